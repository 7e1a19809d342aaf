package tern.node.practice.chain;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Lock;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.node.practice.frame.State;
import tern.node.practice.runtime.Head;
import tern.node.practice.runtime.PracticeRuntime;
import tern.node.practice.runtime.RuntimeFactory;
import tern.node.practice.store.ChainStore;
import tern.node.practice.store.StoreException;
import tern.node.practice.subtensor.SubtensorRuntime;
import tern.node.practice.subtensor.World;
import tern.wallet.units.Hash32;

/// Blocks and states, in memory and on disk.
///
/// Not for several threads: [PracticeChain] keeps its lock around it.
final class Ledger implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    /// Note of a file whose history is whole.
    private static final String MADE = "made";
    private static final int KEYFRAME_EVERY = ChainOptions.BLOCKS_PER_HOUR;
    private static final int WHOLE_STATES = 600;
    private static final int DAY = 24 * ChainOptions.BLOCKS_PER_HOUR;

    private final ChainStore store;
    private final RuntimeFactory factory = new RuntimeFactory(new SubtensorRuntime());
    private final PastStates past;
    private final State state;
    private final Hash32 genesis;
    private Head best;

    private Ledger(ChainOptions options, ChainStore store, DoubleConsumer progress)
            throws StoreException, InterruptedException {
        this.store = store;
        this.past = new PastStates(store);
        if (store.note(MADE).isPresent()) {
            state = store.stateAt(store.best())
                    .orElseThrow(() -> new StoreException("The practice network's file is incomplete.",
                            "no newest state", null));
            best = store.block(store.best()).orElseThrow();
        } else {
            state = new State();
            best = makeHistory(factory.make(options.edition()), options, store, state, progress);
        }
        genesis = store.hash(0).orElseThrow();
    }

    /// Opens the file; makes a new world where there is none, or where making it was broken off.
    ///
    /// @param progress takes the share of a new world's history that is made, 0 to 1
    static Ledger open(ChainOptions options, DoubleConsumer progress) throws StoreException, InterruptedException {
        ChainStore store = ChainStore.open(options.file());
        if (store.best() >= 0 && store.note(MADE).isEmpty()) {
            store.close();
            ChainStore.delete(options.file());
            store = ChainStore.open(options.file());
        }
        boolean done = false;
        try {
            Ledger ledger = new Ledger(options, store, progress);
            done = true;
            return ledger;
        } finally {
            if (!done) {
                store.close();
            }
        }
    }

    private static Head makeHistory(PracticeRuntime runtime, ChainOptions options, ChainStore store, State state,
            DoubleConsumer progress) throws StoreException, InterruptedException {
        Head last = new HistoryMaker(store, options, progress).make(runtime, new World(runtime), state);
        store.together(() -> {
            store.keyframe(state);
            store.putNote("thinned", Long.toString(last.number()));
            store.putNote("seed", Long.toString(options.seed()));
            store.putNote(MADE, "yes");
        });
        return last;
    }

    // --- the newest block

    Head best() {
        return best;
    }

    /// Hash of block 0. Never changes, so any thread may ask.
    Hash32 genesis() {
        return genesis;
    }

    /// The state after the newest block, which the next one goes on from.
    State state() {
        return state;
    }

    /// The runtime of the next block.
    PracticeRuntime runtime() {
        return runtime(state);
    }

    /// The runtime that a state's next block runs with. Any thread may ask that holds the state.
    PracticeRuntime runtime(State of) {
        return factory.of(of);
    }

    // --- going on

    /// Writes a block that the state already shows; takes it back from the state where it cannot be kept.
    ///
    /// @param undo    values before it of all keys it touched
    /// @param changes values after it
    void keep(Head head, Map<State.Key, byte @Nullable []> undo, Map<State.Key, byte @Nullable []> changes)
            throws StoreException {
        kept(undo, () -> {
            store.append(head, changes);
            if (head.number() % KEYFRAME_EVERY == 0) {
                store.keyframe(state);
            }
            return head;
        });
    }

    /// Goes on to a block that is on disk.
    ///
    /// @param undo values before it of all keys it touched
    void goOn(Head head, Map<State.Key, byte @Nullable []> undo) {
        best = head;
        past.made(head.number(), undo);
    }

    /// Lets an hour pass in one coarse step, which is kept.
    CoarseStep jump() throws StoreException {
        PracticeRuntime runtime = runtime();
        CoarseStep step = CoarseStep.live(runtime, new World(runtime), state, genesis, best.number(),
                best.timeMillis());
        goOn(kept(step.undo(), () -> HistoryMaker.append(store, runtime, best, step)), step.undo());
        return step;
    }

    private <T> T kept(Map<State.Key, byte @Nullable []> undo, ChainStore.Making<T> work) throws StoreException {
        boolean done = false;
        try {
            T made = store.together(work);
            done = true;
            return made;
        } finally {
            if (!done) {
                state.putAll(undo);
            }
        }
    }

    /// Gives up old states when it is time to. A block that is kept and told of stays so whatever comes of this: the
    /// next time tries again.
    void thin() {
        long number = best.number();
        if (number % KEYFRAME_EVERY != 0 || number <= WHOLE_STATES) {
            return;
        }
        try {
            store.thin(number - WHOLE_STATES, KEYFRAME_EVERY, DAY);
        } catch (StoreException e) {
            LOG.error("old states could not be given up: {}", e.details().orElse(""), e);
        }
    }

    // --- reading

    Optional<Hash32> hash(long number) throws StoreException {
        return number == best.number() ? Optional.of(best.hash()) : store.hash(number);
    }

    OptionalLong number(Hash32 hash) throws StoreException {
        return hash.equals(best.hash()) ? OptionalLong.of(best.number()) : store.number(hash);
    }

    Optional<Head> head(long number) throws StoreException {
        if (number == best.number()) {
            return Optional.of(best);
        }
        if (number < 0 || number > best.number()) {
            return Optional.empty();
        }
        Head after = restsOn(number);
        return Optional.of(after.number() == number
                ? after
                : QuietBlocks.block(runtime(), after, number, store.hash(number - 1).orElseThrow()));
    }

    /// The state after a block before the newest. To be called without the lock around this, which is taken while it is
    /// looked up what the state is made of.
    ///
    /// @return what later readers of the block share; empty where it was given up
    Optional<PastStates.Past> past(long number, Lock lock) throws StoreException {
        return past.at(number, toMake -> {
            lock.lock();
            try {
                Head after = restsOn(number);
                Hash32 parent = after.number() == number
                        ? after.header().parentHash()
                        : store.hash(number - 1).orElseThrow();
                return new PastStates.Ground(after, parent, runtime(), past.source(after.number(), state, toMake));
            } finally {
                lock.unlock();
            }
        });
    }

    PastStates pastStates() {
        return past;
    }

    private Head restsOn(long number) throws StoreException {
        return number >= best.number()
                ? best
                : store.block(store.madeAtOrBefore(number).orElseThrow()).orElseThrow();
    }

    @Override
    public void close() {
        store.close();
    }
}
