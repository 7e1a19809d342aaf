package tern.gpu.sysfs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Files that are read once. What cannot be read is empty: on Linux these files say with an error that a card has no such
/// thing.
final class SmallFiles {

    private static final int LONGEST = 64 * 1024;

    private SmallFiles() {}

    /// The text without white space at its ends; empty also for an empty file.
    static Optional<String> text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    static List<String> lines(Path file) {
        return text(file).map(text -> text.lines().toList()).orElse(List.of());
    }

    /// A number as `0x10de`, or without the `0x`.
    static OptionalLong hex(Path file) {
        Optional<String> text = text(file);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        String digits = text.get().startsWith("0x") ? text.get().substring(2) : text.get();
        try {
            return OptionalLong.of(Long.parseUnsignedLong(digits, 16));
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    static OptionalLong number(Path file) {
        try {
            Optional<String> text = text(file);
            return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text.get()));
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    /// Where a link leads, its last name alone.
    static Optional<String> linkName(Path link) {
        try {
            Path name = Files.readSymbolicLink(link).getFileName();
            return name == null ? Optional.empty() : Optional.of(name.toString());
        } catch (IOException | UnsupportedOperationException _) {
            return Optional.empty();
        }
    }

    /// What is in a folder, by name; nothing where it cannot be looked into.
    static List<Path> in(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            List<Path> all = new ArrayList<>(found.toList());
            all.sort(null);
            return all;
        } catch (IOException | java.io.UncheckedIOException _) {
            return List.of();
        }
    }
}
