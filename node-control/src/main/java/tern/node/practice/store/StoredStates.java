package tern.node.practice.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import tern.node.practice.frame.State;

/// Reads states of blocks: the picture before a block ([Keyframes]) and what the blocks since changed. Over one
/// connection, so for one thread at a time.
final class StoredStates {

    private final Database database;

    StoredStates(Database database) {
        this.database = database;
    }

    /// @param names keys in the order of their numbers
    Optional<State> at(long number, List<State.Key> names) throws StoreException {
        OptionalLong kept = database.number("SELECT number FROM block WHERE number = ? AND redo IS NOT NULL", number);
        OptionalLong start = database.number("SELECT max(number) FROM keyframe WHERE number <= ?", number);
        if (start.isEmpty() || kept.isEmpty()) {
            return Optional.empty();
        }
        Map<State.Key, byte @Nullable []> entries = new HashMap<>(1 << 17);
        boolean whole = database.number("SELECT whole FROM keyframe WHERE number = ?", start.getAsLong())
                .orElse(1) == 1;
        if (!whole) {
            read(0, names, entries);
        }
        read(start.getAsLong(), names, entries);
        try (PreparedStatement select = database.connection()
                .prepareStatement("SELECT redo FROM block WHERE number > ? AND number <= ? AND redo IS NOT NULL"
                        + " ORDER BY number")) {
            select.setLong(1, start.getAsLong());
            select.setLong(2, number);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Delta.decode(names, rows.getBytes(1), entries::put);
                }
            }
        } catch (SQLException e) {
            throw StoreException.of(e);
        }
        return Optional.of(State.of(entries));
    }

    private void read(long number, List<State.Key> names, Map<State.Key, byte @Nullable []> into)
            throws StoreException {
        try (PreparedStatement select = database.connection()
                .prepareStatement("SELECT entries FROM keyframe WHERE number = ?")) {
            select.setLong(1, number);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new StoreException("The practice network's file is incomplete.", "no keyframe " + number,
                            null);
                }
                Delta.decode(names, inflated(row.getBytes(1)), into::put);
            }
        } catch (SQLException e) {
            throw StoreException.of(e);
        }
    }

    private static byte[] inflated(byte[] bytes) throws StoreException {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw StoreException.of(e);
        }
    }
}
