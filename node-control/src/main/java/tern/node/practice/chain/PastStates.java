package tern.node.practice.chain;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tern.node.practice.frame.State;
import tern.node.practice.runtime.Head;
import tern.node.practice.runtime.PracticeRuntime;
import tern.node.practice.runtime.pallets.SystemPallet;
import tern.node.practice.store.ChainStore;
import tern.node.practice.store.StateReader;
import tern.node.practice.store.StoreException;
import tern.wallet.units.Hash32;

/// States of blocks before the newest. The last few dozen come from the newest one backwards, by what each block changed;
/// older ones from disk. The last ones asked for are kept, since clients that read the past ask many things of one block:
/// as long as there is memory for them, for each is as large as the newest state.
///
/// A state is made while the chain goes on and is read. Two locks take part: the chain's, held only while what a state is
/// made of is looked up, and one of its own, held while one is made, so that there is never more than one in the making.
/// Who holds the chain's never waits for the other, and who asks for a state that is there waits for nobody's making.
final class PastStates implements AutoCloseable {

    private static final int NEAR = 64;
    private static final int KEPT = 2;

    /// What a block changed, to take it back.
    private record Undo(long number, byte[] packed) {}

    private final ChainStore store;
    /// Under the chain's lock.
    private final Deque<Undo> recent = new ArrayDeque<>();

    private final ReentrantLock making = new ReentrantLock(true);
    /// The one asked for last comes last. Under its own monitor.
    private final Map<Long, SoftReference<State>> kept = new LinkedHashMap<>(16, 0.75f, true);
    private @Nullable StateReader reader;
    private boolean closed;
    private volatile Runnable beforeMaking = () -> {};

    PastStates(ChainStore store) {
        this.store = store;
    }

    /// For tests: is done before a state is made, by who makes it.
    void beforeMaking(Runnable what) {
        beforeMaking = what;
    }

    /// A block was made. Under the chain's lock.
    ///
    /// @param undo values before it of all keys it touched
    void made(long number, Map<State.Key, byte @Nullable []> undo) {
        recent.addLast(new Undo(number, store.pack(undo)));
        if (recent.size() > NEAR) {
            recent.removeFirst();
        }
    }

    /// The state after a block, shared by its readers: each takes it for itself while it reads.
    ///
    /// @param state   that of the made block
    /// @param arrange what a quiet block after it has of its own
    record Past(State state, Consumer<State> arrange) {}

    /// What a block's state is made of.
    ///
    /// @param after   the block that a quiet one comes after; the made one itself
    /// @param parent  hash of the block before the one that is asked for
    /// @param runtime the one in force
    /// @param source  of the made block's state
    record Ground(Head after, Hash32 parent, PracticeRuntime runtime, Source source) {}

    /// Where a made block's state comes from. Immutable.
    sealed interface Source {

        /// It is there.
        record Kept(State state) implements Source {}

        /// It has to be made, and nobody asked of what.
        record Missing() implements Source {}

        /// @param newest the newest state
        /// @param undo   what the blocks since have changed, the newest first
        /// @param names  of the keys in it
        record Near(State.Snapshot newest, List<byte[]> undo, List<State.Key> names) implements Source {}

        /// @param names of the keys on disk
        record Disk(List<State.Key> names) implements Source {}
    }

    /// Looks up, under the chain's lock, what a state is made of.
    @FunctionalInterface
    interface Look {

        /// @param toMake whether it will be made; else only one that is there is wanted
        Ground look(boolean toMake) throws StoreException;
    }

    /// To be called without the chain's lock.
    ///
    /// Quiet blocks share the state of the made block before them: a copy for each would cost a client that reads the
    /// blocks of a jump one after the other more than all else.
    ///
    /// @return empty where it was given up
    Optional<Past> at(long number, Look look) throws StoreException {
        Ground there = look.look(false);
        if (there.source() instanceof Source.Kept(State state)) {
            return Optional.of(past(number, there, state));
        }
        making.lock();
        try {
            Ground ground = look.look(true);
            return state(ground.after().number(), ground.source()).map(state -> past(number, ground, state));
        } finally {
            making.unlock();
        }
    }

    private static Past past(long number, Ground ground, State state) {
        Head after = ground.after();
        return number == after.number()
                ? new Past(state, made -> {})
                : new Past(state, made -> quiet(number, ground.parent(), made, after, ground.runtime()));
    }

    private Optional<State> state(long number, Source source) throws StoreException {
        if (source instanceof Source.Kept(State state)) {
            return Optional.of(state);
        }
        makeRoom();
        beforeMaking.run();
        Optional<State> made = make(number, source);
        synchronized (kept) {
            made.ifPresent(state -> kept.put(number, new SoftReference<>(state)));
        }
        return made;
    }

    private Optional<State> make(long number, Source source) throws StoreException {
        return switch (source) {
            case Source.Kept(State state) -> Optional.of(state);
            case Source.Missing _ -> throw new IllegalStateException("nobody looked what it is made of");
            case Source.Near(State.Snapshot newest, List<byte[]> undo, List<State.Key> names) -> {
                State state = newest.thaw();
                for (byte[] packed : undo) {
                    state.putAll(ChainStore.unpack(names, packed));
                }
                yield Optional.of(state);
            }
            case Source.Disk(List<State.Key> names) -> reader().stateAt(number, names);
        };
    }

    private StateReader reader() throws StoreException {
        if (closed) {
            throw new StoreException("The practice network was stopped.", "closed", null);
        }
        StateReader open = reader;
        if (open == null) {
            open = store.openReader();
            reader = open;
        }
        return open;
    }

    /// Where the state of a made block comes from. Under the chain's lock.
    ///
    /// @param best   the newest state
    /// @param toMake whether it is looked up of what it is made where it is not there
    Source source(long number, State best, boolean toMake) {
        synchronized (kept) {
            SoftReference<State> known = kept.get(number);
            State state = known == null ? null : known.get();
            if (state != null) {
                return new Source.Kept(state);
            }
        }
        if (!toMake) {
            return new Source.Missing();
        }
        Undo first = recent.peekFirst();
        if (first == null || number < first.number() - 1) {
            return new Source.Disk(store.names());
        }
        List<byte[]> undo = new ArrayList<>();
        for (Undo each : recent.reversed()) {
            if (each.number() <= number) {
                break;
            }
            undo.add(each.packed());
        }
        return new Source.Near(best.snapshot(), undo, store.names());
    }

    /// Before another is made, so that there is never one more than is kept.
    private void makeRoom() {
        synchronized (kept) {
            kept.values().removeIf(state -> state.get() == null);
            for (Iterator<Long> eldest = kept.keySet().iterator(); kept.size() >= KEPT;) {
                eldest.next();
                eldest.remove();
            }
        }
    }

    private static void quiet(long number, Hash32 parent, State state, Head after, PracticeRuntime runtime) {
        SystemPallet system = runtime.core().system();
        long time = QuietBlocks.time(after, number);
        system.blockNumber.put(state, number);
        system.parentHash.put(state, parent);
        runtime.onlyTimePassed(state, time);
        runtime.core().timestamp().start(state, time);
    }

    /// Waits for a state that is being made. To be called without the chain's lock.
    @Override
    public void close() {
        making.lock();
        try {
            closed = true;
            if (reader != null) {
                reader.close();
            }
        } finally {
            making.unlock();
        }
    }
}
