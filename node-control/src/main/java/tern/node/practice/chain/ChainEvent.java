package tern.node.practice.chain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tern.node.practice.frame.State;
import tern.node.practice.runtime.Head;
import tern.node.practice.runtime.InvalidTransaction;
import tern.node.practice.runtime.PracticeRuntime;
import tern.wallet.units.Hash32;

/// What listeners are told, in the order in which it happened.
public sealed interface ChainEvent {

    /// A block was made.
    ///
    /// @param head      the block
    /// @param changes   values after it of all keys it touched; null where a key is gone
    /// @param upgraded  the runtime from now on, where this block changed it
    /// @param finalized hashes that are final since, oldest first
    /// @param jumped    whether blocks before it were passed over in a coarse step, or clients missed some otherwise
    record Block(Head head, Map<State.Key, byte @Nullable []> changes, @Nullable PracticeRuntime upgraded,
            List<Hash32> finalized, boolean jumped) implements ChainEvent {}

    /// What became of a transaction.
    ///
    /// @param hash of the extrinsic
    record Transaction(Hash32 hash, Fate fate) implements ChainEvent {}

    /// The stages of a transaction.
    sealed interface Fate {
        record Ready() implements Fate {}

        /// An earlier nonce is missing.
        record Future() implements Fate {}

        /// @param index its place in the block
        record InBlock(Hash32 block, int index) implements Fate {}

        record Finalized(Hash32 block, int index) implements Fate {}

        /// Another transaction took its place.
        record Usurped(Hash32 by) implements Fate {}

        /// The pool had no more room.
        record Dropped() implements Fate {}

        /// @param reason in the chain's words; null where it just got too old
        record Invalid(@Nullable InvalidTransaction reason) implements Fate {}

        /// Whether nothing can come after it.
        default boolean isLast() {
            return switch (this) {
                case Ready _,Future _,InBlock _ -> false;
                case Finalized _,Usurped _,Dropped _,Invalid _ -> true;
            };
        }
    }
}
