package tern.app.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import tern.app.ui.Moments;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// Lines over time in words: as a table with a row for each moment at which a line has a point or a marker stands, and
/// what the crosshair says.
final class TimeTable {

    private TimeTable() {}

    static ChartTable of(TimeData data, Texts texts, ZoneId zone, Locale locale) {
        // the points of one line alone stand as they are, also several at one time
        TimeLine alone = data.lines().size() == 1 && data.markers().isEmpty() ? data.lines().getFirst() : null;
        long[] times = alone == null
                ? times(data)
                : LongStream.range(0, alone.size())
                        .map(i -> alone.millis((int) i))
                        .toArray();
        List<ChartTable.Column> columns = new ArrayList<>();
        columns.add(new ChartTable.Column(texts.get("chart.when"), "time", false,
                row -> Moments.of(Instant.ofEpochMilli(times[row]), zone, locale),
                row -> Instant.ofEpochMilli(times[row]).toString()));
        for (TimeLine line : data.lines()) {
            columns.add(new ChartTable.Column(line.name(), line.name() + " (" + data.unit().fileUnit() + ")", true,
                    row -> {
                        int point = alone == null ? at(line, times[row]) : row;
                        return point < 0 ? TaoFormat.UNKNOWN : data.unit().exact(line.value(point));
                    },
                    row -> {
                        int point = alone == null ? at(line, times[row]) : row;
                        return point < 0 ? "" : ValueUnit.plain(line.value(point));
                    }));
        }
        if (!data.markers().isEmpty()) {
            columns.add(new ChartTable.Column(texts.get("chart.notes"), "notes", false,
                    row -> notes(data.markers(), times[row]), row -> notes(data.markers(), times[row])));
        }
        return new ChartTable(columns, times.length);
    }

    private static long[] times(TimeData data) {
        LongStream all = data.markers().stream().mapToLong(marker -> marker.time().toEpochMilli());
        TimeLine before = null;
        for (TimeLine line : data.lines()) {
            if (before == null || !line.hasTimesOf(before)) {
                all = LongStream.concat(all, LongStream.range(0, line.size()).map(i -> line.millis((int) i)));
            }
            before = line;
        }
        long[] times = all.toArray();
        Arrays.parallelSort(times);
        return Arrays.stream(times).distinct().toArray();
    }

    /// What the crosshair says.
    ///
    /// @param near    markers within so many milliseconds are said as well
    /// @param between stands between two things that are said
    static String said(TimeData data, long time, long near, ZoneId zone, Locale locale, String between) {
        TimeLine leading = data.leading();
        int nearest = leading.nearest(time);
        long at = leading.millis(nearest);
        String moment = Moments.of(Instant.ofEpochMilli(at), zone, locale);
        List<String> lines = new ArrayList<>();
        if (data.lines().size() == 1) {
            lines.add(data.unit().brief(leading.value(nearest)) + "  " + moment);
        } else {
            lines.add(moment);
            for (TimeLine line : data.lines()) {
                // a line says what it was then: the value at that time or the last one before it
                int known = line.from(at + 1) - 1;
                lines.add(line.name() + "  "
                        + (known < 0 ? TaoFormat.UNKNOWN : data.unit().brief(line.value(known))));
            }
        }
        data.markers()
                .stream()
                .filter(marker -> Math.abs(marker.time().toEpochMilli() - time) <= near)
                .forEach(marker -> lines.add(marker.words()));
        return String.join(between, lines);
    }

    /// The last of its points at that very time; −1 when there is none.
    private static int at(TimeLine line, long time) {
        int last = line.from(time + 1) - 1;
        return last >= 0 && line.millis(last) == time ? last : -1;
    }

    private static String notes(List<Marker> markers, long time) {
        return markers.stream()
                .filter(marker -> marker.time().toEpochMilli() == time)
                .map(Marker::words)
                .collect(Collectors.joining("; "));
    }
}
