package tern.node.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A lock on a file, which goes with the process that holds it, however that ends.
public final class OneKeeper implements AutoCloseable {

    /// Closing any channel on a file lets go of all locks that this process has on it (POSIX): a second taker inside
    /// the process must not even open it.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final FileChannel channel;
    private final Path file;

    private OneKeeper(FileChannel channel, Path file) {
        this.channel = channel;
        this.file = file;
    }

    /// @return empty when somebody else has it, in this process or another
    public static Optional<OneKeeper> take(Path file) throws IOException {
        OwnFiles.createFile(file);
        Path real = file.toRealPath();
        if (!HELD.add(real)) {
            return Optional.empty();
        }
        boolean taken = false;
        try {
            FileChannel channel = FileChannel.open(real, StandardOpenOption.WRITE);
            try {
                taken = channel.tryLock() != null;
            } catch (OverlappingFileLockException e) {
                taken = false;
            } finally {
                if (!taken) {
                    channel.close();
                }
            }
            return taken ? Optional.of(new OneKeeper(channel, real)) : Optional.empty();
        } finally {
            if (!taken) {
                HELD.remove(real);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(file);
        }
    }
}
