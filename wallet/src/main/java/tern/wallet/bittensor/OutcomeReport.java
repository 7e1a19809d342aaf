package tern.wallet.bittensor;

import java.util.Optional;
import tern.wallet.units.Rao;

/// What an extrinsic really did, read from its events and held against what was wanted.
///
/// @param done        whether the events show that the intent happened
/// @param tao         TAO that moved, in rao: sent, staked, or received by unstaking; empty where no event says
/// @param alpha       alpha that moved, in rao of alpha; empty for transfers
/// @param fee         what the transaction cost the signer, in rao
/// @param discrepancy what differs from the intent, as a sentence; empty when all is as asked for
public record OutcomeReport(
        boolean done,
        Optional<Rao> tao,
        Optional<Rao> alpha,
        Rao fee,
        Optional<String> discrepancy) {}
