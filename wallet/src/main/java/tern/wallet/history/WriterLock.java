package tern.wallet.history;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import tern.wallet.history.HistoryException.Kind;

/// The lock file beside the history, which one process holds while it writes.
final class WriterLock {

    private WriterLock() {}

    /// Makes the file where there is none; readable by its owner alone in any case.
    static void create(Path file) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] owner = posix
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
        try {
            Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner).close();
        } catch (FileAlreadyExistsException e) {
            if (posix && !Files.isSymbolicLink(file)) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    /// SQLite lets several processes write in turn; which blocks were watched is only true with one of them.
    ///
    /// @throws HistoryException `IN_USE`
    static FileChannel lock(Path file) throws IOException, HistoryException {
        create(file);
        FileChannel channel = FileChannel.open(file, EnumSet.of(StandardOpenOption.WRITE));
        FileLock held;
        try {
            held = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            held = null;
        } catch (IOException e) {
            release(channel);
            throw e;
        }
        if (held == null) {
            release(channel);
            throw new HistoryException(Kind.IN_USE, file.toString(), null);
        }
        return channel;
    }

    static void release(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("the lock of the history could not be given up", e);
        }
    }
}
