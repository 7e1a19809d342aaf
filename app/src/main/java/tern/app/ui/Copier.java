package tern.app.ui;

/// Puts a text on the clipboard and tells the person what was copied.
@FunctionalInterface
public interface Copier {

    /// @param what what the person is told, for example `Address of savings copied`
    /// @param text goes to the clipboard
    void copy(String what, String text);
}
