package tern.wallet.history;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import tern.wallet.units.Rao;

/// What one TAO cost in a person's currency at a moment.
///
/// @param currency its ISO 4217 code: `EUR`
/// @param time     of which the price is, as its source says
/// @param perTao   above zero
/// @param source   the host that said so
public record CurrencyPrice(String currency, Instant time, BigDecimal perTao, String source) {

    /// As of rao, so that many small amounts still add up.
    public static final int DECIMALS = 9;

    public CurrencyPrice {
        if (perTao.signum() <= 0) {
            throw new IllegalArgumentException("a price is above zero: " + perTao);
        }
    }

    /// What an amount was worth: the exact product, cut to [#DECIMALS].
    public BigDecimal worth(Rao amount) {
        return perTao.multiply(BigDecimal.valueOf(amount.value(), Rao.DECIMALS)).setScale(DECIMALS, RoundingMode.DOWN);
    }
}
