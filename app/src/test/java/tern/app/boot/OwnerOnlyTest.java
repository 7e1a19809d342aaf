package tern.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "modes are POSIX")
class OwnerOnlyTest {

    @TempDir
    Path folder;

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void createFolderMakesAllOfThePathForTheOwnerAlone() throws Exception {
        Path deep = folder.resolve("a").resolve("b");
        OwnerOnly.createFolder(deep);
        assertThat(mode(deep)).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("a"))).isEqualTo("rwx------");
        OwnerOnly.createFolder(deep);
    }

    @Test
    void createFolderTakesFromOthersWhatTheyCouldDo() throws Exception {
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        OwnerOnly.createFolder(open);
        assertThat(mode(open)).isEqualTo("rwx------");
    }

    @Test
    void createFolderSaysWhenAFileIsInTheWay() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> OwnerOnly.createFolder(file)).isInstanceOf(BootException.class)
                .hasMessageContaining("There is a file where Tern needs a folder");
        assertThatThrownBy(() -> OwnerOnly.createFolder(file.resolve("below"))).isInstanceOf(BootException.class);
    }

    @Test
    void writeAtomicallyReplacesAndLeavesNothingElse() throws Exception {
        Path file = folder.resolve("settings.json");
        OwnerOnly.writeAtomically(file, bytes("one"));
        OwnerOnly.writeAtomically(file, bytes("two"));
        assertThat(Files.readString(file)).isEqualTo("two");
        assertThat(mode(file)).isEqualTo("rw-------");
        try (Stream<Path> entries = Files.list(folder)) {
            assertThat(entries).containsExactly(file);
        }
    }

    @Test
    void writeAtomicallyLeavesTheOldFileWhenItCannotWrite() throws Exception {
        Path file = Files.createDirectories(folder.resolve("taken").resolve("inside")).getParent();
        assertThatThrownBy(() -> OwnerOnly.writeAtomically(file, bytes("x"))).isInstanceOf(IOException.class);
        try (Stream<Path> entries = Files.list(folder)) {
            assertThat(entries).containsExactly(file);
        }
    }

    @Test
    void writeNewNeverOverwritesNorFollowsALink() throws Exception {
        Path file = folder.resolve("words");
        OwnerOnly.writeNew(file, bytes("x"));
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThatThrownBy(() -> OwnerOnly.writeNew(file, bytes("y"))).isInstanceOf(FileAlreadyExistsException.class);
        Path dangling = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("elsewhere"));
        assertThatThrownBy(() -> OwnerOnly.writeNew(dangling, bytes("y")))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(folder.resolve("elsewhere")).doesNotExist();
        assertThat(Files.readString(file)).isEqualTo("x");
    }

    @Test
    void filesThatOthersReadAreFound() throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "x");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(OwnerOnly.isReadableByOthers(file)).isTrue();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(OwnerOnly.isReadableByOthers(file)).isFalse();
    }
}
