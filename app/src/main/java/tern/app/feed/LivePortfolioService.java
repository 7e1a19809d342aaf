package tern.app.feed;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.practice.PracticeNetwork;
import tern.wallet.bittensor.Validator;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.Network;
import tern.wallet.units.TernException;

/// Keeps one portfolio of one network up to date.
///
/// For each chosen network there is one [FeedSession] with one virtual thread: it connects (again and again, with
/// growing pauses, until it succeeds), follows heads, and at each new one reads the portfolio at that block. Blocks
/// that come while a read is on its way are skipped but for the newest. Choosing other coldkeys on the same network
/// keeps the connection; choosing another network closes the session, and nothing it still brings is shown.
///
/// The connection's reconnects are the RPC client's own, but for the practice network: when the connection to it is
/// lost it is found, or started, again. What the connection says becomes [PortfolioState.Link] and a [Problem]; a read
/// that failed is tried again at the next head, on [#retry], or after a pause.
public final class LivePortfolioService implements PortfolioSource {

    private static final Logger LOG = LoggerFactory.getLogger(LivePortfolioService.class);

    /// Says that the person wants the practice network although they stopped it before.
    @FunctionalInterface
    private interface Wanted {
        void again() throws TernException;
    }

    private final FeedPorts.Connector connector;
    private final Wanted wanted;
    private final FeedPorts.Pauses pauses;
    private final InstantSource clock;
    private final Function<Throwable, Problem> defects;
    private final KnownValidators validators;
    private final Object lock = new Object();
    private final Watched<PortfolioState> state = new Watched<>(PortfolioState.idle(), lock);
    private @Nullable FeedSession session;
    private boolean closed;

    /// @param options  how to connect, for instance with a cache of metadata
    /// @param practice starts the practice network's node when that one is shown
    /// @param tap      told of each connection while it lasts
    /// @param defects  says in words that Tern itself failed
    public LivePortfolioService(
            ChainOptions options,
            PracticeNetwork practice,
            ChainTap tap,
            InstantSource clock,
            Function<Throwable, Problem> defects) {
        this((network, starting) -> WalletChainFeed.connect(practice.resolve(network, starting), options, tap),
                FeedPorts.Pauses.STANDARD, tap, clock, defects, practice.control()::forgetStopped);
    }

    LivePortfolioService(
            FeedPorts.Connector connector,
            FeedPorts.Pauses pauses,
            InstantSource clock,
            Function<Throwable, Problem> defects) {
        this(connector, pauses, new ChainTap(), clock, defects, () -> {});
    }

    private LivePortfolioService(
            FeedPorts.Connector connector,
            FeedPorts.Pauses pauses,
            ChainTap tap,
            InstantSource clock,
            Function<Throwable, Problem> defects,
            Wanted wanted) {
        this.wanted = wanted;
        this.validators = new KnownValidators(tap, System::nanoTime);
        this.connector = connector;
        this.pauses = pauses;
        this.clock = clock;
        this.defects = defects;
    }

    @Override
    public PortfolioState current() {
        return state.current();
    }

    @Override
    public Watch watch(Consumer<PortfolioState> listener) {
        return state.watch(listener);
    }

    @Override
    public void select(Network network, List<NamedAccount> accounts) {
        FeedSession old = null;
        FeedSession started = null;
        synchronized (lock) {
            if (closed) {
                return;
            }
            if (session != null && session.network().equals(network)) {
                state.change(now -> new PortfolioState(now.network(), accounts, now.link(), now.head(),
                        now.headTime(), now.accounts().equals(accounts) ? now.snapshot() : Optional.empty(),
                        now.problem(), now.starting(), now.compared()));
                session.read(accounts);
                return;
            }
            old = session;
            state.change(now -> isSameChain(now, network) && now.accounts().equals(accounts)
                    ? now.at(network)
                    : PortfolioState.connecting(network, accounts));
            started = new FeedSession(network, accounts,
                    new FeedPorts(connector, pauses, clock, this::publishFrom, defects));
            session = started;
        }
        if (old != null) {
            // closing says good-bye over the socket, and this may be the window's thread
            Thread.ofVirtual().name("portfolio-feed-close").start(old::close);
        }
        started.start();
    }

    @Override
    public void retry() {
        FeedSession now;
        synchronized (lock) {
            now = session;
        }
        if (now == null) {
            return;
        }
        FeedSession tried = now;
        if (state.current().problem().filter(Problem::stopped).isEmpty()) {
            tried.retry();
            return;
        }
        // a file goes, and this may be the window's thread
        Thread.ofVirtual().name("practice-wanted").start(() -> {
            try {
                wanted.again();
            } catch (TernException e) {
                LOG.warn("the practice network stays stopped: {} {}", e.sentence(), e.details().orElse(""));
            }
            tried.retry();
        });
    }

    @Override
    public void validators(Consumer<List<Validator>> take) {
        validators.ask(take);
    }

    @Override
    public void close() {
        validators.close();
        FeedSession last;
        synchronized (lock) {
            closed = true;
            state.forget();
            last = session;
            session = null;
        }
        if (last != null) {
            last.close();
        }
    }

    /// Another node of the chain that is shown: what is known of it stays until the node answers.
    private static boolean isSameChain(PortfolioState now, Network network) {
        return now.network()
                .filter(before -> before.isSameChain(network) && before.genesis().isPresent()
                        && before.genesis().equals(network.genesis()))
                .isPresent();
    }

    /// What a session found out; of a session that was replaced nothing is taken.
    private void publishFrom(FeedSession from, UnaryOperator<PortfolioState> change) {
        synchronized (lock) {
            if (from == session) {
                state.change(change);
            }
        }
    }
}
