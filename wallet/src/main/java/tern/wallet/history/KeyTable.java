package tern.wallet.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import tern.wallet.history.HistoryException.Kind;
import tern.wallet.keys.AccountId;

/// Numbers for public keys, so that each is stored once. To be used under the store's lock.
///
/// What a transaction that was taken back had added is forgotten with [#forget].
final class KeyTable {

    private final Connection connection;
    private final Map<AccountId, Long> ids = new HashMap<>();
    private final Map<Long, AccountId> accounts = new HashMap<>();

    KeyTable(Connection connection) {
        this.connection = connection;
    }

    /// The key's number; it gets one where it has none.
    long idOf(AccountId account) throws SQLException {
        OptionalLong known = find(account);
        if (known.isPresent()) {
            return known.getAsLong();
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO key (bytes) VALUES (?)")) {
            insert.setBytes(1, account.bytes());
            insert.executeUpdate();
        }
        return find(account).orElseThrow();
    }

    OptionalLong find(AccountId account) throws SQLException {
        Long known = ids.get(account);
        if (known != null) {
            return OptionalLong.of(known);
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM key WHERE bytes = ?")) {
            select.setBytes(1, account.bytes());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return OptionalLong.empty();
                }
                remember(row.getLong(1), account);
                return OptionalLong.of(row.getLong(1));
            }
        }
    }

    AccountId account(long id) throws SQLException, HistoryException {
        AccountId known = accounts.get(id);
        if (known != null) {
            return known;
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT bytes FROM key WHERE id = ?")) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                byte[] bytes = row.next() ? row.getBytes(1) : new byte[0];
                if (bytes.length != 32) {
                    throw new HistoryException(Kind.DAMAGED, "no key " + id, null);
                }
                AccountId account = AccountId.of(bytes);
                remember(id, account);
                return account;
            }
        }
    }

    private void remember(long id, AccountId account) {
        ids.put(account, id);
        accounts.put(id, account);
    }

    void forget() {
        ids.clear();
        accounts.clear();
    }
}
