package tern.node.practice.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tern.node.practice.frame.State;
import tern.node.practice.runtime.Head;
import tern.node.practice.runtime.PracticeHeader;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.units.Hash32;

/// Blocks in one SQLite file. A block is there whole or not at all, also after kill -9.
///
/// Two kinds of blocks: *made* ones, with header, body and what they changed; and *quiet* ones inside the coarse steps of
/// made-up history, in which only time passes: of those the hashes are kept, and the rest follows from the made block
/// before them. States are kept as changes from block to block between whole pictures ([Keyframes]).
///
/// Not for several threads: [tern.node.practice.chain] keeps one lock around it.
public final class ChainStore implements AutoCloseable {

    private static final int HASH = 32;

    private final Path file;
    private final Database database;
    private final Connection connection;
    private final KeyBook book;
    private final Keyframes keyframes;
    private final HashIndex index = new HashIndex();
    private int keysOnDisk;
    private long best = -1;

    private ChainStore(Path file, Database database, KeyBook book) {
        this.file = file;
        this.database = database;
        this.connection = database.connection();
        this.book = book;
        this.keyframes = new Keyframes(database, book);
    }

    /// Opens the file, or makes an empty one.
    public static ChainStore open(Path file) throws StoreException {
        Database database = Database.open(file);
        boolean done = false;
        try {
            ChainStore store = new ChainStore(file, database, new KeyBook());
            store.load();
            done = true;
            return store;
        } finally {
            if (!done) {
                database.close();
            }
        }
    }

