package tern.wallet.history;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import tern.wallet.history.HistoryException.Kind;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;

/// What accounts owned and did, in one SQLite file. Calls block; any thread may call.
///
/// One process writes at a time, held by a lock file beside it; any number read meanwhile. Every call that writes is one
/// transaction in the write-ahead log: a process that is killed loses at most the call it was in. Only a crash of the
/// whole computer may lose the last seconds, and then whole calls.
public final class HistoryStore implements AutoCloseable {

    private static final int BUSY_MILLIS = 10_000;

    private final Connection connection;
    private final @Nullable FileChannel lock;
    private final KeyTable keys;
    private final Samples samples;
    private final Activities activities;
    private final WatchedBlocks watched;
    private final MarketHistory market;
    private final CurrencyHistory currencies;
    private final PaidHistory paid;
    private final NameHistory names;
    private boolean closed;

    private HistoryStore(Connection connection, @Nullable FileChannel lock) {
        this.connection = connection;
        this.lock = lock;
        keys = new KeyTable(connection);
        samples = new Samples(connection, keys);
        activities = new Activities(connection, keys);
        watched = new WatchedBlocks(connection);
        market = new MarketHistory(this, connection, keys);
        currencies = new CurrencyHistory(this, connection);
        paid = new PaidHistory(this, connection);
        names = new NameHistory(this, connection, keys);
    }

    /// Opens to write; makes the file where there is none, readable by its owner alone.
    ///
    /// @param file its folder must be there
    /// @throws HistoryException `IN_USE`, `NEWER`, `DAMAGED`, `FAILED`
    public static HistoryStore open(Path file) throws HistoryException {
        FileChannel lock = null;
        boolean done = false;
        try {
            lock = WriterLock.lock(file.resolveSibling(file.getFileName() + ".lock"));
            WriterLock.create(file);
            SQLiteConfig config = new SQLiteConfig();
            config.setJournalMode(JournalMode.WAL);
            config.setSynchronous(SynchronousMode.NORMAL);
            config.setTempStore(SQLiteConfig.TempStore.MEMORY);
            config.setBusyTimeout(BUSY_MILLIS);
            HistoryStore store = new HistoryStore(connect(config, file), lock);
            try {
                Schema.migrate(store.connection);
                done = true;
                return store;
            } finally {
                if (!done) {
                    store.connection.close();
                }
            }
        } catch (SQLException | IOException e) {
            throw failed(e);
        } finally {
            if (!done && lock != null) {
                WriterLock.release(lock);
            }
        }
    }

