package tern.node.practice.subtensor;

import java.util.Optional;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.CallDecl;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.State;
import tern.wallet.bittensor.SystemAccounts;
import tern.wallet.keys.AccountId;

/// Buying and selling stake: `add_stake`, `remove_stake`, their forms with limits, and `unstake_all`.
final class StakingCalls {

    /// `unstake_all` goes through so many subnets in one call.
    private static final int MAX_LEGS = 16;

    private final SubtensorPallet chain;
    private final SwapPallet swap;
    private final TaoLedger ledger;
    private final StakeRules rules;

    StakingCalls(SubtensorPallet chain, SwapPallet swap, TaoLedger ledger) {
        this.chain = chain;
        this.swap = swap;
        this.ledger = ledger;
        this.rules = new StakeRules(chain);
    }

    /// The handler of a call of that name, when it is one of these.
    Optional<CallDecl.Handler> find(String call) {
        return Optional.ofNullable(switch (call) {
            case "add_stake" -> (d, c) -> add(d, c.arg(0), c.arg(1), c.arg(2));
            case "add_stake_limit" -> this::addLimit;
            case "remove_stake" -> (d, c) -> remove(d, c.arg(0), c.arg(1), Amounts.ofBits(c.arg(2)), false);
            case "remove_stake_limit" -> this::removeLimit;
            case "remove_stake_full_limit" -> this::removeFull;
            case "unstake_all" -> (d, c) -> unstakeAll(d, c.arg(0), false);
            case "unstake_all_alpha" -> (d, c) -> unstakeAll(d, c.arg(0), true);
            case "recycle_alpha" -> (d, c) -> destroy(d, c, true);
            case "burn_alpha" -> (d, c) -> destroy(d, c, false);
            default -> null;
        });
    }

    private void add(Dispatch dispatch, AccountId hotkey, int netuid, long amountBits) throws DispatchException {
        rules.canTrade(dispatch.state(), netuid);
        stake(dispatch, hotkey, netuid, Amounts.ofBits(amountBits));
    }

    private void addLimit(Dispatch dispatch, Call call) throws DispatchException {
        AccountId hotkey = call.arg(0);
        int netuid = call.arg(1);
        long amount = Amounts.ofBits(call.arg(2));
        boolean partial = call.arg(4);
        rules.canTrade(dispatch.state(), netuid);
        long most = chain.market().pool(dispatch.state(), netuid).maxBuy(Amounts.ofBits(call.arg(3)));
        swap.priceLimitExceeded.unless(most > 0);
        chain.slippageTooHigh.unless(partial || most >= amount);
        stake(dispatch, hotkey, netuid, Math.min(amount, most));
    }

    private void stake(Dispatch dispatch, AccountId hotkey, int netuid, long wanted) throws DispatchException {
        State state = dispatch.state();
        AccountId coldkey = dispatch.origin().signer();
        long least = StakeRules.MINIMUM + chain.market().pool(state, netuid).fee(StakeRules.MINIMUM);
        chain.amountTooLow.unless(wanted >= least);
        chain.notEnoughBalanceToStake.unless(ledger.free(state, coldkey) >= wanted);
        rules.hotkeyExists(state, hotkey);
        long amount = Math.min(wanted, ledger.spendable(state, coldkey));
        chain.notEnoughBalanceToStake.unless(amount >= least);
        roomFor(state, hotkey, coldkey);
        ledger.transfer(dispatch, coldkey, SystemAccounts.subnetPot(netuid), amount);
        Pool.Trade trade = chain.market().buy(state, netuid, amount, true);
        chain.shares().increase(state, hotkey, coldkey, netuid, trade.out());
        chain.stamp(dispatch, hotkey, coldkey);
        dispatch.emit(chain.stakeAddedEvent, coldkey, hotkey, amount, trade.out(), netuid, trade.fee());
    }

    void roomFor(State state, AccountId hotkey, AccountId coldkey) throws DispatchException {
        if (chain.basketItems().isPresent()) {
            chain.basketItems().get().tooManyStakingHotkeys.unless(chain.shares().hasRoom(state, hotkey, coldkey));
        }
    }

