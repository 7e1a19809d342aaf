package tern.app.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import tern.app.fx.Fx;
import tern.app.session.SecretClipboard;
import tern.app.session.SecretFields;
import tern.app.session.SystemBoard;
import tern.app.transact.AddressNames.Named;
import tern.app.transact.AddressNames.Origin;
import tern.app.transact.EarningChecks;
import tern.app.transact.PracticeWorld;
import tern.app.transact.Prepared;
import tern.app.transact.TransactionDesk;
import tern.app.transact.TransactionState.Stage;
import tern.app.transact.Warning;
import tern.node.practice.control.PracticeCalls;
import tern.app.ui.ModalLayer;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Networks;
import tern.wallet.bittensor.Tolerance;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.crypto.Blake2;
import tern.wallet.keys.AccountId;
import tern.wallet.subnets.Neuron;
import tern.wallet.subnets.SubnetsReader;
import tern.wallet.subnets.ValidatorRow;
import tern.wallet.subnets.ValidatorRow.Standing;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// What the window's review says of stake: an amount of it is never shown as TAO.
@ExtendWith(ApplicationExtension.class)
class StakeReviewTest {

    private static final AccountId FRIEND = AccountId.of(Hash32.parse("0x" + "3d".repeat(32)).bytes());
    private static final String SEED = "tern practice 1 validator hotkey 7";
    private static final AccountId VALIDATOR = AccountId.of(Blake2.hash256(SEED.getBytes(StandardCharsets.UTF_8)));

    @TempDir
    private static Path home;
    private static PracticeWorld world;
    private static AccountId giver;

    private final Texts texts = Texts.load(Locale.ENGLISH);
    private final ReviewModel model = new ReviewModel();
    private final BlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Due> later = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-27T12:00:00Z");
    private TransactionDesk desk;
    private List<Named> own = List.of();
    private ReviewPresenter presenter;

    @BeforeAll
    static void starts() throws Exception {
        world = PracticeWorld.start(home);
        giver = world.wallet("giver", Optional.empty());
        world.give(giver, "50");
    }

    @AfterAll
    static void stops() {
        world.close();
    }

    @BeforeEach
    void opens() {
        desk = world.desk(() -> own);
        presenter = new ReviewPresenter(model, desk, texts, new TaoFormat(Locale.ENGLISH),
                new ReviewPresenter.Ports(background, ui::add, this::later, (_, _) -> Optional.empty(), () -> now));
    }

    @AfterEach
    void closes() {
        presenter.dispose();
        desk.close();
        background.shutdownNow();
    }

    /// Runs what comes to the window's thread until something holds.
    private void until(Callable<Boolean> condition) {
        await().pollInSameThread().atMost(Duration.ofSeconds(30)).until(() -> {
            for (Runnable next = ui.poll(); next != null; next = ui.poll()) {
                next.run();
            }
            return condition.call();
        });
    }

    private String amount(FxRobot robot, Intent intent) {
        presenter.open(presenter.wish(Networks.practice(), "giver", intent, () -> {}));
        until(() -> model.picture().get().isPresent());
        ReviewPicture picture = model.picture().get().orElseThrow();
        presenter.back();
        String[] shown = new String[1];
        robot.interact(() -> {
            VBox rows = new VBox();
            rows.getChildren().setAll(new ReviewRows(texts, new TaoFormat(Locale.ENGLISH)).of(picture));
            Node value = rows.lookup("#review-amount");
            shown[0] = ((Label) value).getText();
        });
        return shown[0];
    }

    private record Due(Instant at, Runnable action) {}

    private Runnable later(Duration delay, Runnable action) {
        Due due = new Due(now.plus(delay), action);
        later.add(due);
        return () -> later.remove(due);
    }

    /// Lets time pass, and whatever waits for it happen.
    private void passes(Duration time) {
        now = now.plus(time);
        List<Due> due = later.stream().filter(one -> !one.at().isAfter(now)).toList();
        later.removeAll(due);
        due.forEach(one -> one.action().run());
    }

    private void readyToSign() {
        until(() -> model.phase().get() == ReviewModel.Phase.READY);
        passes(Duration.ofSeconds(1));
        assertThat(model.armed().get()).isTrue();
        assertThat(model.age().get()).as("young").isEmpty();
    }

    private String limit() {
        return fact(model.picture().get().orElseThrow(), "limit").value();
    }

