package tern.installers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What tells two builds apart.
class ImageComparisonTest {

    private static final Instant TIME = Instant.parse("2026-11-22T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void bytesTimesAndMissingFilesAreFound() throws IOException {
        Path one = image("one");
        Path other = image("other");
        assertThat(ImageComparison.differing(one, other)).isEmpty();
        Files.writeString(other.resolve("lib").resolve("a.jar"), "y");
        Files.writeString(one.resolve("more"), "");
        assertThat(ImageComparison.differing(one, other)).containsExactly("lib/a.jar", "more");
    }

    @Test
    void onlyClassCachesMayDiffer() {
        assertThat(ImageComparison.mayDiffer("lib/app/lib/tern-cli.aot")).isTrue();
        assertThat(ImageComparison.mayDiffer("lib/app/lib/not-tern-cli.aot")).isFalse();
        assertThat(ImageComparison.mayDiffer("lib/app/lib/tern.jar")).isFalse();
    }

    @Test
    void aCopyKeepsTimesAndLinks() throws IOException {
        Path one = image("one");
        Folders.copy(one, folder.resolve("copy"));
        assertThat(ImageComparison.differing(one, folder.resolve("copy"))).isEmpty();
        assertThat(Files.getLastModifiedTime(folder.resolve("copy/lib/a.jar")).toInstant()).isEqualTo(TIME);
        Folders.delete(folder.resolve("copy"));
        assertThat(folder.resolve("copy")).doesNotExist();
        assertThat(one.resolve("lib").resolve("a.jar")).exists();
    }

    private Path image(String name) throws IOException {
        Path root = folder.resolve(name);
        Files.createDirectories(root.resolve("lib"));
        Files.writeString(root.resolve("lib").resolve("a.jar"), "x");
        Folders.settle(root, TIME);
        return root;
    }
}
