package tern.node.standin;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A folder with a program `node-subtensor` that is the stand-in, its chain specification, and its script.
public final class StandIn {

    private final Path folder;
    private final Map<String, String> script = new LinkedHashMap<>();

    private StandIn(Path folder) {
        this.folder = folder;
    }

    /// One run of the program, as it noted itself.
    ///
    /// @param alone whether nobody else had its data
    public record Run(long pid, boolean alone, List<String> flags) {

        /// One that was killed and whose parent has not noticed is not alive.
        public boolean isAlive() {
            if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
                return false;
            }
            try {
                String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
                return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
            } catch (IOException e) {
                // gone meanwhile, or a system that does not say it
                return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
            }
        }
    }

    /// Makes it, from the classes of this test.
    public static StandIn in(Path folder) throws IOException {
        try {
            Path classes = Path.of(StandIn.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return in(folder, classes);
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /// @param classes where the classes of this package are
    public static StandIn in(Path folder, Path classes) throws IOException {
        StandIn made = new StandIn(Files.createDirectories(folder).toRealPath());
        made.write(made.folder.resolve("raw_spec_finney.json"), "{\"name\":\"Bittensor\"}");
        made.write(made.folder.resolve("raw_spec_testfinney.json"), "{\"name\":\"Bittensor\"}");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        // its child is killed with it only where the kernel is asked to: none of that here, as with the real one
        made.write(made.program(), "#!/bin/sh\nexec \"" + java + "\" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
                + " -Xshare:auto -Xmx64m -classpath \"" + classes + "\" tern.node.standin.NodeSubtensor \""
                + made.folder.resolve("script") + "\" \"$@\"\n");
        executable(made.program());
        made.script("phases", "idle");
        return made;
    }

    /// Somebody may be starting what is there already.
    private void write(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }

    static void executable(Path file) throws IOException {
        if (File.separatorChar == '/') {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    public Path program() {
        return folder.resolve("node-subtensor");
    }

    public Path folder() {
        return folder;
    }

    /// What it is to do from now on, also while it runs: pairs of key and value, see [Script]. An empty value takes the
    /// key away.
    public StandIn script(String... pairs) throws IOException {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1].isEmpty()) {
                script.remove(pairs[i]);
            } else {
                script.put(pairs[i], pairs[i + 1]);
            }
        }
        Path fresh = folder.resolve("script.new");
        Files.writeString(fresh, script.entrySet()
                .stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n", "", "\n")));
        Files.move(fresh, folder.resolve("script"), StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        return this;
    }

    /// All runs so far, oldest first.
    public List<Run> runs() throws IOException {
        List<Run> runs = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(folder.resolve("runs"))) {
                String[] words = line.split(" ");
                runs.add(new Run(Long.parseLong(words[1]), words[2].equals("alone"),
                        List.of(words).subList(3, words.length)));
            }
        } catch (NoSuchFileException e) {
            // it was never started
            return runs;
        }
        return runs;
    }

    /// Those that live, whoever started them.
    public List<Run> alive() throws IOException {
        return runs().stream().filter(Run::isAlive).toList();
    }

    /// So many ports that are free at this moment.
    public static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }
}
