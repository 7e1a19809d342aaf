package tern.app.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.wallet.history.Earnings;
import tern.wallet.history.Payments;
import tern.wallet.history.Point;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// What some accounts owned together over a stretch of time.
///
/// @param span      which
/// @param now       the moment it ends at, as the chain's clock goes
/// @param points    totals, oldest first; empty where nothing is known
/// @param whole     whether they reach back to where the stretch begins
/// @param earned    what of the change was earned by stake, as far as it can be told
/// @param complete  whether it can be told for all of the stretch
/// @param paid      what of the change came from others or went to them, as far as Tern saw it
/// @param positions what is known of each position
public record Past(
        Span span,
        Instant now,
        List<Point> points,
        boolean whole,
        Rao earned,
        boolean complete,
        Payments paid,
        Map<Key, PositionPast> positions) {

    /// A position of an account.
    public record Key(AccountId account, Earnings.Place place) {}

    /// @param priceDayAgo   rao of TAO for one alpha, 24 hours before
    /// @param earnedWeek    earned over seven days by growing, in rao of TAO; root stake does not grow
    /// @param amountWeekAgo what was there seven days before, in rao of the subnet's unit
    public record PositionPast(Optional<Rao> priceDayAgo, Optional<Rao> earnedWeek, Optional<Rao> amountWeekAgo) {

        /// What was there is not known.
        public PositionPast(Optional<Rao> priceDayAgo, Optional<Rao> earnedWeek) {
            this(priceDayAgo, earnedWeek, Optional.empty());
        }
    }

    public Past {
        points = List.copyOf(points);
        positions = Map.copyOf(positions);
    }

    /// Nothing is known.
    public static Past nothing(Span span, Instant now) {
        return new Past(span, now, List.of(), false, Rao.ZERO, false, Payments.NONE, Map.of());
    }
}