    private void removeLimit(Dispatch dispatch, Call call) throws DispatchException {
        int netuid = call.arg(1);
        rules.canTrade(dispatch.state(), netuid);
        sellDownTo(dispatch, call.arg(0), netuid, Amounts.ofBits(call.arg(2)), Amounts.ofBits(call.arg(3)),
                call.arg(4));
    }

    private void removeFull(Dispatch dispatch, Call call) throws DispatchException {
        Optional<Long> limit = call.arg(2);
        int netuid = call.arg(1);
        rules.canTrade(dispatch.state(), netuid);
        if (limit.isPresent()) {
            sellDownTo(dispatch, call.arg(0), netuid, Long.MAX_VALUE, Amounts.ofBits(limit.get()), false);
        } else {
            remove(dispatch, call.arg(0), netuid, Long.MAX_VALUE, false);
        }
    }

    private void sellDownTo(Dispatch dispatch, AccountId hotkey, int netuid, long wanted, long limit, boolean partial)
            throws DispatchException {
        State state = dispatch.state();
        long most = chain.market().pool(state, netuid).maxSell(limit);
        swap.priceLimitExceeded.unless(most > 0);
        long amount = Math.min(wanted, chain.shares().stake(state, hotkey, dispatch.origin().signer(), netuid));
        chain.slippageTooHigh.unless(partial || most >= amount);
        remove(dispatch, hotkey, netuid, Math.min(amount, most), partial && most < amount);
    }

    /// Sells stake to free TAO, at most what is there.
    ///
    /// @param cut the price limit cut the order short, so a remainder below the minimum may stay
    private void remove(Dispatch dispatch, AccountId hotkey, int netuid, long wanted, boolean cut)
            throws DispatchException {
        State state = dispatch.state();
        AccountId coldkey = dispatch.origin().signer();
        rules.canTrade(state, netuid);
        chain.amountTooLow.unless(wanted > 0);
        rules.hotkeyExists(state, hotkey);
        long stake = chain.shares().stake(state, hotkey, coldkey, netuid);
        chain.notEnoughStakeToWithdraw.unless(stake > 0);
        long amount = Math.min(wanted, stake);
        rules.mayLeave(state, hotkey, coldkey, netuid, amount, dispatch.block());
        if (amount < stake) {
            Pool pool = chain.market().pool(state, netuid);
            chain.amountTooLow.unless(pool.sell(amount, true).out() >= StakeRules.MINIMUM);
            if (chain.edition().hasBaskets() && !cut) {
                chain.amountTooLow.unless(pool.sell(stake - amount, false).out() >= StakeRules.MINIMUM);
            }
        }
        sellToFree(dispatch, hotkey, coldkey, netuid, amount);
        sweepSmall(dispatch, hotkey, coldkey, netuid);
    }

    private void sellToFree(Dispatch dispatch, AccountId hotkey, AccountId coldkey, int netuid, long amount)
            throws DispatchException {
        State state = dispatch.state();
        long taken = chain.shares().decrease(state, hotkey, coldkey, netuid, amount);
        Pool.Trade trade = chain.market().sell(state, netuid, taken, true);
        ledger.transfer(dispatch, SystemAccounts.subnetPot(netuid), coldkey, trade.out());
        chain.stamp(dispatch, hotkey, coldkey);
        removed(dispatch, coldkey, hotkey, netuid, trade);
    }

    /// The event's alpha is what the pool took in; the fee stands beside it.
    void removed(Dispatch dispatch, AccountId coldkey, AccountId hotkey, int netuid, Pool.Trade trade) {
        dispatch.emit(chain.stakeRemovedEvent, coldkey, hotkey, trade.out(), trade.net(), netuid, trade.fee());
    }

