package tern.app.log;

/// A line of a log, as it is shown.
///
/// @param time  of day
/// @param level as the program writes it: `INFO`
/// @param style of the level: `tone-warning`
/// @param text  without time and level
public record LogRow(String time, String level, String style, String text) {

    /// As it is copied.
    public String line() {
        return time + " " + level + " " + text;
    }
}
