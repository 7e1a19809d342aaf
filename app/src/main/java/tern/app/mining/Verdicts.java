package tern.app.mining;

import java.util.Optional;
import java.util.OptionalLong;
import tern.node.miner.MinerStatus;
import tern.node.miner.MinerTruth;

/// Whether a miner earns, put together from its process, its cards and the chain.
final class Verdicts {

    private Verdicts() {}

    /// @param cardBusy whether one of its cards works; empty where that is not known, or it has none
    /// @param began    the block at which it began to run, as far as that was seen
    /// @return empty where the chain was not read
    static Optional<MinerTruth> of(MinerStatus status, Optional<Boolean> cardBusy, OptionalLong began,
            Optional<MinerPlace> place) {
        return place.map(known -> MinerTruth.of(status.pid().isPresent(), cardBusy, began, known.stand(),
                known.truths()));
    }
}
