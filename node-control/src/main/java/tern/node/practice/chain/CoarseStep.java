package tern.node.practice.chain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tern.node.practice.frame.State;
import tern.node.practice.runtime.Head;
import tern.node.practice.runtime.PracticeHeader;
import tern.node.practice.runtime.PracticeRuntime;
import tern.node.practice.runtime.pallets.SystemPallet;
import tern.node.practice.subtensor.World;
import tern.wallet.units.Hash32;

/// One hour of the chain in one go: many quiet blocks and a made one at the end that carries all that happened.
///
/// @param time    of the last block
/// @param root    of the state after it
/// @param changes values after the step of all keys it touched; null where a key is gone
/// @param undo    values before it
record CoarseStep(long last, long time, Hash32 root, Map<State.Key, byte @Nullable []> changes,
        Map<State.Key, byte @Nullable []> undo) {

    /// Lets the world live for an hour after a block. The state is changed.
    ///
    /// @param genesis hash of block 0, which every signature names
    /// @param from    number of the block before
    /// @param time    of that block
    static CoarseStep live(PracticeRuntime runtime, World world, State state, Hash32 genesis, long from, long time) {
        int blocks = ChainOptions.BLOCKS_PER_HOUR;
        long last = from + blocks;
        long now = time + blocks * ChainOptions.SLOT_MILLIS;
        state.begin();
        boolean done = false;
        try {
            world.hour(state, last, blocks);
            passTime(runtime, state, genesis, last, now);
            done = true;
        } finally {
            if (!done) {
                state.rollback();
            }
        }
        Map<State.Key, byte @Nullable []> undo = state.commit();
        return new CoarseStep(last, now, state.root(), after(state, undo), undo);
    }

    private static void passTime(PracticeRuntime runtime, State state, Hash32 genesis, long last, long now) {
        SystemPallet system = runtime.core().system();
        system.blockNumber.put(state, last);
        system.blockHashes.put(state, 0L, genesis);
        for (long known : system.blockHashes.keys(state)) {
            if (known > 0 && known < last - SystemPallet.BLOCK_HASH_COUNT) {
                system.blockHashes.remove(state, known);
            }
        }
        runtime.onlyTimePassed(state, now);
        system.digest.remove(state);
        runtime.core().timestamp().start(state, now);
    }

    /// Values that keys have now.
    static Map<State.Key, byte @Nullable []> after(State state, Map<State.Key, byte @Nullable []> undo) {
        Map<State.Key, byte @Nullable []> changes = new HashMap<>(undo.size() * 2);
        undo.keySet().forEach(key -> changes.put(key, state.get(key)));
        return changes;
    }

    /// The made block at the end of the step.
    Head head(PracticeRuntime runtime, Hash32 parent) {
        List<byte[]> extrinsics = List.of(runtime.timeExtrinsic(time));
        PracticeHeader header = PracticeHeader.of(parent, last, root, extrinsics);
        return new Head(header, header.hash(), extrinsics, time);
    }
}
