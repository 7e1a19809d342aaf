package tern.wallet.bittensor;

import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.units.Hash32;

/// Where blocks to read come from.
public interface ChainSource {

    /// The network's word: `finney`, …
    String networkId();

    /// Hash of block 0.
    Hash32 genesis();

    /// One round trip.
    BlockRef bestBlock() throws ChainException;

    /// State at a block that is taken to have the current runtime; [ChainState#outdated] tells when it had not. No
    /// round trip.
    ChainState recent(BlockRef block);

    /// State at any block; one round trip to learn which runtime it had, more when that runtime is not known yet.
    ChainState at(BlockRef block) throws ChainException;

    static ChainSource of(ChainClient chain) {
        return new LiveChain(chain);
    }
}
