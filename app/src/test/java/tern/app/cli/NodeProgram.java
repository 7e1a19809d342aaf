package tern.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import tern.app.FreePorts;

/// The stand-in for `node-subtensor` of the module node-control's tests, compiled here, with its chain specification and a
/// script beside it.
final class NodeProgram {

    private static final Path SOURCES = Path.of("../node-control/src/test/java/tern/node/standin");

    private final Path folder;

    private NodeProgram(Path folder) {
        this.folder = folder;
    }

    static NodeProgram in(Path folder) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-d", classes.toString()));
        try (Stream<Path> files = Files.list(SOURCES)) {
            files.map(Path::toString)
                    .filter(name -> name.endsWith(".java") && !name.endsWith("package-info.java"))
                    .forEach(arguments::add);
        }
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IOException("the stand-in could not be compiled");
        }
        NodeProgram made = new NodeProgram(folder);
        Files.writeString(folder.resolve("raw_spec_finney.json"), "{}");
        Files.writeString(folder.resolve("raw_spec_testfinney.json"), "{}");
        Files.writeString(made.file(), "#!/bin/sh\nexec \"" + Path.of(System.getProperty("java.home"), "bin", "java")
                + "\" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx64m -classpath \"" + classes
                + "\" tern.node.standin.NodeSubtensor \"" + folder.resolve("script") + "\" \"$@\"\n");
        Files.setPosixFilePermissions(made.file(), PosixFilePermissions.fromString("rwxr-xr-x"));
        made.script("phases=idle");
        return made;
    }

    Path file() {
        return folder.resolve("node-subtensor");
    }

    /// What it does from now on; see the stand-in's `Script`.
    void script(String... lines) throws IOException {
        Path fresh = folder.resolve("script.new");
        Files.write(fresh, List.of(lines));
        Files.move(fresh, folder.resolve("script"), StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /// How many of its runs live.
    long alive() throws IOException {
        Path runs = folder.resolve("runs");
        if (!Files.exists(runs)) {
            return 0;
        }
        return Files.readAllLines(runs)
                .stream()
                .map(line -> Long.parseLong(line.split(" ")[1]))
                .filter(pid -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent())
                .count();
    }

    static List<String> freePorts() throws IOException {
        return FreePorts.of(3).stream().map(port -> Integer.toString(port)).toList();
    }
}
