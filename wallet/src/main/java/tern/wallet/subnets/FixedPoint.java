package tern.wallet.subnets;

import java.math.BigInteger;
import java.util.Optional;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;

/// The runtime's fixed-point numbers, which are never money here: shares, prices that only order subnets, factors.
final class FixedPoint {

    private FixedPoint() {}

    /// @param fraction how many of its bits stand after the point: 32 for `I96F32`, 64 for `U64F64`
    static double number(Value value, int fraction) throws ScaleException {
        return Math.scalb(bits(value).doubleValue(), -fraction);
    }

    static BigInteger bits(Value value) throws ScaleException {
        Optional<Value> field = value.find("bits");
        return field.isPresent() ? field.get().asInteger() : value.asInteger();
    }
}
