package tern.node.manage.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tern.node.manage.Problem.Fix;
import tern.node.manage.check.Finding.Id;
import tern.node.manage.check.Finding.Verdict;

/// Whether a port is free, and who has it.
public final class PortChecks {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";
    private static final int LOCAL_FIELD = 1;
    private static final int STATE_FIELD = 3;
    private static final int INODE_FIELD = 9;

    private PortChecks() {}

    /// @param everywhere whether it has to be free on all addresses, not on this computer's own alone
    public static Finding judge(Id id, String title, int port, boolean everywhere) {
        Optional<String> needed = Optional.of(Texts.get("port.needed", Integer.toString(port)));
        if (isFree(port, everywhere)) {
            return new Finding(id, Verdict.PASS, title, Optional.of(Texts.get("port.free", Integer.toString(port))),
                    needed, Optional.empty(), Fix.NONE);
        }
        Optional<ProcessHandle> holder = holder(port);
        String who = holder.map(process -> Texts.get("port.holder", name(process), Long.toString(process.pid())))
                .orElseGet(() -> Texts.get("port.somebody"));
        return new Finding(id, Verdict.FAIL, title, Optional.of(Texts.get("port.taken", Integer.toString(port), who)),
                needed, Optional.of(Texts.get("port.advice")), Fix.SETTINGS);
    }

    private static String name(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> String.valueOf(Path.of(command).getFileName()))
                .orElse("?");
    }

    static boolean isFree(int port, boolean everywhere) {
        try (ServerSocket socket = new ServerSocket()) {
            // without it a port counts as taken for a minute after its last connection, and a node would get it all the same
            socket.setReuseAddress(true);
            socket.bind(everywhere
                    ? new InetSocketAddress(port)
                    : new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// The process that listens there, where `/proc` tells and lets this user see.
    static Optional<ProcessHandle> holder(int port) {
        Set<String> sockets = new HashSet<>();
        for (String table : Set.of("net/tcp", "net/tcp6")) {
            try {
                for (String line : Files.readAllLines(PROC.resolve(table))) {
                    String[] fields = line.strip().split("\\s+");
                    if (fields.length > INODE_FIELD && fields[STATE_FIELD].equals(LISTENING)
                            && fields[LOCAL_FIELD].toUpperCase(Locale.ROOT)
                                    .endsWith(String.format(":%04X", port))) {
                        sockets.add("socket:[" + fields[INODE_FIELD] + "]");
                    }
                }
            } catch (IOException e) {
                // no such system or no such protocol: then nobody is named
                continue;
            }
        }
        return sockets.isEmpty()
                ? Optional.empty()
                : ProcessHandle.allProcesses().filter(process -> holdsOne(process, sockets)).findFirst();
    }

    private static boolean holdsOne(ProcessHandle process, Set<String> sockets) {
        Path folder = PROC.resolve(Long.toString(process.pid())).resolve("fd");
        try (DirectoryStream<Path> open = Files.newDirectoryStream(folder)) {
            for (Path each : open) {
                if (Files.isSymbolicLink(each) && sockets.contains(Files.readSymbolicLink(each).toString())) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException e) {
            // another user's process, or gone meanwhile
            return false;
        }
    }
}