    @Test
    void aReviewThatStaysOpenSaysHowOldItIsAndIsMadeAnewBeforeItIsSigned() throws Exception {
        Intent add = new Intent.AddStake(giver, VALIDATOR, 1, Rao.parseTao("4"), Optional.empty());
        presenter.open(presenter.wish(Networks.practice(), "giver", add, () -> {}));
        readyToSign();
        String before = limit();
        passes(Duration.ofSeconds(40));
        assertThat(model.age().get().orElseThrow()).startsWith("These numbers are 41 s old.");
        assertThat(model.stale().get()).isFalse();

        AccountId mover = world.wallet("mover", Optional.empty());
        world.give(mover, "1000");
        try (TransactionDesk other = world.desk(List::of)) {
            Hash32 moved = other.send(other.prepare(Networks.practice(), "mover", new Intent.AddStake(mover, VALIDATOR,
                    1, Rao.parseTao("900"), Optional.of(new Tolerance(5_000)))), Optional.empty());
            until(() -> other.current().stream().anyMatch(state -> state.hash().equals(moved) && state.finished()));
            assertThat(other.current().getFirst().stage()).as(other.current().toString()).isEqualTo(Stage.FINALIZED);
        }
        passes(Duration.ofSeconds(12));
        until(() -> model.stale().get());
        assertThat(model.age().get().orElseThrow()).contains("53 s old")
                .contains("passed the limit")
                .contains("The price has changed from ");
        assertThat(presenter.sign(Optional.empty())).as("not signed as it stands").isFalse();
        assertThat(model.note().get().orElseThrow()).contains("too old");
        assertThat(model.stale().get()).isFalse();
        readyToSign();
        assertThat(limit()).as("at the price now").isNotEqualTo(before);

        // as after a sleep of the computer: nobody looked meanwhile
        now = now.plus(Duration.ofMinutes(3));
        assertThat(presenter.sign(Optional.empty())).isFalse();
        readyToSign();
        // as after a clock that was set back
        now = now.minus(Duration.ofHours(1));
        assertThat(presenter.sign(Optional.empty())).isFalse();
        assertThat(desk.current()).as("nothing was sent").isEmpty();
        readyToSign();
        assertThat(presenter.sign(Optional.empty())).isTrue();
        until(() -> desk.current().stream().anyMatch(state -> state.stage() == Stage.FINALIZED));
    }

    @Test
    void anOldReviewOffersToBeMadeAnewInPlaceOfTheSignature(FxRobot robot) throws Exception {
        ReviewPicture picture = picture(new Intent.AddStake(giver, VALIDATOR, 1, Rao.parseTao("10"),
                Optional.empty()));
        robot.interact(() -> {
            ReviewModel old = new ReviewModel();
            SecretFields secrets = new SecretFields(new SecretClipboard(new SystemBoard(), Fx::after, () -> 30), texts);
            ModalLayer layer = new ModalLayer();
            ReviewView view = new ReviewView(old, presenter, texts, new TaoFormat(Locale.ENGLISH), (_, _) -> {},
                    secrets, layer);
            old.phase.set(ReviewModel.Phase.PREPARING);
            old.picture.set(Optional.of(picture));
            old.phase.set(ReviewModel.Phase.READY);
            Button sign = (Button) view.lookup("#review-sign");
            Label age = (Label) view.lookup("#review-age");
            assertThat(sign.getText()).isEqualTo("Sign and send");
            assertThat(age.isVisible()).isFalse();
            old.age.set(Optional.of("These numbers are 3 min old."));
            assertThat(age.isVisible()).isTrue();
            assertThat(age.getText()).isEqualTo("These numbers are 3 min old.");
            old.stale.set(true);
            assertThat(sign.getText()).isEqualTo("Make it anew");
            assertThat(sign.isDisabled()).isFalse();
            old.stale.set(false);
            assertThat(sign.getText()).isEqualTo("Sign and send");
            assertThat(sign.isDisabled()).as("not armed").isTrue();
        });
    }

    private ReviewPicture picture(Intent intent) {
        presenter.open(presenter.wish(Networks.practice(), "giver", intent, () -> {}));
        until(() -> model.picture().get().isPresent());
        ReviewPicture picture = model.picture().get().orElseThrow();
        presenter.back();
        return picture;
    }

