package tern.wallet.subnets;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import tern.wallet.units.Rao;

/// What a seat on a subnet costs, and how long it is safe.
///
/// @param open             whether one can be bought
/// @param byWork           whether one can be had by proof of work
/// @param cost             what one costs now, in rao of TAO; it is not given back
/// @param least            the price never falls below this, in rao
/// @param most             nor rises above this, in rao
/// @param halfLifeBlocks   blocks in which the price falls by half while nobody registers; empty where the runtime
///                         prices otherwise
/// @param increase         what each registration multiplies the price by; empty as above
/// @param seats            places there are
/// @param taken            places that are taken
/// @param immunityBlocks   blocks that a newcomer cannot be put out, as long as enough others can
/// @param minNonImmune     when no more than so many can be put out, newcomers can
public record Seats(
        boolean open,
        boolean byWork,
        Rao cost,
        Rao least,
        Rao most,
        OptionalLong halfLifeBlocks,
        OptionalDouble increase,
        int seats,
        int taken,
        long immunityBlocks,
        int minNonImmune) {

    /// Whether a newcomer puts somebody out.
    public boolean full() {
        return taken >= seats;
    }
}
