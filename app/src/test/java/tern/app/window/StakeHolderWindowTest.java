package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
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
import tern.app.help.GuidePage;
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

        closely(robot);
        poolAndRewards(robot);
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
        assertThat(GuideWindowTest.helpOn(window.main())).isEqualTo(GuidePage.CLAIM);
        claims(robot);
        until(() -> !window.shows("#stake-idle"));
        window.picture("stake-dark-claimed");
    }

    /// From one fund alone, then from all; then it stands among what was earned.
    private void claims(FxRobot robot) {
        assertThat(robot.lookup("#stake-fund").queryAll()).hasSizeGreaterThan(1);
        // what is owed grows from block to block: only which is more can be said beforehand
        BigDecimal all = received();
        window.fire("#stake-fund-choose");
        until(() -> window.shows("#stake-free-after") && isBetween(BigDecimal.ZERO, received(), all));
        assertThat(window.shows(".chosen-word")).isTrue();
        BigDecimal one = received();
        window.fire("#stake-fund-all");
        until(() -> window.shows("#stake-free-after") && received().compareTo(one) > 0);
        window.fire("#stake-fund-choose");
        until(() -> window.shows("#stake-free-after") && isBetween(BigDecimal.ZERO, received(), all));
        String chosen = window.text("#stake-receive");
        sign();
        // the one that is left, and what the other has come to owe again meanwhile
        until(() -> window.shows("#stake-free-after") && !window.text("#stake-receive").equals(chosen));
        window.picture("stake-dark-claimed-one");
        sign();
        window.fire("#stake-action-add");
        robot.interact(() -> window.main().stake().open(0, Optional.empty()));
        window.fire("#stake-tab-rewards");
        until(() -> window.shows("#stake-earned-total"));
        assertThat(window.text("#stake-earned-total")).endsWith("came from claims.");
        window.picture("stake-rewards-dark-claims");
    }

    /// What the quote says; zero while it says nothing.
    private BigDecimal received() {
        String figures = window.text("#stake-receive").replaceAll("[^0-9.]", "");
        return figures.isEmpty() ? BigDecimal.ZERO : new BigDecimal(figures);
    }

    private static boolean isBetween(BigDecimal least, BigDecimal number, BigDecimal most) {
        return number.compareTo(least) > 0 && number.compareTo(most) < 0;
    }

    /// How many stake with each, and everything that is known of one.
    private void closely(FxRobot robot) {
        until(() -> validators(robot).getItems()
                .stream()
                .anyMatch(row -> row.more().nominators().filter(count -> count.number() > 0).isPresent()));
        assertThat(window.shows("#stake-root-jumps")).as("of root alone").isFalse();
        assertThat(validators(robot).getColumns()).as("as pictured, at 1440 pixels")
                .extracting(TableColumn::getId)
                .containsExactly("stake-validators-validator", "stake-validators-yield", "stake-validators-fee",
                        "stake-validators-stake", "stake-validators-nominators", "stake-validators-trust",
                        "stake-validators-line", "stake-validators-choose");
        window.fire("#stake-validator-details");
        until(() -> window.shows("#stake-validator-takes")
                && robot.lookup("#stake-validator-takes .faint").<Labeled>query().getText().contains("fee"));
        window.picture("stake-dark-validator");
        window.assertEverythingHasAName();
        robot.type(KeyCode.ESCAPE);
        until(() -> !window.shows("#stake-validator-takes"));
        // what is hidden makes room, and is hidden the next time, too
        robot.interact(() -> column(robot, "stake-validators-line").setSelected(false));
        robot.interact(() -> column(robot, "stake-validators-trust").setSelected(false));
        assertThat(validators(robot).getColumns()).extracting(TableColumn::getId)
                .contains("stake-validators-own")
                .doesNotContain("stake-validators-line", "stake-validators-trust");
        until(() -> kept().contains("hidden:stake-validators-trust hidden:stake-validators-line"));
        robot.interact(() -> column(robot, "stake-validators-line").setSelected(true));
    }

    private static CheckMenuItem column(FxRobot robot, String id) {
        return robot.lookup("#stake-validators-columns")
                .<MenuButton>query()
                .getItems()
                .stream()
                .filter(item -> id.equals(item.getId()))
                .map(CheckMenuItem.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String kept() throws Exception {
        return Files.readString(PastRig.folders(home, "holder").settingsFile());
    }

    /// What the pool takes, and what own stake earned there, of the subnet that is chosen.
    private void poolAndRewards(FxRobot robot) {
        WindowRig.until(Duration.ofMinutes(3), () -> !rig.isFilling());
        window.fire("#stake-tab-pool");
        until(() -> window.shows("#stake-pool-depth-100") && window.shows("#stake-pool-depth-buy-500"));
        assertThat(window.text("#stake-pool-depth-100")).startsWith("sell ").endsWith(" τ");
        assertThat(window.text("#stake-pool-depth-buy-100")).startsWith("stake ").contains(" τ for ");
        assertThat(window.text("#stake-pool-pool")).matches("[0-9,]+ τ · .+");
        assertThat(window.text("#stake-rules-least")).isEqualTo("0.002000000 τ");
        assertThat(window.text("#stake-rules-fee")).isEqualTo("0.05% of each trade");
        until(() -> window.shows("#stake-price-chart"));
        assertThat(window.shows("#stake-validators")).isFalse();
        window.pictures("stake-pool");
        window.assertEverythingHasAName();
        window.fire("#stake-tab-rewards");
        until(() -> !earned(robot).getItems().isEmpty() && window.shows("#stake-earned-chart"));
        assertThat(window.text("#stake-earned-total")).matches("[0-9,.]+ . earned, worth [0-9,.]+ τ .+");
        window.pictures("stake-rewards");
        window.assertEverythingHasAName();
        window.shortcut(KeyCode.H);
        until(() -> window.text("#stake-earned-total").contains("••"));
        window.picture("stake-rewards-dark-hidden");
        window.shortcut(KeyCode.H);
        // another subnet's are another's
        String before = window.text("#stake-earned-total");
        robot.interact(() -> window.main().stake().open(0, Optional.empty()));
        until(() -> window.text("#stake-earned-note").startsWith("What root stake earns waits"));
        assertThat(window.shows("#stake-earned-total")).isFalse();
        window.fire("#stake-tab-pool");
        until(() -> window.text("#stake-pool-note").startsWith("Root has no pool"));
        assertThat(window.shows("#stake-price-chart")).isFalse();
        window.fire("#stake-tab-rewards");
        robot.interact(() -> window.main().stake().open(64, Optional.empty()));
        until(() -> window.shows("#stake-earned-total") && window.text("#stake-earned-total").equals(before));
        window.fire("#stake-tab-validators");
        assertThat(window.shows("#stake-validators")).isTrue();
        window.fill("#stake-amount", "25");
        until(() -> window.shows("#stake-free-after"));
    }

    private static TableView<?> earned(FxRobot robot) {
        return robot.lookup("#stake-earned-rows").query();
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
