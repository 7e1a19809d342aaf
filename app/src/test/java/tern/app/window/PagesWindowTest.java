package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.feed.Samples;
import tern.app.market.ScriptedMarket;
import tern.app.shell.Page;
import tern.app.stake.StakeAction;
import tern.app.subnets.SubnetRow;
import tern.app.theme.Theme;
import tern.app.ui.PositionRow;
import tern.app.ui.PositionValues;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;

/// Pages are made when they are opened, and then show what came before as if they had been there.
@ExtendWith(ApplicationExtension.class)
class PagesWindowTest {

    private static final PseudoClass PART = PseudoClass.getPseudoClass("part");

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
        assertThat(world.source.listeners()).as("watches that are still open").isZero();
    }

    private void open(FxRobot robot) {
        window = new WindowRig(stage, robot, world.parts(), 1440, 900, Theme.DARK);
        WindowRig.until(() -> window.shows("#home-total"));
    }

    private List<String> made() {
        return window.main().allPages().stream().filter(Page::isMade).map(Page::id).toList();
    }

    private void go(FxRobot robot, String page) {
        robot.interact(() -> window.main().view().open(page));
        WindowRig.settle();
    }

    @Test
    void aPageIsMadeWhenItIsOpenedAndStaysThen(FxRobot robot) {
        open(robot);
        assertThat(made()).containsExactly("home");
        window.shortcut(KeyCode.K);
        robot.write("stake");
        WindowRig.settle();
        robot.type(KeyCode.ESCAPE);
        world.source.publish(Samples.live(Samples.portfolio(), FakeWorld.NOW));
        WindowRig.settle();
        window.shortcut(KeyCode.H);
        window.shortcut(KeyCode.H);
        window.press("#lock-now");
        WindowRig.until(() -> window.shows("#lock-password"));
        assertThat(made()).as("neither the finder nor numbers nor the lock makes any").containsExactly("home");
        robot.interact(() -> {
            robot.lookup("#lock-password").<TextInputControl>query().setText("correct horse");
            robot.lookup("#lock-unlock").<ButtonBase>query().fire();
        });
        WindowRig.until(() -> window.shows("#home-total"));
        for (Page page : window.main().allPages().subList(1, window.main().allPages().size())) {
            assertThat(page.isMade()).as(page.id()).isFalse();
            go(robot, page.id());
            Node content = page.content();
            assertThat(content.getScene()).as(page.id()).isNotNull();
            go(robot, "home");
            assertThat(content.getScene()).isNull();
            go(robot, page.id());
            assertThat(page.content()).isSameAs(content);
            assertThat(content.getScene()).isNotNull();
            go(robot, "home");
        }
    }

    @Test
    void whatIsRehearsedMakesNoPageAndReadsNothing(FxRobot robot) {
        open(robot);
        Page subnets = page("subnets");
        List<Runnable> steps = new ArrayList<>();
        robot.interact(() -> steps.addAll(subnets.rehearsal(window.main().scene())));
        assertThat(steps).isNotEmpty();
        int listeners = world.source.listeners();
        robot.interact(() -> steps.forEach(Runnable::run));
        assertThat(made()).containsExactly("home");
        assertThat(world.source.listeners()).isEqualTo(listeners);
        assertThat(robot.lookup("#subnets-table").tryQuery()).as("nobody sees it").isEmpty();
        go(robot, "subnets");
        TableView<SubnetRow> table = robot.lookup("#subnets-table").query();
        assertThat(table.getItems()).extracting(SubnetRow::netuid).contains(64).doesNotContain(0, 1);
        assertThat(subnets.rehearsal(window.main().scene())).as("it was opened").isEmpty();
    }

    private Page page(String id) {
        return window.main().allPages().stream().filter(page -> page.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void whatIsMadeLaterWearsTheZoomAndHidesAmounts(FxRobot robot) {
        open(robot);
        window.shortcut(KeyCode.PLUS);
        window.shortcut(KeyCode.H);
        go(robot, "stake");
        assertThat(window.text("#stake-there")).contains("•").doesNotContain("84");
        window.shortcut(KeyCode.H);
        WindowRig.until(() -> window.text("#stake-there").contains("84"));
        go(robot, "transfer");
        assertThat(window.text("#receive-name")).isEqualTo("savings");
        assertThat(robot.lookup("#send-wrong").tryQuery()).isEmpty();
    }

    @Test
    void whatHomeAsksForIsChosenOnAPageThatWasNotThere(FxRobot robot) {
        open(robot);
        PositionValues.Key key = table(robot, "#home-positions").get(2).key();
        robot.interact(() -> window.main().stake().take(StakeAction.REMOVE, key));
        WindowRig.until(() -> window.shows("#stake-holdings"));
        WindowRig.until(() -> marked(robot, "#stake-holdings").filter(row -> row.key().equals(key)).isPresent());
        assertThat(made()).containsExactly("home", "stake");
    }

    @Test
    void theColumnsMenuTellsWhichHaveNoRoom(FxRobot robot) {
        open(robot);
        MenuButton menu = robot.lookup("#home-columns").query();
        TableView<PositionRow> table = robot.lookup("#home-positions").query();
        for (int width : List.of(1024, 1800)) {
            window.size(width, 700);
            robot.interact(menu::show);
            List<String> shown = table.getColumns().stream().map(TableColumnBase::getId).toList();
            for (MenuItem item : menu.getItems()) {
                boolean there = shown.contains(item.getId());
                assertThat(((CheckMenuItem) item).isSelected()).as(item.getText()).isEqualTo(there);
                assertThat(item.isDisable()).as(item.getText()).isNotEqualTo(there);
                assertThat(item.getText().endsWith(" (no room at this width)")).as(item.getText()).isNotEqualTo(there);
            }
            assertThat(menu.getItems().stream().anyMatch(MenuItem::isDisable)).as("at %d", width)
                    .isEqualTo(width == 1024);
            WindowRig.picture("home-dark-columns-" + width, menu.getItems().getFirst().getParentPopup().getScene());
            robot.interact(menu::hide);
        }
    }

    @Test
    void noHeadingIsBrokenInsideAWordInGerman(FxRobot robot) {
        world.locale = Locale.GERMAN;
        open(robot);
        for (String page : List.of("stake", "subnets", "home")) {
            go(robot, page);
            for (int width : List.of(1440, 1024)) {
                window.size(width, 800);
                for (Labeled heading : robot.lookup("#" + page + " .column-header > .label").queryAllAs(Label.class)) {
                    Text longest = new Text(heading.getText().replaceAll("[ -]+", "\n"));
                    longest.setFont(heading.getFont());
                    assertThat(longest.getLayoutBounds().getWidth())
                            .as("%s on %s at %d", heading.getText(), page, width)
                            .isLessThanOrEqualTo(heading.getWidth() + 0.5);
                }
                window.picture(page + "-dark-german-" + width);
            }
        }
    }

    @Test
    void anEmptyWalletOfThePracticeNetworkIsShownTheWayToPlayMoney(FxRobot robot) {
        world.choices = world.choices.withNetwork("practice");
        world.source.answering(Samples.live(Samples.portfolio(4_812, List.of(Samples.SAVINGS), List.of(), "0"),
                FakeWorld.NOW.minusSeconds(4)));
        open(robot);
        WindowRig.until(() -> window.shows("#home-play-give"));
        window.pictures("home-play");
        window.assertEverythingHasAName();
        window.fire("#home-play-give");
        WindowRig.until(
                () -> world.settings.deeds.contains("faucet " + Samples.SAVINGS.account().address()));
        world.source.publish(Samples.live(Samples.portfolio(4_813, List.of(Samples.SAVINGS), List.of(), "100"),
                FakeWorld.NOW));
        WindowRig.until(() -> !window.shows("#home-play"));
    }

    @Test
    void rootSaysThatItsYieldsCanJump(FxRobot robot) {
        open(robot);
        go(robot, "stake");
        WindowRig.until(() -> window.shows("#stake-root-jumps"));
        assertThat(window.text("#stake-root-jumps")).contains("can jump from one day to the next");
        window.pictures("stake-root");
        robot.interact(() -> window.main().stake().open(64, Optional.empty()));
        WindowRig.until(() -> !window.shows("#stake-root-jumps"));
    }

    @Test
    void howFarAYieldIsMeasuredIsNotAsLoudAsOne(FxRobot robot) {
        open(robot);
        go(robot, "subnets");
        Hash32 genesis = Samples.portfolio().genesis();
        AccountId validator = Samples.account("validator");
        world.market.answer(ScriptedMarket.young(genesis, FakeWorld.NOW, 64, validator, Duration.ofHours(50)));
        WindowRig.until(() -> cell(robot, "2 of 7 d").isPresent());
        Labeled part = cell(robot, "2 of 7 d").orElseThrow();
        assertThat(part.getPseudoClassStates()).contains(PART);
        window.pictures("subnets-yield-part");
        world.market.answer(ScriptedMarket.measuring(genesis, FakeWorld.NOW, 64, validator, 8_000_000));
        WindowRig.until(() -> cell(robot, "41.7%").isPresent());
        Labeled whole = cell(robot, "41.7%").orElseThrow();
        assertThat(whole.getPseudoClassStates()).doesNotContain(PART);
        window.picture("subnets-yield-dark");
    }

    private static Optional<Labeled> cell(FxRobot robot, String words) {
        return robot.lookup("#subnets-table .table-cell")
                .queryAllAs(Labeled.class)
                .stream()
                .filter(cell -> words.equals(cell.getText()))
                .findFirst();
    }

    private static List<PositionRow> table(FxRobot robot, String query) {
        return robot.lookup(query).<TableView<PositionRow>>query().getItems();
    }

    private static Optional<PositionRow> marked(FxRobot robot, String query) {
        return Optional.ofNullable(robot.lookup(query)
                .<TableView<PositionRow>>query()
                .getSelectionModel()
                .getSelectedItem());
    }
}
