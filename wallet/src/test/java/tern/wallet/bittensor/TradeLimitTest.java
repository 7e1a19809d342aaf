package tern.wallet.bittensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import tern.wallet.units.Rao;

class TradeLimitTest {

    private static final long TAO = Rao.PER_TAO;

    /// A purchase at one TAO for one alpha that brings so much less than that, in hundredths of a per cent.
    private static Quote buys(long tao, long less) {
        Rao paid = Rao.of(tao * TAO);
        Rao received = Rao.of(tao * TAO / 10_000 * (10_000 - less));
        return new Quote(1, Quote.Side.BUY, paid, received, Rao.ZERO, Rao.of(TAO), Rao.of(TAO), (int) less,
                Quote.Source.RUNTIME_SIMULATION);
    }

    private static String refusal(Quote whole) {
        return new TradeLimit(whole, Optional.empty()).tooLarge().sentence();
    }

    @Test
    void onlyWhatCanBeChosenIsAdvised() {
        assertThat(refusal(buys(10, 30))).endsWith("or allow 1 %.");
        assertThat(refusal(buys(10, 110))).endsWith("or allow 3 %.");
        assertThat(refusal(buys(10, 300))).endsWith("or allow 10 %.");
        assertThat(refusal(buys(10, 900))).contains("and you allow 0.5 %").endsWith("Trade less at once.");
    }

    @Test
    void whatIsSaidIsOfTheWholeTradeAndNotOfThePartThatWasQuotedLast() {
        PlanException refused = catchThrowableOfType(PlanException.class,
                () -> TradeLimit.of(buys(100, 200), Optional.empty(), AtLimit.PARTIAL, true,
                        amount -> buys(Math.max(1, amount.value() / TAO), 60)));
        assertThat(refused.sentence()).contains("about 4.13 %").endsWith("or allow 5 %.");
    }
}
