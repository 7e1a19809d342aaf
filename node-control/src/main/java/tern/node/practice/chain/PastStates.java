package tern.node.practice.chain;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tern.node.practice.frame.State;
import tern.node.practice.runtime.Head;
import tern.node.practice.runtime.PracticeRuntime;
import tern.node.practice.runtime.pallets.SystemPallet;
import tern.node.practice.store.ChainStore;
import tern.node.practice.store.StoreException;
import tern.wallet.units.Hash32;

/// States of blocks before the newest. The last few dozen come from the newest one backwards, by what each block changed;
/// older ones from disk. The last ones asked for are kept, since clients that read the past ask many things of one block:
/// as long as there is memory for them, for each is as large as the newest state.
///
/// Not for several threads.
final class PastStates {

    private static final int NEAR = 64;
    private static final int KEPT = 2;

    /// What a block changed, to take it back.
    private record Undo(long number, byte[] packed) {}

    private final ChainStore store;
    private final Deque<Undo> recent = new ArrayDeque<>();
    /// The one asked for last comes last.
    private final Map<Long, SoftReference<State>> kept = new LinkedHashMap<>(16, 0.75f, true);

    PastStates(ChainStore store) {
        this.store = store;
    }

    /// A block was made.
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

    /// Quiet blocks share the state of the made block before them: a copy for each would cost a client that reads the
    /// blocks of a jump one after the other more than all else.
    ///
    /// @param best  the newest state
    /// @param after the block that a quiet one comes after; of a made one itself
    /// @return empty where it was given up
    Optional<Past> at(long number, State best, Head after, PracticeRuntime runtime) throws StoreException {
        SoftReference<State> known = kept.get(after.number());
        Optional<State> state = Optional.ofNullable(known == null ? null : known.get());
        if (state.isEmpty()) {
            makeRoom();
            state = made(after.number(), best);
            state.ifPresent(made -> kept.put(after.number(), new SoftReference<>(made)));
        }
        if (state.isEmpty()) {
            return Optional.empty();
        }
        if (number == after.number()) {
            return Optional.of(new Past(state.get(), made -> {}));
        }
        Hash32 parent = store.hash(number - 1).orElseThrow();
        return Optional.of(new Past(state.get(), made -> quiet(number, parent, made, after, runtime)));
    }

    /// Before another is made, so that there is never one more than is kept.
    private void makeRoom() {
        kept.values().removeIf(state -> state.get() == null);
        for (Iterator<Long> eldest = kept.keySet().iterator(); kept.size() >= KEPT;) {
            eldest.next();
            eldest.remove();
        }
    }

    private Optional<State> made(long number, State best) throws StoreException {
        Undo first = recent.peekFirst();
        if (first == null || number < first.number() - 1) {
            return store.stateAt(number);
        }
        State state = best.copy();
        for (var each = recent.descendingIterator(); each.hasNext();) {
            Undo undo = each.next();
            if (undo.number() <= number) {
                break;
            }
            state.putAll(store.unpack(undo.packed()));
        }
        return Optional.of(state);
    }

    private static void quiet(long number, Hash32 parent, State state, Head after, PracticeRuntime runtime) {
        SystemPallet system = runtime.core().system();
        long time = QuietBlocks.time(after, number);
        system.blockNumber.put(state, number);
        system.parentHash.put(state, parent);
        runtime.onlyTimePassed(state, time);
        runtime.core().timestamp().start(state, time);
    }
}
