package tern.app.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Milliseconds since the process started, for the benchmark that compares Tern with other clients. Internal; see
/// `docs/performance.md`.
final class BenchTimes {

    private static final long NANOS = 1_000_000;
    /// `starttime` of proc(5), counted from the field behind the program's name.
    private static final int START_TIME = 19;

    /// On the clock of `System.nanoTime`, in milliseconds.
    private final long start;
    private long imports;
    private long metadata;
    private long portfolio;

    BenchTimes() {
        start = System.nanoTime() / NANOS - age();
    }

    /// How long this process has lived, in milliseconds. Linux counts it in hundredths of a second on a clock that
    /// nobody sets; the JDK's own start time is off by up to a second there, since it is added to a boot time in whole
    /// seconds.
    private static long age() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            String uptime = Files.readString(Path.of("/proc/uptime"), StandardCharsets.ISO_8859_1);
            double seconds = Double.parseDouble(uptime.substring(0, uptime.indexOf(' ')));
            return Math.round(1000 * seconds - 10.0 * Long.parseLong(fields[START_TIME]));
        } catch (IOException | NumberFormatException e) {
            return ProcessHandle.current()
                    .info()
                    .startInstant()
                    .map(instant -> System.currentTimeMillis() - instant.toEpochMilli())
                    .orElse(0L);
        }
    }

    /// The program is loaded and knows what to ask.
    void importsDone() {
        imports = sinceStart();
    }

    /// Connected, the runtime's metadata decoded.
    void metadataDone() {
        metadata = sinceStart();
    }

    /// Balance and stake are there. Tern reads them in one batch, so the balance is never earlier than the rest.
    void portfolioDone() {
        portfolio = sinceStart();
    }

    private long sinceStart() {
        return System.nanoTime() / NANOS - start;
    }

    void writeTo(PrintStream out) {
        try (Json json = new Json()) {
            json.text("lib", "tern")
                    .number("imports", imports)
                    .number("metadata", metadata)
                    .number("balance", portfolio)
                    .number("portfolio", portfolio)
                    .writeTo(out);
        }
    }
}
