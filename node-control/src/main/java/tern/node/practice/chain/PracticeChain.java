package tern.node.practice.chain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.node.practice.chain.BlockMaker.Wish;
import tern.node.practice.frame.State;
import tern.node.practice.runtime.Executive;
import tern.node.practice.runtime.Head;
import tern.node.practice.runtime.PracticeRuntime;
import tern.node.practice.runtime.RuntimeEdition;
import tern.node.practice.store.StoreException;
import tern.node.practice.subtensor.World;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;

/// The practice chain: one world that goes on block by block, on disk and in memory.
///
/// Safe for several threads: one lock guards state, pool and file, and is fair, so that many blocks made in a row let
/// readers in between. Past states are made outside it ([PastStates]). A block is on disk before anybody hears of it.
public final class PracticeChain implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PracticeChain.class);
    private static final long HOUR_MILLIS = ChainOptions.BLOCKS_PER_HOUR * ChainOptions.SLOT_MILLIS;

    private final ReentrantLock lock = new ReentrantLock(true);
    private final ChainOptions options;
    private final Ledger ledger;
    private final EventQueue events = new EventQueue();
    private final Finality finality;
    private final TransactionPool pool;
    private final List<Wish> wishes = new ArrayList<>();
    private Optional<RuntimeEdition> upgrade = Optional.empty();

    private PracticeChain(ChainOptions options, Ledger ledger, DoubleConsumer progress) throws StoreException {
        this.options = options;
        this.ledger = ledger;
        this.pool = new TransactionPool((hash, fate) -> events.add(new ChainEvent.Transaction(hash, fate)));
        this.finality = new Finality(options.finalityLag(), ledger.best().number());
        if (options.catchUp()) {
            catchUp(progress);
        }
    }

    /// Opens the chain in its file; makes a new world where there is none, or where making it was broken off.
    ///
    /// @param progress takes the share of a new world's history that is made, 0 to 1
    public static PracticeChain open(ChainOptions options, DoubleConsumer progress)
            throws StoreException, InterruptedException {
        Ledger ledger = Ledger.open(options, progress);
        boolean done = false;
        try {
            PracticeChain chain = new PracticeChain(options, ledger, progress);
            done = true;
            return chain;
        } finally {
            if (!done) {
                ledger.close();
            }
        }
    }

    /// Makes up for whole hours that the clock is ahead of the newest block: the node was off, or the computer slept.
    ///
    /// @param progress takes the share of them that is done, 0 to 1
    public void catchUp(DoubleConsumer progress) throws StoreException {
        long hours = Math.min(ChainOptions.MAX_HISTORY_HOURS,
                (options.clock().millis() - best().timeMillis()) / HOUR_MILLIS);
        for (long hour = 0; hour < hours; hour++) {
            jumpHour();
            progress.accept((hour + 1.0) / hours);
        }
    }

    // --- making blocks

    /// Makes the next block now.
    public Head makeBlock() throws StoreException {
        lock.lock();
        try {
            PracticeRuntime runtime = ledger.runtime();
            long time = Math.max(ledger.best().timeMillis() + ChainOptions.SLOT_MILLIS, options.clock().millis());
            List<Wish> now = List.copyOf(wishes);
            wishes.clear();
            BlockMaker.Made made = BlockMaker.make(runtime, new World(runtime), ledger.state(), ledger.best(), time,
                    pool.order(), now, upgrade);
            Head head = new Head(made.block().header(), made.block().hash(), made.block().extrinsics(), time);
            Map<State.Key, byte @Nullable []> undo = made.block().undo();
            Map<State.Key, byte @Nullable []> changes = CoarseStep.after(ledger.state(), undo);
            ledger.keep(head, undo, changes);
            boolean upgraded = upgrade.isPresent();
            upgrade = Optional.empty();
            ledger.goOn(head, undo);
            Instant instant = options.clock().instant();
            BlockMaker.settle(pool, made, instant);
            upgraded |= !ledger.runtime().equals(runtime);
            pool.refresh(this::judge, head.number() + 1, upgraded, instant);
            events.add(new ChainEvent.Block(head, changes, upgraded ? ledger.runtime() : null,
                    finality.made(head, made, ledger, events), false));
            ledger.thin();
            return head;
        } finally {
            lock.unlock();
        }
    }

    /// Lets an hour pass in one coarse step; transactions wait.
    public Head jumpHour() throws StoreException {
        lock.lock();
        try {
            CoarseStep step = ledger.jump();
            Head best = ledger.best();
            pool.refresh(this::judge, best.number() + 1, false, options.clock().instant());
            finality.jumped(best.number(), events);
            events.add(new ChainEvent.Block(best, step.changes(), null, List.of(best.hash()), true));
            return best;
        } finally {
            lock.unlock();
        }
    }

    /// Has the runtime changed by the next block, which is made at once.
    public Head upgrade(RuntimeEdition to) throws StoreException {
        lock.lock();
        try {
            upgrade = Optional.of(to);
            return makeBlock();
        } finally {
            upgrade = Optional.empty();
            lock.unlock();
        }
    }

    /// Sends play TAO from the world's savings, in a block that is made at once.
    ///
    /// @param rao above zero
    /// @throws GrantException when the chain refused it
    public Head grant(AccountId to, long rao) throws StoreException, GrantException {
        lock.lock();
        try {
            Grant grant = new Grant(ledger.runtime(), to, rao);
            wishes.add(grant);
            Head head = makeBlock();
            grant.check();
            return head;
        } finally {
            lock.unlock();
        }
    }

    // --- transactions

    private tern.node.practice.runtime.Validity judge(byte[] extrinsic) {
        return new Executive(ledger.runtime()).validate(ledger.state(), extrinsic, ledger.best().hash());
    }

    /// Takes a transaction into the pool.
    ///
    /// @param extrinsic with its length prefix
    /// @param watcher   is told what becomes of it, its first stage included
    public Hash32 submit(byte[] extrinsic, Consumer<ChainEvent.Transaction> watcher) throws PoolException {
        lock.lock();
        try {
            Hash32 hash = Hash32.of(tern.wallet.crypto.Blake2.hash256(extrinsic));
            boolean watching = events.watch(hash, watcher);
            boolean done = false;
            try {
                pool.submit(extrinsic, this::judge, ledger.best().number() + 1, options.clock().instant());
                done = true;
                return hash;
            } finally {
                if (!done && watching) {
                    events.unwatch(hash, watcher);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    public void unwatch(Hash32 hash, Consumer<ChainEvent.Transaction> watcher) {
        events.unwatch(hash, watcher);
    }

    /// What waits and could go into the next block.
    public List<byte[]> pending() {
        lock.lock();
        try {
            return pool.order().stream().map(TransactionPool.Waiting::bytes).toList();
        } finally {
            lock.unlock();
        }
    }

    /// The number that the account's next transaction needs, with those that wait.
    public long nextNonce(AccountId who) {
        lock.lock();
        try {
            long nonce = ledger.runtime().core().system().account(ledger.state(), who).nonce();
            while (pool.provides(Executive.nonceTag(who, nonce))) {
                nonce++;
            }
            return nonce;
        } finally {
            lock.unlock();
        }
    }

    public int waiting() {
        lock.lock();
        try {
            return pool.readySize() + pool.futureSize();
        } finally {
            lock.unlock();
        }
    }

    // --- reading

    public Head best() {
        lock.lock();
        try {
            return ledger.best();
        } finally {
            lock.unlock();
        }
    }

    public Hash32 genesis() {
        return ledger.genesis();
    }

    /// Number of the newest final block.
    public long finalized() {
        lock.lock();
        try {
            return finality.number();
        } finally {
            lock.unlock();
        }
    }

    public Optional<Hash32> hash(long number) throws StoreException {
        lock.lock();
        try {
            return ledger.hash(number);
        } finally {
            lock.unlock();
        }
    }

    public OptionalLong number(Hash32 hash) throws StoreException {
        lock.lock();
        try {
            return ledger.number(hash);
        } finally {
            lock.unlock();
        }
    }

    public Optional<Head> head(long number) throws StoreException {
        lock.lock();
        try {
            return ledger.head(number);
        } finally {
            lock.unlock();
        }
    }

    /// What is done with a state. Nothing that the work changes is kept.
    @FunctionalInterface
    public interface Reading<T, E extends Exception> {
        T read(State state, PracticeRuntime runtime) throws E;
    }

    /// Reads the state after a block. That of an older one is made without the lock: whoever reads the newest meanwhile,
    /// or makes the next, does not wait for it.
    ///
    /// @return empty where the state was given up
    public <T, E extends Exception> Optional<T> read(long number, Reading<T, E> reading) throws E, StoreException {
        lock.lock();
        try {
            if (number == ledger.best().number()) {
                return Optional.of(reading.read(ledger.state(), ledger.runtime()));
            }
        } finally {
            lock.unlock();
        }
        Optional<PastStates.Past> found = ledger.past(number, lock);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        State state = found.get().state();
        synchronized (state) {
            state.begin();
            try {
                found.get().arrange().accept(state);
                return Optional.of(reading.read(state, ledger.runtime(state)));
            } finally {
                state.rollback();
            }
        }
    }

    // --- listening

    /// Tells a listener of everything from now on, in order, on one thread of its own.
    ///
    /// @return ends it
    public Runnable listen(Consumer<ChainEvent> listener) {
        lock.lock();
        try {
            return events.listen(listener);
        } finally {
            lock.unlock();
        }
    }

    /// As [#listen], and does something at the very moment from which on the listener hears: no block lies between.
    public <T, E extends Exception> T listenFrom(Consumer<ChainEvent> listener, Consumer<Runnable> end,
            Beginning<T, E> beginning) throws E {
        lock.lock();
        try {
            T result = beginning.begin(ledger.best(), finality.number());
            end.accept(events.listen(listener));
            return result;
        } finally {
            lock.unlock();
        }
    }

    /// What is done at the moment from which on somebody listens.
    @FunctionalInterface
    public interface Beginning<T, E extends Exception> {
        T begin(Head best, long finalized) throws E;
    }

    /// For tests: is done before a past state is made, by who makes it.
    void beforePast(Runnable what) {
        ledger.pastStates().beforeMaking(what);
    }

    @Override
    public void close() {
        // a past state in the making needs the lock once more
        ledger.pastStates().close();
        lock.lock();
        try {
            events.close();
            ledger.close();
        } finally {
            lock.unlock();
        }
        LOG.info("the practice chain was closed at block {}", ledger.best().number());
    }
}
