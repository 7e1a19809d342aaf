package tern.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tern.gpu.monitor.JavaProbe;
import tern.node.practice.control.PracticeControl;

/// The program with its Java, as it will lie on a person's disk; jpackage calls it an application image.
///
/// @param root     the folder
/// @param platform it is made for
record Image(Path root, Platform platform) {

    private static final String MAIN = "tern.app.boot.Main";
    private static final String NODE = "tern.node.practice.program.PracticeProgram";

    Distribution distribution() {
        return new Distribution(root.resolve(platform.distribution()));
    }

    Path runtime() {
        return root.resolve(platform.runtime());
    }

    Path java() {
        return JavaRuntime.java(runtime());
    }

    /// The launcher of the window as the system knows it.
    static String windowLauncher(Platform platform) {
        return platform == Platform.LINUX ? "tern-window" : "Tern";
    }

    /// Makes the runtime, and an image out of it and a distribution.
    ///
    /// @param distribution is copied and stays as it is
    /// @param work    a folder of this build's own
    /// @param version of the program
    /// @param icon    in the format of the system
    static Image assemble(Distribution distribution, Path work, String version, Path icon, Instant time)
            throws IOException, InterruptedException {
        Platform platform = Platform.current();
        Path runtime = work.resolve("runtime");
        Path input = work.resolve("input");
        Folders.delete(input);
        Folders.copy(distribution.root(), input);
        deleteCaches(new Distribution(input));
        link(new Distribution(input), runtime, work.resolve("javafx"), platform, time);
        List<LauncherFile> launchers = launchers(new Distribution(input), platform);
        Path made = work.resolve("made");
        Folders.delete(made);
        Commands.tool("jpackage", jpackage(input, runtime, made, version, icon, platform, launchers, work));
        String folder = windowLauncher(platform) + (platform == Platform.MAC ? ".app" : "");
        Image image = new Image(made.resolve(folder), platform);
        image.writeLaunchers(launchers, version);
        return image;
    }

    private static List<String> jpackage(Path input, Path runtime, Path made, String version, Path icon,
            Platform platform, List<LauncherFile> launchers, Path work) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--type", "app-image", "--name", windowLauncher(platform),
                "--dest", made.toString(), "--input", input.toString(), "--main-jar", "lib/tern.jar", "--main-class",
                MAIN, "--runtime-image", runtime.toString(), "--app-version", SystemPackages.version(version, platform),
                "--icon", icon.toString()));
        for (LauncherFile launcher : launchers.subList(1, launchers.size())) {
            Path properties = work.resolve(launcher.name() + ".properties");
            String console = platform == Platform.WINDOWS ? "win-console=true\n" : "";
            Files.writeString(properties, "main-class=" + launcher.mainClass() + "\n" + console);
            arguments.addAll(List.of("--add-launcher", launcher.name() + "=" + properties));
        }
        return arguments;
    }

    private static void deleteCaches(Distribution input) throws IOException {
        for (Path file : Folders.all(input.root())) {
            if (file.toString().endsWith(".aot")) {
                Files.delete(file);
            }
        }
    }

    /// Makes the runtime and puts all native libraries into it: JavaFX looks for its own there since its modules are
    /// there, everything else beside Java's own.
    private static void link(Distribution input, Path runtime, Path javafx, Platform platform, Instant time)
            throws IOException, InterruptedException {
        Set<String> modules = JavaRuntime.modules(input);
        NativeParts parts = new NativeParts(platform.foldersInJars(Platform.processor()), time);
        Folders.delete(javafx);
        for (Path jar : input.javafxJars()) {
            parts.split(jar, javafx);
        }
        Folders.delete(runtime);
        JavaRuntime.link(modules, input.javafx(), runtime);
        Folders.copy(javafx, runtime.resolve(platform == Platform.WINDOWS ? "bin/javafx" : platform.libraries()));
        for (String jar : input.jars()) {
            parts.split(input.lib().resolve(jar), runtime.resolve(platform.libraries()));
        }
        Folders.delete(input.javafx());
        JavaRuntime.archive(runtime);
    }

    /// The window first, which is jpackage's main launcher; the others are what Tern starts beside itself.
    static List<LauncherFile> launchers(Distribution distribution, Platform platform) throws IOException {
        StartScript script = distribution.script();
        List<LauncherFile> launchers = new ArrayList<>();
        launchers.add(new LauncherFile(windowLauncher(platform), MAIN,
                with(script.wholeWindow("$APPDIR"), cache(ClassCaches.WINDOW)), List.of()));
        launchers.add(new LauncherFile("tern-practice-node", NODE,
                with(PracticeControl.javaOptions(), cache("tern-practice.aot")), List.of()));
        launchers.add(new LauncherFile("tern-probe", ClassCaches.PROBE, probe(platform), List.of()));
        if (platform == Platform.WINDOWS) {
            launchers.add(new LauncherFile("tern-cli", MAIN,
                    with(script.wholeCommandLine("$APPDIR"), cache("tern-cli.aot")), List.of()));
        }
        return launchers;
    }

    /// Its cache is for its own library alone, which is all it needs on Linux.
    private static List<String> probe(Platform platform) {
        return platform == Platform.LINUX
                ? with(JavaProbe.javaOptions(), cache(ClassCaches.PROBE_CACHE))
                : JavaProbe.javaOptions();
    }

    /// The jars on a program's class path: the one library that the measuring program needs on Linux, or all.
    static List<String> jars(LauncherFile launcher, List<String> all, Platform platform) {
        return launcher.mainClass().equals(ClassCaches.PROBE) && platform == Platform.LINUX
                ? all.stream().filter(jar -> jar.startsWith(ClassCaches.PROBE_LIBRARY)).toList()
                : all;
    }

    private static List<String> cache(String name) {
        return List.of("-XX:AOTCache=$APPDIR/lib/" + name, "-Xlog:disable", "-Xlog:all=off");
    }

    private static List<String> with(List<String> options, List<String> more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(more);
        return all;
    }

    private void writeLaunchers(List<LauncherFile> launchers, String version) throws IOException {
        List<String> jars = distribution().jars();
        for (LauncherFile launcher : launchers) {
            Path file = distribution().root().resolve(launcher.name() + ".cfg");
            if (!Files.isRegularFile(file)) {
                throw new IOException("jpackage made no launcher " + launcher.name());
            }
            Files.writeString(file, launcher.text(jars(launcher, jars, platform), version));
        }
        if (platform == Platform.LINUX) {
            Path script = root.resolve(platform.launchers()).resolve("tern");
            Files.createSymbolicLink(script, Path.of("..", platform.distribution(), "bin", "tern"));
        }
    }

    /// Runs it once: a package that does not start is none.
    void check(String version) throws IOException, InterruptedException {
        Distribution distribution = distribution();
        List<String> command = new ArrayList<>();
        command.add(java().toString());
        command.addAll(distribution.script().wholeCommandLine(distribution.root().toString()));
        command.addAll(List.of("-cp", distribution.classPath(java.io.File.pathSeparator), MAIN, "--version"));
        String said = Commands.run(command, root, Map.of());
        if (!said.contains(version)) {
            throw new IOException("the image says another version than " + version + ": " + said);
        }
    }
}
