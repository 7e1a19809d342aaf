package tern.app.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// The reduction of many points against a naive one, what is looked at, and the table. Without a toolkit.
class TimeLineTest {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private static TimeLine random(Random random, int size) {
        long[] millis = new long[size];
        long[] values = new long[size];
        long at = random.nextLong(1_000_000);
        for (int i = 0; i < size; i++) {
            // several points at one time, and long pauses
            at += random.nextInt(4) == 0 ? 0 : random.nextInt(100) == 0 ? random.nextInt(100_000) : random.nextInt(50);
            millis[i] = at;
            values[i] = random.nextInt(50) == 0 ? random.nextLong() / 4 : random.nextLong(1_000_000_000L);
        }
        return new TimeLine("line", TimeLine.ACCENT, millis, values);
    }

    private static int naiveFrom(TimeLine line, long time) {
        int at = 0;
        while (at < line.size() && line.millis(at) < time) {
            at++;
        }
        return at;
    }

    @Test
    void eachColumnHasItsFirstSmallestLargestAndLastValue() {
        for (long seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            TimeLine line = random(random, 1 + random.nextInt(seed % 10 == 0 ? 30_000 : 600));
            long begin = line.millis(0) - random.nextInt(100);
            long end = line.millis(line.size() - 1) + random.nextInt(100);
            TimeView view = TimeView.whole(begin, end).zoomed(1 + random.nextInt(20), random.nextLong(begin, end + 1));
            int width = 1 + random.nextInt(300);
            Columns columns = Columns.of(line, view, width);
            int at = 0;
            int points = 0;
            for (int pixel = 0; pixel < width; pixel++) {
                int first = naiveFrom(line, Columns.begin(view, pixel, width));
                int behind = naiveFrom(line,
                        pixel + 1 == width ? view.to() + 1 : Columns.begin(view, pixel + 1, width));
                if (behind <= first) {
                    continue;
                }
                long[] inside = new long[behind - first];
                for (int i = first; i < behind; i++) {
                    inside[i - first] = line.value(i);
                }
                String where = "seed " + seed + ", column " + pixel;
                assertThat(columns.column(at)).as(where).isEqualTo(pixel);
                assertThat(columns.first(at)).as(where).isEqualTo(inside[0]);
                assertThat(columns.last(at)).as(where).isEqualTo(inside[inside.length - 1]);
                assertThat(columns.smallest(at)).as(where).isEqualTo(Arrays.stream(inside).min().orElseThrow());
                assertThat(columns.largest(at)).as(where).isEqualTo(Arrays.stream(inside).max().orElseThrow());
                points += inside.length;
                at++;
            }
            assertThat(columns.size()).as("seed %s", seed).isEqualTo(at);
            assertThat(points).as("seed %s: every point in view is in one column", seed)
                    .isEqualTo(naiveFrom(line, view.to() + 1) - naiveFrom(line, view.from()));
        }
    }

