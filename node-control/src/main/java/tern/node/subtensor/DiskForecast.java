package tern.node.subtensor;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;

/// How fast a folder grows and when its disk is full, from sizes seen over at most a day. For one thread.
final class DiskForecast {

    /// A shorter look would take a compaction for a habit.
    private static final Duration LEAST = Duration.ofMinutes(10);
    private static final Duration MOST = Duration.ofDays(1);
    private static final Duration APART = Duration.ofMinutes(2);
    private static final double DAY_NANOS = Duration.ofDays(1).toNanos();
    private static final Duration NEVER = Duration.ofDays(3_650);

    private final Deque<Point> points = new ArrayDeque<>();

    private record Point(long nanos, long bytes) {}

    /// @param nanos as [System#nanoTime]
    void saw(long bytes, long nanos) {
        if (!points.isEmpty() && nanos - points.getLast().nanos() < APART.toNanos()) {
            return;
        }
        points.addLast(new Point(nanos, bytes));
        while (nanos - points.getFirst().nanos() > MOST.toNanos()) {
            points.removeFirst();
        }
    }

    /// Bytes a day, negative when it shrinks.
    OptionalLong perDay() {
        if (points.size() < 2) {
            return OptionalLong.empty();
        }
        long nanos = points.getLast().nanos() - points.getFirst().nanos();
        if (nanos < LEAST.toNanos()) {
            return OptionalLong.empty();
        }
        double grown = points.getLast().bytes() - (double) points.getFirst().bytes();
        return OptionalLong.of(Math.round(grown * DAY_NANOS / nanos));
    }

    /// When so many bytes are used up; empty when that is not known, never, or years away.
    Optional<Duration> fullIn(long bytesLeft) {
        OptionalLong pace = perDay();
        if (pace.isEmpty() || pace.getAsLong() <= 0) {
            return Optional.empty();
        }
        double days = Math.max(0, bytesLeft) / (double) pace.getAsLong();
        return days > NEVER.toDays() ? Optional.empty() : Optional.of(Duration.ofMinutes((long) (days * 24 * 60)));
    }
}
