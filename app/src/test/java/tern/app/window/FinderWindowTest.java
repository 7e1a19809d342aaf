package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import tern.app.feed.Samples;
import tern.app.shell.FinderEntry;
import tern.app.theme.Theme;
import tern.app.ui.PositionRow;
import tern.app.ui.Texts;
import tern.app.wallets.Contact;
import tern.app.wallets.StoredAddressBook;
import tern.wallet.bittensor.Subnet;
import tern.wallet.bittensor.Validator;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.PortfolioSnapshot;

/// What the finder finds of the chain and of the address book.
@ExtendWith(ApplicationExtension.class)
class FinderWindowTest {

    private final FakeWorld world = new FakeWorld();
    private Stage stage;
    private WindowRig window;

    @Start
    void start(Stage given) {
        stage = given;
        world.lives();
    }

    @AfterEach
    void closes() {
        window.close();
    }

    private void open(FxRobot robot) {
        window = new WindowRig(stage, robot, world.parts(), 1440, 900, Theme.DARK);
    }

    private static TableView<PositionRow> table(FxRobot robot) {
        return robot.lookup("#home-positions").query();
    }

    private static void until(Callable<Boolean> condition) {
        WindowRig.until(Duration.ofSeconds(20), condition);
    }

    private void find(FxRobot robot, String typed) {
        window.shortcut(KeyCode.K);
        robot.write(typed);
        WindowRig.settle();
    }

    private static List<FinderEntry> found(FxRobot robot) {
        return List.copyOf(robot.lookup("#finder-results").<ListView<FinderEntry>>query().getItems());
    }

    @Test
    void theFinderFindsSubnetsAndValidatorsThatOneHasNothingOf(FxRobot robot) {
        AccountId owner = Samples.account("owner of many");
        AccountId stranger = Samples.account("a validator without a name");
        List<Validator> many = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            many.add(new Validator(Samples.account("validator " + i), Optional.of(owner),
                    i % 2 == 0 ? Optional.of("Validator " + i) : Optional.empty()));
        }
        many.add(new Validator(stranger, Optional.empty(), Optional.empty()));
        // one's own is found once, as one's own
        many.add(new Validator(Samples.account("hotkey Taostats64"), Optional.of(owner), Optional.of("Taostats")));
        world.source.knowing(many);
        PortfolioSnapshot mine = Samples.portfolio();
        Map<Integer, Subnet> all = new TreeMap<>(mine.subnets());
        for (int netuid = 100; netuid < 228; netuid++) {
            all.put(netuid, new Subnet(netuid, "Foundry " + netuid, "ф", Samples.tao("0.05"), Samples.tao("1000"),
                    Samples.tao("2000"), Samples.tao("3000"), 360, Optional.of(owner), Optional.empty()));
        }
        open(robot);
        world.source.publish(state -> state.withSnapshot(new PortfolioSnapshot(mine.networkId(), mine.genesis(),
                mine.specVersion(), mine.block(), mine.blockTime(), mine.accounts(), all)));
        until(() -> table(robot).getItems().size() == 6);

        find(robot, "foundry 137");
        until(() -> found(robot).size() == 1);
        window.picture("finder-subnet-dark");
        robot.type(KeyCode.ENTER);
        until(() -> window.shows("#subnets-detail-title"));
        assertThat(window.text("#subnets-detail-title")).isEqualTo("Foundry 137");
        window.picture("finder-subnet-page-dark");

        find(robot, "validator 2998");
        until(() -> found(robot).stream().anyMatch(entry -> entry.title().equals("Validator 2998")));
        robot.type(KeyCode.ENTER);
        until(() -> window.shows("#validator-card"));
        assertThat(texts(robot, "#validator-card")).contains("Validator 2998")
                .anyMatch(text -> text.contains("claim")
                        || text.contains("Nobody has checked it"));
        window.picture("finder-validator-card-dark");
        robot.type(KeyCode.ESCAPE);

        find(robot, stranger.address().substring(10, 24));
        until(() -> found(robot).size() == 1);
        robot.type(KeyCode.ENTER);
        until(() -> window.shows("#validator-card"));
        assertThat(texts(robot, "#validator-card")).contains("The owner gave no name.");
        robot.type(KeyCode.ESCAPE);

        find(robot, "taostats");
        until(() -> !found(robot).isEmpty());
        assertThat(found(robot)).extracting(FinderEntry::title).containsExactly("Taostats");
        robot.type(KeyCode.ENTER);
        until(() -> table(robot).getSelectionModel().getSelectedItem() != null);
        assertThat(table(robot).getSelectionModel().getSelectedItem().key().netuid()).isEqualTo(64);
    }

    @Test
    void theSameListIsMadeReadyOnce(FxRobot robot) {
        world.source.knowing(List.of(
                new Validator(Samples.account("a validator"), Optional.empty(), Optional.of("Zebra"))));
        open(robot);
        until(() -> table(robot).getItems().size() == 6);
        window.shortcut(KeyCode.K);
        robot.type(KeyCode.ESCAPE);
        FinderEntry first = zebra(robot);
        // a list that is made ready while the finder is open is shown when it opens the next time
        zebra(robot);
        assertThat(zebra(robot)).isSameAs(first);
        world.source.knowing(List.of(
                new Validator(Samples.account("a validator"), Optional.empty(), Optional.of("Zebra Two"))));
        zebra(robot);
        assertThat(zebra(robot).title()).as("another list").isEqualTo("Zebra Two");
    }

    private FinderEntry zebra(FxRobot robot) {
        find(robot, "zebra");
        until(() -> found(robot).size() == 1);
        FinderEntry entry = found(robot).getFirst();
        robot.type(KeyCode.ESCAPE);
        WindowRig.settle();
        return entry;
    }

    @Test
    void withoutTheChainsListTheFinderFindsWhatIsKnown(FxRobot robot) throws Exception {
        Files.createDirectories(world.folders.data());
        new StoredAddressBook(world.folders.data().resolve("addresses.json"), Texts.load(Locale.ENGLISH))
                .put(Optional.empty(), new Contact("Binance cold", Samples.account("exchange"), "withdrawals", true));
        open(robot);
        until(() -> table(robot).getItems().size() == 6);
        find(robot, "kraken");
        until(() -> found(robot).size() == 1);
        robot.eraseText("kraken".length()).write(Samples.TRADING.account().address().substring(0, 20));
        until(() -> found(robot).size() == 1);
        assertThat(found(robot).getFirst().title()).isEqualTo("trading");
        robot.eraseText(20).write("binance");
        until(() -> found(robot).size() == 1);
        robot.type(KeyCode.ENTER);
        until(() -> window.shows("#contact-card"));
        assertThat(texts(robot, "#contact-card")).contains("Binance cold", "withdrawals",
                "Marked as an exchange. Exchanges credit TAO, not stake: stake sent there is usually lost.");
        robot.clickOn("#contact-card-copy-0");
        assertThat(clipboard()).isEqualTo(Samples.account("exchange").address());
    }

    private static List<String> texts(FxRobot robot, String query) {
        return robot.from(robot.lookup(query).<Node>query())
                .lookup(".label")
                .<Labeled>queryAll()
                .stream()
                .map(Labeled::getText)
                .toList();
    }

    private static String clipboard() {
        return WaitForAsyncUtils.waitForAsyncFx(5_000, () -> Clipboard.getSystemClipboard().getString());
    }
}