    private static ReviewPicture.Fact fact(ReviewPicture picture, String id) {
        return picture.facts().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void theValidatorIsToldByItsAddressAndByWhatItCallsItself(FxRobot robot) throws Exception {
        Intent add = new Intent.AddStake(giver, VALIDATOR, 1, Rao.parseTao("10"), Optional.empty());
        ReviewPicture claimed = picture(add);
        assertThat(fact(claimed, "subnet").value()).isEqualTo("1 · α · “Quiet Harbor”");
        assertThat(fact(claimed, "validator").account()).hasValue(VALIDATOR);
        assertThat(fact(claimed, "validator").called().orElseThrow()).startsWith("calls itself “");
        own = List.of(new Named(VALIDATOR, "My favourite", Origin.BOOK, false));
        ReviewPicture named = picture(add);
        assertThat(fact(named, "validator").called()).hasValue("“My favourite”, as you named it");
        robot.interact(() -> {
            VBox rows = new VBox();
            rows.getChildren().setAll(new ReviewRows(texts, new TaoFormat(Locale.ENGLISH)).of(named));
            assertThat(((Label) rows.lookup("#review-validator-called")).getText()).contains("My favourite");
            assertThat(rows.lookup("#review-validator").getAccessibleText().replace(" ", ""))
                    .as("below the name, whole")
                    .isEqualTo(VALIDATOR.address());
        });
        own = List.of();
        ReviewPicture root = picture(new Intent.AddStake(giver, VALIDATOR, 0, Rao.parseTao("1"), Optional.empty()));
        assertThat(fact(root, "subnet").value()).isEqualTo("0 · Root");
    }

    /// A world without a past: until a subnet has paid out nobody can say who earns there.
    @Test
    void ofStakeThatWouldEarnNothingOnlyWhatIsKnownIsWarnedOf(FxRobot robot) throws Exception {
        Intent add = new Intent.AddStake(giver, VALIDATOR, 1, Rao.parseTao("1"), Optional.empty());
        Intent root = new Intent.AddStake(giver, VALIDATOR, 0, Rao.parseTao("1"), Optional.empty());
        desk.ask(Networks.practice(), chain -> {
            BlockRef young = chain.blocks(List.of(2L)).getFirst().orElseThrow();
            SubnetsReader reader = new SubnetsReader(chain);
            assertThat(reader.standing(1, young, VALIDATOR)).hasValue(Standing.UNKNOWN);
            assertThat(reader.standing(0, young, VALIDATOR)).hasValue(Standing.UNKNOWN);
            assertThat(reader.validators(1, young, List.of(VALIDATOR)).rows()).extracting(ValidatorRow::standing)
                    .containsOnly(Standing.UNKNOWN);
            assertThat(reader.validators(0, young, List.of()).rows()).isNotEmpty()
                    .extracting(ValidatorRow::standing)
                    .containsOnly(Standing.UNKNOWN);
            assertThat(EarningChecks.nothing(chain, young, add)).isEmpty();
            assertThat(EarningChecks.nothing(chain, young, root)).isEmpty();
            assertThat(reader.standing(1, young, giver)).as("who has no seat earns nothing, that is known")
                    .hasValue(Standing.GONE);
            return true;
        });
        try (PracticeCalls calls = world.calls()) {
            calls.advance(400);
        }
        ValidatorRow without = desk.ask(Networks.practice(), chain -> without(chain));
        ReviewPicture picture = picture(new Intent.AddStake(giver, without.hotkey(), 1, Rao.parseTao("1"),
                Optional.empty()));
        assertThat(picture(root).warnings()).as("it is paid by now")
                .extracting(Warning::kind)
                .doesNotContain(Warning.Kind.EARNS_NOTHING);
        robot.interact(() -> {
            VBox rows = new VBox();
            rows.getChildren().setAll(new ReviewRows(texts, new TaoFormat(Locale.ENGLISH)).of(picture));
            assertThat(rows.lookup("#review-warning-earns-nothing").lookupAll(".label"))
                    .extracting(label -> ((Label) label).getText())
                    .contains("Earns nothing", "Stake with this validator earns nothing now: it has no permit, so its"
                            + " weights do not count on this subnet.");
        });
        assertThat(EarningChecks.place(new Intent.MoveStake(giver, VALIDATOR, FRIEND, 41, Optional.empty())))
                .hasValue(new EarningChecks.Place(41, FRIEND));
        assertThat(EarningChecks.place(new Intent.RemoveStake(giver, VALIDATOR, 1, Optional.empty(),
                Optional.empty()))).as("leaves").isEmpty();
    }

    /// Somebody on subnet 1 whose weights do not count, by now.
    private static ValidatorRow without(ChainClient chain) throws TernException {
        SubnetsReader reader = new SubnetsReader(chain);
        BlockRef now = chain.bestBlock();
        List<AccountId> all = reader.detail(1, now).orElseThrow().neurons().stream().map(Neuron::hotkey).toList();
        return reader.validators(1, now, all)
                .rows()
                .stream()
                .filter(row -> row.standing() == Standing.NO_PERMIT)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void stakeIsCountedInItsSubnetsUnit(FxRobot robot) throws Exception {
        Intent add = new Intent.AddStake(giver, VALIDATOR, 1, Rao.parseTao("10"), Optional.empty());
        assertThat(amount(robot, add)).isEqualTo("10.000000000 τ");
        Prepared prepared = desk.prepare(Networks.practice(), "giver", add);
        Hash32 sent = desk.send(prepared, Optional.empty());
        until(() -> desk.current()
                .stream()
                .anyMatch(state -> state.hash().equals(sent) && state.stage() == Stage.FINALIZED));
        assertThat(amount(robot, new Intent.TransferStake(giver, FRIEND, VALIDATOR, 1, Rao.parseTao("2"))))
                .isEqualTo("2.000000000 α");
        assertThat(amount(robot, new Intent.RemoveStake(giver, VALIDATOR, 1, Optional.of(Rao.parseTao("2")),
                Optional.empty()))).isEqualTo("2.000000000 α");
    }
}
