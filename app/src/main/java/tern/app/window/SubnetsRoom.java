package tern.app.window;

import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import tern.app.boot.SettingsStore;
import tern.app.chart.ChartSaver;
import tern.app.feed.PortfolioSource.Watch;
import tern.app.feed.PortfolioState;
import tern.app.fx.Fx;
import tern.app.history.HistoryState;
import tern.app.market.MarketState;
import tern.app.shell.Page;
import tern.app.subnets.ChainSubnets;
import tern.app.subnets.PastPresenter;
import tern.app.subnets.RewardsPresenter;
import tern.app.subnets.StarBook;
import tern.app.subnets.SubnetsModel;
import tern.app.subnets.SubnetsPresenter;
import tern.app.subnets.SubnetsRehearsal;
import tern.app.subnets.SubnetsView;
import tern.app.ui.Copier;
import tern.app.ui.Icon;
import tern.app.ui.Series;
import tern.app.ui.TableMemory;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.chain.ChainOptions;

/// The page «Subnets» and what it is wired to. To be made and closed on the FX thread.
final class SubnetsRoom implements AutoCloseable {

    private final Texts texts;
    private final TaoFormat format;
    private final Locale locale;
    private final ExecutorService background = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("subnets-", 0).factory());
    private final SubnetsModel model = new SubnetsModel();
    private final ChainSubnets source;
    private final SubnetsPresenter presenter;
    private final Fx.Latest<MarketState> markets;
    private final Fx.Latest<HistoryState> pasts;
    private final Watch watch;
    private final Watch historyWatch;

    /// Where the page goes.
    ///
    /// @param stake shows the page to stake on a subnet
    /// @param open  shows a page by its id
    /// @param mine  shows what mining on a subnet brings
    record Ways(Consumer<Integer> stake, Consumer<String> open, IntConsumer mine) {}

    /// @param series the window's colours
    SubnetsRoom(MainScene.Parts parts, Series series, Ways ways, Texts texts, TaoFormat format) {
        this.texts = texts;
        this.format = format;
        locale = parts.locale();
        source = new ChainSubnets(parts.tap(), parts.history().paid(),
                ChainOptions.standard().withMetadataCache(parts.folders().metadataCache()));
        StarBook stars = new SettingsStars(new SettingsStore(parts.folders().settingsFile()), parts.background());
        RewardsPresenter rewards = new RewardsPresenter(model, source, background, Fx::run, texts, format,
                ZoneId.systemDefault());
        PastPresenter past = new PastPresenter(model, parts.market(), parts.history(), background, Fx::run, texts,
                format);
        presenter = new SubnetsPresenter(model, source, rewards, past,
                new SubnetsPresenter.Ports(background, Fx::run, locale, System::nanoTime, parts.clock(), stars, series,
                        ways.stake(),
                        () -> ways.open().accept("subnets"), ways.mine()),
                texts, format);
        markets = Fx.coalesce(presenter::show);
        watch = parts.market().watch(markets);
        pasts = Fx.coalesce(presenter::show);
        historyWatch = parts.history().watch(pasts);
    }

    Page page(Copier copier, ChartSaver saver, TableMemory tables) {
        return new Page("subnets", texts.get("subnets.title"), Icon.SUBNETS, Page.Section.WALLET,
                () -> new SubnetsView(model, presenter, texts, format, copier, saver, tables, ZoneId.systemDefault(),
                        locale))
                .rehearsing(window -> SubnetsRehearsal.steps(window, presenter, texts, format, copier, saver, locale));
    }

    /// Shows the page with one subnet chosen.
    void open(int netuid) {
        presenter.open(netuid);
    }

    void show(PortfolioState state) {
        presenter.show(state);
    }

    /// Amounts are masked now, or no longer.
    void again() {
        presenter.again();
    }

    @Override
    public void close() {
        watch.close();
        historyWatch.close();
        markets.stop();
        pasts.stop();
        presenter.dispose();
        source.close();
        background.shutdownNow();
    }
}
