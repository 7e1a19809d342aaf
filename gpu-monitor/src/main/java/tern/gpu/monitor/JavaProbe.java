package tern.gpu.monitor;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tern.gpu.host.OwnLibraries;

/// Starts the measuring program on the Java of this process, with little memory and nothing of this process's
/// environment but what a driver's library needs: no password that a person keeps there.
///
/// @param java      the `java` command
/// @param classPath as `-classpath` takes it
/// @param options   of the virtual machine, after Tern's own: of one that is there twice the last counts
/// @param arguments of the program
/// @param more      variables of its environment besides
public record JavaProbe(Path java, String classPath, List<String> options, List<String> arguments,
        Map<String, String> more) implements ProbeLauncher {

    /// The program's class, which is known here by its name alone.
    static final String PROGRAM = "tern.gpu.probe.ProbeMain";

    private static final Set<String> PASSED = Set.of("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "TMPDIR",
            "SystemRoot", "SYSTEMROOT", "windir", "ProgramFiles", "ProgramW6432", "ProgramData", "TEMP", "TMP",
            "NVIDIA_VISIBLE_DEVICES", "NVIDIA_DRIVER_CAPABILITIES", "HSA_PATH", "ROCM_PATH");

    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-Xms4m", "-Xmx24m", "-Xss256k",
            "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=16m", "-XX:MaxMetaspaceSize=48m",
            "-XX:-UsePerfData", "-XX:+DisableAttachMechanism", "-XX:-CreateCoredumpOnCrash",
            "-XX:+ErrorFileToStderr", "-XX:+ExitOnOutOfMemoryError",
            // the Java machine looks for monitors to give back four times a second otherwise: a quarter of all that one
            // sample a second costs
            "-XX:+UnlockDiagnosticVMOptions", "-XX:AsyncDeflationInterval=10000",
            "--enable-native-access=ALL-UNNAMED", "--illegal-native-access=deny");

    /// The property that `bin/tern` sets: the folder of the distribution.
    private static final String DISTRIBUTION = "tern.dist";
    /// Made while packaging by a run of the program with the same options and library.
    private static final String CLASS_CACHE = "tern-probe.aot";

    private static final List<String> WITH_OSHI = List.of("-Xmx64m", "-XX:ReservedCodeCacheSize=32m",
            "-XX:MaxMetaspaceSize=96m", "-Dslf4j.internal.verbosity=ERROR");

    public JavaProbe {
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
        more = Map.copyOf(more);
    }

    /// The Java of this process, and of its libraries the one that the program is in. It needs no other on Linux;
    /// elsewhere it asks OSHI for what NVML does not measure.
    ///
    /// The system property `tern.gpu.nvml` names the one NVML to use instead of the usual ones.
    public static JavaProbe current() {
        String ending = File.separatorChar == '\\' ? "java.exe" : "java";
        Path java = Path.of(System.getProperty("java.home"), "bin", ending);
        String library = System.getProperty("tern.gpu.nvml");
        List<String> arguments = library == null ? List.of() : List.of("--nvml", library);
        return System.getProperty("os.name").startsWith("Linux")
                ? new JavaProbe(java, ownLibrary(), classCache(), arguments, Map.of())
                : new JavaProbe(java, OwnLibraries.withOshi(), WITH_OSHI, arguments, Map.of());
    }

    /// The same with options of the virtual machine, for instance a class cache.
    public JavaProbe withOptions(List<String> wanted) {
        return new JavaProbe(java, classPath, wanted, arguments, more);
    }

    /// The same with arguments of the program.
    public JavaProbe withArguments(List<String> wanted) {
        return new JavaProbe(java, classPath, options, wanted, more);
    }

    /// The same with variables of its environment.
    public JavaProbe withEnvironment(Map<String, String> wanted) {
        return new JavaProbe(java, classPath, options, arguments, wanted);
    }

    /// The options for Java of the program on Linux. Packages start it with the same.
    public static List<String> javaOptions() {
        return SMALL;
    }

    private static List<String> classCache() {
        String distribution = System.getProperty(DISTRIBUTION);
        if (distribution == null) {
            return List.of();
        }
        Path cache = Path.of(distribution).resolve("lib").resolve(CLASS_CACHE);
        // a cache that does not fit (another Java, another library) is passed over without a word
        return Files.isReadable(cache)
                ? List.of("-XX:AOTCache=" + cache, "-Xlog:disable", "-Xlog:all=off")
                : List.of();
    }

    private static String ownLibrary() {
        try {
            return Path.of(JavaProbe.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of Tern's classes cannot be read", e);
        }
    }

    /// The whole command line.
    List<String> command(long periodMillis) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(SMALL);
        command.addAll(options);
        command.add("-classpath");
        command.add(classPath);
        command.add(PROGRAM);
        command.add("--period");
        command.add(Long.toString(periodMillis));
        command.addAll(arguments);
        return command;
    }

    @Override
    public Process launch(long periodMillis) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(periodMillis));
        builder.environment().keySet().removeIf(name -> !PASSED.contains(name));
        builder.environment().putAll(more);
        return builder.start();
    }
}
