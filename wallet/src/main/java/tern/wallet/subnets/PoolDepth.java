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

/// How much a subnet's pool takes before the price is too far off, both ways.
///
/// @param levels what can be sold, rising
/// @param buys   what can be bought, rising
/// @param source the runtime's own simulation, or the pool's formula where the runtime cannot simulate
public record PoolDepth(List<Level> levels, List<Level> buys, Quote.Source source) {

    private static final List<Integer> BASIS_POINTS = List.of(100, 200, 500);
    private static final int BASIS = 10_000;
    /// Steps of the first look: from a fifth of what a pool of equal weights takes to five times that.
    private static final double[] FACTORS = {0.2, 0.5, 0.9, 1, 1.1, 1.8, 5};
    private static final int PARTS = 6;
    private static final int REFINEMENTS = 3;

    /// The most that can be traded while what is received, pool fee included, is at most so far off the spot price:
    /// below it for a sale, above it for a purchase.
    ///
    /// @param basisPoints hundredths of a per cent
    /// @param alpha       what is sold, or what a purchase brings, in rao of alpha
    /// @param tao         what a sale brings, or what is paid, in rao of TAO
    public record Level(int basisPoints, Rao alpha, Rao tao) {}

    public PoolDepth {
        levels = List.copyOf(levels);
        buys = List.copyOf(buys);
    }

    /// What is looked for.
    private record Aim(Quote.Side side, int basisPoints) {}

    /// Between what was found to be small enough and too much.
    ///
    /// @param got what the smaller one brings
    private record Bracket(long low, Rao got, long high) {}

    /// Asks the runtime for 1, 2 and 5 per cent. Blocks; four frames of simulated trades, about forty in each, none where the runtime cannot
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

    private static List<Aim> aims() {
        List<Aim> aims = new ArrayList<>();
        for (Quote.Side side : List.of(Quote.Side.SELL, Quote.Side.BUY)) {
            BASIS_POINTS.forEach(level -> aims.add(new Aim(side, level)));
        }
        return aims;
    }

    /// A pool of equal weights without a fee: the average price of a sale falls by `sold ÷ (reserve + sold)`, that of a
    /// purchase rises by `paid ÷ reserve`.
    private static PoolDepth byFormula(Subnet subnet) {
        List<Bracket> found = new ArrayList<>();
        for (Aim aim : aims()) {
            Rao amount = Rao.of(guess(subnet, aim));
            Rao got = aim.side() == Quote.Side.SELL
                    ? PoolMath.sell(subnet.taoIn(), subnet.alphaIn(), amount)
                    : PoolMath.buy(subnet.taoIn(), subnet.alphaIn(), amount);
            found.add(new Bracket(amount.value(), got, 0));
        }
        return depth(found, Quote.Source.POOL_FORMULA);
    }

    private static PoolDepth depth(List<Bracket> found, Quote.Source source) {
        List<Level> sales = new ArrayList<>();
        List<Level> purchases = new ArrayList<>();
        List<Aim> aims = aims();
        for (int i = 0; i < aims.size(); i++) {
            Rao amount = Rao.of(found.get(i).low());
            Rao got = found.get(i).got();
            if (aims.get(i).side() == Quote.Side.SELL) {
                sales.add(new Level(aims.get(i).basisPoints(), amount, got));
            } else {
                purchases.add(new Level(aims.get(i).basisPoints(), got, amount));
            }
        }
        return new PoolDepth(sales, purchases, source);
    }

    private static long guess(Subnet subnet, Aim aim) {
        double level = aim.basisPoints();
        double amount = aim.side() == Quote.Side.SELL
                ? subnet.alphaIn().value() * level / (BASIS - level)
                : subnet.taoIn().value() * level / BASIS;
        return Math.max(1, (long) amount);
    }

    private static Optional<PoolDepth> simulated(ChainState state, Subnet subnet)
            throws ChainException, StateException {
        List<Aim> aims = aims();
        List<Bracket> brackets = new ArrayList<>();
        List<List<Long>> tries = new ArrayList<>();
        for (Aim aim : aims) {
            List<Long> steps = new ArrayList<>();
            for (double factor : FACTORS) {
                steps.add(Math.max(1, (long) (guess(subnet, aim) * factor)));
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
        PoolDepth found = depth(brackets, Quote.Source.RUNTIME_SIMULATION);
        return found.levels().getLast().alpha().isZero() && found.buys().getLast().alpha().isZero()
                ? Optional.empty()
                : Optional.of(found);
    }

    private static void narrow(ChainState state, Subnet subnet, List<List<Long>> tries, List<Bracket> brackets)
            throws ChainException, StateException {
        List<Aim> aims = aims();
        ReadRound round = state.round();
        List<List<Answer<SwapReader.Swap>>> answers = new ArrayList<>();
        for (int i = 0; i < tries.size(); i++) {
            List<Answer<SwapReader.Swap>> each = new ArrayList<>();
            for (long step : tries.get(i)) {
                each.add(SwapReader.askSwap(state, round, subnet.netuid(), aims.get(i).side(), Rao.of(step)));
            }
            answers.add(each);
        }
        round.execute();
        for (int i = 0; i < brackets.size(); i++) {
            Aim aim = aims.get(i);
            Bracket bracket = brackets.get(i);
            for (int step = 0; step < tries.get(i).size(); step++) {
                long amount = tries.get(i).get(step);
                SwapReader.Swap swap = answers.get(i).get(step).get();
                Rao got = aim.side() == Quote.Side.SELL ? swap.tao() : swap.alpha();
                if (swap.possible() && within(subnet, aim, Rao.of(amount), got)) {
                    bracket = new Bracket(amount, got, bracket.high());
                } else {
                    bracket = new Bracket(bracket.low(), bracket.got(), amount);
                    break;
                }
            }
            brackets.set(i, bracket);
        }
    }

    private static boolean within(Subnet subnet, Aim aim, Rao amount, Rao got) {
        BigInteger basis = BigInteger.valueOf(BASIS);
        if (aim.side() == Quote.Side.SELL) {
            Rao fair = PoolMath.value(amount, subnet.price());
            return got.compareTo(fair.scaled(BigInteger.valueOf(BASIS - aim.basisPoints()), basis)) >= 0;
        }
        Rao most = PoolMath.value(got, subnet.price()).scaled(BigInteger.valueOf(BASIS + aim.basisPoints()), basis);
        return amount.compareTo(most) <= 0;
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
