package tern.wallet.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;

/// What subnets and validators called themselves when they were looked at last: untrusted text from the chain, for as
/// long as nobody answers. One name each is kept, so it needs no thinning. One of the parts of a [HistoryStore], under
/// its rules.
public final class NameHistory {

    private final HistoryStore store;
    private final Connection connection;
    private final KeyTable keys;

    /// What a subnet is called.
    ///
    /// @param symbol of its alpha
    public record Called(String name, String symbol) {}

    NameHistory(HistoryStore store, Connection connection, KeyTable keys) {
        this.store = store;
        this.connection = connection;
        this.keys = keys;
    }

    /// Keeps these names in the place of the ones before; others stay.
    ///
    /// @param network    its word, for people who look into the file
    /// @param subnets    by netuid
    /// @param validators by hotkey
    public void keep(Hash32 genesis, String network, Map<Integer, Called> subnets, Map<AccountId, String> validators)
            throws HistoryException {
        store.write(() -> {
            long chain = store.chain(genesis, network);
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT OR REPLACE INTO subnet_name (chain, netuid, name, symbol) VALUES (?,?,?,?)")) {
                for (Map.Entry<Integer, Called> one : subnets.entrySet()) {
                    insert.setLong(1, chain);
                    insert.setInt(2, one.getKey());
                    insert.setString(3, one.getValue().name());
                    insert.setString(4, one.getValue().symbol());
                    insert.executeUpdate();
                }
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT OR REPLACE INTO validator_name (chain, hotkey, name) VALUES (?,?,?)")) {
                for (Map.Entry<AccountId, String> one : validators.entrySet()) {
                    insert.setLong(1, chain);
                    insert.setLong(2, keys.idOf(one.getKey()));
                    insert.setString(3, one.getValue());
                    insert.executeUpdate();
                }
            }
        });
    }

    /// What subnets were called, by netuid.
    public Map<Integer, Called> subnets(Hash32 genesis) throws HistoryException {
        return store.reading(genesis, Map.of(), chain -> {
            Map<Integer, Called> found = new HashMap<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT netuid, name, symbol FROM subnet_name WHERE chain = ?")) {
                select.setLong(1, chain);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.put(row.getInt(1), new Called(row.getString(2), row.getString(3)));
                    }
                }
            }
            return found;
        });
    }

    /// What validators were called, by hotkey.
    public Map<AccountId, String> validators(Hash32 genesis) throws HistoryException {
        return store.reading(genesis, Map.of(), chain -> {
            Map<AccountId, String> found = new HashMap<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT hotkey, name FROM validator_name WHERE chain = ?")) {
                select.setLong(1, chain);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.put(keys.account(row.getLong(1)), row.getString(2));
                    }
                }
            }
            return found;
        });
    }
}
