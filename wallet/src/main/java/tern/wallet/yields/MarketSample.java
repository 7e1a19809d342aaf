package tern.wallet.yields;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tern.wallet.chain.BlockRef;

/// All subnets, and some validators, at one block.
///
/// @param time    of the block
/// @param funds   whether the chain pays root stake through validators' funds: elsewhere root's yield is not measured
/// @param subnets by netuid, root among them
/// @param units   of the validators that were asked for; one with nobody's stake has a share of 0
public record MarketSample(
        BlockRef block, Instant time, boolean funds, Map<Integer, SubnetSample> subnets, Map<Stand, Unit> units) {

    public MarketSample {
        subnets = Map.copyOf(subnets);
        units = Map.copyOf(units);
    }

    /// A validator here; empty where it was not asked for, or its subnet was not there.
    public Optional<UnitPoint> point(Stand stand) {
        SubnetSample subnet = subnets.get(stand.netuid());
        Unit unit = units.get(stand);
        return subnet == null || unit == null
                ? Optional.empty()
                : Optional.of(new UnitPoint(block, time, subnet.paid(), subnet.born(), subnet.price(),
                        subnet.feeBillionths(), unit));
    }
}
