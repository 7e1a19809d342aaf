package tern.app.mining;

import java.util.Optional;

/// Knows what mining costs the person. For the FX thread.
public interface EpochCosts {

    /// What a payout leaves over, at the costs that stand there now, also those that are only tried out.
    ///
    /// @param blocks of the epoch
    /// @return empty where the price of TAO or the costs are not known
    Optional<EpochNet> left(SeenEpoch epoch, long blocks);

    /// Whether a payout was less than its epoch's power and rent, by what the person has said of costs and kept. What
    /// stands there only to be tried out, and a price of power that nobody has said, stop no miner.
    ///
    /// @param blocks of the epoch
    Loss loss(SeenEpoch epoch, long blocks);

    /// What costs say of a payout.
    enum Loss {
        YES,
        NO,
        /// The price of TAO is away.
        NOT_KNOWN_YET,
        /// The person has kept no price of power.
        NOT_SAID
    }

    /// Where nobody knows them.
    static EpochCosts unknown() {
        return new EpochCosts() {

            @Override
            public Optional<EpochNet> left(SeenEpoch epoch, long blocks) {
                return Optional.empty();
            }

            @Override
            public Loss loss(SeenEpoch epoch, long blocks) {
                return Loss.NOT_SAID;
            }
        };
    }
}
