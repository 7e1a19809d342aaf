package tern.installers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Takes native libraries out of jars: those of this system are put where Java finds them, those of others are left
/// out. Nothing has to be unpacked into the person’s folders then, and a package carries no library that cannot run.
final class NativeParts {

    private static final List<String> ENDINGS = List.of(".so", ".dll", ".dylib", ".jnilib", ".a");

    private final List<String> folders;
    private final Instant time;

    /// @param folders in jars with libraries of this system
    /// @param time    of what is written
    NativeParts(List<String> folders, Instant time) {
        this.folders = List.copyOf(folders);
        this.time = time;
    }

    static boolean isNative(String entry) {
        String name = entry.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /// Whether it belongs to this system.
    boolean isOurs(String entry) {
        return entry.indexOf('/') < 0 || folders.stream().anyMatch(entry::startsWith);
    }

    /// Rewrites a jar without its native libraries; one that has none, or is signed, stays as it is.
    ///
    /// @param target where those of this system go
    /// @return the names of those
    List<String> split(Path jar, Path target) throws IOException {
        List<String> taken = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = new ArrayList<>(zip.stream().toList());
            if (entries.stream().noneMatch(entry -> isNative(entry.getName()))) {
                return List.of();
            }
            if (entries.stream().anyMatch(entry -> entry.getName().matches("META-INF/[^/]+\\.SF"))) {
                throw new IOException(jar + " is signed and has native libraries: it cannot be split");
            }
            Files.createDirectories(target);
            Path made = jar.resolveSibling(jar.getFileName() + ".new");
            try (OutputStream file = Files.newOutputStream(made); ZipOutputStream out = new ZipOutputStream(file)) {
                Enumeration<? extends ZipEntry> rest = zip.entries();
                while (rest.hasMoreElements()) {
                    ZipEntry entry = rest.nextElement();
                    String name = entry.getName();
                    if (!isNative(name)) {
                        write(zip, entry, out);
                    } else if (isOurs(name)) {
                        String library = name.substring(name.lastIndexOf('/') + 1);
                        try (InputStream in = zip.getInputStream(entry)) {
                            Files.copy(in, target.resolve(library), StandardCopyOption.REPLACE_EXISTING);
                        }
                        taken.add(library);
                    }
                }
            }
            Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING);
        }
        return taken;
    }

    private void write(ZipFile zip, ZipEntry entry, ZipOutputStream out) throws IOException {
        ZipEntry copy = new ZipEntry(entry.getName());
        // without a time zone: the bytes do not depend on the computer’s
        copy.setTimeLocal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        out.putNextEntry(copy);
        try (InputStream in = zip.getInputStream(entry)) {
            in.transferTo(out);
        }
        out.closeEntry();
    }
}
