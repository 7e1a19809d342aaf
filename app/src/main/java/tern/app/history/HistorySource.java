package tern.app.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tern.app.feed.PortfolioSource.Watch;
import tern.wallet.history.ActivityEntry;
import tern.wallet.history.CurrencyPrice;
import tern.wallet.history.HistoryException;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.units.Hash32;

/// What the screens know of the past. Any thread may call.
public interface HistorySource {

    HistoryState current();

    /// Calls `listener` with the present state before it returns, then with every later one, on any thread. It must not
    /// block.
    Watch watch(Consumer<HistoryState> listener);

    /// What the accounts of a snapshot owned over a stretch of time up to it. Blocks.
    Past past(PortfolioSnapshot now, Span span) throws HistoryException;

    /// What accounts owned together when they were looked at last, for whoever has no newer numbers: on the chain that was
    /// seen last under a network's word. Its block and time are those of the account that was not looked at for longest.
    /// Blocks.
    ///
    /// @return empty where one of them was never looked at
    Optional<LastOwned> last(String network, List<AccountId> accounts) throws HistoryException;

    /// What accounts did, newest first. Blocks.
    ///
    /// @param most never more than this
    List<ActivityEntry> activity(Hash32 genesis, List<AccountId> accounts, int most) throws HistoryException;

    /// What an account's stake earned, day by day, and what claims brought it. Blocks.
    Rewards rewards(Hash32 genesis, AccountId account, Instant from, Instant to) throws HistoryException;

    /// Keeps what TAO costs now, which is asked only of those who wanted it. Returns at once.
    void keep(CurrencyPrice price);

    /// What TAO of a chain cost in a currency, as far as it was kept. Blocks.
    ///
    /// @param currency its ISO 4217 code
    PastCurrency currency(Hash32 genesis, String currency) throws HistoryException;

    /// What subnets paid on past days.
    PaidDays paid();

    /// Fetches the past of what is shown from a node that keeps it. Returns at once.
    void fill();

    /// Ends what [#fill] began; what was fetched stays.
    void cancelFill();
}
