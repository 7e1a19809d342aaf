package tern.app.stake;

import java.time.ZoneId;
import tern.app.feed.PortfolioState;
import tern.app.history.HistorySource;
import tern.app.history.HistoryState;
import tern.app.market.MarketSource;
import tern.app.market.MarketState;
import tern.app.transact.TransactionDesk;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// The tabs «Pool» and «Rewards» of the page «Stake»: what they show and who decides it. To be used on the FX thread.
public final class StakeTabs {

    private final TabsModel model = new TabsModel();
    private final TabsPresenter presenter;

    /// @param stake  whose subnet and accounts they follow
    /// @param format of one's own amounts
    public StakeTabs(StakeModel stake, TransactionDesk desk, MarketSource market, HistorySource history,
            StakePresenter.Ports ports, Texts texts, TaoFormat format, ZoneId zone) {
        presenter = new TabsPresenter(model, stake, new TabsPresenter.Sources(desk, market, history), ports, texts,
                format, zone);
    }

    TabsView view(Texts texts, TaoFormat format, TabsView.Tools tools) {
        return new TabsView(model, presenter, texts, format, tools);
    }

    TabsModel model() {
        return model;
    }

    TabsPresenter presenter() {
        return presenter;
    }

    /// To be called after the page's own presenter has taken the same.
    public void show(PortfolioState state) {
        presenter.show(state);
    }

    public void show(MarketState state) {
        presenter.show(state);
    }

    public void show(HistoryState state) {
        presenter.show(state);
    }

    /// Amounts are hidden or shown now.
    public void again() {
        presenter.again();
    }
}
