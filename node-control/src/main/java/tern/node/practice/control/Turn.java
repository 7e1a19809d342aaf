package tern.node.practice.control;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One at a time starts or stops the node of a folder, whichever process they are in. Where a process ends in the middle
/// the turn goes with it.
final class Turn implements AutoCloseable {

    private static final long LOOK_AGAIN_MILLIS = 15;

    private final @Nullable FileChannel channel;

    private Turn(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /// Waits for it; an interrupt ends the wait. Where there is no folder nobody else is there to wait for.
    static Turn take(PracticeFolder folder) throws IOException, InterruptedException {
        Path path = folder.path();
        if (!Files.isDirectory(path)) {
            return new Turn(null);
        }
        FileChannel channel = FileChannel.open(folder.turn(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            while (!taken) {
                taken = lock(channel) != null;
                if (!taken) {
                    TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
                }
            }
            return new Turn(channel);
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // somebody in this process has it
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
