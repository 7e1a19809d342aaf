package tern.app.chart;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// What a [TimeChart] shows. Immutable.
///
/// @param name    for screen readers, tables and files
/// @param lines   one or several, all of one unit; the first has its area filled when it is alone
/// @param markers in any order
/// @param from    where the time axis begins
/// @param to      where it ends
public record TimeData(
        String name, ValueUnit unit, List<TimeLine> lines, List<Marker> markers, Instant from, Instant to) {

    public TimeData {
        lines = List.copyOf(lines);
        markers = markers.stream().sorted(Comparator.comparing(Marker::time)).toList();
    }

    /// Whether there is a line to draw.
    boolean hasLine() {
        return lines.stream().anyMatch(line -> line.size() > 1);
    }

    /// The one with the most points, which the crosshair follows.
    TimeLine leading() {
        return lines.stream().max(Comparator.comparingInt(TimeLine::size)).orElseThrow();
    }
}
