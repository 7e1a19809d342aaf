package tern.app.node;

/// A line of the node's log, as it is shown.
///
/// @param time  of day
/// @param level as the node writes it: `INFO`
/// @param tone  of the level
/// @param text  without time and level
record LogRow(String time, String level, Tone tone, String text) {

    /// As it is copied.
    String line() {
        return time + " " + level + " " + text;
    }
}
