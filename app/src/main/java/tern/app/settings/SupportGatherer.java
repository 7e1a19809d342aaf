package tern.app.settings;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tern.wallet.keys.Redaction;

/// Gathers what helps to find a fault: versions, settings, the last of the logs, how the node stands. Everything goes
/// through [Redaction]. Reads files: not to be called on the FX thread.
public final class SupportGatherer {

    private static final int LAST_BYTES = 200_000;
    private static final List<String> PROPERTIES = List.of("os.name", "os.version", "os.arch", "java.version",
            "java.vendor", "javafx.runtime.version", "javafx.version", "file.encoding", "glass.platform",
            "prism.order");

    private final String version;
    private final Path settings;
    private final List<Path> logFolders;
    private final InstantSource clock;

    /// @param version    of Tern
    /// @param settings   the settings file
    /// @param logFolders of the window and of programs beside it
    public SupportGatherer(String version, Path settings, List<Path> logFolders, InstantSource clock) {
        this.version = version;
        this.settings = settings;
        this.logFolders = List.copyOf(logFolders);
        this.clock = clock;
    }

    /// @param node how the chosen network and its node stand, a line a fact
    public SupportBundle gather(String node) {
        List<SupportBundle.Part> parts = new ArrayList<>();
        parts.add(part("about.txt", about()));
        parts.add(part("node.txt", node));
        parts.add(part("settings.json", read(settings)));
        for (Path folder : logFolders) {
            for (Path log : logs(folder)) {
                parts.add(part(folder.getFileName() + "-" + log.getFileName() + ".txt", read(log)));
            }
        }
        return new SupportBundle(parts);
    }

    private static SupportBundle.Part part(String name, String text) {
        return new SupportBundle.Part(name, Redaction.of(text));
    }

    private String about() {
        StringBuilder text = new StringBuilder();
        text.append("tern ").append(version).append('\n');
        text.append("made ").append(clock.instant()).append('\n');
        text.append("locale ").append(Locale.getDefault().toLanguageTag()).append('\n');
        text.append("processors ").append(Runtime.getRuntime().availableProcessors()).append('\n');
        text.append("memory ")
                .append(Runtime.getRuntime().totalMemory() >> 20)
                .append(" MiB of ")
                .append(Runtime.getRuntime().maxMemory() >> 20)
                .append(" MiB\n");
        for (String name : PROPERTIES) {
            text.append(name).append(' ').append(System.getProperty(name, "-")).append('\n');
        }
        return text.toString();
    }

    private static List<Path> logs(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".log")).sorted().toList();
        } catch (IOException e) {
            return List.of(folder.resolve("unreadable.log"));
        }
    }

    /// The end of a file; why it cannot be read where it cannot.
    private static String read(Path file) {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, in.length() - LAST_BYTES);
            in.seek(from);
            byte[] bytes = new byte[(int) Math.min(LAST_BYTES, in.length())];
            in.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            int line = text.indexOf('\n');
            return from > 0 && line >= 0 ? "…\n" + text.substring(line + 1) : text;
        } catch (IOException e) {
            return "(not read: " + e + ")\n";
        }
    }
}
