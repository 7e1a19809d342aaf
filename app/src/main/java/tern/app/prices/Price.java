package tern.app.prices;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import tern.wallet.units.Rao;

/// What one TAO costs. Both conversions are exact and cut what is left over, so that neither ever shows or sends more
/// than there is.
///
/// @param perTao   in `currency`, above zero
/// @param time     of which the price is, as its source says
/// @param source   the host that said so
public record Price(BigDecimal perTao, Fiat currency, Instant time, String source) {

    public Price {
        if (perTao.signum() <= 0) {
            throw new IllegalArgumentException("a price is above zero: " + perTao);
        }
    }

    /// What an amount is worth, cut to the currency's smallest unit.
    public BigDecimal worth(Rao amount) {
        return perTao.multiply(BigDecimal.valueOf(amount.value(), Rao.DECIMALS))
                .setScale(currency.decimals(), RoundingMode.DOWN);
    }

    /// The most whole rao that an amount of the currency buys.
    ///
    /// @param money not below zero
    /// @return empty when that is more than all TAO that can exist
    public Optional<Rao> rao(BigDecimal money) {
        BigInteger rao = money.movePointRight(Rao.DECIMALS).divide(perTao, 0, RoundingMode.DOWN).toBigIntegerExact();
        return rao.bitLength() > 63 ? Optional.empty() : Optional.of(Rao.of(rao));
    }
}
