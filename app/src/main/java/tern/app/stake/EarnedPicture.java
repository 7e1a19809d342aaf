package tern.app.stake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tern.app.chart.BarData;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// What own stake on the subnet that is looked at earned.
///
/// @param symbol  of its alpha; of TAO on root
/// @param data    a bar a day with a part for each validator; empty where nothing is known
/// @param rows    newest first
/// @param alpha   all of them together, in rao of alpha
/// @param value   the same in rao of TAO
/// @param wallets whether several are shown
/// @param notes   why there is less than expected, and what the numbers are
record EarnedPicture(int netuid, String symbol, Optional<BarData> data, List<Row> rows, Rao alpha, Rao value,
        boolean wallets, List<String> notes) {

    /// What one position earned until then, mostly in a day.
    ///
    /// @param wallet    what the person calls the account
    /// @param validator what it is called on screens
    /// @param alpha     rao of alpha; on root of TAO
    /// @param value     rao of TAO at the price then
    record Row(Instant time, String wallet, AccountId hotkey, String validator, Rao alpha, Rao value) {}
}
