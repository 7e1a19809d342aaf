package tern.node.practice.subtensor;

import java.util.ArrayList;
import java.util.List;
import tern.node.practice.frame.State;
import tern.wallet.keys.AccountId;

/// Share pools: per hotkey and subnet one amount of alpha that coldkeys own shares of. Dividends raise the amount; the
/// shares stay.
public final class Shares {

    static final int MAX_STAKING_HOTKEYS = 256;

    private final SubtensorPallet chain;

    Shares(SubtensorPallet chain) {
        this.chain = chain;
    }

    /// What a coldkey's shares are worth now; alpha, or rao on root.
    public long stake(State state, AccountId hotkey, AccountId coldkey, int netuid) {
        SafeFloat own = chain.alphaV2.get(state, hotkey, coldkey, netuid);
        return own.isZero()
                ? 0
                : own.partOf(chain.totalHotkeyAlpha.get(state, hotkey, netuid),
                        chain.totalHotkeySharesV2.get(state, hotkey, netuid));
    }

    /// Raises a coldkey's stake and remembers its hotkey.
    void increase(State state, AccountId hotkey, AccountId coldkey, int netuid, long amount) {
        if (amount == 0) {
            return;
        }
        long total = chain.totalHotkeyAlpha.get(state, hotkey, netuid);
        SafeFloat whole = chain.totalHotkeySharesV2.get(state, hotkey, netuid);
        SafeFloat more = whole.isZero() || total == 0 ? SafeFloat.of(amount) : whole.timesOver(amount, total);
        SafeFloat own = chain.alphaV2.get(state, hotkey, coldkey, netuid);
        chain.alphaV2.put(state, hotkey, coldkey, netuid, own.plus(more));
        chain.totalHotkeySharesV2.put(state, hotkey, netuid, whole.plus(more));
        chain.totalHotkeyAlpha.put(state, hotkey, netuid, total + amount);
        remember(state, hotkey, coldkey);
        if (netuid == 0) {
            chain.funds().ifPresent(funds -> funds.rootChanged(state, hotkey, coldkey, amount));
        }
    }

    /// Lowers a coldkey's stake by at most what it has.
    ///
    /// @return what was taken
    long decrease(State state, AccountId hotkey, AccountId coldkey, int netuid, long wanted) {
        long stake = stake(state, hotkey, coldkey, netuid);
        long amount = Math.min(stake, wanted);
        if (amount == 0) {
            return 0;
        }
        long total = chain.totalHotkeyAlpha.get(state, hotkey, netuid);
        SafeFloat whole = chain.totalHotkeySharesV2.get(state, hotkey, netuid);
        SafeFloat own = chain.alphaV2.get(state, hotkey, coldkey, netuid);
        SafeFloat less = amount == stake ? own : whole.timesOver(amount, total);
        SafeFloat rest = own.minus(less);
        if (rest.isZero()) {
            less = own;
            chain.alphaV2.remove(state, hotkey, coldkey, netuid);
        } else {
            chain.alphaV2.put(state, hotkey, coldkey, netuid, rest);
        }
        SafeFloat left = whole.minus(less);
        if (left.isZero()) {
            chain.totalHotkeySharesV2.remove(state, hotkey, netuid);
        } else {
            chain.totalHotkeySharesV2.put(state, hotkey, netuid, left);
        }
        if (total == amount) {
            chain.totalHotkeyAlpha.remove(state, hotkey, netuid);
        } else {
            chain.totalHotkeyAlpha.put(state, hotkey, netuid, total - amount);
        }
        if (netuid == 0) {
            chain.funds().ifPresent(funds -> funds.rootChanged(state, hotkey, coldkey, -amount));
        }
        return amount;
    }

    /// Gives to everybody who has shares. Without shares it goes to the hotkey's owner.
    void reward(State state, AccountId hotkey, int netuid, long amount) {
        if (amount == 0) {
            return;
        }
        if (chain.totalHotkeySharesV2.get(state, hotkey, netuid).isZero()) {
            increase(state, hotkey, chain.owner.get(state, hotkey), netuid, amount);
            return;
        }
        long total = chain.totalHotkeyAlpha.get(state, hotkey, netuid);
        chain.totalHotkeyAlpha.put(state, hotkey, netuid, total + amount);
    }

    /// Whether a coldkey may stake with one more hotkey.
    boolean hasRoom(State state, AccountId hotkey, AccountId coldkey) {
        List<AccountId> known = chain.stakingHotkeys.get(state, coldkey);
        return known.size() < MAX_STAKING_HOTKEYS || known.contains(hotkey);
    }

    private void remember(State state, AccountId hotkey, AccountId coldkey) {
        List<AccountId> known = chain.stakingHotkeys.get(state, coldkey);
        if (!known.contains(hotkey)) {
            List<AccountId> more = new ArrayList<>(known);
            more.add(hotkey);
            chain.stakingHotkeys.put(state, coldkey, more);
        }
    }
}
