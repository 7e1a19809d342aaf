package tern.wallet.mining;

import java.math.BigDecimal;
import java.math.MathContext;

/// What mining draws from the socket.
///
/// @param watts      cards as measured, and what the rest of the computer takes more than it would anyway
/// @param efficiency of the power supply, above 0 to 1
/// @param duty       part of the day in which it works, 0 to 1
public record PowerUse(BigDecimal watts, BigDecimal efficiency, BigDecimal duty) {

    public PowerUse {
        if (watts.signum() < 0 || duty.signum() < 0 || duty.compareTo(BigDecimal.ONE) > 0 || efficiency.signum() <= 0
                || efficiency.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("no such use of power: " + watts + " W, " + efficiency + ", " + duty);
        }
    }

    /// Kilowatt-hours of a day.
    public BigDecimal kilowattHours() {
        return watts.divide(efficiency, MathContext.DECIMAL64)
                .multiply(duty, MathContext.DECIMAL64)
                .multiply(BigDecimal.valueOf(24))
                .movePointLeft(3);
    }
}
