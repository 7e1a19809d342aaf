package tern.app.history;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.wallet.history.ActivityEntry;
import tern.wallet.history.ActivityKind;
import tern.wallet.history.HistoryException;
import tern.wallet.history.HistoryStore;
import tern.wallet.history.Lots;
import tern.wallet.history.Point;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

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

    /// What an account's stake earned, day by day, and what claims brought it.
    public Rewards rewards(Hash32 genesis, AccountId account, Instant from, Instant to) throws HistoryException {
        return new RewardReader(store).read(genesis, account, from, to);
    }

    /// What subnets paid on past days, as far as it is kept; nothing is added.
    public PaidDays paid() {
        return PaidDays.reading(store);
    }

    /// What TAO cost in a currency, as far as the window kept it.
    ///
    /// @param currency its ISO 4217 code
    public PastCurrency currency(Hash32 genesis, String currency) throws HistoryException {
        return PastCurrency.read(store, genesis, currency);
    }

    /// What an account did, oldest first, legs of moves among it, with its value at the time. What staking paid to a
    /// subnet's own account or got from it is not among it: the stake's own entry says the same amount.
    ///
    /// @param lots     how to tell what had been paid for what was sold; empty: not at all
    /// @param currency in which that is told as well
    public List<Valued> transactions(
            Hash32 genesis, AccountId account, Instant from, Instant to, Optional<Lots.Method> lots,
            PastCurrency currency) throws HistoryException {
        PastPrices prices = new PastPrices(store, genesis, account);
        List<Valued> all = new ArrayList<>();
        // what was sold now may have been bought long before
        for (ActivityEntry entry : store.activity(genesis, account, lots.isPresent() ? Instant.EPOCH : from, to,
                Integer.MAX_VALUE).reversed()) {
            all.add(valued(entry, prices));
        }
        if (lots.isPresent()) {
            all = LotBook.follow(lots.get(), all, rewards(genesis, account, Instant.EPOCH, to).rewards(), currency);
        }
        return all.stream()
                .filter(valued -> !valued.entry().time().isBefore(from) && !isPayment(valued.entry()))
                .toList();
    }

    private static boolean isPayment(ActivityEntry entry) {
        return entry.part() && (entry.kind() == ActivityKind.SENT || entry.kind() == ActivityKind.RECEIVED);
    }

    private static Valued valued(ActivityEntry entry, PastPrices prices) throws HistoryException {
        if (entry.tao().isPresent() || entry.alpha().isEmpty() || entry.netuid().isEmpty()) {
            return new Valued(entry, Optional.empty(), Optional.empty(), entry.tao(), Optional.empty());
        }
        Rao alpha = entry.alpha().get();
        if (entry.netuid().getAsInt() == 0) {
            return new Valued(entry, Optional.empty(), Optional.empty(), Optional.of(alpha), Optional.empty());
        }
        Optional<PastPrices.Known> price = prices.at(entry.netuid().getAsInt(), entry.time());
        return new Valued(entry, price.map(PastPrices.Known::price), price.map(PastPrices.Known::time),
                price.map(known -> Rao.of(BigInteger.valueOf(alpha.value())
                        .multiply(BigInteger.valueOf(known.price().value()))
                        .divide(BigInteger.valueOf(Rao.PER_TAO)))),
                Optional.empty());
    }

    @Override
    public void close() {
        store.close();
    }
}
