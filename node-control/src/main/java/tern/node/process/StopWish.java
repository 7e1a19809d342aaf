package tern.node.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// One process's wish that another stop the program it keeps: a file that is there until that is done.
///
/// @param file written by whoever wishes, deleted by the keeper
public record StopWish(Path file) {

    private static final Duration SLACK = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    /// Whether the other one still keeps the program.
    @FunctionalInterface
    public interface Kept {
        boolean look() throws IOException, InterruptedException;
    }

    /// Wishes, and waits.
    ///
    /// @param grace how long the program may take to end
    /// @return whether it was fulfilled
    public boolean ask(Duration grace, Kept kept) throws IOException, InterruptedException {
        OwnFiles.createFile(file);
        long end = System.nanoTime() + grace.plus(SLACK).toNanos();
        while (System.nanoTime() < end && Files.exists(file) && kept.look()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
        }
        boolean done = !Files.exists(file);
        Files.deleteIfExists(file);
        kept.look();
        return done;
    }
}
