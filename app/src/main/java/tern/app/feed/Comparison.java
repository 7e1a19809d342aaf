package tern.app.feed;

import tern.wallet.chain.BlockRef;

/// What came of holding one's own node against the node that answered before.
///
/// @param kind  how it ended
/// @param block the final block of one's own node that both were asked about
/// @param other host of the other node
public record Comparison(Kind kind, BlockRef block, String other) {

    /// How it ended.
    public enum Kind {
        /// Both have the same block there, and the same balances at it.
        AGREES,
        /// The other block, or other balances. One of the two is wrong, and nothing tells which.
        DIFFERS,
        /// The other node did not answer, or no longer knows the block's state.
        UNANSWERED
    }
}
