package tern.app.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.feed.ChainFeed.Trouble;
import tern.app.feed.PortfolioState.Link;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.Network;
import tern.wallet.chain.Network.Trust;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.units.TernException;

/// One network's connection from its choice to its end. One virtual thread connects and reads; the chain's threads only
/// note down what came and wake it.
///
/// A lost connection is made again by the connection itself, with the same endpoints. Only that to the practice network
/// is begun anew: its node may have ended, and the next one may answer elsewhere or have another world.
final class FeedSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FeedSession.class);

    private final Network network;
    private final FeedPorts.Connector connector;
    private final FeedPorts.Pauses pauses;
    private final InstantSource clock;
    private final FeedPorts.Publisher publisher;
    private final Function<Throwable, Problem> defects;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private List<NamedAccount> accounts;
    private Optional<BlockRef> head = Optional.empty();
    private Optional<Problem> linkProblem = Optional.empty();
    private Optional<Problem> readProblem = Optional.empty();
    private boolean readWanted;
    private boolean retryWanted;
    private boolean renewWanted;
    private boolean closed;
    private @Nullable ChainFeed chain;

    FeedSession(Network network, List<NamedAccount> accounts, FeedPorts ports) {
        this.network = network;
        this.accounts = accounts;
        this.connector = ports.connector();
        this.pauses = ports.pauses();
        this.clock = ports.clock();
        this.publisher = ports.publisher();
        this.defects = ports.defects();
        this.thread = Thread.ofVirtual().name("portfolio-feed").unstarted(this::run);
    }

    Network network() {
        return network;
    }

    void start() {
        thread.start();
    }

    /// Reads these coldkeys from now on, beginning at once.
    void read(List<NamedAccount> newAccounts) {
        change(() -> {
            accounts = newAccounts;
            readWanted = true;
        });
    }

    void retry() {
        ChainFeed now;
        lock.lock();
        try {
            retryWanted = true;
            readWanted = true;
            now = chain;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (now != null) {
            Thread.ofVirtual().name("portfolio-feed-retry").start(now::reconnectNow);
        }
    }

    /// Blocks for as long as closing a socket takes.
    @Override
    public void close() {
        ChainFeed last;
        lock.lock();
        try {
            closed = true;
            last = chain;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        thread.interrupt();
        if (last != null) {
            last.close();
        }
    }

    /// Connects and reads until closed. Whatever else ends that, a defect of Tern included, is shown, and after a pause
    /// or at [#retry] it begins again with a new connection: without this thread nothing would be read any more.
    private void run() {
        try {
            while (true) {
                try {
                    session();
                } catch (RuntimeException | Error e) {
                    failed(e);
                }
            }
        } catch (InterruptedException e) {
            // closed: that is how this thread ends
            Thread.currentThread().interrupt();
        }
    }

    private void session() throws InterruptedException {
        ChainFeed connected = connect();
        connected.watchLink(trouble -> {
            if (isPresent(connected)) {
                linkChanged(trouble);
            }
        });
        headArrived(connected.blockAtConnect(), Optional.empty());
        follow(connected);
        keepReading(connected);
        dropConnection();
    }

    private void failed(Throwable defect) throws InterruptedException {
        if (isClosed()) {
            throw new InterruptedException();
        }
        LOG.error("the portfolio feed of {} failed", network.id(), defect);
        dropConnection();
        Problem problem = defects.apply(defect);
        publisher.publish(this, state -> state.withLink(Link.OFFLINE)
                .withStarting(Optional.empty())
                .withProblem(Optional.of(problem)));
        await(pauses.read(), false);
        change(() -> readWanted = true);
    }

    private void dropConnection() {
        ChainFeed broken;
        lock.lock();
        try {
            broken = chain;
            chain = null;
            renewWanted = false;
            linkProblem = Optional.empty();
            readProblem = Optional.empty();
        } finally {
            lock.unlock();
        }
        if (broken != null) {
            try {
                broken.close();
            } catch (RuntimeException e) {
                LOG.error("the broken connection of {} could not be closed", network.id(), e);
            }
        }
    }

    private boolean isPresent(ChainFeed connected) {
        lock.lock();
        try {
            return connected.equals(chain);
        } finally {
            lock.unlock();
        }
    }

    private ChainFeed connect() throws InterruptedException {
        Duration pause = pauses.first();
        while (true) {
            try {
                ChainFeed connected = connector.connect(network, this::starting);
                if (!keep(connected)) {
                    connected.close();
                    throw new InterruptedException();
                }
                publisher.publish(this, state -> state.withStarting(Optional.empty()));
                return connected;
            } catch (TernException e) {
                publisher.publish(this, state -> state.withLink(Link.OFFLINE)
                        .withStarting(Optional.empty())
                        .withProblem(Optional.of(Problem.of(e))));
                await(pause, false);
                Duration doubled = pause.multipliedBy(2);
                pause = doubled.compareTo(pauses.longest()) > 0 ? pauses.longest() : doubled;
            }
        }
    }

    /// A node is being started: that stands in the place of whatever stood in the way before.
    private void starting(double share) {
        if (share < 1) {
            int percent = (int) (share * 100);
            publisher.publish(this, state -> state.withStarting(Optional.of(percent)).withProblem(Optional.empty()));
        }
    }

    /// @return false when the session was closed meanwhile
    private boolean keep(ChainFeed connected) {
        lock.lock();
        try {
            if (!closed) {
                chain = connected;
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /// The subscription to heads, tried until it holds: it survives reconnects by itself.
    private void follow(ChainFeed connected) throws InterruptedException {
        while (!isRenewalWanted()) {
            try {
                connected.watchHeads(block -> {
                    if (isPresent(connected)) {
                        headArrived(block, Optional.of(clock.instant()));
                    }
                });
                return;
            } catch (TernException e) {
                problem(() -> readProblem = Optional.of(Problem.of(e)));
                await(pauses.read(), false);
            }
        }
    }

    /// Until the session is closed, or the connection is to be begun anew.
    private void keepReading(ChainFeed connected) throws InterruptedException {
        boolean failed = false;
        while (true) {
            await(failed ? pauses.read() : Duration.ofDays(1), true);
            if (isRenewalWanted()) {
                return;
            }
            BlockRef at;
            List<NamedAccount> whose;
            lock.lock();
            try {
                if (head.isEmpty()) {
                    continue;
                }
                at = head.get();
                whose = accounts;
                readWanted = false;
            } finally {
                lock.unlock();
            }
            failed = !readOnce(connected, at, whose);
        }
    }

    private boolean readOnce(ChainFeed connected, BlockRef at, List<NamedAccount> whose) throws InterruptedException {
        try {
            PortfolioSnapshot snapshot = connected.load(whose.stream().map(NamedAccount::account).distinct().toList(),
                    at);
            show(snapshot, whose);
            return true;
        } catch (TernException e) {
            if (isClosed()) {
                throw new InterruptedException();
            }
            problem(() -> readProblem = Optional.of(Problem.of(e)));
            return false;
        } catch (RuntimeException e) {
            LOG.error("the portfolio of {} at {} could not be worked out", network.id(), at, e);
            problem(() -> readProblem = Optional.of(defects.apply(e)));
            return false;
        }
    }

    private void show(PortfolioSnapshot snapshot, List<NamedAccount> whose) {
        problem(() -> readProblem = Optional.empty());
        publisher.publish(this, state -> {
            if (!state.accounts().equals(whose)) {
                return state;
            }
            PortfolioState shown = state.withSnapshot(snapshot);
            boolean isHead = shown.head().filter(snapshot.block()::equals).isPresent();
            return isHead && shown.headTime().isEmpty()
                    ? shown.withHead(snapshot.block(), snapshot.blockTime())
                    : shown;
        });
    }

    private void headArrived(BlockRef block, Optional<Instant> time) {
        lock.lock();
        try {
            if (head.filter(block::equals).isPresent()) {
                return;
            }
            head = Optional.of(block);
            readWanted = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        publisher.publish(this, state -> state.withHead(block, time));
    }

    private void linkChanged(Trouble trouble) {
        switch (trouble) {
            case Trouble.None _ -> {
                problem(() -> linkProblem = Optional.empty());
                publisher.publish(this, state -> state.withLink(Link.LIVE));
                change(() -> readWanted = true);
            }
            case Trouble.Lost lost -> {
                problem(() -> linkProblem = Optional.of(lost.problem()));
                publisher.publish(this, state -> state.withLink(Link.OFFLINE));
                change(() -> renewWanted = network.trust() == Trust.PRACTICE);
            }
            case Trouble.Reconnecting _ -> publisher.publish(this, state -> state.withLink(Link.OFFLINE));
        }
    }

    /// Changes one of the two problems and publishes what they come to: without a connection its loss is the cause.
    private void problem(Runnable change) {
        Optional<Problem> now;
        lock.lock();
        try {
            change.run();
            now = linkProblem.or(() -> readProblem);
        } finally {
            lock.unlock();
        }
        publisher.publish(this, state -> state.withProblem(now));
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isRenewalWanted() {
        lock.lock();
        try {
            return renewWanted;
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until a retry is wanted, or a read where `forRead`, at most `longest`.
    private void await(Duration longest, boolean forRead) throws InterruptedException {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (!closed && !retryWanted && !renewWanted && !(forRead && readWanted) && left > 0) {
                left = changed.awaitNanos(Math.min(left, TimeUnit.HOURS.toNanos(1)));
                if (left <= 0) {
                    break;
                }
            }
            retryWanted = false;
            if (closed) {
                throw new InterruptedException();
            }
        } finally {
            lock.unlock();
        }
    }
}
