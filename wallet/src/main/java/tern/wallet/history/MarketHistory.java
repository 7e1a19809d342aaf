package tern.wallet.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tern.wallet.chain.BlockRef;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tern.wallet.yields.MarketSample;
import tern.wallet.yields.PricePoint;
import tern.wallet.yields.Stand;
import tern.wallet.yields.SubnetSample;
import tern.wallet.yields.Unit;

/// Prices of subnets, and what a share of validators' pools stands for, at blocks of the past. One of the parts of a
/// [HistoryStore], under its rules.
///
/// Kept are prices as samples of accounts are: all for 90 days, then one an hour, after two years one a day; validators
/// all for two days, then one look a day.
public final class MarketHistory {

    /// Validators that were looked at before this are kept once a day.
    static final Duration FINE_UNITS = Duration.ofDays(2);

    private final HistoryStore store;
    private final Connection connection;
    private final KeyTable keys;

    MarketHistory(HistoryStore store, Connection connection, KeyTable keys) {
        this.store = store;
        this.connection = connection;
        this.keys = keys;
    }

    /// Adds a look at the market. One at the same block again adds validators that the first did not see.
    ///
    /// @param network its word, for people who look into the file
    public void add(Hash32 genesis, String network, MarketSample sample) throws HistoryException {
        store.write(() -> add(store.chain(genesis, network), sample));
    }

