package tern.wallet.mining;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.List;

/// What a kilowatt-hour costs, by the hour of the day.
///
/// @param byHour 24 prices, midnight first, in the person's currency; none below zero
public record Tariff(List<BigDecimal> byHour) {

    public static final int HOURS = 24;

    public Tariff {
        byHour = List.copyOf(byHour);
        if (byHour.size() != HOURS) {
            throw new IllegalArgumentException("a tariff has 24 hours and not " + byHour.size());
        }
        if (byHour.stream().anyMatch(price -> price.signum() < 0)) {
            throw new IllegalArgumentException("a price is never negative");
        }
    }

    /// The same at every hour.
    public static Tariff flat(BigDecimal price) {
        return new Tariff(Collections.nCopies(HOURS, price));
    }

    /// Price of a day's energy that is used evenly.
    ///
    /// @param kilowattHours of the whole day
    public BigDecimal price(BigDecimal kilowattHours) {
        BigDecimal sum = byHour.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return kilowattHours.multiply(sum, MathContext.DECIMAL64)
                .divide(BigDecimal.valueOf(HOURS), MathContext.DECIMAL64);
    }

    /// Whether the price at an hour is above a limit: what «pause in dear hours» asks.
    ///
    /// @param hour 0 to 23, local time
    public boolean dearerThan(BigDecimal limit, int hour) {
        return byHour.get(hour).compareTo(limit) > 0;
    }
}
