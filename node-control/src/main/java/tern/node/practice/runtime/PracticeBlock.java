package tern.node.practice.runtime;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tern.node.practice.frame.State;
import tern.wallet.units.Hash32;

/// A block that was made. Its events are in the state, under `System.Events`.
///
/// @param hash       of the header
/// @param extrinsics with their length prefixes
/// @param undo       for each key the block touched, the value before it; null where there was none
public record PracticeBlock(PracticeHeader header, Hash32 hash, List<byte[]> extrinsics,
        Map<State.Key, byte @Nullable []> undo) {}
