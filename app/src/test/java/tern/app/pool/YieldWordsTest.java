package tern.app.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tern.app.feed.Samples;
import tern.app.market.BestYield;
import tern.app.market.MarketState;
import tern.app.market.ScriptedMarket;
import tern.app.market.SubnetPast;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.yields.Gap;
import tern.wallet.yields.Measured;
import tern.wallet.yields.YieldWindow;

class YieldWordsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final YieldWords words = new YieldWords(Texts.load(Locale.ENGLISH), new TaoFormat(Locale.ENGLISH));

    private static Measured young(Duration spanned) {
        return new Measured.Unknown(Gap.TOO_SHORT, 3, Optional.of(NOON), spanned);
    }

    @Test
    void aYieldIsMeasuredOverAllOfItsWindowOrSaysHowMuchOfItWasLookedAt() {
        assertThat(words.year(young(Duration.ofHours(50)), YieldWindow.WEEK)).isEqualTo("2 of 7 d");
        assertThat(words.how(young(Duration.ofHours(50)), YieldWindow.WEEK, 64)).contains("2 of 7 d so far");
        assertThat(words.year(young(Duration.ofHours(50)), YieldWindow.MONTH)).isEqualTo("2 of 30 d");
        assertThat(words.year(young(Duration.ofHours(5)), YieldWindow.DAY)).isEqualTo("5 of 24 h");
        // a window that is longer than what stands for it is never said to be whole
        assertThat(words.year(young(Duration.ofDays(9)), YieldWindow.WEEK)).isEqualTo("6 of 7 d");
        assertThat(words.year(young(Duration.ofHours(5)), YieldWindow.WEEK)).isEqualTo("—");
        assertThat(words.how(young(Duration.ofHours(5)), YieldWindow.WEEK, 64)).contains("7 days");
        assertThat(words.year(Measured.notSampled(), YieldWindow.WEEK)).isEqualTo("—");
    }

    @Test
    void rootsYieldIsSaidToComeFromItsFund() {
        MarketState state = ScriptedMarket.measuring(Samples.hash("genesis"), NOON, 0, Samples.account("a"), 2_000_000);
        Measured root = state.measured(0, Samples.account("a"), YieldWindow.WEEK);
        assertThat(words.year(root, YieldWindow.WEEK)).isEqualTo("10.4%");
        assertThat(words.how(root, YieldWindow.WEEK, 0)).contains("last 7 days", "fund");
        Measured nothing = new Measured.Unknown(Gap.NO_PAYOUT, 2, Optional.of(NOON), Duration.ofDays(1));
        assertThat(words.year(nothing, YieldWindow.DAY)).as("which is not zero").isEqualTo("—");
        assertThat(words.how(nothing, YieldWindow.DAY, 0)).contains("fund within 1 day");
        assertThat(words.how(nothing, YieldWindow.DAY, 9)).contains("paid nobody");
    }

    @Test
    void aSubnetsBestYieldIsThatOfItsValidator() {
        MarketState one = ScriptedMarket.measuring(Samples.hash("genesis"), NOON, 64, Samples.account("a"), 8_000_000);
        Measured validator = one.measured(64, Samples.account("a"), YieldWindow.WEEK);
        MarketState subnet = ScriptedMarket.knowing(Samples.hash("genesis"), NOON,
                new SubnetPast(64, Samples.tao("0.05"), Optional.empty(), Optional.empty(), List.of(),
                        List.of(), Map.of(YieldWindow.WEEK,
                                new BestYield(Samples.account("a"), validator.found().orElseThrow()))));
        Measured best = subnet.best(YieldWindow.WEEK).get(64);
        assertThat(words.year(best, YieldWindow.WEEK)).isEqualTo(words.year(validator, YieldWindow.WEEK))
                .isEqualTo("41.7%");
        assertThat(words.how(best, YieldWindow.WEEK, 64)).isEqualTo(words.how(validator, YieldWindow.WEEK, 64));
    }
}
