package tern.node.manage;

import java.time.LocalDateTime;
import java.util.Optional;

/// One line that a node has printed, without colours and secrets.
///
/// @param number counts up while the node is watched; lines of before have lower numbers
/// @param time   as it stands in the line: the computer's local time
/// @param text   without time, level and thread
public record LogLine(long number, Optional<LocalDateTime> time, Level level, String text) {

    /// Least first.
    public enum Level {
        TRACE, DEBUG, INFO, WARN, ERROR
    }
}
