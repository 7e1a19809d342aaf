package tern.wallet.chain;

import java.util.List;
import java.util.Optional;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// What a transaction did, read from the events of its block.
///
/// @param block     the block that holds it
/// @param index     its place among the block's extrinsics
/// @param hash      blake2b-256 of its bytes
/// @param success   the chain reports success and no inner call failed. Not proof that anything changed: some calls
///                  succeed and do nothing, so hold the events against the intent
/// @param failure   why not; of several inner calls that failed the first
/// @param feePaid   what `TransactionPayment.TransactionFeePaid` says, tip included; zero for free calls
/// @param finalized whether the block can no longer be undone
/// @param events    all events of this extrinsic, in order
/// @param failures  why each call that failed did, in order: the call itself, or those inside a batch or a wrapper
public record Outcome(
        BlockRef block,
        int index,
        Hash32 hash,
        boolean success,
        Optional<DispatchFailure> failure,
        Rao feePaid,
        boolean finalized,
        List<Event> events,
        List<DispatchFailure> failures) {

    public Outcome {
        events = List.copyOf(events);
        failures = List.copyOf(failures);
    }

    /// Of one call.
    public Outcome(BlockRef block, int index, Hash32 hash, boolean success, Optional<DispatchFailure> failure,
            Rao feePaid, boolean finalized, List<Event> events) {
        this(block, index, hash, success, failure, feePaid, finalized, events, failure.stream().toList());
    }

    Outcome asFinalized() {
        return new Outcome(block, index, hash, success, failure, feePaid, true, events, failures);
    }
}
