package tern.node.practice.program;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.node.practice.program.ProgramOptions.UsageException;
import tern.wallet.units.TernException;

/// Where the practice node's own process begins.
///
/// Exit codes: 0 stopped, 2 a bad option, 23 another node has the folder, 4 the file or the port cannot be had, 1 a mistake
/// in Tern.
public final class PracticeProgram {

    private static final Logger LOG = LoggerFactory.getLogger(PracticeProgram.class);
    private static final int MISTAKE = 1;
    private static final int USAGE = 2;
    private static final int TAKEN = 23;
    private static final int UNUSABLE = 4;

    private PracticeProgram() {}

    /// @param args see [ProgramOptions]
    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String[] args) {
        try {
            return hold(ProgramOptions.parse(args));
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            return USAGE;
        } catch (TernException e) {
            LOG.error("the practice node could not go on: {}", e.details().orElse(""), e);
            System.err.println(e.sentence());
            return UNUSABLE;
        } catch (IOException e) {
            LOG.error("the practice node could not go on", e);
            System.err.println("The practice network's folder or port cannot be used: " + e.getMessage());
            return UNUSABLE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (RuntimeException | Error e) {
            LOG.error("a mistake in the practice node", e);
            System.err.println("The practice network failed by a mistake in Tern: " + e);
            return MISTAKE;
        }
    }

    /// One node a folder: the lock goes with the process, however it ends.
    private static int hold(ProgramOptions options) throws IOException, TernException, InterruptedException {
        Files.createDirectories(options.folder().path());
        try (FileChannel channel = FileChannel.open(options.folder().lock(), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            @Nullable
            FileLock lock = tryLock(channel);
            if (lock == null) {
                System.err.println("Another practice node uses the folder " + options.folder().path() + ".");
                return TAKEN;
            }
            CountDownLatch stop = new CountDownLatch(1);
            CountDownLatch stopped = new CountDownLatch(1);
            // a signal ends the node in order; the process waits for that
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
                stop.countDown();
                awaitQuietly(stopped);
            }));
            try (PracticeNode node = PracticeNode.start(options, stop::countDown)) {
                node.announce();
                stop.await();
            } finally {
                options.folder().removeStatus(options.run());
                stopped.countDown();
            }
            return 0;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void awaitQuietly(CountDownLatch stopped) {
        try {
            if (!stopped.await(5, java.util.concurrent.TimeUnit.SECONDS)) {
                LOG.warn("the practice node did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The version of Tern that this class is from.
    static String version() {
        return Optional.ofNullable(PracticeProgram.class.getPackage().getImplementationVersion()).orElse("0.1.0");
    }
}
