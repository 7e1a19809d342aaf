package tern.node.manage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.node.process.ChildStart;
import tern.node.process.OwnFiles;
import tern.wallet.keys.Redaction;

/// A node's log: what it prints goes into one file (so that it is printed whether Tern runs or not), and from there, without
/// colours and secrets, into the log's own files and into memory. A [LogPipe] may stand before that file.
///
/// The keeper of the node takes over what was printed and empties that file now and then; everybody else reads along.
public final class FollowedLog implements NodeLog, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FollowedLog.class);
    private static final long ROTATED_AT = 5_000_000;
    private static final int FILES = 5;
    private static final int READ_AT_ONCE = 1 << 20;
    /// With so many bytes that were taken over the file of what was printed is emptied.
    private static final long EMPTIED_AT = 256 * 1024;
    /// So much at most is taken over of what was printed while nobody kept the node: as much as the log's files hold.
    private static final long MOST_LEFT = FILES * ROTATED_AT;
    private static final Duration LAST_LINES = Duration.ofSeconds(3);
    private static final int FIRST_LOOK = 1 << 20;

    private final Path folder;
    private final String name;
    private final Path printed;
    private final Path taken;
    private final long rotatedAt;
    private final Deque<LogLine> lines = new ArrayDeque<>();
    private final Watchers<Long> news = new Watchers<>("node-log");
    private final ReentrantLock lock = new ReentrantLock();
    private final Tail own;
    private final Tail foreign;
    private long nextNumber;
    private boolean loaded;
    /// What reads the node that was started here last.
    private volatile @Nullable Process reader;
    /// Lines that were shown although nobody has taken them over yet.
    private int ahead;

    /// @param folder  of the log's files
    /// @param name    of the newest: `node.log`
    /// @param printed the file that the node prints into; where none is, the log's file is all there is
    public FollowedLog(Path folder, String name, Path printed) {
        this(folder, name, printed, ROTATED_AT);
    }

    /// @param rotatedAt bytes of a file; then the next one is begun
    FollowedLog(Path folder, String name, Path printed, long rotatedAt) {
        this.rotatedAt = rotatedAt;
        this.folder = folder;
        this.name = name;
        this.printed = printed;
        this.taken = folder.resolve("taken");
        this.own = new Tail(folder.resolve(name));
        this.foreign = new Tail(printed);
    }

    /// Whole lines of a file that grows.
    private static final class Tail {

        private final Path file;
        private long position;
        private String rest = "";

        Tail(Path file) {
            this.file = file;
        }

        List<String> read() throws IOException {
            long size = size(file);
            if (size < position) {
                // emptied or begun anew
                position = 0;
                rest = "";
            }
            if (size == position) {
                return List.of();
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(READ_AT_ONCE, size - position));
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) > 0) {
                    // until the buffer is full or the file ends
                }
            }
            bytes.flip();
            int whole = bytes.limit();
            while (whole > 0 && bytes.get(whole - 1) != '\n') {
                whole--;
            }
            if (whole == 0 && bytes.limit() < LogParser.LONGEST) {
                return List.of();
            }
            int used = whole == 0 ? bytes.limit() : whole;
            byte[] part = new byte[used];
            bytes.get(part);
            position += used;
            String text = rest + new String(part, StandardCharsets.UTF_8);
            rest = "";
            return text.lines().toList();
        }
    }

    private Path pipe() {
        return folder.resolve("pipe.lock");
    }

    /// Starts a node whose output comes into this log through a [LogPipe].
    ///
    /// @param node prints into the file of this log
    public Process start(ChildStart node) throws IOException {
        OwnFiles.createFolder(folder);
        List<Process> both = LogPipe.start(node, taken, pipe());
        reader = both.getLast();
        return both.getFirst();
    }

    /// Waits a moment for the last lines of a node that has ended.
    public void awaitPrinted() throws InterruptedException {
        Process mine = reader;
        if (mine != null) {
            // a node that ended at once ended before its reader had begun
            mine.waitFor(LAST_LINES.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            LogPipe.await(pipe(), LAST_LINES);
        }
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /// Looks for new lines. Blocks for a moment; called about once a second.
    ///
    /// @param keeps whether this process keeps the node and so writes the log
    /// @param kept  whether anybody does
    /// @return the new lines
    public List<LogLine> pump(boolean keeps, boolean kept) {
        List<LogLine> fresh = new ArrayList<>();
        lock.lock();
        try {
            if (!loaded) {
                load();
            }
            if (keeps) {
                takeOver(fresh);
            } else {
                own.read().forEach(line -> fresh.add(add(line)));
                if (kept) {
                    ahead = 0;
                } else {
                    foreign.position = Math.max(foreign.position, position());
                    for (String line : foreign.read()) {
                        fresh.add(add(Redaction.of(LogParser.clean(line))));
                        ahead++;
                    }
                }
            }
        } catch (IOException e) {
            // a full disk, for instance: the node goes on, and the next look tries again
            LOG.warn("the node's log could not be read or written: {}", e.toString());
        } finally {
            lock.unlock();
        }
        if (!fresh.isEmpty()) {
            news.tell(nextNumber);
        }
        return fresh;
    }

    private void load() throws IOException {
        loaded = true;
        own.position = Math.max(0, size(own.file) - FIRST_LOOK);
        boolean torn = own.position > 0;
        for (String line : own.read()) {
            if (!torn) {
                add(line);
            }
            torn = false;
        }
    }

    private LogLine add(String line) {
        LogLine parsed = LogParser.parse(nextNumber++, line);
        lines.addLast(parsed);
        if (lines.size() > KEPT) {
            lines.removeFirst();
        }
        return parsed;
    }

    private void takeOver(List<LogLine> fresh) throws IOException {
        foreign.position = position();
        boolean tooMuch = size(printed) - foreign.position > MOST_LEFT;
        if (tooMuch) {
            LOG.warn("the node printed more than its log holds: only the end of it is kept");
            foreign.position = size(printed) - READ_AT_ONCE;
        }
        List<String> read = foreign.read();
        if (tooMuch && !read.isEmpty()) {
            // of a line without its beginning nobody knows whether it is a secret
            read = read.subList(1, read.size());
        }
        if (!read.isEmpty()) {
            StringBuilder text = new StringBuilder();
            for (String line : read) {
                String clean = Redaction.of(LogParser.clean(line));
                text.append(clean).append('\n');
                if (ahead > 0) {
                    ahead--;
                } else {
                    fresh.add(add(clean));
                }
            }
            append(text.toString());
            own.position = size(own.file);
            remember(foreign.position);
        }
        if (tooMuch || (foreign.position >= EMPTIED_AT && foreign.position == size(printed))) {
            try (FileChannel channel = FileChannel.open(printed, StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }
            foreign.position = 0;
            remember(0);
        }
    }

    private void append(String text) throws IOException {
        OwnFiles.createFolder(folder);
        if (size(own.file) > rotatedAt) {
            rotate();
        }
        OwnFiles.createFile(own.file);
        Files.writeString(own.file, text, StandardOpenOption.APPEND);
    }

    private void rotate() throws IOException {
        for (int i = FILES - 2; i >= 1; i--) {
            Path older = numbered(i);
            if (Files.exists(older)) {
                Files.move(older, numbered(i + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(own.file, numbered(1), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path numbered(int i) {
        int dot = name.lastIndexOf('.');
        return folder.resolve(name.substring(0, dot) + "." + i + name.substring(dot));
    }

    /// How much of what was printed is in the log.
    private long position() throws IOException {
        try {
            long position = Long.parseLong(Files.readString(taken).strip());
            return position <= size(printed) ? Math.max(0, position) : 0;
        } catch (NoSuchFileException | NumberFormatException e) {
            return 0;
        }
    }

    private void remember(long position) throws IOException {
        OwnFiles.createFolder(folder);
        Files.writeString(taken, Long.toString(position));
    }

    /// What is printed begins anew: the file was emptied before a start. What was in it is taken over first.
    public void beginAnew() throws IOException {
        lock.lock();
        try {
            if (!loaded) {
                load();
            }
            List<LogLine> fresh = new ArrayList<>();
            takeOver(fresh);
            OwnFiles.createFile(printed);
            try (FileChannel channel = FileChannel.open(printed, StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }
            foreign.position = 0;
            ahead = 0;
            remember(0);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<LogLine> search(LogLine.Level least, String text, int limit) {
        String wanted = text.toLowerCase(Locale.ROOT);
        Deque<LogLine> found = new ArrayDeque<>();
        lock.lock();
        try {
            if (!loaded) {
                try {
                    load();
                } catch (IOException e) {
                    LOG.warn("the node's log could not be read: {}", e.toString());
                }
            }
            var newestFirst = lines.descendingIterator();
            while (newestFirst.hasNext() && found.size() < Math.min(limit, KEPT)) {
                LogLine line = newestFirst.next();
                if (line.level().compareTo(least) >= 0
                        && (wanted.isEmpty() || line.text().toLowerCase(Locale.ROOT).contains(wanted))) {
                    found.addFirst(line);
                }
            }
        } finally {
            lock.unlock();
        }
        return List.copyOf(found);
    }

    @Override
    public NodeWatch follow(Consumer<List<LogLine>> listener) {
        lock.lock();
        try {
            long[] seen = {nextNumber};
            return news.add(_ -> {
                List<LogLine> fresh = since(seen[0]);
                if (!fresh.isEmpty()) {
                    seen[0] = fresh.getLast().number() + 1;
                    listener.accept(fresh);
                }
            });
        } finally {
            lock.unlock();
        }
    }

    private List<LogLine> since(long number) {
        lock.lock();
        try {
            return lines.stream().filter(line -> line.number() >= number).toList();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        news.close();
    }
}
