package tern.installers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Launchers of packages are made of what the script says.
class StartScriptTest {

    private static final Path SCRIPT = Path.of("..", "app", "src", "main", "dist", "bin", "tern");

    @Test
    void optionsOfBothModesAreReadAsTheShellWouldHandThemOn() {
        StartScript script = StartScript.of("""
                if [ -r x ]; then
                  set -- -XX:AOTCache="$lib/x" "$@"
                fi
                if [ "$mode" = cli ]; then
                  # short
                  set -- -Xms24m "$@"
                else
                  if [ -d "$lib/javafx" ]; then
                    set -- --module-path "$lib/javafx" "$@"
                  fi
                  set -- -Xmn12m \\
                    --add-modules javafx.controls "$@"
                fi
                exec "$java" -XX:+UseSerialGC \\
                  -Dtern.dist="$root" "$@"
                """);
        assertThat(script.wholeCommandLine("/opt/t")).containsExactly("-XX:+UseSerialGC", "-Dtern.dist=/opt/t",
                "-Xms24m");
        assertThat(script.wholeWindow("$APPDIR")).containsExactly("-XX:+UseSerialGC", "-Dtern.dist=$APPDIR", "-Xmn12m",
                "--add-modules=javafx.controls");
    }

    @Test
    void theRealScriptIsUnderstood() throws IOException {
        StartScript script = StartScript.read(SCRIPT);
        List<String> window = script.wholeWindow("/opt/tern/lib/app");
        assertThat(window).contains("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xmx1g",
                "--add-modules=javafx.controls", "--enable-native-access=ALL-UNNAMED,javafx.graphics",
                "-Dtern.dist=/opt/tern/lib/app").allMatch(option -> option.startsWith("-") && !option.contains("\""));
        assertThat(script.wholeCommandLine("/opt/tern/lib/app")).contains("-Xms24m", "-XX:TieredStopAtLevel=1")
                .doesNotContain("-XX:+UseCompactObjectHeaders");
    }

    @Test
    void aScriptThatIsBuiltOtherwiseIsRefused() {
        assertThatThrownBy(() -> StartScript.of("exec java\n")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bin/tern");
        assertThatThrownBy(() -> StartScript.of("""
                if [ "$mode" = cli ]; then
                  :
                else
                  set -- -Xmn12m "$@"
                fi
                exec "$java" "$@"
                """)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("sets no options");
    }
}
