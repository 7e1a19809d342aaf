package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.boot.Folders;
import tern.app.practice.PracticeNetwork;
import tern.app.stake.ValidatorRow;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keystore.KeyMaterial;
import tern.wallet.keystore.Keystore;

/// «Stake» for somebody who has stake since days, over a practice node with a past: measured yields, what validators'
/// funds owe, and stake that earns nothing. History and market are as the program has them.
@ExtendWith(ApplicationExtension.class)
class StakeHolderWindowTest {

    @TempDir
    private static Path home;
    private static final AtomicReference<PracticeNetwork> PRACTICE = new AtomicReference<>();

    private Stage stage;
    private WindowRig window;
    private PastRig rig;

    @BeforeAll
    static void starts() throws Exception {
        PRACTICE.set(PastRig.start(home, Duration.ofSeconds(2)));
    }

    @AfterAll
    static void stops() throws Exception {
        PRACTICE.get().stop();
    }

    @Start
    void start(Stage given) {
        stage = given;
    }

    @AfterEach
    void closes(FxRobot robot, TestInfo test) throws InterruptedException {
        if (window != null) {
            window.picture("last-" + test.getTestMethod().orElseThrow().getName());
            rig.close();
        }
        robot.interact(stage::hide);
    }

    private void open(FxRobot robot) throws Exception {
        Folders folders = PastRig.folders(home, "holder");
        Files.createDirectories(folders.settingsFile().getParent());
        Files.writeString(folders.settingsFile(), "{\"leaves\":\"seen\"}");
        try (Secret uri = Secret.takeBytes("//Wallet".getBytes(StandardCharsets.UTF_8));
                KeyMaterial material = KeyMaterial.ofUri(KeyScheme.SR25519, uri)) {
            Keystore.open(folders.wallets()).createColdkey("holder", material, Optional.empty());
        }
        rig = new PastRig(stage, robot, PRACTICE.get(), folders, "holder");
        window = rig.window();
        until(() -> window.shows("#home-total"));
    }

    private static void until(Callable<Boolean> condition) {
        WindowRig.until(Duration.ofSeconds(90), condition);
    }

    private static TableView<ValidatorRow> validators(FxRobot robot) {
        return robot.lookup("#stake-validators").query();
    }

    @Test
    void whoHasStakeSeesItsYieldMovesWhatEarnsNothingAndClaimsWhatIsOwed(FxRobot robot) throws Exception {
        open(robot);
        // from Home's table, with what stands in its row
        until(() -> window.shows("#position-add"));
        window.picture("home-dark-stake-buttons");
        window.fire("#position-add");
        until(() -> window.shows("#stake-amount"));
        assertThat(window.text("#stake-title")).startsWith("Stake to ");
        robot.interact(() -> window.main().stake().open(64, Optional.empty()));
        until(() -> !validators(robot).getItems().isEmpty());
        // the practice network's past costs nobody anything: it is fetched without being asked for
        until(() -> validators(robot).getItems().stream().anyMatch(row -> row.measured().found().isPresent()));
        window.fill("#stake-validator-filter", "Basalt Stake");
        until(() -> window.shows("#stake-choose"));
        window.fire("#stake-choose");
        window.fill("#stake-validator-filter", "");
        window.fill("#stake-amount", "25");
        until(() -> window.shows("#stake-free-after"));
        until(() -> window.text("#stake-yield").endsWith("a day"));
        window.pictures("stake-yields");

        until(() -> window.shows("#stake-idle"));
        assertThat(window.text(".idle-words")).contains("earns nothing: about ").endsWith("lost each day.");
        window.picture("stake-dark-idle");
        window.fire("#stake-idle-move");
        until(() -> window.shows("#stake-free-after"));
        assertThat(window.text("#stake-title")).startsWith("Move stake from ");
        assertThat(window.text("#stake-there")).startsWith("All of it");
        sign();

        window.fire("#stake-action-claim");
        until(() -> window.shows("#stake-fund") && window.shows("#stake-free-after"));
        window.picture("stake-dark-claim");
        sign();
        until(() -> !window.shows("#stake-idle"));
        window.picture("stake-dark-claimed");
    }

    private void sign() {
        window.fire("#stake-review");
        until(() -> {
            window.readOn();
            return window.shows("#review-sign") && !window.shows("#review-more");
        });
        window.waiting(Duration.ofSeconds(30)).fire("#review-sign");
        until(() -> !window.shows("#review"));
        until(() -> window.shows("#sent-stage") && window.text("#sent-stage").equals("Finalized"));
    }
}
