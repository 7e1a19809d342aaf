package tern.app.cli;

import java.io.PrintStream;
import java.time.Instant;

/// Milliseconds since the process started, for the benchmark that compares Tern with other clients. Internal; see
/// `docs/performance.md`.
final class BenchTimes {

    private final long start;
    private long imports;
    private long metadata;
    private long portfolio;

    BenchTimes() {
        long now = System.currentTimeMillis();
        start = ProcessHandle.current().info().startInstant().map(Instant::toEpochMilli).orElse(now);
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
        return System.currentTimeMillis() - start;
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
