package tern.app.market;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tern.wallet.bittensor.StateException;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.yields.MarketReader;
import tern.wallet.yields.MarketSample;
import tern.wallet.yields.Stand;

/// Looks at the market of one connected chain while its blocks come: prices and the validators of subnets that
/// somebody looks at once an hour of blocks, all validators every two hours. Calls block; for one thread at a time, but
/// for what it is told to want.
final class MarketLooks {

    /// Blocks of an hour.
    private static final long EVERY = 300;
    private static final long EVERY_ALL = 600;
    /// Blocks of a day: who earns changes slowly, and finding it out is most of the work.
    private static final long EVERY_EARNERS = 7_200;
    private static final long REST = 10;
    static final int MOST_WANTED = 8;

    private final MarketReader reader;
    private final LinkedHashSet<Integer> wanted = new LinkedHashSet<>();
    private final Set<Stand> wantedStands = new HashSet<>();
    private final Set<Integer> fresh = new HashSet<>();
    private Set<Stand> held = Set.of();
    private Set<Stand> earners = Set.of();
    private Set<Integer> netuids = Set.of();
    private long restsSince = Long.MIN_VALUE / 2;
    private long lastLook = Long.MIN_VALUE / 2;
    private long lastAll = Long.MIN_VALUE / 2;
    private long lastEarners = Long.MIN_VALUE / 2;

    /// @param wishes subnets that are wanted already
    /// @param before over an earlier connection to the same chain
    MarketLooks(ChainClient client, List<Integer> wishes, Optional<MarketLooks> before) {
        reader = new MarketReader(client);
        wishes.forEach(this::want);
        before.ifPresent(this::goOn);
    }

    private void goOn(MarketLooks before) {
        synchronized (before) {
            held = before.held;
            earners = before.earners;
            netuids = before.netuids;
            lastLook = before.lastLook;
            lastAll = before.lastAll;
            lastEarners = before.lastEarners;
        }
    }

    /// What was looked at before is not looked at again at once.
    ///
    /// @param newest of the book
    synchronized void known(Optional<MarketSample> newest) {
        newest.ifPresent(look -> {
            lastLook = look.block().number();
            netuids = look.subnets().keySet();
        });
    }

    /// @return whether it was not wanted before
    final synchronized boolean want(int netuid) {
        boolean added = !wanted.remove(netuid);
        wanted.add(netuid);
        if (wanted.size() > MOST_WANTED) {
            int oldest = wanted.removeFirst();
            fresh.remove(oldest);
            wantedStands.removeIf(stand -> stand.netuid() == oldest);
        }
        if (added) {
            fresh.add(netuid);
        }
        return added;
    }

    /// The validators that somebody stakes with here.
    synchronized void holding(PortfolioSnapshot snapshot) {
        Set<Stand> stands = new HashSet<>();
        snapshot.accounts()
                .forEach(account -> account.positions()
                        .forEach(position -> stands.add(new Stand(position.netuid(), position.hotkey()))));
        held = Set.copyOf(stands);
    }

    /// All validators that are known by now, to look at in the past as well.
    synchronized Set<Stand> all() {
        Set<Stand> all = new HashSet<>(earners);
        all.addAll(wantedStands);
        all.addAll(held);
        return all;
    }

    /// Those that somebody looks at, or stakes with.
    synchronized Set<Stand> some() {
        Set<Stand> some = new HashSet<>(wantedStands);
        earners.stream()
                .filter(stand -> wanted.contains(stand.netuid()) && !fresh.contains(stand.netuid()))
                .forEach(some::add);
        some.addAll(held);
        return some;
    }

    /// A question failed: nothing is asked for two minutes of blocks.
    void rest(BlockRef head) {
        restsSince = head.number();
    }

    private boolean rests(BlockRef head) {
        return Math.abs(head.number() - restsSince) < REST;
    }

    /// The first look sees prices alone and those that somebody stakes with: it is there soon.
    ///
    /// @return empty where nothing is due at this block
    Optional<MarketSample> look(BlockRef head) throws ChainException, StateException {
        if (rests(head)) {
            return Optional.empty();
        }
        long number = head.number();
        boolean wants = seeWanted(head);
        boolean due = Math.abs(number - lastLook) >= EVERY;
        if (!due && !wants) {
            return Optional.empty();
        }
        if (netuids.isEmpty()) {
            netuids(head);
        }
        Optional<MarketSample> look = reader.read(head, netuids, some());
        lastLook = due ? number : lastLook;
        return look;
    }

    /// A look at all validators.
    ///
    /// @return empty where it is not due at this block
    Optional<MarketSample> lookAtAll(BlockRef head) throws ChainException, StateException {
        long number = head.number();
        if (rests(head) || Math.abs(number - lastAll) < EVERY_ALL) {
            return Optional.empty();
        }
        if (Math.abs(number - lastEarners) >= EVERY_EARNERS) {
            netuids(head);
            Set<Stand> found = reader.earners(head);
            synchronized (this) {
                earners = Set.copyOf(found);
            }
            lastEarners = number;
        }
        Optional<MarketSample> look = reader.read(head, netuids, all());
        lastAll = number;
        lastLook = number;
        return look;
    }

    private void netuids(BlockRef head) throws ChainException, StateException {
        Set<Integer> found = reader.netuids(head);
        synchronized (this) {
            netuids = Set.copyOf(found);
        }
    }

    /// @return whether somebody looks at a subnet whose validators were not looked at yet
    private boolean seeWanted(BlockRef head) throws ChainException, StateException {
        Set<Integer> unseen;
        synchronized (this) {
            unseen = new HashSet<>(fresh);
        }
        for (int netuid : unseen) {
            Set<Stand> stands = reader.validators(head, netuid);
            synchronized (this) {
                fresh.remove(netuid);
                if (wanted.contains(netuid)) {
                    wantedStands.addAll(stands);
                }
            }
        }
        return !unseen.isEmpty();
    }
}
