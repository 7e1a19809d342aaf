package tern.app.market;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.feed.ChainTap;
import tern.app.feed.PortfolioSource;
import tern.app.feed.PortfolioSource.Watch;
import tern.app.feed.PortfolioState;
import tern.app.feed.PortfolioState.Link;
import tern.app.feed.Problem;
import tern.app.feed.Watched;
import tern.app.history.StoreTap;
import tern.app.market.MarketPlan.Job;
import tern.app.market.MarketState.Fill;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.ChainException.Kind;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.Network;
import tern.wallet.history.HistoryException;
import tern.wallet.units.TernException;
import tern.wallet.yields.MarketSample;
import tern.wallet.yields.PricePoint;
import tern.wallet.yields.Stand;

/// Keeps prices and yields up to date while the window is open: looks at the market over the feed's connection, keeps
/// what it saw in the history, and fetches the past where it is asked to. Of the practice network it fetches the past by
/// itself, since that one is near and costs nobody anything.
///
/// Started and closed once, before the history is closed. All reading and reckoning happens on one thread of its own.
public final class MarketService implements MarketSource, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MarketService.class);
    private static final Set<Kind> DOWN = EnumSet.of(Kind.CANCELLED, Kind.UNREACHABLE);
    private static final Duration ENDING = Duration.ofSeconds(5);
    /// Numbers of a running fill are not worked out more often.
    private static final long NANOS_BETWEEN = 1_500_000_000L;

    private final StoreTap history;
    private final PortfolioSource source;
    private final ChainTap tap;
    private final ChainOptions options;
    private final MarketWorker worker = new MarketWorker();
    private final Object lock = new Object();
    private final Watched<MarketState> state = new Watched<>(MarketState.empty(), lock);
    private final List<Watch> watches = new ArrayList<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private PortfolioState shown = PortfolioState.idle();
    private final MarketKeeping keeping = new MarketKeeping();
    private final Set<Job> given = new HashSet<>();
    private final LinkedHashSet<Integer> wishes = new LinkedHashSet<>();
    private @Nullable MarketChain chain;
    private @Nullable MarketFill fill;
    /// On the worker alone.
    private boolean lookFailed;
    private boolean connected;
    private boolean closed;

    /// @param history where it is kept
    /// @param options how to connect for the past
    public MarketService(StoreTap history, PortfolioSource source, ChainTap tap, ChainOptions options) {
        this.history = history;
        this.source = source;
        this.tap = tap;
        this.options = options;
    }

    /// Returns at once.
    public void start() {
        Watch store = history.watch(this::opened);
        Watch feed = source.watch(this::shown);
        Watch connection = tap.watch(this::connected);
        synchronized (lock) {
            watches.addAll(List.of(store, feed, connection));
        }
    }

    private void opened(Optional<StoreTap.Held> now) {
        keeping.open(now);
        state.change(before -> before.withKept(now.filter(open -> !open.readOnly()).isPresent()));
        look();
        worker.later(this::recall);
    }

    /// On the feed's threads.
    private void shown(PortfolioState now) {
        synchronized (lock) {
            shown = now;
        }
        if (now.link() == Link.OFFLINE) {
            worker.later(this::recall);
        }
        look();
    }

    /// Nobody answers: what was kept of the network is better than nothing.
    private void recall() {
        Optional<Network> network;
        synchronized (lock) {
            network = connected || shown.link() != Link.OFFLINE ? Optional.empty() : shown.network();
        }
        try {
            if (network.isPresent()) {
                MarketState before = state.current();
                MarketState known = keeping.recalled(network.get(), before);
                if (!known.equals(before)) {
                    // whether the history is open may have changed while it was read
                    state.change(was -> known.withKept(was.kept()));
                }
            }
        } catch (HistoryException e) {
            failed(e);
        }
    }

    /// Not more than one look waits.
    private void look() {
        if (looking.compareAndSet(false, true)) {
            worker.later(() -> {
                looking.set(false);
                lookNow();
            });
        }
    }

    private void connected(Optional<ChainClient> now) {
        worker.later(() -> follow(now));
    }

    private void follow(Optional<ChainClient> now) {
        MarketFill old;
        Optional<MarketChain> next;
        synchronized (lock) {
            old = fill;
            fill = null;
            MarketChain before = chain;
            List<Integer> wished = List.copyOf(wishes);
            next = now.map(client -> MarketChain.next(client, before, wished));
            // the last one is remembered while there is none: mostly the same comes again
            chain = next.isPresent() ? next.get() : before;
            connected = next.isPresent();
        }
        if (old != null) {
            old.close();
        }
        state.change(was -> next.isEmpty()
                ? was.withFill(Optional.empty())
                : was.connected(next.get().genesis(), !next.get().archive().isEmpty()));
        look();
    }

    private Optional<MarketChain> here() {
        synchronized (lock) {
            return closed || !connected ? Optional.empty() : Optional.ofNullable(chain);
        }
    }

    /// Takes up what is kept.
    private void remember(Optional<MarketChain> now) {
        if (now.isEmpty() || !keeping.isOpen() || now.get().book().newest().isPresent()) {
            return;
        }
        try {
            now.get().book().load(keeping.newest(now.get().genesis(), MarketBook.REACH));
            now.get().looks().known(now.get().book().newest());
            reckon(now.get());
        } catch (HistoryException e) {
            failed(e);
        }
    }

    private void failed(TernException e) {
        lookFailed = true;
        LOG.warn("the market is not known: {} {}", e.sentence(), e.details().orElse(""));
        state.change(now -> now.withProblem(Optional.of(Problem.of(e))));
    }

    private void lookNow() {
        Optional<MarketChain> now = here();
        PortfolioState present;
        synchronized (lock) {
            present = shown;
        }
        if (!present.awaitsFirst()) {
            // before anything new, since a book that has something takes up nothing; and not before what somebody owns is
            // shown, since months of a market take a processor for a quarter of a second
            remember(now);
        }
        // the first portfolio comes before everything else: on a public node each question takes its second
        boolean known = now.isPresent() && present.head().isPresent()
                && (present.accounts().isEmpty() || present.snapshot().isPresent())
                && present.network()
                        .filter(network -> network.id().equals(now.get().client().network().id()))
                        .isPresent();
        if (!known) {
            return;
        }
        BlockRef head = present.head().get();
        MarketChain here = now.get();
        present.snapshot().ifPresent(here.looks()::holding);
        try {
            here.looks().look(head).ifPresent(look -> keep(here, look, true));
            here.looks().lookAtAll(head).ifPresent(look -> keep(here, look, true));
            if (lookFailed) {
                lookFailed = false;
                state.change(was -> was.withProblem(Optional.empty()));
            }
        } catch (TernException e) {
            here.looks().rest(head);
            // a link that is down is told by the feed
            if (!(e instanceof ChainException gone) || !DOWN.contains(gone.kind())) {
                failed(e);
            }
        }
        if (here.asked().get()) {
            beginFill(here);
        }
    }

    private void keep(MarketChain here, MarketSample look, boolean reckon) {
        here.book().add(look);
        try {
            keeping.add(here.genesis(), here.client().network().id(), look);
        } catch (HistoryException e) {
            LOG.error("the market was not kept: {}", e.details().orElse(""), e);
            state.change(now -> now.withKept(false).withProblem(Optional.of(Problem.of(e))));
        }
        if (reckon) {
            reckon(here);
        }
    }

    private void reckon(MarketChain here) {
        MarketNumbers.of(here.book().looks()).ifPresent(numbers -> {
            synchronized (lock) {
                if (chain == null || !chain.genesis().equals(here.genesis())) {
                    return;
                }
            }
            state.change(now -> now.withNumbers(here.genesis(), numbers));
        });
    }

    @Override
    public void want(int netuid) {
        Optional<MarketChain> now = here();
        synchronized (lock) {
            wishes.remove(netuid);
            wishes.add(netuid);
            if (wishes.size() > MarketLooks.MOST_WANTED) {
                wishes.removeFirst();
            }
        }
        if (now.isPresent() && now.get().looks().want(netuid)) {
            look();
        }
    }

    @Override
    public void fill() {
        worker.later(() -> here().ifPresent(now -> {
            now.asked().set(true);
            synchronized (lock) {
                given.clear();
            }
            beginFill(now);
        }));
    }

    /// Where one runs already it goes on: it asks what is missing after each look.
    private void beginFill(MarketChain here) {
        Optional<MarketSample> newest = here.book().newest();
        MarketFill started;
        synchronized (lock) {
            if (fill != null || closed || newest.isEmpty() || here.archive().isEmpty() || !isMissing(here)) {
                return;
            }
            started = new MarketFill(here.past(), options, newest.get(), new Filling(here));
            fill = started;
        }
        state.change(now -> now.withFill(Optional.of(new Fill(0, 1))).withProblem(Optional.empty()));
        started.start();
    }

    private boolean isMissing(MarketChain here) {
        return here.missing(Instant.EPOCH).stream().anyMatch(job -> !given.contains(job));
    }

    /// Hears of the fill.
    private final class Filling implements MarketFill.Ports {

        private final MarketChain here;
        private long reckoned = System.nanoTime();

        Filling(MarketChain here) {
            this.here = here;
        }

        @Override
        public List<Job> missing(Instant oldest) {
            return here.missing(oldest);
        }

        @Override
        public Set<Stand> stands(Job job) {
            return job.all() ? here.looks().all() : job.some();
        }

        @Override
        public void found(MarketSample look, boolean much) {
            boolean now = much || System.nanoTime() - reckoned > NANOS_BETWEEN;
            if (now) {
                reckoned = System.nanoTime();
            }
            keep(here, look, now);
        }

        @Override
        public void progress(Fill now) {
            state.change(before -> before.fill().isPresent() ? before.withFill(Optional.of(now)) : before);
        }

        @Override
        public void ended(MarketFill which, Optional<Problem> problem) {
            synchronized (lock) {
                if (which != fill) {
                    return;
                }
                fill = null;
                // what a node does not have is not asked for again and again
                given.addAll(here.missing(Instant.EPOCH));
            }
            reckon(here);
            state.change(now -> now.withFill(Optional.empty()).withProblem(problem.or(now::problem)));
        }
    }

    @Override
    public void cancelFill() {
        MarketFill running;
        synchronized (lock) {
            running = fill;
            if (chain != null) {
                chain.asked().set(false);
            }
        }
        if (running != null) {
            running.close();
        }
    }

    @Override
    public MarketState current() {
        return state.current();
    }

    @Override
    public Watch watch(Consumer<MarketState> listener) {
        return state.watch(listener);
    }

    @Override
    public List<PricePoint> prices(int netuid, Instant from, Instant to, Duration step) throws HistoryException {
        Optional<MarketChain> now = here();
        return now.isPresent() ? keeping.prices(now.get().genesis(), netuid, from, to, step) : List.of();
    }

    /// Waits until nothing is kept any more.
    @Override
    public void close() throws InterruptedException {
        MarketFill fills;
        List<Watch> open;
        synchronized (lock) {
            closed = true;
            state.forget();
            open = List.copyOf(watches);
            fills = fill;
        }
        // not under the lock: their owners call back under theirs
        open.forEach(Watch::close);
        if (fills != null) {
            fills.close();
            fills.awaitEnd(ENDING);
        }
        worker.close(ENDING);
    }
}
