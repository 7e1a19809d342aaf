package tern.wallet.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.wallet.chain.BlockRef;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// The table of samples. To be used under the store's lock.
final class Samples {

    /// Samples older than this are kept one an hour.
    static final Duration FINE = Duration.ofDays(90);
    /// Samples older than this are kept one a day.
    static final Duration HOURLY = Duration.ofDays(730);

    private final Connection connection;
    private final KeyTable keys;

    Samples(Connection connection, KeyTable keys) {
        this.connection = connection;
        this.keys = keys;
    }

    /// A second sample at the same block replaces the first.
    void add(long chain, List<Sample> samples) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT OR REPLACE INTO sample (chain, account,"
                + " block, hash, time, exit, spot, free, reserved, root, positions) VALUES (?,?,?,?,?,?,?,?,?,?,?)")) {
            for (Sample sample : samples) {
                insert.setLong(1, chain);
                insert.setLong(2, keys.idOf(sample.account()));
                insert.setLong(3, sample.block().number());
                insert.setBytes(4, sample.block().hash().bytes());
                insert.setLong(5, sample.time().toEpochMilli());
                insert.setLong(6, sample.exit().value());
                insert.setLong(7, sample.spot().value());
                insert.setLong(8, sample.free().value());
                insert.setLong(9, sample.reserved().value());
                insert.setLong(10, sample.root().value());
                insert.setBytes(11, PackedPositions.pack(sample.positions(), keys));
                insert.executeUpdate();
            }
        }
    }

    /// The last point of every `step`, oldest first.
    List<Point> points(long chain, long account, Instant from, Instant to, Duration step) throws SQLException {
        List<Point> points = new ArrayList<>();
        // with max() SQLite takes the other columns from the very row that has it
        try (PreparedStatement select = connection.prepareStatement("SELECT block, max(time), exit, spot FROM sample"
                + " WHERE chain = ? AND account = ? AND time BETWEEN ? AND ? GROUP BY time / ? ORDER BY time")) {
            select.setLong(1, chain);
            select.setLong(2, account);
            select.setLong(3, from.toEpochMilli());
            select.setLong(4, to.toEpochMilli());
            select.setLong(5, Math.max(1, step.toMillis()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    points.add(new Point(rows.getLong(1), Instant.ofEpochMilli(rows.getLong(2)),
                            Rao.of(rows.getLong(3)), Rao.of(rows.getLong(4))));
                }
            }
        }
        return points;
    }

    /// The last sample of every `step`, oldest first, with its positions.
    List<Sample> samples(long chain, long account, Instant from, Instant to, Duration step)
            throws SQLException, HistoryException {
        return read("SELECT block, hash, max(time), exit, spot, free, reserved, root, positions, account FROM sample"
                + " WHERE chain = ? AND account = ? AND time BETWEEN ? AND ? GROUP BY time / ? ORDER BY time",
                chain, account, from.toEpochMilli(), to.toEpochMilli(), Math.max(1, step.toMillis()));
    }

    /// The newest sample not after a moment.
    Optional<Sample> before(long chain, long account, Instant at) throws SQLException, HistoryException {
        return read("SELECT block, hash, time, exit, spot, free, reserved, root, positions, account FROM sample"
                + " WHERE chain = ? AND account = ? AND time <= ? ORDER BY time DESC LIMIT 1", chain, account,
                at.toEpochMilli()).stream().findFirst();
    }

    private List<Sample> read(String sql, long... values) throws SQLException, HistoryException {
        List<Sample> samples = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setLong(i + 1, values[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    AccountId account = keys.account(rows.getLong(10));
                    samples.add(new Sample(account, new BlockRef(rows.getLong(1), Hash32.of(rows.getBytes(2))),
                            Instant.ofEpochMilli(rows.getLong(3)), Rao.of(rows.getLong(4)), Rao.of(rows.getLong(5)),
                            Rao.of(rows.getLong(6)), Rao.of(rows.getLong(7)), Rao.of(rows.getLong(8)),
                            PackedPositions.unpack(rows.getBytes(9), keys)));
                }
            }
        }
        return samples;
    }

    /// Keeps of old samples the last of each hour, of very old ones the last of each day.
    ///
    /// @return how many went
    int thin(long chain, Instant now) throws SQLException {
        long fine = now.minus(FINE).toEpochMilli();
        long hourly = now.minus(HOURLY).toEpochMilli();
        return thin(chain, hourly, fine, Duration.ofHours(1)) + thin(chain, 0, hourly, Duration.ofDays(1));
    }

    /// A sample goes where the one after it is in the same stretch of time.
    private int thin(long chain, long from, long to, Duration step) throws SQLException {
        int gone = 0;
        try (PreparedStatement select = connection.prepareStatement("SELECT account, block FROM (SELECT account,"
                + " block, time / ? AS stretch, lead(time / ?) OVER (PARTITION BY account ORDER BY time, block) AS next"
                + " FROM sample WHERE chain = ? AND time >= ? AND time < ?) WHERE stretch = next");
                PreparedStatement delete = connection.prepareStatement(
                        "DELETE FROM sample WHERE chain = ? AND account = ? AND block = ?")) {
            select.setLong(1, step.toMillis());
            select.setLong(2, step.toMillis());
            select.setLong(3, chain);
            select.setLong(4, from);
            select.setLong(5, to);
            List<long[]> doomed = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    doomed.add(new long[]{row.getLong(1), row.getLong(2)});
                }
            }
            for (long[] one : doomed) {
                delete.setLong(1, chain);
                delete.setLong(2, one[0]);
                delete.setLong(3, one[1]);
                gone += delete.executeUpdate();
            }
        }
        return gone;
    }

    void forget(long chain, long fromBlock) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM sample WHERE chain = ? AND block >= ?")) {
            delete.setLong(1, chain);
            delete.setLong(2, fromBlock);
            delete.executeUpdate();
        }
    }
}
