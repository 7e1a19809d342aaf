package tern.node.practice.subtensor;

import java.util.Optional;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.CallDecl;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.State;
import tern.wallet.bittensor.SystemAccounts;
import tern.wallet.keys.AccountId;

/// Stake that changes its place: `move_stake`, `swap_stake`, `transfer_stake` and their newer forms.
///
/// Inside one subnet only shares move: no trade, no fee. Between subnets the origin is sold and the destination
/// bought, and the pool fee is taken once: on the sale, or on the purchase when the origin is root.
final class MoveCalls {

    /// From where to where.
    private record Route(AccountId fromColdkey, AccountId fromHotkey, int from, AccountId toColdkey, AccountId toHotkey,
            int to) {}

    /// A bound on the price of the destination in the origin, and whether less may be moved.
    private record Bound(long price, boolean partial) {}

    private final SubtensorPallet chain;
    private final SwapPallet swap;
    private final TaoLedger ledger;
    private final StakingCalls staking;
    private final StakeRules rules;

    MoveCalls(SubtensorPallet chain, SwapPallet swap, TaoLedger ledger, StakingCalls staking) {
        this.chain = chain;
        this.swap = swap;
        this.ledger = ledger;
        this.staking = staking;
        this.rules = new StakeRules(chain);
    }

    /// The handler of a call of that name, when it is one of these.
    Optional<CallDecl.Handler> find(String call) {
        return Optional.ofNullable(switch (call) {
            case "move_stake" -> (d, c) -> move(d, c, Optional.empty());
            case "move_stake_limit" -> (d, c) -> move(d, c,
                    Optional.of(new Bound(Amounts.ofBits(c.arg(5)), c.arg(6))));
            case "swap_stake" -> (d, c) -> swapStake(d, c, Optional.empty());
            case "swap_stake_limit" -> (d, c) -> swapStake(d, c,
                    Optional.of(new Bound(Amounts.ofBits(c.arg(4)), c.arg(5))));
            case "transfer_stake" -> this::transfer;
            case "transfer_stake_and_hotkey" -> this::transferBoth;
            default -> null;
        });
    }

    private void move(Dispatch dispatch, Call call, Optional<Bound> bound) throws DispatchException {
        AccountId coldkey = dispatch.origin().signer();
        Route route = new Route(coldkey, call.arg(0), call.arg(2), coldkey, call.arg(1), call.arg(3));
        long tao = run(dispatch, route, call.arg(4), bound);
        dispatch.emit(chain.stakeMovedEvent, coldkey, route.fromHotkey(), route.from(), route.toHotkey(), route.to(),
                tao);
    }

    private void swapStake(Dispatch dispatch, Call call, Optional<Bound> bound) throws DispatchException {
        AccountId coldkey = dispatch.origin().signer();
        AccountId hotkey = call.arg(0);
        Route route = new Route(coldkey, hotkey, call.arg(1), coldkey, hotkey, call.arg(2));
        long tao = run(dispatch, route, call.arg(3), bound);
        dispatch.emit(chain.stakeSwappedEvent, coldkey, hotkey, route.from(), route.to(), tao);
    }

    private void transfer(Dispatch dispatch, Call call) throws DispatchException {
        AccountId coldkey = dispatch.origin().signer();
        AccountId hotkey = call.arg(1);
        Route route = new Route(coldkey, hotkey, call.arg(2), call.arg(0), hotkey, call.arg(3));
        long tao = give(dispatch, route, call.arg(4));
        dispatch.emit(chain.stakeTransferredEvent, coldkey, route.toColdkey(), hotkey, route.from(), route.to(), tao);
    }

    private void transferBoth(Dispatch dispatch, Call call) throws DispatchException {
        AccountId coldkey = dispatch.origin().signer();
        Route route = new Route(coldkey, call.arg(1), call.arg(3), call.arg(0), call.arg(2), call.arg(4));
        long tao = give(dispatch, route, call.arg(5));
        if (chain.basketItems().isPresent()) {
            dispatch.emit(chain.basketItems().get().stakeAndHotkeyTransferredEvent, coldkey, route.toColdkey(),
                    route.fromHotkey(), route.toHotkey(), route.from(), route.to(), tao);
        }
    }

    private long give(Dispatch dispatch, Route route, long amountBits) throws DispatchException {
        rules.notSystem(route.toColdkey());
        State state = dispatch.state();
        for (int netuid : new int[]{route.from(), route.to()}) {
            rules.subnetExists(state, netuid);
            chain.transferDisallowed.unless(chain.transferToggle.get(state, netuid));
        }
        return run(dispatch, route, amountBits, Optional.empty());
    }

