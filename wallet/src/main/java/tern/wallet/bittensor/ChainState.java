package tern.wallet.bittensor;

import java.util.Optional;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.CallSpec;
import tern.wallet.chain.ChainException;
import tern.wallet.scale.Value;

/// The chain's state at one block: the narrow seam between readers, which know Bittensor, and the chain client, which
/// does not. Everything of one screen is read through one of these, so that it fits together.
public interface ChainState {

    BlockRef block();

    /// The runtime's number at that block.
    long specVersion();

    /// What that runtime can do.
    Features features();

    boolean hasStorage(String pallet, String item);

    /// How many keys a storage item takes; 0 where the runtime lacks it.
    int storageKeys(String pallet, String item);

    boolean hasCall(String pallet, String name);

    /// Whether the metadata describes that runtime call.
    boolean hasApi(String api, String method);

    /// Whether a round has found that this block has another runtime than [#features] speaks of: an upgrade just
    /// happened, or the block is older than one. Answers are then decoded rightly, but what to ask was chosen for the
    /// other runtime: begin again with [ChainSource#at].
    boolean outdated();

    /// A pallet's constant; costs no round trip.
    Optional<Value> constant(String pallet, String name) throws ChainException;

    /// The bytes of a call.
    ///
    /// @throws StateException when the runtime has no such call or its arguments differ
    byte[] encodeCall(CallSpec call) throws StateException;

    /// Begins to collect questions.
    ReadRound round();
}