    private void add(long chain, MarketSample sample) throws SQLException, HistoryException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT OR REPLACE INTO market (chain, block, hash,"
                + " time, subnets) VALUES (?,?,?,?,?)")) {
            insert.setLong(1, chain);
            insert.setLong(2, sample.block().number());
            insert.setBytes(3, sample.block().hash().bytes());
            insert.setLong(4, sample.time().toEpochMilli());
            insert.setBytes(5, PackedMarket.subnets(sample));
            insert.executeUpdate();
        }
        Map<Integer, Map<AccountId, Unit>> all = new HashMap<>();
        sample.units()
                .forEach((stand, unit) -> all.computeIfAbsent(stand.netuid(), _ -> new HashMap<>())
                        .put(stand.hotkey(), unit));
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT OR REPLACE INTO unit (chain, netuid, block, units) VALUES (?,?,?,?)")) {
            for (Map.Entry<Integer, Map<AccountId, Unit>> entry : all.entrySet()) {
                Map<AccountId, Unit> together = new HashMap<>();
                units(chain, entry.getKey(), sample.block().number())
                        .forEach((stand, unit) -> together.put(stand.hotkey(), unit));
                together.putAll(entry.getValue());
                insert.setLong(1, chain);
                insert.setInt(2, entry.getKey());
                insert.setLong(3, sample.block().number());
                insert.setBytes(4, PackedMarket.units(together, keys));
                insert.executeUpdate();
            }
        }
    }

    private Map<Stand, Unit> units(long chain, int netuid, long block) throws SQLException, HistoryException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT units FROM unit WHERE chain = ? AND netuid = ? AND block = ?")) {
            select.setLong(1, chain);
            select.setInt(2, netuid);
            select.setLong(3, block);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? PackedMarket.units(netuid, row.getBytes(1), keys) : Map.of();
            }
        }
    }

    /// What is known between two moments, both included, oldest first.
    public List<MarketSample> samples(Hash32 genesis, Instant from, Instant to) throws HistoryException {
        return store.reading(genesis, List.of(), chain -> looks(chain, from, to, units(chain, from, to)));
    }

    private Map<Long, Map<Stand, Unit>> units(long chain, Instant from, Instant to)
            throws SQLException, HistoryException {
        Map<Long, Map<Stand, Unit>> units = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT u.block, u.netuid, u.units FROM unit u"
                + " JOIN market m ON m.chain = u.chain AND m.block = u.block WHERE m.chain = ?"
                + " AND m.time BETWEEN ? AND ?")) {
            between(select, chain, from, to);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    units.computeIfAbsent(row.getLong(1), _ -> new HashMap<>())
                            .putAll(PackedMarket.units(row.getInt(2), row.getBytes(3), keys));
                }
            }
        }
        return units;
    }

    /// When the newest look was made; empty where there is none.
    public Optional<Instant> newestTime(Hash32 genesis) throws HistoryException {
        return store.reading(genesis, Optional.empty(), chain -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT max(time) FROM market WHERE chain = ?")) {
                select.setLong(1, chain);
                try (ResultSet row = select.executeQuery()) {
                    long millis = row.next() ? row.getLong(1) : 0;
                    return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
                }
            }
        });
    }

    private static void between(PreparedStatement select, long chain, Instant from, Instant to) throws SQLException {
        select.setLong(1, chain);
        select.setLong(2, from.toEpochMilli());
        select.setLong(3, to.toEpochMilli());
    }

    /// A subnet's prices, the last of every `step`, oldest first: as far back as the newest is of the same subnet.
    public List<PricePoint> prices(Hash32 genesis, int netuid, Instant from, Instant to, Duration step)
            throws HistoryException {
        List<PricePoint> points = new ArrayList<>();
        long each = Math.max(1, step.toMillis());
        long born = -1;
        for (MarketSample sample : store.reading(genesis, List.<MarketSample>of(),
                chain -> looks(chain, from, to, Map.of()))) {
            Optional<SubnetSample> subnet = Optional.ofNullable(sample.subnets().get(netuid));
            if (subnet.isEmpty()) {
                continue;
            }
            if (subnet.get().born() != born) {
                points.clear();
                born = subnet.get().born();
            }
            long stretch = sample.time().toEpochMilli() / each;
            if (!points.isEmpty() && points.getLast().time().toEpochMilli() / each == stretch) {
                points.removeLast();
            }
            points.add(new PricePoint(sample.block().number(), sample.time(), subnet.get().price()));
        }
        return points;
    }

    private List<MarketSample> looks(long chain, Instant from, Instant to, Map<Long, Map<Stand, Unit>> units)
            throws SQLException, HistoryException {
        List<MarketSample> samples = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT block, hash, time, subnets FROM market"
                + " WHERE chain = ? AND time BETWEEN ? AND ? ORDER BY time, block")) {
            between(select, chain, from, to);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    long block = row.getLong(1);
                    byte[] packed = row.getBytes(4);
                    samples.add(new MarketSample(new BlockRef(block, Hash32.of(row.getBytes(2))),
                            Instant.ofEpochMilli(row.getLong(3)), PackedMarket.funds(packed),
                            PackedMarket.subnets(packed, block), units.getOrDefault(block, Map.of())));
                }
            }
        }
        return samples;
    }

    /// A subnet's price nearest to a moment, no further from it than a limit.
    public Optional<Rao> priceAt(Hash32 genesis, int netuid, Instant at, Duration limit) throws HistoryException {
        PricePoint best = null;
        for (PricePoint point : prices(genesis, netuid, at.minus(limit), at.plus(limit), Duration.ofMillis(1))) {
            if (best == null || off(point, at).compareTo(off(best, at)) < 0) {
                best = point;
            }
        }
        return Optional.ofNullable(best).map(PricePoint::price);
    }

    private static Duration off(PricePoint point, Instant at) {
        return Duration.between(point.time(), at).abs();
    }

    /// @return how many looks at a whole market, or at one subnet's validators, went
    int thin(long chain, Instant now) throws SQLException {
        long fine = now.minus(Samples.FINE).toEpochMilli();
        long hourly = now.minus(Samples.HOURLY).toEpochMilli();
        return thinUnits(chain, now.minus(FINE_UNITS).toEpochMilli())
                + thin(chain, hourly, fine, Duration.ofHours(1))
                + thin(chain, Long.MIN_VALUE, hourly, Duration.ofDays(1));
    }

    private int thinUnits(long chain, long before) throws SQLException {
        try (PreparedStatement delete = connection
                .prepareStatement("DELETE FROM unit WHERE chain = ? AND (netuid, block) IN"
                        + " (SELECT netuid, block FROM (SELECT u.netuid, u.block, m.time / ? AS stretch,"
                        + " lead(m.time / ?) OVER (PARTITION BY u.netuid ORDER BY m.time, u.block) AS next"
                        + " FROM unit u JOIN market m ON m.chain = u.chain AND m.block = u.block WHERE u.chain = ?"
                        + " AND m.time < ?) WHERE stretch = next)")) {
            delete.setLong(1, chain);
            delete.setLong(2, Duration.ofDays(1).toMillis());
            delete.setLong(3, Duration.ofDays(1).toMillis());
            delete.setLong(4, chain);
            delete.setLong(5, before);
            return delete.executeUpdate();
        }
    }

    /// A look that validators are kept of stays.
    private int thin(long chain, long from, long to, Duration step) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM market WHERE chain = ? AND block IN"
                + " (SELECT block FROM (SELECT block, time / ? AS stretch,"
                + " lead(time / ?) OVER (ORDER BY time, block) AS next FROM market"
                + " WHERE chain = ? AND time >= ? AND time < ?) WHERE stretch = next)"
                + " AND NOT EXISTS (SELECT 1 FROM unit u WHERE u.chain = market.chain AND u.block = market.block)")) {
            delete.setLong(1, chain);
            delete.setLong(2, step.toMillis());
            delete.setLong(3, step.toMillis());
            delete.setLong(4, chain);
            delete.setLong(5, from);
            delete.setLong(6, to);
            return delete.executeUpdate();
        }
    }

    void forget(long chain, long fromBlock) throws SQLException {
        for (String table : List.of("unit", "market")) {
            try (PreparedStatement delete = connection.prepareStatement(
                    "DELETE FROM " + table + " WHERE chain = ? AND block >= ?")) {
                delete.setLong(1, chain);
                delete.setLong(2, fromBlock);
                delete.executeUpdate();
            }
        }
    }
}
