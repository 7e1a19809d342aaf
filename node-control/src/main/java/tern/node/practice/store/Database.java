package tern.node.practice.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.OptionalLong;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/// The SQLite file and its tables.
///
/// Write-ahead log, synchronous NORMAL: what was committed survives the death of the process; only a crash of the whole
/// computer may lose the last blocks, and then whole ones.
final class Database implements AutoCloseable {

    /// Raised with every change of the tables; a file of another version is made anew, as nothing in it is worth money.
    static final int SCHEMA = 2;

    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    static Database open(Path file) throws StoreException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.NORMAL);
        config.setCacheSize(-4_000);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
            Database database = new Database(connection);
            boolean done = false;
            try {
                database.makeTables();
                done = true;
                return database;
            } finally {
                if (!done) {
                    connection.close();
                }
            }
        } catch (SQLException | IOException e) {
            throw StoreException.of(e);
        }
    }

    /// A second connection to a file that is open, which only reads.
    static Database openToRead(Path file) throws StoreException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setCacheSize(-4_000);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        try {
            return new Database(config.createConnection("jdbc:sqlite:" + file.toAbsolutePath()));
        } catch (SQLException e) {
            throw StoreException.of(e);
        }
    }

    private void makeTables() throws SQLException, StoreException {
        long version = number("PRAGMA user_version").orElse(0);
        if (version != 0 && version != SCHEMA) {
            throw new StoreException("The practice network's file was made by another version of Tern."
                    + " Reset the practice network to make it anew.", "schema " + version, null);
        }
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, value TEXT NOT NULL)"
                    + " WITHOUT ROWID");
            statement.executeUpdate("CREATE TABLE IF NOT EXISTS storage_key (number INTEGER PRIMARY KEY,"
                    + " key BLOB NOT NULL)");
            statement.executeUpdate("CREATE TABLE IF NOT EXISTS block (number INTEGER PRIMARY KEY,"
                    + " hash BLOB NOT NULL, header BLOB NOT NULL, body BLOB NOT NULL, time INTEGER NOT NULL,"
                    + " redo BLOB)");
            statement.executeUpdate("CREATE TABLE IF NOT EXISTS span (first INTEGER PRIMARY KEY,"
                    + " last INTEGER NOT NULL, hashes BLOB NOT NULL)");
            statement.executeUpdate("CREATE TABLE IF NOT EXISTS keyframe (number INTEGER PRIMARY KEY,"
                    + " whole INTEGER NOT NULL, entries BLOB NOT NULL)");
            statement.executeUpdate("PRAGMA user_version = " + SCHEMA);
        }
    }

    Connection connection() {
        return connection;
    }

    void begin() throws StoreException {
        execute("BEGIN IMMEDIATE");
    }

    /// From the first question on everything is seen as it was then, until [#rollback].
    void beginReading() throws StoreException {
        execute("BEGIN DEFERRED");
    }

    void commit() throws StoreException {
        execute("COMMIT");
    }

    /// After a full disk or a failing one SQLite has taken everything back by itself: then there is nothing to do.
    void rollback() throws StoreException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
                throw StoreException.of(e);
            }
        }
    }

    private void execute(String sql) throws StoreException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw StoreException.of(e);
        }
    }

    /// @param values longs, texts and byte arrays
    void run(String sql, Object... values) throws StoreException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw StoreException.of(e);
        }
    }

    OptionalLong number(String sql, Object... values) throws StoreException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return OptionalLong.empty();
                }
                long value = row.getLong(1);
                return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
            }
        } catch (SQLException e) {
            throw StoreException.of(e);
        }
    }

    Optional<String> text(String sql, Object... values) throws StoreException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw StoreException.of(e);
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case Long number -> statement.setLong(i + 1, number);
                case String text -> statement.setString(i + 1, text);
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                default -> throw new IllegalArgumentException("cannot store a " + values[i].getClass());
            }
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the chain's file could not be closed", e);
        }
    }
}