    /// @return the TAO that the stake was worth on its way
    private long run(Dispatch dispatch, Route route, long amountBits, Optional<Bound> bound)
            throws DispatchException {
        State state = dispatch.state();
        boolean same = route.from() == route.to();
        boolean sameOwner = route.fromColdkey().equals(route.toColdkey());
        chain.sameNetuid.unless(!same || !sameOwner || !route.fromHotkey().equals(route.toHotkey()));
        rules.canTrade(state, route.from());
        rules.canTrade(state, route.to());
        rules.hotkeyExists(state, route.fromHotkey());
        rules.hotkeyExists(state, route.toHotkey());
        long stake = chain.shares().stake(state, route.fromHotkey(), route.fromColdkey(), route.from());
        long wanted = amountBits == -1 && chain.edition().atLeast(469) ? stake : Amounts.ofBits(amountBits);
        chain.notEnoughStakeToWithdraw.unless(stake > 0 && wanted <= stake);
        chain.amountTooLow.unless(wanted > 0);
        long amount = same || bound.isEmpty() ? wanted : within(state, route, wanted, bound.get());
        rules.mayLeave(state, route.fromHotkey(), route.fromColdkey(), route.from(), amount, dispatch.block());
        long worth = chain.market().pool(state, route.from()).sell(amount, false).out();
        if (!same) {
            chain.amountTooLow.unless(worth > StakeRules.MINIMUM);
        }
        if (!sameOwner && chain.edition().hasBaskets()) {
            chain.amountTooLow.unless(worth >= StakeRules.MINIMUM_TRANSFER);
        }
        staking.roomFor(state, route.toHotkey(), route.toColdkey());
        long tao = same ? shift(dispatch, route, amount, worth) : trade(dispatch, route, amount);
        staking.sweepSmall(dispatch, route.fromHotkey(), route.fromColdkey(), route.from());
        return tao;
    }

    private long shift(Dispatch dispatch, Route route, long amount, long worth) {
        State state = dispatch.state();
        long taken = chain.shares().decrease(state, route.fromHotkey(), route.fromColdkey(), route.from(), amount);
        chain.shares().increase(state, route.toHotkey(), route.toColdkey(), route.to(), taken);
        if (route.to() == 0) {
            carryStamp(state, route);
        }
        dispatch.emit(chain.stakeRemovedEvent, route.fromColdkey(), route.fromHotkey(), worth, taken, route.from(), 0L);
        dispatch.emit(chain.stakeAddedEvent, route.toColdkey(), route.toHotkey(), worth, taken, route.to(), 0L);
        return worth;
    }

    /// The newer of two stamps goes along, so that moving does not end the hold window.
    private void carryStamp(State state, Route route) {
        long from = chain.lastColdkeyHotkeyStakeBlock.find(state, route.fromColdkey(), route.fromHotkey()).orElse(0L);
        long to = chain.lastColdkeyHotkeyStakeBlock.find(state, route.toColdkey(), route.toHotkey()).orElse(0L);
        chain.lastColdkeyHotkeyStakeBlock.put(state, route.toColdkey(), route.toHotkey(), Math.max(from, to));
    }

    private long trade(Dispatch dispatch, Route route, long amount) throws DispatchException {
        State state = dispatch.state();
        long taken = chain.shares().decrease(state, route.fromHotkey(), route.fromColdkey(), route.from(), amount);
        Pool.Trade sold = chain.market().sell(state, route.from(), taken, true);
        ledger.move(state, SystemAccounts.subnetPot(route.from()), SystemAccounts.subnetPot(route.to()), sold.out());
        Pool.Trade bought = chain.market().buy(state, route.to(), sold.out(), route.from() == 0);
        chain.shares().increase(state, route.toHotkey(), route.toColdkey(), route.to(), bought.out());
        chain.stamp(dispatch, route.toHotkey(), route.toColdkey());
        staking.removed(dispatch, route.fromColdkey(), route.fromHotkey(), route.from(), sold);
        dispatch.emit(chain.stakeAddedEvent, route.toColdkey(), route.toHotkey(), sold.out(), bought.out(), route.to(),
                bought.fee());
        return sold.out();
    }

    /// The most that can be moved before the ratio of the two prices falls below the bound.
    private long within(State state, Route route, long wanted, Bound bound) throws DispatchException {
        Pool from = chain.market().pool(state, route.from());
        Pool to = chain.market().pool(state, route.to());
        swap.priceLimitExceeded.unless(ratio(from, to) > bound.price() || bound.price() == 0);
        if (holds(from, to, route, wanted, bound.price())) {
            return wanted;
        }
        chain.slippageTooHigh.unless(bound.partial());
        long low = 0;
        long high = wanted;
        while (low + 1 < high) {
            long middle = low + (high - low) / 2;
            if (holds(from, to, route, middle, bound.price())) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean holds(Pool from, Pool to, Route route, long amount, long limit) {
        Pool.Trade sold = from.sell(amount, true);
        Pool.Trade bought = to.buy(sold.out(), route.from() == 0);
        return (!to.dynamic() || bought.out() < to.alpha())
                && ratio(from.afterSell(sold), to.afterBuy(bought)) >= limit;
    }

    private static long ratio(Pool from, Pool to) {
        return to.price() == 0 ? 0 : Amounts.mulDiv(from.price(), Pool.ONE, to.price());
    }
}
