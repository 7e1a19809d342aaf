package tern.gpu.past;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.gpu.model.GpuId;
import tern.gpu.model.GpuIdentity;

/// Writes down what cards do, minute by minute, for seven days: one file a card of at most five megabytes. What is kept
/// survives however this process ends, but for its last seconds: nothing waits in a buffer of its own for longer.
///
/// Of several processes the first writes and the others keep silent; when that one ends, another goes on. Safe for several
/// threads; [#take] never blocks on a disk.
public final class MinuteBook implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MinuteBook.class);
    private static final Duration WRITE_EVERY = Duration.ofSeconds(15);
    private static final long MINUTE = 60_000;
    private static final int MOST_CARDS = 64;
    /// Minutes of a card that wait for a disk.
    private static final int MOST_WAITING = 24 * 60;
    /// Cards that nobody has seen for longer than what is kept are forgotten.
    private static final Duration FORGOTTEN = Duration.ofDays(8);
    private static final String LOCK = "lock";
    /// Closing any channel on a file lets go of all locks that this process has on it (POSIX): a second one inside the
    /// process must not even open it.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private static final class Card {

        final GpuId id;
        String name;
        long minute;
        Sums now = new Sums();
        /// Whether it has what was not written yet.
        boolean news;
        final Deque<Minute> over = new ArrayDeque<>();
        @Nullable
        FileChannel file;

        Card(GpuId id, String name, long minute) {
            this.id = id;
            this.name = name;
            this.minute = minute;
        }

        void close() {
            if (news) {
                over.addLast(now.minute(minute));
            }
            news = false;
        }
    }

    private final Path folder;
    private final Map<GpuId, Card> cards = new HashMap<>();
    private final ScheduledThreadPoolExecutor thread;
    private final Object writing = new Object();
    private @Nullable FileChannel lock;
    private @Nullable Path held;
    private boolean failed;

    /// @param folder made, for its owner alone, when there is something to be written
    public MinuteBook(Path folder) {
        this(folder, WRITE_EVERY);
    }

    MinuteBook(Path folder, Duration every) {
        this.folder = folder;
        thread = new ScheduledThreadPoolExecutor(1, work -> {
            Thread made = new Thread(work, "gpu-minutes");
            made.setDaemon(true);
            return made;
        });
        var _ = thread.scheduleWithFixedDelay(this::write, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Takes a sample in.
    ///
    /// @param millis when, since 1970
    /// @param row    as a [tern.gpu.model.GpuSample] has it; copied
    public void take(GpuIdentity card, long millis, long[] row) {
        long minute = Math.floorDiv(millis, MINUTE);
        synchronized (cards) {
            Card kept = cards.get(card.id());
            if (kept == null) {
                if (cards.size() >= MOST_CARDS) {
                    return;
                }
                kept = new Card(card.id(), card.name(), minute);
                cards.put(card.id(), kept);
            }
            kept.name = card.name();
            if (kept.minute != minute) {
                kept.close();
                // a disk that takes nothing for a day must not fill the memory
                if (kept.over.size() > MOST_WAITING) {
                    kept.over.removeFirst();
                }
                kept.minute = minute;
                kept.now = new Sums();
            }
            kept.now.add(row);
            kept.news = true;
        }
    }

    private void write() {
        synchronized (writing) {
            try {
                if (hasNews() && mayWrite()) {
                    for (Card card : all()) {
                        write(card);
                    }
                    failed = false;
                }
            } catch (IOException | RuntimeException e) {
                if (!failed) {
                    LOG.warn("what cards did could not be written down in {}: {}", folder, e.toString());
                }
                failed = true;
            }
        }
    }

    private boolean hasNews() {
        synchronized (cards) {
            return cards.values().stream().anyMatch(card -> card.news || !card.over.isEmpty());
        }
    }

    private Card[] all() {
        synchronized (cards) {
            return cards.values().toArray(Card[]::new);
        }
    }

    private void write(Card card) throws IOException {
        FileChannel file = card.file;
        if (file == null) {
            file = open(card);
            card.file = file;
        }
        while (true) {
            Minute next;
            boolean over;
            synchronized (cards) {
                over = !card.over.isEmpty();
                if (!over && !card.news) {
                    return;
                }
                next = over ? card.over.getFirst() : card.now.minute(card.minute);
                card.news = over && card.news;
            }
            try {
                MinuteFile.write(file, next);
            } catch (IOException e) {
                synchronized (cards) {
                    // again with the next one
                    card.news = card.news || !over;
                }
                throw e;
            }
            synchronized (cards) {
                if (over) {
                    card.over.pollFirst();
                }
            }
        }
    }

    /// The card's file, from now on this process's to write; one that is not what it should be is put aside.
    private FileChannel open(Card card) throws IOException {
        Path path = folder.resolve(MinuteFile.name(card.id));
        create(path);
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        MinuteFile.Head head = new MinuteFile.Head(card.id, card.name);
        if (file.size() > 0) {
            Optional<MinuteFile.Head> found = MinuteFile.readHead(file);
            if (found.filter(each -> each.id().equals(card.id)).isEmpty()) {
                LOG.warn("{} is damaged or of another version and put aside", path);
                file.close();
                Files.move(path, path.resolveSibling(path.getFileName() + ".damaged"),
                        StandardCopyOption.REPLACE_EXISTING);
                create(path);
                file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            } else {
                MinuteFile.writeHead(file, head);
                goOn(card, file);
                return file;
            }
        }
        MinuteFile.writeHead(file, head);
        return file;
    }

    /// What a process before this one kept of the same minutes counts on.
    private void goOn(Card card, FileChannel file) throws IOException {
        List<Long> wanted = new ArrayList<>();
        synchronized (cards) {
            card.over.forEach(minute -> wanted.add(minute.number()));
            wanted.add(card.minute);
        }
        Map<Long, Minute> before = new HashMap<>();
        for (long number : wanted) {
            MinuteFile.read(file, number).ifPresent(minute -> before.put(number, minute));
        }
        synchronized (cards) {
            Deque<Minute> over = new ArrayDeque<>();
            card.over
                    .forEach(minute -> over.addLast(both(before.get(minute.number()), minute).minute(minute.number())));
            card.over.clear();
            card.over.addAll(over);
            card.now = both(before.get(card.minute), card.now.minute(card.minute));
        }
    }

    private static Sums both(@Nullable Minute before, Minute own) {
        Sums sums = new Sums();
        if (before != null) {
            sums.add(before);
        }
        sums.add(own);
        return sums;
    }

    private boolean mayWrite() throws IOException {
        if (lock != null) {
            return true;
        }
        if (isPosix()) {
            Files.createDirectories(folder, mode("rwx------"));
        } else {
            Files.createDirectories(folder);
        }
        Path file = folder.resolve(LOCK);
        create(file);
        Path real = file.toRealPath();
        if (!HELD.add(real)) {
            return false;
        }
        FileChannel channel = FileChannel.open(real, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            taken = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            LOG.debug("another part of this process writes down what cards do", e);
        } finally {
            if (!taken) {
                channel.close();
                HELD.remove(real);
            }
        }
        if (taken) {
            lock = channel;
            held = real;
            forget();
        }
        return taken;
    }

    private void forget() throws IOException {
        Instant old = Instant.now().minus(FORGOTTEN);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                boolean ours = name.endsWith(MinuteFile.ENDING) || name.endsWith(MinuteFile.ENDING + ".damaged");
                if (ours && Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static void create(Path file) throws IOException {
        try {
            FileAttribute<?>[] attributes = isPosix()
                    ? new FileAttribute<?>[]{mode("rw-------")}
                    : new FileAttribute<?>[0];
            Files.createFile(file, attributes);
        } catch (FileAlreadyExistsException e) {
            LOG.trace("{} is there already", file, e);
        }
    }

    private static FileAttribute<?> mode(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /// Writes what is left.
    @Override
    public void close() {
        // not interrupted: that would close a file in the middle of a minute. No other write follows this one
        thread.shutdown();
        write();
        synchronized (writing) {
            for (Card card : all()) {
                close(card.file);
                card.file = null;
            }
            close(lock);
            lock = null;
            if (held != null) {
                HELD.remove(held);
                held = null;
            }
        }
    }

    private static void close(@Nullable FileChannel file) {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            LOG.warn("a file of what cards did was not closed in order: {}", e.toString());
        }
    }
}
