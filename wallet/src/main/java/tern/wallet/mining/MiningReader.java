package tern.wallet.mining;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.wallet.bittensor.Answer;
import tern.wallet.bittensor.ChainSource;
import tern.wallet.bittensor.ChainState;
import tern.wallet.bittensor.PoolMath;
import tern.wallet.bittensor.Quote;
import tern.wallet.bittensor.ReadRound;
import tern.wallet.bittensor.StateException;
import tern.wallet.bittensor.Subnet;
import tern.wallet.bittensor.SwapReader;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.subnets.SubnetDetail;
import tern.wallet.units.Rao;

/// Asks the runtime what the days of low, middling and high earners would sell for. Blocking; any thread; one frame,
/// a second where the block's runtime is not known yet, none where the runtime cannot simulate.
public final class MiningReader {

    private MiningReader() {}

    /// What was read: enough to work out any costs without asking again.
    ///
    /// @param field  who earns
    /// @param sales  of the low, the middle and the high day, in this order
    /// @param own    whether the middle one is one's own miner's pay
    /// @param source how the sales were worked out
    public record Reading(MinerField field, List<MiningOutlook.Sale> sales, boolean own, Quote.Source source) {

        public Reading {
            sales = List.copyOf(sales);
        }
    }

    /// @param observed alpha a day that one's own miner was paid, in rao; empty for who has none there
    /// @param sell     part of the pay that is sold, in hundredths, 0 to 100
    /// @return empty for root
    public static Optional<Reading> read(ChainClient chain, SubnetDetail detail, Optional<Rao> observed, int sell)
            throws ChainException, StateException {
        return read(ChainSource.of(chain), detail, observed, sell);
    }

    static Optional<Reading> read(ChainSource source, SubnetDetail detail, Optional<Rao> observed, int sell)
            throws ChainException, StateException {
        Optional<MinerField> field = MinerField.of(detail);
        if (field.isEmpty()) {
            return Optional.empty();
        }
        List<Rao> alpha = new ArrayList<>();
        for (Rao day : List.of(field.get().percentile(10), observed.orElse(field.get().percentile(50)),
                field.get().percentile(90))) {
            alpha.add(day.scaled(BigInteger.valueOf(Math.clamp(sell, 0, 100)), BigInteger.valueOf(100)));
        }
        Subnet subnet = detail.overview().subnet();
        ChainState state = source.recent(detail.block());
        if (!state.features().swapApi()) {
            return Optional.of(new Reading(field.get(), byFormula(subnet, alpha), observed.isPresent(),
                    Quote.Source.POOL_FORMULA));
        }
        List<MiningOutlook.Sale> sales = simulated(state, subnet.netuid(), alpha);
        if (state.outdated()) {
            sales = simulated(source.at(detail.block()), subnet.netuid(), alpha);
        }
        return Optional.of(new Reading(field.get(), sales, observed.isPresent(), Quote.Source.RUNTIME_SIMULATION));
    }

    private static List<MiningOutlook.Sale> byFormula(Subnet subnet, List<Rao> alpha) {
        return alpha.stream()
                .map(amount -> new MiningOutlook.Sale(amount,
                        PoolMath.sell(subnet.taoIn(), subnet.alphaIn(), amount)))
                .toList();
    }

    private static List<MiningOutlook.Sale> simulated(ChainState state, int netuid, List<Rao> alpha)
            throws ChainException, StateException {
        ReadRound round = state.round();
        List<Optional<Answer<SwapReader.Swap>>> answers = new ArrayList<>();
        for (Rao amount : alpha) {
            // the runtime refuses to sell nothing
            answers.add(amount.isZero()
                    ? Optional.empty()
                    : Optional.of(SwapReader.askSwap(state, round, netuid, Quote.Side.SELL, amount)));
        }
        round.execute();
        if (state.outdated()) {
            return List.of();
        }
        List<MiningOutlook.Sale> sales = new ArrayList<>();
        for (int i = 0; i < alpha.size(); i++) {
            Rao tao = answers.get(i).isPresent() ? answers.get(i).get().get().tao() : Rao.ZERO;
            sales.add(new MiningOutlook.Sale(alpha.get(i), tao));
        }
        return sales;
    }
}
