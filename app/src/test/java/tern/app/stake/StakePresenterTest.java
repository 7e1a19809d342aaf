package tern.app.stake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.feed.NamedAccount;
import tern.app.feed.PortfolioState;
import tern.app.transact.AddressNames.Named;
import tern.app.transact.AddressNames.Origin;
import tern.app.transact.PracticeWorld;
import tern.app.transact.TransactionDesk;
import tern.app.ui.AmountMask;
import tern.app.ui.MoneyFormat;
import tern.app.ui.PositionValues;
import tern.app.ui.Series;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.AtLimit;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Networks;
import tern.wallet.bittensor.PlanException;
import tern.wallet.bittensor.Tolerance;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainOptions;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.Ss58;
import tern.wallet.portfolio.PortfolioService;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.subnets.ValidatorRow.Standing;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tern.wallet.yields.Measured;

/// What «Stake» asks the chain and when, without a window: the pause after a key ends when the test says so.
class StakePresenterTest {

    private static final AccountId NOBODY = AccountId.of(Hash32.parse("0x" + "3d".repeat(32)).bytes());

    @TempDir
    private static Path home;
    private static PracticeWorld world;
    private static ChainClient chain;
    private static AccountId payer;
    private static AccountId holder;
    private static AccountId validator;

    private final StakeModel model = new StakeModel();
    private final BlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<Intent> reviewed = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicBoolean slow = new AtomicBoolean();
    private Optional<Runnable> later = Optional.empty();
    private TransactionDesk desk;
    private StakePresenter presenter;

    @BeforeAll
    static void starts() throws Exception {
        world = PracticeWorld.start(home);
        payer = world.wallet("payer", Optional.empty());
        world.give(payer, "100");
        holder = Ss58.parse("5D9pdBvwNqdCPF9fMYPumxrwzUfPsQKKfdghLfwuY2Wm3dxH");
        validator = Ss58.parse("5FBy8qmQGtHYdffA6mTvJwiDn15bKpm7sZPY7MJtYAJkioTx");
        chain = ChainClient.connect(world.practice().resolve(Networks.practice(), _ -> {}), ChainOptions.standard());
    }

    @AfterAll
    static void stops() {
        chain.close();
        world.close();
    }

    @BeforeEach
    void opens() throws Exception {
        desk = world.desk(() -> List.of(new Named(payer, "payer", Origin.OWN_WALLET, false)));
        presenter = new StakePresenter(model, desk, Texts.load(Locale.ENGLISH), new TaoFormat(Locale.ENGLISH),
                new MoneyFormat(Locale.ENGLISH, ZoneOffset.UTC, new AmountMask()),
                new StakePresenter.Ports(background, ui::add, this::after,
                        (_, _, intent, _) -> reviewed.add(intent), take -> take.accept(List.of()), _ -> {},
                        () -> slow.get() ? nanos.addAndGet(1_000_000_000L) : nanos.get()),
                new Series());
        presenter.show(state());
    }

    private static PortfolioState state() throws Exception {
        List<NamedAccount> accounts = List.of(new NamedAccount("payer", payer), new NamedAccount("holder", holder));
        PortfolioSnapshot snapshot = new PortfolioService(chain).load(List.of(payer, holder), chain.bestBlock());
        return PortfolioState.connecting(Networks.practice(), accounts).withSnapshot(snapshot);
    }

    @AfterEach
    void closes() {
        presenter.dispose();
        desk.close();
        background.shutdownNow();
    }

    @Test
    void aRefusedGoalStandsBesideTheFieldThatNamesIt() {
        model.action.set(StakeAction.MOVE);
        model.refuse(new PlanException(PlanException.Kind.RECIPIENT, "with this validator already"));
        assertThat(model.validatorWrong().get()).contains("with this validator already");
        assertThat(model.recipientWrong().get()).isEmpty();
        model.action.set(StakeAction.GIVE);
        model.refuse(new PlanException(PlanException.Kind.RECIPIENT, "your own"));
        assertThat(model.recipientWrong().get()).contains("your own");
    }

