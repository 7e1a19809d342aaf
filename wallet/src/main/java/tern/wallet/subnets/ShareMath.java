package tern.wallet.subnets;

import java.math.BigInteger;
import java.util.Optional;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// What shares of a stake pool are worth: `value × shares ÷ all shares`, in big integers as the runtime does it. Source:
/// `primitives/share-pool`; shares are a `SafeFloat {mantissa, exponent}` (ten to the exponent), before that `U64F64`.
final class ShareMath {

    private static final int FRACTION = 64;
    /// Beyond that a number is noise or a lie.
    private static final int MOST_DIGITS = 60;

    private ShareMath() {}

    /// @param mantissa whole number
    /// @param exponent of ten
    record Shares(BigInteger mantissa, int exponent) {}

    static Optional<Shares> shares(Optional<Value> value) throws ScaleException {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<Value> mantissa = value.get().find("mantissa");
        if (mantissa.isPresent()) {
            int exponent = value.get().field("exponent").asInteger().intValue();
            return Math.abs(exponent) > MOST_DIGITS
                    ? Optional.empty()
                    : Optional.of(new Shares(mantissa.get().asInteger(), exponent));
        }
        // one in the fixed form is 2⁶⁴ bits; ten digits more than it has keep the quotient exact to the rao
        BigInteger scaled = FixedPoint.bits(value.get()).multiply(BigInteger.TEN.pow(20)).shiftRight(FRACTION);
        return Optional.of(new Shares(scaled, -20));
    }

    /// Rounded down; empty where there are no shares at all.
    static Optional<Rao> worth(Rao value, Shares own, Shares all) {
        if (all.mantissa().signum() <= 0 || own.mantissa().signum() < 0) {
            return Optional.empty();
        }
        BigInteger up = BigInteger.valueOf(value.value()).multiply(own.mantissa());
        BigInteger down = all.mantissa();
        int shift = own.exponent() - all.exponent();
        if (shift >= 0) {
            up = up.multiply(BigInteger.TEN.pow(shift));
        } else {
            down = down.multiply(BigInteger.TEN.pow(-shift));
        }
        BigInteger worth = up.divide(down);
        return worth.bitLength() > 62 ? Optional.empty() : Optional.of(Rao.of(worth));
    }
}
