package tern.node.practice.chain;

import java.util.List;
import tern.node.practice.runtime.Head;
import tern.node.practice.runtime.PracticeHeader;
import tern.node.practice.runtime.PracticeRuntime;
import tern.wallet.units.Hash32;

/// Blocks of a coarse step in which only time passes: each follows from the made block before the step and its place.
final class QuietBlocks {

    private static final int HASH = 32;

    private QuietBlocks() {}

    /// @param after  the made block that the step begins after
    /// @param number of the block
    static long time(Head after, long number) {
        return after.timeMillis() + (number - after.number()) * ChainOptions.SLOT_MILLIS;
    }

    /// A block of the step. Its state is that of the block before the step, but for number and time.
    static Head block(PracticeRuntime runtime, Head after, long number, Hash32 parent) {
        long time = time(after, number);
        List<byte[]> extrinsics = List.of(runtime.timeExtrinsic(time));
        PracticeHeader header = PracticeHeader.of(parent, number, after.header().stateRoot(), extrinsics);
        return new Head(header, header.hash(), extrinsics, time);
    }

    /// Hashes of so many blocks after a made one, one after the other.
    static byte[] hashes(PracticeRuntime runtime, Head after, int count) {
        byte[] all = new byte[count * HASH];
        Hash32 parent = after.hash();
        for (int i = 0; i < count; i++) {
            parent = block(runtime, after, after.number() + 1 + i, parent).hash();
            System.arraycopy(parent.bytes(), 0, all, i * HASH, HASH);
        }
        return all;
    }

    static Hash32 last(byte[] hashes) {
        return Hash32.of(java.util.Arrays.copyOfRange(hashes, hashes.length - HASH, hashes.length));
    }
}
