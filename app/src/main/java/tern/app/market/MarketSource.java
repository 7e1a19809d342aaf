package tern.app.market;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import tern.app.feed.PortfolioSource.Watch;
import tern.wallet.history.HistoryException;
import tern.wallet.yields.PricePoint;

/// What the screens know of prices and yields. Any thread may call.
public interface MarketSource {

    MarketState current();

    /// Calls `listener` with the present state before it returns, then with every later one, on any thread. It must not
    /// block.
    Watch watch(Consumer<MarketState> listener);

    /// A subnet's validators are looked at: they are sampled now, and their past is fetched where the network's nodes
    /// keep it and it costs nobody anything, or where [#fill] was asked for. Returns at once; to be called as often as
    /// one likes. The last eight subnets asked for are kept up to date.
    void want(int netuid);

    /// A subnet's prices as far as they are known, the last of every `step`, oldest first. Blocks.
    List<PricePoint> prices(int netuid, Instant from, Instant to, Duration step) throws HistoryException;

    /// Fetches the past of the network shown from a node that keeps it. Returns at once.
    void fill();

    /// Ends what [#fill] began; what was fetched stays.
    void cancelFill();
}