    /// Opens to read, also while another process writes.
    ///
    /// @throws HistoryException `MISSING` where there is no history yet, or an older Tern's; `NEWER`, `DAMAGED`, `FAILED`
    public static HistoryStore openReadOnly(Path file) throws HistoryException {
        if (!Files.isRegularFile(file)) {
            throw new HistoryException(Kind.MISSING, file.toString(), null);
        }
        try {
            SQLiteConfig config = new SQLiteConfig();
            config.setReadOnly(true);
            config.setBusyTimeout(BUSY_MILLIS);
            HistoryStore store = new HistoryStore(connect(config, file), null);
            boolean done = false;
            try {
                if (Schema.check(store.connection) < Schema.newest()) {
                    throw new HistoryException(Kind.MISSING, "schema of an older Tern", null);
                }
                done = true;
                return store;
            } finally {
                if (!done) {
                    store.connection.close();
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static Connection connect(SQLiteConfig config, Path file) throws SQLException {
        return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    }

    private static HistoryException failed(Exception e) {
        boolean damaged = e instanceof SQLiteException lite
                && (lite.getResultCode() == SQLiteErrorCode.SQLITE_NOTADB
                        || lite.getResultCode() == SQLiteErrorCode.SQLITE_CORRUPT);
        return new HistoryException(damaged ? Kind.DAMAGED : Kind.FAILED, e.toString(), e);
    }

    /// Adds what accounts owned at a block.
    ///
    /// @param network its word, for people who look into the file
    public synchronized void addSamples(Hash32 genesis, String network, List<Sample> added) throws HistoryException {
        write(() -> samples.add(chain(genesis, network), added));
    }

    /// Adds what a span of blocks held for some accounts. All of it or nothing is there afterwards.
    ///
    /// @param first first block that was read
    /// @param last  last block that was read
    public synchronized void addActivity(
            Hash32 genesis, String network, List<AccountId> accounts, long first, long last,
            List<ActivityEntry> entries) throws HistoryException {
        write(() -> {
            long chain = chain(genesis, network);
            activities.add(chain, entries);
            for (AccountId account : accounts) {
                watched.add(chain, keys.idOf(account), first, last);
            }
        });
    }

    /// Forgets everything from a block on: the chain has undone it.
    public synchronized void forgetFrom(Hash32 genesis, long block) throws HistoryException {
        write(() -> {
            OptionalLong chain = findChain(genesis);
            if (chain.isPresent()) {
                samples.forget(chain.getAsLong(), block);
                activities.forget(chain.getAsLong(), block);
                watched.forget(chain.getAsLong(), block);
                market.forget(chain.getAsLong(), block);
                paid.forget(chain.getAsLong(), block);
            }
        });
    }

    /// Thins out what is old of a chain: one sample an hour after 90 days, one a day after two years.
    ///
    /// @param now as that chain's time goes: days of the practice network may be jumped over
    /// @return how many samples, of accounts and of the market, went
    public synchronized int thin(Hash32 genesis, Instant now) throws HistoryException {
        int[] gone = new int[1];
        write(() -> {
            OptionalLong chain = findChain(genesis);
            if (chain.isPresent()) {
                gone[0] = samples.thin(chain.getAsLong(), now) + market.thin(chain.getAsLong(), now);
            }
        });
        return gone[0];
    }

    /// Totals of one account, the last of every `step`, oldest first.
    public synchronized List<Point> points(Hash32 genesis, AccountId account, Instant from, Instant to, Duration step)
            throws HistoryException {
        return read(genesis, account, List.of(),
                (chain, id) -> samples.points(chain, id, from, to, step));
    }

    /// Samples of one account with its positions, the last of every `step`, oldest first.
    public synchronized List<Sample> samples(Hash32 genesis, AccountId account, Instant from, Instant to, Duration step)
            throws HistoryException {
        return read(genesis, account, List.of(), (chain, id) -> samples.samples(chain, id, from, to, step));
    }

    /// The newest sample of one account that is not after a moment.
    public synchronized Optional<Sample> before(Hash32 genesis, AccountId account, Instant at)
            throws HistoryException {
        return read(genesis, account, Optional.empty(), (chain, id) -> samples.before(chain, id, at));
    }

    /// What one account did, newest first.
    ///
    /// @param most never more than this
    public synchronized List<ActivityEntry> activity(
            Hash32 genesis, AccountId account, Instant from, Instant to, int most) throws HistoryException {
        return read(genesis, account, List.of(), (chain, id) -> activities.entries(chain, id, from, to, most));
    }

    /// The same without entries that are legs of another one.
    ///
    /// @param most never more than this; what is left out does not count
    public synchronized List<ActivityEntry> wholeActivity(
            Hash32 genesis, AccountId account, Instant from, Instant to, int most) throws HistoryException {
        return read(genesis, account, List.of(), (chain, id) -> activities.whole(chain, id, from, to, most));
    }

    /// Whether the events of all these blocks were read for an account.
    public boolean isWatched(Hash32 genesis, AccountId account, long first, long last) throws HistoryException {
        return watched(genesis, account).covers(first, last);
    }

    /// Which blocks' events have been read for an account by now: to be asked as often as one likes.
    public synchronized Earnings.Watched watched(Hash32 genesis, AccountId account) throws HistoryException {
        List<WatchedBlocks.Span> spans = read(genesis, account, List.of(), watched::spans);
        return (first, last) -> spans.stream().anyMatch(span -> span.first() <= first && span.last() >= last);
    }

    /// The last block whose events were read for an account.
    public synchronized OptionalLong lastWatched(Hash32 genesis, AccountId account) throws HistoryException {
        return read(genesis, account, OptionalLong.empty(), (chain, id) -> watched.spans(chain, id)
                .stream()
                .mapToLong(WatchedBlocks.Span::last)
                .max());
    }

    /// The hash of block 0 of the chain that was seen last under a network's word; empty where none was.
    public synchronized Optional<Hash32> newestChain(String network) throws HistoryException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT genesis FROM chain WHERE network = ? ORDER BY id DESC LIMIT 1")) {
            select.setString(1, network);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(Hash32.of(row.getBytes(1))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /// Prices and validators over time, in the same file.
    public MarketHistory market() {
        return market;
    }

    /// Prices of TAO in people's currencies over time, in the same file.
    public CurrencyHistory currencies() {
        return currencies;
    }

    /// What subnets paid on past days, in the same file.
    public PaidHistory paid() {
        return paid;
    }

    /// What subnets and validators were called last, in the same file.
    public NameHistory names() {
        return names;
    }

    @FunctionalInterface
    interface Writing {
        void run() throws SQLException, HistoryException;
    }

    @FunctionalInterface
    interface ChainReading<T> {
        T read(long chain) throws SQLException, HistoryException;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(long chain, long account) throws SQLException, HistoryException;
    }

    synchronized void write(Writing work) throws HistoryException {
        try {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                work.run();
                connection.commit();
                done = true;
            } finally {
                if (!done) {
                    connection.rollback();
                    keys.forget();
                }
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private <T> T read(Hash32 genesis, AccountId account, T nothing, Reading<T> work) throws HistoryException {
        try {
            OptionalLong chain = findChain(genesis);
            OptionalLong id = keys.find(account);
            return chain.isPresent() && id.isPresent() ? work.read(chain.getAsLong(), id.getAsLong()) : nothing;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /// What is known of a chain, or nothing where nothing is.
    synchronized <T> T reading(Hash32 genesis, T nothing, ChainReading<T> work) throws HistoryException {
        try {
            OptionalLong chain = findChain(genesis);
            return chain.isPresent() ? work.read(chain.getAsLong()) : nothing;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private OptionalLong findChain(Hash32 genesis) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM chain WHERE genesis = ?")) {
            select.setBytes(1, genesis.bytes());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    long chain(Hash32 genesis, String network) throws SQLException {
        OptionalLong known = findChain(genesis);
        if (known.isPresent()) {
            return known.getAsLong();
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO chain (genesis, network) VALUES (?, ?)")) {
            insert.setBytes(1, genesis.bytes());
            insert.setString(2, network);
            insert.executeUpdate();
        }
        return findChain(genesis).orElseThrow();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the history could not be closed", e);
        } finally {
            if (lock != null) {
                WriterLock.release(lock);
            }
        }
    }
}
