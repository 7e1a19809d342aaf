package tern.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The program in a process of its own: exit codes, streams, and what it loads.
class ProcessTest {

    private static final String ADDRESS = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
    private static final String NOBODY = "ws://127.0.0.1:1";

    @TempDir
    Path home;

    private record Ended(int code, String out, String err) {}

    private ProcessBuilder tern(List<String> jvmOptions, String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "tern.app.boot.Main"));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("TERN_") || name.startsWith("BT_")
                        || name.equals("DISPLAY") || name.equals("WAYLAND_DISPLAY")
                        || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().put("TERN_HOME", home.toString());
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private Ended run(ProcessBuilder builder, String input) throws IOException, InterruptedException {
        Path err = home.resolve("err");
        Process process = builder.redirectError(err.toFile()).start();
        try {
            process.outputWriter(StandardCharsets.UTF_8).append(input).close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
            return new Ended(process.exitValue(), out, Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void exitCodesReachTheShell() throws Exception {
        assertThat(run(tern(List.of(), "--version"), "")).satisfies(ended -> {
            assertThat(ended.code()).isZero();
            assertThat(ended.out()).startsWith("tern ");
            assertThat(ended.err()).isEmpty();
        });
        Ended usage = run(tern(List.of(), "sned"), "");
        assertThat(usage.code()).isEqualTo(2);
        assertThat(usage.out()).isEmpty();
        assertThat(usage.err()).isEqualTo(
                "That is not a command of tern. Did you mean “tern send”? “tern help” lists them."
                        + System.lineSeparator());
        Ended unreachable = run(tern(List.of(), "portfolio", ADDRESS, "--network", NOBODY, "--json"), "");
        assertThat(unreachable.code()).isEqualTo(6);
        assertThat(unreachable.out()).startsWith("{\"error\":{\"kind\":\"unreachable\"").hasLineCount(1);
        assertThat(unreachable.err()).isEmpty();
    }

    @Test
    void secretsArriveOnStandardInputAndWordsAreUtf8InAnyLocale() throws Exception {
        Ended imported = run(tern(List.of(), "wallet", "import", "main", "--words-file", "-", "--no-password"),
                "//Alice\n");
        assertThat(imported.code()).as(imported.err()).isZero();
        assertThat(imported.out()).contains(ADDRESS);
        Ended signed = run(tern(List.of(), "wallet", "verify", "gibt-es-nicht"), "");
        assertThat(signed.code()).isEqualTo(3);
        assertThat(signed.err()).contains("“gibt-es-nicht”");
    }

    @Test
    void withoutATerminalNothingIsAskedForAndNothingHangs() throws Exception {
        run(tern(List.of(), "wallet", "import", "main", "--words-file", "-", "--no-password"), "//Alice\n");
        Ended create = run(tern(List.of(), "wallet", "create", "other"), "yes\nyes\n");
        assertThat(create.code()).isEqualTo(5);
        Ended send = run(tern(List.of(), "send", "--from", "main", "--to", ADDRESS, "--amount", "1", "--network",
                NOBODY), "yes\n");
        assertThat(send.code()).isEqualTo(6);
    }

    @Test
    void theCommandLineLoadsNoWindowNoLoggingAndNoProse() throws Exception {
        Path classes = home.resolve("classes");
        run(tern(List.of(), "wallet", "import", "main", "--words-file", "-", "--no-password"), "//Alice\n");
        Ended ended = run(tern(List.of("-Xlog:class+load:file=" + classes), "wallet", "list", "--json"), "");
        assertThat(ended.code()).as(ended.err()).isZero();
        String loaded = Files.readString(classes);
        assertThat(loaded).contains("tern.app.cli.WalletListCommand");
        for (String needless : List.of(" javafx.", " ch.qos.logback.", " picocli.", " tern.app.window.",
                " tern.app.cli.Texts ", " tern.app.cli.SendCommand", " tern.wallet.chain.ChainClient",
                " java.util.ResourceBundle ")) {
            assertThat(loaded.lines().filter(line -> line.contains(needless) && !line.contains("shared objects file")))
                    .as("classes of %s", needless)
                    .isEmpty();
        }
    }

    @Test
    void homeAsTextNeedsNoLoggingEither() throws Exception {
        Path classes = home.resolve("classes");
        Ended ended = run(tern(List.of("-Xlog:class+load:file=" + classes), "--network", NOBODY), "");
        assertThat(ended.code()).isEqualTo(6);
        assertThat(ended.out()).startsWith("There is no display");
        assertThat(Files.readString(classes)).doesNotContain(" ch.qos.logback.").doesNotContain(" javafx.");
    }

    @Test
    void verboseShowsTheInsideOnTheErrorStream() throws Exception {
        Ended ended = run(tern(List.of(), "network", "--network", NOBODY, "--verbose"), "");
        assertThat(ended.code()).isEqualTo(6);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("DEBUG").contains("CommandLineProgram");
        assertThat(home.resolve("state").resolve("log")).doesNotExist();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /dev/full")
    void anAnswerThatCannotBeWrittenIsAFailure() throws Exception {
        ProcessBuilder builder = tern(List.of(), "--version").redirectOutput(new File("/dev/full"));
        Path err = home.resolve("err");
        Process process = builder.redirectError(err.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(Files.readString(err)).contains("could not be written");
    }
}
