package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.boot.SettingsStore;
import tern.app.feed.Samples;
import tern.app.practice.PracticeNetwork;
import tern.app.shell.ShellPresenter.Wish;
import tern.app.theme.Theme;
import tern.app.ui.Texts;
import tern.app.wallets.Labels;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.ChainOptions;
import tern.wallet.keystore.Keystore;

/// Files that a full disk or a crash left damaged, before and while the window is open: no wallet is hidden, it is said,
/// and nothing is lost. Over real settings, labels, address book and wallets.
@ExtendWith(ApplicationExtension.class)
class DamagedFilesWindowTest {

    private final FakeWorld world = new FakeWorld();
    private final Path settings = world.folders.settingsFile();
    private final Path book = world.folders.data().resolve("addresses.json");
    private Stage stage;
    private WindowRig window;
    private String sound = "";

    @Start
    void start(Stage given) throws Exception {
        stage = given;
        world.lives();
        Keystore.open(world.folders.wallets()).addWatchOnly("cold", Samples.account("cold"));
        Keystore.open(world.folders.wallets()).addWatchOnly("old", Samples.account("old"));
        labels().set(Samples.account("cold"), "For the children");
        new SettingsStore(settings).update(kept -> kept.withNetwork("finney").withText("wallet", "cold"));
        sound = Files.readString(settings);
        Files.createDirectories(book.getParent());
    }

    @AfterEach
    void closes(FxRobot robot) {
        if (window != null) {
            window.close();
        } else {
            robot.interact(stage::hide);
        }
    }

    private Labels labels() {
        return new Labels(new SettingsStore(settings), Texts.load(world.locale));
    }

    private void open(FxRobot robot) {
        MainScene.Parts made = world.parts();
        MainScene.Parts real = new MainScene.Parts(made.source(),
                new KeystoreWallets(world.folders.wallets(), Optional.of(labels())),
                new SettingsMemory(new SettingsStore(settings)), made.saver(), made.locale(), made.clock(),
                made.background(), made.desk(), SettingsWiring.parts(world.folders, ChainOptions.standard(),
                        PracticeNetwork.of(world.folders), made.background()),
                world.folders, made.choosers(), made.history(), made.market(), made.tap());
        window = new WindowRig(stage, robot, real, 1440, 900,
                new Wish(Optional.of(Networks.finney()), Optional.empty(), Optional.of(Theme.DARK)));
    }

    private List<String> notices(FxRobot robot) {
        window.fire("#notices");
        WindowRig.until(() -> window.shows("#notices-panel"));
        List<String> words = robot.lookup(".notice-words")
                .queryAll()
                .stream()
                .map(node -> ((Labeled) node).getText())
                .toList();
        robot.type(KeyCode.ESCAPE);
        WindowRig.until(() -> !window.shows("#notices-panel"));
        return words;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"leaves\":\"seen\",\"label", "[]", "\"text\"", "\u0000\u0000\u0000", "no settings"})
    void damagedSettingsHideNoWalletAndAreKept(String damage, FxRobot robot) throws Exception {
        Files.writeString(settings, damage);
        open(robot);
        WindowRig.until(() -> window.shows("#welcome-folder"));
        assertThat(window.text("#welcome-folder-line")).contains("2 ");
        assertThat(window.text("#toast")).contains("settings.json.damaged");
        window.picture("welcome-dark-damaged-settings");
        window.fire("#welcome-folder");
        WindowRig.until(() -> window.shows("#leaves-on"));
        window.fire("#leaves-on");
        WindowRig.until(() -> window.shows("#home-total"));
        Path aside = settings.resolveSibling("settings.json.damaged");
        assertThat(notices(robot)).containsOnlyOnce(
                "The settings and your labels could not be read, so Tern goes on with the usual settings. Your wallets "
                        + "are untouched. The damaged file is kept as " + aside + ".");
        assertThat(Files.readString(aside)).isEqualTo(damage);
        window.fire("#nav-wallets");
        WindowRig.until(() -> window.shows("#wallet-card-cold") && window.shows("#wallet-card-old"));
        assertThat(window.text("#wallet-card-cold .wallet-title")).isEqualTo("cold");
        window.fire("#wallet-label-cold");
        window.fill("#wallet-label-text", "For the children");
        window.fire("#wallet-label-go");
        WindowRig.until(() -> window.text("#wallet-card-cold .wallet-title").equals("For the children"));
        assertThat(new SettingsStore(settings).load().text("leaves")).isPresent();
    }

    @Test
    void settingsThatAreDamagedWhileTheWindowIsOpenHideNoWalletEither(FxRobot robot) throws Exception {
        open(robot);
        WindowRig.until(() -> window.shows("#home-total"));
        assertThat(notices(robot)).noneMatch(words -> words.contains("damaged"));
        window.fire("#nav-wallets");
        WindowRig.until(() -> window.text("#wallet-card-cold .wallet-title").equals("For the children"));
        String half = sound.substring(0, sound.length() / 2);
        Files.writeString(settings, half);
        window.fire("#wallets-again");
        WindowRig.until(() -> window.shows("#wallets-problem-sentence"));
        assertThat(window.text("#wallets-problem-sentence")).contains("settings.json.damaged");
        assertThat(window.text("#wallet-card-cold .wallet-title")).isEqualTo("cold");
        assertThat(window.shows("#wallet-card-old")).isTrue();
        window.picture("wallets-dark-damaged-settings");
        assertThat(settings.resolveSibling("settings.json.damaged")).hasContent(half);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"addresses\":[{\"name\":\"An", "[]", "\u0000\u0001",
            "{\"addresses\":[{\"name\":7}]}"})
    void aDamagedAddressBookIsSaidAndKept(String damage, FxRobot robot) throws Exception {
        Files.writeString(book, damage);
        open(robot);
        WindowRig.until(() -> window.shows("#home-total"));
        Path aside = book.resolveSibling("addresses.json.damaged");
        String sentence = "The address book could not be read, so entries may be missing. The damaged file is kept as "
                + aside + ".";
        assertThat(notices(robot)).containsOnlyOnce(sentence);
        assertThat(Files.readString(aside)).isEqualTo(damage);
        window.fire("#nav-wallets");
        WindowRig.until(() -> window.shows("#wallet-card-cold"));
        window.fire("#wallets-tab-book");
        WindowRig.until(() -> window.shows("#book-problem-sentence"));
        assertThat(window.text("#book-problem-sentence")).isEqualTo(sentence);
        window.picture("book-dark-damaged");
        window.fire("#book-add");
        window.fill("#book-name", "Anna");
        window.fill("#book-address", Samples.account("anna").address());
        window.fire("#book-save");
        WindowRig.until(() -> window.shows("#book-edit-Anna"));
    }
}
