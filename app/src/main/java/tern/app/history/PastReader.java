package tern.app.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tern.app.history.Past.PositionPast;
import tern.wallet.history.ActivityEntry;
import tern.wallet.history.Earnings;
import tern.wallet.history.HistoryException;
import tern.wallet.history.HistoryStore;
import tern.wallet.history.Payments;
import tern.wallet.history.Point;
import tern.wallet.history.PositionSample;
import tern.wallet.history.Sample;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.AccountPicture;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// Works out from the store what a screen shows of the past. Blocks.
final class PastReader {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int MOST_ENTRIES = 20_000;

    private final HistoryStore store;

    PastReader(HistoryStore store) {
        this.store = store;
    }

    /// @param now what ends the line: the newest portfolio
    Past read(PortfolioSnapshot now, Span span) throws HistoryException {
        if (now.blockTime().isEmpty()) {
            return Past.nothing(span, Instant.EPOCH);
        }
        Instant end = now.blockTime().get();
        Instant start = span == Span.ALL ? Instant.EPOCH : end.minus(span.length());
        List<AccountId> accounts = now.accounts().stream().map(AccountPicture::account).toList();
        List<Point> points = new ArrayList<>(together(now.genesis(), accounts, start, end, span.step()));
        Point last = new Point(now.block().number(), end, now.totalExit(), now.totalSpot());
        points.removeIf(point -> !point.time().isBefore(end));
        if (!points.isEmpty()) {
            points.add(last);
        }
        boolean whole = !points.isEmpty() && (span == Span.ALL
                || !points.getFirst().time().isAfter(start.plus(span.length().dividedBy(10))));
        boolean complete = !points.isEmpty();
        Rao earned = Rao.ZERO;
        Payments paid = Payments.NONE;
        Map<Past.Key, PositionPast> positions = new HashMap<>();
        for (AccountPicture account : now.accounts()) {
            Instant from = points.isEmpty() ? end : points.getFirst().time();
            Sample present = Sample.of(account, now.block(), end);
            Earnings.Result result = earnings(now.genesis(), present, from, span.step());
            earned = earned.plus(result.total());
            complete &= result.complete();
            paid = paid.plus(Payments.of(store.activity(now.genesis(), account.account(), from, end, MOST_ENTRIES),
                    Set.copyOf(accounts)));
            positions(now.genesis(), present, positions);
        }
        return new Past(span, end, points, whole, earned, complete, paid, positions);
    }

    /// What accounts owned together when they were looked at last; empty where one of them never was.
    Optional<LastOwned> last(String network, List<AccountId> accounts) throws HistoryException {
        Optional<Hash32> genesis = store.newestChain(network);
        Optional<Point> sum = Optional.empty();
        List<PositionSample> positions = new ArrayList<>();
        for (AccountId account : genesis.isPresent() ? accounts : List.<AccountId>of()) {
            Optional<Sample> newest = store.before(genesis.get(), account, LocalHistory.END);
            if (newest.isEmpty()) {
                return Optional.empty();
            }
            Sample one = newest.get();
            Point point = new Point(one.block().number(), one.time(), one.exit(), one.spot());
            sum = Optional.of(sum.map(all -> together(all, point)).orElse(point));
            positions.addAll(one.positions());
        }
        return sum.isEmpty() || genesis.isEmpty()
                ? Optional.empty()
                : Optional.of(new LastOwned(sum.get(), positions, store.names().subnets(genesis.get()),
                        store.names().validators(genesis.get())));
    }

    private static Point together(Point one, Point other) {
        Point older = one.time().isAfter(other.time()) ? other : one;
        return new Point(older.block(), older.time(), one.exit().plus(other.exit()), one.spot().plus(other.spot()));
    }

