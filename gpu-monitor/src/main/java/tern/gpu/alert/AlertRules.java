package tern.gpu.alert;

import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tern.gpu.alert.Alert.Kind;
import tern.gpu.alert.Alert.Severity;

/// All rules, and when it is quiet. Immutable.
///
/// @param rules one for each kind
/// @param quiet times of the day in which nothing is told that is not critical
public record AlertRules(Map<Kind, AlertRule> rules, List<Quiet> quiet) {

    /// @throws IllegalArgumentException when a kind has no rule
    public AlertRules {
        rules = Map.copyOf(rules);
        quiet = List.copyOf(quiet);
        if (rules.size() != Kind.values().length) {
            throw new IllegalArgumentException("not every kind has a rule");
        }
    }

    /// A time of the day, over midnight where it ends before it begins. The end does not belong to it.
    public record Quiet(LocalTime from, LocalTime to) {

        boolean holds(LocalTime time) {
            return from.isBefore(to)
                    ? !time.isBefore(from) && time.isBefore(to)
                    : !time.isBefore(from) || time.isBefore(to);
        }
    }

    /// What holds until somebody has chosen otherwise.
    public static AlertRules standard() {
        Map<Kind, AlertRule> rules = new EnumMap<>(Kind.class);
        rules.put(Kind.TOO_HOT, rule(85_000, 80_000, 30, Severity.WARNING));
        rules.put(Kind.MEMORY_TOO_HOT, rule(100_000, 95_000, 60, Severity.WARNING));
        // ten seconds of the last minute
        rules.put(Kind.THROTTLED, rule(10_000, 1_000, 0, Severity.WARNING));
        rules.put(Kind.FAN_STOPPED, rule(70_000, 65_000, 20, Severity.CRITICAL));
        rules.put(Kind.LOST, rule(0, 0, 0, Severity.CRITICAL));
        // what a driver tells is over after ten minutes, or five
        rules.put(Kind.DRIVER_ERROR, rule(600_000, 600_000, 0, Severity.WARNING));
        rules.put(Kind.POWER_SOURCE, rule(300_000, 300_000, 0, Severity.NOTICE));
        // a card at work changes them all the time
        rules.put(Kind.CLOCKS_CHANGED, rule(300_000, 300_000, 0, Severity.NOTICE).withOn(false));
        rules.put(Kind.MEMORY_ERRORS, rule(0, 0, 0, Severity.CRITICAL));
        rules.put(Kind.MINER_IDLE, rule(500, 1000, 600, Severity.WARNING));
        rules.put(Kind.OVER_POWER, rule(10_500, 10_200, 30, Severity.WARNING));
        rules.put(Kind.VRAM_FULL, rule(256L << 20, 512L << 20, 0, Severity.NOTICE));
        rules.put(Kind.LINK_DEGRADED, rule(0, 0, 30, Severity.NOTICE));
        rules.put(Kind.DISK_LOW, rule(10L << 30, 12L << 30, 0, Severity.WARNING));
        rules.put(Kind.ON_BATTERY, rule(0, 0, 0, Severity.NOTICE));
        return new AlertRules(rules, List.of());
    }

    private static AlertRule rule(long threshold, long clear, int seconds, Severity severity) {
        return new AlertRule(true, threshold, clear, Duration.ofSeconds(seconds), severity, AlertRule.USUAL_COOL_DOWN);
    }

    public AlertRule rule(Kind kind) {
        AlertRule found = rules.get(kind);
        if (found == null) {
            throw new IllegalStateException("no rule for " + kind);
        }
        return found;
    }

    public AlertRules with(Kind kind, AlertRule rule) {
        Map<Kind, AlertRule> changed = new EnumMap<>(rules);
        changed.put(kind, rule);
        return new AlertRules(changed, quiet);
    }

    public AlertRules withQuiet(List<Quiet> times) {
        return new AlertRules(rules, times);
    }

    boolean isQuiet(LocalTime time) {
        return quiet.stream().anyMatch(each -> each.holds(time));
    }
}
