package tern.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tern.app.fx.Fx;
import tern.app.mining.MinerSlots;
import tern.app.mining.MiningModel;
import tern.app.mining.MiningPresenter;
import tern.app.mining.MiningView;
import tern.app.mining.Ports;
import tern.app.mining.seat.SeatPresenter;
import tern.app.shell.FinderEntry;
import tern.app.shell.Page;
import tern.app.shell.PageState;
import tern.app.shell.ShellModel;
import tern.app.transact.TransactionDesk;
import tern.app.ui.Choosers;
import tern.app.ui.Copier;
import tern.app.ui.Icon;
import tern.app.ui.MoneyFormat;
import tern.app.ui.Popovers;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.node.manage.NodeWatch;
import tern.node.miner.MinerStatus;

/// The page «Mining» and what it is wired to: its dot in the sidebar, its entries in the finder, the question before the
/// window closes. To be made and closed on the FX thread.
final class MiningRoom implements AutoCloseable {

    private static final String ID = "mining";

    private final MainScene main;
    private final Texts texts;
    private final ExecutorService background = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("mining-", 0).factory());
    private final MiningModel model = new MiningModel();
    private final MiningPresenter presenter;
    private final Fx.Latest<List<MinerStatus>> statuses;
    private final NodeWatch watch;
    private final MiningSides sides;

    /// Where it goes, and whom it asks.
    ///
    /// @param choosers asks for files and folders
    /// @param review   opens the review
    /// @param desk     tells what became of what was sent; stays the caller's to close
    record Ways(Choosers choosers, SeatPresenter.Review review, TransactionDesk desk) {}

    MiningRoom(MainScene main, MainScene.Parts parts, ShellModel frame, Texts texts, TaoFormat format,
            MoneyFormat money, Ways ways) {
        this.main = main;
        this.texts = texts;
        MiningParts mining = parts.mining();
        presenter = new MiningPresenter(model,
                new Ports(mining.miners(), mining.hardware(), background, Fx::run, parts.clock()), texts, format);
        model.stands().addListener((_, _, now) -> frame.state(ID, state(now)));
        frame.state(ID, state(model.stands().get()));
        sides = new MiningSides(parts, model, texts, format, money, new MiningSides.Ways(frame, ways.choosers(),
                ways.review(), ways.desk(), presenter::profilesChanged));
        statuses = Fx.coalesce(presenter::show);
        watch = mining.miners().watch(statuses);
    }

    private static Optional<PageState> state(MiningModel.Standing now) {
        return switch (now.level()) {
            case RESTS -> Optional.empty();
            case WELL -> Optional.of(new PageState(PageState.Dot.GOOD, now.words()));
            case UNDER_WAY -> Optional.of(new PageState(PageState.Dot.WARNING, now.words()));
            case TROUBLED -> Optional.of(new PageState(PageState.Dot.BAD, now.words()));
        };
    }

    Page page(Copier copier, Popovers popovers) {
        sides.open(popovers);
        return new Page(ID, texts.get("mining.title"), Icon.CARD, Page.Section.COMPUTER,
                () -> sides.over(new MiningView(model, presenter, texts, copier, slots())));
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

    /// For tests: what decides.
    MiningPresenter presenter() {
        return presenter;
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
        return new ArrayList<>();
    }

    @Override
    public void close() {
        watch.close();
        sides.close();
        statuses.stop();
        presenter.dispose();
        background.shutdownNow();
    }
}
