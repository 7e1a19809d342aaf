package tern.wallet.yields;

import java.time.Instant;
import java.util.Optional;

/// A yield, or why there is none.
public sealed interface Measured {

    record Known(Yield yield) implements Measured {}

    /// @param samples how many states are known of the window
    /// @param since   the oldest of them
    record Unknown(Gap gap, int samples, Optional<Instant> since) implements Measured {}

    static Measured notSampled() {
        return new Unknown(Gap.NOT_SAMPLED, 0, Optional.empty());
    }

    default Optional<Yield> found() {
        return this instanceof Known known ? Optional.of(known.yield()) : Optional.empty();
    }
}
