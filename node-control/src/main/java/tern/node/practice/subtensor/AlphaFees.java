package tern.node.practice.subtensor;

import java.util.Optional;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.State;
import tern.wallet.bittensor.SystemAccounts;
import tern.wallet.keys.AccountId;

/// Transaction fees of accounts without TAO: calls that take from one position may pay with its alpha, which is sold
/// and its TAO recycled. Source: `chain-delta.md` 2.2.
final class AlphaFees {

    private record Position(AccountId hotkey, int netuid) {}

    private final SubtensorPallet chain;
    private final TaoLedger ledger;
    private final StakeRules rules;

    AlphaFees(SubtensorPallet chain, TaoLedger ledger) {
        this.chain = chain;
        this.ledger = ledger;
        this.rules = new StakeRules(chain);
    }

    boolean canPay(State state, AccountId payer, Call call, long fee) {
        return position(call).filter(where -> needed(state, payer, where, fee) > 0).isPresent();
    }

    void pay(Dispatch dispatch, AccountId payer, Call call, long fee) throws DispatchException {
        State state = dispatch.state();
        Optional<Position> where = position(call);
        long alpha = where.map(each -> needed(state, payer, each, fee)).orElse(0L);
        chain.notEnoughStakeToWithdraw.unless(alpha > 0);
        int netuid = where.orElseThrow().netuid();
        long taken = chain.shares().decrease(state, where.get().hotkey(), payer, netuid, alpha);
        Pool.Trade sold = chain.market().sell(state, netuid, taken, false);
        ledger.recycle(dispatch, SystemAccounts.subnetPot(netuid), sold.out());
        chain.totalIssuance.put(state, chain.totalIssuance.get(state) - sold.out());
        dispatch.emit(chain.transactionFeePaidWithAlphaEvent, payer, netuid, taken, sold.out());
    }

    /// The least free alpha that fetches the fee; 0 when there is not so much.
    private long needed(State state, AccountId payer, Position where, long fee) {
        long stake = Math.min(chain.shares().stake(state, where.hotkey(), payer, where.netuid()),
                rules.available(state, payer, where.netuid()));
        Pool pool = chain.market().pool(state, where.netuid());
        if (stake == 0 || pool.tao() < Pool.MINIMUM_RESERVE || pool.sell(stake, false).out() < fee) {
            return 0;
        }
        long low = 0;
        long high = stake;
        while (low + 1 < high) {
            long middle = low + (high - low) / 2;
            if (pool.sell(middle, false).out() >= fee) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private static Optional<Position> position(Call call) {
        if (!call.decl().pallet().equals("SubtensorModule")) {
            return Optional.empty();
        }
        return switch (call.decl().name()) {
            case "remove_stake", "remove_stake_limit", "remove_stake_full_limit", "swap_stake", "swap_stake_limit" ->
                Optional.of(new Position(call.arg(0), call.arg(1)));
            case "recycle_alpha", "burn_alpha" -> Optional.of(new Position(call.arg(0), call.arg(2)));
            case "move_stake", "move_stake_limit" -> Optional.of(new Position(call.arg(0), call.arg(2)));
            case "transfer_stake" -> Optional.of(new Position(call.arg(1), call.arg(2)));
            case "transfer_stake_and_hotkey" -> Optional.of(new Position(call.arg(1), call.arg(3)));
            default -> Optional.empty();
        };
    }
}
