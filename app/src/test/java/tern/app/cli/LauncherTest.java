package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes.Name;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The script that starts Tern tells the window from a command before any Java runs, so it has to know which options
/// take a value.
class LauncherTest {

    private static final Path LAUNCHER = Path.of("src/main/dist/bin/tern");

    @Test
    void everyOptionOfTheWindowThatTakesAValueIsSkippedWithItsValue() throws IOException {
        Set<String> skipped = new LinkedHashSet<>();
        for (String line : Files.readAllLines(LAUNCHER)) {
            if (line.endsWith(") skip=yes ;;")) {
                String names = line.substring(0, line.indexOf(')'));
                skipped.addAll(List.of(names.strip().split(" \\| ")));
            }
        }
        Set<String> wanted = new LinkedHashSet<>();
        for (CommandShape.Option option : CommandShape.of(CommandId.WINDOW).options()) {
            if (option.takesValue()) {
                wanted.add(option.name());
            }
        }
        assertThat(wanted).contains("--wallet", "--network");
        assertThat(skipped).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void theScriptIsWellFormed() throws Exception {
        Process shell = new ProcessBuilder("sh", "-n", LAUNCHER.toString()).redirectErrorStream(true).start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(shell.exitValue()).as(said).isZero();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aPersonsOptionsForJavaWinOverTernsOwn(@TempDir Path folder) throws Exception {
        Path launcher = distribution(folder.resolve("dist with a space"));
        for (List<String> arguments : List.of(List.of("--version"), List.of("--network", "ws://127.0.0.1:1"))) {
            String usual = flags(start(launcher, folder, "-XX:+PrintFlagsFinal", arguments));
            assertThat(usual).contains("TieredStopAtLevel=1\n", "UsePerfData=false\n")
                    .doesNotContain("InitialHeapSize=41943040\n");
            String wished = flags(start(launcher, folder,
                    "-XX:+PrintFlagsFinal  -XX:TieredStopAtLevel=3 -Xms40m -XX:+UsePerfData", arguments));
            assertThat(wished).contains("TieredStopAtLevel=3\n", "UsePerfData=true\n", "UseSerialGC=true\n")
                    .contains("InitialHeapSize=41943040\n", "MaxHeapSize=1073741824\n");
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void withoutOptionsForJavaTheArgumentsArriveAsTheyAre(@TempDir Path folder) throws Exception {
        Path launcher = distribution(folder.resolve("dist with a space"));
        assertThat(start(launcher, folder, "", List.of("--version"))).startsWith("0 tern ");
        assertThat(start(launcher, folder, "", List.of("wallet", "verify", "two  words *"))).startsWith("3 ")
                .contains("“two  words *”");
    }

    /// A link comes from any page: nothing of it but letters and digits reaches the program.
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void ofALinkOnlyWhatAnAddressCanBeMadeOfIsTaken(@TempDir Path folder) throws Exception {
        Path launcher = distribution(folder.resolve("dist"));
        for (String link : List.of("tern:5Nope", "tern://5Nope/", "tern:5Nope --home /tmp", "tern:5Nope;$(id)")) {
            String said = start(launcher, folder, "", List.of(link));
            assertThat(said).as(link).doesNotStartWith("0 ").contains("“5Nope”");
        }
    }

    /// What is packaged, as far as the script needs it: its one library names those of this test.
    private static Path distribution(Path root) throws IOException {
        Path lib = Files.createDirectories(root.resolve("lib"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(Name.CLASS_PATH, Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toUri().toString())
                        .collect(Collectors.joining(" ")));
        try (OutputStream jar = Files.newOutputStream(lib.resolve("tern.jar"))) {
            new JarOutputStream(jar, manifest).close();
        }
        Path javafx = Files.createDirectories(lib.resolve("javafx"));
        try (Stream<Path> modules = Files.list(Path.of("target", "javafx"))) {
            for (Path jar : modules.toList()) {
                Files.copy(jar, javafx.resolve(jar.getFileName()));
            }
        }
        Path bin = Files.createDirectories(root.resolve("bin"));
        return Files.copy(LAUNCHER, bin.resolve("tern"));
    }

    /// The exit code and all that was said.
    private static String start(Path launcher, Path folder, String javaOptions, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", launcher.toString()));
        command.addAll(arguments);
        Path said = folder.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("TERN_") || name.startsWith("BT_") || name.equals("DISPLAY")
                        || name.equals("WAYLAND_DISPLAY") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().put("TERN_HOME", folder.resolve("home").toString());
        builder.environment().put("TERN_JAVA_HOME", System.getProperty("java.home"));
        if (!javaOptions.isEmpty()) {
            builder.environment().put("TERN_JAVA_OPTIONS", javaOptions);
        }
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
            return process.exitValue() + " " + Files.readString(said);
        } finally {
            process.destroyForcibly();
        }
    }

    /// Lines like `TieredStopAtLevel=1` of what Java prints of its options.
    private static String flags(String said) {
        return said.lines()
                .map(String::strip)
                .map(line -> line.split("\\s+"))
                .filter(words -> words.length > 3 && words[2].equals("="))
                .map(words -> words[1] + "=" + words[3] + "\n")
                .collect(Collectors.joining());
    }
}
