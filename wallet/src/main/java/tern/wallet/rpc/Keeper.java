package tern.wallet.rpc;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tern.wallet.rpc.RpcException.Kind;

/// Keeps one connection standing: one thread that picks the first endpoint whose turn it is, connects, checks,
/// looks after the connection, and begins again when it drops.
final class Keeper {

    /// What is to be done on a new connection, and again later while it reports that something is left to do.
    @FunctionalInterface
    interface Renewal {

        /// @return whether all is done
        boolean renew(Session session);
    }

    private static final Duration RENEWAL_RETRY = Duration.ofSeconds(5);
    /// Shortest pause before endpoints are asked again that were all refused.
    private static final Duration REFUSED_PAUSE = Duration.ofSeconds(3);

    private final Endpoints endpoints;
    private final RpcOptions options;
    private final EndpointCheck check;
    private final Supplier<SSLContext> tls;
    private final RandomGenerator random;
    private final AtomicLong framesSent;
    private final Renewal renewal;
    private final JsonIn json;
    private final StateWatchers watchers = new StateWatchers();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    // guarded by lock
    private RpcState state;
    private Endpoint latest;
    private long nextAttemptAt;
    private boolean roundFailed;
    private boolean hurried;
    private @Nullable Session attempted;
    private @Nullable Session current;

    Keeper(
            List<Endpoint> endpoints,
            RpcOptions options,
            EndpointCheck check,
            Supplier<SSLContext> tls,
            RandomGenerator random,
            AtomicLong framesSent,
            Renewal renewal) {
        this.endpoints = new Endpoints(endpoints);
        this.options = options;
        this.check = check;
        this.tls = tls;
        this.random = random;
        this.framesSent = framesSent;
        this.renewal = renewal;
        this.json = new JsonIn(options.maxFrameBytes());
        this.latest = endpoints.get(0);
        this.state = new RpcState.Connecting(latest.shown());
    }

    void start() {
        Thread.ofPlatform().daemon().name("tern-rpc-keep").start(this::run);
    }

