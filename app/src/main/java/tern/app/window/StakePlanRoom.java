package tern.app.window;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import tern.app.feed.PortfolioState;
import tern.app.feed.Problem;
import tern.app.fx.Fx;
import tern.app.market.MarketState;
import tern.app.stake.PlanModel;
import tern.app.stake.PlanPresenter;
import tern.app.stake.PlanView;
import tern.app.stake.StakeModel;
import tern.app.stake.StakePresenter;
import tern.app.transact.TransactionDesk;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Validator;

/// The plan on «Stake» and what it is wired to. To be made and closed on the FX thread.
final class StakePlanRoom implements AutoCloseable {

    private final PlanModel model = new PlanModel();
    private final StakeModel stake;
    private final StakePresenter single;
    private final PlanPresenter presenter;
    private final Texts texts;
    private final TaoFormat format;

    /// Where a plan leads.
    ///
    /// @param reviewer opens its review
    /// @param notices  keeps what the person should know
    record Ways(PlanPresenter.Reviewer reviewer, Consumer<Problem> notices) {}

    /// What it asks beside the chain.
    ///
    /// @param validators asks for the validators of the chain; answers on any thread
    /// @param want       asks for yields on a subnet to be measured
    record Asks(Consumer<Consumer<List<Validator>>> validators, IntConsumer want) {}

    /// @param background stays the caller's to end
    StakePlanRoom(StakeModel stake, StakePresenter single, TransactionDesk desk, Texts texts, TaoFormat format,
            ExecutorService background, Asks asks, Ways ways) {
        this.stake = stake;
        this.single = single;
        this.texts = texts;
        this.format = format;
        this.presenter = new PlanPresenter(model, stake, desk, texts, format.unmasked(),
                new PlanPresenter.Ports(background, Fx::run, (delay, action) -> Fx.after(delay, action)::stop,
                        ways.reviewer(), System::nanoTime, asks.validators(), asks.want(), ways.notices()));
    }

    PlanView view(PlanView.Tools tools) {
        return new PlanView(model, stake, single, presenter, texts, format, tools);
    }

    void show(PortfolioState state) {
        presenter.show(state);
    }

    /// Takes what was measured of yields.
    void measured(MarketState state) {
        presenter.measured(state);
    }

    @Override
    public void close() {
        presenter.dispose();
    }
}
