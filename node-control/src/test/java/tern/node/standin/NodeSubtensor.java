package tern.node.standin;

import java.io.IOException;
import java.net.BindException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// The stand-in for `node-subtensor`: takes its flags, prints its lines, answers its questions, holds its database, and
/// does by a [Script] what goes wrong with real ones.
///
/// Called as `NodeSubtensor SCRIPT FLAG …`. Beside the script lies `runs`, to which each run adds a line when it begins:
/// time, process number, and how it went with the database (`alone` or `SECOND`), then the flags.
public final class NodeSubtensor {

    /// In the form of the real one's.
    static final String VERSION = "4.0.0-dev-0b4b8bf2a31";
    private static final long TICK = 50;

    private NodeSubtensor() {}

    public static void main(String[] args) throws Exception {
        Path script = Path.of(args[0]);
        List<String> flags = List.of(args).subList(1, args.length);
        if (flags.equals(List.of("--version"))) {
            System.out.println("node-subtensor " + VERSION);
            return;
        }
        try {
            new NodeSubtensor().run(script, flags);
        } catch (Flags.Refused e) {
            System.err.println(e.getMessage());
            Runtime.getRuntime().halt(e.code);
        }
    }

    private void run(Path file, List<String> args) throws Flags.Refused, IOException, InterruptedException {
        Script script = new Script(file);
        Flags flags = Flags.parse(args);
        Path base = Path.of(flags.text("--base-path", System.getProperty("java.io.tmpdir") + "/none"));
        Path spec = Path.of(flags.text("--chain", "finney"));
        if (!Files.isReadable(spec)) {
            throw new Flags.Refused(1, "Error: Input(\"Error opening spec file `" + spec
                    + "`: No such file or directory (os error 2)\")");
        }
        Files.createDirectories(base);
        // held until the process is gone, as the real database is
        FileChannel database = FileChannel.open(base.resolve("LOCK"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        boolean alone = database.tryLock() != null;
        note(file, alone ? "alone" : "SECOND", args);
        if (!alone) {
            Mischief.sayLastWords("lock", base.toString());
            Runtime.getRuntime().halt(1);
        }
        FakeChain chain = new FakeChain(script);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> onTerm(script)));
        Printer printer = new Printer(flags, chain, script);
        Answers answers = new Answers(script, chain);
        try {
            sleepUntil(chain, script.number("open.millis", 0));
            Door.open(flags.port("--rpc-port", 9944), flags.has("--rpc-external"), script, answers::answer);
            Door.open(flags.port("--prometheus-port", 9615), flags.has("--prometheus-external"), script,
                    _ -> metrics(chain, script));
        } catch (BindException e) {
            Mischief.sayLastWords("port", base.toString());
            Runtime.getRuntime().halt(1);
        }
        printer.greeting();
        Mischief.children(script.number("children", 0));
        go(script, chain, printer, base);
        // keeps the channel, and with it the lock, in use
        database.close();
    }

    private static void note(Path script, String how, List<String> args) throws IOException {
        Files.writeString(script.resolveSibling("runs"),
                Instant.now() + " " + ProcessHandle.current().pid() + " " + how + " " + String.join(" ", args) + "\n",
                StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void sleepUntil(FakeChain chain, long millis) throws InterruptedException {
        while (chain.millis() < millis) {
            Thread.sleep(10);
        }
    }

    private static void go(Script script, FakeChain chain, Printer printer, Path base)
            throws IOException, InterruptedException {
        long filled = 0;
        long informed = 0;
        while (true) {
            long wanted = script.number("fill.megabytes", 0);
            if (wanted > filled) {
                Mischief.fill(base, wanted);
                filled = wanted;
            }
            if (chain.millis() >= informed) {
                printer.informant();
                informed = chain.millis() + script.number("informant.millis", 500);
            }
            long flood = script.number("flood", 0) * TICK / 1_000;
            for (long i = 0; i < flood; i++) {
                printer.line("DEBUG", "sync", "Received block announcement for #" + (chain.now().best() + i));
            }
            if (!script.text("exit.signal", "").isEmpty() && chain.millis() >= script.number("exit.after", 0)) {
                Mischief.signal(script.text("exit.signal", "KILL"));
            }
            if (!script.text("exit.code", "").isEmpty() && chain.millis() >= script.number("exit.after", 0)) {
                Mischief.sayLastWords(script.text("exit.say", ""), base.toString());
                Runtime.getRuntime().halt((int) script.number("exit.code", 0));
            }
            Thread.sleep(TICK);
        }
    }

    /// In a hook, so that the process stays as long as the script wants.
    private static void onTerm(Script script) {
        String how = script.text("on.term", "end");
        try {
            if (how.equals("ignore")) {
                Thread.sleep(Long.MAX_VALUE);
            } else if (!how.equals("end")) {
                Thread.sleep(Long.parseLong(how));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }

    private static String metrics(FakeChain chain, Script script) {
        FakeChain.At at = chain.now();
        return String.format(Locale.ROOT, """
                # HELP substrate_block_height Block height info of the chain
                # TYPE substrate_block_height gauge
                substrate_block_height{status="best",chain="bittensor"} %d
                substrate_block_height{status="finalized",chain="bittensor"} %d
                substrate_block_height{status="sync_target",chain="bittensor"} %d
                substrate_sub_libp2p_peers_count{chain="bittensor"} %d
                substrate_sub_libp2p_network_bytes_total{direction="in",chain="bittensor"} %d
                substrate_sub_libp2p_network_bytes_total{direction="out",chain="bittensor"} %d
                """, at.best(), at.finalized(), at.target(), script.number("peers", 14), chain.millis() * 2_000,
                chain.millis() * 12);
    }
}
