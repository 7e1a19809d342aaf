package tern.node.manage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import tern.node.process.ChildStart;
import tern.node.process.JavaProgram;
import tern.node.process.OwnFiles;
import tern.wallet.keys.Redaction;

/// A small program of its own between a node and the file that it prints into: takes out colours and secrets before
/// anything is on the disk, and keeps the file from growing without end while no Tern is there to empty it. It lives as
/// long as anybody can print into it, so it ends with the node, not with Tern.
///
/// It holds a lock while it lives, by which others know that all was written once the node is gone. Nothing that goes
/// wrong ends it before its input: a node whose output nobody takes stands still or falls.
public final class LogPipe {

    private static final long MOST = 8_000_000;
    private static final int KEPT = 1 << 20;
    private static final int AT_ONCE = 64 * 1024;
    private static final Duration LOOK = Duration.ofMillis(10);
    /// Longer than a node takes to end.
    private static final Duration LONGEST_END = Duration.ofMinutes(2);
    private static final String NOT_SHOWN = "[line not shown]";
    /// Colours, a table's time and what may be a secret: all that is needed for a line is loaded by it.
    private static final String SAMPLE = "\u001b[32m2026-01-01 00:00:00\u001b[0m  INFO [x] password: none at 0x00";

    private final Path output;
    private final Path taken;
    private final long most;
    private final UnaryOperator<String> shown;

    /// @param output where lines go; others may empty it at any time
    /// @param taken  see [FollowedLog]: how much of it was taken over
    /// @param most   bytes of it; then only the end of it is kept
    LogPipe(Path output, Path taken, long most) {
        this(output, taken, most, line -> Redaction.of(LogParser.clean(line)));
    }

    /// @param shown what of a line may be on the disk
    LogPipe(Path output, Path taken, long most, UnaryOperator<String> shown) {
        this.output = output;
        this.taken = taken;
        this.most = most;
        this.shown = shown;
    }

    /// @param args the file, the file with how much of it was taken over, and the file to lock
    public static void main(String[] args) {
        LogPipe pipe = new LogPipe(Path.of(args[0]), Path.of(args[1]), MOST);
        CountDownLatch done = new CountDownLatch(1);
        // a session that ends asks all its programs to end: the node has something to say after that
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> waitFor(done)));
        try {
            pipe.hold(Path.of(args[2]));
        } finally {
            done.countDown();
        }
    }

    private static void waitFor(CountDownLatch done) {
        try {
            boolean _ = done.await(LONGEST_END.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hold(Path held) {
        try (FileChannel lock = FileChannel.open(held, StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); FileLock _ = lock.tryLock()) {
            warmUp();
            run(new FileInputStream(FileDescriptor.in));
        } catch (IOException e) {
            // without the lock nobody waits for the last lines; they are written all the same
            run(new FileInputStream(FileDescriptor.in));
        }
    }

    /// Starts a node that prints into the file through such a program.
    ///
    /// @param node prints into `output`
    /// @return the node and the program that reads it
    static List<Process> start(ChildStart node, Path taken, Path lock) throws IOException {
        List<String> command = JavaProgram.current()
                .command(List.of("-XX:+UseSerialGC", "-Xms2m", "-Xmx12m", "-Xss256k", "-XX:TieredStopAtLevel=1",
                        "-XX:ReservedCodeCacheSize=6m", "-XX:-UsePerfData",
                        "-Xlog:disable", "-Xlog:all=off"),
                        LogPipe.class.getName(),
                        List.of(node.output().toString(), taken.toString(), lock.toString()));
        OwnFiles.createFile(lock);
        return node.startInto(command);
    }

    /// Waits until such a program has written all and ended.
    static void await(Path lock, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (isHeld(lock) && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }
    }

    private static boolean isHeld(Path lock) {
        if (!Files.exists(lock)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock mine = channel.tryLock()) {
            return mine == null;
        } catch (IOException | OverlappingFileLockException e) {
            // nobody can be waited for
            return false;
        }
    }

    /// Does all that is done later once, on a file of its own: what is loaded only then may be gone by then, since an
    /// update has put other programs in its place.
    private void warmUp() throws IOException {
        Path folder = output.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        Path trial = Files.createTempFile(folder, ".pipe", "");
        try {
            LogPipe small = new LogPipe(trial, folder.resolve(trial.getFileName() + ".taken"), SAMPLE.length() / 2);
            small.run(new ByteArrayInputStream((SAMPLE + "\n" + SAMPLE).getBytes(StandardCharsets.UTF_8)));
        } finally {
            Files.deleteIfExists(trial);
        }
    }

    void run(InputStream in) {
        byte[] part = new byte[AT_ONCE];
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        StringBuilder text = new StringBuilder();
        try {
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                for (int i = 0; i < read; i++) {
                    if (part[i] == '\n') {
                        add(text, line);
                    } else if (line.size() < AT_ONCE) {
                        // what is longer than that is no line of a log
                        line.write(part[i]);
                    }
                }
                if (text.length() > AT_ONCE || in.available() == 0) {
                    write(text);
                }
            }
        } catch (IOException e) {
            // as good as its end
        }
        if (line.size() > 0) {
            add(text, line);
        }
        write(text);
    }

    private void add(StringBuilder text, ByteArrayOutputStream line) {
        String said;
        try {
            said = shown.apply(line.toString(StandardCharsets.UTF_8));
        } catch (RuntimeException | Error e) {
            // also where what takes the secrets out cannot be loaded any more: then nothing of it may be shown
            said = NOT_SHOWN;
        }
        text.append(said).append('\n');
        line.reset();
    }

    /// What cannot be written, on a full disk for instance, is lost; the node goes on.
    private void write(StringBuilder text) {
        if (text.isEmpty()) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
        try {
            OwnFiles.createFile(output);
            try (FileChannel channel = FileChannel.open(output, StandardOpenOption.APPEND)) {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            if (Files.size(output) > most) {
                shorten();
            }
        } catch (IOException | RuntimeException | Error e) {
            // the next lines are tried again
            return;
        }
    }

    /// Keeps the end, from a line's beginning on: of a line without its beginning nobody knows what it says.
    private void shorten() throws IOException {
        int kept = (int) Math.min(KEPT, most / 2);
        ByteBuffer rest = ByteBuffer.allocate(kept);
        try (FileChannel channel = FileChannel.open(output, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long from = Math.max(0, channel.size() - kept);
            while (rest.hasRemaining() && channel.read(rest, from + rest.position()) > 0) {
                // until the buffer is full or the file ends
            }
            rest.flip();
            while (rest.hasRemaining() && rest.get() != '\n') {
                // the rest of a line
            }
            channel.truncate(0);
            channel.position(0);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }
        if (Files.exists(taken)) {
            Files.writeString(taken, "0");
        }
    }
}
