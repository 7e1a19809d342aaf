package tern.app.window;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.feed.OwnNode;
import tern.app.feed.PortfolioSource;
import tern.app.feed.PortfolioState;
import tern.app.feed.PortfolioState.Link;
import tern.app.feed.Problem;
import tern.app.fx.Beat;
import tern.app.fx.Fx;
import tern.app.node.InstallGuide;
import tern.app.node.NodeModel;
import tern.app.node.NodePresenter;
import tern.app.node.NodeQuestions;
import tern.app.node.NodeView;
import tern.app.node.Ports;
import tern.app.shell.FinderEntry;
import tern.app.shell.Page;
import tern.app.shell.PageState;
import tern.app.shell.ShellModel;
import tern.app.shell.ShellPresenter;
import tern.app.ui.Choosers;
import tern.app.ui.Copier;
import tern.app.ui.Icon;
import tern.app.ui.ModalLayer;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.node.manage.NodeKind;
import tern.node.manage.NodeService;
import tern.node.manage.NodeState;
import tern.node.manage.NodeStatus;
import tern.node.manage.NodeWatch;
import tern.node.manage.WalletSource;
import tern.wallet.chain.Network;
import tern.wallet.chain.Network.Trust;

/// The page «Node» and what it is wired to: its dot in the sidebar, its entries in the finder, the question before the
/// window closes. To be made and closed on the FX thread.
final class NodeRoom implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NodeRoom.class);
    private static final String ID = "node";

    private final MainScene main;
    private final NodeParts nodes;
    private final Texts texts;
    private final ModalLayer modal;
    private final ExecutorService background = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("node-", 0).factory());
    private final NodeModel model = new NodeModel();
    private final NodePresenter presenter;
    private final ShellPresenter shell;
    private final ShellModel frame;
    private final InstantSource clock;
    private final PortfolioSource feed;
    private WalletSource source = WalletSource.begin();
    private Optional<String> readsOf = Optional.empty();
    private boolean readsOwn;
    private boolean practiceComes;
    private Optional<NodeStatus> bittensor = Optional.empty();
    private final List<Fx.Latest<NodeStatus>> statuses = new ArrayList<>();
    private final List<NodeWatch> watches = new ArrayList<>();
    private Optional<Beat> beat = Optional.empty();
    private boolean told;

    NodeRoom(MainScene main, MainScene.Parts parts, ShellModel frame, ShellPresenter shell, Choosers choosers,
            ModalLayer modal,
            Texts texts, TaoFormat format) {
        this.main = main;
        this.nodes = parts.nodes();
        this.texts = texts;
        this.modal = modal;
        this.shell = shell;
        this.frame = frame;
        this.clock = parts.clock();
        this.feed = parts.source();
        presenter = new NodePresenter(model, nodes.services(),
                new Ports(background, Fx::run, parts.clock(), () -> readsFrom(parts.source().current()),
                        page -> main.view().open(page), this::openFolder, (what, text) -> main.view().copy(what, text),
                        choosers::openFolder, title -> choosers.openFile(title), shell::report,
                        () -> InstallGuide.of(nodes.system(), nodes.programs(), texts)),
                texts, format);
        NodeQuestions.follow(model, presenter, modal);
        model.stands().addListener((_, _, now) -> frame.state(ID, state(now)));
        frame.state(ID, state(model.stands().get()));
        for (NodeService service : nodes.services()) {
            Fx.Latest<NodeStatus> latest = Fx.coalesce(this::show);
            statuses.add(latest);
            watches.add(service.watch(latest));
        }
    }

    private static Optional<PageState> state(NodeModel.Standing now) {
        return switch (now.level()) {
            case RESTS -> Optional.empty();
            case WELL -> Optional.of(new PageState(PageState.Dot.GOOD, now.words()));
            case UNDER_WAY -> Optional.of(new PageState(PageState.Dot.WARNING, now.words()));
            case TROUBLED -> Optional.of(new PageState(PageState.Dot.BAD, now.words()));
        };
    }

    private static Optional<String> readsFrom(PortfolioState state) {
        return state.network()
                .filter(network -> state.link() == Link.LIVE && network.trust() != Trust.PRACTICE)
                .flatMap(network -> network.endpoints().stream().findFirst())
                .flatMap(endpoint -> Optional.ofNullable(endpoint.getHost()));
    }

    Page page(Copier copier) {
        nodes.services().forEach(service -> service.closely(false));
        return new Page(ID, texts.get("node.title"), Icon.NODE, Page.Section.COMPUTER, () -> {
            NodeView made = new NodeView(model, presenter, texts, copier);
            made.sceneProperty()
                    .addListener((_, _, scene) -> nodes.services()
                            .forEach(service -> service.closely(scene != null)));
            return made;
        });
    }

    /// The window is there: takes up a node that was left, and starts the one that is to be there with Tern.
    void begin() {
        presenter.beginWithTern();
    }

    private void show(NodeStatus status) {
        presenter.show(status);
        if (status.kind() == NodeKind.BITTENSOR) {
            bittensor = Optional.of(status);
            readFromTheBest();
        } else {
            followPractice(status);
        }
        told = true;
        beat.ifPresent(Beat::with);
    }

    /// A status brings the window's beat with it.
    void lead(Beat led) {
        beat = Optional.of(led);
    }

    /// Where the window waits for a practice network that was stopped, it does not wait on once that is started. That a
    /// network which was just stopped is still said to run is no start.
    private void followPractice(NodeStatus status) {
        boolean before = practiceComes;
        practiceComes = status.state() == NodeState.STARTING || status.state() == NodeState.RUNNING;
        if (!before && practiceComes && feed.current().problem().filter(Problem::stopped).isPresent()) {
            feed.retry();
        }
    }

    /// The wallet may read from the node of this computer as soon as that is fit for it, and no longer than that. Whether
    /// it does the feed decides, which holds balances against the other node's first.
    private void readFromTheBest() {
        WalletSource before = source;
        bittensor.ifPresent(status -> source = source.next(status, shell.network().id(), clock.instant()));
        frame.ownNodeComes(source.why() == WalletSource.Why.NOT_SYNCED);
        if (!before.local().equals(source.local())) {
            String network = shell.network().id();
            nodes.reads().accept(source.local().map(endpoint -> new OwnNode(network, endpoint)));
        }
    }

    void show(PortfolioState state) {
        boolean own = state.network().filter(network -> network.trust() == Trust.OWN).isPresent();
        Optional<String> network = state.network().map(Network::id);
        if (!network.equals(readsOf)) {
            readsOf = network;
            readsOwn = own;
        } else if (own != readsOwn && state.link() == Link.LIVE) {
            readsOwn = own;
            main.say(texts.get(own ? "node.reads.own" : "node.reads.other"));
        }
        state.network().ifPresent(shown -> presenter.practiceShown(shown.trust() == Trust.PRACTICE));
    }

    /// For tests: what decides.
    NodePresenter presenter() {
        return presenter;
    }

    void tick() {
        if (!told) {
            presenter.tick();
        }
        told = false;
        readFromTheBest();
    }

    /// Runs `then` once the window may close: a node that runs is asked about, unless the window is locked, where nobody
    /// could answer.
    void quit(Runnable then) {
        presenter.quit(!main.settings().isLocked(), then);
    }

    /// What the finder can do here.
    List<FinderEntry> found() {
        String action = texts.get("finder.action");
        List<FinderEntry> entries = new ArrayList<>();
        if (presenter.canStart()) {
            entries.add(new FinderEntry(action, texts.get("node.start"), model.what(), () -> open(presenter::start)));
        } else if (presenter.canStop()) {
            entries.add(new FinderEntry(action, texts.get("node.stop"), model.what(), () -> open(presenter::stop)));
            entries.add(new FinderEntry(action, texts.get("node.restart.named"), model.what(),
                    () -> open(presenter::restart)));
        }
        entries.add(new FinderEntry(action, texts.get("node.settings.title"), "", () -> open(presenter::openSettings)));
        if (model.needsEngine().get()) {
            entries.add(new FinderEntry(action, texts.get("node.fix.install"), "", () -> open(presenter::install)));
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
                nodes.folders().open(folder);
            } catch (IOException e) {
                Fx.run(() -> main.report(new Problem(texts.get("folders.failed", folder.toString()),
                        Optional.of(e.toString()))));
            }
        });
    }

    @Override
    public void close() {
        watches.forEach(NodeWatch::close);
        statuses.forEach(Fx.Latest::stop);
        if (!presenter.dispose()) {
            LOG.warn("what was chosen for the node last may not be kept: its settings could not be written in time");
        }
        modal.close();
        background.shutdownNow();
    }
}