    /// Waits until a connection stands or a whole round through the endpoints failed.
    void awaitFirstRound() throws RpcException {
        lock.lock();
        try {
            while (current == null && !roundFailed && !(state instanceof RpcState.Closed)) {
                changed.await();
            }
            if (current == null) {
                throw endpoints.noConnection();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failures.interrupted("connecting", false);
        } finally {
            lock.unlock();
        }
    }

    /// An open connection; waits for it as [RpcClient] says.
    Session session(Deadline deadline, String method) throws RpcException {
        long connectLimit = options.connectTimeout().toNanos();
        long giveUpAt = Math.min(deadline.remaining().toNanos(), connectLimit) + System.nanoTime();
        lock.lock();
        try {
            while (true) {
                if (current != null && current.isOpen()) {
                    return current;
                }
                long now = System.nanoTime();
                if (state instanceof RpcState.Closed) {
                    throw Failures.copy(Failures.clientClosed(), method, false);
                }
                boolean tooFar = state instanceof RpcState.Waiting && nextAttemptAt - giveUpAt > 0;
                if (state instanceof RpcState.Refused || tooFar || giveUpAt - now <= 0) {
                    throw Failures.copy(endpoints.noConnection(), method, false);
                }
                long left = changed.awaitNanos(giveUpAt - now);
                if (left <= 0 && (current == null || !current.isOpen())) {
                    throw Failures.copy(endpoints.noConnection(), method, false);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failures.interrupted(method, false);
        } finally {
            lock.unlock();
        }
    }

    /// What the server said of the time when the connection that stands now was opened.
    Optional<ServerTime> serverTime() {
        lock.lock();
        try {
            return current == null ? Optional.empty() : Optional.ofNullable(current.serverTime());
        } finally {
            lock.unlock();
        }
    }

    URI shown() {
        lock.lock();
        try {
            return latest.shown();
        } finally {
            lock.unlock();
        }
    }

    RpcState state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    AutoCloseable watch(Consumer<RpcState> watcher) {
        lock.lock();
        try {
            return watchers.add(watcher, state);
        } finally {
            lock.unlock();
        }
    }

    void retryNow() {
        lock.lock();
        try {
            endpoints.hurry();
            hurried = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        Session open;
        Session opening;
        lock.lock();
        try {
            open = current;
            opening = attempted;
            publish(new RpcState.Closed());
        } finally {
            lock.unlock();
        }
        watchers.finish();
        if (opening != null) {
            opening.abort(Failures.clientClosed());
        }
        if (open != null) {
            open.close(Failures.clientClosed());
        }
    }

    private void run() {
        try {
            boolean more = true;
            while (more) {
                Endpoint endpoint = endpoints.due(System.nanoTime());
                more = endpoint == null ? rest() : serve(endpoint);
            }
        } catch (InterruptedException e) {
            // nobody has this thread to interrupt it
            Texts.log().warn("the connection's keeper was interrupted", e);
        }
    }

    /// Waits for the next endpoint's turn.
    ///
    /// @return false when there is nothing to wait for
    private boolean rest() throws InterruptedException {
        lock.lock();
        try {
            if (state instanceof RpcState.Closed) {
                return false;
            }
            long now = System.nanoTime();
            OptionalLong turn = endpoints.nextTurn(now);
            roundFailed = true;
            if (turn.isEmpty()) {
                publish(new RpcState.Refused(endpoints.refused()));
                pause(Math.max(REFUSED_PAUSE.toNanos(), options.backOffMax().toNanos()));
                // whoever stood between may be gone: all are asked again, and checked as before
                endpoints.reconsider();
                return true;
            }
            long wait = turn.getAsLong();
            if (wait > 0) {
                nextAttemptAt = now + wait;
                publish(new RpcState.Waiting(Instant.now().plusNanos(wait), endpoints.noConnection().sentence()));
                pause(wait);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Until it is time, or a person wants it now. Holds the lock.
    private void pause(long nanos) throws InterruptedException {
        long wait = nanos;
        // a watcher's or caller's wake-up is no reason to try early
        while (wait > 0 && !hurried && !(state instanceof RpcState.Closed)) {
            wait = changed.awaitNanos(wait);
        }
        hurried = false;
    }

    /// Connects, checks, and stays with the connection until it ends.
    ///
    /// @return false when the client was closed
    private boolean serve(Endpoint endpoint) throws InterruptedException {
        Dial dial = new Dial(tls, Math.toIntExact(Math.min(options.connectTimeout().toMillis(), Integer.MAX_VALUE)));
        Session session = new Session(endpoint, options, json, dial, random, framesSent);
        if (!begin(endpoint, session)) {
            return false;
        }
        if (!connect(endpoint, session)) {
            return true;
        }
        if (!publishConnected(endpoint, session)) {
            return false;
        }
        long since = System.nanoTime();
        RpcException why = stay(session);
        lock.lock();
        try {
            current = null;
            if (state instanceof RpcState.Closed) {
                return false;
            }
            // until the next attempt says more; callers must not take the old state for a standing connection
            publish(new RpcState.Connecting(endpoint.shown()));
        } finally {
            lock.unlock();
        }
        if (System.nanoTime() - since >= options.backOffMax().toNanos()) {
            endpoint.lasted();
        } else {
            // one that drops every connection soon must not be tried without pause
            endpoint.failed(why, null);
        }
        Texts.log().info("connection to {} lost: {}", endpoint.shown(), why.details().orElse(""));
        return true;
    }

    private boolean begin(Endpoint endpoint, Session session) {
        lock.lock();
        try {
            if (state instanceof RpcState.Closed) {
                return false;
            }
            latest = endpoint;
            attempted = session;
            publish(new RpcState.Connecting(endpoint.shown()));
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean connect(Endpoint endpoint, Session session) {
        try {
            session.open();
            check.check(new ProbeClient(session, options.connectTimeout(), options, framesSent));
            return true;
        } catch (RpcException e) {
            if (e.kind() == Kind.REFUSED_ENDPOINT) {
                endpoint.refuse(e.said());
                Texts.log().warn("{} is refused: {}", endpoint.shown(), e.sentence());
            } else {
                endpoint.failed(e, session.retryAfter());
            }
            session.close(e);
        } catch (RuntimeException e) {
            Texts.log().warn("checking {} failed", endpoint.shown(), e);
            RpcException failure = Failures.opening(endpoint.shown(), e);
            endpoint.failed(failure, null);
            session.close(failure);
        }
        return false;
    }

    private boolean publishConnected(Endpoint endpoint, Session session) {
        lock.lock();
        try {
            attempted = null;
            if (state instanceof RpcState.Closed) {
                session.abort(Failures.clientClosed());
                return false;
            }
            current = session;
            publish(new RpcState.Connected(endpoint.shown()));
            return true;
        } finally {
            lock.unlock();
        }
    }

    private RpcException stay(Session session) throws InterruptedException {
        long retry = Math.min(RENEWAL_RETRY.toNanos(), options.backOffMax().toNanos());
        boolean renewed = renewal.renew(session);
        while (true) {
            long wait = session.supervise();
            RpcException why = session.awaitClosed(renewed ? wait : Math.min(wait, retry));
            if (why != null) {
                return why;
            }
            if (!renewed) {
                renewed = renewal.renew(session);
            }
        }
    }

    /// Holds the lock.
    private void publish(RpcState next) {
        if (!(state instanceof RpcState.Closed)) {
            state = next;
            watchers.publish(next);
        }
        changed.signalAll();
    }
}
