package tern.app.window;

import java.util.Optional;

/// What came of taking a picture of the window.
///
/// @param exitCode the process's: 0 when the picture shows what was asked for; 1 when it shows a problem or could not
///                 be written; 3 when there is no such wallet; 6 when no node answers
/// @param sentence what the person at the command line has to know; one line
public record PictureOutcome(int exitCode, Optional<String> sentence) {

    static final int FAILED = 1;
    static final int NOT_FOUND = 3;
    static final int UNREACHABLE = 6;

    static PictureOutcome well() {
        return new PictureOutcome(0, Optional.empty());
    }

    static PictureOutcome of(int exitCode, String sentence) {
        return new PictureOutcome(exitCode, Optional.of(sentence));
    }
}
