package tern.installers;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tern.gpu.monitor.JavaProbe;

/// Makes the class caches of an image by running its programs once on its own Java: the caches hold for the same Java,
/// the same jars with the same times and the same options.
///
/// @param image     with everything else in it, its times settled
/// @param rehearsal class path of `tern.app.dist.Rehearsal`, which knows how a node and a command are run
record ClassCaches(Image image, String rehearsal) {

    static final String WINDOW = "tern-window.aot";
    static final String PROBE_CACHE = "tern-probe.aot";
    static final String PROBE = "tern.gpu.probe.ProbeMain";
    /// What the name of the measuring program's library begins with.
    static final String PROBE_LIBRARY = "tern-gpu-monitor-";
    /// How long the measuring program is watched where there is something to measure.
    private static final long MEASURED_SECONDS = 4;
    private static final long LONGEST_END_SECONDS = 240;
    private static final String MAIN = "tern.app.boot.Main";
    /// The account of every practice world that has some of everything; its key is public.
    private static final String HOLDER = "5D9pdBvwNqdCPF9fMYPumxrwzUfPsQKKfdghLfwuY2Wm3dxH";

    void make() throws IOException, InterruptedException {
        Distribution distribution = image.distribution();
        Path home = Files.createTempDirectory("tern-training");
        try {
            commandLineAndNode(distribution, home);
            window(distribution, home);
            if (image.platform() == Platform.LINUX) {
                probe(distribution);
            }
        } finally {
            Folders.delete(home);
        }
    }

    private void commandLineAndNode(Distribution distribution, Path home) throws IOException, InterruptedException {
        String path = distribution.classPath(File.pathSeparator) + File.pathSeparator + rehearsal;
        Commands.run(List.of(image.java().toString(), "-XX:+UseSerialGC", "-cp", path, "tern.app.dist.Rehearsal",
                distribution.root().toString()), home, Map.of());
    }

    /// The window as a person opens it, with a practice network behind it: on a screen where there is one to be had, else
    /// on JavaFX's platform without one, whose run lacks the classes of this system's windows.
    private void window(Distribution distribution, Path home) throws IOException, InterruptedException {
        Path cache = distribution.lib().resolve(WINDOW);
        Files.deleteIfExists(cache);
        Path picture = home.resolve("window.png");
        StartScript script = distribution.script();
        List<String> options = new ArrayList<>(script.wholeWindow(distribution.root().toString()));
        options.add("-XX:AOTCacheOutput=" + cache);
        options.add("-Dtern.training.picture=" + picture);
        try (Screen screen = Screen.open(image.platform())) {
            options.addAll(screen.options());
            Map<String, String> environment = new HashMap<>(environment(home));
            environment.putAll(screen.environment());
            Commands.run(command(distribution, options, home, List.of("--network", "practice", "--wallet", HOLDER)),
                    home, environment);
        } finally {
            Commands.run(command(distribution, script.wholeCommandLine(distribution.root().toString()), home,
                    List.of("practice", "stop")), home, environment(home));
        }
        if (!Files.isRegularFile(picture) || !Files.isRegularFile(cache)) {
            throw new IOException("the window drew nothing or left no class cache: " + cache);
        }
    }

    /// The measuring program on its own library, as Tern starts it on Linux. Without a card it ends by itself, else when
    /// its input does; either way all its classes were there.
    private void probe(Distribution distribution) throws IOException, InterruptedException {
        Path cache = distribution.lib().resolve(PROBE_CACHE);
        Files.deleteIfExists(cache);
        String library = distribution.jars()
                .stream()
                .filter(jar -> jar.startsWith(PROBE_LIBRARY))
                .findFirst()
                .orElseThrow();
        List<String> command = new ArrayList<>();
        command.add(image.java().toString());
        command.addAll(JavaProbe.javaOptions());
        command.addAll(List.of("-XX:AOTCacheOutput=" + cache, "-classpath",
                distribution.lib().resolve(library).toString(), PROBE, "--period", "500"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream input = process.getOutputStream()) {
            process.waitFor(MEASURED_SECONDS, TimeUnit.SECONDS);
            input.close();
            if (!process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS) || !Files.isRegularFile(cache)) {
                throw new IOException("the measuring program left no class cache: " + cache);
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> command(Distribution distribution, List<String> options, Path home, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(image.java().toString());
        command.addAll(options);
        command.addAll(List.of("-cp", distribution.classPath(File.pathSeparator), MAIN, "--home", home.toString()));
        command.addAll(arguments);
        return command;
    }

    private static Map<String, String> environment(Path home) {
        return Map.of("HOME", home.toString(), "USERPROFILE", home.toString());
    }
}
