package tern.app.dist;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tern.app.practice.PracticeNetwork;
import tern.node.practice.control.NodeStatus;
import tern.node.practice.control.PracticeCalls;
import tern.node.practice.control.PracticeControl;
import tern.node.practice.control.PracticeFolder;
import tern.node.practice.control.StartWish;
import tern.node.process.JavaProgram;
import tern.wallet.rpc.EndpointCheck;
import tern.wallet.rpc.RpcClient;
import tern.wallet.rpc.RpcConnections;
import tern.wallet.rpc.RpcOptions;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// Makes the class caches of the command line and of the practice node while the distribution is packaged: starts a
/// practice node with a short past, lets the packaged command line read one portfolio from it, and keeps the classes
/// which those two runs loaded and linked.
///
/// Arguments: the distribution's folder. Needs the JDK that will run the program.
public final class Rehearsal {

    private static final int HISTORY_HOURS = 2;
    private static final int BLOCKS = 40;
    /// Writing a cache takes some seconds after the program itself has ended.
    private static final long LONGEST_END_SECONDS = 240;

    private final Path dist;
    private final Path home;
    private final Path java = Path.of(System.getProperty("java.home"), "bin",
            File.separatorChar == '\\' ? "java.exe" : "java");

    private Rehearsal(Path dist, Path home) {
        this.dist = dist;
        this.home = home;
    }

    public static void main(String[] args) throws Exception {
        Path dist = Path.of(args[0]).toAbsolutePath();
        Path commandLine = dist.resolve("lib").resolve("tern-cli.aot");
        Path node = dist.resolve("lib").resolve("tern-practice.aot");
        Files.deleteIfExists(commandLine);
        Files.deleteIfExists(node);
        Path home = Files.createTempDirectory("tern-rehearsal");
        try {
            new Rehearsal(dist, home).run(commandLine, node);
        } finally {
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        for (Path cache : List.of(commandLine, node)) {
            if (!Files.isRegularFile(cache)) {
                throw new IllegalStateException("no class cache was written: " + cache);
            }
        }
    }

    private void run(Path commandLine, Path node) throws TernException, IOException, InterruptedException {
        PracticeFolder folder = new PracticeFolder(home.resolve("data").resolve("practice"));
        JavaProgram program = new JavaProgram(java, classPath()).withAlways(List.of("-XX:AOTCacheOutput=" + node));
        PracticeControl control = new PracticeControl(folder, program);
        NodeStatus running = control.start(StartWish.standard().withHistoryHours(HISTORY_HOURS), _ -> {});
        ProcessHandle process = running.process().find().orElseThrow();
        try {
            try (PracticeCalls calls = control.calls()) {
                calls.faucet(PracticeNetwork.holder(), Rao.PER_TAO);
                calls.advance(BLOCKS);
                calls.standing();
            }
            readPortfolio(commandLine);
            stop(running);
            if (!waitFor(process)) {
                throw new IllegalStateException("the practice node did not end: " + Files.readString(folder.output()));
            }
        } finally {
            process.destroyForcibly();
        }
    }

    /// Asks it to end and no more: the class cache is written after that, which a second request would cut off.
    private static void stop(NodeStatus running) throws TernException {
        try (RpcClient rpc = RpcConnections.open(List.of(running.endpoint().orElseThrow()), RpcOptions.defaults(),
                EndpointCheck.none())) {
            rpc.call("practice_stop");
        }
    }

    private static boolean waitFor(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(LONGEST_END_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (java.util.concurrent.TimeoutException e) {
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void readPortfolio(Path cache) throws IOException, InterruptedException {
        // the same flags and the same class path, in the same order, as bin/tern uses
        List<String> command = new ArrayList<>(List.of(java.toString(), "-XX:+UseSerialGC",
                "-XX:-UsePerfData", "-XX:+DisableAttachMechanism", "-XX:-HeapDumpOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash", "-XX:TieredStopAtLevel=1", "-Xms24m", "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED", "-XX:AOTCacheOutput=" + cache, "-Dtern.dist=" + dist, "-cp",
                classPath(), "tern.app.boot.Main", "--home", home.toString(), "portfolio",
                PracticeNetwork.holder().address(), "--json"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        if (exit != 0 || !printed.contains("\"positions\"")) {
            throw new IllegalStateException("the rehearsal ended with " + exit + ": " + printed);
        }
    }

    private String classPath() throws IOException {
        Path lib = dist.resolve("lib");
        StringBuilder path = new StringBuilder(lib.resolve("tern.jar").toString());
        String[] names = lib.toFile().list((folder, name) -> name.endsWith(".jar") && !name.equals("tern.jar"));
        if (names == null) {
            throw new IOException("no libraries in " + lib);
        }
        Arrays.sort(names);
        for (String name : names) {
            path.append(File.pathSeparatorChar).append(lib.resolve(name));
        }
        return path.toString();
    }
}
