package tern.wallet.yields;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A yield, or why there is none.
public sealed interface Measured {

    record Known(Yield yield) implements Measured {}

    /// @param samples how many states are known of the window
    /// @param since   the oldest of them
    /// @param spanned how much of the window lies between the oldest and the newest of them
    record Unknown(Gap gap, int samples, Optional<Instant> since, Duration spanned) implements Measured {

        /// Of states that were looked at within the window.
        public static Unknown of(Gap gap, List<UnitPoint> inside) {
            return inside.isEmpty()
                    ? new Unknown(gap, 0, Optional.empty(), Duration.ZERO)
                    : new Unknown(gap, inside.size(), Optional.of(inside.getFirst().time()),
                            Duration.between(inside.getFirst().time(), inside.getLast().time()));
        }

        /// Whether looks that are still to come, or past ones that are still to be fetched, would tell it.
        public boolean isYoung() {
            return gap == Gap.NOT_SAMPLED || gap == Gap.TOO_SHORT;
        }
    }

    static Measured notSampled() {
        return new Unknown(Gap.NOT_SAMPLED, 0, Optional.empty(), Duration.ZERO);
    }

    default Optional<Yield> found() {
        return this instanceof Known known ? Optional.of(known.yield()) : Optional.empty();
    }
}
