package tern.node.practice.chain;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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

    /// @param best  the newest state
    /// @param after the block that a quiet one comes after; of a made one itself
    /// @return a copy, changed by nobody else; empty where it was given up
    Optional<State> at(long number, State best, Head after, PracticeRuntime runtime)
            throws StoreException {
        SoftReference<State> known = kept.get(number);
        State state = known == null ? null : known.get();
        if (state != null) {
            return Optional.of(state);
        }
        makeRoom();
        Optional<State> found = number == after.number()
                ? made(number, best)
                : quiet(number, best, after, runtime);
        found.ifPresent(made -> kept.put(number, new SoftReference<>(made)));
        return found;
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

    private Optional<State> quiet(long number, State best, Head after, PracticeRuntime runtime)
            throws StoreException {
        Optional<State> base = made(after.number(), best);
        if (base.isEmpty()) {
            return base;
        }
        State state = base.get();
        SystemPallet system = runtime.core().system();
        Hash32 parent = store.hash(number - 1).orElseThrow();
        system.blockNumber.put(state, number);
        system.parentHash.put(state, parent);
        system.events.remove(state);
        system.eventCount.remove(state);
        runtime.core().timestamp().start(state, QuietBlocks.time(after, number));
        return base;
    }
}
