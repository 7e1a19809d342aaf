package tern.app.settings;

import java.io.IOException;
import java.nio.file.Path;

/// Shows a folder in the desktop's own program for files.
public interface SystemFolders {

    void open(Path folder) throws IOException;
}
