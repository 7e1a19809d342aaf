package tern.wallet.chain;

import tern.wallet.units.Hash32;

/// How far a sent transaction is. Source: `author_extrinsicUpdate` of the node, and Tern's own search where the
/// connection was lost.
public sealed interface TxStatus {

    /// Handed to the node.
    record Sent(Hash32 hash) implements TxStatus {}

    /// Waits for an earlier transaction of the same account.
    record Future() implements TxStatus {}

    /// Waits for a block.
    record Ready() implements TxStatus {}

    /// Passed on to that many other nodes.
    record Broadcast(int peers) implements TxStatus {}

    /// In a block, which may still be undone. The outcome says what it did there.
    record InBlock(Outcome outcome) implements TxStatus {}

    /// The block was undone; the transaction waits again.
    record Retracted(Hash32 block) implements TxStatus {}

    /// The block did not become final within the node's patience; Tern watches finality by itself from here.
    record FinalityLate(Hash32 block) implements TxStatus {}

    /// In a block that can no longer be undone.
    record Finalized(Outcome outcome) implements TxStatus {}

    /// The node's reports ended early; Tern searches the blocks itself.
    record Searching() implements TxStatus {}
}
