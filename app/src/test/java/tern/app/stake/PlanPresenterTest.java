package tern.app.stake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
import tern.app.ui.Series;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Networks;
import tern.wallet.bittensor.Tolerance;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainOptions;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.Ss58;
import tern.wallet.portfolio.PortfolioService;

/// What the plan makes of accounts that come and go.
class PlanPresenterTest {

    @TempDir
    private static Path home;

    @Test
    void whatWasMeantForOneAccountIsNotLeftForAnotherOfWhichNothingIsKnownYet() throws Exception {
        PracticeWorld world = PracticeWorld.start(home);
        ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
        AccountId payer = world.wallet("payer", Optional.empty());
        AccountId holder = Ss58.parse("5D9pdBvwNqdCPF9fMYPumxrwzUfPsQKKfdghLfwuY2Wm3dxH");
        StakeModel stake = new StakeModel();
        PlanModel model = new PlanModel();
        Texts texts = Texts.load(Locale.ENGLISH);
        TaoFormat format = new TaoFormat(Locale.ENGLISH);
        try (ChainClient chain = ChainClient.connect(world.practice().resolve(Networks.practice(), _ -> {}),
                ChainOptions.standard());
                TransactionDesk desk = world.desk(() -> List.of(new Named(payer, "payer", Origin.OWN_WALLET, false)))) {
            StakePresenter single = new StakePresenter(stake, desk, texts, format,
                    new MoneyFormat(Locale.ENGLISH, ZoneOffset.UTC, new AmountMask()),
                    new StakePresenter.Ports(background, _ -> {}, (_, _) -> () -> {}, (_, _, _, _) -> {},
                            take -> take.accept(List.of()), _ -> {}, System::nanoTime),
                    new Series());
            PlanPresenter presenter = new PlanPresenter(model, stake, desk, texts, format,
                    new PlanPresenter.Ports(background, _ -> {}, (_, _) -> () -> {}, (_, _, _, _, _) -> {},
                            System::nanoTime, take -> take.accept(List.of()), _ -> {}, _ -> {}));
            // the account that has just come is in no answer of the chain yet
            PortfolioState state = PortfolioState.connecting(Networks.practice(),
                    List.of(new NamedAccount("holder", holder), new NamedAccount("payer", payer)))
                    .withSnapshot(new PortfolioService(chain).load(List.of(holder), chain.bestBlock()));
            single.show(state);
            choose(single, stake, holder);
            presenter.show(state);
            assertThat(model.rows()).as("what the holder has").isNotEmpty();
            presenter.tolerance(new Tolerance(500));
            single.tolerance(new Tolerance(200));
            choose(single, stake, payer);
            assertThat(model.rows()).as("nothing of the holder's").isEmpty();
            assertThat(stake.tolerance().get()).isEqualTo(Tolerance.DEFAULT);
            choose(single, stake, holder);
            assertThat(model.rows()).isNotEmpty();
            assertThat(model.tolerance().get()).as("chosen for a wallet that was left").isEqualTo(Tolerance.DEFAULT);
            presenter.dispose();
            single.dispose();
        } finally {
            background.shutdownNow();
            world.close();
        }
    }

    private static void choose(StakePresenter single, StakeModel stake, AccountId account) {
        single.own(stake.accounts().stream().filter(one -> one.account().equals(account)).findFirst().orElseThrow());
    }
}
