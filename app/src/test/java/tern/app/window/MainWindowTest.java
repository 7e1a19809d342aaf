package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import tern.app.feed.NamedAccount;
import tern.app.feed.PortfolioState.Link;
import tern.app.feed.Problem;
import tern.app.feed.Samples.Stake;
import tern.app.feed.Samples;
import tern.app.history.LastOwned;
import tern.app.market.ScriptedMarket;
import tern.app.market.SubnetPast;
import tern.app.practice.PracticeNetwork;
import tern.app.shell.Choices;
import tern.app.shell.ShellPresenter.Wish;
import tern.app.shell.WalletItem;
import tern.app.subnets.SubnetRow;
import tern.app.theme.Theme;
import tern.app.ui.PositionRow;
import tern.wallet.bittensor.Networks;
import tern.wallet.history.NameHistory.Called;
import tern.wallet.history.Point;
import tern.wallet.history.PositionSample;
import tern.wallet.keys.AccountId;
import tern.wallet.yields.PricePoint;

/// The window as a person meets it, over a source that says what the test tells it to.
@ExtendWith(ApplicationExtension.class)
class MainWindowTest {

    private static final NamedAccount HOLDER = new NamedAccount("Practice holder", PracticeNetwork.holder());

    private final FakeWorld world = new FakeWorld();
    private Stage stage;
    private WindowRig window;

    @Start
    void start(Stage given) throws IOException {
        stage = given;
        world.lives();
    }

    @BeforeEach
    void nothingYet() {
        assertThat(window).isNull();
    }

    @AfterEach
    void closes(FxRobot robot) {
        if (window != null) {
            window.close();
        } else {
            robot.interact(stage::hide);
        }
        assertThat(world.source.listeners()).as("watches that are still open").isZero();
    }

    private void open(FxRobot robot, int width, int height, Wish wish) {
        window = new WindowRig(stage, robot, world.parts(), width, height, wish);
    }

