package tern.wallet.bittensor;

import java.util.Optional;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// One subnet at one block.
///
/// @param netuid       its number; 0 is root
/// @param name         on-chain name; untrusted text, stripped of control characters; `Subnet N` where it has none
/// @param symbol       unit of its alpha; `τ` on root
/// @param price        rao of TAO for one whole alpha (spot); 1,000,000,000 on root
/// @param taoIn        TAO in the pool, in rao
/// @param alphaIn      alpha in the pool, in rao of alpha
/// @param alphaOut     alpha outside the pool, in rao of alpha
/// @param tempoBlocks  blocks from one reward epoch to the next
/// @param owner        the owner's coldkey, where the runtime tells
/// @param registeredAt block of its creation, where the runtime tells
public record Subnet(
        int netuid,
        String name,
        String symbol,
        Rao price,
        Rao taoIn,
        Rao alphaIn,
        Rao alphaOut,
        int tempoBlocks,
        Optional<AccountId> owner,
        Optional<Long> registeredAt) {}
