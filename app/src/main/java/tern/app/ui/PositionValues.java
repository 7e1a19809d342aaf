package tern.app.ui;

import java.util.Optional;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// What one row of the stake table shows at one block.
///
/// @param key            which position it is; stays the same from block to block
/// @param wallet         the name of the coldkey's wallet
/// @param subnetName     untrusted text from the chain
/// @param symbol         the unit of `amount`
/// @param validatorName  untrusted text from the chain; empty where the validator gave none
/// @param amount         in rao of alpha (root: of TAO)
/// @param price          rao of TAO for one whole alpha
/// @param value          what selling would bring, in rao of TAO; empty where the chain could not say
/// @param fromPool       whether `value` comes from the pool formula, since the runtime is too old to simulate
/// @param spot           amount times price, in rao of TAO
/// @param earning        whether the validator was paid dividends in its last epoch; empty where the chain cannot say
/// @param priceDayAgo    the price 24 hours before, where the history knows it
/// @param earnedWeek     earned over seven days, in rao of TAO, where the history can tell
/// @param series         the subnet's colour, see [Series]
public record PositionValues(
        Key key,
        String wallet,
        String subnetName,
        String symbol,
        Optional<String> validatorName,
        Rao amount,
        Rao price,
        Optional<Rao> value,
        boolean fromPool,
        Rao spot,
        Optional<Boolean> earning,
        Optional<Rao> priceDayAgo,
        Optional<Rao> earnedWeek,
        int series) {

    /// Without a past, in the colour that its subnet prefers.
    public PositionValues(
            Key key, String wallet, String subnetName, String symbol, Optional<String> validatorName, Rao amount,
            Rao price, Optional<Rao> value, boolean fromPool, Rao spot, Optional<Boolean> earning) {
        this(key, wallet, subnetName, symbol, validatorName, amount, price, value, fromPool, spot, earning,
                Optional.empty(), Optional.empty(), Series.preferred(key.netuid()));
    }

    /// The same with what the history knows of it.
    public PositionValues withPast(Optional<Rao> dayAgo, Optional<Rao> earned) {
        return new PositionValues(key, wallet, subnetName, symbol, validatorName, amount, price, value, fromPool, spot,
                earning, dayAgo, earned, series);
    }

    /// The same in another colour.
    public PositionValues withSeries(int colour) {
        return new PositionValues(key, wallet, subnetName, symbol, validatorName, amount, price, value, fromPool, spot,
                earning, priceDayAgo, earnedWeek, colour);
    }

    /// A position: whose stake, on which subnet, with whom.
    public record Key(AccountId coldkey, int netuid, AccountId hotkey) {}

    /// Root stake is TAO, which has no price in TAO, and earns through its validator's fund.
    public boolean isRoot() {
        return key.netuid() == 0;
    }

    /// What the validator is called on screens.
    public String validator() {
        return validatorName.orElseGet(() -> Addresses.shorten(key.hotkey()));
    }
}
