package tern.app.subnets;

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
import tern.app.feed.Problem;
import tern.app.history.HistorySource;
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
import tern.wallet.units.Rao;
import tern.wallet.yields.PricePoint;

/// The price of the chosen subnet over the last 90 days, with what one bought and sold. To be called on the FX thread.
public final class PastPresenter {

    private static final Logger LOG = LoggerFactory.getLogger(PastPresenter.class);
    private static final Duration LENGTH = Duration.ofDays(90);
    private static final Duration STEP = Duration.ofHours(1);
    private static final int MOST_TRADES = 2_000;

    private final SubnetsModel model;
    private final MarketSource market;
    private final HistorySource history;
    private final ExecutorService background;
    private final Consumer<Runnable> ui;
    private final Texts texts;
    private final TaoFormat format;
    private Optional<Integer> chosen = Optional.empty();
    private Optional<Hash32> genesis = Optional.empty();
    private Optional<Instant> asOf = Optional.empty();
    private List<AccountId> accounts = List.of();
    private boolean reading;

    public PastPresenter(SubnetsModel model, MarketSource market, HistorySource history, ExecutorService background,
            Consumer<Runnable> ui, Texts texts, TaoFormat format) {
        this.model = model;
        this.market = market;
        this.history = history;
        this.background = background;
        this.ui = ui;
        this.texts = texts;
        this.format = format;
    }

    void show(PortfolioState now) {
        genesis = now.snapshot().map(PortfolioSnapshot::genesis);
        accounts = now.accounts().stream().map(NamedAccount::account).distinct().toList();
    }

    /// There is more to show where something newer was looked at.
    void show(MarketState now) {
        boolean ours = now.genesis().equals(genesis);
        boolean little = ours && now.subnets()
                .values()
                .stream()
                .filter(past -> past.netuid() != 0 && past.weekAgo().isPresent())
                .findAny()
                .isEmpty();
        model.filling.set(now.fill().isPresent());
        model.fillable.set(little && now.fillable() && now.fill().isEmpty());
        model.note.set(now.fill()
                .map(fill -> texts.get("subnets.filling",
                        format.share(Rao.of(fill.done()), Rao.of(Math.max(1, fill.steps())))))
                .or(() -> now.problem().map(Problem::sentence))
                .or(() -> little ? Optional.of(texts.get("subnets.young")) : Optional.empty()));
        boolean newer = !now.asOf().equals(asOf) && now.genesis().equals(genesis);
        asOf = now.asOf();
        if (newer) {
            read();
        }
    }

    void choose(int netuid) {
        chosen = Optional.of(netuid);
        model.prices.set(Optional.empty());
        market.want(netuid);
        read();
    }

    void fill() {
        market.fill();
    }

    void cancelFill() {
        market.cancelFill();
    }

    /// Makes every text again.
    void again() {
        read();
    }

    void close() {
        chosen = Optional.empty();
        model.prices.set(Optional.empty());
    }

    private void read() {
        if (chosen.isEmpty() || genesis.isEmpty() || asOf.isEmpty() || reading) {
            return;
        }
        int netuid = chosen.get();
        Hash32 chain = genesis.get();
        Instant to = asOf.get();
        List<AccountId> whose = accounts;
        reading = true;
        background.execute(() -> {
            Optional<PricesPicture> found = Optional.empty();
            try {
                List<PricesPicture.Point> points = new ArrayList<>();
                for (PricePoint point : market.prices(netuid, to.minus(LENGTH), to.plusSeconds(1), STEP)) {
                    points.add(new PricesPicture.Point(point.time(), point.price()));
                }
                found = Optional.of(new PricesPicture(netuid, points, trades(chain, whose, netuid, to)));
            } catch (HistoryException e) {
                LOG.warn("prices could not be read: {} {}", e.sentence(), e.details().orElse(""));
            } catch (RuntimeException e) {
                LOG.error("prices could not be read", e);
            }
            Optional<PricesPicture> read = found;
            ui.accept(() -> arrived(netuid, chain, read));
        });
    }

    private void arrived(int netuid, Hash32 chain, Optional<PricesPicture> read) {
        reading = false;
        boolean still = chosen.filter(now -> now == netuid).isPresent() && genesis.filter(chain::equals).isPresent();
        if (still) {
            read.ifPresent(now -> model.prices.set(Optional.of(now)));
        } else {
            read();
        }
    }

    private List<PricesPicture.Trade> trades(Hash32 chain, List<AccountId> whose, int netuid, Instant to)
            throws HistoryException {
        List<PricesPicture.Trade> trades = new ArrayList<>();
        for (ActivityEntry entry : history.activity(chain, whose, MOST_TRADES)) {
            boolean bought = entry.kind() == ActivityKind.STAKED && at(entry, netuid);
            boolean sold = entry.kind() == ActivityKind.UNSTAKED && at(entry, netuid);
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
