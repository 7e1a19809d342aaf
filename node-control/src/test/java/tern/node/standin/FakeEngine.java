package tern.node.standin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// A folder for `PATH` with a `docker` or `podman` that is a script: it notes what it was asked, answers in the words of
/// the real ones (Docker 28.2 with an engine 20.10, Podman 4.3), and runs a [StandIn] as the container's program, which,
/// as with a real engine, is no child of the command and has nothing of its environment.
public final class FakeEngine {

    private final Path folder;
    private final String name;

    private FakeEngine(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /// @param name `docker` or `podman`
    /// @param node what is in its images
    public static FakeEngine in(Path folder, String name, StandIn node) throws IOException {
        FakeEngine made = new FakeEngine(Files.createDirectories(folder).toRealPath(), name);
        Files.createDirectories(made.folder.resolve("containers"));
        Files.createDirectories(made.folder.resolve("images"));
        Path command = made.bin().resolve(name);
        Files.createDirectories(made.bin());
        try (InputStream in = FakeEngine.class.getResourceAsStream("/tern/node/standin/engine.sh")) {
            if (in == null) {
                throw new NoSuchFileException("engine.sh");
            }
            String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            Files.writeString(command, text.replace("@HOME@", made.folder.toString())
                    .replace("@NAME@", name)
                    .replace("@NODE@", node.program().toString())
                    .replace("@SPECS@", node.folder().toString()));
        }
        StandIn.executable(command);
        made.is("ready");
        return made;
    }

    /// The folder for `PATH`.
    public Path bin() {
        return folder.resolve("bin");
    }

    /// A whole `PATH` with it and the system's programs.
    public String path() {
        return bin() + ":/usr/bin:/bin";
    }

    /// @param how `ready`, `stopped`, `forbidden`
    public FakeEngine is(String how) throws IOException {
        Files.writeString(folder.resolve("is"), how);
        return this;
    }

    /// An image that is on this computer.
    ///
    /// @param digest 64 digits
    public FakeEngine image(String reference, String digest) throws IOException {
        Files.writeString(folder.resolve("images").resolve(fileName(reference)), digest);
        return this;
    }

    /// An image that can be fetched.
    public FakeEngine remoteImage(String reference, String digest) throws IOException {
        Files.createDirectories(folder.resolve("remote"));
        Files.writeString(folder.resolve("remote").resolve(fileName(reference)), digest);
        return this;
    }

    private static String fileName(String reference) {
        return reference.replace('/', '_');
    }

    /// All commands so far, each with its arguments in one line.
    public List<String> asked() throws IOException {
        try {
            return Files.readAllLines(folder.resolve("asked"));
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /// Names of the containers that there are.
    public List<String> containers() throws IOException {
        try (var all = Files.list(folder.resolve("containers"))) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    public String name() {
        return name;
    }
}
