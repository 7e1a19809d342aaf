package tern.app.update;

import java.time.Instant;
import java.util.List;

/// What the makers of Tern signed: which version is the newest one.
///
/// @param issued  when it was signed; a later one replaces it
/// @param expires from when on it says nothing any more
/// @param notes   what is new, in plain text of several lines; no control or direction marks are in it
/// @param files   the packages
public record Announcement(ReleaseVersion version, Instant issued, Instant expires, String notes, List<File> files) {

    public Announcement {
        files = List.copyOf(files);
    }

    /// A package.
    ///
    /// @param name   of the file, without a folder
    /// @param sha256 64 lower-case hex digits
    /// @param size   in bytes
    public record File(String name, String sha256, long size) {}
}
