package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.transact.LyingNode;
import tern.app.transact.PracticeWorld;
import tern.wallet.bittensor.SystemAccounts;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;

/// A German window says in German what is said far from it: by the wallets' files, by plans, by connections.
@ExtendWith(ApplicationExtension.class)
class LanguageWindowTest {

    private static final AccountId FRIEND = AccountId.of(Hash32.parse("0x" + "3d".repeat(32)).bytes());

    @TempDir
    private static Path home;
    private static PracticeWorld world;

    private final Locale before = Locale.getDefault(Locale.Category.DISPLAY);
    private Stage stage;
    private LyingNode node;
    private SendRig rig;
    private WindowRig window;

    @BeforeAll
    static void starts() throws Exception {
        world = PracticeWorld.start(home, "current", Duration.ofSeconds(1));
        world.give(world.wallet("savings", Optional.of(PracticeWorld.PASSWORD)), "1000");
        Path broken = Files.createDirectories(world.folders().wallets().resolve("broken"));
        Files.writeString(broken.resolve("coldkey"), "noise");
    }

    @AfterAll
    static void stops() {
        world.close();
    }

    @Start
    void start(Stage given) {
        stage = given;
    }

    private void open(FxRobot robot) throws Exception {
        Locale.setDefault(Locale.Category.DISPLAY, Locale.GERMAN);
        node = LyingNode.before(world);
        rig = new SendRig(stage, robot, world, node.network(), "savings", Locale.GERMAN);
        window = rig.window();
    }

    @AfterEach
    void ends() throws Exception {
        Locale.setDefault(Locale.Category.DISPLAY, before);
        if (rig != null) {
            rig.close();
        }
        if (node != null) {
            node.end();
        }
    }

    @Test
    void aRefusedPlanAndALostNodeAreSaidInGerman(FxRobot robot) throws Exception {
        open(robot);
        window.fill("#send-to", SystemAccounts.subnetPot(1).address());
        window.fill("#send-amount", "12.5");
        SendRig.until(() -> window.shows("#send-to-wrong"));
        assertThat(window.text("#send-to-wrong")).contains("das eigene Konto eines Subnetzes");
        window.fill("#send-to", FRIEND.address());
        window.fill("#send-amount", "99999");
        SendRig.until(() -> window.shows("#send-amount-wrong"));
        assertThat(window.text("#send-amount-wrong")).startsWith("Das freie TAO reicht nicht: 999,")
                .contains("und dies braucht mit der Gebühr 99999,");
        window.picture("transfer-dark-german-refused");

        node.end();
        SendRig.until(() -> rig.now().problem().isPresent());
        rig.go("home");
        SendRig.until(() -> window.shows("#home-problem-sentence")
                && window.text("#home-problem-sentence").contains("Prüfen Sie"));
        assertThat(window.text("#home-problem-sentence")).startsWith("ws://127.0.0.1:")
                .endsWith("Prüfen Sie die Adresse und die Netzwerkverbindung.");
        window.picture("home-dark-german-lost");
    }

    @Test
    void aDamagedWalletAndAWrongPasswordAreSaidInGerman(FxRobot robot) throws Exception {
        open(robot);
        rig.go("wallets");
        SendRig.until(() -> window.shows("#wallet-card-broken"));
        assertThat(robot.lookup("#wallet-card-broken .warning-text").queryAllAs(Label.class))
                .extracting(Labeled::getText)
                .contains("Die Datei coldkey ist keine Schlüsseldatei, die Tern kennt, oder sie ist beschädigt.");
        window.fire("#wallet-verify-savings");
        window.fill("#wallet-password", "not it");
        window.fire("#wallet-verify-password-go");
        SendRig.until(() -> window.shows("#wallet-form-wrong"));
        assertThat(window.text("#wallet-form-wrong"))
                .startsWith("Das Passwort ist falsch, oder die Datei ist beschädigt.");
        window.picture("wallets-dark-german-wrong");
    }
}
