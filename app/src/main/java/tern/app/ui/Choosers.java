package tern.app.ui;

import java.nio.file.Path;
import java.util.Optional;

/// Asks the person for a file or a folder with the desktop's own dialog. Empty answers mean that the person changed
/// their mind.
public interface Choosers {

    Optional<Path> openFile(String title);

    Optional<Path> openFolder(String title);

    /// @param name proposed for the file
    Optional<Path> saveFile(String title, String name);
}
