package tern.wallet.bittensor;

import java.math.BigInteger;
import java.util.Optional;
import tern.wallet.chain.ChainException;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// What a subnet's pool takes of a trade. Source: `Swap.FeeRate`, in 65,535ths; root has no pool and takes nothing.
final class PoolFee {

    private static final BigInteger WHOLE = BigInteger.valueOf(65_535);

    private final int netuid;
    private final Answer<Optional<Value>> rate;

    private PoolFee(int netuid, Answer<Optional<Value>> rate) {
        this.netuid = netuid;
        this.rate = rate;
    }

    static PoolFee ask(ReadRound round, int netuid) {
        return new PoolFee(netuid, round.storage("Swap", "FeeRate", Shape.key(netuid)));
    }

    /// The fee of an amount, rounded up.
    Rao of(Rao amount) throws ChainException, StateException {
        return Rao.of(PoolMath.ceil(PoolMath.big(amount).multiply(rate()), WHOLE));
    }

    /// So much that, without its fee, the amount is left.
    Rao before(Rao amount) throws ChainException, StateException {
        BigInteger rest = WHOLE.subtract(rate());
        return rest.signum() <= 0 ? amount : amount.scaled(WHOLE, rest);
    }

    private BigInteger rate() throws ChainException, StateException {
        return netuid == 0
                ? BigInteger.ZERO
                : rate.map("Swap.FeeRate", stored -> stored.isEmpty() ? BigInteger.ZERO : stored.get().asInteger())
                        .get();
    }
}
