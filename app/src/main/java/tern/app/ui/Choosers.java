package tern.app.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Asks the person for a file or a folder with the desktop's own dialog. Empty answers mean that the person changed
/// their mind.
public interface Choosers {

    /// @param only which files are offered; none for all
    Optional<Path> openFile(String title, Filter... only);

    Optional<Path> openFolder(String title);

    /// @param name proposed for the file
    Optional<Path> saveFile(String title, String name);

    /// A kind of file.
    ///
    /// @param name     in words
    /// @param patterns of file names: `*.png`
    record Filter(String name, List<String> patterns) {

        public Filter {
            patterns = List.copyOf(patterns);
        }
    }
}
