package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleInstanceTest {

    @TempDir
    private Path home;

    private final AtomicInteger asked = new AtomicInteger();

    private SingleInstance.Outcome take() throws IOException, InterruptedException {
        return SingleInstance.take(home.resolve("state"), asked::incrementAndGet);
    }

    @Test
    void theSecondAsksTheFirstToComeToFront() throws Exception {
        try (SingleInstance _ = take().place().orElseThrow()) {
            SingleInstance.Outcome second = take();
            assertThat(second.place()).isEmpty();
            assertThat(second.answered()).isTrue();
            assertThat(asked).hasValue(1);
        }
        try (SingleInstance again = take().place().orElseThrow()) {
            assertThat(again).as("a closed window leaves its place").isNotNull();
        }
    }

    @Test
    void onlyTheOwnerCanReadTheWordAndWithoutItNothingHappens() throws Exception {
        try (SingleInstance _ = take().place().orElseThrow()) {
            Path door = home.resolve("state").resolve("window.door");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(door))).isEqualTo("rw-------");
            int port = Integer.parseInt(Files.readString(door).split(" ")[0]);
            for (String line : List.of("come 00000000000000000000000000000000\n", "\n", "come\n", "x".repeat(5_000))) {
                try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), port);
                        OutputStream out = stranger.getOutputStream()) {
                    out.write(line.getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    stranger.shutdownOutput();
                    assertThat(stranger.getInputStream().readAllBytes()).isEmpty();
                } catch (IOException closedInOurFace) {
                    assertThat(asked).hasValue(0);
                }
            }
            assertThat(take().answered()).as("it still answers its owner").isTrue();
            assertThat(asked).hasValue(1);
        }
    }

    /// A process that takes the place and is then killed.
    public static final class Holder {
        private Holder() {}

        static void main(String[] args) throws Exception {
            SingleInstance.Outcome outcome = SingleInstance.take(Path.of(args[0]), () -> {});
            Files.writeString(Path.of(args[1]), outcome.place().isPresent() ? "held" : "refused");
            Thread.sleep(Duration.ofMinutes(2));
        }
    }

    @Test
    void aFirstThatCrashedDoesNotBlock() throws Exception {
        Path said = home.resolve("said");
        Process first = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Holder.class.getName(), home.resolve("state").toString(),
                said.toString()).inheritIO().start();
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Files.exists(said)
                            && Files.readString(said).equals("held"));
            assertThat(take().answered()).as("it is open in another process").isTrue();
        } finally {
            first.destroyForcibly().waitFor();
        }
        assertThat(home.resolve("state").resolve("window.door")).as("it left its door behind").exists();
        try (SingleInstance mine = take().place().orElseThrow()) {
            assertThat(mine).isNotNull();
            assertThat(take().answered()).isTrue();
        }
    }
}
