package tern.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.feed.NamedAccount;
import tern.app.feed.PortfolioState;
import tern.app.feed.Samples;
import tern.app.transact.AddressNames.Named;
import tern.app.transact.AddressNames.Origin;
import tern.app.transact.PracticeWorld;
import tern.app.transact.TransactionDesk;
import tern.app.ui.AmountMask;
import tern.app.ui.MoneyFormat;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Networks;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// What «Send and receive» asks the chain and when, without a window: the pause after a key ends when the test says so.
class TransferPresenterTest {

    private static final AccountId FRIEND = AccountId.of(Hash32.parse("0x" + "3d".repeat(32)).bytes());

    @TempDir
    private static Path home;
    private static PracticeWorld world;
    private static AccountId payer;

    private final TransferModel model = new TransferModel();
    private final BlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private Optional<Runnable> later = Optional.empty();
    private Optional<Intent> reviewed = Optional.empty();
    private TransactionDesk desk;
    private TransferPresenter presenter;

    @BeforeAll
    static void starts() throws Exception {
        world = PracticeWorld.start(home);
        payer = world.wallet("payer", Optional.empty());
        world.give(payer, "100");
    }

    @AfterAll
    static void stops() {
        world.close();
    }

    @BeforeEach
    void opens() {
        desk = world.desk(() -> List.of(new Named(payer, "payer", Origin.OWN_WALLET, false)));
        presenter = new TransferPresenter(model, desk, Texts.load(Locale.ENGLISH), new TaoFormat(Locale.ENGLISH),
                new MoneyFormat(Locale.ENGLISH, ZoneOffset.UTC, new AmountMask()),
                new TransferPresenter.Ports(background, ui::add, this::after,
                        (_, _, intent, _) -> reviewed = Optional.of(intent), _ -> {}));
        presenter.show(PortfolioState.connecting(Networks.practice(), List.of(new NamedAccount("payer", payer))));
        model.recipient.set(FRIEND.address());
    }

    @AfterEach
    void closes() {
        presenter.dispose();
        desk.close();
        background.shutdownNow();
    }

    private Runnable after(Duration delay, Runnable action) {
        assertThat(delay).isPositive();
        later = Optional.of(action);
        return () -> later = Optional.empty();
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

    @Test
    void whatIsFreeIsThatOfTheAccountThatSends() {
        assertThat(model.free().get()).as("before the chain was read").isEmpty();
        NamedAccount own = new NamedAccount("payer", payer);
        NamedAccount other = new NamedAccount("other", FRIEND);
        PortfolioSnapshot read = Samples.portfolio(7, List.of(own, other), Samples.stakes(), "84.257");
        PortfolioState both = PortfolioState.connecting(Networks.practice(), List.of(own, other));
        presenter.show(both);
        presenter.show(both.withSnapshot(read));
        assertThat(model.free().get()).as("as Home says it").contains(Rao.of(84_257_000_000L));
        model.own.set(Optional.of(model.accounts.getLast()));
        assertThat(model.free().get()).isPresent();
        presenter.show(PortfolioState.connecting(Networks.practice(), List.of(other)));
        assertThat(model.free().get()).as("not read yet").isEmpty();
    }

    @Test
    void allIsWhatTheCommandLineCallsAllUntilSomethingElseIsTyped() {
        presenter.all();
        until(() -> later.isPresent());
        presenter.review();
        assertThat(reviewed).hasValueSatisfying(intent -> assertThat(intent)
                .isInstanceOfSatisfying(Intent.TransferAll.class, all -> assertThat(all.keepAlive()).isTrue()));
        model.amount.set(model.amount.get().substring(0, 6));
        presenter.review();
        assertThat(reviewed).containsInstanceOf(Intent.Transfer.class);
    }

    @Test
    void allPressedAgainBeforeTheFeeIsThereStillTellsTheFee() {
        presenter.all();
        until(() -> later.isPresent());
        String all = model.amount.get();
        assertThat(all).startsWith("99.99");
        presenter.all();
        assertThat(later).as("the older question is given up").isEmpty();
        until(() -> later.isPresent());
        assertThat(model.amount.get()).isEqualTo(all);
        later.orElseThrow().run();
        until(() -> model.preview.get().isPresent());
        assertThat(model.preview.get().orElseThrow().amount().toTaoText()).isEqualTo(all);
        assertThat(model.working.get()).isFalse();
    }
}
