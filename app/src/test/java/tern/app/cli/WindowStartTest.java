package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.boot.Folders;
import tern.wallet.bittensor.Networks;

/// What `tern` asks of the window, whatever the settings look like.
class WindowStartTest {

    @TempDir
    private Path home;

    private final List<WindowOpener.Request> asked = new ArrayList<>();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Map<String, String> environment() {
        return Map.of("TERN_HOME", home.toString(), "HOME", home.toString(), "DISPLAY", ":0");
    }

    private int start(String... args) {
        return CommandLineProgram.run(args, environment(),
                new ByteArrayInputStream(new byte[0]), new PrintStream(new ByteArrayOutputStream(), true,
                        StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), new ScriptedTerminal(_ -> null), request -> {
                    asked.add(request);
                    return 0;
                });
    }

    @Test
    void damagedSettingsKeepNoWindowShut() throws Exception {
        Path settings = Folders.find(environment(), Optional.empty(), Optional.empty()).settingsFile();
        Files.createDirectories(settings.getParent());
        for (String damage : List.of("", "{\"network\":\"fin", "[]", "{\"network\":\"no such network\"}")) {
            Files.writeString(settings, damage);
            asked.clear();
            assertThat(start()).as("%s: %s", damage, err.toString(StandardCharsets.UTF_8)).isZero();
            assertThat(asked).singleElement().satisfies(request -> assertThat(request.network()).isEmpty());
            assertThat(Files.readString(settings)).as("the window looks after it").isEqualTo(damage);
        }
        assertThat(start("--network", "finney")).isZero();
        assertThat(asked.getLast().network()).contains(Networks.finney());
    }
}
