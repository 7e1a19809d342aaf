package tern.node.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which processes still count as a run's.
class ProcessFamilyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    /// The first thread ends, the second goes on: so stands for a while what is ended by force, with its ports.
    private static final String HEADLESS = "import ctypes, threading, time\n"
            + "threading.Thread(target=time.sleep, args=(600,)).start()\n"
            + "ctypes.CDLL(None).pthread_exit(None)\n";

    @Test
    void aProcessIsThereAsLongAsAThreadOfItIs() throws Exception {
        assumeTrue(Files.isExecutable(PYTHON) && Files.exists(Path.of("/proc/self/stat")), "needs /proc and Python");
        ProcessFamily family = new ProcessFamily("a1b2c3d4");
        ProcessBuilder builder = new ProcessBuilder(List.of(PYTHON.toString(), "-c", HEADLESS)).inheritIO();
        builder.environment().putAll(family.environment());
        Process process = builder.start();
        try {
            Optional<ProcessMark> mark = Optional.of(ProcessMark.of(process.toHandle()));
            Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
            await().atMost(PATIENCE)
                    .until(() -> Files.readString(stat, StandardCharsets.ISO_8859_1).contains(") Z "));
            assertThat(family.first(mark)).as("it holds what it held").isEqualTo(mark);
            assertThat(family.end(mark, PATIENCE)).isTrue();
            assertThat(process.waitFor()).isNotZero();
            assertThat(family.first(mark)).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }
}
