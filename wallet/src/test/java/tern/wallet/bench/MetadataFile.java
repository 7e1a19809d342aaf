package tern.wallet.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tern.wallet.TestData;

/// What a benchmark's parameter `file` means.
final class MetadataFile {

    private MetadataFile() {}

    /// @param file an absolute path (`-p file=/…`), else the name of a real chain's file beside the project
    static byte[] read(String file) {
        Path path = Path.of(file);
        if (!path.isAbsolute()) {
            return TestData.metadata(file + ".metadata.scale");
        }
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