    private void open(FxRobot robot) {
        open(robot, 1440, 900, new Wish(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private String total(FxRobot robot) {
        return robot.lookup("#home-total").<Node>query().getAccessibleText();
    }

    private static void until(Callable<Boolean> condition) {
        WindowRig.until(Duration.ofSeconds(10), condition);
    }

    @Test
    void showsTheTotalTheNetworkAndTheStakeOfTheWalletOfLastTime(FxRobot robot) {
        open(robot);
        until(() -> window.shows("#home-total"));
        assertThat(total(robot)).isEqualTo("1,278.972000000 τ");
        assertThat(window.text("#wallet-name")).isEqualTo("savings");
        assertThat(window.text("#network-name")).isEqualTo("Finney");
        assertThat(window.text("#network-block")).isEqualTo("Block 8,599,188 · 4 s ago");
        assertThat(window.text("#network-owner")).isEqualTo("A public node");
        assertThat(table(robot).getItems()).hasSize(6);
        assertThat(window.text("#home-free")).isEqualTo("84.2570 τ");
        window.picture("home-dark-1440x900");
    }

    @Test
    void isDrawnInBothThemesAndAtTheSmallestSize(FxRobot robot) {
        open(robot, 1440, 900, new Wish(Optional.empty(), Optional.empty(), Optional.of(Theme.LIGHT)));
        until(() -> window.shows("#home-total"));
        window.picture("home-light-1440x900");
        window.size(1024, 700);
        window.picture("home-light-1024x700");
        press(robot, KeyCode.K);
        robot.write("dark colours").type(KeyCode.ENTER);
        WindowRig.settle();
        assertThat(world.choices.theme()).isEqualTo(Theme.DARK);
        window.picture("home-dark-1024x700");
        for (Node node : robot.lookup(".label").queryAll()) {
            assertThat(isWithin(node, window.main().scene().getWidth(), window.main().scene().getHeight() * 3))
                    .as(node.toString())
                    .isTrue();
        }
    }

    private static boolean isWithin(Node node, double width, double height) {
        var bounds = node.localToScene(node.getLayoutBounds());
        return bounds.getMinX() >= -1 && bounds.getMaxX() <= width + 1 && bounds.getMaxY() <= height;
    }

    @Test
    void newNumbersComeWithoutLosingTheSelectedRow(FxRobot robot) {
        open(robot);
        until(() -> table(robot).getItems().size() == 6);
        PositionRow third = table(robot).getItems().get(2);
        robot.interact(() -> table(robot).getSelectionModel().select(third));
        Node nodeBefore = robot.lookup("#home-total").query();

        List<Stake> grown = new ArrayList<>(Samples.stakes());
        grown.set(0, new Stake(0, "Root", "τ", "Rizzo", "700", "1", "700", Optional.of(true)));
        world.source.publish(Samples.live(Samples.portfolio(8_599_189, List.of(Samples.SAVINGS), grown, "84.257"),
                FakeWorld.NOW));
        until(() -> total(robot).equals("1,378.972000000 τ"));

        assertThat(table(robot).getSelectionModel().getSelectedItem()).isSameAs(third);
        assertThat(robot.lookup("#home-total").<Node>query()).isSameAs(nodeBefore);
        assertThat(window.text("#network-block")).isEqualTo("Block 8,599,189 · 4 s ago");
    }

    @Test
    void keepsTheSelectionWhenPositionsComeAndGo(FxRobot robot) {
        open(robot);
        until(() -> table(robot).getItems().size() == 6);
        PositionRow targon = table(robot).getItems()
                .stream()
                .filter(row -> row.key().netuid() == 4)
                .findFirst()
                .orElseThrow();
        robot.interact(() -> table(robot).getSelectionModel().select(targon));

        List<Stake> other = new ArrayList<>(Samples.stakes());
        other.removeFirst();
        other.add(new Stake(51, "Lium", "μ", "Polychain", "9000", "0.0577", "510", Optional.of(true)));
        world.source.publish(Samples.live(Samples.portfolio(8_599_190, List.of(Samples.SAVINGS), other, "84.257"),
                FakeWorld.NOW));
        until(() -> table(robot).getItems().stream().anyMatch(row -> row.key().netuid() == 51));

        assertThat(table(robot).getItems()).hasSize(6);
        assertThat(table(robot).getItems().getFirst().key().netuid()).as("largest value first").isEqualTo(51);
        assertThat(table(robot).getSelectionModel().getSelectedItem()).isSameAs(targon);
    }

    @Test
    void showsSkeletonsWhereNothingIsKnown(FxRobot robot) {
        world.source.answering(state -> state);
        open(robot);
        until(() -> window.shows("#home-loading"));
        window.picture("home-dark-loading");
    }

    @Test
    void showsWhatWasKnownLastThenTheProblemWithDetailsAndTriesAgain(FxRobot robot) {
        world.source.answering(state -> state);
        AccountId taostats = Samples.account("Taostats");
        world.history.lasts.put("finney", new LastOwned(
                new Point(8_598_000, FakeWorld.NOW.minus(Duration.ofHours(4)), Samples.tao("353.1"),
                        Samples.tao("355")),
                List.of(new PositionSample(0, taostats, Samples.tao("84.2"), Samples.tao("1"), Samples.tao("84.2")),
                        new PositionSample(64, taostats, Samples.tao("3112.4"), Samples.tao("0.0871"),
                                Samples.tao("268.9"))),
                Map.of(0, new Called("Root", "τ"), 64, new Called("Chutes", "א")), Map.of(taostats, "Taostats")));
        open(robot);
        until(() -> window.shows("#home-last"));
        assertThat(window.shows("#home-loading")).isFalse();
        assertThat(window.text("#home-last-when"))
                .isEqualTo("As of block 8,598,000, 4 h ago, as kept on this computer.");
        assertThat(window.text("#home-last-next")).isEqualTo("Newer numbers are being read.");
        window.picture("home-dark-last");

        world.source.publish(state -> state.withLink(Link.OFFLINE)
                .withProblem(Optional.of(new Problem(
                        "No node of Finney answers. Check the connection to the internet, or choose another node.",
                        Optional.of("wss://entrypoint-finney.opentensor.ai:443: connect timed out")))));
        until(() -> window.shows("#home-problem"));
        assertThat(window.text("#home-problem-sentence")).startsWith("No node of Finney answers.");
        assertThat(window.text("#home-last-next")).startsWith("New numbers follow");
        assertThat(robot.lookup("#home-last-stakes .label").queryAllAs(Labeled.class)).extracting(Labeled::getText)
                .as("names that were known before")
                .containsExactly("Chutes 64", "with Taostats", "\u200e3,112.4000 א", "268.9000 τ", "Root 0",
                        "with Taostats",
                        "84.2000 τ", "84.2000 τ");
        assertThat(window.shows("#home-problem-text")).isFalse();
        assertThat(window.text("#network-owner")).isEqualTo("Offline, trying again");
        robot.clickOn("#home-problem-details");
        assertThat(window.shows("#home-problem-text")).isTrue();
        window.picture("home-dark-problem");
        robot.clickOn("#home-problem-retry");
        assertThat(world.source.retries()).isEqualTo(1);
        otherPagesSayThatNobodyAnswers(robot);
    }

    /// At first nothing is known, then what the history kept.
    private void otherPagesSayThatNobodyAnswers(FxRobot robot) {
        robot.interact(() -> window.main().view().open("subnets"));
        assertThat(window.text("#subnets-nothing")).startsWith("No node of this network answers");
        List<PricePoint> month = IntStream.range(0, 20)
                .mapToObj(day -> new PricePoint(day, FakeWorld.NOW.minus(Duration.ofDays(20 - day)),
                        Samples.tao("0.0" + (40 + day * 7 % 11))))
                .toList();
        world.market.answer(ScriptedMarket.calling(ScriptedMarket.knowing(Networks.finney().genesis().orElseThrow(),
                FakeWorld.NOW.minus(Duration.ofHours(3)),
                new SubnetPast(64, Samples.tao("0.0871"), Optional.of(Samples.tao("0.0837")),
                        Optional.of(Samples.tao("0.0779")), List.of(), month, Map.of())),
                64, "Chutes", "א"));
        until(() -> window.shows("#subnets-stale"));
        TableView<SubnetRow> table = robot.lookup("#subnets-table").query();
        assertThat(table.getItems()).extracting(row -> row.values().get().name()).containsExactly("Chutes");
        assertThat(window.text("#subnets-stale")).contains("block 64,808", "3 h ago");
        assertThat(window.text("#subnets-count")).isEqualTo("1 subnet");
        window.picture("subnets-dark-offline");
        robot.interact(() -> window.main().view().open("stake"));
        assertThat(window.text("#stake-away")).startsWith("No node of this network answers");
        window.picture("stake-dark-offline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "zh-CN"})
    void aChainWhoseClockIsAheadIsToldInTwoWholeLines(String language, FxRobot robot) {
        world.locale = Locale.forLanguageTag(language);
        world.now = FakeWorld.NOW.minus(Duration.ofMinutes(99));
        open(robot);
        until(() -> window.shows("#network-block") && window.text("#network-block").contains("99"));
        // in a window of this size a card of more than that is its dot alone
        for (int zoom : List.of(100, 160)) {
            WindowRig.fx(() -> {
                window.main().look().zoom(zoom);
                window.main().scene().getRoot().applyCss();
                window.main().scene().getRoot().layout();
            });
            window.picture("network-ahead-" + language + "-" + zoom);
            Label block = robot.lookup("#network-block").query();
            double line = robot.lookup("#network-owner").<Label>query().prefHeight(-1);
            assertThat(block.getHeight()).as("at %s %%: %s", zoom, block.getText()).isLessThan(2.6 * line);
            assertThat(block.getText().lines()).hasSize(2);
        }
    }

    @Test
    void offlineKeepsTheLastNumbersAndSaysOfWhichBlockTheyAre(FxRobot robot) {
        open(robot);
        until(() -> window.shows("#home-total"));
        world.source.publish(state -> state.withLink(Link.OFFLINE)
                .withProblem(
                        Optional.of(new Problem("The connection was lost. Tern tries again.", Optional.empty()))));
        until(() -> window.shows("#home-stale"));
        assertThat(window.text("#home-stale")).contains("8,599,188");
        assertThat(total(robot)).isEqualTo("1,278.972000000 τ");
        assertThat(window.text("#network-block")).startsWith("Block 8,599,188");
        assertThat(robot.lookup("#network-card .dot-grey").tryQuery()).isPresent();
        window.picture("home-dark-offline");
    }

    @Test
    void anotherWalletIsChosenInThePanel(FxRobot robot) {
        open(robot);
        until(() -> window.shows("#home-total"));
        robot.clickOn("#wallet-chooser");
        WindowRig.settle();
        window.picture("chooser-wallets-dark");
        robot.clickOn("#wallet-item-trading");
        until(() -> window.text("#wallet-name").equals("trading"));
        assertThat(world.source.selections().getLast().accounts()).containsExactly(Samples.TRADING);
        assertThat(world.choices.wallet()).contains("trading");
        assertThat(robot.lookup("#wallet-panel").tryQuery()).isEmpty();
    }

    @Test
    void severalWalletsAreShownTogetherWithOneTotal(FxRobot robot) {
        open(robot);
        until(() -> window.shows("#home-total"));
        robot.clickOn("#wallet-chooser");
        WindowRig.settle();
        robot.clickOn("#wallet-with-trading");
        until(() -> window.text("#wallet-name").equals("savings, trading"));
        window.picture("chooser-wallets-several-dark");
        assertThat(world.source.selections().getLast().accounts()).containsExactly(Samples.SAVINGS, Samples.TRADING);
        assertThat(world.choices.wallet()).contains("savings/trading");
        robot.clickOn("#wallet-with-savings");
        until(() -> window.text("#wallet-name").equals("trading"));
        robot.clickOn("#wallet-with-trading");
        WindowRig.settle();
        assertThat(window.text("#wallet-name")).as("one always stays").isEqualTo("trading");
        assertThat(world.source.selections().getLast().accounts()).containsExactly(Samples.TRADING);
        robot.clickOn("#wallet-with-savings");
        until(() -> window.text("#wallet-name").equals("savings, trading"));
        robot.interact(() -> window.main().close());
        open(robot);
        until(() -> window.text("#wallet-name").equals("savings, trading"));
    }

    @Test
    void fromThePagesToTheWaysToBeginAndBack(FxRobot robot) {
        open(robot);
        until(() -> window.shows("#home-total"));
        robot.clickOn("#wallet-chooser");
        WindowRig.settle();
        robot.clickOn("#wallet-add");
        until(() -> window.shows("#welcome-back"));
        assertThat(window.text("#welcome-back")).isEqualTo("Back to “Home”");
        robot.clickOn("#welcome-back");
        until(() -> window.shows("#home-total"));
        window.fire("#nav-wallets");
        window.fire("#wallets-add");
        until(() -> window.shows("#welcome-back"));
        assertThat(window.text("#welcome-back")).as("where it leads").isEqualTo("Back to “Wallets”");
        window.picture("welcome-dark-back-to-wallets");
        // within a way, Escape drops nothing that was begun
        window.fire("#welcome-create");
        until(() -> window.shows("#create-name"));
        robot.type(KeyCode.ESCAPE);
        assertThat(window.shows("#create-name")).isTrue();
        window.fire("#create-name-step-back");
        robot.type(KeyCode.ESCAPE);
        until(() -> window.shows("#wallets-page"));
    }

    @Test
    void theOpenChoiceNoticesAWalletThatCameMeanwhile(FxRobot robot) {
        open(robot);
        until(() -> window.shows("#home-total"));
        // the folder takes its time: the choice is open before it was read
        world.slowly.set(true);
        world.wallets.add(new WalletItem("from the command line", Optional.of(Samples.account("new one")),
                WalletItem.Kind.WALLET, Optional.empty()));
        robot.clickOn("#wallet-chooser");
        until(() -> window.shows("#wallet-panel"));
        Node row = row(robot, "wallet-item-trading").orElseThrow();
        WindowRig.fx(row::requestFocus);
        assertThat(row(robot, "wallet-item-from the command line")).isEmpty();
        world.catchUp();
        until(() -> row(robot, "wallet-item-from the command line").isPresent());
        assertThat(window.main().scene().getFocusOwner().getId()).as("the focus stays")
                .isEqualTo(
                        "wallet-item-trading");
        window.picture("chooser-wallets-came-meanwhile");
        robot.clickOn((Node node) -> "wallet-item-from the command line".equals(node.getId()));
        until(() -> window.text("#wallet-name").equals("from the command line"));
    }

    private static Optional<Node> row(FxRobot robot, String id) {
        return robot.lookup((Node node) -> id.equals(node.getId())).tryQuery();
    }

    @Test
    void aWrongAddressIsAnsweredWithASentenceAndARightOneIsWatched(FxRobot robot) {
        open(robot);
        until(() -> window.shows("#home-total"));
        robot.clickOn("#wallet-chooser");
        WindowRig.settle();
        robot.clickOn("#wallet-watch").write("5Grwva").clickOn("#wallet-watch-go");
        until(() -> window.shows("#wallet-watch-wrong"));
        assertThat(window.text("#wallet-watch-wrong")).isNotBlank();
        window.picture("chooser-wallets-wrong-dark");
        String address = Samples.account("somebody").address();
        robot.interact(() -> robot.lookup("#wallet-watch").<TextInputControl>query().setText(address));
        assertThat(window.shows("#wallet-watch-wrong")).isFalse();
        robot.clickOn("#wallet-watch-go");
        until(() -> window.text("#wallet-name").contains("…"));
        assertThat(world.choices.watched()).extracting(Choices.Watched::account)
                .containsExactly(Samples.account("somebody"));
        assertThat(world.source.selections().getLast().accounts().getFirst().account())
                .isEqualTo(Samples.account("somebody"));
    }

    @Test
    void aNodeOfOnesOwnIsChosenByItsAddress(FxRobot robot) {
        open(robot, 1440, 900, new Wish(Optional.empty(), Optional.empty(), Optional.of(Theme.LIGHT)));
        until(() -> window.shows("#home-total"));
        robot.clickOn("#network-card");
        WindowRig.settle();
        window.picture("chooser-networks-light");
        robot.clickOn("#network-endpoint").write("http://node").type(KeyCode.ENTER);
        until(() -> window.shows("#network-endpoint-wrong"));
        robot.interact(
                () -> robot.lookup("#network-endpoint").<TextInputControl>query().setText("ws://127.0.0.1:9955"));
        robot.clickOn("#network-endpoint-go");
        until(() -> window.text("#network-name").equals("127.0.0.1:9955"));
        assertThat(world.choices.network()).contains("ws://127.0.0.1:9955");
        assertThat(window.text("#network-owner")).isEqualTo("A node you named");
        assertThat(robot.lookup("#network-card .dot-blue").tryQuery()).isPresent();
    }

    @Test
    void theFirstStartOffersTheWalletsOfTheFolderAndAnAddressToWatch(FxRobot robot) {
        world.choices = new Choices(Optional.empty(), Optional.empty(), List.of(), Theme.DARK, 100);
        open(robot);
        until(() -> window.shows("#welcome-folder"));
        assertThat(window.text("#welcome-folder-line")).startsWith("2 found in ~/.bittensor/wallets.");
        window.picture("welcome-dark-1440x900");
        robot.clickOn("#welcome-watch");
        WindowRig.settle();
        robot.write("nonsense").type(KeyCode.ENTER);
        until(() -> window.shows("#welcome-address-wrong"));
        window.picture("welcome-dark-wrong");
        robot.clickOn("#welcome-folder");
        until(() -> window.shows("#home-total"));
        assertThat(window.text("#wallet-name")).isEqualTo("All wallets");
        assertThat(world.source.selections().getLast().accounts()).containsExactly(Samples.SAVINGS, Samples.TRADING);
        world.source.publish(Samples.live(Samples.portfolio(Samples.BLOCK + 1,
                List.of(Samples.SAVINGS, Samples.TRADING), Samples.stakes().subList(0, 3), "10"), FakeWorld.NOW));
        until(() -> table(robot).getItems().size() == 6);
        assertThat(table(robot).getColumns()).extracting(column -> column.getId()).contains("home-positions-wallet");
        window.picture("home-dark-all-wallets");
    }

    @Test
    void theFirstStartFindsAWalletWhenAskedToLookAgain(FxRobot robot) {
        world.choices = new Choices(Optional.of("finney"), Optional.empty(), List.of(), Theme.DARK, 100);
        world.wallets.clear();
        open(robot);
        until(() -> window.shows("#welcome-create"));
        assertThat(window.text("#welcome-folder-line")).startsWith("None found");
        window.picture("welcome-dark-no-wallets");
        world.wallets.add(FakeWorld.item(Samples.SAVINGS));
        robot.clickOn("#welcome-folder");
        until(() -> window.text("#welcome-folder-line").startsWith("One found"));
        window.assertEverythingHasAName();
    }

    @Test
    void theFirstStartShowsTheNetworkAndLetsItBeChosen(FxRobot robot) {
        world.choices = new Choices(Optional.empty(), Optional.empty(), List.of(), Theme.LIGHT, 100);
        open(robot);
        until(() -> window.shows("#welcome-network"));
        assertThat(window.text("#welcome-network")).isEqualTo("Practice network");
        window.picture("welcome-light-1440x900");
        robot.clickOn("#welcome-network");
        WindowRig.settle();
        window.picture("welcome-light-networks");
        robot.clickOn("#network-item-test");
        until(() -> window.text("#welcome-network").equals("Test network"));
        assertThat(world.choices.network()).contains("test");
        robot.clickOn("#welcome-folder");
        until(() -> window.shows("#home-total"));
        assertThat(world.source.selections().getLast().network().id()).isEqualTo("test");
    }

    @Test
    void aPictureWithoutAWalletShowsAllOrSaysHowToChooseOne(FxRobot robot) {
        world.choices = new Choices(Optional.empty(), Optional.empty(), List.of(), Theme.DARK, 100);
        Wish wish = new Wish(Optional.of(Networks.test()), Optional.empty(), Optional.empty());
        List<WalletItem> all = List.copyOf(world.wallets);
        world.wallets.clear();
        open(robot, 1440, 900, wish);
        robot.interact(() -> {
            assertThat(window.main().showsAllInstead(wish)).isFalse();
            assertThat(window.main().outcome(wish).exitCode()).isZero();
            assertThat(window.main().outcome(wish).sentence().orElseThrow()).contains("--wallet NAME");
            window.main().close();
        });
        world.wallets.addAll(all);
        open(robot, 1440, 900, wish);
        robot.interact(() -> assertThat(window.main().showsAllInstead(wish)).isTrue());
        until(() -> window.shows("#home-total"));
        robot.interact(() -> assertThat(window.main().outcome(wish)).isEqualTo(PictureOutcome.well()));
    }

    @Test
    void aPictureTellsAMissingWalletFromANodeThatDoesNotAnswer(FxRobot robot) {
        Wish nobody = new Wish(Optional.empty(), Optional.of("nobody"), Optional.empty());
        open(robot, 1440, 900, nobody);
        robot.interact(() -> {
            assertThat(window.main().outcome(nobody).exitCode()).isEqualTo(3);
            assertThat(window.main().outcome(nobody).sentence().orElseThrow()).contains("“nobody”");
            window.main().close();
        });
        world.source.answering(state -> state.withLink(Link.OFFLINE)
                .withProblem(Optional.of(new Problem("No node of Finney answers.", Optional.empty()))));
        Wish savings = new Wish(Optional.empty(), Optional.of("savings"), Optional.empty());
        open(robot, 1440, 900, savings);
        until(() -> window.shows("#home-problem"));
        robot.interact(() -> assertThat(window.main().outcome(savings))
                .isEqualTo(PictureOutcome.of(6, "No node of Finney answers.")));
        world.source.publish(state -> state.withLink(Link.LIVE));
        until(() -> window.main().outcome(savings).exitCode() == 1);
    }

    @Test
    void theFinderGoesToASubnetsRow(FxRobot robot) {
        open(robot);
        until(() -> table(robot).getItems().size() == 6);
        press(robot, KeyCode.K);
        WindowRig.settle();
        robot.write("ridg");
        window.picture("finder-dark");
        robot.type(KeyCode.ENTER);
        until(() -> table(robot).getSelectionModel().getSelectedItem() != null);
        assertThat(table(robot).getSelectionModel().getSelectedItem().key().netuid()).isEqualTo(62);
    }

    @Test
    void saysHowTheTotalIsWorkedOutAndClosesWithEscape(FxRobot robot) {
        open(robot);
        until(() -> window.shows("#home-total"));
        robot.clickOn("#home-total-how");
        until(() -> window.shows("#home-how"));
        window.picture("home-how-dark");
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#home-how").tryQuery()).isEmpty();
    }

    @Test
    void exportsTheTableWithAllDecimals(FxRobot robot) {
        open(robot);
        until(() -> window.shows("#home-export"));
        robot.clickOn("#home-export");
        assertThat(world.saved).hasSize(1);
        assertThat(world.saved.getFirst()).startsWith("tern-stake.csv\n").contains("3112.408215772");
    }

    @Test
    void copiesAnAddressAndSaysWhose(FxRobot robot) {
        open(robot);
        until(() -> window.shows("#home-total"));
        robot.clickOn("#wallet-chooser");
        WindowRig.settle();
        robot.clickOn("#wallet-copy-trading");
        until(() -> window.text("#toast").equals("Address of trading copied"));
        assertThat(WaitForAsyncUtils.waitForAsyncFx(5000, () -> Clipboard.getSystemClipboard().getString()))
                .isEqualTo(Samples.TRADING.account().address());
    }

    @Test
    void zoomScalesEverything(FxRobot robot) {
        open(robot);
        until(() -> window.shows("#home-total"));
        double before = robot.lookup("#sidebar").<Region>query().getWidth();
        press(robot, KeyCode.EQUALS);
        press(robot, KeyCode.EQUALS);
        until(() -> robot.lookup("#sidebar").<Region>query().getWidth() > before * 1.15);
        window.picture("home-dark-zoom-120");
        assertThat(world.choices.zoom()).isEqualTo(120);
    }

    @Test
    void thePracticeNetworkSaysSoOnEveryPageAndCanBeLeft(FxRobot robot) {
        world.choices = world.choices.withNetwork("practice");
        open(robot, 1440, 900, new Wish(Optional.of(Networks.practice()), Optional.empty(), Optional.empty()));
        until(() -> window.shows("#home-total"));
        assertThat(window.shows("#practice-strip")).isTrue();
        assertThat(window.text("#network-name")).isEqualTo("Practice network");
        assertThat(window.text("#network-owner")).isEqualTo("Node on this computer");
        assertThat(robot.lookup("#network-card .dot-amber").tryQuery()).isPresent();
        assertThat(window.text("#practice-leave")).isEqualTo("Use a real network");
        window.picture("home-dark-practice");
        robot.clickOn("#practice-leave");
        // a real network is never one press away, nor chosen for the next start by a window that is closed here
        until(() -> window.shows("#leaves-on"));
        assertThat(world.choices.network()).contains("practice");
        assertThat(window.shows("#practice-strip")).isTrue();
        window.fire("#leaves-practice");
        until(() -> !window.shows("#leaves-on"));
        assertThat(window.text("#network-name")).isEqualTo("Practice network");
        robot.clickOn("#practice-leave");
        window.fire("#leaves-on");
        until(() -> !window.shows("#practice-strip"));
        assertThat(world.source.selections().getLast().network()).isEqualTo(Networks.finney());
        assertThat(world.choices.network()).contains("finney");
    }

    private void emptyHome() {
        world.choices = new Choices(Optional.empty(), Optional.empty(), List.of(), Theme.DARK, 100);
        world.wallets.clear();
        world.source.answering(Samples.live(Samples.portfolio(4_812, List.of(HOLDER), Samples.stakes(), "84.257"),
                FakeWorld.NOW.minusSeconds(3)));
    }

    @Test
    void theVeryFirstStartShowsTheHolderOfThePracticeNetwork(FxRobot robot) {
        emptyHome();
        open(robot);
        until(() -> window.shows("#home-total"));
        assertThat(world.source.selections().getLast().network()).isEqualTo(Networks.practice());
        assertThat(world.source.selections().getLast().accounts()).containsExactly(HOLDER);
        assertThat(window.text("#wallet-name")).isEqualTo("Practice holder");
        assertThat(window.shows("#practice-strip")).isTrue();
        assertThat(window.text("#network-block")).startsWith("Block 4,812 · ");
        assertThat(world.choices.network()).as("nothing was chosen yet").isEmpty();
        assertThat(world.choices.wallet()).isEmpty();
        assertThat(world.choices.watched()).isEmpty();
        window.picture("home-dark-first-start");

        assertThat(window.text("#practice-leave")).isEqualTo("Set up your wallet");
        robot.clickOn("#practice-leave");
        until(() -> window.shows("#welcome-create"));
        assertThat(window.shows("#practice-strip")).isFalse();
        window.picture("welcome-dark-from-practice");
        robot.clickOn("#welcome-practice");
        until(() -> window.shows("#home-total"));
        assertThat(window.text("#wallet-name")).isEqualTo("Practice holder");
        assertThat(world.choices.watched()).isEmpty();
    }

    @Test
    void whoHasNoKeyIsLedToAWalletOfTheirOwnFromSendAndFromStake(FxRobot robot) {
        emptyHome();
        open(robot);
        until(() -> window.shows("#home-total"));
        for (String page : List.of("transfer", "stake", "stake-plan")) {
            window.fire(page.equals("transfer") ? "#nav-transfer" : "#nav-stake");
            if (page.equals("stake-plan")) {
                window.fire("#stake-plan-way");
            }
            String notice = page.equals("stake-plan")
                    ? "#plan-no-key"
                    : page.equals("stake") ? "#stake-no-key" : "#send-no-key";
            until(() -> window.shows(notice));
            assertThat(window.text(notice)).contains("“Practice holder” is not on this computer");
            assertThat(window.text(notice + "-go")).isEqualTo("Set up your wallet");
            window.picture(page + "-dark-no-key");
            window.fire(notice + "-go");
            until(() -> window.shows("#welcome-create"));
            robot.type(KeyCode.ESCAPE);
            until(() -> window.shows("#" + page));
        }
    }

    @Test
    void anotherNetworkThanPracticeHasNoStripAndAsksForAWallet(FxRobot robot) {
        emptyHome();
        open(robot);
        until(() -> window.shows("#home-total"));
        robot.clickOn("#network-card");
        WindowRig.settle();
        window.picture("chooser-networks-practice-dark");
        robot.clickOn("#network-item-finney");
        until(() -> window.shows("#welcome-network"));
        assertThat(window.shows("#practice-strip")).isFalse();
        assertThat(window.text("#welcome-network")).isEqualTo("Finney");
        assertThat(world.choices.network()).contains("finney");
        robot.clickOn("#welcome-practice");
        until(() -> window.shows("#practice-strip"));
        assertThat(world.choices.network()).contains("practice");
    }

    @Test
    void theHolderCanBeKeptAsAWatchedAddress(FxRobot robot) {
        emptyHome();
        open(robot);
        until(() -> window.shows("#home-total"));
        robot.clickOn("#wallet-chooser");
        WindowRig.settle();
        robot.clickOn((Node node) -> "wallet-item-Practice holder".equals(node.getId()));
        until(() -> window.text("#practice-leave").equals("Use a real network"));
        assertThat(world.choices.watched()).containsExactly(
                new Choices.Watched(HOLDER.account(), "Practice holder"));
        assertThat(world.choices.wallet()).contains(HOLDER.account().address());
        robot.clickOn("#practice-leave");
        // a real network is never one press away
        until(() -> window.shows("#leaves-on"));
        window.fire("#leaves-on");
        until(() -> !window.shows("#practice-strip"));
        assertThat(window.shows("#home-total")).isTrue();
        assertThat(world.source.selections().getLast().network()).isEqualTo(Networks.finney());
    }

    @Test
    void aPracticeNodeThatStartsSaysHowFarItIs(FxRobot robot) {
        emptyHome();
        world.source.answering(state -> state.withStarting(Optional.of(40)));
        open(robot);
        until(() -> window.shows("#home-waiting"));
        assertThat(window.text("#home-waiting")).contains("40 %");
        assertThat(window.text("#network-owner")).isEqualTo("Starting… 40 %");
        assertThat(robot.lookup("#network-card .dot-grey").tryQuery()).isPresent();
        window.picture("home-dark-starting");
        world.source.publish(state -> state.withStarting(Optional.empty()));
        until(() -> !window.shows("#home-waiting"));
    }

    @Test
    void twiceTheSizeInTheSmallestWindowStillShowsEverything(FxRobot robot) {
        world.choices = world.choices.withZoom(200);
        open(robot, 1024, 700, new Wish(Optional.empty(), Optional.empty(), Optional.empty()));
        until(() -> window.shows("#home-total"));
        window.picture("home-dark-1024x700-zoom-200");
        for (String id : List.of("#home-total", "#home-chart", "#home-legend", "#home-positions", "#wallet-chooser",
                "#notices", "#nav-home", "#network-card")) {
            assertThat(isWithin(robot.lookup(id).query(), 1024, 10_000)).as(id).isTrue();
        }
    }

    @Test
    void theFocusCanBeSeenAndMovesByKeyboard(FxRobot robot) {
        open(robot);
        until(() -> window.shows("#home-total"));
        robot.interact(() -> robot.lookup("#nav-home").query().requestFocus());
        List<String> visited = new ArrayList<>();
        for (int i = 0; i < 17; i++) {
            visited.add(window.main().scene().getFocusOwner().getId());
            robot.type(KeyCode.TAB);
            if (window.main().scene().getFocusOwner().getId().equals("wallet-chooser")) {
                window.picture("home-dark-focus");
            }
        }
        assertThat(visited).containsExactly("nav-home", "network-card", "finder",
                "wallet-chooser", "notices", "help", "hide-amounts", "lock-now", "home-total-how", "home-span-month",
                "home-where-how", "home-stake-how", "home-filter", "home-columns", "home-export", "home-stake-add",
                "home-positions");
        // the pages are one stop of the Tab key; the arrows move between them
        robot.interact(() -> robot.lookup("#nav-home").query().requestFocus());
        for (int i = 0; i < 8 && !window.main().scene().getFocusOwner().getId().equals("nav-settings"); i++) {
            robot.type(KeyCode.DOWN);
        }
        assertThat(window.main().scene().getFocusOwner().getId()).isEqualTo("nav-settings");
        robot.type(KeyCode.SPACE);
        until(() -> window.shows("#settings-nodes"));
    }

    @Test
    void everyControlHasANameAndAnId(FxRobot robot) {
        open(robot);
        until(() -> window.shows("#home-total"));
        window.assertEverythingHasAName();
    }

    private static void press(FxRobot robot, KeyCode code) {
        robot.press(KeyCode.CONTROL, code).release(code, KeyCode.CONTROL);
        WindowRig.settle();
    }

    @SuppressWarnings("unchecked")
    private static TableView<PositionRow> table(FxRobot robot) {
        return (TableView<PositionRow>) robot.lookup("#home-positions").query();
    }
}
