package tern.app.window;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tern.app.boot.SettingsStore;
import tern.app.chart.ChartSaver;
import tern.app.feed.PortfolioState;
import tern.app.feed.Problem;
import tern.app.fx.Fx;
import tern.app.mining.ChainPlaces;
import tern.app.mining.EpochBook;
import tern.app.mining.EpochCosts;
import tern.app.mining.EpochNet;
import tern.app.mining.MinerSlots;
import tern.app.mining.MiningModel;
import tern.app.mining.MiningPresenter;
import tern.app.mining.MiningQuestions;
import tern.app.mining.MiningView;
import tern.app.mining.Ports;
import tern.app.mining.SeenEpoch;
import tern.app.mining.seat.SeatPresenter;
import tern.app.shell.FinderEntry;
import tern.app.shell.Page;
import tern.app.shell.PageState;
import tern.app.shell.ShellModel;
import tern.app.transact.TransactionDesk;
import tern.app.ui.Choosers;
import tern.app.ui.Copier;
import tern.app.ui.Icon;
import tern.app.ui.ModalLayer;
import tern.app.ui.MoneyFormat;
import tern.app.ui.Popovers;
import tern.app.ui.Series;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.gpu.model.GpuSnapshot;
import tern.gpu.monitor.GpuMonitor;
import tern.node.manage.NodeWatch;
import tern.node.miner.MinerStatus;
import tern.wallet.keys.AccountId;

/// The page «Mining» and what it is wired to: its dot in the sidebar, its entries in the finder, the question before the
/// window closes. To be made and closed on the FX thread.
final class MiningRoom implements AutoCloseable {

    private static final String ID = "mining";