    private void positions(Hash32 genesis, Sample now, Map<Past.Key, PositionPast> into) throws HistoryException {
        Optional<Sample> dayAgo = about(genesis, now, DAY);
        Optional<Sample> weekAgo = about(genesis, now, WEEK);
        Map<Earnings.Place, Rao> earned = weekAgo.isPresent()
                ? earnings(genesis, now, weekAgo.get().time(), Duration.ofHours(1)).byPlace()
                : Map.of();
        Map<Integer, Rao> prices = new HashMap<>();
        dayAgo.ifPresent(sample -> sample.positions()
                .forEach(position -> prices.put(position.netuid(), position.price())));
        Map<Earnings.Place, Rao> amounts = new HashMap<>();
        weekAgo.ifPresent(sample -> sample.positions()
                .forEach(position -> amounts.put(new Earnings.Place(position.netuid(), position.hotkey()),
                        position.alpha())));
        for (PositionSample position : now.positions()) {
            Earnings.Place place = new Earnings.Place(position.netuid(), position.hotkey());
            into.put(new Past.Key(now.account(), place),
                    new PositionPast(Optional.ofNullable(prices.get(position.netuid())),
                            Optional.ofNullable(earned.get(place)),
                            Optional.ofNullable(amounts.get(place))));
        }
    }

    /// The sample nearest before a moment that long ago, unless it is older by more than a fifth of it.
    private Optional<Sample> about(Hash32 genesis, Sample now, Duration ago) throws HistoryException {
        Instant wanted = now.time().minus(ago);
        return store.before(genesis, now.account(), wanted.plus(ago.dividedBy(20)))
                .filter(sample -> !sample.time().isBefore(wanted.minus(ago.dividedBy(5))));
    }

    private Earnings.Result earnings(Hash32 genesis, Sample now, Instant from, Duration step) throws HistoryException {
        List<Sample> samples = new ArrayList<>(store.samples(genesis, now.account(), from, now.time(), step));
        samples.removeIf(sample -> sample.block().number() >= now.block().number());
        samples.add(now);
        List<ActivityEntry> activity = store.activity(genesis, now.account(), from, now.time(), MOST_ENTRIES);
        return Earnings.between(samples, activity, store.watched(genesis, now.account()));
    }

    /// The sum of several accounts, from where something is known of each.
    private List<Point> together(Hash32 genesis, List<AccountId> accounts, Instant from, Instant to, Duration step)
            throws HistoryException {
        if (accounts.size() == 1) {
            return store.points(genesis, accounts.getFirst(), from, to, step);
        }
        TreeMap<Instant, Map<AccountId, Point>> all = new TreeMap<>();
        for (AccountId account : accounts) {
            for (Point point : store.points(genesis, account, from, to, step)) {
                all.computeIfAbsent(point.time(), _ -> new HashMap<>()).put(account, point);
            }
        }
        Map<AccountId, Point> newest = new HashMap<>();
        List<Point> sums = new ArrayList<>();
        for (Map.Entry<Instant, Map<AccountId, Point>> entry : all.entrySet()) {
            newest.putAll(entry.getValue());
            if (newest.size() == accounts.size()) {
                Rao exit = newest.values().stream().map(Point::exit).reduce(Rao.ZERO, Rao::plus);
                Rao spot = newest.values().stream().map(Point::spot).reduce(Rao.ZERO, Rao::plus);
                long block = newest.values().stream().mapToLong(Point::block).max().orElse(0);
                sums.add(new Point(block, entry.getKey(), exit, spot));
            }
        }
        return sums;
    }

    /// What accounts did between two moments, newest first, without the legs of another entry.
    List<ActivityEntry> activity(Hash32 genesis, List<AccountId> accounts, Instant from, Instant to, int most)
            throws HistoryException {
        List<ActivityEntry> entries = new ArrayList<>();
        for (AccountId account : accounts) {
            entries.addAll(store.wholeActivity(genesis, account, from, to, most));
        }
        entries.sort((one, other) -> other.time().compareTo(one.time()));
        return entries.size() > most ? List.copyOf(entries.subList(0, most)) : List.copyOf(entries);
    }
}
