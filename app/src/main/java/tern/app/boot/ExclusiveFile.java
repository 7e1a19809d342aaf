package tern.app.boot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/// Reading, changing and writing a file while no other Tern on this computer does the same.
public final class ExclusiveFile {

    /// The lock on the file keeps other processes out; inside one process the system refuses it instead of waiting.
    private static final ReentrantLock ONE_WRITER = new ReentrantLock();

    private ExclusiveFile() {}

    /// What is done under the lock.
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T run() throws E, IOException;
    }

    /// Creates the file's folder if needed, takes the lock `.NAME.lock` beside the file, and works. Waits as long as
    /// somebody else holds the lock.
    ///
    /// @throws IOException when the lock cannot be had, or by the work
    public static <T, E extends Exception> T alone(Path file, Work<T, E> work) throws E, IOException, BootException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("not a file name: " + file);
        }
        OwnerOnly.createFolder(folder);
        Path lockFile = folder.resolve("." + file.getFileName() + ".lock");
        OwnerOnly.createFile(lockFile);
        ONE_WRITER.lock();
        try (FileChannel channel = FileChannel.open(lockFile,
                StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
            if (!lock.isValid()) {
                throw new IOException("the lock on " + file + " was lost");
            }
            return work.run();
        } finally {
            ONE_WRITER.unlock();
        }
    }
}
