package tern.node.practice.subtensor;

import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.State;
import tern.wallet.bittensor.SystemAccounts;
import tern.wallet.keys.AccountId;

/// What staking calls check before they do anything. Order and errors as in `chain.md` 6.2 and `chain-delta.md` 2.3.
final class StakeRules {

    static final long MINIMUM = 2_000_000;
    static final long MINIMUM_TRANSFER = 100_000;
    private static final long FLOOR_PARTS = 1_000_000;

    private final SubtensorPallet chain;

    StakeRules(SubtensorPallet chain) {
        this.chain = chain;
    }

    void subnetExists(State state, int netuid) throws DispatchException {
        chain.subnetNotExists.unless(chain.networksAdded.get(state, netuid));
    }

    void canTrade(State state, int netuid) throws DispatchException {
        subnetExists(state, netuid);
        chain.subtokenDisabled.unless(netuid == 0 || chain.subtokenEnabled.get(state, netuid));
    }

    void hotkeyExists(State state, AccountId hotkey) throws DispatchException {
        chain.hotKeyAccountNotExists.unless(chain.owner.contains(state, hotkey));
    }

    void notSystem(AccountId coldkey) throws DispatchException {
        chain.cannotUseSystemAccount.unless(SystemAccounts.describe(coldkey).isEmpty());
    }

    /// Alpha of a coldkey on a subnet that locks don't hold.
    long available(State state, AccountId coldkey, int netuid) {
        long total = 0;
        for (AccountId hotkey : chain.stakingHotkeys.get(state, coldkey)) {
            total += chain.shares().stake(state, hotkey, coldkey, netuid);
        }
        return Math.max(0, total - locked(state, coldkey, netuid));
    }

    long locked(State state, AccountId coldkey, int netuid) {
        long locked = 0;
        for (AccountId hotkey : chain.lock.keys(state, coldkey, netuid)) {
            locked += chain.lock.find(state, coldkey, netuid, hotkey).map(LockState::lockedMass).orElse(0L);
        }
        return locked;
    }

    /// Root stake that changed recently stays for the hold window.
    void mayLeave(State state, AccountId hotkey, AccountId coldkey, int netuid, long amount, long block)
            throws DispatchException {
        chain.stakeUnavailable.unless(amount <= available(state, coldkey, netuid));
        if (netuid == 0 && chain.basketItems().isPresent()) {
            BasketStorage.BasketItems items = chain.basketItems().get();
            long stamp = chain.lastColdkeyHotkeyStakeBlock.find(state, coldkey, hotkey).orElse(0L);
            items.rootStakeLocked.unless(block - stamp >= items.rootStakeUnlockInterval.get(state));
        }
    }

    /// The smallest nomination that stays, in rao; 0 when there is none.
    long nominatorFloor(State state) {
        return Amounts.mulDiv(MINIMUM, chain.nominatorMinRequiredStake.get(state), FLOOR_PARTS);
    }
}
