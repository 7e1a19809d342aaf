package tern.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What an installed Tern may be told of a newer version (decision 32), in JSON.
///
/// @param notes what is new, in plain text of several lines
record Announcement(String version, Instant issued, Instant expires, String notes) {

    static final String FILE = "tern-update.json";
    private static final String VERSION = "[0-9]{1,6}(\\.[0-9]{1,6}){1,3}";

    Announcement {
        if (!version.matches(VERSION)) {
            throw new IllegalArgumentException("no version: " + version);
        }
    }

    /// Writes it into a folder of packages, with the sum of each file there but of those that lie beside the packages.
    Path write(Path folder) throws IOException {
        List<String> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString();
                if (isPackage(name)) {
                    files.add("    {\"name\": " + quoted(name) + ", \"sha256\": \""
                            + DebPackage.digest("SHA-256", file) + "\", \"size\": " + Files.size(file) + "}");
                }
            }
        }
        if (files.isEmpty()) {
            throw new IOException("no package in " + folder);
        }
        return Files.writeString(folder.resolve(FILE), """
                {
                  "kind": "tern-update",
                  "form": 1,
                  "version": %s,
                  "issued": "%s",
                  "expires": "%s",
                  "notes": %s,
                  "files": [
                %s
                  ]
                }
                """.formatted(quoted(version), issued, expires, quoted(notes.strip()), String.join(",\n", files)));
    }

    private static boolean isPackage(String name) {
        return Stream.of(".deb", ".rpm", ".dmg", ".pkg", ".msi").anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (char c : text.replace("\r\n", "\n").toCharArray()) {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                default -> {
                    if (c < 0x20) {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
