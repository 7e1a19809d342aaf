package tern.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Announces a version: writes what `tern update check` asks for beside the packages of a folder, and signs it.
///
/// Arguments, each with a value: `--folder` (the packages), `--version`, `--notes` (a file of plain text), `--days` (how
/// long the announcement is in force), `--key` (the public half of the key). The key itself is in `TERN_SIGNING_KEY`: PEM,
/// or the path of a file with it.
public final class AnnouncementMain {

    private static final Set<String> NAMES = Set.of("--folder", "--version", "--notes", "--days", "--key");
    private static final String SIGNING_KEY = "TERN_SIGNING_KEY";

    private AnnouncementMain() {}

    public static void main(String[] args) throws IOException {
        String wished = System.getenv(SIGNING_KEY);
        if (wished == null || wished.isBlank()) {
            throw new IOException("not announced: " + SIGNING_KEY + " is not set");
        }
        String secret = wished.startsWith("-----") ? wished : Files.readString(Path.of(wished));
        run(args, secret, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    static void run(String[] args, String secret, Instant issued) throws IOException {
        Map<String, String> options = new TreeMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        if (args.length != 2 * NAMES.size() || !options.keySet().equals(NAMES)) {
            throw new IllegalArgumentException("wanted, each once and with a value: " + NAMES);
        }
        Path folder = Path.of(options.getOrDefault("--folder", ""));
        Announcement announcement = new Announcement(options.getOrDefault("--version", ""), issued,
                issued.plus(Duration.ofDays(Integer.parseInt(options.getOrDefault("--days", "")))),
                Files.readString(Path.of(options.getOrDefault("--notes", ""))));
        announcement.write(folder);
        Checksums.sign(folder, Announcement.FILE, secret, Files.readString(Path.of(options.getOrDefault("--key", ""))));
    }
}
