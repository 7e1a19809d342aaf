package tern.app.settings;

import java.util.Optional;

/// What Settings says of newer versions.
///
/// @param words    what is asked of whom, or why nobody is
/// @param askable  whether somebody can be asked at all
/// @param asking   whether an answer is awaited
/// @param said     what came of the last question
/// @param notes    what is new in a newer version
/// @param packages its packages with their SHA-256, a line each
public record UpdatePicture(String words, boolean askable, boolean asking, Optional<String> said,
        Optional<String> notes,
        Optional<String> packages) {

    static UpdatePicture nothing() {
        return new UpdatePicture("", false, false, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
