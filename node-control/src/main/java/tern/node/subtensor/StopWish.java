package tern.node.subtensor;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import tern.node.process.OwnFiles;

/// One process's wish that another stop the node it keeps: a file that is there until that is done.
final class StopWish {

    private static final Duration SLACK = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final NodeHome home;

    StopWish(NodeHome home) {
        this.home = home;
    }

    /// Whether the other one still keeps the node.
    @FunctionalInterface
    interface Kept {
        boolean look() throws IOException, InterruptedException;
    }

    /// Wishes, and waits.
    ///
    /// @return whether it was fulfilled
    boolean ask(Duration grace, Kept kept) throws IOException, InterruptedException {
        OwnFiles.createFile(home.stopWish());
        long end = System.nanoTime() + grace.plus(SLACK).toNanos();
        while (System.nanoTime() < end && Files.exists(home.stopWish()) && kept.look()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
        }
        boolean done = !Files.exists(home.stopWish());
        Files.deleteIfExists(home.stopWish());
        kept.look();
        return done;
    }
}
