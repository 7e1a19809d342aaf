package tern.app.ui;

import java.util.Optional;

/// One line of what is known.
///
/// @param id    ends the id of its value
/// @param more  explains it; shown on hover and read out
/// @param alarm whether it needs the eye
public record Fact(String id, String name, String value, Optional<String> more, boolean alarm) {

    public static Fact of(String id, String name, String value) {
        return new Fact(id, name, value, Optional.empty(), false);
    }
}
