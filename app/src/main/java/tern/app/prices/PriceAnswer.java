package tern.app.prices;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/// What came of a question.
public sealed interface PriceAnswer {

    /// Prices of one TAO.
    ///
    /// @param perTao in each currency that the service knows; each above zero
    /// @param time   of which they are, as the service says
    record Told(Map<Fiat, BigDecimal> perTao, Instant time) implements PriceAnswer {

        public Told {
            perTao = Map.copyOf(perTao);
        }
    }

    /// No price.
    ///
    /// @param details technical text for the log
    record None(NoPrice reason, String details) implements PriceAnswer {}
}
