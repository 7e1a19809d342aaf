package tern.wallet.keystore;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tern.wallet.keystore.KeystoreException.Kind;

/// Keeps two programs of ours, or two threads, from writing one wallet at once.
///
/// The empty hidden file stays when the lock is given back: removing it would let a third writer lock a file that is no
/// longer there. The system gives the lock back when a process ends, however it ends. Programs that don't know the lock
/// (btcli) are met by never writing over a file unseen.
final class WalletLock implements AutoCloseable {

    static final String FILE = ".tern.lock";

    private static final long RETRY_NANOS = Duration.ofMillis(5).toNanos();

    /// Folders locked by this process. It must be one set for the whole process because the system's lock is: on POSIX,
    /// closing any channel of the lock file drops the lock that another thread holds through its own channel, so no
    /// second channel may ever be opened.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private WalletLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /// @param walletFolder exists
    /// @param patience how long to wait for another writer
    /// @throws KeystoreException with kind BUSY when another writer holds it longer
    static WalletLock take(Path walletFolder, Duration patience) throws KeystoreException {
        Path folder;
        try {
            folder = walletFolder.toRealPath();
        } catch (IOException e) {
            throw KeyFiles.unreadable(walletFolder, e);
        }
        long started = System.nanoTime();
        while (true) {
            WalletLock held = attempt(folder);
            if (held != null) {
                return held;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new KeystoreException(Kind.INTERRUPTED, Texts.get("wallet.lock.interrupted"));
            }
            if (System.nanoTime() - started >= patience.toNanos()) {
                throw new KeystoreException(Kind.BUSY, Texts.get("wallet.lock.busy"), folder.toString());
            }
            LockSupport.parkNanos(RETRY_NANOS);
        }
    }

    private static @Nullable WalletLock attempt(Path folder) throws KeystoreException {
        if (!HELD_HERE.add(folder)) {
            return null;
        }
        WalletLock taken = null;
        try {
            Path file = folder.resolve(FILE);
            FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS), KeyFiles.ownerOnly(file, "rw-------"));
            FileLock lock = null;
            try {
                lock = channel.tryLock();
            } finally {
                if (lock == null) {
                    channel.close();
                }
            }
            taken = lock == null ? null : new WalletLock(folder, channel);
            return taken;
        } catch (IOException e) {
            throw KeyFiles.unwritable(folder, e);
        } finally {
            if (taken == null) {
                HELD_HERE.remove(folder);
            }
        }
    }

    @Override
    public void close() throws KeystoreException {
        try {
            // closing the channel gives the lock back
            channel.close();
        } catch (IOException e) {
            throw new KeystoreException(Kind.WRITE, Texts.get("wallet.lock.kept"), e.toString(), e);
        } finally {
            HELD_HERE.remove(folder);
        }
    }
}
