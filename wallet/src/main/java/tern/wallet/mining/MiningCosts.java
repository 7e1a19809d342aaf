package tern.wallet.mining;

import java.math.BigDecimal;
import tern.wallet.units.Rao;

/// What mining costs whoever does it.
///
/// @param power        what it draws
/// @param tariff       what that costs, in the person's currency
/// @param host         rent of the computer a day, in that currency
/// @param hardware     what was or will be paid for the hardware, in that currency; zero where it is there anyway
/// @param registration what a seat costs, in rao of TAO; it is not given back
/// @param expectedDays days the seat is likely to be held, above zero
public record MiningCosts(
        PowerUse power,
        Tariff tariff,
        BigDecimal host,
        BigDecimal hardware,
        Rao registration,
        BigDecimal expectedDays) {

    public MiningCosts {
        if (host.signum() < 0 || hardware.signum() < 0 || expectedDays.signum() <= 0) {
            throw new IllegalArgumentException("costs are never negative, and days are above zero");
        }
    }
}
