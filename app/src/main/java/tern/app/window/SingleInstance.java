package tern.app.window;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.boot.BootException;
import tern.app.boot.OwnerOnly;

/// One window a home: the second start brings the first one to front.
///
/// A lock on a file of the state folder says who is first; the system gives it up when the process ends, however that
/// happens. The first listens on a loopback port and writes port and a random word into a file that only its owner can
/// read; whoever knows the word may ask it to come to front, and nothing else.
final class SingleInstance implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SingleInstance.class);
    private static final String COME = "come";
    private static final String COMING = "coming";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int WORD_BYTES = 16;
    private static final int LONGEST_LINE = 200;
    /// The first may hold the lock already and not have written its door yet.
    private static final int TRIES = 20;

    private final FileChannel channel;
    private final FileLock lock;
    private final Path door;
    private final ServerSocket socket;
    private final byte[] word;
    private final Runnable onAsked;

    /// What a start comes to.
    ///
    /// @param first    holds the place until it is closed; null where somebody else is first
    /// @param answered whether that one said that it comes
    record Outcome(@Nullable SingleInstance first, boolean answered) {

        Optional<SingleInstance> place() {
            return Optional.ofNullable(first);
        }
    }

    private SingleInstance(FileChannel channel, FileLock lock, Path door, ServerSocket socket, Runnable onAsked) {
        this.channel = channel;
        this.lock = lock;
        this.door = door;
        this.socket = socket;
        this.onAsked = onAsked;
        word = new byte[WORD_BYTES];
        new SecureRandom().nextBytes(word);
    }

    /// Takes the first place, or asks who has it to come to front. Blocks for some seconds where that one is silent.
    ///
    /// @param folder  the state folder
    /// @param onAsked runs on a thread of its own when a second start asks
    static Outcome take(Path folder, Runnable onAsked) throws IOException, InterruptedException {
        try {
            OwnerOnly.createFolder(folder);
        } catch (BootException e) {
            throw new IOException(e.sentence(), e);
        }
        Path lockFile = folder.resolve("window.lock");
        Path door = folder.resolve("window.door");
        OwnerOnly.createFile(lockFile);
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            return new Outcome(null, ask(door));
        }
        ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        SingleInstance first = new SingleInstance(channel, lock, door, socket, onAsked);
        first.open();
        return new Outcome(first, false);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    private void open() throws IOException {
        String text = socket.getLocalPort() + " " + HexFormat.of().formatHex(word) + '\n';
        OwnerOnly.writeAtomically(door, ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        Thread.ofVirtual().name("window-door").start(this::listen);
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                caller.setSoTimeout((int) PATIENCE.toMillis());
                if (knowsTheWord(caller)) {
                    onAsked.run();
                    caller.getOutputStream().write((COMING + '\n').getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    LOG.warn("a caller at the window's door was not understood", e);
                }
            }
        }
    }

    private boolean knowsTheWord(Socket caller) throws IOException {
        String line = readLine(caller);
        String wanted = COME + ' ' + HexFormat.of().formatHex(word);
        return MessageDigest.isEqual(line.getBytes(StandardCharsets.US_ASCII),
                wanted.getBytes(StandardCharsets.US_ASCII));
    }

    /// One line, and no more than one of ours can be long.
    private static String readLine(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(),
                StandardCharsets.US_ASCII), LONGEST_LINE);
        for (int letter = in.read(); letter >= 0 && letter != '\n'
                && line.length() < LONGEST_LINE; letter = in.read()) {
            line.append((char) letter);
        }
        return line.toString();
    }

    private static boolean ask(Path door) throws InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            try {
                String[] parts = Files.readString(door, StandardCharsets.US_ASCII).strip().split(" ");
                if (parts.length == 2 && askAt(Integer.parseInt(parts[0]), parts[1])) {
                    return true;
                }
            } catch (IOException | IllegalArgumentException notYet) {
                LOG.debug("no answer from the window that is open", notYet);
            }
            Thread.sleep(PATIENCE.toMillis() / TRIES);
        }
        return false;
    }

    private static boolean askAt(int port, String word) throws IOException {
        try (Socket first = new Socket()) {
            first.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) PATIENCE.toMillis());
            first.setSoTimeout((int) PATIENCE.toMillis());
            first.getOutputStream().write((COME + ' ' + word + '\n').getBytes(StandardCharsets.US_ASCII));
            return readLine(first).equals(COMING);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        Files.deleteIfExists(door);
        lock.release();
        channel.close();
    }
}
