package tern.app.history;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.feed.ChainTap;
import tern.app.feed.NamedAccount;
import tern.app.feed.PortfolioSource;
import tern.app.feed.PortfolioSource.Watch;
import tern.app.feed.PortfolioState;
import tern.app.feed.Problem;
import tern.app.feed.Watched;
import tern.app.history.HistoryState.Fill;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.Network;
import tern.wallet.chain.Network.Trust;
import tern.wallet.history.ActivityEntry;
import tern.wallet.history.CurrencyPrice;
import tern.wallet.history.HistoryException;
import tern.wallet.history.HistoryStore;
import tern.wallet.history.Sample;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.units.Hash32;

/// Keeps the history while the window is open: takes samples from the feed, follows the blocks for the accounts that are
/// shown, and fetches the past where it is asked to. Of the practice network it fetches the past by itself, since that
/// one is made up, near and costs nobody anything.
///
/// Started and closed once. Where another Tern writes the history already, this one only reads it.
public final class HistoryService implements HistorySource, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryService.class);
    private static final Duration ENDING = Duration.ofSeconds(5);
    private static final Duration THINNING = Duration.ofHours(6);

    private final Path file;
    private final PortfolioSource source;
    private final ChainTap tap;
    private final ChainOptions options;
    private final ExecutorService writer = Executors
            .newSingleThreadExecutor(Thread.ofVirtual().name("history-writer").factory());
    private final Recorder recorder = new Recorder();
    private final NameRecorder names = new NameRecorder();
    private final StoreTap storeTap = new StoreTap();
    private final PaidDays paid = new PaidDays(storeTap);
    private final Object lock = new Object();
    private final Watched<HistoryState> state = new Watched<>(HistoryState.empty(), lock);
    private final Set<List<Object>> filledByItself = new HashSet<>();
    private final List<Watch> watches = new ArrayList<>();
    private PortfolioState shown = PortfolioState.idle();
    private @Nullable HistoryStore store;
    private @Nullable BlockFollower follower;
    private @Nullable ChainClient client;
    private @Nullable BackFill fill;
    private Instant thinned = Instant.EPOCH;
    private boolean readOnly;
    private boolean closed;

    /// @param file    of the history; its folder must be there
    /// @param options how to connect for the past
    public HistoryService(Path file, PortfolioSource source, ChainTap tap, ChainOptions options) {
        this.file = file;
        this.source = source;
        this.tap = tap;
        this.options = options;
    }

    /// The open history, for other services.
    public StoreTap store() {
        return storeTap;
    }

    /// Returns at once.
    public void start() {
        writer.execute(() -> {
            open();
            synchronized (lock) {
                if (closed || store == null) {
                    return;
                }
            }
            Watch feed = source.watch(this::shown);
            Watch chain = tap.watch(this::connected);
            synchronized (lock) {
                watches.add(feed);
                watches.add(chain);
            }
        });
    }

    private void open() {
        OpenedHistory opened = OpenedHistory.open(file);
        synchronized (lock) {
            store = opened.store();
            readOnly = opened.readOnly();
        }
        if (opened.store() != null) {
            storeTap.offer(opened.store(), opened.readOnly());
        }
        state.change(now -> now.withProblem(opened.problem()).withSamples().withActivity());
    }

    /// On the feed's threads.
    private void shown(PortfolioState now) {
        BlockFollower follows;
        boolean newNumbers;
        synchronized (lock) {
            newNumbers = now.snapshot().isPresent() && !now.snapshot().equals(shown.snapshot());
            shown = now;
            follows = follower;
        }
        offer(follows, now);
        if (newNumbers && !readOnly) {
            PortfolioSnapshot snapshot = now.snapshot().get();
            later(() -> record(snapshot));
        }
    }

    private void later(Runnable work) {
        synchronized (lock) {
            if (closed) {
                return;
            }
            writer.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    LOG.error("the history failed", e);
                }
            });
        }
    }

    private static void offer(@Nullable BlockFollower follows, PortfolioState now) {
        if (follows != null && now.head().isPresent() && !now.accounts().isEmpty()) {
            follows.offer(now.head().get(), now.accounts().stream().map(NamedAccount::account).toList());
        }
    }

    /// On the feed's threads.
    private void connected(Optional<ChainClient> now) {
        later(() -> follow(now));
    }

    private void follow(Optional<ChainClient> now) {
        BlockFollower old;
        BlockFollower follows = null;
        PortfolioState present;
        synchronized (lock) {
            old = follower;
            client = now.orElse(null);
            if (now.isPresent() && store != null && !readOnly && !closed) {
                follows = new BlockFollower(now.get(), store, () -> state.change(HistoryState::withActivity));
            }
            follower = follows;
            present = shown;
        }
        if (old != null) {
            old.close();
        }
        boolean fillable = now.filter(connected -> !BackFill.nodes(connected.network()).isEmpty()).isPresent();
        state.change(before -> before.withFillable(fillable && !readOnly));
        if (follows != null) {
            follows.start();
            offer(follows, present);
        }
    }

    private void record(PortfolioSnapshot snapshot) {
        HistoryStore open;
        synchronized (lock) {
            open = store;
        }
        if (open == null) {
            return;
        }
        List<Sample> samples = recorder.take(snapshot);
        try {
            if (!samples.isEmpty()) {
                open.addSamples(snapshot.genesis(), snapshot.networkId(), samples);
                state.change(HistoryState::withSamples);
            }
            names.keep(open, snapshot);
            Instant time = snapshot.blockTime().orElse(Instant.EPOCH);
            if (Duration.between(thinned, time).abs().compareTo(THINNING) > 0) {
                thinned = time;
                int gone = open.thin(snapshot.genesis(), time);
                LOG.debug("{} old samples were thinned out", gone);
            }
        } catch (HistoryException e) {
            unwritten(e);
        }
        fillByItself(snapshot);
    }

    private void unwritten(HistoryException e) {
        LOG.error("the history was not written: {}", e.details().orElse(""), e);
        state.change(now -> now.withProblem(Optional.of(Problem.of(e))));
    }

    /// Once for each set of accounts and each chain.
    private void fillByItself(PortfolioSnapshot snapshot) {
        boolean begin;
        synchronized (lock) {
            List<Object> what = BackFill.what(snapshot);
            begin = client != null && client.network().trust() == Trust.PRACTICE
                    && client.genesis().equals(snapshot.genesis()) && filledByItself.add(what);
        }
        if (begin) {
            fill(snapshot);
        }
    }

    @Override
    public void fill() {
        Optional<PortfolioSnapshot> now;
        synchronized (lock) {
            now = shown.snapshot();
        }
        now.ifPresent(snapshot -> later(() -> fill(snapshot)));
    }

    private void fill(PortfolioSnapshot snapshot) {
        BackFill started;
        BackFill old;
        synchronized (lock) {
            if (store == null || readOnly || closed || client == null
                    || !client.genesis().equals(snapshot.genesis())) {
                return;
            }
            Network network = client.network();
            if (BackFill.nodes(network).isEmpty()) {
                return;
            }
            old = fill;
            started = new BackFill(network, options, store, snapshot, new Filling());
            fill = started;
        }
        if (old != null) {
            old.close();
        }
        state.change(now -> now.withFill(Optional.of(new Fill(0, 1))).withProblem(Optional.empty()));
        started.start();
    }

    /// Hears of the back-fill.
    private final class Filling implements BackFill.Watcher {

        @Override
        public void progress(Fill now) {
            state.change(before -> before.fill().isPresent() ? before.withFill(Optional.of(now)) : before);
        }

        @Override
        public void foundSamples() {
            state.change(HistoryState::withSamples);
        }

        @Override
        public void foundActivity() {
            state.change(HistoryState::withActivity);
        }

        @Override
        public void ended(BackFill which, Optional<Problem> problem) {
            synchronized (lock) {
                if (which != fill) {
                    // other accounts were looked at in between: it goes on when these are shown again
                    filledByItself.remove(which.what());
                    return;
                }
                fill = null;
            }
            state.change(now -> now.withFill(Optional.empty()).withProblem(problem.or(now::problem)).withActivity());
        }
    }

    @Override
    public void cancelFill() {
        BackFill running;
        synchronized (lock) {
            running = fill;
        }
        if (running != null) {
            running.close();
        }
    }

    @Override
    public HistoryState current() {
        return state.current();
    }

    @Override
    public Watch watch(Consumer<HistoryState> listener) {
        return state.watch(listener);
    }

    @Override
    public Past past(PortfolioSnapshot now, Span span) throws HistoryException {
        return from(Past.nothing(span, now.blockTime().orElse(Instant.EPOCH)),
                open -> new PastReader(open).read(now, span));
    }

    @Override
    public Optional<LastOwned> last(String network, List<AccountId> accounts) throws HistoryException {
        return from(Optional.empty(), open -> new PastReader(open).last(network, accounts));
    }

    @Override
    public List<ActivityEntry> activity(Hash32 genesis, List<AccountId> accounts, int most) throws HistoryException {
        return from(List.of(),
                open -> new PastReader(open).activity(genesis, accounts, Instant.EPOCH, LocalHistory.END, most));
    }

    @Override
    public Rewards rewards(Hash32 genesis, AccountId account, Instant from, Instant to) throws HistoryException {
        return from(new Rewards(List.of(), List.of()),
                open -> new RewardReader(open).read(genesis, account, from, to));
    }

    @Override
    public PastCurrency currency(Hash32 genesis, String currency) throws HistoryException {
        return from(PastCurrency.none(), open -> PastCurrency.read(open, genesis, currency));
    }

    @Override
    public void keep(CurrencyPrice price) {
        later(() -> {
            try {
                boolean _ = from(false, open -> !readOnly && PastCurrency.keep(open, price));
            } catch (HistoryException e) {
                unwritten(e);
            }
        });
    }

    @Override
    public PaidDays paid() {
        return paid;
    }

    @FunctionalInterface
    private interface Asked<T> {
        T of(HistoryStore open) throws HistoryException;
    }

    private <T> T from(T nothing, Asked<T> what) throws HistoryException {
        HistoryStore open;
        synchronized (lock) {
            open = closed ? null : store;
        }
        return open == null ? nothing : what.of(open);
    }

    /// Waits until nothing is written any more.
    @Override
    public void close() throws InterruptedException {
        BlockFollower follows;
        BackFill fills;
        HistoryStore open;
        synchronized (lock) {
            closed = true;
            state.forget();
            watches.forEach(Watch::close);
            follows = follower;
            fills = fill;
            open = store;
        }
        if (fills != null) {
            fills.close();
            fills.awaitEnd(ENDING);
        }
        if (follows != null) {
            follows.close();
            follows.awaitEnd(ENDING);
        }
        writer.shutdown();
        boolean _ = writer.awaitTermination(ENDING.toSeconds(), TimeUnit.SECONDS);
        storeTap.withdraw();
        if (open != null) {
            open.close();
        }
    }
}
