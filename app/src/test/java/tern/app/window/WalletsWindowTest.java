package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.feed.Samples;
import tern.app.theme.Theme;
import tern.app.wallets.AddressBook;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keystore.KeyMaterial;
import tern.wallet.keystore.Keystore;

/// The page of wallets and the address book through the real window, over real files.
@ExtendWith(ApplicationExtension.class)
class WalletsWindowTest {

    private static final String WORDS = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";
    private static final String ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

    private final FakeWorld world = new FakeWorld();
    private Stage stage;
    private WindowRig window;

    @Start
    void start(Stage given) throws Exception {
        stage = given;
        world.lives();
        Keystore keystore = Keystore.open(world.folders.wallets());
        try (Secret uri = Secret.takeChars("//Alice".toCharArray());
                KeyMaterial alice = KeyMaterial.ofUri(KeyScheme.SR25519, uri);
                Secret other = Secret.takeChars("//Miner".toCharArray());
                KeyMaterial miner = KeyMaterial.ofUri(KeyScheme.SR25519, other)) {
            keystore.createColdkey("savings", alice, Optional.empty());
            keystore.createHotkey("savings", "default", miner, Optional.empty());
            keystore.addWatchOnly("treasury", miner.account());
        }
    }

    @AfterEach
    void closes(FxRobot robot) {
        if (window != null) {
            window.close();
        } else {
            robot.interact(stage::hide);
        }
    }

    private void open(FxRobot robot) {
        window = new WindowRig(stage, robot, world.parts(), 1440, 900, Theme.DARK).waiting(Duration.ofSeconds(30));
        until(() -> window.shows("#nav-wallets"));
        window.fire("#nav-wallets");
        until(() -> window.shows("#wallet-card-savings"));
    }

    private String focus() {
        Node owner = window.main().scene().getFocusOwner();
        return owner == null || owner.getId() == null ? "" : owner.getId();
    }

    private static void until(Callable<Boolean> condition) {
        WindowRig.until(Duration.ofSeconds(30), condition);
    }

    @Test
    void walletsAreATreeThatIsLookedAfter(FxRobot robot) throws Exception {
        open(robot);
        assertThat(window.text("#wallet-kind-savings")).isEqualTo("No password");
        assertThat(window.text("#wallet-kind-treasury")).isEqualTo("Watched, no key");
        assertThat(window.shows("#hotkey-address-savings-default")).isTrue();
        assertThat(robot.lookup("#wallet-back-up-treasury").tryQuery()).as("nothing to back up").isEmpty();
        window.assertEverythingHasAName();
        window.pictures("wallets");

        window.fire("#wallet-label-savings");
        window.fill("#wallet-label-text", "For the children");
        window.fire("#wallet-label-go");
        until(() -> window.shows("#wallets-said"));
        until(() -> window.text("#wallet-card-savings .wallet-title").equals("For the children"));

        window.fire("#wallet-hotkey-savings");
        window.fill("#wallet-hotkey-name", "default");
        window.fire("#wallet-hotkey-go");
        until(() -> window.shows("#wallet-form-wrong"));
        window.fill("#wallet-hotkey-name", "second");
        window.fire("#wallet-hotkey-go");
        until(() -> window.shows("#hotkey-address-savings-second"));

        window.fire("#wallet-verify-savings");
        window.fill("#wallet-verify-word-1", WORDS);
        until(() -> robot.lookup("#wallet-verify-word-12").<TextInputControl>query().getText().equals("walk"));
        window.fire("#wallet-verify-words-go");
        until(() -> window.shows("#wallet-form-wrong"));
        assertThat(window.text("#wallet-form-wrong")).contains("another address");
        window.fill("#wallet-verify-path", "//Alice");
        robot.interact(() -> robot.lookup("#wallet-verify-word-1").<TextInputControl>query().clear());
        window.assertEverythingHasAName();
        window.fill("#wallet-verify-word-1", WORDS);
        until(() -> robot.lookup("#wallet-verify-word-1").<TextInputControl>query().getText().equals("bottom"));
        window.fire("#wallet-verify-words-go");
        until(() -> window.shows("#wallets-said"));
        assertThat(window.text("#wallets-said")).contains("All right").contains(ALICE);

        window.fire("#wallet-back-up-savings");
        window.fill("#wallet-export-password", "correct horse battery");
        window.fill("#wallet-export-password-again", "correct horse battery");
        window.pictures("wallets-back-up");
        Path file = world.folders.data().resolveSibling("savings.json");
        world.chosen = Optional.of(file);
        window.fire("#wallet-export-go");
        until(() -> window.text("#wallets-said").startsWith("Saved"));
        try (Secret json = Keystore.readExport(file);
                Secret password = Secret.takeChars("correct horse battery".toCharArray());
                KeyMaterial opened = Keystore.openExport(json, Optional.of(password))) {
            assertThat(opened.account().address()).isEqualTo(ALICE);
        }
        window.fire("#wallets-add");
        until(() -> window.shows("#welcome-back"));
    }

