package tern.node.practice.subtensor;

import java.util.SplittableRandom;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.State;
import tern.wallet.bittensor.SystemAccounts;
import tern.wallet.keys.AccountId;

/// Those who move prices: each buys and sells on a few subnets, with the validator in the first seat.
final class WorldTraders {

    private static final int TRADES_PER_BLOCK = 4;

    private final SubtensorPallet chain;
    private final TaoLedger ledger;
    private final WorldDeeds deeds;

    WorldTraders(SubtensorPallet chain, TaoLedger ledger, WorldDeeds deeds) {
        this.chain = chain;
        this.ledger = ledger;
        this.deeds = deeds;
    }

    /// What they do in one block.
    void live(Dispatch dispatch, WorldCast cast, SplittableRandom random) {
        for (int i = 0; i < TRADES_PER_BLOCK; i++) {
            trade(dispatch, cast, random);
        }
    }

    private void trade(Dispatch dispatch, WorldCast cast, SplittableRandom random) {
        State state = dispatch.state();
        int netuid = 1 + random.nextInt(World.SUBNETS);
        AccountId trader = cast.trader(netuid, random.nextInt(World.HOME_TRADERS));
        AccountId hotkey = cast.validator(netuid, 0);
        Pool pool = chain.market().pool(state, netuid);
        long size = (long) (pool.tao() * (0.0002 + random.nextDouble() * 0.0025));
        boolean buys = random.nextDouble() < wishToBuy(state, netuid, pool, dispatch.block());
        if (buys && ledger.spendable(state, trader) > size) {
            deeds.attempt(dispatch, trader, "add_stake", hotkey, netuid, size);
        } else {
            long alpha = Math.min(Amounts.mulDiv(size, Pool.ONE, Math.max(1, pool.price())),
                    chain.shares().stake(state, hotkey, trader, netuid) / 4);
            if (alpha > 0) {
                deeds.attempt(dispatch, trader, "remove_stake", hotkey, netuid, alpha);
            }
        }
    }

    /// Below what a subnet seems worth more traders buy. The worth wanders about the moving price.
    private double wishToBuy(State state, int netuid, Pool pool, long block) {
        double moving = Fixed.fromF32(chain.subnetMovingPrice.get(state, netuid));
        double phase = 2 * StrictMath.PI * (block / 21_600.0 + netuid / 17.0);
        double worth = moving * (1 + 0.15 * StrictMath.sin(phase));
        double gap = worth == 0 ? 0 : (worth - pool.price() / 1e9) / worth;
        return 0.5 + Math.max(-0.4, Math.min(0.4, gap * 3));
    }

    /// One trade that stands for those of some hours; where little goes on, not always.
    void push(State state, WorldCast cast, int netuid, long block, SplittableRandom random) {
        if (random.nextDouble() >= cast.trades(netuid) || !chain.subtokenEnabled.get(state, netuid)) {
            return;
        }
        AccountId trader = cast.trader(netuid, random.nextInt(World.HOME_TRADERS));
        AccountId hotkey = cast.validator(netuid, 0);
        Pool pool = chain.market().pool(state, netuid);
        long size = (long) (pool.tao() * (0.002 + random.nextDouble() * 0.01));
        boolean buys = random.nextDouble() < wishToBuy(state, netuid, pool, block);
        AccountId pot = SystemAccounts.subnetPot(netuid);
        try {
            if (buys && ledger.spendable(state, trader) > size) {
                ledger.move(state, trader, pot, size);
                chain.shares()
                        .increase(state, hotkey, trader, netuid,
                                chain.market().buy(state, netuid, size, true).out());
            } else {
                long wanted = Math.min(Amounts.mulDiv(size, Pool.ONE, Math.max(1, pool.price())),
                        chain.shares().stake(state, hotkey, trader, netuid) / 4);
                if (wanted > Pool.MINIMUM_RESERVE && pool.sell(wanted, true).out() > 0) {
                    long taken = chain.shares().decrease(state, hotkey, trader, netuid, wanted);
                    ledger.move(state, pot, trader, chain.market().sell(state, netuid, taken, true).out());
                }
            }
        } catch (DispatchException e) {
            throw new IllegalStateException("the world's own trade on subnet " + netuid + " failed", e);
        }
    }
}
