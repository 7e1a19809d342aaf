package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.Parent;
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
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import tern.app.feed.NamedAccount;
import tern.app.feed.PortfolioState.Link;
import tern.app.feed.Problem;
import tern.app.feed.Samples;
import tern.app.feed.Samples.Stake;
import tern.app.practice.PracticeNetwork;
import tern.app.shell.Choices;
import tern.app.shell.ShellPresenter.Wish;
import tern.app.shell.WalletItem;
import tern.app.theme.Theme;
import tern.app.ui.PositionRow;
import tern.wallet.bittensor.Networks;

/// The window as a person meets it, over a source that says what the test tells it to.
@ExtendWith(ApplicationExtension.class)
class MainWindowTest {

    private static final Path SCREENS = Path.of("target", "screens");

    private static final NamedAccount HOLDER = new NamedAccount("Practice holder", PracticeNetwork.holder());

    private final FakeWorld world = new FakeWorld();
    private Stage stage;
    private MainScene main;

    @Start
    void start(Stage given) throws IOException {
        Files.createDirectories(SCREENS);
        stage = given;
        world.source.answering(Samples.live(Samples.portfolio(), FakeWorld.NOW.minusSeconds(4)));
    }

    @BeforeEach
    void nothingYet() {
        assertThat(main).isNull();
    }

    @AfterEach
    void closes(FxRobot robot) {
        robot.interact(() -> {
            if (main != null) {
                main.close();
            }
            stage.hide();
        });
        assertThat(world.source.listeners()).as("watches that are still open").isZero();
    }

    private void open(FxRobot robot, int width, int height, Wish wish) {
        robot.interact(() -> {
            main = new MainScene(world.parts(), width, height);
            stage.setScene(main.scene());
            stage.setWidth(width);
            stage.setHeight(height);
            main.start(wish);
            stage.show();
        });
        settle();
    }

