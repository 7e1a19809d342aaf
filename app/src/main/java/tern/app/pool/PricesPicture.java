package tern.app.pool;

import java.time.Instant;
import java.util.List;
import tern.wallet.units.Rao;

/// A subnet's price over time, with what one bought and sold.
///
/// @param points oldest first
/// @param trades of the accounts shown
public record PricesPicture(int netuid, List<Point> points, List<Trade> trades) {

    /// @param price rao of TAO for one alpha
    public record Point(Instant time, Rao price) {}

    /// @param bought whether alpha was bought
    /// @param words  what was done
    public record Trade(Instant time, boolean bought, String words) {}
}
