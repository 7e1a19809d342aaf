package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
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
import tern.app.help.GuidePage;
import tern.app.transact.AddressNames;
import tern.app.transact.LyingNode;
import tern.app.transact.PracticeWorld;
import tern.app.transact.TransactionDesk;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Networks;
import tern.wallet.bittensor.Tolerance;
import tern.wallet.chain.Network;
import tern.wallet.crypto.Blake2;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// The plan on «Stake» in the real window, over the socket of a practice node in a process of its own.
@ExtendWith(ApplicationExtension.class)
class StakePlanWindowTest {

    private static final AccountId VALIDATOR = AccountId
            .of(Blake2.hash256("tern practice 1 validator hotkey 7".getBytes(StandardCharsets.UTF_8)));

    @TempDir
    private static Path home;
    private static PracticeWorld world;

    private Stage stage;
    private SendRig rig;
    private WindowRig window;

    @BeforeAll
    static void starts() throws Exception {
        world = PracticeWorld.start(home, "current", Duration.ofMillis(700));
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

    private static AccountId wallet(String name, Optional<String> password) throws Exception {
        AccountId account = world.wallet(name, password);
        world.give(account, "500");
        return account;
    }

    private void open(FxRobot robot, Network network, String wallet, Locale locale) throws Exception {
        rig = new SendRig(stage, robot, world, network, wallet, locale);
        window = rig.window();
        rig.go("stake");
    }

    /// The window on the plan of a wallet, which has nothing but free TAO.
    private void plans(FxRobot robot, Network network, String wallet) throws Exception {
        open(robot, network, wallet, Locale.ENGLISH);
        window.fire("#stake-plan-way");
        until(() -> window.shows("#plan-steps-nothing"));
    }

    private static void until(Callable<Boolean> condition) {
        WindowRig.until(Duration.ofSeconds(60), condition);
    }

    private static Callable<Boolean> says(WindowRig window, String query, String words) {
        return () -> window.shows(query) && window.text(query).equals(words);
    }

    /// Adds a subnet by the number that a person types, with a validator by its address.
    private void add(FxRobot robot, int netuid, String share) {
        window.fire("#plan-add");
        until(() -> window.shows("#stake-subnet-filter"));
        window.fill("#stake-subnet-filter", Integer.toString(netuid));
        robot.interact(() -> robot.lookup("#stake-subnet-filter").query().requestFocus());
        robot.type(KeyCode.ENTER);
        until(() -> window.shows("#plan-row-" + netuid));
        window.fill("#plan-share-" + netuid, share);
        assertThat(window.text("#plan-note-" + netuid)).isEqualTo("Choose the validator that gets it.");
        validator(robot, netuid, VALIDATOR);
    }

    private void validator(FxRobot robot, int netuid, AccountId hotkey) {
        window.fire("#plan-validator-" + netuid);
        until(() -> window.shows("#plan-validator-filter"));
        window.fill("#plan-validator-filter", hotkey.address());
        robot.interact(() -> robot.lookup("#plan-validator-filter").query().requestFocus());
        robot.type(KeyCode.ENTER);
        until(() -> !window.shows("#plan-validator-filter"));
    }

    private void steps(int number) {
        until(() -> window.shows("#plan-step-" + number) && !window.shows("#plan-step-" + (number + 1))
                && !window.main().scene().lookup("#plan-review").isDisabled());
    }

    private void review() {
        window.fire("#plan-review");
        until(() -> rig.isSignable() || window.shows("#review-problem-sentence"));
    }

    /// Three purchases, the largest first: root, subnet 3, subnet 4.
    private void threeSteps(FxRobot robot) {
        add(robot, 0, "30");
        add(robot, 3, "5");
        add(robot, 4, "3");
        steps(3);
    }

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

    /// `Brought 1,283.446600000 α3. …` in rao.
    private static long amount(String words) {
        String number = words.replaceAll("^\\D*([0-9,.]*[0-9]) .*$", "$1").replace(",", "");
        return new BigDecimal(number).movePointRight(9).longValueExact();
    }

    /// A step that is dear for its pool says so in its own row, with the impact that stands above it, and again in the
    /// review; at the size of before it says nothing.
    @Test
    void aDearStepWarnsInItsRowAndInTheReview(FxRobot robot) throws Exception {
        wallet("dear", Optional.empty());
        plans(robot, Networks.practice(), "dear");
        tolerate(robot);
        add(robot, 3, "1");
        steps(1);
        assertThat(dear(robot)).isEmpty();
        window.fill("#plan-share-3", "60");
        until(() -> dear(robot).isPresent());
        steps(1);
        assertThat(window.text("#plan-step-1-impact-word")).isNotBlank();
        assertThat(digits(dear(robot).orElseThrow())).as("the impact above it")
                .isCloseTo(digits(window.text("#plan-step-1-impact")), within(new BigDecimal("0.1")));
        window.pictures("plan-warning");
        review();
        assertThat(robot.lookup("#review-warning-plan").lookup(".review-warning").queryAll())
                .extracting(node -> ((Labeled) node).getText())
                .anyMatch(words -> words.contains("than the present price"));
        window.picture("plan-warning-review-dark");
        rig.back();
    }

    /// What the row of the only step warns of its price.
    private static Optional<String> dear(FxRobot robot) {
        for (int i = 1; i <= 4; i++) {
            Optional<Labeled> warning = robot.lookup("#plan-step-1-warning-" + i).tryQueryAs(Labeled.class);
            if (warning.isPresent() && warning.get().getText().contains("than the present price")) {
                return warning.map(Labeled::getText);
            }
        }
        return Optional.empty();
    }

    /// `2.5` of `You pay 2.50 % more …` and of `2.50%`.
    private static BigDecimal digits(String words) {
        return new BigDecimal(words.replaceAll("^.*?([0-9]+(?:[.][0-9]+)?) ?%.*$", "$1")).stripTrailingZeros();
    }

    private void tolerate(FxRobot robot) {
        robot.interact(() -> robot.lookup("#plan-tolerance")
                .<MenuButton>query()
                .getItems()
                .stream()
                .filter(item -> "plan-tolerance-500".equals(item.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private String mark(int leg) {
        return window.shows("#plan-leg-" + leg) ? window.text("#plan-leg-" + leg) : "";
    }

    @Test
    void aPlanOfThreeStepsIsReviewedOnceAndDoneAsQuoted(FxRobot robot) throws Exception {
        AccountId savings = wallet("savings", Optional.of(PracticeWorld.PASSWORD));
        plans(robot, Networks.practice(), "savings");
        assertThat(window.text("#plan-limits")).as("before anything is typed").startsWith("The smallest stake is ");
        threeSteps(robot);
        // the world trades meanwhile, and moves prices by more than half a per cent now and then
        tolerate(robot);
        assertThat(window.text("#plan-rest")).isEqualTo("62.00%, the rest");
        window.fill("#plan-share-4", "70.5");
        until(() -> window.shows("#plan-wrong"));
        assertThat(window.text("#plan-wrong")).isEqualTo("Together that is 105.5%. Take 5.5% away somewhere.");
        window.fill("#plan-share-4", "1e1");
        until(() -> window.shows("#plan-share-4-wrong"));
        // as an amount
        window.fire("#plan-unit-tao-4");
        window.fill("#plan-share-4", "20");
        until(() -> window.shows("#plan-note-4"));
        assertThat(window.text("#plan-note-4")).isEqualTo("That is 4% of everything.");
        steps(3);
        assertThat(window.text("#plan-step-1")).startsWith("1. Stake ");
        assertThat(window.shows("#plan-step-1-impact")).as("root has no pool").isFalse();
        assertThat(window.text("#plan-step-2-impact")).endsWith("%");
        assertThat(window.text("#plan-step-2-pool-fee")).endsWith(" τ");
        window.pictures("plan");
        assertThat(GuideWindowTest.helpOn(window.main())).isEqualTo(GuidePage.PLAN);
        window.assertEverythingHasAName();

        window.fire("#plan-review");
        until(() -> window.shows("#review-step-1"));
        assertThat(window.text("#review-title")).isEqualTo("Carry out a plan of 3 steps");
        assertThat(robot.lookup("#review-sign").query().isDisabled()).as("not all was in view").isTrue();
        assertThat(window.text("#review-unread")).startsWith("There are more steps");
        window.pictures("plan-review");
        until(rig::isSignable);
        assertThat(window.text("#review-step-2-subnet")).isEqualTo("3 · γ · “Cobalt Harbor”");
        assertThat(window.text("#review-step-2-validator-called")).startsWith("calls itself “");
        assertThat(window.text("#review-step-2-call")).isEqualTo("SubtensorModule.add_stake_limit");
        assertThat(robot.lookup("#review-step-2-validator").query().getAccessibleText().replace(" ", ""))
                .isEqualTo(VALIDATOR.address());
        long quoted = amount(window.text("#review-step-2-receive"));
        long worst = amount(window.text("#review-step-2-worst"));
        assertThat(worst).isBetween(quoted * 940 / 1000, quoted);
        Rao before = rig.free(savings);
        robot.clickOn("#review-password").write("not it").type(KeyCode.ENTER);
        until(() -> window.shows("#review-password-wrong"));
        until(rig::isSignable);
        robot.clickOn("#review-password").write(PracticeWorld.PASSWORD);
        robot.doubleClickOn("#review-sign");
        until(() -> window.shows("#plan-progress-title"));
        window.picture("plan-under-way-dark");
        until(() -> window.text("#plan-progress-title").equals("The plan is done: all 3 steps"));
        assertThat(List.of(mark(1), mark(2), mark(3))).containsOnly("Done");
        until(() -> window.text("#plan-leg-3-sentence").startsWith("Done in block"));
        window.pictures("plan-done");
        rig.follows();
        assertThat(amount(window.text("#plan-leg-2-quoted"))).as("brought").isBetween(worst, quoted * 1050 / 1000);
        assertThat(staked(3)).isBetween(worst, quoted * 1050 / 1000);
        assertThat(before.minus(rig.free(savings)).value()).as("signed once")
                .isBetween(194_000_000_000L, 196_000_000_000L);
        until(rig::nothingIsPending);
        window.fire("#plan-done");
        until(() -> window.shows("#plan-steps-nothing"));
        assertThat(rig.typed("#plan-share-3")).as("the target stays").isEqualTo("5");
    }

    @Test
    void aStepWhosePriceMovedStopsTheRestAndAValidatorThatIsNoneIsRefused(FxRobot robot) throws Exception {
        AccountId mover = wallet("mover", Optional.empty());
        Rao before = stopped(robot, "mover", mover);
        assertThat(List.of(mark(1), mark(2), mark(3))).containsExactly("Done", "Failed", "Not sent");
        assertThat(window.text("#plan-progress-title")).isEqualTo("The plan has stopped: 1 of 3 steps done");
        assertThat(window.text("#plan-why"))
                .startsWith("Step 2 did not do what was meant, so nothing after it was sent");
        assertThat(window.text("#plan-leg-2-sentence")).containsIgnoringCase("price");
        window.picture("plan-stopped-dark");
        rig.follows();
        assertThat(staked(0)).isGreaterThan(149_000_000_000L);
        assertThat(staked(3) + staked(4)).isZero();
        assertThat(before.minus(rig.free(mover)).value()).isBetween(149_000_000_000L, 151_000_000_000L);
        // from here on
        window.fire("#plan-done");
        steps(2);
        // a validator that is none any more
        validator(robot, 3, AccountId.of(Hash32.parse("0x" + "5c".repeat(32)).bytes()));
        until(() -> window.shows("#plan-wrong") && window.text("#plan-wrong").contains("nobody owns it"));
        assertThat(window.main().scene().lookup("#plan-review").isDisabled()).isTrue();
        assertThat(window.shows("#plan-step-1")).as("no steps of a target that cannot be reached").isFalse();
    }

    /// A plan whose second step finds a price that has moved.
    ///
    /// @return what was free before
    private Rao stopped(FxRobot robot, String name, AccountId account) throws Exception {
        plans(robot, Networks.practice(), name);
        threeSteps(robot);
        review();
        buy("whale-" + name, 400);
        Rao before = rig.free(account);
        rig.sign();
        until(() -> window.shows("#plan-done"));
        return before;
    }

    /// What was sent and what became of a plan in an English window is German in the next one, numbers and all.
    @Test
    void whatBecameOfAPlanIsReadInTheLanguageOfWhoReadsIt(FxRobot robot) throws Exception {
        stopped(robot, "linguist", wallet("linguist", Optional.empty()));
        String english = window.text("#plan-leg-2-sentence");
        rig.close();
        Locale before = Locale.getDefault(Locale.Category.DISPLAY);
        Locale.setDefault(Locale.Category.DISPLAY, Locale.GERMANY);
        try {
            open(robot, Networks.practice(), "linguist", Locale.GERMANY);
            until(() -> window.shows("#plan-done") && window.shows("#plan-leg-2-sentence")
                    && window.text("#plan-leg-2-sentence").startsWith("In Block "));
            assertThat(window.text("#plan-leg-1-what")).startsWith("1. 1")
                    .contains(",")
                    .endsWith(
                            " τ als Stake in Subnetz 0 anlegen");
            assertThat(window.text("#plan-leg-2-sentence"))
                    .contains(" gescheitert: Der Preis ")
                    .contains(" 0,000")
                    .doesNotContain(english);
            assertThat(window.text("#plan-why")).startsWith("Schritt 2 hat nicht getan");
            window.picture("plan-stopped-german-dark");
            rig.close();
        } finally {
            Locale.setDefault(Locale.Category.DISPLAY, before);
        }
        open(robot, Networks.practice(), "linguist", Locale.ENGLISH);
        until(() -> window.shows("#plan-leg-2-sentence") && window.text("#plan-leg-2-sentence").equals(english));
        window.fire("#plan-done");
        until(() -> !window.shows("#plan-leg-2-sentence"));
    }

    /// Somebody else buys on subnet 3.
    private static void buy(String who, long tao) throws Exception {
        AccountId whale = world.wallet(who, Optional.empty());
        world.give(whale, Long.toString(tao + 1));
        try (TransactionDesk desk = world.desk(AddressNames.none())) {
            Intent intent = new Intent.AddStake(whale, VALIDATOR, 3, Rao.of(tao * Rao.PER_TAO),
                    Optional.of(new Tolerance(Tolerance.MAX_BASIS_POINTS)));
            Hash32 hash = desk.send(desk.prepare(Networks.practice(), who, intent), Optional.empty());
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> desk.current()
                            .stream()
                            .anyMatch(state -> state.hash().equals(hash) && state.block().isPresent()));
        }
    }

    @Test
    void aValidatorThatLeftBetweenQuoteAndSendGetsNothingAndStopsTheRest(FxRobot robot) throws Exception {
        wallet("patient", Optional.empty());
        AccountId gone = AccountId.of(Hash32.parse("0x" + "5d".repeat(32)).bytes());
        LyingNode node = LyingNode.before(world);
        try {
            // until the review stands there, everybody is told that it is a validator
            node.tell(LyingNode.Lie.OWNERS);
            plans(robot, node.network(), "patient");
            add(robot, 0, "10");
            add(robot, 3, "5");
            validator(robot, 3, gone);
            add(robot, 4, "3");
            steps(3);
            review();
            node.tell(LyingNode.Lie.NONE);
            rig.sign();
            until(() -> window.shows("#plan-done"));
            assertThat(List.of(mark(1), mark(2), mark(3))).containsExactly("Done", "Failed", "Not sent");
            assertThat(window.text("#plan-leg-2-sentence")).contains("It failed in block").contains("the fee of");
            window.picture("plan-validator-left-dark");
            Node button = robot.lookup("#plan-done").query();
            assertThat(button.localToScene(button.getLayoutBounds()).getMaxY()).as("in sight without scrolling")
                    .isLessThan(900);
            rig.follows();
            assertThat(staked(0)).isPositive();
            assertThat(staked(3) + staked(4)).isZero();
        } finally {
            node.end();
        }
    }

    @Test
    void anEndpointThatDiesInTheMiddleLosesNothingAndTheNextWindowSaysWhereItStands(FxRobot robot) throws Exception {
        wallet("unlucky", Optional.empty());
        LyingNode node = LyingNode.before(world);
        try {
            plans(robot, node.network(), "unlucky");
            threeSteps(robot);
            review();
            rig.sign();
            until(() -> mark(1).equals("Done"));
        } finally {
            node.end();
        }
        // what is left is given up, or has stopped by itself
        until(() -> window.shows("#plan-stop") || window.shows("#plan-done"));
        if (window.shows("#plan-stop")) {
            window.fire("#plan-stop");
        }
        until(() -> mark(3).equals("Not sent"));
        assertThat(window.text("#plan-why")).isNotBlank().contains("stays done");
        window.picture("plan-endpoint-dead-dark");
        rig.close();

        open(robot, Networks.practice(), "unlucky", Locale.ENGLISH);
        until(() -> window.shows("#plan-done"));
        // what was in a block that was not final is looked at again
        until(() -> mark(1).equals("Done"));
        assertThat(mark(3)).isEqualTo("Not sent");
        window.picture("plan-reopened-dark");
        rig.follows();
        assertThat(staked(0)).isPositive();
        // one that was noted down and lost with its endpoint is looked for until it can no longer be included
        until(() -> mark(2).equals("Done") == staked(3) > 0);
        assertThat(mark(2)).isIn("Done", "Not sent", "On its way");
        assertThat(staked(4)).isZero();
    }

    @Test
    void aWindowThatIsClosedInTheMiddleIsTakenUpByTheNext(FxRobot robot) throws Exception {
        wallet("closer", Optional.empty());
        plans(robot, Networks.practice(), "closer");
        threeSteps(robot);
        review();
        rig.sign();
        until(() -> mark(1).equals("On its way") || mark(1).equals("Done"));
        rig.close();
        open(robot, Networks.practice(), "closer", Locale.ENGLISH);
        until(() -> window.shows("#plan-done")
                && window.text("#plan-progress-title").startsWith("The plan has stopped"));
        until(() -> mark(1).equals("Done") && !mark(2).equals("On its way"));
        assertThat(mark(3)).isEqualTo("Not sent");
        assertThat(window.text("#plan-why")).startsWith("Tern was closed before the plan was done");
        rig.follows();
        assertThat(staked(0)).isPositive();
        assertThat(staked(3) > 0).isEqualTo(mark(2).equals("Done"));
        assertThat(staked(4)).isZero();
    }

    @Test
    void aDamagedFileOfPlansIsSaidAndKept(FxRobot robot) throws Exception {
        wallet("reader", Optional.empty());
        Path file = world.folders().state().resolve("plans.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"plans\":[{");
        open(robot, Networks.practice(), "reader", Locale.ENGLISH);
        until(() -> Files.exists(file.resolveSibling("plans.json.damaged")));
        until(() -> window.shows("#toast") && window.text("#toast").contains("plans.json.damaged"));
        window.fire("#notices");
        until(() -> window.shows("#notices-panel"));
        assertThat(robot.lookup(".notice-words").queryAll())
                .extracting(node -> ((Labeled) node).getText())
                .containsOnlyOnce("What became of earlier plans could not be read. Your transactions are not affected. "
                        + "The damaged file is kept as " + file.resolveSibling("plans.json.damaged") + ".");
        robot.type(KeyCode.ESCAPE);
        assertThat(file.resolveSibling("plans.json.damaged")).hasContent("{\"plans\":[{");
    }

    @Test
    void everythingCanBeDoneByKeyboard(FxRobot robot) throws Exception {
        wallet("keys", Optional.empty());
        open(robot, Networks.practice(), "keys", Locale.ENGLISH);
        window.press("#stake-plan-way");
        until(() -> window.shows("#plan-steps-nothing"));
        window.press("#plan-add");
        until(() -> window.shows("#stake-subnet-filter"));
        until(() -> "stake-subnet-filter".equals(focused()));
        robot.write("3").type(KeyCode.ENTER);
        until(() -> "plan-share-3".equals(focused()));
        robot.write("2");
        tabTo(robot, "plan-validator-3");
        robot.type(KeyCode.SPACE);
        until(() -> "plan-validator-filter".equals(focused()));
        until(() -> !robot.lookup("#plan-validators").<javafx.scene.control.ListView<?>>query().getItems().isEmpty());
        robot.type(KeyCode.DOWN).type(KeyCode.ENTER);
        until(() -> !window.shows("#plan-validator-filter"));
        steps(1);
        tabTo(robot, "plan-review");
        robot.type(KeyCode.SPACE);
        until(rig::isSignable);
        tabTo(robot, "review-sign");
        robot.type(KeyCode.SPACE);
        until(() -> window.shows("#plan-progress-title"));
        until(() -> window.shows("#plan-done"));
        assertThat(mark(1)).isEqualTo("Done");
        tabTo(robot, "plan-done");
        robot.type(KeyCode.SPACE);
        until(() -> window.shows("#plan-steps-nothing"));
    }

    private String focused() {
        Node owner = window.main().scene().getFocusOwner();
        return owner == null || owner.getId() == null ? "" : owner.getId();
    }

    private void tabTo(FxRobot robot, String id) {
        for (int i = 0; i < 60 && !id.equals(focused()); i++) {
            robot.type(KeyCode.TAB);
        }
        assertThat(focused()).isEqualTo(id);
    }

    @Test
    void germanTextFitsAtTwiceTheSizeAndACommaIsACommaThere(FxRobot robot) throws Exception {
        Locale before = Locale.getDefault(Locale.Category.DISPLAY);
        Locale.setDefault(Locale.Category.DISPLAY, Locale.GERMANY);
        try {
            german(robot);
        } finally {
            Locale.setDefault(Locale.Category.DISPLAY, before);
        }
    }

    private void german(FxRobot robot) throws Exception {
        wallet("deutsch", Optional.empty());
        open(robot, Networks.practice(), "deutsch", Locale.GERMANY);
        window.fire("#stake-plan-way");
        until(() -> window.shows("#plan-steps-nothing"));
        window.fire("#plan-add");
        until(() -> window.shows("#stake-subnet-filter"));
        window.fill("#stake-subnet-filter", "3");
        robot.interact(() -> robot.lookup("#stake-subnet-filter").query().requestFocus());
        robot.type(KeyCode.ENTER);
        until(() -> window.shows("#plan-row-3"));
        validator(robot, 3, VALIDATOR);
        window.fill("#plan-share-3", "2,5");
        steps(1);
        assertThat(window.text("#plan-rest")).startsWith("97,50");
        window.pictures("plan-german");
        for (Node button : robot.lookup("#stake-plan .button").queryAll()) {
            assertThat(((Labeled) button).getText()).isNotBlank();
        }
        window.fire("#plan-review");
        until(rig::isSignable);
        window.pictures("plan-german-review");
        rig.back();
    }
}