    private final MainScene main;
    private final MiningParts mining;
    private final Texts texts;
    private final TaoFormat format;
    private final MainScene.Parts parts;
    private final ShellModel frame;
    private final ModalLayer modal;
    private final ExecutorService background = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("mining-", 0).factory());
    private final MiningModel model = new MiningModel();
    private final MiningPresenter presenter;
    private final Fx.Latest<List<MinerStatus>> statuses;
    private final Fx.Latest<GpuSnapshot> snapshots;
    private final NodeWatch watch;
    private final MiningSides sides;
    private final GpuMonitor.Watch cardWatch;
    private final ChainPlaces places;

    /// Where it goes, and whom it asks.
    ///
    /// @param choosers asks for files and folders
    /// @param review   opens the review
    /// @param desk     tells what became of what was sent; stays the caller's to close
    record Ways(Choosers choosers, SeatPresenter.Review review, TransactionDesk desk) {}

    MiningRoom(MainScene main, MainScene.Parts parts, ShellModel frame, ModalLayer modal, Series series, Texts texts,
            TaoFormat format, MoneyFormat money, Ways ways) {
        this.main = main;
        this.parts = parts;
        this.frame = frame;
        this.modal = modal;
        this.texts = texts;
        this.format = format;
        mining = parts.mining();
        Path data = parts.folders().data();
        places = new ChainPlaces(parts.tap(), new EpochBook(data.resolve("mining")), parts.clock());
        presenter = new MiningPresenter(model,
                new Ports(mining.miners(), mining.hardware(), mining.places().orElse(places), parts.history(),
                        background, Fx::run, parts.clock(), ZoneId.systemDefault(), this::owner, mining.reach(),
                        new SettingsAlerts(new SettingsStore(parts.folders().settingsFile())), main::report,
                        this::openFolder, data, new Costs()),
                texts, format, series);
        MiningQuestions.follow(model, presenter, modal);
        model.stands().addListener((_, _, now) -> frame.state(ID, state(now)));
        frame.state(ID, state(model.stands().get()));
        sides = new MiningSides(parts, model, texts, format, money, new MiningSides.Ways(frame, ways.choosers(),
                ways.review(), ways.desk(), presenter::profilesChanged, presenter::costsChanged));
        statuses = Fx.coalesce(presenter::show);
        watch = mining.miners().watch(statuses);
        snapshots = Fx.coalesce(presenter::show);
        cardWatch = mining.hardware().watch(snapshots);
    }

    private static Optional<PageState> state(MiningModel.Standing now) {
        return switch (now.level()) {
            case RESTS -> Optional.empty();
            case WELL -> Optional.of(new PageState(PageState.Dot.GOOD, now.words()));
            case UNDER_WAY -> Optional.of(new PageState(PageState.Dot.WARNING, now.words()));
            case TROUBLED -> Optional.of(new PageState(PageState.Dot.BAD, now.words()));
        };
    }

    Page page(Copier copier, ChartSaver saver, Popovers popovers) {
        sides.open(popovers);
        return new Page(ID, texts.get("mining.title"), Icon.CARD, Page.Section.COMPUTER,
                () -> sides.over(new MiningView(model, presenter, new MiningView.Tools(texts, format, copier, saver,
                        parts.locale(), ZoneId.systemDefault()), slots())));
    }

    /// What others make for the panel.
    private MinerSlots slots() {
        return sides.slots();
    }

    /// What stands in place of the page now and then.
    MiningSides sides() {
        return sides;
    }

    /// Shows what mining on a subnet brings.
    void worth(int netuid) {
        main.view().open(ID);
        sides.worth(Optional.of(netuid));
    }

    /// Asked for only once the room is whole.
    private final class Costs implements EpochCosts {

        @Override
        public Optional<EpochNet> left(SeenEpoch epoch, long blocks) {
            return sides.left(epoch, blocks);
        }

        @Override
        public Loss loss(SeenEpoch epoch, long blocks) {
            return sides.loss(epoch, blocks);
        }
    }

    /// The coldkey of a wallet of the folder.
    private Optional<AccountId> owner(String wallet) {
        return frame.wallets()
                .stream()
                .filter(item -> item.name().equals(wallet))
                .findFirst()
                .flatMap(item -> item.account());
    }

    /// For tests: what decides.
    MiningPresenter presenter() {
        return presenter;
    }

    /// The window is there: takes up miners that were left.
    void begin() {
        presenter.begin();
    }

    void show(PortfolioState state) {
        presenter.show(state);
        sides.show(state);
    }

    void tick() {
        presenter.tick();
        sides.tick();
    }

    /// Runs `then` once the window may close: a miner that runs is asked about, unless the window is locked.
    void quit(Runnable then) {
        presenter.quit(!main.settings().isLocked(), then);
    }

    /// What the finder can do here.
    List<FinderEntry> found() {
        String action = texts.get("finder.action");
        String name = model.chosen().get().map(profile -> profile.name()).orElse("");
        List<FinderEntry> entries = new ArrayList<>();
        if (presenter.canStart()) {
            entries.add(new FinderEntry(action, texts.get("mining.start"), name, () -> open(presenter::start)));
        } else if (presenter.canStop()) {
            entries.add(new FinderEntry(action, texts.get("mining.stop"), name, () -> open(presenter::stop)));
        }
        entries.add(new FinderEntry(action, texts.get("mining.details"), "", () -> open(presenter::openDetails)));
        if (presenter.hasLog()) {
            entries.add(new FinderEntry(action, texts.get("mining.log.finder"), name, () -> open(presenter::openLog)));
        }
        return entries;
    }

    private void open(Runnable then) {
        main.view().open(ID);
        then.run();
    }

    private void openFolder(Path folder) {
        background.execute(() -> {
            try {
                mining.folders().open(folder);
            } catch (IOException e) {
                Fx.run(() -> main.report(new Problem(texts.get("folders.failed", folder.toString()),
                        Optional.of(e.toString()))));
            }
        });
    }

    @Override
    public void close() {
        watch.close();
        sides.close();
        cardWatch.close();
        statuses.stop();
        snapshots.stop();
        presenter.dispose();
        places.close();
        modal.close();
        background.shutdownNow();
    }
}
