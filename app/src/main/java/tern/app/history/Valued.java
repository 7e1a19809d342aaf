package tern.app.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import tern.wallet.history.ActivityEntry;
import tern.wallet.units.Rao;

/// Something an account did, with what it was worth at the time.
///
/// @param price     rao of TAO for one alpha, as nearly as it is known; empty where it is not, or not needed
/// @param priceTime when that price was
/// @param value     rao of TAO
/// @param sold      what went away of lots; empty where nothing did, or where no lots are kept
public record Valued(
        ActivityEntry entry, Optional<Rao> price, Optional<Instant> priceTime, Optional<Rao> value,
        Optional<Sold> sold) {

    /// @param cost      what that had cost, in rao of TAO
    /// @param gain      what it brought above that, in rao of TAO; less than nothing for a loss; empty where it was
    ///                  given away
    /// @param unknown   rao of alpha of which nobody knows what it had cost
    /// @param costMoney the cost of the same lots in the person's currency, each at its time; empty where that of one of
    ///                  them is not known
    /// @param gainMoney the gain in it, what it brought at its own time; less than nothing for a loss
    public record Sold(Rao cost, Optional<Long> gain, Rao unknown, Optional<BigDecimal> costMoney,
            Optional<BigDecimal> gainMoney) {}
}
