package tern.wallet.subnets;

import java.util.Optional;
import java.util.OptionalInt;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// One validator on one subnet.
///
/// @param hotkey        its key
/// @param owner         the coldkey that owns it, where the chain tells
/// @param name          what that owner calls itself: untrusted text, cleaned
/// @param uid           its seat; empty where it has none
/// @param take          its share of dividends, of 65535; the runtime's default where it never chose one
/// @param alpha         all stake with it on this subnet, in rao of alpha (on root: TAO)
/// @param root          all root stake with it, in rao of TAO
/// @param weight        its stake weight on this subnet; zero without a seat
/// @param own           what the owner itself has staked with it on this subnet, in rao of alpha; empty where it cannot
///                      be worked out
/// @param trust         how much of its weights the others agree with, of 65535
/// @param lastUpdate    block at which it last set weights, or was registered; 0 without a seat
/// @param permit        whether its weights count
/// @param standing      whether stake with it earns, and why not
/// @param dividends     alpha that its stakers got in the last epoch, after its take
/// @param alphaAtPayout stake after that payout, in rao of alpha; what dividends are a part of
public record ValidatorRow(
        AccountId hotkey,
        Optional<AccountId> owner,
        Optional<String> name,
        OptionalInt uid,
        Optional<Integer> take,
        Rao alpha,
        Rao root,
        Rao weight,
        Optional<Rao> own,
        OptionalInt trust,
        long lastUpdate,
        boolean permit,
        Standing standing,
        Rao dividends,
        Rao alphaAtPayout) {

    /// Whether stake with a validator earns.
    public enum Standing {
        /// It was paid in the last epoch.
        EARNING,
        /// It has a seat and a permit, sets weights, and was paid nothing: its weights disagree with all.
        UNPAID,
        /// It has set no weights for longer than the subnet's cutoff.
        IDLE,
        /// It has a seat but no permit: too little stake, or a miner.
        NO_PERMIT,
        /// It has no seat on this subnet.
        GONE,
        /// Nobody can say yet: its subnet has paid out nothing since it took its seat, or the chain does not tell.
        UNKNOWN
    }

    /// What one whole alpha with it grew in the last epoch, after its take, in alpha: one epoch alone, noisy.
    public double gainOfLastEpoch() {
        double before = (double) alphaAtPayout.value() - dividends.value();
        return dividends.isZero() || before <= 0 ? 0 : dividends.value() / before;
    }

    /// Whether it sets weights.
    public boolean setsWeights() {
        return standing == Standing.EARNING || standing == Standing.UNPAID;
    }
}
