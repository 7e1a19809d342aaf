package tern.node.miner;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What a subnet says that a miner needs. Such figures are often left as a template had them: a hint, not a fact.
///
/// @param card              whether a graphics card is needed; empty where nothing is said
/// @param cardMemory        bytes
/// @param computeCapability of NVIDIA's cards: `8.0`
/// @param memory            bytes
/// @param disk              bytes
public record MinerNeeds(Optional<Boolean> card, OptionalLong cardMemory, Optional<String> computeCapability,
        OptionalInt cores, OptionalLong memory, OptionalLong disk) {

    public static MinerNeeds nothing() {
        return new MinerNeeds(Optional.empty(), OptionalLong.empty(), Optional.empty(), OptionalInt.empty(),
                OptionalLong.empty(), OptionalLong.empty());
    }

    /// Whether a card is needed as far as is known.
    public boolean needsCard() {
        return card.orElse(cardMemory.isPresent());
    }
}
