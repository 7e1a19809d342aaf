package tern.app.chart;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// Where a chart's lines and labels stand: round values and round times. Plain Java.
public final class ChartScale {

    private static final double[] ROUND = {1, 2, 2.5, 5, 10};

    private ChartScale() {}

    /// Round values from at or below the smallest to at or above the largest.
    ///
    /// @param most about so many steps
    public static List<Double> values(double smallest, double largest, int most) {
        double low = smallest;
        double high = largest;
        if (high - low < Math.max(Math.abs(high) * 1e-6, 1e-9)) {
            // a flat line stands in the middle
            double room = Math.max(Math.abs(high) * 0.001, 1e-6);
            low = Math.max(0, low - room);
            high = high + room;
        }
        double step = step((high - low) / Math.max(1, most));
        List<Double> values = new ArrayList<>();
        double first = Math.floor(low / step + 1e-9);
        for (double i = first; values.isEmpty() || values.getLast() < high - step * 1e-6; i++) {
            values.add(i * step);
        }
        return List.copyOf(values);
    }

    /// The distance between values that have equal ones; of a single value, the value itself.
    static double step(List<Double> values) {
        return values.size() > 1 ? values.get(1) - values.get(0) : Math.abs(values.getFirst());
    }

    private static double step(double wanted) {
        double power = Math.pow(10, Math.floor(Math.log10(wanted)));
        for (double round : ROUND) {
            if (round * power >= wanted * 0.999_999) {
                return round * power;
            }
        }
        return 10 * power;
    }

    /// Decimals that tell values with this distance apart.
    public static int decimals(double step) {
        int decimals = 0;
        double rest = step;
        while (decimals < 9 && Math.abs(rest - Math.rint(rest)) > 1e-6 * Math.max(1, rest)) {
            rest *= 10;
            decimals++;
        }
        return decimals;
    }

    /// A label on the time axis.
    public record Tick(Instant time, String text) {}

    /// Round times in a stretch, with their labels in the person's own way of writing.
    ///
    /// @param most no more than these
    public static List<Tick> times(Instant from, Instant to, int most, ZoneId zone, Locale locale) {
        Duration length = Duration.between(from, to);
        if (length.isZero() || length.isNegative() || most < 1) {
            return List.of();
        }
        List<Tick> ticks = new ArrayList<>();
        if (length.compareTo(Duration.ofDays(300)) > 0) {
            int months = length.toDays() / 30 <= most ? 1 : (int) Math.ceil(length.toDays() / 30.0 / most);
            DateTimeFormatter month = DateTimeFormatter.ofLocalizedPattern(
                    length.toDays() > 500 ? "yMMM" : "MMM").withLocale(locale);
            ZonedDateTime at = from.atZone(zone).toLocalDate().withDayOfMonth(1).atStartOfDay(zone);
            walk(ticks, at, to, from, now -> now.plusMonths(months), month);
            return ticks;
        }
        if (length.compareTo(Duration.ofHours(50)) > 0) {
            int days = (int) Math.max(1, Math.ceil(length.toHours() / 24.0 / most));
            DateTimeFormatter day = DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(locale);
            walk(ticks, from.atZone(zone).toLocalDate().atStartOfDay(zone), to, from, now -> now.plusDays(days), day);
            return ticks;
        }
        long minutes = 1;
        for (long round : new long[]{1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720}) {
            minutes = round;
            if (length.toMinutes() / round <= most) {
                break;
            }
        }
        long step = minutes;
        DateTimeFormatter hour = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale);
        walk(ticks, from.atZone(zone).toLocalDate().atStartOfDay(zone), to, from, now -> now.plusMinutes(step), hour);
        return ticks;
    }

    private static void walk(
            List<Tick> ticks, ZonedDateTime first, Instant to, Instant from, UnaryOperator<ZonedDateTime> next,
            DateTimeFormatter format) {
        for (ZonedDateTime at = first; !at.toInstant().isAfter(to); at = next.apply(at)) {
            if (!at.toInstant().isBefore(from)) {
                ticks.add(new Tick(at.toInstant(), format.format(at)));
            }
        }
    }
}
