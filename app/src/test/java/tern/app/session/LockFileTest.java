package tern.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {

    private static final Instant THEN = Instant.parse("2026-11-26T10:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void theStateOutlivesTheProcessAndIsTheOwnersAlone() throws IOException {
        Path file = folder.resolve("state").resolve("lock");
        assertThat(new LockFile(file).load()).isEqualTo(LockState.open());
        LockState state = new LockState(true, 7, THEN);
        new LockFile(file).save(state);
        assertThat(new LockFile(file).load()).isEqualTo(state);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void aDamagedFileOpensNothing() throws IOException {
        Path file = folder.resolve("lock");
        for (String text : List.of("", "locked=false", "locked=false\nfailures=-1\nlast=0", "x".repeat(10_000),
                "locked=false\nfailures=zero\nlast=0", "locked=false\nfailures=0\nlast=\\u00zz")) {
            Files.writeString(file, text);
            assertThat(new LockFile(file).load().locked()).as(text).isTrue();
        }
    }

    @Test
    void pausesGrowAndEnd() {
        assertThat(List.of(0, 1, 2, 3, 4, 5, 20).stream().map(LockState::pause).map(Duration::toSeconds))
                .containsExactly(0L, 0L, 0L, 5L, 10L, 20L, 900L);
        LockState five = new LockState(true, 5, THEN);
        assertThat(five.left(THEN)).isEqualTo(Duration.ofSeconds(20));
        assertThat(five.left(THEN.plusSeconds(15))).isEqualTo(Duration.ofSeconds(5));
        assertThat(five.left(THEN.plusSeconds(21))).isZero();
        assertThat(five.left(THEN.minusSeconds(86_400))).as("a clock that was set back").hasSeconds(20);
    }
}
