package tern.wallet.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tern.wallet.chain.BlockRef;
import tern.wallet.history.HistoryException.Kind;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// The table of activity. To be used under the store's lock.
final class Activities {

    private static final int NONE = -1;

    private final Connection connection;
    private final KeyTable keys;

    Activities(Connection connection, KeyTable keys) {
        this.connection = connection;
        this.keys = keys;
    }

    /// The same entry again replaces itself.
    void add(long chain, List<ActivityEntry> entries) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT OR REPLACE INTO activity (chain, account,"
                + " block, extrinsic, event, block_hash, time, hash, kind, netuid, to_netuid, hotkey, other, tao,"
                + " alpha, fee, failure, call, part, events, to_alpha) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
            for (ActivityEntry entry : entries) {
                insert.setLong(1, chain);
                insert.setLong(2, keys.idOf(entry.account()));
                insert.setLong(3, entry.block().number());
                insert.setInt(4, entry.extrinsic().orElse(NONE));
                insert.setInt(5, entry.event().orElse(NONE));
                insert.setBytes(6, entry.block().hash().bytes());
                insert.setLong(7, entry.time().toEpochMilli());
                insert.setBytes(8, entry.hash().map(Hash32::bytes).orElse(null));
                insert.setString(9, entry.kind().name());
                number(insert, 10, entry.netuid());
                number(insert, 11, entry.toNetuid());
                key(insert, 12, entry.hotkey());
                key(insert, 13, entry.other());
                amount(insert, 14, entry.tao());
                amount(insert, 15, entry.alpha());
                insert.setLong(16, entry.fee().value());
                insert.setString(17, entry.failure().orElse(null));
                insert.setString(18, entry.call());
                insert.setInt(19, entry.part() ? 1 : 0);
                insert.setString(20, entry.events());
                amount(insert, 21, entry.toAlpha());
                insert.executeUpdate();
            }
        }
    }

    private static void number(PreparedStatement insert, int place, OptionalInt value) throws SQLException {
        if (value.isPresent()) {
            insert.setInt(place, value.getAsInt());
        } else {
            insert.setNull(place, Types.INTEGER);
        }
    }

    private static void amount(PreparedStatement insert, int place, Optional<Rao> value) throws SQLException {
        if (value.isPresent()) {
            insert.setLong(place, value.get().value());
        } else {
            insert.setNull(place, Types.INTEGER);
        }
    }

    private void key(PreparedStatement insert, int place, Optional<AccountId> value) throws SQLException {
        if (value.isPresent()) {
            insert.setLong(place, keys.idOf(value.get()));
        } else {
            insert.setNull(place, Types.INTEGER);
        }
    }

    /// Newest first.
    List<ActivityEntry> entries(long chain, long account, Instant from, Instant to, int most)
            throws SQLException, HistoryException {
        return select("", chain, account, from, to, most);
    }

    /// Newest first, without the legs of other entries: they do not count for `most` either.
    List<ActivityEntry> whole(long chain, long account, Instant from, Instant to, int most)
            throws SQLException, HistoryException {
        return select(" AND part = 0", chain, account, from, to, most);
    }

    private List<ActivityEntry> select(String only, long chain, long account, Instant from, Instant to, int most)
            throws SQLException, HistoryException {
        List<ActivityEntry> entries = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM activity WHERE chain = ?"
                + " AND account = ? AND time BETWEEN ? AND ?" + only
                + " ORDER BY time DESC, block DESC, extrinsic DESC, event DESC LIMIT ?")) {
            select.setLong(1, chain);
            select.setLong(2, account);
            select.setLong(3, from.toEpochMilli());
            select.setLong(4, to.toEpochMilli());
            select.setInt(5, most);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(entry(row));
                }
            }
        }
        return entries;
    }

    private ActivityEntry entry(ResultSet row) throws SQLException, HistoryException {
        ActivityKind kind;
        try {
            kind = ActivityKind.valueOf(row.getString("kind"));
        } catch (IllegalArgumentException e) {
            throw new HistoryException(Kind.NEWER, row.getString("kind"), e);
        }
        byte[] hash = row.getBytes("hash");
        return new ActivityEntry(keys.account(row.getLong("account")),
                new BlockRef(row.getLong("block"), Hash32.of(row.getBytes("block_hash"))),
                Instant.ofEpochMilli(row.getLong("time")), place(row.getInt("extrinsic")), place(row.getInt("event")),
                hash == null ? Optional.empty() : Optional.of(Hash32.of(hash)), kind, number(row, "netuid"),
                number(row, "to_netuid"), key(row, "hotkey"), key(row, "other"), amount(row, "tao"),
                amount(row, "alpha"), amount(row, "to_alpha"), Rao.of(row.getLong("fee")),
                Optional.ofNullable(row.getString("failure")),
                row.getString("call"), row.getInt("part") != 0, row.getString("events"));
    }

    private static OptionalInt place(int stored) {
        return stored == NONE ? OptionalInt.empty() : OptionalInt.of(stored);
    }

    private static OptionalInt number(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static Optional<Rao> amount(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Rao.of(value));
    }

    private Optional<AccountId> key(ResultSet row, String column) throws SQLException, HistoryException {
        long id = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(keys.account(id));
    }

    void forget(long chain, long fromBlock) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM activity WHERE chain = ? AND block >= ?")) {
            delete.setLong(1, chain);
            delete.setLong(2, fromBlock);
            delete.executeUpdate();
        }
    }
}
