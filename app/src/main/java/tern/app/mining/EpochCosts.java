package tern.app.mining;

import java.util.Optional;

/// Knows what mining costs the person. For the FX thread.
@FunctionalInterface
public interface EpochCosts {

    /// @param blocks of the epoch
    /// @return empty where the price of TAO or the costs are not known
    Optional<EpochNet> left(SeenEpoch epoch, long blocks);

    /// Where nobody knows them.
    static EpochCosts unknown() {
        return (_, _) -> Optional.empty();
    }
}
