package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.stake.ValidatorRow;
import tern.app.transact.AddressNames;
import tern.app.transact.PracticeWorld;
import tern.app.transact.TransactionDesk;
import tern.app.ui.PositionRow;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Networks;
import tern.wallet.bittensor.Tolerance;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainOptions;
import tern.wallet.crypto.Blake2;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.AddressException;
import tern.wallet.keys.Ss58;
import tern.wallet.portfolio.PortfolioService;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// «Stake» in the real window, over the socket of a practice node in a process of its own.
@ExtendWith(ApplicationExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StakeWindowTest {

    private static final int SUBNET = 3;
    private static final int OTHER = 1;
    private static final AccountId VALIDATOR = validator();

    /// More than any fee of one call, in rao.
    private static final long FEE = 5_000_000;

    @TempDir
    private static Path home;
    private static PracticeWorld world;
    private static AccountId savings;

    private Stage stage;
    private SendRig rig;
    private WindowRig window;

    private static AccountId other() {
        return AccountId.of(Blake2.hash256("tern practice 1 validator hotkey 7".getBytes(StandardCharsets.UTF_8)));
    }

    private static AccountId validator() {
        try {
            return Ss58.parse("5FBy8qmQGtHYdffA6mTvJwiDn15bKpm7sZPY7MJtYAJkioTx");
        } catch (AddressException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    static void starts() throws Exception {
        // a slow machine takes its time: the blocks of a review must not have passed by then
        world = PracticeWorld.start(home, "current", Duration.ofSeconds(1));
        savings = world.wallet("savings", Optional.empty());
        world.give(savings, "1000");
    }

    @AfterAll
    static void stops() {
        world.close();
    }

    @Start
    void start(Stage given) {
        stage = given;
    }

    @AfterEach
    void closes(FxRobot robot, TestInfo test) {
        if (rig != null) {
            window.picture("last-" + test.getTestMethod().orElseThrow().getName());
            rig.close();
        }
        robot.interact(stage::hide);
    }

    private void open(FxRobot robot, String wallet) throws Exception {
        rig = new SendRig(stage, robot, world, Networks.practice(), wallet);
        window = rig.window();
        rig.go("stake");
        until(() -> window.shows("#stake-amount"));
        until(() -> !robot.lookup("#stake-validators").<TableView<?>>query().getItems().isEmpty());
    }

    private static void until(Callable<Boolean> condition) {
        WindowRig.until(Duration.ofSeconds(60), condition);
    }

    /// Chooses a subnet and a validator as a person does who knows both.
    private void choose(FxRobot robot, int netuid, AccountId hotkey) {
        window.fire("#stake-subnet");
        until(() -> window.shows("#stake-subnet-filter"));
        robot.clickOn("#stake-subnet-filter").write(Integer.toString(netuid));
        robot.type(KeyCode.ENTER);
        until(() -> window.text("#stake-subnet").endsWith("subnet " + netuid));
        window.fill("#stake-validator-filter", hotkey.address());
        until(() -> window.shows("#stake-choose") || window.shows(".chosen-word"));
        if (window.shows("#stake-choose")) {
            window.fire("#stake-choose");
        }
        window.fill("#stake-validator-filter", "");
    }

    /// Waits for an answer to what stands in the fields now.
    private void quoted() {
        until(() -> window.shows("#stake-free-after") && !window.shows("#stake-amount-wrong"));
    }

    private void review() {
        until(() -> window.shows("#stake-review"));
        window.fire("#stake-review");
        until(() -> rig.isSignable() || window.shows("#review-problem-sentence"));
    }

    private void act(String action) {
        window.fire("#stake-action-" + action);
    }

    /// Marks the only stake with a validator.
    private void take(FxRobot robot, int netuid) {
        until(() -> !holdings(robot).getItems().isEmpty());
        robot.interact(() -> holdings(robot).getItems()
                .stream()
                .filter(row -> row.key().netuid() == netuid)
                .findFirst()
                .ifPresent(row -> holdings(robot).getSelectionModel().select(row)));
        WindowRig.settle();
    }

    private static TableView<PositionRow> holdings(FxRobot robot) {
        return robot.lookup("#stake-holdings").query();
    }

    /// What the feed knows of one's stake on a subnet, with whomever.
    private long staked(int netuid) {
        return rig.now()
                .snapshot()
                .orElseThrow()
                .accounts()
                .stream()
                .flatMap(account -> account.positions().stream())
                .filter(position -> position.netuid() == netuid)
                .mapToLong(position -> position.alpha().value())
                .sum();
    }

    @Test
    @Order(1)
    void whatIsStakedIsWhatWasQuoted(FxRobot robot) throws Exception {
        open(robot, "savings");
        window.picture("stake-dark-empty");
        choose(robot, SUBNET, VALIDATOR);
        until(() -> window.shows("#stake-hint"));
        assertThat(window.text("#stake-hint")).startsWith("The least that can be staked is");
        Rao before = rig.free(savings);
        window.fill("#stake-amount", "10");
        quoted();
        long quoted = alpha(window.text("#stake-receive"));
        window.pictures("stake");
        review();
        assertThat(window.text("#review-subnet")).isEqualTo("3 · γ · “Cobalt Harbor”");
        assertThat(window.text("#review-validator-called")).startsWith("calls itself “");
        assertThat(robot.lookup("#review-validator").query().getAccessibleText().replace(" ", ""))
                .isEqualTo(VALIDATOR.address());
        assertThat(window.text("#review-limit")).endsWith("else nothing is traded");
        window.picture("stake-review-dark");
        rig.sign();
        assertThat(rig.ended("Finalized")).contains("10.000000000 τ");
        rig.follows();
        window.picture("stake-dark-done");
        assertThat(before.minus(rig.free(savings)).value()).isBetween(10_000_000_000L, 10_005_000_000L);
        assertThat(staked(SUBNET)).as("as quoted, within the tolerance")
                .isBetween(quoted * 995 / 1000,
                        quoted * 1005 / 1000);
    }

    @Test
    @Order(2)
    void whatTheChainWouldRefuseIsSaidBesideItsField(FxRobot robot) throws Exception {
        open(robot, "savings");
        choose(robot, SUBNET, VALIDATOR);
        window.fire("#stake-review");
        until(() -> window.shows("#stake-amount-wrong"));
        window.fill("#stake-amount", "0.001");
        until(() -> window.shows("#stake-amount-wrong")
                && window.text("#stake-amount-wrong").startsWith("The least that can be staked"));
        window.fill("#stake-amount", "99999");
        until(() -> window.text("#stake-amount-wrong").contains("not enough free TAO"));
        assertThat(window.shows("#stake-impact-word")).as("what it would do to the price is shown").isTrue();
        window.picture("stake-dark-wrong");
        window.fill("#stake-amount", "2,5");
        until(() -> window.text("#stake-amount-wrong").contains("no commas"));
        AccountId nobody = AccountId.of(Hash32.parse("0x" + "5c".repeat(32)).bytes());
        window.fill("#stake-amount", "2");
        window.fill("#stake-validator-filter", nobody.address());
        window.fire("#stake-choose-address");
        until(() -> window.shows("#stake-validator-wrong"));
        assertThat(window.text("#stake-validator-wrong")).contains("nobody owns it");
        window.fire("#stake-review");
        assertThat(rig.refusal()).contains("nobody owns it");
        rig.back();
        assertThat(rig.nothingIsPending()).isTrue();
    }

    @Test
    @Order(3)
    void aPriceThatMovesPastTheLimitBetweenQuoteAndBlockTradesNothing(FxRobot robot) throws Exception {
        open(robot, "savings");
        choose(robot, SUBNET, VALIDATOR);
        window.fill("#stake-amount", "5");
        quoted();
        review();
        long before = staked(SUBNET);
        // somebody else buys meanwhile
        buy(400);
        rig.sign();
        assertThat(rig.ended("Failed")).containsIgnoringCase("price");
        rig.follows();
        assertThat(staked(SUBNET)).isEqualTo(before);
        window.picture("stake-dark-price-moved");
    }

    private static void buy(long tao) throws Exception {
        AccountId whale = world.wallet("whale", Optional.empty());
        world.give(whale, Long.toString(tao + 1));
        try (TransactionDesk desk = world.desk(AddressNames.none())) {
            Intent intent = new Intent.AddStake(whale, VALIDATOR, SUBNET, Rao.of(tao * Rao.PER_TAO),
                    Optional.of(new Tolerance(Tolerance.MAX_BASIS_POINTS)));
            Hash32 hash = desk.send(desk.prepare(Networks.practice(), "whale", intent), Optional.empty());
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> desk.current()
                            .stream()
                            .anyMatch(state -> state.hash().equals(hash) && state.block().isPresent()));
        }
    }

    @Test
    @Order(4)
    void halfIsTakenBackMovedAndSwapped(FxRobot robot) throws Exception {
        open(robot, "savings");
        act("remove");
        take(robot, SUBNET);
        until(() -> window.text("#stake-there").contains("staked there"));
        long before = staked(SUBNET);
        window.fire("#stake-half");
        quoted();
        window.picture("stake-dark-remove");
        long brings = alpha(window.text("#stake-receive"));
        Rao free = rig.free(savings);
        review();
        rig.sign();
        rig.ended("Finalized");
        rig.follows();
        assertThat(rig.free(savings).minus(free).value()).as("as quoted, within the tolerance, but for the fee")
                .isBetween(brings * 995 / 1000 - FEE, brings * 1005 / 1000);
        assertThat(staked(SUBNET)).isCloseTo(before / 2, within(before / 100));

        act("move");
        take(robot, SUBNET);
        until(() -> window.shows("#stake-choose"));
        assertThat(robot.lookup("#stake-validators").<TableView<ValidatorRow>>query().getItems())
                .as("it goes to somebody else")
                .extracting(ValidatorRow::hotkey)
                .doesNotContain(VALIDATOR);
        robot.interact(() -> robot.lookup("#stake-choose").<ButtonBase>query().fire());
        window.fire("#stake-half");
        quoted();
        window.picture("stake-dark-move");
        assertThat(window.text("#stake-position-name")).matches(".+ stake with \\S.*");
        long here = staked(SUBNET);
        review();
        rig.sign();
        rig.ended("Finalized");
        rig.follows();
        assertThat(staked(SUBNET)).as("nothing is traded").isCloseTo(here, within(here / 100));

        act("swap");
        take(robot, SUBNET);
        choose(robot, OTHER, other());
        window.fire("#stake-half");
        quoted();
        long quoted = alpha(window.text("#stake-receive"));
        window.picture("stake-dark-swap");
        review();
        assertThat(window.text("#review-subnet")).isEqualTo("3 · γ · “Cobalt Harbor” → 1 · α · “Quiet Harbor”");
        rig.sign();
        rig.ended("Finalized");
        rig.follows();
        assertThat(staked(OTHER)).isBetween(quoted * 990 / 1000, quoted * 1010 / 1000);
    }

    @Test
    @Order(5)
    void whatIsGivenAwayIsSomebodyElsesForGoodAndThatIsSaidTwice(FxRobot robot) throws Exception {
        open(robot, "savings");
        assertThat(window.shows("#stake-give-warning")).isFalse();
        act("give");
        take(robot, SUBNET);
        assertThat(window.text("#stake-give-warning")).contains("for good").contains("Never send stake to an exchange");
        window.fire("#stake-review");
        until(() -> window.shows("#stake-to-wrong"));
        window.fill("#stake-to", savings.address());
        window.fire("#stake-half");
        until(() -> window.shows("#stake-to-wrong") && !window.text("#stake-to-wrong").isEmpty());
        AccountId friend = AccountId.of(Hash32.parse("0x" + "7a".repeat(32)).bytes());
        window.fill("#stake-to", friend.address());
        quoted();
        window.picture("stake-dark-give");
        AccountId hotkey = holdings(robot).getSelectionModel().getSelectedItem().key().hotkey();
        long before = staked(SUBNET);
        long given = Rao.parseTao(robot.lookup("#stake-amount").<TextInputControl>query().getText()).value();
        review();
        assertThat(robot.lookup("#review-to").query().getAccessibleText().replace(" ", ""))
                .isEqualTo(friend.address());
        assertThat(robot.lookup("#review .label").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .anyMatch(words -> words.contains("cannot be called back"));
        window.picture("stake-review-give-dark");
        rig.sign();
        rig.ended("Finalized");
        rig.follows();
        assertThat(before - staked(SUBNET)).as("a little was earned meanwhile").isCloseTo(given, within(given / 100));
        try (ChainClient chain = ChainClient.connect(world.practice().resolve(Networks.practice(), _ -> {}),
                ChainOptions.standard())) {
            assertThat(new PortfolioService(chain).load(List.of(friend), chain.bestBlock())
                    .accounts()
                    .getFirst()
                    .positions()).as("it stays with its validator").singleElement().satisfies(position -> {
                        assertThat(position.hotkey()).isEqualTo(hotkey);
                        assertThat(position.netuid()).isEqualTo(SUBNET);
                        assertThat(position.alpha().value()).isCloseTo(given, within(given / 100));
                    });
        }
        assertThat(robot.lookup("#stake-to").<TextInputControl>query().getText()).as("the form is free").isEmpty();
    }

    @Test
    @Order(6)
    void everythingIsTakenBackAtOnce(FxRobot robot) throws Exception {
        open(robot, "savings");
        act("exit");
        until(() -> window.shows("#stake-parts") && window.shows("#stake-free-after"));
        window.picture("stake-dark-exit");
        long brings = alpha(window.text("#stake-receive"));
        Rao free = rig.free(savings);
        review();
        assertThat(window.shows("#review-part-1-value")).isTrue();
        assertThat(window.text("#review-part-1-called")).startsWith("calls itself “");
        rig.sign();
        rig.ended("Finalized");
        rig.follows();
        assertThat(staked(SUBNET) + staked(OTHER)).isZero();
        assertThat(rig.free(savings).minus(free).value()).as("as quoted, within the tolerance, but for the fee")
                .isBetween(brings * 995 / 1000 - FEE, brings * 1005 / 1000);
    }

    @Test
    @Order(7)
    void stakeIsPutOnByKeyboardAloneAndHiddenAmountsAreHidden(FxRobot robot) throws Exception {
        open(robot, "savings");
        choose(robot, 0, other());
        robot.interact(() -> robot.lookup("#stake-amount").query().requestFocus());
        robot.write("1.5");
        quoted();
        assertThat(window.text("#stake-receive")).isEqualTo("1.5000");
        robot.type(KeyCode.ENTER);
        until(rig::isSignable);
        robot.type(KeyCode.ESCAPE);
        until(() -> !window.shows("#review"));
        window.shortcut(KeyCode.H);
        until(() -> window.text("#stake-there").startsWith("Free to use: •"));
        assertThat(window.text("#stake-free-after")).doesNotContain("9");
        window.picture("stake-dark-hidden");
        window.shortcut(KeyCode.H);
        robot.interact(() -> robot.lookup("#stake-amount").query().requestFocus());
        robot.type(KeyCode.ENTER);
        until(rig::isSignable);
        for (int i = 0; i < 6 && !"review-sign".equals(window.main().scene().getFocusOwner().getId()); i++) {
            robot.type(KeyCode.TAB);
        }
        robot.type(KeyCode.SPACE);
        until(() -> !window.shows("#review"));
        rig.ended("Finalized");
        window.assertEverythingHasAName();
    }

    /// `1,283.4466` in rao.
    private static long alpha(String shown) {
        return new BigDecimal(shown.replace(",", "")).movePointRight(9).longValueExact();
    }
}