    private void open(FxRobot robot) {
        open(robot, 1440, 900, new Wish(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(10)).until(() -> WaitForAsyncUtils.waitForAsyncFx(5000, condition));
    }

    private String text(FxRobot robot, String query) {
        return robot.lookup(query).<Labeled>query().getText();
    }

    private String total(FxRobot robot) {
        return robot.lookup("#home-total").<Node>query().getAccessibleText();
    }

    private boolean isShown(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().filter(node -> {
            for (Node at = node; at != null; at = at.getParent()) {
                if (!at.isVisible()) {
                    return false;
                }
            }
            return true;
        }).isPresent();
    }

    private void picture(FxRobot robot, String name) {
        settle();
        robot.interact(() -> {
            try {
                new PictureFile(SCREENS.resolve(name + ".png")).save(main.scene().snapshot(null));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    @Test
    void showsTheTotalTheNetworkAndTheStakeOfTheWalletOfLastTime(FxRobot robot) {
        open(robot);
        until(() -> isShown(robot, "#home-total"));
        assertThat(total(robot)).isEqualTo("1,278.972000000 τ");
        assertThat(text(robot, "#wallet-name")).isEqualTo("savings");
        assertThat(text(robot, "#network-name")).isEqualTo("Finney");
        assertThat(text(robot, "#network-block")).isEqualTo("Block 8,599,188 · 4 s ago");
        assertThat(text(robot, "#network-owner")).isEqualTo("A public node");
        assertThat(table(robot).getItems()).hasSize(6);
        assertThat(text(robot, "#home-free")).isEqualTo("84.2570 τ");
        picture(robot, "home-dark-1440x900");
    }

    @Test
    void isDrawnInBothThemesAndAtTheSmallestSize(FxRobot robot) {
        open(robot, 1440, 900, new Wish(Optional.empty(), Optional.empty(), Optional.of(Theme.LIGHT)));
        until(() -> isShown(robot, "#home-total"));
        picture(robot, "home-light-1440x900");
        robot.interact(() -> {
            stage.setWidth(1024);
            stage.setHeight(700);
        });
        picture(robot, "home-light-1024x700");
        press(robot, KeyCode.K);
        robot.write("dark colours").type(KeyCode.ENTER);
        settle();
        assertThat(world.choices.theme()).isEqualTo(Theme.DARK);
        picture(robot, "home-dark-1024x700");
        for (Node node : robot.lookup(".label").queryAll()) {
            assertThat(isWithin(node, main.scene().getWidth(), main.scene().getHeight() * 3)).as(node.toString())
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
        assertThat(text(robot, "#network-block")).isEqualTo("Block 8,599,189 · 4 s ago");
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
    void showsSkeletonsThenTheProblemWithDetailsAndTriesAgain(FxRobot robot) {
        world.source.answering(state -> state);
        open(robot);
        until(() -> isShown(robot, "#home-loading"));
        picture(robot, "home-dark-loading");

        world.source.publish(state -> state.withLink(Link.OFFLINE)
                .withProblem(Optional.of(new Problem(
                        "No node of Finney answers. Check the connection to the internet, or choose another node.",
                        Optional.of("wss://entrypoint-finney.opentensor.ai:443: connect timed out")))));
        until(() -> isShown(robot, "#home-problem"));
        assertThat(text(robot, "#home-problem-sentence")).startsWith("No node of Finney answers.");
        assertThat(isShown(robot, "#home-problem-text")).isFalse();
        assertThat(text(robot, "#network-owner")).isEqualTo("Offline, trying again");
        robot.clickOn("#home-problem-details");
        assertThat(isShown(robot, "#home-problem-text")).isTrue();
        picture(robot, "home-dark-problem");
        robot.clickOn("#home-problem-retry");
        assertThat(world.source.retries()).isEqualTo(1);
    }

    @Test
    void offlineKeepsTheLastNumbersAndSaysOfWhichBlockTheyAre(FxRobot robot) {
        open(robot);
        until(() -> isShown(robot, "#home-total"));
        world.source.publish(state -> state.withLink(Link.OFFLINE)
                .withProblem(
                        Optional.of(new Problem("The connection was lost. Tern tries again.", Optional.empty()))));
        until(() -> isShown(robot, "#home-stale"));
        assertThat(text(robot, "#home-stale")).contains("8,599,188");
        assertThat(total(robot)).isEqualTo("1,278.972000000 τ");
        assertThat(text(robot, "#network-block")).startsWith("Block 8,599,188");
        assertThat(robot.lookup("#network-card .dot-grey").tryQuery()).isPresent();
        picture(robot, "home-dark-offline");
    }

    @Test
    void anotherWalletIsChosenInThePanel(FxRobot robot) {
        open(robot);
        until(() -> isShown(robot, "#home-total"));
        robot.clickOn("#wallet-chooser");
        settle();
        picture(robot, "chooser-wallets-dark");
        robot.clickOn("#wallet-item-trading");
        until(() -> text(robot, "#wallet-name").equals("trading"));
        assertThat(world.source.selections().getLast().accounts()).containsExactly(Samples.TRADING);
        assertThat(world.choices.wallet()).contains("trading");
        assertThat(robot.lookup("#wallet-panel").tryQuery()).isEmpty();
    }

    @Test
    void severalWalletsAreShownTogetherWithOneTotal(FxRobot robot) {
        open(robot);
        until(() -> isShown(robot, "#home-total"));
        robot.clickOn("#wallet-chooser");
        settle();
        robot.clickOn("#wallet-with-trading");
        until(() -> text(robot, "#wallet-name").equals("savings, trading"));
        picture(robot, "chooser-wallets-several-dark");
        assertThat(world.source.selections().getLast().accounts()).containsExactly(Samples.SAVINGS, Samples.TRADING);
        assertThat(world.choices.wallet()).contains("savings/trading");
        robot.clickOn("#wallet-with-savings");
        until(() -> text(robot, "#wallet-name").equals("trading"));
        robot.clickOn("#wallet-with-trading");
        settle();
        assertThat(text(robot, "#wallet-name")).as("one always stays").isEqualTo("trading");
        assertThat(world.source.selections().getLast().accounts()).containsExactly(Samples.TRADING);
        robot.clickOn("#wallet-with-savings");
        until(() -> text(robot, "#wallet-name").equals("savings, trading"));
        robot.interact(() -> main.close());
        open(robot);
        until(() -> text(robot, "#wallet-name").equals("savings, trading"));
    }

    @Test
    void fromThePagesToTheWaysToBeginAndBack(FxRobot robot) {
        open(robot);
        until(() -> isShown(robot, "#home-total"));
        robot.clickOn("#wallet-chooser");
        settle();
        robot.clickOn("#wallet-add");
        until(() -> isShown(robot, "#welcome-back"));
        robot.clickOn("#welcome-back");
        until(() -> isShown(robot, "#home-total"));
    }

    @Test
    void aWrongAddressIsAnsweredWithASentenceAndARightOneIsWatched(FxRobot robot) {
        open(robot);
        until(() -> isShown(robot, "#home-total"));
        robot.clickOn("#wallet-chooser");
        settle();
        robot.clickOn("#wallet-watch").write("5Grwva").clickOn("#wallet-watch-go");
        until(() -> isShown(robot, "#wallet-watch-wrong"));
        assertThat(text(robot, "#wallet-watch-wrong")).isNotBlank();
        picture(robot, "chooser-wallets-wrong-dark");
        String address = Samples.account("somebody").address();
        robot.interact(() -> robot.lookup("#wallet-watch").<TextInputControl>query().setText(address));
        assertThat(isShown(robot, "#wallet-watch-wrong")).isFalse();
        robot.clickOn("#wallet-watch-go");
        until(() -> text(robot, "#wallet-name").contains("…"));
        assertThat(world.choices.watched()).extracting(Choices.Watched::account)
                .containsExactly(Samples.account("somebody"));
        assertThat(world.source.selections().getLast().accounts().getFirst().account())
                .isEqualTo(Samples.account("somebody"));
    }

    @Test
    void aNodeOfOnesOwnIsChosenByItsAddress(FxRobot robot) {
        open(robot, 1440, 900, new Wish(Optional.empty(), Optional.empty(), Optional.of(Theme.LIGHT)));
        until(() -> isShown(robot, "#home-total"));
        robot.clickOn("#network-card");
        settle();
        picture(robot, "chooser-networks-light");
        robot.clickOn("#network-endpoint").write("http://node").type(KeyCode.ENTER);
        until(() -> isShown(robot, "#network-endpoint-wrong"));
        robot.interact(
                () -> robot.lookup("#network-endpoint").<TextInputControl>query().setText("ws://127.0.0.1:9955"));
        robot.clickOn("#network-endpoint-go");
        until(() -> text(robot, "#network-name").equals("127.0.0.1:9955"));
        assertThat(world.choices.network()).contains("ws://127.0.0.1:9955");
        assertThat(text(robot, "#network-owner")).isEqualTo("A node you named");
        assertThat(robot.lookup("#network-card .dot-blue").tryQuery()).isPresent();
    }

    @Test
    void theFirstStartOffersTheWalletsOfTheFolderAndAnAddressToWatch(FxRobot robot) {
        world.choices = new Choices(Optional.empty(), Optional.empty(), List.of(), Theme.DARK, 100);
        open(robot);
        until(() -> isShown(robot, "#welcome-folder"));
        assertThat(text(robot, "#welcome-folder-line")).startsWith("2 found in ~/.bittensor/wallets.");
        picture(robot, "welcome-dark-1440x900");
        robot.clickOn("#welcome-watch");
        settle();
        robot.write("nonsense").type(KeyCode.ENTER);
        until(() -> isShown(robot, "#welcome-address-wrong"));
        picture(robot, "welcome-dark-wrong");
        robot.clickOn("#welcome-folder");
        until(() -> isShown(robot, "#home-total"));
        assertThat(text(robot, "#wallet-name")).isEqualTo("All wallets");
        assertThat(world.source.selections().getLast().accounts()).containsExactly(Samples.SAVINGS, Samples.TRADING);
        world.source.publish(Samples.live(Samples.portfolio(Samples.BLOCK + 1,
                List.of(Samples.SAVINGS, Samples.TRADING), Samples.stakes().subList(0, 3), "10"), FakeWorld.NOW));
        until(() -> table(robot).getItems().size() == 6);
        assertThat(table(robot).getColumns()).extracting(column -> column.getId()).contains("home-positions-wallet");
        picture(robot, "home-dark-all-wallets");
    }

    @Test
    void theFirstStartFindsAWalletWhenAskedToLookAgain(FxRobot robot) {
        world.choices = new Choices(Optional.of("finney"), Optional.empty(), List.of(), Theme.DARK, 100);
        world.wallets.clear();
        open(robot);
        until(() -> isShown(robot, "#welcome-create"));
        assertThat(text(robot, "#welcome-folder-line")).startsWith("None found");
        picture(robot, "welcome-dark-no-wallets");
        world.wallets.add(FakeWorld.item(Samples.SAVINGS));
        robot.clickOn("#welcome-folder");
        until(() -> text(robot, "#welcome-folder-line").startsWith("One found"));
        List<String> nameless = new ArrayList<>();
        collect(main.scene().getRoot(), nameless);
        assertThat(nameless).isEmpty();
    }

    @Test
    void theFirstStartShowsTheNetworkAndLetsItBeChosen(FxRobot robot) {
        world.choices = new Choices(Optional.empty(), Optional.empty(), List.of(), Theme.LIGHT, 100);
        open(robot);
        until(() -> isShown(robot, "#welcome-network"));
        assertThat(text(robot, "#welcome-network")).isEqualTo("Practice network");
        picture(robot, "welcome-light-1440x900");
        robot.clickOn("#welcome-network");
        settle();
        picture(robot, "welcome-light-networks");
        robot.clickOn("#network-item-test");
        until(() -> text(robot, "#welcome-network").equals("Test network"));
        assertThat(world.choices.network()).contains("test");
        robot.clickOn("#welcome-folder");
        until(() -> isShown(robot, "#home-total"));
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
            assertThat(main.showsAllInstead(wish)).isFalse();
            assertThat(main.outcome(wish).exitCode()).isZero();
            assertThat(main.outcome(wish).sentence().orElseThrow()).contains("--wallet NAME");
            main.close();
        });
        world.wallets.addAll(all);
        open(robot, 1440, 900, wish);
        robot.interact(() -> assertThat(main.showsAllInstead(wish)).isTrue());
        until(() -> isShown(robot, "#home-total"));
        robot.interact(() -> assertThat(main.outcome(wish)).isEqualTo(PictureOutcome.well()));
    }

    @Test
    void aPictureTellsAMissingWalletFromANodeThatDoesNotAnswer(FxRobot robot) {
        Wish nobody = new Wish(Optional.empty(), Optional.of("nobody"), Optional.empty());
        open(robot, 1440, 900, nobody);
        robot.interact(() -> {
            assertThat(main.outcome(nobody).exitCode()).isEqualTo(3);
            assertThat(main.outcome(nobody).sentence().orElseThrow()).contains("“nobody”");
            main.close();
        });
        world.source.answering(state -> state.withLink(Link.OFFLINE)
                .withProblem(Optional.of(new Problem("No node of Finney answers.", Optional.empty()))));
        Wish savings = new Wish(Optional.empty(), Optional.of("savings"), Optional.empty());
        open(robot, 1440, 900, savings);
        until(() -> isShown(robot, "#home-problem"));
        robot.interact(() -> assertThat(main.outcome(savings))
                .isEqualTo(PictureOutcome.of(6, "No node of Finney answers.")));
        world.source.publish(state -> state.withLink(Link.LIVE));
        until(() -> main.outcome(savings).exitCode() == 1);
    }

    @Test
    void theFinderGoesToASubnetsRow(FxRobot robot) {
        open(robot);
        until(() -> table(robot).getItems().size() == 6);
        press(robot, KeyCode.K);
        settle();
        robot.write("ridg");
        picture(robot, "finder-dark");
        robot.type(KeyCode.ENTER);
        until(() -> table(robot).getSelectionModel().getSelectedItem() != null);
        assertThat(table(robot).getSelectionModel().getSelectedItem().key().netuid()).isEqualTo(62);
    }

    @Test
    void saysHowTheTotalIsWorkedOutAndClosesWithEscape(FxRobot robot) {
        open(robot);
        until(() -> isShown(robot, "#home-total"));
        robot.clickOn("#home-total-how");
        until(() -> isShown(robot, "#home-how"));
        picture(robot, "home-how-dark");
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#home-how").tryQuery()).isEmpty();
    }

    @Test
    void exportsTheTableWithAllDecimals(FxRobot robot) {
        open(robot);
        until(() -> isShown(robot, "#home-export"));
        robot.clickOn("#home-export");
        assertThat(world.saved).hasSize(1);
        assertThat(world.saved.getFirst()).startsWith("tern-stake.csv\n").contains("3112.408215772");
    }

    @Test
    void copiesAnAddressAndSaysWhose(FxRobot robot) {
        open(robot);
        until(() -> isShown(robot, "#home-total"));
        robot.clickOn("#wallet-chooser");
        settle();
        robot.clickOn("#wallet-copy-trading");
        until(() -> text(robot, "#toast").equals("Address of trading copied"));
        assertThat(WaitForAsyncUtils.waitForAsyncFx(5000, () -> Clipboard.getSystemClipboard().getString()))
                .isEqualTo(Samples.TRADING.account().address());
    }

    @Test
    void zoomScalesEverything(FxRobot robot) {
        open(robot);
        until(() -> isShown(robot, "#home-total"));
        double before = robot.lookup("#sidebar").<Region>query().getWidth();
        press(robot, KeyCode.EQUALS);
        press(robot, KeyCode.EQUALS);
        until(() -> robot.lookup("#sidebar").<Region>query().getWidth() > before * 1.15);
        picture(robot, "home-dark-zoom-120");
        assertThat(world.choices.zoom()).isEqualTo(120);
    }

    @Test
    void thePracticeNetworkSaysSoOnEveryPageAndCanBeLeft(FxRobot robot) {
        open(robot, 1440, 900, new Wish(Optional.of(Networks.practice()), Optional.empty(), Optional.empty()));
        until(() -> isShown(robot, "#home-total"));
        assertThat(isShown(robot, "#practice-strip")).isTrue();
        assertThat(text(robot, "#network-name")).isEqualTo("Practice network");
        assertThat(text(robot, "#network-owner")).isEqualTo("Node on this computer");
        assertThat(robot.lookup("#network-card .dot-amber").tryQuery()).isPresent();
        assertThat(text(robot, "#practice-leave")).isEqualTo("Use a real network");
        picture(robot, "home-dark-practice");
        robot.clickOn("#practice-leave");
        until(() -> !isShown(robot, "#practice-strip"));
        assertThat(world.source.selections().getLast().network()).isEqualTo(Networks.finney());
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
        until(() -> isShown(robot, "#home-total"));
        assertThat(world.source.selections().getLast().network()).isEqualTo(Networks.practice());
        assertThat(world.source.selections().getLast().accounts()).containsExactly(HOLDER);
        assertThat(text(robot, "#wallet-name")).isEqualTo("Practice holder");
        assertThat(isShown(robot, "#practice-strip")).isTrue();
        assertThat(text(robot, "#network-block")).startsWith("Block 4,812 · ");
        assertThat(world.choices.network()).as("nothing was chosen yet").isEmpty();
        assertThat(world.choices.wallet()).isEmpty();
        assertThat(world.choices.watched()).isEmpty();
        picture(robot, "home-dark-first-start");

        assertThat(text(robot, "#practice-leave")).isEqualTo("Set up your wallet");
        robot.clickOn("#practice-leave");
        until(() -> isShown(robot, "#welcome-create"));
        assertThat(isShown(robot, "#practice-strip")).isFalse();
        picture(robot, "welcome-dark-from-practice");
        robot.clickOn("#welcome-practice");
        until(() -> isShown(robot, "#home-total"));
        assertThat(text(robot, "#wallet-name")).isEqualTo("Practice holder");
        assertThat(world.choices.watched()).isEmpty();
    }

    @Test
    void anotherNetworkThanPracticeHasNoStripAndAsksForAWallet(FxRobot robot) {
        emptyHome();
        open(robot);
        until(() -> isShown(robot, "#home-total"));
        robot.clickOn("#network-card");
        settle();
        picture(robot, "chooser-networks-practice-dark");
        robot.clickOn("#network-item-finney");
        until(() -> isShown(robot, "#welcome-network"));
        assertThat(isShown(robot, "#practice-strip")).isFalse();
        assertThat(text(robot, "#welcome-network")).isEqualTo("Finney");
        assertThat(world.choices.network()).contains("finney");
        robot.clickOn("#welcome-practice");
        until(() -> isShown(robot, "#practice-strip"));
        assertThat(world.choices.network()).contains("practice");
    }

    @Test
    void theHolderCanBeKeptAsAWatchedAddress(FxRobot robot) {
        emptyHome();
        open(robot);
        until(() -> isShown(robot, "#home-total"));
        robot.clickOn("#wallet-chooser");
        settle();
        robot.clickOn((Node node) -> "wallet-item-Practice holder".equals(node.getId()));
        until(() -> text(robot, "#practice-leave").equals("Use a real network"));
        assertThat(world.choices.watched()).containsExactly(
                new Choices.Watched(HOLDER.account(), "Practice holder"));
        assertThat(world.choices.wallet()).contains(HOLDER.account().address());
        robot.clickOn("#practice-leave");
        until(() -> !isShown(robot, "#practice-strip"));
        assertThat(isShown(robot, "#home-total")).isTrue();
        assertThat(world.source.selections().getLast().network()).isEqualTo(Networks.finney());
    }

    @Test
    void aPracticeNodeThatStartsSaysHowFarItIs(FxRobot robot) {
        emptyHome();
        world.source.answering(state -> state.withStarting(Optional.of(40)));
        open(robot);
        until(() -> isShown(robot, "#home-waiting"));
        assertThat(text(robot, "#home-waiting")).contains("40 %");
        assertThat(text(robot, "#network-owner")).isEqualTo("Starting… 40 %");
        assertThat(robot.lookup("#network-card .dot-grey").tryQuery()).isPresent();
        picture(robot, "home-dark-starting");
        world.source.publish(state -> state.withStarting(Optional.empty()));
        until(() -> !isShown(robot, "#home-waiting"));
    }

    @Test
    void twiceTheSizeInTheSmallestWindowStillShowsEverything(FxRobot robot) {
        world.choices = world.choices.withZoom(200);
        open(robot, 1024, 700, new Wish(Optional.empty(), Optional.empty(), Optional.empty()));
        until(() -> isShown(robot, "#home-total"));
        picture(robot, "home-dark-1024x700-zoom-200");
        for (String id : List.of("#home-total", "#home-chart", "#home-legend", "#home-positions", "#wallet-chooser",
                "#notices", "#nav-home", "#network-card")) {
            assertThat(isWithin(robot.lookup(id).query(), 1024, 10_000)).as(id).isTrue();
        }
    }

    @Test
    void theFocusCanBeSeenAndMovesByKeyboard(FxRobot robot) {
        open(robot);
        until(() -> isShown(robot, "#home-total"));
        robot.interact(() -> robot.lookup("#nav-home").query().requestFocus());
        List<String> visited = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            visited.add(main.scene().getFocusOwner().getId());
            robot.type(KeyCode.TAB);
            if (main.scene().getFocusOwner().getId().equals("wallet-chooser")) {
                picture(robot, "home-dark-focus");
            }
        }
        assertThat(visited).containsExactly("nav-home", "network-card", "finder",
                "wallet-chooser", "notices", "hide-amounts", "lock-now", "home-total-how", "home-span-month",
                "home-where-how", "home-stake-how", "home-filter", "home-columns", "home-export", "home-positions");
        // the pages are one stop of the Tab key; the arrows move between them
        robot.interact(() -> robot.lookup("#nav-home").query().requestFocus());
        for (int i = 0; i < 8 && !main.scene().getFocusOwner().getId().equals("nav-settings"); i++) {
            robot.type(KeyCode.DOWN);
        }
        assertThat(main.scene().getFocusOwner().getId()).isEqualTo("nav-settings");
        robot.type(KeyCode.SPACE);
        until(() -> isShown(robot, "#settings-nodes"));
    }

    @Test
    void everyControlHasANameAndAnId(FxRobot robot) {
        open(robot);
        until(() -> isShown(robot, "#home-total"));
        List<String> nameless = new ArrayList<>();
        collect(main.scene().getRoot(), nameless);
        assertThat(nameless).isEmpty();
    }

    private static void collect(Parent parent, List<String> nameless) {
        for (Node node : parent.getChildrenUnmodifiable()) {
            boolean control = node instanceof javafx.scene.control.ButtonBase || node instanceof TextInputControl
                    || node instanceof TableView;
            if (control) {
                boolean named = node.getAccessibleText() != null && !node.getAccessibleText().isBlank()
                        || node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank();
                if (!named || node.getId() == null) {
                    nameless.add(node.toString());
                }
            }
            if (node instanceof Parent inner) {
                collect(inner, nameless);
            }
        }
    }

    private static void press(FxRobot robot, KeyCode code) {
        robot.press(KeyCode.CONTROL, code).release(code, KeyCode.CONTROL);
        settle();
    }

    @SuppressWarnings("unchecked")
    private static TableView<PositionRow> table(FxRobot robot) {
        return (TableView<PositionRow>) robot.lookup("#home-positions").query();
    }
}
