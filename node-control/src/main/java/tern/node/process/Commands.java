package tern.node.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/// Short commands of other programs, whose answer is text: `docker info`, `podman image inspect …`. Safe for several
/// threads.
public final class Commands {

    private static final Duration LOOK = Duration.ofMillis(50);
    /// Nobody asks for more; a program that prints without end fills no memory.
    private static final int LONGEST = 1 << 20;

    private final Map<String, String> environment;

    /// @param environment the variables they get, `PATH` among them; those meant for Tern itself stay with Tern
    public Commands(Map<String, String> environment) {
        Map<String, String> passed = new java.util.HashMap<>(environment);
        passed.keySet().removeIf(name -> name.startsWith("TERN_"));
        this.environment = Map.copyOf(passed);
    }

    /// @param code   exit code; -1 when it was ended because it took too long or was not wanted any more
    /// @param output what it printed, errors included, without space around it
    public record Answer(int code, String output) {

        public boolean worked() {
            return code == 0;
        }
    }

    /// Where a program is, by the absolute folders of `PATH`.
    public Optional<Path> find(String name) {
        boolean windows = java.io.File.separatorChar == '\\';
        String path = environment.entrySet()
                .stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase("PATH"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
        for (String folder : path.split(java.io.File.pathSeparator)) {
            try {
                // a folder «here» is wherever Tern was started from, and what lies there is anybody's
                if (!Path.of(folder).isAbsolute()) {
                    continue;
                }
                Path file = Path.of(folder).resolve(windows ? name + ".exe" : name);
                if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                    return Optional.of(file);
                }
            } catch (InvalidPathException e) {
                // an entry of PATH that is no folder holds no program
                continue;
            }
        }
        return Optional.empty();
    }

    /// Runs one and waits for it.
    ///
    /// @throws IOException when it cannot be started
    public Answer run(List<String> command, Duration longest) throws IOException, InterruptedException {
        return run(command, longest, () -> false);
    }

    /// @param unwanted looked at while it runs: true ends it
    public Answer run(List<String> command, Duration longest, BooleanSupplier unwanted)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        Process process = builder.start();
        process.getOutputStream().close();
        AtomicReference<String> text = new AtomicReference<>("");
        Thread reader = Thread.ofVirtual().start(() -> text.set(read(process.getInputStream())));
        long end = System.nanoTime() + longest.toNanos();
        try {
            while (!process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                if (System.nanoTime() > end || unwanted.getAsBoolean()) {
                    process.destroyForcibly();
                    process.waitFor();
                    return new Answer(-1, text.get().strip());
                }
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw e;
        }
        // a child of it may hold the pipe open for longer than anybody wants to wait
        reader.join(Duration.ofSeconds(2));
        return new Answer(process.exitValue(), text.get().strip());
    }

    private static String read(InputStream in) {
        try (in) {
            byte[] bytes = in.readNBytes(LONGEST);
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            // the command was ended while it wrote
            return "";
        }
    }
}