    @Test
    void whatIsDrawnHoldsEachColumnsSmallestAndLargestValue() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            TimeLine line = random(random, 2 + random.nextInt(3_000));
            TimeView view = TimeView.whole(line.millis(0), line.millis(line.size() - 1));
            int width = 1 + random.nextInt(200);
            double low = line.smallest(0, line.size()) / 1e9;
            double high = line.largest(0, line.size()) / 1e9;
            Paper.Area area = new Paper.Area(0, 7, width, 100, low, high + 1e-9);
            Columns columns = Columns.of(line, view, width);
            Trace many = Trace.of(columns, area);
            for (int i = 0; i < columns.size(); i++) {
                String where = "seed " + seed + ", column " + columns.column(i);
                assertThat(many.top(columns.column(i))).as(where).isLessThanOrEqualTo(y(area, columns.largest(i)));
                assertThat(many.bottom(columns.column(i))).as(where)
                        .isGreaterThanOrEqualTo(y(area, columns.smallest(i)));
            }
            double[] x = new double[line.size()];
            double[] y = new double[line.size()];
            for (int i = 0; i < x.length; i++) {
                x[i] = TimePainter.x(area, view, line.millis(i));
                y[i] = y(area, line.value(i));
            }
            Trace through = Trace.through(x, y, area);
            for (int i = 0; i < x.length; i++) {
                int column = Math.min(width - 1, (int) x[i]);
                String where = "seed " + seed + ", point " + i;
                assertThat(through.top(column)).as(where).isLessThanOrEqualTo(y[i] + 1e-6);
                assertThat(through.bottom(column)).as(where).isGreaterThanOrEqualTo(y[i] - 1e-6);
            }
            for (int column = 1; column < width; column++) {
                assertThat(through.top(column)).as("seed %s: without a gap at %s", seed, column)
                        .isLessThanOrEqualTo(through.bottom(column - 1) + 1e-6);
                assertThat(many.top(column)).as("seed %s: without a gap at %s", seed, column)
                        .isLessThanOrEqualTo(many.bottom(column - 1) + 1e-6);
            }
        }
    }

    private static double y(Paper.Area area, long value) {
        return area.y(TimePainter.units(value));
    }

    @Test
    void extremesAreThoseOfEveryStretch() {
        for (int size : new int[]{1, 63, 64, 65, 4_095, 4_096, 4_097, 300_000}) {
            Random random = new Random(size);
            TimeLine line = random(random, size);
            for (int round = 0; round < 200; round++) {
                int begin = random.nextInt(size);
                int end = begin + 1 + random.nextInt(size - begin);
                long smallest = Long.MAX_VALUE;
                long largest = Long.MIN_VALUE;
                for (int i = begin; i < end; i++) {
                    smallest = Math.min(smallest, line.value(i));
                    largest = Math.max(largest, line.value(i));
                }
                assertThat(line.smallest(begin, end)).as("%s: %s to %s", size, begin, end).isEqualTo(smallest);
                assertThat(line.largest(begin, end)).as("%s: %s to %s", size, begin, end).isEqualTo(largest);
            }
        }
    }

    @Test
    void theNearestPointIsFound() {
        TimeLine line = new TimeLine("x", TimeLine.ACCENT, new long[]{10, 20, 20, 40}, new long[4]);
        assertThat(line.nearest(-5)).isZero();
        assertThat(line.nearest(14)).isZero();
        assertThat(line.nearest(16)).isEqualTo(1);
        assertThat(line.nearest(29)).isEqualTo(2);
        assertThat(line.nearest(31)).isEqualTo(3);
        assertThat(line.nearest(99)).isEqualTo(3);
    }

    @Test
    void dataHoldStillAndMustFit() {
        long[] values = {1, 2};
        TimeLine line = new TimeLine("x", TimeLine.ACCENT, new long[]{1, 2}, values);
        values[0] = 7;
        assertThat(line.value(0)).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeLine("x", TimeLine.ACCENT, new long[]{2, 1}, new long[2]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeLine("x", TimeLine.ACCENT, new long[]{1}, new long[2]));
    }

    @Test
    void whatIsLookedAtStaysInsideAndItsAnchorStaysInPlace() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            long begin = random.nextLong(1_000_000_000_000L);
            long end = begin + 1 + random.nextLong(1L << (1 + random.nextInt(40)));
            TimeView view = TimeView.whole(begin, end);
            for (int step = 0; step < 20; step++) {
                TimeView before = view;
                long around = view.from() + Math.floorMod(random.nextLong(), view.length());
                double factor = Math.exp(random.nextGaussian());
                view = random.nextBoolean() ? view.zoomed(factor, around) : view.moved(random.nextInt());
                assertThat(view.from()).as("seed %s", seed).isBetween(begin, end);
                assertThat(view.to()).as("seed %s", seed).isBetween(view.from() + 1, end);
                TimeView closer = before.zoomed(2, around);
                assertThat(closer.length()).as("seed %s", seed).isLessThanOrEqualTo(before.length());
                double placeBefore = (double) (around - before.from()) / before.length();
                double placeAfter = (double) (around - closer.from()) / closer.length();
                assertThat(Math.abs(placeBefore - placeAfter) * closer.length()).as("seed %s", seed)
                        .isLessThanOrEqualTo(2);
                assertThat(view.zoomed(1e12, around).zoomed(1e-12, around).isWhole()).as("seed %s", seed).isTrue();
            }
        }
    }

    @Test
    void aPartThatReachesToNowFollowsItAndAnotherStays() {
        TimeView whole = TimeView.whole(0, 1_000_000);
        assertThat(whole.of(0, 1_200_000).isWhole()).isTrue();
        TimeView last = whole.zoomed(4, 1_000_000);
        assertThat(last.of(0, 1_200_000).to()).isEqualTo(1_200_000);
        assertThat(last.of(0, 1_200_000).length()).isEqualTo(last.length());
        TimeView first = whole.zoomed(4, 0);
        assertThat(first.of(0, 1_200_000)).isEqualTo(new TimeView(0, 1_200_000, 0, 250_000));
        assertThat(first.of(500_000, 1_200_000).from()).isEqualTo(500_000);
    }

    @Test
    void theTableHasARowForEachMomentAndTheFileIsPlain() {
        TaoFormat format = new TaoFormat(Locale.GERMAN);
        Instant noon = Instant.parse("2026-11-22T12:00:00Z");
        long at = noon.toEpochMilli();
        TimeLine price = new TimeLine("=Price, now", TimeLine.ACCENT, new long[]{at, at + 60_000},
                new long[]{71_234_567, -1_500_000_000});
        TimeLine other = new TimeLine("Other", "series-2", new long[]{at + 60_000}, new long[]{1});
        Marker bought = new Marker(noon.plusSeconds(30), Marker.Kind.UP, OptionalLong.empty(), "Bought, \"much\"");
        ChartTable table = TimeTable.of(new TimeData("x", ValueUnit.tao(format), List.of(price, other),
                List.of(bought), noon, noon.plusSeconds(60)), Texts.load(Locale.GERMAN), UTC, Locale.GERMAN);
        assertThat(table.csv()).isEqualTo("time,\"'=Price, now (tao)\",Other (tao),notes\r\n"
                + "2026-11-22T12:00:00Z,0.071234567,,\r\n"
                + "2026-11-22T12:00:30Z,,,\"Bought, \"\"much\"\"\"\r\n"
                + "2026-11-22T12:01:00Z,-1.500000000,0.000000001,\r\n");
        assertThat(table.columns().get(1).shown().apply(2)).isEqualTo("\u22121,500000000 τ");
        assertThat(table.columns().get(2).shown().apply(0)).isEqualTo(TaoFormat.UNKNOWN);
    }

    @Test
    void unitsCountInThousandsWhereTheyAreLarge() {
        TaoFormat format = new TaoFormat(Locale.ENGLISH);
        assertThat(ValueUnit.alpha(format, "λ").axis(List.of(0.0, 2_000.0, 4_000.0)))
                .containsExactly("0 kλ", "2 kλ", "4 kλ");
        assertThat(ValueUnit.alpha(format, "λ").axis(List.of(0.0, 500.0))).containsExactly("0 λ", "500 λ");
        assertThat(ValueUnit.alpha(format, "λ").axis(List.of(1.5e6, 2e6))).containsExactly("1.5 Mλ", "2.0 Mλ");
        assertThat(ValueUnit.tao(format).axis(List.of(1_200.0, 1_250.0))).containsExactly("1,200 τ", "1,250 τ");
        assertThat(ValueUnit.share(format).axis(List.of(0.4, 0.405))).containsExactly("40.0%", "40.5%");
        assertThat(ValueUnit.share(format).brief(-24_000_000)).isEqualTo("\u22122.4%");
    }
}
