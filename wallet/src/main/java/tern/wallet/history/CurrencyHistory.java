package tern.wallet.history;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tern.wallet.history.HistoryException.Kind;
import tern.wallet.units.Hash32;

/// What one TAO of a chain cost in people's currencies. One of the parts of a [HistoryStore], under its rules.
///
/// Kept are prices as samples of accounts are: all for 90 days, then one an hour, after two years one a day. Prices are
/// decimals written out, never floating point.
public final class CurrencyHistory {

    private final HistoryStore store;
    private final Connection connection;

    CurrencyHistory(HistoryStore store, Connection connection) {
        this.store = store;
        this.connection = connection;
    }

    /// Adds a price, and thins out those that are old by then. One of the same currency and moment takes the other's
    /// place.
    ///
    /// @param network its word, for people who look into the file
    public void add(Hash32 genesis, String network, CurrencyPrice price) throws HistoryException {
        store.write(() -> {
            long chain = store.chain(genesis, network);
            insert(chain, price);
            thin(chain, price);
        });
    }

    private void insert(long chain, CurrencyPrice price) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT OR REPLACE INTO currency_price (chain,"
                + " currency, time, per_tao, source) VALUES (?,?,?,?,?)")) {
            insert.setLong(1, chain);
            insert.setString(2, price.currency());
            insert.setLong(3, price.time().toEpochMilli());
            insert.setString(4, price.perTao().toPlainString());
            insert.setString(5, price.source());
            insert.executeUpdate();
        }
    }

    /// Prices have the time of people, whatever the chain's clock says: the newest of their own decides what is old.
    private void thin(long chain, CurrencyPrice price) throws SQLException {
        long fine = price.time().minus(Samples.FINE).toEpochMilli();
        long hourly = price.time().minus(Samples.HOURLY).toEpochMilli();
        thin(chain, price.currency(), hourly, fine, Duration.ofHours(1));
        thin(chain, price.currency(), Long.MIN_VALUE, hourly, Duration.ofDays(1));
    }

    private void thin(long chain, String currency, long from, long to, Duration step) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM currency_price WHERE chain = ?"
                + " AND currency = ? AND time IN (SELECT time FROM (SELECT time, time / ? AS stretch,"
                + " lead(time / ?) OVER (ORDER BY time) AS next FROM currency_price WHERE chain = ?"
                + " AND currency = ? AND time >= ? AND time < ?) WHERE stretch = next)")) {
            delete.setLong(1, chain);
            delete.setString(2, currency);
            delete.setLong(3, step.toMillis());
            delete.setLong(4, step.toMillis());
            delete.setLong(5, chain);
            delete.setString(6, currency);
            delete.setLong(7, from);
            delete.setLong(8, to);
            delete.executeUpdate();
        }
    }

    /// All prices in a currency, oldest first.
    ///
    /// @param currency its ISO 4217 code
    public List<CurrencyPrice> prices(Hash32 genesis, String currency) throws HistoryException {
        return store.reading(genesis, List.of(), chain -> {
            List<CurrencyPrice> prices = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("SELECT time, per_tao, source"
                    + " FROM currency_price WHERE chain = ? AND currency = ? ORDER BY time")) {
                select.setLong(1, chain);
                select.setString(2, currency);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        prices.add(new CurrencyPrice(currency, Instant.ofEpochMilli(row.getLong(1)),
                                decimal(row.getString(2)), row.getString(3)));
                    }
                }
            }
            return prices;
        });
    }

    private static BigDecimal decimal(String text) throws HistoryException {
        try {
            BigDecimal price = new BigDecimal(text);
            if (price.signum() > 0) {
                return price;
            }
        } catch (NumberFormatException e) {
            throw new HistoryException(Kind.DAMAGED, "price " + text, e);
        }
        throw new HistoryException(Kind.DAMAGED, "price " + text, null);
    }
}
