package tern.app.pool;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.feed.NamedAccount;
import tern.app.feed.PortfolioState;
import tern.app.history.HistorySource;
import tern.app.history.HistoryState;
import tern.app.market.MarketSource;
import tern.app.market.MarketState;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.history.ActivityEntry;
import tern.wallet.history.ActivityKind;
import tern.wallet.history.HistoryException;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.units.Hash32;
import tern.wallet.yields.PricePoint;

/// Reads the price of one subnet over the last 90 days, with what the accounts that are shown bought and sold: again
/// when there is something newer, when other accounts are shown, and when one of them has done something. What was read
/// of one subnet, chain or account is never told as another's. To be called on the FX thread.
public final class PriceReads {

    private static final Logger LOG = LoggerFactory.getLogger(PriceReads.class);
    private static final Duration LENGTH = Duration.ofDays(90);
    private static final Duration STEP = Duration.ofHours(1);
    private static final int MOST_TRADES = 2_000;

    private final MarketSource market;
    private final HistorySource history;
    private final ExecutorService background;
    private final Consumer<Runnable> ui;
    private final Texts texts;
    private final TaoFormat format;
    private final Consumer<Optional<PricesPicture>> take;
    private Optional<Integer> chosen = Optional.empty();
    private Optional<Hash32> genesis = Optional.empty();
    private Optional<Instant> asOf = Optional.empty();
    private List<AccountId> accounts = List.of();
    private long activity = -1;
    private boolean reading;
    private boolean due;

    private record Wanted(int netuid, Hash32 chain, List<AccountId> whose) {}

    /// @param format of one's own amounts
    /// @param take   gets what is known; empty where nothing is
    public PriceReads(MarketSource market, HistorySource history, ExecutorService background, Consumer<Runnable> ui,
            Texts texts, TaoFormat format, Consumer<Optional<PricesPicture>> take) {
        this.market = market;
        this.history = history;
        this.background = background;
        this.ui = ui;
        this.texts = texts;
        this.format = format;
        this.take = take;
    }

    public void show(PortfolioState now) {
        Optional<Hash32> chain = now.snapshot().map(PortfolioSnapshot::genesis);
        List<AccountId> whose = now.accounts().stream().map(NamedAccount::account).distinct().toList();
        boolean others = !chain.equals(genesis) || !whose.equals(accounts);
        genesis = chain;
        accounts = whose;
        if (others && chosen.isPresent()) {
            take.accept(Optional.empty());
            read();
        }
    }

    public void show(MarketState now) {
        // what was looked at on another chain says nothing of this one's time
        Optional<Instant> newest = now.genesis().equals(genesis) ? now.asOf() : Optional.empty();
        boolean newer = newest.isPresent() && !newest.equals(asOf);
        asOf = newest;
        if (newer) {
            read();
        }
    }

    public void show(HistoryState now) {
        boolean newer = now.activity() != activity;
        activity = now.activity();
        if (newer) {
            read();
        }
    }

    /// Reads another subnet's from now on.
    public void choose(int netuid) {
        if (chosen.equals(Optional.of(netuid))) {
            return;
        }
        chosen = Optional.of(netuid);
        take.accept(Optional.empty());
        market.want(netuid);
        read();
    }

    /// Makes every text again.
    public void again() {
        read();
    }

    /// Reads nothing any more.
    public void close() {
        chosen = Optional.empty();
        take.accept(Optional.empty());
    }

    private Optional<Wanted> wanted() {
        return chosen.flatMap(netuid -> genesis.map(chain -> new Wanted(netuid, chain, accounts)));
    }

    private void read() {
        Optional<Wanted> now = wanted();
        if (now.isEmpty() || asOf.isEmpty()) {
            return;
        }
        if (reading) {
            due = true;
            return;
        }
        Instant to = asOf.get();
        Wanted wanted = now.get();
        reading = true;
        due = false;
        background.execute(() -> {
            Optional<PricesPicture> found = Optional.empty();
            try {
                List<PricesPicture.Point> points = new ArrayList<>();
                for (PricePoint point : market.prices(wanted.netuid(), to.minus(LENGTH), to.plusSeconds(1), STEP)) {
                    points.add(new PricesPicture.Point(point.time(), point.price()));
                }
                found = Optional.of(new PricesPicture(wanted.netuid(), points, trades(wanted, to)));
            } catch (HistoryException e) {
                LOG.warn("prices could not be read: {} {}", e.sentence(), e.details().orElse(""));
            } catch (RuntimeException e) {
                LOG.error("prices could not be read", e);
            }
            Optional<PricesPicture> read = found;
            ui.accept(() -> arrived(wanted, read));
        });
    }

    private void arrived(Wanted wanted, Optional<PricesPicture> read) {
        reading = false;
        boolean still = wanted().equals(Optional.of(wanted));
        if (still) {
            read.ifPresent(now -> take.accept(Optional.of(now)));
        }
        if (!still || due) {
            read();
        }
    }

    private List<PricesPicture.Trade> trades(Wanted wanted, Instant to) throws HistoryException {
        List<PricesPicture.Trade> trades = new ArrayList<>();
        for (ActivityEntry entry : history.activity(wanted.chain(), wanted.whose(), MOST_TRADES)) {
            boolean bought = entry.kind() == ActivityKind.STAKED && at(entry, wanted.netuid());
            boolean sold = entry.kind() == ActivityKind.UNSTAKED && at(entry, wanted.netuid());
            if ((bought || sold) && entry.time().isAfter(to.minus(LENGTH))) {
                String tao = entry.tao().map(format::tao).orElse(TaoFormat.UNKNOWN);
                trades.add(new PricesPicture.Trade(entry.time(), bought,
                        texts.get(bought ? "subnets.trade.bought" : "subnets.trade.sold", tao)));
            }
        }
        return trades;
    }

    private static boolean at(ActivityEntry entry, int netuid) {
        return entry.netuid().isPresent() && entry.netuid().getAsInt() == netuid;
    }
}