    /// A nomination that fell below the floor is sold in the same call.
    void sweepSmall(Dispatch dispatch, AccountId hotkey, AccountId coldkey, int netuid) throws DispatchException {
        State state = dispatch.state();
        long floor = rules.nominatorFloor(state);
        long left = chain.shares().stake(state, hotkey, coldkey, netuid);
        if (left == 0 || floor == 0 || chain.owner.get(state, hotkey).equals(coldkey)) {
            return;
        }
        long worth = chain.market().pool(state, netuid).sell(left, false).out();
        if (worth > 0 && worth < floor && left <= rules.available(state, coldkey, netuid)) {
            sellToFree(dispatch, hotkey, coldkey, netuid, left);
        }
    }

    private void unstakeAll(Dispatch dispatch, AccountId hotkey, boolean ontoRoot) throws DispatchException {
        State state = dispatch.state();
        AccountId coldkey = dispatch.origin().signer();
        rules.hotkeyExists(state, hotkey);
        long onRoot = 0;
        int legs = 0;
        for (int netuid : chain.networksAdded.keys(state)) {
            long stake = netuid == 0 && ontoRoot ? 0 : chain.shares().stake(state, hotkey, coldkey, netuid);
            if (stake == 0 || legs == MAX_LEGS || !canLeave(dispatch, hotkey, coldkey, netuid, stake)) {
                continue;
            }
            legs++;
            if (ontoRoot) {
                onRoot += sellToRoot(dispatch, hotkey, coldkey, netuid, stake);
            } else {
                sellToFree(dispatch, hotkey, coldkey, netuid, stake);
            }
        }
        if (ontoRoot) {
            chain.amountTooLow.unless(onRoot >= StakeRules.MINIMUM);
            Pool.Trade bought = chain.market().buy(state, 0, onRoot, false);
            chain.shares().increase(state, hotkey, coldkey, 0, bought.out());
            chain.stamp(dispatch, hotkey, coldkey);
            dispatch.emit(chain.stakeAddedEvent, coldkey, hotkey, onRoot, bought.out(), 0, 0L);
        }
    }

    private boolean canLeave(Dispatch dispatch, AccountId hotkey, AccountId coldkey, int netuid, long stake)
            throws DispatchException {
        State state = dispatch.state();
        if (netuid == 0) {
            rules.mayLeave(state, hotkey, coldkey, netuid, stake, dispatch.block());
            return true;
        }
        Pool pool = chain.market().pool(state, netuid);
        return chain.subtokenEnabled.get(state, netuid) && stake <= rules.available(state, coldkey, netuid)
                && pool.sell(stake, true).out() > 0;
    }

    private long sellToRoot(Dispatch dispatch, AccountId hotkey, AccountId coldkey, int netuid, long stake)
            throws DispatchException {
        State state = dispatch.state();
        long taken = chain.shares().decrease(state, hotkey, coldkey, netuid, stake);
        Pool.Trade trade = chain.market().sell(state, netuid, taken, true);
        ledger.move(state, SystemAccounts.subnetPot(netuid), SystemAccounts.subnetPot(0), trade.out());
        removed(dispatch, coldkey, hotkey, netuid, trade);
        return trade.out();
    }

    private void destroy(Dispatch dispatch, Call call, boolean recycle) throws DispatchException {
        State state = dispatch.state();
        AccountId coldkey = dispatch.origin().signer();
        AccountId hotkey = call.arg(0);
        int netuid = call.arg(2);
        rules.subnetExists(state, netuid);
        chain.cannotBurnOrRecycleOnRootSubnet.unless(netuid != 0);
        rules.hotkeyExists(state, hotkey);
        long stake = chain.shares().stake(state, hotkey, coldkey, netuid);
        long amount = Math.min(stake, Amounts.ofBits(call.arg(1)));
        chain.notEnoughStakeToWithdraw.unless(amount > 0);
        chain.stakeUnavailable.unless(amount <= rules.available(state, coldkey, netuid));
        long taken = chain.shares().decrease(state, hotkey, coldkey, netuid, amount);
        if (recycle) {
            Market.add(state, chain.subnetAlphaOut, netuid, -taken);
        }
        dispatch.emit(recycle ? chain.alphaRecycledEvent : chain.alphaBurnedEvent, coldkey, hotkey, taken, netuid);
    }
}
