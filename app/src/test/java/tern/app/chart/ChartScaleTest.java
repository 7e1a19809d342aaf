package tern.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChartScaleTest {

    private static final ZoneId UTC = ZoneId.of("UTC");

    @Test
    void valuesAreRoundAndHoldTheLine() {
        assertThat(ChartScale.values(1_091.3, 1_266.2, 4)).containsExactly(1_050.0, 1_100.0, 1_150.0, 1_200.0, 1_250.0,
                1_300.0);
        assertThat(ChartScale.values(0, 0.004, 4)).hasSize(5);
        assertThat(ChartScale.decimals(50)).isZero();
        assertThat(ChartScale.decimals(0.25)).isEqualTo(2);
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            double low = random.nextDouble() * Math.pow(10, random.nextInt(10) - 4);
            double high = low + random.nextDouble() * Math.pow(10, random.nextInt(10) - 5);
            List<Double> values = ChartScale.values(low, high, 4);
            assertThat(values.getFirst()).as("%s %s", low, high).isLessThanOrEqualTo(low + 1e-9);
            assertThat(values.getLast()).as("%s %s", low, high).isGreaterThanOrEqualTo(high - 1e-6 * Math.abs(high));
            assertThat(values).as("%s %s", low, high).hasSizeBetween(2, 8);
        }
    }

    @Test
    void aFlatLineHasRoomAboveAndBelow() {
        List<Double> values = ChartScale.values(100, 100, 4);
        assertThat(values.getFirst()).isLessThan(100);
        assertThat(values.getLast()).isGreaterThan(100);
        assertThat(ChartScale.values(0, 0, 4)).hasSizeGreaterThan(1);
    }

    @Test
    void timesAreRoundAndInThePersonsWriting() {
        Instant end = Instant.parse("2026-11-22T12:00:00Z");
        assertThat(ChartScale.times(end.minus(Duration.ofDays(30)), end, 5, UTC, Locale.ENGLISH))
                .extracting(ChartScale.Tick::text)
                .hasSizeBetween(4, 6)
                .allMatch(text -> text.matches("(Oct|Nov) \\d+"));
        assertThat(ChartScale.times(end.minus(Duration.ofDays(1)), end, 6, UTC, Locale.GERMAN))
                .extracting(ChartScale.Tick::text)
                .contains("16:00", "00:00");
        assertThat(ChartScale.times(end.minus(Duration.ofDays(365)), end, 7, UTC, Locale.ENGLISH))
                .extracting(ChartScale.Tick::text)
                .contains("Jan", "Nov");
        assertThat(ChartScale.times(end, end, 5, UTC, Locale.ENGLISH)).isEmpty();
    }
}
