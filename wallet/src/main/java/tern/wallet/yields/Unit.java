package tern.wallet.yields;

import java.math.BigInteger;
import java.util.Optional;
import tern.wallet.units.Rao;

/// What one unit of stake with a validator stands for at a block.
///
/// @param perShare on a subnet the alpha that one share of the validator's pool stands for; on root the TAO that one
///                 share of the validator's fund would fetch; either in parts of [#ONE]
/// @param credited on root how many fund shares one rao of root stake was credited since the fund began, in parts of
///                 2³²; 0 on subnets
/// @param take     the validator's part of dividends, of 65,535
/// @param pool     alpha (root: TAO) of all who stake with the validator here
public record Unit(long perShare, long credited, int take, Rao pool) {

    /// One, as [#perShare] counts.
    public static final long ONE = 1_000_000_000_000_000L;
    /// One, as [#credited] counts.
    public static final long CREDIT = 1L << 32;
    /// One, as [#take] counts.
    public static final int TAKE = 65_535;

    public Unit {
        if (perShare < 0 || credited < 0 || take < 0 || take > TAKE) {
            throw new IllegalArgumentException(perShare + " " + credited + " " + take);
        }
    }

    /// A pool's value divided by its shares; empty where there are no shares, or where the quotient is no sensible one.
    ///
    /// @param value  rao
    /// @param above  shares: above / below
    static Optional<Long> perShare(Rao value, BigInteger above, BigInteger below) {
        if (above.signum() <= 0) {
            return Optional.empty();
        }
        BigInteger quotient = BigInteger.valueOf(value.value())
                .multiply(BigInteger.valueOf(ONE))
                .multiply(below)
                .divide(above);
        return quotient.bitLength() > 63 ? Optional.empty() : Optional.of(quotient.longValue());
    }
}
