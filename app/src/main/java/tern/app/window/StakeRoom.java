package tern.app.window;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import tern.app.chart.ChartSaver;
import tern.app.feed.PortfolioState;
import tern.app.feed.PortfolioSource.Watch;
import tern.app.fx.Fx;
import tern.app.home.StakeActions;
import tern.app.history.HistoryState;
import tern.app.market.MarketState;
import tern.app.prices.PriceState;
import tern.app.shell.Page;
import tern.app.stake.PlanView;
import tern.app.stake.StakeAction;
import tern.app.stake.StakeModel;
import tern.app.stake.StakePresenter;
import tern.app.stake.StakeTabs;
import tern.app.stake.StakeView;
import tern.app.transact.TransactionDesk;
import tern.app.ui.Copier;
import tern.app.ui.Icon;
import tern.app.ui.KeyWays;
import tern.app.ui.MoneyFormat;
import tern.app.ui.Popovers;
import tern.app.ui.PositionValues;
import tern.app.ui.Series;
import tern.app.ui.TableMemory;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.chain.Network;
import tern.wallet.keys.AccountId;

/// The page «Stake» and what it is wired to. To be made and closed on the FX thread.
final class StakeRoom implements AutoCloseable {

    private final Texts texts;
    private final TaoFormat format;
    private final ExecutorService background = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("stake-", 0).factory());
    private final StakeModel model = new StakeModel();
    private final StakePresenter presenter;
    private final StakePlanRoom plan;
    private final Consumer<String> open;
    private final StakeTabs tabs;
    private final Locale locale;
    private final Fx.Latest<MarketState> markets;
    private final Fx.Latest<HistoryState> pasts;
    private final Watch watch;
    private final Watch historyWatch;
    /// Whose form it is; empty before the first.
    private String network = "";

    /// @param desk       stays the caller's to close
    /// @param reviewer   opens the review
    /// @param series     the window's colours
    /// @param open       shows a page by its id
    /// @param ways       of plans to the review and to the notices
    StakeRoom(TransactionDesk desk, Texts texts, TaoFormat format, MoneyFormat money,
            StakePresenter.Reviewer reviewer, MainScene.Parts parts, Series series, Consumer<String> open,
            StakePlanRoom.Ways ways) {
        this.texts = texts;
        this.format = format;
        this.open = open;
        this.locale = parts.locale();
        StakePresenter.Ports ports = new StakePresenter.Ports(background, Fx::run,
                (delay, action) -> Fx.after(delay, action)::stop, reviewer, parts.source()::validators,
                parts.market()::want, System::nanoTime);
        this.presenter = new StakePresenter(model, desk, texts, format.unmasked(), money.unmasked(), ports, series);
        this.tabs = new StakeTabs(model, desk, parts.market(), parts.history(), ports, texts, format,
                ZoneId.systemDefault());
        plan = new StakePlanRoom(model, presenter, desk, texts, format, background,
                new StakePlanRoom.Asks(parts.source()::validators, parts.market()::want), ways);
        markets = Fx.coalesce(state -> {
            presenter.measured(state);
            plan.measured(state);
            tabs.show(state);
        });
        watch = parts.market().watch(markets);
        pasts = Fx.coalesce(tabs::show);
        historyWatch = parts.history().watch(pasts);
    }

    Page page(Copier copier, Popovers popovers, ChartSaver saver, TableMemory tables, KeyWays ways) {
        return new Page("stake", texts.get("stake.title"), Icon.STAKE, Page.Section.WALLET, () -> {
            StakeView view = new StakeView(model, presenter, tabs, texts, format,
                    new StakeView.Tools(copier, popovers, saver, tables, ZoneId.systemDefault(), locale, ways));
            view.offer(plan.view(new PlanView.Tools(copier, popovers, ways)));
            return view;
        });
    }

    /// Shows the page with a subnet chosen.
    void open(int netuid) {
        open(netuid, Optional.empty());
    }

    /// Shows the page with a subnet and, where one is meant, a validator chosen.
    void open(int netuid, Optional<AccountId> hotkey) {
        presenter.open(netuid, hotkey);
        open.accept("stake");
    }

    /// Shows the page with stake that is there chosen.
    void take(StakeAction action, PositionValues.Key key) {
        presenter.take(action, key);
        open.accept("stake");
    }

    /// What Home offers.
    StakeActions offers() {
        return new StakeActions(() -> open.accept("stake"),
                key -> {
                    presenter.add(key);
                    open.accept("stake");
                },
                key -> take(StakeAction.REMOVE, key),
                () -> {
                    presenter.act(StakeAction.CLAIM);
                    open.accept("stake");
                });
    }

    void show(PortfolioState state) {
        String id = state.network().map(Network::id).orElse(network);
        if (!network.isEmpty() && !id.equals(network)) {
            // what was meant for one network must not be signed on another
            model.recipient().set("");
            model.typed().text().set("");
        }
        network = id;
        presenter.show(state);
        tabs.show(state);
        plan.show(state);
    }

    /// Amounts are masked now, or no longer.
    void again() {
        tabs.again();
    }

    void price(PriceState state) {
        presenter.price(state.price());
    }

    @Override
    public void close() {
        watch.close();
        historyWatch.close();
        markets.stop();
        pasts.stop();
        plan.close();
        presenter.dispose();
        background.shutdownNow();
    }
}
