package tern.node.manage;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.node.practice.control.PracticeControl;
import tern.node.practice.control.PracticeException;
import tern.node.practice.control.StartWish;

/// Starts and stops the practice network's node. Where several are wished for at once the last one counts: a stop ends a
/// start that is under way, which then is no failure, and a start waits for the end of a stop. Safe for any thread.
final class PracticeDeeds {

    private static final Logger LOG = LoggerFactory.getLogger(PracticeDeeds.class);

    private final PracticeControl control;
    private final Supplier<StartWish> wish;
    private final Runnable begun;
    private final Runnable done;
    /// What is being done, by whoever began last: an earlier one that ends takes nothing of it away.
    private final AtomicReference<Optional<Doing>> underWay = new AtomicReference<>(Optional.empty());
    private final AtomicInteger stops = new AtomicInteger();
    /// Held by a stop until the node is gone.
    private final ReentrantLock ending = new ReentrantLock(true);
    /// Stops that are over; guarded by `gone`.
    private int over;
    private final Object gone = new Object();

    /// @param wish  how the node is started
    /// @param begun called when something has begun; does not wait
    /// @param done  called when it is done
    PracticeDeeds(PracticeControl control, Supplier<StartWish> wish, Runnable begun, Runnable done) {
        this.control = control;
        this.wish = wish;
        this.begun = begun;
        this.done = done;
    }

    /// One start or stop.
    private static final class Doing {

        private final NodeState state;

        Doing(NodeState state) {
            this.state = state;
        }
    }

    @FunctionalInterface
    private interface Ending {
        boolean run() throws PracticeException, InterruptedException;
    }

    /// `STARTING` or `STOPPING` while one of them is under way.
    Optional<NodeState> underWay() {
        return underWay.get().map(doing -> doing.state);
    }

    /// Returns without a node where a stop was wished for meanwhile, here or in another process.
    void start() throws NodeException, InterruptedException {
        // counted before it waits: a stop that comes meanwhile was wished for last
        int before = stops.get();
        synchronized (gone) {
            while (over < before) {
                gone.wait();
            }
        }
        start(before);
    }

    private void start(int before) throws NodeException, InterruptedException {
        BooleanSupplier wanted = () -> stops.get() == before;
        Optional<Doing> mine = Optional.of(new Doing(NodeState.STARTING));
        underWay.set(mine);
        try {
            if (wanted.getAsBoolean()) {
                // whoever hears that it starts may follow
                control.forgetStopped();
                begun.run();
                control.start(wish.get(), _ -> {}, wanted);
            }
        } catch (PracticeException e) {
            if (e.kind() != PracticeException.Kind.STOPPED && wanted.getAsBoolean()) {
                throw failed(NodeException.Kind.PROGRAM, e);
            }
            LOG.info("the practice node was stopped before it had started");
        } finally {
            done(mine);
        }
    }

    /// Until somebody starts it.
    void stop() throws NodeException, InterruptedException {
        int _ = end(control::stopUntilStarted);
    }

    /// Whoever shows the network may start it again.
    void stopForNow() throws NodeException, InterruptedException {
        int _ = end(control::stop);
    }

    /// @return which of all stops it was
    private int end(Ending how) throws NodeException, InterruptedException {
        int own = stops.incrementAndGet();
        Optional<Doing> mine = Optional.of(new Doing(NodeState.STOPPING));
        underWay.set(mine);
        try {
            begun.run();
            ending.lockInterruptibly();
            try {
                how.run();
            } finally {
                ending.unlock();
            }
            return own;
        } catch (PracticeException e) {
            throw failed(NodeException.Kind.STOP, e);
        } finally {
            synchronized (gone) {
                over++;
                gone.notifyAll();
            }
            done(mine);
        }
    }

    void restart() throws NodeException, InterruptedException {
        // a stop that came meanwhile was wished for last
        start(end(control::stop));
    }

    private void done(Optional<Doing> mine) {
        boolean _ = underWay.compareAndSet(mine, Optional.empty());
        done.run();
    }

    static NodeException failed(NodeException.Kind kind, PracticeException e) {
        return new NodeException(kind, e.sentence(), e.details().orElse(null), e);
    }
}
