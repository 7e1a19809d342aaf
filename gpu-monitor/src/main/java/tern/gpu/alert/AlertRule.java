package tern.gpu.alert;

import java.time.Duration;

/// When one kind of alert is raised and is over.
///
/// @param on        whether it is looked for at all
/// @param threshold in the unit of the kind. For [Alert.Kind#TOO_HOT] what counts where the card does not say at how many
///                  degrees it brakes; for [Alert.Kind#OVER_POWER] hundredths of a percent of the limit; for what a driver
///                  tells by itself how many milliseconds it stands
/// @param clear     what has to be reached again before it is over, so that it does not come and go
/// @param hold      how long it has to be so before it is said, and how long not before it is over
/// @param coolDown  how long the same is not told again
public record AlertRule(boolean on, long threshold, long clear, Duration hold, Alert.Severity severity,
        Duration coolDown) {

    static final Duration USUAL_COOL_DOWN = Duration.ofMinutes(15);

    /// @throws IllegalArgumentException for a time below zero or above a day
    public AlertRule {
        for (Duration time : new Duration[]{hold, coolDown}) {
            if (time.isNegative() || time.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException("not a time of an alert: " + time);
            }
        }
    }

    public AlertRule withThreshold(long other, long clearAt) {
        return new AlertRule(on, other, clearAt, hold, severity, coolDown);
    }

    public AlertRule withOn(boolean wanted) {
        return new AlertRule(wanted, threshold, clear, hold, severity, coolDown);
    }
}