    @Test
    void guessesOfAPasswordSlowDownInEveryForm(FxRobot robot) throws Exception {
        try (Secret uri = Secret.takeChars("//Bob".toCharArray());
                KeyMaterial bob = KeyMaterial.ofUri(KeyScheme.SR25519, uri)) {
            Keystore.open(world.folders.wallets())
                    .createColdkey("vault", bob, Optional.of(Secret.takeChars("open sesame".toCharArray())));
        }
        open(robot);
        window.fire("#wallet-verify-vault");
        assertThat(focus()).isEqualTo("wallet-password");
        window.fill("#wallet-password", "open sesame");
        WindowRig.key(KeyCode.ENTER);
        until(() -> window.shows("#wallets-said"));
        assertThat(window.text("#wallets-said")).contains("All right");
        window.fire("#wallet-verify-vault");
        for (int i = 1; i <= 2; i++) {
            window.fill("#wallet-password", "guess " + i);
            window.fire("#wallet-verify-password-go");
            int pause = i;
            until(() -> window.text("#wallet-form-wrong").endsWith("can be tried in " + pause + " s."));
            assertThat(window.text("#wallet-form-wrong")).startsWith("The password is wrong");
            world.now = world.now.plusMillis(1_000L * pause - 1);
            window.fill("#wallet-password", "open sesame");
            window.fire("#wallet-verify-password-go");
            until(() -> window.text("#wallet-form-wrong").startsWith("The next password"));
            world.now = world.now.plusMillis(1);
        }
        window.fill("#wallet-password", "guess 3");
        window.fire("#wallet-verify-password-go");
        until(() -> window.text("#wallet-form-wrong").contains("in 5 s"));
        window.picture("wallets-dark-slowed-down");
        window.fire("#wallet-back-up-vault");
        Path file = world.folders.data().resolveSibling("vault.json");
        world.chosen = Optional.of(file);
        window.fill("#wallet-password", "open sesame");
        window.fill("#wallet-export-password", "correct horse battery");
        window.fill("#wallet-export-password-again", "correct horse battery");
        window.fire("#wallet-export-go");
        until(() -> window.text("#wallet-form-wrong").startsWith("The next password"));
        assertThat(file).doesNotExist();
        world.now = world.now.plusSeconds(5);
        window.fill("#wallet-password", "open sesame");
        window.fill("#wallet-export-password", "correct horse battery");
        window.fill("#wallet-export-password-again", "correct horse battery");
        window.fire("#wallet-export-go");
        until(() -> window.shows("#wallets-said"));
        assertThat(file).exists();
    }

    @Test
    void theAddressBookIsFilledSearchedAndUndone(FxRobot robot) {
        open(robot);
        window.fire("#wallets-tab-book");
        until(() -> window.shows("#book-add"));
        assertThat(window.text("#book-entries .begin-line")).startsWith("No addresses yet");
        window.fire("#book-add");
        window.fill("#book-name", "Anna");
        window.fill("#book-address", "5Wrong");
        window.fire("#book-save");
        until(() -> window.shows("#book-wrong"));
        window.pictures("book-wrong");
        window.fill("#book-address", Samples.account("anna").address());
        window.fire("#book-save");
        until(() -> window.shows("#book-edit-Anna"));
        window.fire("#book-add");
        window.fill("#book-name", "Kraken");
        window.fill("#book-address", Samples.account("kraken").address());
        window.fill("#book-note", "deposit address, changed in May");
        window.press("#book-exchange");
        WindowRig.key(KeyCode.ENTER);
        until(() -> window.shows("#book-edit-Kraken"));
        window.assertEverythingHasAName();
        window.pictures("book");
        AddressBook book = window.main().addressBook();
        assertThat(book.of(Samples.account("kraken")).orElseThrow().exchange()).isTrue();
        window.fire("#book-remove-Anna");
        until(() -> window.shows("#book-undo"));
        assertThat(window.shows("#book-edit-Anna")).isFalse();
        window.fire("#book-undo");
        until(() -> window.shows("#book-edit-Anna"));
        window.fill("#book-search", "kra");
        until(() -> !window.shows("#book-edit-Anna"));
        assertThat(window.shows("#book-edit-Kraken")).isTrue();
        Path table = world.folders.data().resolveSibling("book.csv");
        world.chosen = Optional.of(table);
        window.fire("#book-export");
        until(() -> Files.exists(table));
        window.fire("#book-import");
        until(() -> window.text("#book-said").startsWith("New: 0. There already: 2."));
    }
}
