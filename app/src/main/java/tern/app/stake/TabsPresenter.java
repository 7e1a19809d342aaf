package tern.app.stake;

import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.Observable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.feed.PortfolioState;
import tern.app.history.HistorySource;
import tern.app.history.HistoryState;
import tern.app.market.MarketSource;
import tern.app.market.MarketState;
import tern.app.transact.TransactionDesk;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.chain.Network;
import tern.wallet.keys.AccountId;
import tern.wallet.subnets.TakeHistory;
import tern.wallet.units.TernException;

/// Decides what the tabs beside «Validators» show of the subnet that is looked at. Plain Java but for the model's
/// properties; to be called on the FX thread.
final class TabsPresenter {

    private static final Logger LOG = LoggerFactory.getLogger(TabsPresenter.class);
    /// Changes of a fee that are looked for.
    private static final int MOST_CHANGES = 6;

    private final TabsModel model;
    private final StakeModel stake;
    private final PoolPresenter pool;
    private final EarnedPresenter earned;
    private final Sources sources;
    private final StakePresenter.Ports ports;
    private Optional<Network> network = Optional.empty();
    private boolean looked;

    /// Where they read.
    record Sources(TransactionDesk desk, MarketSource market, HistorySource history) {}

    /// @param format of one's own amounts
    TabsPresenter(TabsModel model, StakeModel stake, Sources sources, StakePresenter.Ports ports, Texts texts,
            TaoFormat format, ZoneId zone) {
        this.model = model;
        this.stake = stake;
        this.sources = sources;
        this.ports = ports;
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
        network = state.network();
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

    /// Looks for the changes of a validator's fee.
    ///
    /// @param take gets them on the FX thread; empty where they cannot be read
    void takes(AccountId hotkey, Consumer<Optional<TakeHistory>> take) {
        Optional<Network> where = network;
        if (where.isEmpty()) {
            take.accept(Optional.empty());
            return;
        }
        ports.background().execute(() -> {
            Optional<TakeHistory> found = Optional.empty();
            try {
                found = Optional.of(sources.desk()
                        .ask(where.get(), chain -> TakeHistory.read(chain, chain.bestBlock(), hotkey, MOST_CHANGES)));
            } catch (TernException e) {
                LOG.info("the changes of a fee cannot be read: {}", e.sentence());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("the changes of a fee were not understood", e);
            }
            Optional<TakeHistory> read = found;
            ports.ui().execute(() -> take.accept(read));
        });
    }

    /// Amounts are hidden or shown now: every text is made again.
    void again() {
        pool.again();
    }
}
