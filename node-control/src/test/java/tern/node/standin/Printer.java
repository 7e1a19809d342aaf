package tern.node.standin;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What a node prints, in the form of lines that real ones were seen to print.
final class Printer {

    private static final DateTimeFormatter BRIEF = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private final Flags flags;
    private final FakeChain chain;
    private final Script script;
    private FakeChain.Phase last = FakeChain.Phase.WARP;

    Printer(Flags flags, FakeChain chain, Script script) {
        this.flags = flags;
        this.chain = chain;
        this.script = script;
    }

    /// @param level  shown, like thread and target, only with `--detailed-log-output`
    void line(String level, String target, String text) {
        LocalDateTime now = LocalDateTime.now();
        raw(flags.has("--detailed-log-output")
                ? LONG.format(now) + " " + (level.length() == 4 ? " " : "") + level + " tokio-runtime-worker " + target
                        + ": " + text
                : BRIEF.format(now) + " " + text);
    }

    static void raw(String text) {
        System.out.println(text);
        System.out.flush();
    }

    void greeting() {
        String kind = flags.text("--database", "rocksdb").equals("paritydb")
                ? "ParityDb at " + flags.text("--base-path", "") + "/chains/bittensor/paritydb/full"
                : "RocksDb at " + flags.text("--base-path", "") + "/chains/bittensor/db/full";
        info("sc_cli::runner", "Subtensor Node");
        info("sc_cli::runner", "✌️  version " + NodeSubtensor.VERSION);
        info("sc_cli::runner", "📋 Chain specification: Bittensor");
        info("sc_cli::runner", "🏷  Node name: " + flags.text("--name", "languid-wheel-5133"));
        info("sc_cli::runner", "👤 Role: FULL");
        info("sc_cli::runner", "💾 Database: " + kind);
        info("sc_service::client::client", "🔨 Initializing Genesis block/state (state: 0x4015…9643, header-hash: "
                + chain.brief(0) + ")");
        info("sub-libp2p", "🏷  Local node identity is: 12D3KooWLNDqAc33PTNrRo2u66ML4Xv63TQAEh3VmEwWe72cvGxp");
        info("sc_sysinfo", "💻 Operating system: linux");
        info("sc_service::builder", "📦 Highest known block at #0");
        info("prometheus", "〽️ Prometheus exporter started at 127.0.0.1:" + flags.port("--prometheus-port", 9615));
        info("sc_rpc_server", "Running JSON-RPC server: addr=127.0.0.1:" + flags.port("--rpc-port", 9944));
        if (script.flag("secrets")) {
            raw(Mischief.SECRETS);
        }
    }

    private void info(String target, String text) {
        line("INFO", target, text);
    }

    /// The informant's line, and what stands between the phases.
    void informant() {
        FakeChain.At at = chain.now();
        if (last == FakeChain.Phase.WARP && at.phase() == FakeChain.Phase.STATE) {
            info("sync", "Warp sync is complete, continuing with state sync.");
        } else if (last == FakeChain.Phase.STATE && at.phase().compareTo(FakeChain.Phase.STATE) > 0) {
            info("sync", "State sync is complete, continuing with block sync.");
        }
        last = at.phase();
        long peers = script.number("peers", 14);
        String tail = "best: #" + at.best() + " (" + chain.brief(at.best()) + "), finalized #" + at.finalized() + " ("
                + chain.brief(at.finalized()) + "), ⬇ 1.9MiB/s ⬆ 11.9kiB/s";
        switch (at.phase()) {
            case WARP -> info("substrate", String.format(Locale.ROOT,
                    "⏩ Warping, Downloading finality proofs, %.2f Mib (%d peers), %s", 8 * at.share(), peers, tail));
            case STATE -> info("substrate", String.format(Locale.ROOT,
                    "⚙️  State sync, Downloading state, %d%%, %.2f Mib (%d peers), %s", (int) (100 * at.share()),
                    1_800 * at.share(), peers, tail));
            case SYNC -> info("substrate", String.format(Locale.ROOT,
                    "⚙️  Syncing 412.7 bps, target=#%d (%d peers), %s", at.target(), peers, tail));
            case IDLE -> {
                info("substrate", "💤 Idle (" + peers + " peers), " + tail);
                if (at.best() > 0) {
                    info("substrate", "🏆 Imported #" + at.best() + " (" + chain.brief(at.best() - 1) + " → "
                            + chain.brief(at.best()) + ")");
                }
            }
        }
    }
}
