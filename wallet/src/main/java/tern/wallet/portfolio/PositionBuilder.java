package tern.wallet.portfolio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tern.wallet.bittensor.PoolMath;
import tern.wallet.bittensor.StakeRow;
import tern.wallet.bittensor.StateException;
import tern.wallet.bittensor.Subnet;
import tern.wallet.chain.ChainException;
import tern.wallet.portfolio.PositionPicture.ExitSource;
import tern.wallet.portfolio.SaleValues.Sale;
import tern.wallet.units.Rao;

/// Puts positions together and in order: what is worth most comes first.
final class PositionBuilder {

    private static final Comparator<PositionPicture> BY_VALUE = Comparator.comparing(PositionPicture::exit)
            .thenComparing(PositionPicture::spot)
            .reversed()
            .thenComparingInt(PositionPicture::netuid)
            .thenComparing(PositionPicture::hotkey);

    private final Map<Integer, Subnet> subnets;
    private final ValidatorFacts validators;
    private final Map<StakeRow, Sale> sales;

    PositionBuilder(Map<Integer, Subnet> subnets, ValidatorFacts validators, Map<StakeRow, Sale> sales) {
        this.subnets = subnets;
        this.validators = validators;
        this.sales = sales;
    }

    /// @param stakes of one coldkey
    List<PositionPicture> build(List<StakeRow> stakes) throws ChainException, StateException {
        List<PositionPicture> positions = new ArrayList<>(stakes.size());
        for (StakeRow stake : stakes) {
            Subnet subnet = subnets.get(stake.netuid());
            if (subnet == null) {
                throw new IllegalStateException("subnet " + stake.netuid() + " was not asked for");
            }
            Sale sale = sales.getOrDefault(stake, new Sale(Rao.ZERO, ExitSource.UNAVAILABLE));
            positions.add(new PositionPicture(stake.netuid(), subnet.symbol(), stake.hotkey(),
                    validators.name(stake.hotkey()), validators.take(stake.hotkey()), stake.alpha(), subnet.price(),
                    PoolMath.value(stake.alpha(), subnet.price()), sale.tao(), sale.source(),
                    validators.earning(stake.netuid(), stake.hotkey())));
        }
        positions.sort(BY_VALUE);
        return List.copyOf(positions);
    }
}
