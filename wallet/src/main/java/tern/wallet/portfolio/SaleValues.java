package tern.wallet.portfolio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tern.wallet.bittensor.Answer;
import tern.wallet.bittensor.ChainState;
import tern.wallet.bittensor.PoolMath;
import tern.wallet.bittensor.Quote;
import tern.wallet.bittensor.ReadRound;
import tern.wallet.bittensor.StakeRow;
import tern.wallet.bittensor.StateException;
import tern.wallet.bittensor.Subnet;
import tern.wallet.bittensor.SubnetTable;
import tern.wallet.bittensor.SwapReader;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.PositionPicture.ExitSource;
import tern.wallet.units.Rao;

/// What stakes would bring if they were sold. All alpha of one coldkey on one subnet is sold at once, since its
/// positions would move the price for one another; each then gets its share by alpha, and shares add up to the rao.
final class SaleValues {

    /// What one position would bring.
    record Sale(Rao tao, ExitSource source) {}

    private record Pot(AccountId coldkey, int netuid) {}

    private final Map<Pot, List<StakeRow>> pots = new LinkedHashMap<>();
    private final Map<Pot, Answer<SwapReader.Swap>> swaps = new HashMap<>();

    private SaleValues() {}

    static SaleValues ask(ChainState state, ReadRound round, List<StakeRow> stakes) throws StateException {
        SaleValues values = new SaleValues();
        for (StakeRow stake : stakes) {
            values.pots.computeIfAbsent(new Pot(stake.coldkey(), stake.netuid()), pot -> new ArrayList<>()).add(stake);
        }
        if (state.features().swapApi()) {
            for (var pot : values.pots.entrySet()) {
                int netuid = pot.getKey().netuid();
                if (netuid != 0) {
                    values.swaps.put(pot.getKey(),
                            SwapReader.askSwap(state, round, netuid, Quote.Side.SELL, total(pot.getValue())));
                }
            }
        }
        return values;
    }

    Map<StakeRow, Sale> finish(SubnetTable table, Map<Integer, Subnet> subnets) throws ChainException, StateException {
        Map<StakeRow, Sale> sales = new HashMap<>();
        for (var entry : pots.entrySet()) {
            List<StakeRow> rows = entry.getValue();
            Sale whole = sell(entry.getKey(), total(rows), table, subnets);
            List<Rao> parts = PoolMath.share(whole.tao(), rows.stream().map(StakeRow::alpha).toList());
            for (int i = 0; i < rows.size(); i++) {
                sales.put(rows.get(i), new Sale(parts.get(i), whole.source()));
            }
        }
        return sales;
    }

    private Sale sell(Pot pot, Rao alpha, SubnetTable table, Map<Integer, Subnet> subnets)
            throws ChainException, StateException {
        if (pot.netuid() == 0) {
            return new Sale(alpha, ExitSource.ROOT);
        }
        Answer<SwapReader.Swap> simulated = swaps.get(pot);
        if (simulated != null) {
            return simulated(simulated);
        }
        if (!table.hasPool(pot.netuid())) {
            return new Sale(alpha, ExitSource.POOL_FORMULA);
        }
        Subnet subnet = subnets.get(pot.netuid());
        if (subnet == null || subnet.taoIn().isZero() || subnet.alphaIn().isZero()) {
            return new Sale(Rao.ZERO, ExitSource.UNAVAILABLE);
        }
        return new Sale(PoolMath.sell(subnet.taoIn(), subnet.alphaIn(), alpha), ExitSource.POOL_FORMULA);
    }

    private static Sale simulated(Answer<SwapReader.Swap> answer) throws ChainException, StateException {
        SwapReader.Swap swap;
        try {
            swap = answer.get();
        } catch (ChainException e) {
            // one simulation that traps in the runtime leaves the rest of the portfolio whole
            if (e.kind() == ChainException.Kind.NODE_ERROR) {
                return new Sale(Rao.ZERO, ExitSource.UNAVAILABLE);
            }
            throw e;
        }
        return swap.possible()
                ? new Sale(swap.tao(), ExitSource.RUNTIME_SIMULATION)
                : new Sale(Rao.ZERO, ExitSource.UNAVAILABLE);
    }

    private static Rao total(List<StakeRow> rows) throws StateException {
        try {
            return rows.stream().map(StakeRow::alpha).reduce(Rao.ZERO, Rao::plus);
        } catch (ArithmeticException e) {
            throw StateException.impossibleAmounts(e);
        }
    }
}