    /// Deletes a chain's file and what SQLite keeps beside it.
    public static void delete(Path file) throws StoreException {
        try {
            for (String ending : List.of("-wal", "-shm", "")) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + ending));
            }
        } catch (IOException e) {
            throw StoreException.of(e);
        }
    }

    private void load() throws StoreException {
        try (PreparedStatement keys = connection.prepareStatement("SELECT key FROM storage_key ORDER BY number");
                ResultSet rows = keys.executeQuery()) {
            while (rows.next()) {
                book.number(new State.Key(rows.getBytes(1)));
            }
            keysOnDisk = book.size();
        } catch (SQLException e) {
            throw StoreException.of(e);
        }
        best = database.number("SELECT max(number) FROM block").orElse(-1);
        indexAll();
    }

    private void indexAll() throws StoreException {
        index.clear(best + 1);
        try (PreparedStatement blocks = connection.prepareStatement("SELECT number, hash FROM block");
                PreparedStatement spans = connection.prepareStatement("SELECT first, hashes FROM span")) {
            try (ResultSet rows = blocks.executeQuery()) {
                while (rows.next()) {
                    index.add(rows.getBytes(2), 0, rows.getLong(1));
                }
            }
            try (ResultSet rows = spans.executeQuery()) {
                while (rows.next()) {
                    byte[] hashes = rows.getBytes(2);
                    for (int i = 0; i < hashes.length / HASH; i++) {
                        index.add(hashes, i * HASH, rows.getLong(1) + i);
                    }
                }
            }
        } catch (SQLException e) {
            throw StoreException.of(e);
        }
    }

    /// How many keys have a number.
    int numberedKeys() {
        return book.size();
    }

    /// For tests of a full disk.
    ///
    /// @param pages that the file may have at most; a number below its size means its size
    void limitTo(long pages) throws StoreException {
        database.number("PRAGMA max_page_count = " + pages);
    }

    /// Number of the newest block; -1 in an empty file.
    public long best() {
        return best;
    }

    public Optional<String> note(String name) throws StoreException {
        return database.text("SELECT value FROM note WHERE name = ?", name);
    }

    public void putNote(String name, String value) throws StoreException {
        database.run("INSERT OR REPLACE INTO note (name, value) VALUES (?, ?)", name, value);
    }

    /// What is written inside is there whole or not at all.
    public void together(Work work) throws StoreException {
        together(() -> {
            work.run();
            return true;
        });
    }

    /// What is written inside is there whole or not at all.
    ///
    /// @return what came of it
    public <T> T together(Making<T> work) throws StoreException {
        long before = best;
        T made;
        boolean done = false;
        database.begin();
        try {
            made = work.make();
            writeNewKeys();
            database.commit();
            done = true;
        } finally {
            if (!done) {
                takeBack(before);
            }
        }
        keysOnDisk = book.size();
        return made;
    }

    private void takeBack(long before) throws StoreException {
        try {
            database.rollback();
        } finally {
            book.cutTo(keysOnDisk);
            if (best != before) {
                best = before;
                indexAll();
            }
        }
    }

    /// What is done as one.
    @FunctionalInterface
    public interface Work {
        void run() throws StoreException;
    }

    /// What is done as one, and something comes of it.
    @FunctionalInterface
    public interface Making<T> {
        T make() throws StoreException;
    }

    private void writeNewKeys() throws StoreException {
        if (book.size() == keysOnDisk) {
            return;
        }
        try (PreparedStatement insert = connection
                .prepareStatement("INSERT INTO storage_key (number, key) VALUES (?, ?)")) {
            for (int number = keysOnDisk; number < book.size(); number++) {
                insert.setInt(1, number);
                insert.setBytes(2, book.key(number).bytes());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw StoreException.of(e);
        }
    }

    /// Adds the next block. To be called inside [#together].
    ///
    /// @param changes for each key the block touched its value after it; null where it is gone
    public void append(Head block, Map<State.Key, byte @Nullable []> changes) throws StoreException {
        database.run("INSERT INTO block (number, hash, header, body, time, redo) VALUES (?, ?, ?, ?, ?, ?)",
                block.number(), block.hash().bytes(), block.header().toBytes(), body(block.extrinsics()),
                block.timeMillis(), Delta.encode(book, changes));
        best = block.number();
        room(1);
        index.add(block.hash().bytes(), 0, best);
    }

    /// Adds the hashes of quiet blocks after the newest one. The next block to append is the one after them.
    ///
    /// @param hashes one after the other
    public void appendQuiet(byte[] hashes) throws StoreException {
        int count = hashes.length / HASH;
        database.run("INSERT INTO span (first, last, hashes) VALUES (?, ?, ?)", best + 1, best + count, hashes);
        room(count);
        for (int i = 0; i < count; i++) {
            index.add(hashes, i * HASH, best + 1 + i);
        }
        best += count;
    }

    private void room(int more) throws StoreException {
        if (index.isFull(more)) {
            indexAll();
        }
    }

    /// The whole state after the newest block, to go on from.
    public void keyframe(State state) throws StoreException {
        keyframes.write(best, state);
    }

    /// As [#keyframe], as what differs from block 0: smaller, and only while a history is being made.
    ///
    /// @param touched values now of every key that any block changed
    public void keyframe(Map<State.Key, byte @Nullable []> touched) throws StoreException {
        keyframes.write(best, touched);
    }

    /// Gives up states that nobody is likely to ask for: of blocks up to a number all but every `keep`th and those with
    /// transactions. Headers and bodies stay.
    public void thin(long upTo, long keep, long keepKeyframes) throws StoreException {
        long from = note("thinned").map(Long::parseLong).orElse(0L);
        if (upTo > from) {
            together(() -> {
                keyframes.thin(from, upTo, keep, keepKeyframes);
                putNote("thinned", Long.toString(upTo));
            });
        }
    }

    /// A made block; empty for a quiet one and beyond the newest.
    public Optional<Head> block(long number) throws StoreException {
        try (PreparedStatement select = connection
                .prepareStatement("SELECT hash, header, body, time FROM block WHERE number = ?")) {
            select.setLong(1, number);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Head(PracticeHeader.ofBytes(row.getBytes(2)),
                                Hash32.of(row.getBytes(1)), extrinsics(row.getBytes(3)), row.getLong(4)))
                        : Optional.empty();
            }
        } catch (SQLException | ScaleException e) {
            throw StoreException.of(e);
        }
    }

    /// Number of the made block that a number's state rests on: itself, or for a quiet block the one before its span.
    public OptionalLong madeAtOrBefore(long number) throws StoreException {
        return database.number("SELECT max(number) FROM block WHERE number <= ?", number);
    }

    /// The hash of any block; empty beyond the newest.
    public Optional<Hash32> hash(long number) throws StoreException {
        if (number < 0 || number > best) {
            return Optional.empty();
        }
        try (PreparedStatement made = connection.prepareStatement("SELECT hash FROM block WHERE number = ?");
                PreparedStatement quiet = connection.prepareStatement(
                        "SELECT substr(hashes, (? - first) * 32 + 1, 32) FROM span WHERE first ="
                                + " (SELECT max(first) FROM span WHERE first <= ?)")) {
            made.setLong(1, number);
            try (ResultSet row = made.executeQuery()) {
                if (row.next()) {
                    return Optional.of(Hash32.of(row.getBytes(1)));
                }
            }
            quiet.setLong(1, number);
            quiet.setLong(2, number);
            try (ResultSet row = quiet.executeQuery()) {
                return row.next() ? Optional.of(Hash32.of(row.getBytes(1))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw StoreException.of(e);
        }
    }

    public OptionalLong number(Hash32 hash) throws StoreException {
        return index.find(hash, number -> hash(number).filter(hash::equals).isPresent());
    }

    /// The state after a made block, as a copy of its own.
    ///
    /// @return empty where it was given up
    public Optional<State> stateAt(long number) throws StoreException {
        return new StoredStates(database).at(number, book.names());
    }

    /// Another way to the states, which does not need the lock around this store. Whoever opens it closes it first.
    public StateReader openReader() throws StoreException {
        return StateReader.open(file);
    }

    /// All keys by the numbers that changes as bytes have for them, as they are now. A copy, for any thread.
    public List<State.Key> names() {
        return book.names();
    }

    /// Changes as bytes, for the ring of recent blocks in memory.
    public byte[] pack(Map<State.Key, byte @Nullable []> values) {
        return Delta.encode(book, values);
    }

    /// Any thread may ask.
    ///
    /// @param names [#names] of a moment after the packing
    public static Map<State.Key, byte @Nullable []> unpack(List<State.Key> names, byte[] packed)
            throws StoreException {
        return Delta.read(names, packed);
    }

    @Override
    public void close() {
        database.close();
    }

    /// Each extrinsic brings its own length.
    private static byte[] body(List<byte[]> extrinsics) {
        int length = extrinsics.stream().mapToInt(each -> each.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] each : extrinsics) {
            System.arraycopy(each, 0, all, at, each.length);
            at += each.length;
        }
        return all;
    }

    private static List<byte[]> extrinsics(byte[] body) throws ScaleException {
        List<byte[]> all = new ArrayList<>();
        int at = 0;
        while (at < body.length) {
            ScaleReader in = new ScaleReader(body, at, body.length);
            int length = in.readCompactInt();
            in.skip(length);
            all.add(java.util.Arrays.copyOfRange(body, at, in.position()));
            at = in.position();
        }
        return all;
    }
}
