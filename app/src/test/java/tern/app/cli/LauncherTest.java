package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

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
}
