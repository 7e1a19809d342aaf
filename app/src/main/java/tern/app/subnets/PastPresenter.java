package tern.app.subnets;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import tern.app.feed.PortfolioState;
import tern.app.feed.Problem;
import tern.app.history.HistorySource;
import tern.app.history.HistoryState;
import tern.app.market.MarketSource;
import tern.app.market.MarketState;
import tern.app.pool.PriceReads;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// The price of the chosen subnet over time, with what one bought and sold, and how the past of prices stands. To be
/// called on the FX thread.
public final class PastPresenter {

    private final SubnetsModel model;
    private final MarketSource market;
    private final Texts texts;
    private final TaoFormat format;
    private final PriceReads prices;
    private Optional<Hash32> genesis = Optional.empty();

    public PastPresenter(SubnetsModel model, MarketSource market, HistorySource history, ExecutorService background,
            Consumer<Runnable> ui, Texts texts, TaoFormat format) {
        this.model = model;
        this.market = market;
        this.texts = texts;
        this.format = format;
        this.prices = new PriceReads(market, history, background, ui, texts, format, model.prices::set);
    }

    void show(PortfolioState now) {
        genesis = now.snapshot().map(PortfolioSnapshot::genesis);
        prices.show(now);
    }

    void show(HistoryState now) {
        prices.show(now);
    }

    /// There is more to show where something newer was looked at.
    void show(MarketState now) {
        boolean ours = genesis.isPresent() && now.genesis().equals(genesis);
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
        prices.show(now);
    }

    void choose(int netuid) {
        prices.choose(netuid);
    }

    void fill() {
        market.fill();
    }

    void cancelFill() {
        market.cancelFill();
    }

    /// Makes every text again.
    void again() {
        prices.again();
    }

    void close() {
        prices.close();
    }
}