    @Test
    void aValidatorWithWhomStakeEarnsNothingIsWarnedOfAndOneOfWhomNothingIsKnownIsNot() {
        model.subnet.set(Optional.of(new SubnetChoice(3, "Cobalt Harbor", "γ", Rao.of(8_000_000))));
        model.validator.set(Optional.of(new ValidatorRow(NOBODY, Optional.empty(), Rao.ZERO)));
        assertThat(model.earnsNothing()).as("nothing is known").isEmpty();
        for (Standing standing : Standing.values()) {
            model.validator.set(Optional.of(new ValidatorRow(NOBODY, Optional.empty(), Rao.ZERO, Optional.empty(),
                    Optional.empty(), Optional.empty(), Optional.of(standing), Measured.notSampled(),
                    ValidatorRow.NO_LINE, ValidatorRow.More.NOTHING)));
            for (StakeAction action : List.of(StakeAction.ADD, StakeAction.MOVE, StakeAction.SWAP)) {
                model.action.set(action);
                assertThat(model.earnsNothing().isPresent()).as("%s, %s", standing, action)
                        .isEqualTo(standing != Standing.EARNING && standing != Standing.GONE
                                && standing != Standing.UNKNOWN);
            }
            model.action.set(StakeAction.REMOVE);
            assertThat(model.earnsNothing()).as("what leaves").isEmpty();
        }
    }

    @Test
    void nothingToClaimIsNoError() {
        presenter.act(StakeAction.CLAIM);
        model.refuse(new PlanException(PlanException.Kind.AMOUNT, "There is nothing to claim."));
        assertThat(model.nothing().get()).contains("There is nothing to claim.");
        assertThat(model.problem().get()).isEmpty();
        model.refuse(new PlanException(PlanException.Kind.SAFE_MODE, "safe mode"));
        assertThat(model.problem().get()).isPresent();
        presenter.act(StakeAction.ADD);
        assertThat(model.nothing().get()).isEmpty();
        assertThat(model.problem().get()).isEmpty();
    }

    private Runnable after(Duration delay, Runnable action) {
        pauses.add(delay);
        later = Optional.of(action);
        return () -> later = Optional.empty();
    }

