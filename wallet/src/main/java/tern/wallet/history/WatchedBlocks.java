package tern.wallet.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Which blocks' events were read for an account, as spans that do not touch: what nobody looked at is not known to
/// have been quiet. To be used under the store's lock.
final class WatchedBlocks {

    private final Connection connection;

    WatchedBlocks(Connection connection) {
        this.connection = connection;
    }

    /// Blocks from the first to the last, both included.
    record Span(long first, long last) {}

    void add(long chain, long account, long first, long last) throws SQLException {
        long from = first;
        long to = last;
        for (Span known : spans(chain, account)) {
            if (known.first() <= last + 1 && known.last() >= first - 1) {
                from = Math.min(from, known.first());
                to = Math.max(to, known.last());
                run("DELETE FROM watched WHERE chain = ? AND account = ? AND first = ?", chain, account,
                        known.first());
            }
        }
        run("INSERT INTO watched (chain, account, first, last) VALUES (?,?,?,?)", chain, account, from, to);
    }

    List<Span> spans(long chain, long account) throws SQLException {
        List<Span> spans = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT first, last FROM watched WHERE chain = ? AND account = ? ORDER BY first")) {
            select.setLong(1, chain);
            select.setLong(2, account);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    spans.add(new Span(row.getLong(1), row.getLong(2)));
                }
            }
        }
        return spans;
    }

    void forget(long chain, long fromBlock) throws SQLException {
        run("DELETE FROM watched WHERE chain = ? AND first >= ?", chain, fromBlock);
        run("UPDATE watched SET last = ? WHERE chain = ? AND last >= ?", fromBlock - 1, chain, fromBlock);
    }

    private void run(String sql, long... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setLong(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
