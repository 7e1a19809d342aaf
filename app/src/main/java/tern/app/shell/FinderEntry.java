package tern.app.shell;

/// Something the finder can find.
///
/// @param kind   what sort of thing it is, in words: «Page», «Subnet»
/// @param title  what is searched and shown first
/// @param detail is searched too, and shown after it
/// @param more   is searched too, but not shown: a whole address
/// @param action what choosing it does
public record FinderEntry(String kind, String title, String detail, String more, Runnable action) {

    /// One with nothing more to search.
    public FinderEntry(String kind, String title, String detail, Runnable action) {
        this(kind, title, detail, "", action);
    }
}
