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
        List<Rao> earned = List.of(field.get().percentile(10), observed.orElse(field.get().percentile(50)),
                field.get().percentile(90));
        List<Rao> sold = earned.stream()
                .map(day -> day.scaled(BigInteger.valueOf(Math.clamp(sell, 0, 100)), BigInteger.valueOf(100)))
                .toList();
        Subnet subnet = detail.overview().subnet();
        ChainState state = source.recent(detail.block());
        if (!state.features().swapApi()) {
            return Optional.of(new Reading(field.get(), sales(subnet, earned, sold, byFormula(subnet, sold)),
                    observed.isPresent(), Quote.Source.POOL_FORMULA));
        }
        List<Rao> tao = simulated(state, subnet.netuid(), sold);
        if (state.outdated()) {
            tao = simulated(source.at(detail.block()), subnet.netuid(), sold);
        }
        return Optional.of(new Reading(field.get(), sales(subnet, earned, sold, tao), observed.isPresent(),
                Quote.Source.RUNTIME_SIMULATION));
    }

    private static List<MiningOutlook.Sale> sales(Subnet subnet, List<Rao> earned, List<Rao> sold, List<Rao> tao) {
        List<MiningOutlook.Sale> sales = new ArrayList<>();
        for (int i = 0; i < earned.size(); i++) {
            Rao kept = PoolMath.value(earned.get(i).minus(sold.get(i)), subnet.price());
            sales.add(new MiningOutlook.Sale(earned.get(i), sold.get(i), tao.get(i), kept));
        }
        return sales;
    }

    /// Runtimes that cannot simulate a sale take no fee for it.
    private static List<Rao> byFormula(Subnet subnet, List<Rao> alpha) {
        return alpha.stream().map(amount -> PoolMath.sell(subnet.taoIn(), subnet.alphaIn(), amount)).toList();
    }

    private static List<Rao> simulated(ChainState state, int netuid, List<Rao> alpha)
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
        List<Rao> tao = new ArrayList<>();
        for (Optional<Answer<SwapReader.Swap>> answer : answers) {
            tao.add(answer.isPresent() ? answer.get().get().tao() : Rao.ZERO);
        }
        return tao;
    }
}
