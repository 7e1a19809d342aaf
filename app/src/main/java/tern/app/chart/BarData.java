package tern.app.chart;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import tern.wallet.units.Rao;

/// Days, each with one amount for each of a few series. Immutable.
///
/// @param name   what it shows, for screen readers, tables and files
/// @param series from the bottom of a bar to its top
/// @param days   rising; a day that is left out is one that is not known
public record BarData(String name, List<Series> series, List<Day> days) {

    /// @param name   what the person reads
    /// @param colour the style class that carries its colour: of [tern.app.ui.Series#styleClass]
    public record Series(String name, String colour) {}

    /// @param values of each series, in their order
    public record Day(LocalDate date, List<Rao> values) {

        public Day {
            values = List.copyOf(values);
        }

        Rao total() {
            return values.stream().reduce(Rao.ZERO, Rao::plus);
        }
    }

    /// What one bar shows.
    ///
    /// @param place  how many bars stand before it, those that are not known among them
    /// @param first  the first day in it that is known
    /// @param last   the last one
    /// @param values of each series, a day on average
    record Bar(int place, LocalDate first, LocalDate last, List<Rao> values) {

        Rao total() {
            return values.stream().reduce(Rao.ZERO, Rao::plus);
        }
    }

    /// @throws IllegalArgumentException when days do not rise or have another number of values than there are series
    public BarData {
        series = List.copyOf(series);
        days = List.copyOf(days);
        for (int i = 0; i < days.size(); i++) {
            if (days.get(i).values().size() != series.size()
                    || i > 0 && !days.get(i - 1).date().isBefore(days.get(i).date())) {
                throw new IllegalArgumentException("day " + days.get(i).date());
            }
        }
    }

    Rao total() {
        return days.stream().map(Day::total).reduce(Rao.ZERO, Rao::plus);
    }

    Rao total(int ofSeries) {
        return days.stream().map(day -> day.values().get(ofSeries)).reduce(Rao.ZERO, Rao::plus);
    }

    /// Days from the first to the last, those that are not known among them.
    int length() {
        return days.isEmpty()
                ? 0
                : (int) ChronoUnit.DAYS.between(days.getFirst().date(), days.getLast().date()) + 1;
    }

    /// One bar for each so many days, from the first on. A bar of several days has their average, so that weeks stand as
    /// high as the days in them.
    List<Bar> bars(int daysInABar) {
        List<Bar> bars = new ArrayList<>();
        int at = 0;
        while (at < days.size()) {
            int place = place(days.get(at), daysInABar);
            int end = at;
            while (end < days.size() && place(days.get(end), daysInABar) == place) {
                end++;
            }
            bars.add(new Bar(place, days.get(at).date(), days.get(end - 1).date(), average(days.subList(at, end))));
            at = end;
        }
        return bars;
    }

    private int place(Day day, int daysInABar) {
        return (int) ChronoUnit.DAYS.between(days.getFirst().date(), day.date()) / daysInABar;
    }

    private List<Rao> average(List<Day> some) {
        List<Rao> values = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            int at = i;
            long sum = some.stream().mapToLong(day -> day.values().get(at).value()).reduce(0, Math::addExact);
            values.add(Rao.of(sum / some.size()));
        }
        return values;
    }
}
