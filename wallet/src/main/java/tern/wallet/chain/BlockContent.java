package tern.wallet.chain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tern.wallet.units.Hash32;

/// What a block held and did.
///
/// @param block      number and hash
/// @param parent     hash of the block before it
/// @param time       the block's own time (`Timestamp.set`), where the chain has one
/// @param extrinsics in order
/// @param events     all of them, in order, those of the chain's own work included
public record BlockContent(
        BlockRef block,
        Hash32 parent,
        Optional<Instant> time,
        List<AppliedExtrinsic> extrinsics,
        List<Event> events) {

    public BlockContent {
        extrinsics = List.copyOf(extrinsics);
        events = List.copyOf(events);
    }
}
