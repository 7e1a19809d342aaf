package tern.app.update;

/// What came of looking for a newer version.
public sealed interface UpdateAnswer {

    /// Signed, in force, and not older than what was seen before.
    ///
    /// @param newer whether its version is newer than this one; else it is this one
    record Told(Announcement announcement, boolean newer) implements UpdateAnswer {}

    /// Nothing that may be believed, and so nothing of it that may be shown.
    ///
    /// @param details technical text for the log
    record None(NoUpdate reason, String details) implements UpdateAnswer {}
}
