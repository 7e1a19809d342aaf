package tern.app.history;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tern.wallet.history.ActivityEntry;
import tern.wallet.history.HistoryException;
import tern.wallet.history.HistoryStore;
import tern.wallet.history.Point;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;

/// The history on this computer, only read: for whoever has no window. It asks no node, and a window may write
/// meanwhile. Calls block; any thread may call.
public final class LocalHistory implements AutoCloseable {

    /// After everything.
    public static final Instant END = Instant.ofEpochMilli(Long.MAX_VALUE);
    /// No two samples of one account are nearer to each other.
    private static final Duration EACH = Duration.ofMillis(1);

    private final HistoryStore store;
    private final PastReader reader;

    private LocalHistory(HistoryStore store) {
        this.store = store;
        this.reader = new PastReader(store);
    }

    /// @throws HistoryException `MISSING` where there is no history yet; `NEWER`, `DAMAGED`, `FAILED`
    public static LocalHistory open(Path file) throws HistoryException {
        return new LocalHistory(HistoryStore.openReadOnly(file));
    }

    /// The hash of block 0 of the chain that was seen last under a network's word.
    public Optional<Hash32> chain(String network) throws HistoryException {
        return store.newestChain(network);
    }

    /// What accounts did, newest first.
    ///
    /// @param most never more than this
    public List<ActivityEntry> activity(
            Hash32 genesis, List<AccountId> accounts, Instant from, Instant to, int most) throws HistoryException {
        return reader.activity(genesis, accounts, from, to, most);
    }

    /// The totals of one account, oldest first: each that was kept.
    public List<Point> totals(Hash32 genesis, AccountId account, Instant from, Instant to) throws HistoryException {
        return store.points(genesis, account, from, to, EACH);
    }

    @Override
    public void close() {
        store.close();
    }
}
