package tern.installers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Native libraries leave the jars.
class NativePartsTest {

    private static final Instant TIME = Instant.parse("2026-11-22T00:00:00Z");

    @TempDir
    Path folder;

    private final NativeParts parts = new NativeParts(Platform.LINUX.foldersInJars("x64"), TIME);

    @Test
    void thoseOfThisSystemAreTakenOutAndThoseOfOthersLeftOut() throws IOException {
        Path jar = jar("sqlite.jar", "org/sqlite/JDBC.class", "org/sqlite/native/Linux/x86_64/libsqlitejdbc.so",
                "org/sqlite/native/Linux-Musl/x86_64/libsqlitejdbc.so",
                "org/sqlite/native/Windows/x86_64/sqlitejdbc.dll",
                "com/sun/jna/linux-x86-64/libjnidispatch.so", "com/sun/jna/darwin-x86-64/libjnidispatch.jnilib");
        assertThat(parts.split(jar, folder.resolve("out"))).containsExactly("libsqlitejdbc.so", "libjnidispatch.so");
        assertThat(folder.resolve("out").resolve("libsqlitejdbc.so"))
                .hasContent("org/sqlite/native/Linux/x86_64/libsqlitejdbc.so");
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("org/sqlite/JDBC.class");
            assertThat(zip.getInputStream(zip.getEntry("org/sqlite/JDBC.class")))
                    .hasContent("org/sqlite/JDBC.class");
        }
    }

    @Test
    void whatIsWrittenIsTheSameEachTime() throws IOException {
        Path one = jar("one.jar", "A.class", "libx.so");
        Path other = folder.resolve("other.jar");
        Files.copy(one, other);
        parts.split(one, folder.resolve("a"));
        parts.split(other, folder.resolve("b"));
        assertThat(one).hasSameBinaryContentAs(other);
    }

    @Test
    void aJarWithoutThemStaysAsItIs() throws IOException {
        Path jar = jar("plain.jar", "A.class", "META-INF/KEY.SF");
        byte[] before = Files.readAllBytes(jar);
        assertThat(parts.split(jar, folder.resolve("out"))).isEmpty();
        assertThat(jar).hasBinaryContent(before);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aSignedJarWithThemIsRefused() throws IOException {
        Path jar = jar("signed.jar", "META-INF/KEY.SF", "liba.so");
        assertThatThrownBy(() -> parts.split(jar, folder.resolve("out"))).isInstanceOf(IOException.class)
                .hasMessageContaining("signed");
    }

    /// Each entry holds its own name.
    private Path jar(String name, String... entries) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream file = Files.newOutputStream(jar); ZipOutputStream zip = new ZipOutputStream(file)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(entry.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return jar;
    }
}