    private void pauseEnds() {
        later.orElseThrow().run();
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

    private Offer offer(String amount) {
        model.typed().text().set(amount);
        pauseEnds();
        until(() -> !model.working().get());
        return model.offer().get().orElseThrow();
    }

    private void chooses() {
        presenter.open(3, Optional.of(validator));
    }

    @Test
    void eachKeyStartsThePauseAnewAndAnOlderAnswerIsNotShown() {
        chooses();
        model.typed().text().set("1");
        assertThat(model.working().get()).isTrue();
        pauseEnds();
        // its answer comes when something newer is asked already
        await().atMost(Duration.ofSeconds(30)).until(() -> !ui.isEmpty());
        model.typed().text().set("12");
        until(ui::isEmpty);
        assertThat(model.offer().get()).as("of 1").isEmpty();
        assertThat(model.working().get()).isTrue();
        model.typed().text().set("");
        assertThat(model.working().get()).isFalse();
        assertThat(later).as("nothing is asked any more").isEmpty();
        assertThat(offer("12").amount()).isEqualTo(Rao.of(12_000_000_000L));
    }

    @Test
    void aSlowNodeIsAskedLessOften() {
        chooses();
        offer("1");
        assertThat(pauses.getLast()).isEqualTo(Asking.SHORTEST);
        model.typed().text().set("2");
        assertThat(pauses.getLast()).as("the last answer took no time").isEqualTo(Asking.SHORTEST);
        // the clock goes on while the answer is on its way
        slow.set(true);
        pauseEnds();
        until(() -> !model.working().get());
        model.typed().text().set("3");
        assertThat(pauses.getLast()).isEqualTo(Asking.LONGEST);
    }

    @Test
    void blocksThatComeWhileAnAnswerIsOnItsWayDoNotAskAnew() throws Exception {
        chooses();
        presenter.looked(true);
        model.typed().text().set("7");
        Runnable ask = later.orElseThrow();
        presenter.show(state());
        assertThat(later).as("the same question is still the one").contains(ask);
        ask.run();
        presenter.show(state());
        until(() -> !model.working().get());
        assertThat(model.offer().get().orElseThrow().amount()).isEqualTo(Rao.of(7_000_000_000L));
    }

    @Test
    void aWiderToleranceMovesTheLimitAndNothingElse() {
        chooses();
        Offer narrow = offer("5");
        long price = narrow.quote().orElseThrow().priceNow().value();
        assertThat(narrow.limit().orElseThrow().value()).isBetween(price * 1_004 / 1_000, price * 1_006 / 1_000);
        presenter.tolerance(new Tolerance(500));
        pauseEnds();
        until(() -> !model.working().get());
        Offer wide = model.offer().get().orElseThrow();
        assertThat(wide.limit().orElseThrow().value()).isBetween(price * 1_048 / 1_000, price * 1_052 / 1_000);
        presenter.atLimit(AtLimit.PARTIAL);
        presenter.review();
        assertThat(reviewed).singleElement().isInstanceOfSatisfying(Intent.AddStake.class, intent -> {
            assertThat(intent.atLimit()).isEqualTo(AtLimit.PARTIAL);
            assertThat(intent.tolerance()).contains(new Tolerance(500));
            assertThat(intent.hotkey()).isEqualTo(validator);
            assertThat(intent.netuid()).isEqualTo(3);
            assertThat(intent.tao().value()).isEqualTo(5_000_000_000L);
        });
    }

    @Test
    void whatComesIsAddedToWhatIsThere() {
        chooses();
        Offer offer = offer("5");
        assertThat(offer.stake()).isEqualTo(Rao.ZERO);
        assertThat(offer.stakeAfter()).isEqualTo(offer.received());
        assertThat(offer.freeAfter().orElseThrow().value())
                .isEqualTo(offer.free().value() - 5_000_000_000L - offer.fee().orElseThrow().value());
    }

    @Test
    void tooMuchIsRefusedAndItsPriceIsToldAllTheSame() {
        chooses();
        Offer offer = offer("5000");
        assertThat(offer.possible()).isFalse();
        assertThat(offer.quote().orElseThrow().impactBasisPoints()).isGreaterThan(OfferRows.NOTICEABLE);
        assertThat(model.typed().wrong().get().orElseThrow()).contains("not enough free TAO");
    }

    @Test
    void beforeAnythingIsTypedTheLeastIsSaid() {
        chooses();
        presenter.looked(true);
        pauseEnds();
        until(() -> model.hint().get().isPresent());
        assertThat(model.hint().get().orElseThrow()).startsWith("The least that can be staked");
    }

    @Test
    void allLeavesWhatFeesWillNeedAndAllOfAStakeIsAllOfIt() {
        chooses();
        presenter.all();
        Rao free = model.spendable().get().orElseThrow();
        assertThat(model.typed().text().get())
                .isEqualTo(free.minus(StakePresenter.KEPT_FOR_FEES).toTaoText());
        assertThat(model.everything().get()).isFalse();
        assertThat(model.free().get()).as("with what the account needs to live, as on all other pages")
                .contains(free.plus(Rao.of(500)));

        presenter.act(StakeAction.REMOVE);
        assertThat(model.typed().text().get()).as("it counted TAO").isEmpty();
        PositionValues held = model.holdings().getFirst().values().get();
        presenter.from(held.key());
        presenter.all();
        assertThat(model.everything().get()).isTrue();
        presenter.review();
        assertThat(reviewed).as("the key of what is watched is not here").isEmpty();
        model.typed().text().set("1");
        assertThat(model.everything().get()).as("something was typed").isFalse();
    }

    @Test
    void whatIsMissingIsSaidWhenThePersonWantsToGoOn() {
        presenter.act(StakeAction.GIVE);
        presenter.review();
        assertThat(model.recipientWrong().get()).isPresent();
        assertThat(model.typed().wrong().get()).isPresent();
        assertThat(model.validatorWrong().get()).as("no stake is chosen").isPresent();
        model.recipient().set(NOBODY.address());
        assertThat(model.found().get()).contains(NOBODY);
        assertThat(reviewed).isEmpty();
    }

    @Test
    void whatWasChosenOnOneNetworkIsNotChosenOnAnother() throws Exception {
        PortfolioState here = state();
        presenter.open(3, Optional.of(validator));
        assertThat(model.subnet().get().orElseThrow().netuid()).isEqualTo(3);
        assertThat(model.validator().get().orElseThrow().hotkey()).isEqualTo(validator);
        presenter.show(PortfolioState.connecting(Networks.finney(), here.accounts()));
        assertThat(model.validator().get()).isEmpty();
        presenter.show(here);
        assertThat(model.subnet().get().orElseThrow().netuid()).as("that number means another subnet there").isZero();
        assertThat(model.validator().get()).isEmpty();
    }
}
