package tern.wallet.subnets;

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
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.units.Rao;

/// How much alpha a subnet's pool takes before the price is too far off.
///
/// @param levels rising
/// @param source the runtime's own simulation, or the pool's formula where the runtime cannot simulate
public record PoolDepth(List<Level> levels, Quote.Source source) {

    private static final List<Integer> BASIS_POINTS = List.of(100, 200, 500);
    private static final int BASIS = 10_000;
    /// Steps of the first look: from a fifth of what a pool of equal weights takes to five times that.
    private static final double[] FACTORS = {0.2, 0.3, 0.45, 0.65, 0.85, 0.95, 1, 1.05, 1.2, 1.6, 2.5, 5};
    private static final int PARTS = 12;
    private static final int REFINEMENTS = 2;

    /// The most that can be sold while what is received, pool fee included, is at most so far below the spot price.
    ///
    /// @param basisPoints hundredths of a per cent
    /// @param alpha       what can be sold, in rao of alpha
    /// @param tao         what that brings, in rao of TAO
    public record Level(int basisPoints, Rao alpha, Rao tao) {}

    public PoolDepth {
        levels = List.copyOf(levels);
    }

    /// Between what was found to be small enough and too much.
    private record Bracket(long low, Rao tao, long high) {}

    /// Asks the runtime for 1, 2 and 5 per cent. Blocks; three frames of simulated sales, none where the runtime cannot
    /// simulate.
    ///
    /// @return empty for root, which has no pool, and for pools that cannot be traded with
    public static Optional<PoolDepth> read(ChainClient chain, BlockRef at, Subnet subnet)
            throws ChainException, StateException {
        return read(ChainSource.of(chain).recent(at), subnet);
    }

    static Optional<PoolDepth> read(ChainState state, Subnet subnet) throws ChainException, StateException {
        if (subnet.netuid() == 0 || subnet.price().isZero() || subnet.alphaIn().isZero()) {
            return Optional.empty();
        }
        return state.features().swapApi() ? simulated(state, subnet) : Optional.of(byFormula(subnet));
    }

    /// A pool of equal weights without a fee: the average price falls by `sold ÷ (reserve + sold)`.
    private static PoolDepth byFormula(Subnet subnet) {
        List<Level> levels = new ArrayList<>();
        for (int level : BASIS_POINTS) {
            Rao alpha = Rao.of(guess(subnet, level));
            levels.add(new Level(level, alpha, PoolMath.sell(subnet.taoIn(), subnet.alphaIn(), alpha)));
        }
        return new PoolDepth(levels, Quote.Source.POOL_FORMULA);
    }

    private static long guess(Subnet subnet, int level) {
        return Math.max(1, (long) ((double) subnet.alphaIn().value() * level / (BASIS - level)));
    }

    private static Optional<PoolDepth> simulated(ChainState state, Subnet subnet)
            throws ChainException, StateException {
        List<Bracket> brackets = new ArrayList<>();
        List<List<Long>> tries = new ArrayList<>();
        for (int level : BASIS_POINTS) {
            List<Long> steps = new ArrayList<>();
            for (double factor : FACTORS) {
                steps.add(Math.max(1, (long) (guess(subnet, level) * factor)));
            }
            tries.add(steps);
            brackets.add(new Bracket(0, Rao.ZERO, 0));
        }
        for (int round = 0; round <= REFINEMENTS; round++) {
            narrow(state, subnet, tries, brackets);
            for (int i = 0; i < brackets.size(); i++) {
                tries.set(i, between(brackets.get(i)));
            }
        }
        List<Level> levels = new ArrayList<>();
        for (int i = 0; i < BASIS_POINTS.size(); i++) {
            levels.add(new Level(BASIS_POINTS.get(i), Rao.of(brackets.get(i).low()), brackets.get(i).tao()));
        }
        return levels.getLast().alpha().isZero()
                ? Optional.empty()
                : Optional.of(new PoolDepth(levels, Quote.Source.RUNTIME_SIMULATION));
    }

    private static void narrow(ChainState state, Subnet subnet, List<List<Long>> tries, List<Bracket> brackets)
            throws ChainException, StateException {
        ReadRound round = state.round();
        List<List<Answer<SwapReader.Swap>>> answers = new ArrayList<>();
        for (List<Long> steps : tries) {
            List<Answer<SwapReader.Swap>> each = new ArrayList<>();
            for (long step : steps) {
                each.add(SwapReader.askSwap(state, round, subnet.netuid(), Quote.Side.SELL, Rao.of(step)));
            }
            answers.add(each);
        }
        round.execute();
        for (int i = 0; i < brackets.size(); i++) {
            Bracket bracket = brackets.get(i);
            for (int step = 0; step < tries.get(i).size(); step++) {
                long alpha = tries.get(i).get(step);
                SwapReader.Swap swap = answers.get(i).get(step).get();
                if (swap.possible() && within(subnet, alpha, swap.tao(), BASIS_POINTS.get(i))) {
                    bracket = new Bracket(alpha, swap.tao(), bracket.high());
                } else {
                    bracket = new Bracket(bracket.low(), bracket.tao(), alpha);
                    break;
                }
            }
            brackets.set(i, bracket);
        }
    }

    private static boolean within(Subnet subnet, long alpha, Rao received, int level) {
        Rao fair = PoolMath.value(Rao.of(alpha), subnet.price());
        Rao least = fair.scaled(BigInteger.valueOf(BASIS - level), BigInteger.valueOf(BASIS));
        return received.compareTo(least) >= 0;
    }

    /// Steps between the ends of a bracket; none where nothing was too much.
    private static List<Long> between(Bracket bracket) {
        List<Long> steps = new ArrayList<>();
        long width = bracket.high() - bracket.low();
        for (int part = 1; part <= PARTS && width > PARTS; part++) {
            steps.add(bracket.low() + (long) ((double) width * part / (PARTS + 1)));
        }
        return steps;
    }
}
