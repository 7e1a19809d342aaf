package tern.app.settings;

import java.util.Optional;

/// What the card of the practice network shows.
///
/// @param words   how it stands
/// @param known   whether it was looked at: until then nothing can be done to it
/// @param running whether it runs
/// @param busy    whether something is being done to it
/// @param inUse   whether the window shows it now, and waits where it is stopped
/// @param said    what the last deed came to
/// @param wrong   what went wrong with it
public record PracticePicture(
        String words,
        boolean known,
        boolean running,
        boolean busy,
        boolean inUse,
        Optional<String> said,
        Optional<String> wrong) {

    /// It was not looked at yet.
    static PracticePicture nothing() {
        return new PracticePicture("", false, false, false, false, Optional.empty(), Optional.empty());
    }
}
