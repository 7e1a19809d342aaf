package tern.node.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program and the one that reads what it prints: never the one without the other.
class ChildStartTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path temp;

    /// Prints a line as soon as it runs.
    private static ChildStart node(Path folder) {
        return new ChildStart(List.of("/bin/sh", "-c", "touch '" + folder + "/ran'; echo first; echo last >&2"),
                Map.of(), folder.resolve("unused"), false);
    }

    /// Writes down its number and what it is told, and that it came to the end of that.
    private static List<String> reader(Path folder) {
        return List.of("/bin/sh", "-c",
                "echo $$ > '" + folder + "/reader'; cat > '" + folder + "/read'; touch '" + folder
                        + "/ended'");
    }

    @Test
    void whatIsPrintedBeforeTheReaderIsReadyIsNotLost() throws Exception {
        List<String> slow = List.of("/bin/sh", "-c", "while [ ! -e '" + temp + "/go' ]; do sleep 0.05; done; cat > '"
                + temp + "/read'");
        List<Process> both = node(temp).startInto(slow);
        assertThat(both.getFirst().waitFor(20, TimeUnit.SECONDS)).as("it does not wait for its reader").isTrue();
        assertThat(temp.resolve("read")).doesNotExist();
        Files.createFile(temp.resolve("go"));
        assertThat(both.getLast().waitFor(20, TimeUnit.SECONDS)).as("the reader ends with it").isTrue();
        assertThat(temp.resolve("read")).hasContent("first\nlast");
        assertThat(temp.resolve("unused")).as("nothing goes past the reader").doesNotExist();
    }

    @Test
    void aStartThatFailsLeavesNoReaderBehind() {
        assertThatThrownBy(() -> node(temp).startInto(reader(temp), () -> {
            throw new IllegalStateException("no more processes");
        })).isInstanceOf(IllegalStateException.class);
        await().atMost(PATIENCE).until(() -> Files.exists(temp.resolve("ended")));
        assertThat(temp.resolve("read")).isEmptyFile();
        assertThat(temp.resolve("ran")).doesNotExist();
    }

    /// Begins both, and is gone between the two as by `kill -9`.
    public static final class Killed {

        private Killed() {}

        public static void main(String[] args) throws IOException {
            Path folder = Path.of(args[0]);
            List<Process> _ = node(folder).startInto(reader(folder), () -> {
                while (!Files.exists(folder.resolve("reader"))) {
                    Thread.onSpinWait();
                }
                Runtime.getRuntime().halt(137);
            });
        }
    }

    @Test
    void killedBetweenTheTwoNothingRunsWithoutItsReader() throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "needs /proc");
        Process tern = new ProcessBuilder(JavaProgram.current()
                .command(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"),
                        Killed.class.getName(), List.of(temp.toString())))
                .inheritIO()
                .start();
        assertThat(tern.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(tern.exitValue()).isEqualTo(137);
        await().atMost(PATIENCE).until(() -> Files.exists(temp.resolve("ended")));
        assertThat(temp.resolve("ran")).as("the program itself").doesNotExist();
        long reader = Long.parseLong(Files.readString(temp.resolve("reader")).strip());
        // nobody's child stays in the system's table until that looks after it
        await().atMost(PATIENCE).until(() -> ProcessHandle.of(reader).filter(ProcessHandle::isAlive).isEmpty());
    }
}
