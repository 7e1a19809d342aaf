package tern.app.boot;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Puts a file that cannot be understood out of the way without losing it: it stays beside, under the first free name
/// of `NAME.damaged`, `NAME.damaged-2`, and on.
public final class DamagedFile {

    private static final int MOST = 1_000;

    private DamagedFile() {}

    /// To be called while nobody else writes the file, as in [ExclusiveFile].
    ///
    /// @return where it is now
    /// @throws IOException when it cannot be moved; it is where it was then
    public static Path putAside(Path file) throws IOException {
        for (int i = 1; i <= MOST; i++) {
            Path aside = file.resolveSibling(file.getFileName() + ".damaged" + (i == 1 ? "" : "-" + i));
            try {
                return Files.move(file, aside);
            } catch (FileAlreadyExistsException e) {
                // an earlier one, which is not lost either
                continue;
            }
        }
        throw new IOException("too many damaged files beside " + file);
    }
}
