package tern.node.practice.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;
import tern.node.practice.frame.State;

/// Writes whole states at some blocks; those between come from the changes of the blocks since ([StoredStates]). While a
/// history is made its pictures hold only what differs from block 0.
final class Keyframes {

    private static final byte[] EMPTY = new byte[0];
    /// Rows that wait to be written while thinning: each may hold what an hour changed.
    private static final int BATCH = 32;

    private final Database database;
    private final KeyBook book;

    Keyframes(Database database, KeyBook book) {
        this.database = database;
        this.book = book;
    }

    void write(long number, State state) throws StoreException {
        Delta.Writer out = new Delta.Writer();
        state.forEach(EMPTY, (key, value) -> out.entry(book, key, value));
        insert(number, 1, out.bytes());
    }

    void write(long number, Map<State.Key, byte @Nullable []> touched) throws StoreException {
        insert(number, 0, Delta.encode(book, touched));
    }

    private void insert(long number, long whole, byte[] entries) throws StoreException {
        database.run("INSERT OR REPLACE INTO keyframe (number, whole, entries) VALUES (?, ?, ?)", number, whole,
                deflated(entries));
    }

    /// What the blocks between two kept ones changed goes into the later one, so that its state stays whole.
    void thin(long from, long upTo, long keep, long keepKeyframes) throws StoreException {
        Map<State.Key, byte @Nullable []> since = new HashMap<>();
        List<State.Key> names = book.names();
        long last = from;
        try (PreparedStatement select = database.connection()
                .prepareStatement("SELECT number, redo, length(body),"
                        + " EXISTS (SELECT 1 FROM span WHERE last = block.number - 1 OR first = block.number + 1) FROM block WHERE number > ? AND number <= ?"
                        + " AND redo IS NOT NULL ORDER BY number");
                PreparedStatement update = database.connection()
                        .prepareStatement("UPDATE block SET redo = ? WHERE number = ?")) {
            select.setLong(1, from);
            select.setLong(2, upTo);
            try (ResultSet rows = select.executeQuery()) {
                int waiting = 0;
                while (rows.next()) {
                    last = rows.getLong(1);
                    boolean kept = last % keep == 0 || last == upTo || rows.getLong(3) > TIME_ONLY
                            || rows.getBoolean(4);
                    if (kept && since.isEmpty()) {
                        continue;
                    }
                    Delta.decode(names, rows.getBytes(2), since::put);
                    update.setBytes(1, kept ? Delta.encode(book, since) : null);
                    update.setLong(2, last);
                    update.addBatch();
                    if (kept) {
                        since.clear();
                    }
                    if (++waiting == BATCH) {
                        update.executeBatch();
                        waiting = 0;
                    }
                }
            }
            update.executeBatch();
        } catch (SQLException e) {
            throw StoreException.of(e);
        }
        if (!since.isEmpty()) {
            throw new StoreException("The practice network's file is incomplete.", "no block " + upTo, null);
        }
        database.run("DELETE FROM keyframe WHERE whole = 1 AND number > 0 AND number < ? AND number % ? <> 0", upTo,
                keepKeyframes);
    }

    /// A body that holds nothing but the time has fewer bytes than any signed transaction.
    private static final long TIME_ONLY = 64;

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2);
        try (DeflaterOutputStream squeeze = new DeflaterOutputStream(out, deflater, 1 << 16)) {
            squeeze.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written", e);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }
}
