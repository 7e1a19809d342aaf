package tern.node.standin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What nodes do that nobody wants.
final class Mischief {

    /// Lines with what must never reach a log on disk. None of it opens anything.
    static final String SECRETS = String.join("\n",
            "2026-11-26 12:00:00 Secret seed: 0xe5be9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c0a",
            "2026-11-26 12:00:00 Secret phrase: bottom drive obey lake curtain smoke basket hold race lonely fit walk",
            "2026-11-26 12:00:00 telemetry wss://operator:hunter2-hunter2@telemetry.example/submit password=hunter2-hunter2");
    private static final int MEGABYTE = 1 << 20;
    /// The last words of programs that ended so.
    private static final Map<String, String> LAST_WORDS = Map.of(
            "panic", """

                    ====================

                    Version: %1$s

                       0: sp_panic_handler::set::{{closure}}
                       1: std::panicking::rust_panic_with_hook
                       2: frame_executive::Executive<System,Block,Context,UnsignedValidator,AllPallets>::execute_block


                    Thread 'tokio-runtime-worker' panicked at 'Storage root must match that calculated.', \
                    /build/frame/executive/src/lib.rs:633

                    This is a bug. Please report it at:

                    \tsupport.anonymous.an

                    ====================
                    """,
            "task",
            """
                    %2$s ERROR tokio-runtime-worker sc_service::task_manager: Essential task `transaction-pool` failed. \
                    Shutting down service.
                    Error: Service(Other("Essential task failed."))
                    """,
            "space", """
                    Error: Service(Client(Backend("IO Error: No space left on device (os error 28)")))
                    """,
            "port", """
                    Error: Service(Application(Os { code: 98, kind: AddrInUse, message: "Address already in use" }))
                    """,
            "lock", """
                    Error: Service(Client(Backend("IO error: While lock file: %3$s/chains/bittensor/db/full/LOCK: \
                    Resource temporarily unavailable")))
                    """,
            "corrupt", """
                    Error: Service(Client(Backend("Invalid argument: Corruption: block checksum mismatch")))
                    """,
            "wasm", """
                    Error: Service(Client(VersionInvalid("Other error happened while constructing the runtime: \
                    runtime requires function imports which are not present on the host")))
                    """);

    private Mischief() {}

    static void sayLastWords(String what, String base) {
        String words = LAST_WORDS.get(what);
        if (words != null) {
            Printer.raw(String.format(words, NodeSubtensor.VERSION, "2026-11-26 12:00:00.000", base).stripTrailing());
        }
    }

    static void fill(Path base, long megabytes) throws IOException {
        Path folder = Files.createDirectories(base.resolve("chains/bittensor/paritydb/full"));
        byte[] chunk = new byte[MEGABYTE];
        new java.util.Random(1).nextBytes(chunk);
        for (long i = 0; i < megabytes; i++) {
            Files.write(folder.resolve("table_" + i), chunk);
        }
    }

    /// Processes that live on when this one ends.
    static void children(long count) throws IOException {
        for (long i = 0; i < count; i++) {
            new ProcessBuilder(List.of("sleep", "600")).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }
    }

    /// Ends this process by a signal from outside, as the system does when memory is short.
    static void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder(List.of("kill", "-" + name, Long.toString(ProcessHandle.current().pid()))).inheritIO()
                .start()
                .waitFor();
    }
}
