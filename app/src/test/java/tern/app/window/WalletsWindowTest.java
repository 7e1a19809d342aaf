package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import tern.app.feed.Samples;
import tern.app.shell.ShellPresenter.Wish;
import tern.app.theme.Theme;
import tern.app.wallets.AddressBook;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keystore.KeyMaterial;
import tern.wallet.keystore.Keystore;

/// The page of wallets and the address book through the real window, over real files.
@ExtendWith(ApplicationExtension.class)
class WalletsWindowTest {

    private static final Path SCREENS = Path.of("target", "screens");
    private static final String WORDS = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";
    private static final String ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

    private final FakeWorld world = new FakeWorld();
    private Stage stage;
    private MainScene main;

    @Start
    void start(Stage given) throws Exception {
        Files.createDirectories(SCREENS);
        stage = given;
        world.source.answering(Samples.live(Samples.portfolio(), FakeWorld.NOW.minusSeconds(4)));
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
        robot.interact(() -> {
            if (main != null) {
                main.close();
            }
            stage.hide();
        });
    }

    private void open(FxRobot robot) {
        robot.interact(() -> {
            main = new MainScene(world.parts(), 1440, 900);
            stage.setScene(main.scene());
            stage.setWidth(1440);
            stage.setHeight(900);
            main.start(new Wish(Optional.empty(), Optional.empty(), Optional.of(Theme.DARK)));
            stage.show();
        });
        until(() -> isShown(robot, "#nav-wallets"));
        press(robot, "#nav-wallets");
        until(() -> isShown(robot, "#wallet-card-savings"));
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(30)).until(() -> WaitForAsyncUtils.waitForAsyncFx(10_000, condition));
    }

    private static boolean isShown(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().filter(node -> {
            for (Node at = node; at != null; at = at.getParent()) {
                if (!at.isVisible()) {
                    return false;
                }
            }
            return true;
        }).isPresent();
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).<Labeled>query().getText();
    }

    private static void fill(FxRobot robot, String query, String text) {
        robot.interact(() -> robot.lookup(query).<TextInputControl>query().setText(text));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void press(FxRobot robot, String query) {
        until(() -> isShown(robot, query));
        robot.interact(() -> robot.lookup(query).<ButtonBase>query().fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void pictures(FxRobot robot, String name) {
        picture(robot, name + "-dark-1440x900");
        robot.interact(() -> main.look().wear(Theme.LIGHT));
        picture(robot, name + "-light-1440x900");
        robot.interact(() -> {
            stage.setWidth(1024);
            stage.setHeight(700);
        });
        picture(robot, name + "-light-1024x700");
        robot.interact(() -> {
            main.look().wear(Theme.DARK);
            main.look().zoom(200);
        });
        picture(robot, name + "-dark-1024x700-zoom-200");
        for (Node node : robot.lookup(".button").queryAll()) {
            assertThat(node.localToScene(node.getLayoutBounds()).getMaxX()).as("%s: %s", name, node)
                    .isLessThanOrEqualTo(1025);
        }
        robot.interact(() -> {
            main.look().zoom(100);
            stage.setWidth(1440);
            stage.setHeight(900);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void picture(FxRobot robot, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            try {
                new PictureFile(SCREENS.resolve(name + ".png")).save(main.scene().snapshot(null));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void assertEverythingHasAName(FxRobot robot) {
        List<String> nameless = new ArrayList<>();
        robot.interact(() -> collect(main.scene().getRoot(), nameless));
        assertThat(nameless).isEmpty();
    }

    private static void collect(Node node, List<String> nameless) {
        if (node instanceof ButtonBase || node instanceof TextInputControl) {
            boolean named = node.getAccessibleText() != null && !node.getAccessibleText().isBlank()
                    || node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank();
            if (!named || node.getId() == null) {
                nameless.add(node.toString());
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, nameless));
        }
    }

    @Test
    void walletsAreATreeThatIsLookedAfter(FxRobot robot) throws Exception {
        open(robot);
        assertThat(text(robot, "#wallet-kind-savings")).isEqualTo("No password");
        assertThat(text(robot, "#wallet-kind-treasury")).isEqualTo("Watched, no key");
        assertThat(isShown(robot, "#hotkey-address-savings-default")).isTrue();
        assertThat(robot.lookup("#wallet-back-up-treasury").tryQuery()).as("nothing to back up").isEmpty();
        assertEverythingHasAName(robot);
        pictures(robot, "wallets");

        press(robot, "#wallet-label-savings");
        fill(robot, "#wallet-label-text", "For the children");
        press(robot, "#wallet-label-go");
        until(() -> isShown(robot, "#wallets-said"));
        until(() -> text(robot, "#wallet-card-savings .wallet-title").equals("For the children"));

        press(robot, "#wallet-hotkey-savings");
        fill(robot, "#wallet-hotkey-name", "default");
        press(robot, "#wallet-hotkey-go");
        until(() -> isShown(robot, "#wallet-form-wrong"));
        fill(robot, "#wallet-hotkey-name", "second");
        press(robot, "#wallet-hotkey-go");
        until(() -> isShown(robot, "#hotkey-address-savings-second"));

        press(robot, "#wallet-verify-savings");
        fill(robot, "#wallet-verify-word-1", WORDS);
        until(() -> robot.lookup("#wallet-verify-word-12").<TextInputControl>query().getText().equals("walk"));
        press(robot, "#wallet-verify-words-go");
        until(() -> isShown(robot, "#wallet-form-wrong"));
        assertThat(text(robot, "#wallet-form-wrong")).contains("another address");
        fill(robot, "#wallet-verify-path", "//Alice");
        robot.interact(() -> robot.lookup("#wallet-verify-word-1").<TextInputControl>query().clear());
        assertEverythingHasAName(robot);
        fill(robot, "#wallet-verify-word-1", WORDS);
        until(() -> robot.lookup("#wallet-verify-word-1").<TextInputControl>query().getText().equals("bottom"));
        press(robot, "#wallet-verify-words-go");
        until(() -> isShown(robot, "#wallets-said"));
        assertThat(text(robot, "#wallets-said")).contains("All right").contains(ALICE);

        press(robot, "#wallet-back-up-savings");
        fill(robot, "#wallet-export-password", "correct horse battery");
        fill(robot, "#wallet-export-password-again", "correct horse battery");
        pictures(robot, "wallets-back-up");
        Path file = world.folders.data().resolveSibling("savings.json");
        world.chosen = Optional.of(file);
        press(robot, "#wallet-export-go");
        until(() -> text(robot, "#wallets-said").startsWith("Saved"));
        try (Secret json = Keystore.readExport(file);
                Secret password = Secret.takeChars("correct horse battery".toCharArray());
                KeyMaterial opened = Keystore.openExport(json, Optional.of(password))) {
            assertThat(opened.account().address()).isEqualTo(ALICE);
        }
        press(robot, "#wallets-add");
        until(() -> isShown(robot, "#welcome-back"));
    }

    @Test
    void theAddressBookIsFilledSearchedAndUndone(FxRobot robot) {
        open(robot);
        press(robot, "#wallets-tab-book");
        until(() -> isShown(robot, "#book-add"));
        press(robot, "#book-add");
        fill(robot, "#book-name", "Anna");
        fill(robot, "#book-address", "5Wrong");
        press(robot, "#book-save");
        until(() -> isShown(robot, "#book-wrong"));
        pictures(robot, "book-wrong");
        fill(robot, "#book-address", Samples.account("anna").address());
        press(robot, "#book-save");
        until(() -> isShown(robot, "#book-edit-Anna"));
        press(robot, "#book-add");
        fill(robot, "#book-name", "Kraken");
        fill(robot, "#book-address", Samples.account("kraken").address());
        fill(robot, "#book-note", "deposit address, changed in May");
        press(robot, "#book-exchange");
        press(robot, "#book-save");
        until(() -> isShown(robot, "#book-edit-Kraken"));
        assertEverythingHasAName(robot);
        pictures(robot, "book");
        AddressBook book = main.addressBook();
        assertThat(book.of(Samples.account("kraken")).orElseThrow().exchange()).isTrue();
        press(robot, "#book-remove-Anna");
        until(() -> isShown(robot, "#book-undo"));
        assertThat(isShown(robot, "#book-edit-Anna")).isFalse();
        press(robot, "#book-undo");
        until(() -> isShown(robot, "#book-edit-Anna"));
        fill(robot, "#book-search", "kra");
        until(() -> !isShown(robot, "#book-edit-Anna"));
        assertThat(isShown(robot, "#book-edit-Kraken")).isTrue();
        Path table = world.folders.data().resolveSibling("book.csv");
        world.chosen = Optional.of(table);
        press(robot, "#book-export");
        until(() -> Files.exists(table));
        press(robot, "#book-import");
        until(() -> text(robot, "#book-said").startsWith("New: 0. There already: 2."));
    }
}
