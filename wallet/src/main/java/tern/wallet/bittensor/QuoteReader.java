package tern.wallet.bittensor;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.wallet.bittensor.PlanException.Kind;
import tern.wallet.chain.ChainException;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// Asks what a trade on one subnet would bring: of the runtime where it can simulate, else by the pool's formula.
final class QuoteReader {

    private static final String MODULE = "SubtensorModule";
    private static final Rao ONE = Rao.of(Rao.PER_TAO);

    private final ChainState state;
    private final int netuid;
    private final Quote.Side side;
    private final Answer<Optional<Value>> exists;
    private final @Nullable Answer<Rao> runtimePrice;
    private final @Nullable Pool pool;
    private @Nullable Answer<SwapReader.Swap> swap;

    private record Pool(Answer<Rao> taoIn, Answer<Rao> alphaIn, Answer<Boolean> dynamic) {}

    private QuoteReader(ChainState state, ReadRound round, int netuid, Quote.Side side) throws StateException {
        if (!state.features().dynamicTao()) {
            throw StateException.unsupported(
                    Texts.get("state.not-bittensor"),
                    "no storage SubtensorModule.SubnetTAO at runtime " + state.specVersion());
        }
        this.state = state;
        this.netuid = netuid;
        this.side = side;
        this.exists = round.storage(MODULE, "NetworksAdded", Shape.key(netuid));
        boolean ask = netuid != 0;
        this.runtimePrice = ask && state.features().swapApi() ? SwapReader.askPrice(state, round, netuid) : null;
        this.pool = ask && !state.features().swapApi()
                ? new Pool(askAmount(round, "SubnetTAO"), askAmount(round, "SubnetAlphaIn"),
                        round.storage(MODULE, "SubnetMechanism", Shape.key(netuid))
                                .map("SubnetMechanism", kind -> kind.isEmpty() || kind.get().asInt() == 1))
                : null;
    }

    /// Asks for the price and whether the subnet exists.
    static QuoteReader ask(ChainState state, ReadRound round, int netuid, Quote.Side side) throws StateException {
        return new QuoteReader(state, round, netuid, side);
    }

    /// Asks for the trade itself, in the same round or a later one.
    void askAmount(ReadRound round, Rao amount) {
        if (netuid != 0 && state.features().swapApi()) {
            swap = SwapReader.askSwap(state, round, netuid, side, amount);
        }
    }

    /// @throws PlanException when there is no such subnet
    void checkSubnet() throws PlanException, ChainException, StateException {
        boolean there = exists.map("NetworksAdded", flag -> flag.isPresent() && flag.get().asBool()).get();
        if (!there) {
            throw new PlanException(Kind.SUBNET, Texts.get("plan.subnet.none", netuid));
        }
    }

    /// Spot price in rao of TAO for one whole alpha.
    Rao price() throws ChainException, StateException {
        if (runtimePrice != null) {
            return runtimePrice.get();
        }
        return pool != null && pool.dynamic().get()
                ? PoolMath.spotPrice(pool.taoIn().get(), pool.alphaIn().get())
                : ONE;
    }

    /// The quote for an amount.
    ///
    /// @throws PlanException when the pool cannot take the trade
    Quote quote(Rao amount) throws PlanException, ChainException, StateException {
        Rao price = price();
        if (price.isZero()) {
            throw cannotTrade();
        }
        if (swap != null) {
            return simulated(amount, price, swap.get());
        }
        if (pool == null || !pool.dynamic().get()) {
            return PoolMath.quote(netuid, side, amount, amount, Rao.ZERO, price, Quote.Source.ONE_TO_ONE);
        }
        Rao taoIn = pool.taoIn().get();
        Rao alphaIn = pool.alphaIn().get();
        Rao received = side == Quote.Side.BUY
                ? PoolMath.buy(taoIn, alphaIn, amount)
                : PoolMath.sell(taoIn, alphaIn, amount);
        if (received.isZero()) {
            throw cannotTrade();
        }
        return PoolMath.quote(netuid, side, amount, received, Rao.ZERO, price, Quote.Source.POOL_FORMULA);
    }

    /// The quote for another amount, in a round of its own.
    Quote requote(Rao amount) throws PlanException, ChainException, StateException {
        ReadRound round = state.round();
        askAmount(round, amount);
        round.execute();
        return quote(amount);
    }

    private Quote simulated(Rao amount, Rao price, SwapReader.Swap result) throws PlanException {
        Rao received = side == Quote.Side.BUY ? result.alpha() : result.tao();
        if (!result.possible() || received.isZero()) {
            throw cannotTrade();
        }
        Rao fee = side == Quote.Side.BUY ? result.taoFee() : result.alphaFee();
        return PoolMath.quote(netuid, side, amount, received, fee, price, Quote.Source.RUNTIME_SIMULATION);
    }

    private PlanException cannotTrade() {
        return new PlanException(Kind.LIQUIDITY,
                Texts.get("plan.pool", netuid));
    }

    private Answer<Rao> askAmount(ReadRound round, String item) {
        return round.storage(MODULE, item, Shape.key(netuid))
                .map(item, value -> value.isEmpty() ? Rao.ZERO : Shape.amount(value.get()));
    }
}
