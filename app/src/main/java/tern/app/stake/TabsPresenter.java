package tern.app.stake;

import java.time.ZoneId;
import java.util.Optional;
import javafx.beans.Observable;
import tern.app.feed.PortfolioState;
import tern.app.history.HistorySource;
import tern.app.history.HistoryState;
import tern.app.market.MarketSource;
import tern.app.market.MarketState;
import tern.app.transact.TransactionDesk;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// Decides what the tabs beside «Validators» show of the subnet that is looked at. Plain Java but for the model's
/// properties; to be called on the FX thread.
final class TabsPresenter {

    private final TabsModel model;
    private final StakeModel stake;
    private final PoolPresenter pool;
    private final EarnedPresenter earned;
    private boolean looked;

    /// Where they read.
    record Sources(TransactionDesk desk, MarketSource market, HistorySource history) {}

    /// @param format of one's own amounts
    TabsPresenter(TabsModel model, StakeModel stake, Sources sources, StakePresenter.Ports ports, Texts texts,
            TaoFormat format, ZoneId zone) {
        this.model = model;
        this.stake = stake;
        this.pool = new PoolPresenter(model, sources.desk(), sources.market(), sources.history(), ports, texts, format);
        this.earned = new EarnedPresenter(model, stake, sources.history(), ports, texts, format, zone);
        stake.subnet().addListener((_, before, now) -> {
            if (!before.map(SubnetChoice::netuid).equals(now.map(SubnetChoice::netuid))) {
                choose();
            }
        });
        stake.action().addListener((_, _, _) -> look());
        stake.validators().addListener((Observable _) -> earned.again());
        choose();
    }

    private void choose() {
        Optional<Integer> netuid = stake.subnet().get().map(SubnetChoice::netuid);
        pool.choose(netuid);
        earned.choose(netuid);
    }

    /// Shows another of them.
    void tab(StakeTab tab) {
        model.tab.set(tab);
        look();
    }

    void span(EarnedSpan span) {
        earned.span(span);
    }

    /// Whether the page is looked at.
    void looked(boolean now) {
        looked = now;
        look();
    }

    private void look() {
        boolean here = looked && stake.action().get().isToValidator();
        pool.looked(here && model.tab.get() == StakeTab.POOL);
        earned.looked(here && model.tab.get() == StakeTab.REWARDS);
    }

    void show(PortfolioState state) {
        pool.show(state);
        earned.show(state);
    }

    void show(MarketState state) {
        pool.show(state);
    }

    void show(HistoryState state) {
        pool.show(state);
        earned.show(state);
    }

    /// Amounts are hidden or shown now: every text is made again.
    void again() {
        pool.again();
    }
}
