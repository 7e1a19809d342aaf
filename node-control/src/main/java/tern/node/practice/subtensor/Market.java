package tern.node.practice.subtensor;

import java.math.BigInteger;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.State;
import tern.node.practice.frame.Storage;
import tern.wallet.bittensor.SystemAccounts;
import tern.wallet.keys.AccountId;

/// Trades against subnet pools: checks, reserves, volumes, and the fee's way to the block's author.
public final class Market {

    private final SubtensorPallet chain;
    private final SwapPallet swap;
    private final TaoLedger ledger;

    Market(SubtensorPallet chain, SwapPallet swap, TaoLedger ledger) {
        this.chain = chain;
        this.swap = swap;
        this.ledger = ledger;
    }

    /// The pool as it stands.
    public Pool pool(State state, int netuid) {
        return new Pool(chain.subnetTAO.get(state, netuid), chain.subnetAlphaIn.get(state, netuid),
                swap.quoteWeight(swap.swapBalancer.get(state, netuid)), swap.feeRate.get(state, netuid),
                netuid != 0 && chain.subnetMechanism.get(state, netuid) == 1);
    }

    /// What a purchase would do.
    ///
    /// @throws DispatchException with the pool's own error when it can't be done
    Pool.Trade quoteBuy(Pool pool, long tao, boolean withFee) throws DispatchException {
        check(pool, tao, pool.tao());
        Pool.Trade trade = pool.buy(tao, withFee);
        checkOut(pool, trade, pool.alpha());
        return trade;
    }

    /// What a sale would do.
    ///
    /// @throws DispatchException with the pool's own error when it can't be done
    Pool.Trade quoteSell(Pool pool, long alpha, boolean withFee) throws DispatchException {
        check(pool, alpha, pool.alpha());
        Pool.Trade trade = pool.sell(alpha, withFee);
        checkOut(pool, trade, pool.tao());
        return trade;
    }

    private void check(Pool pool, long in, long own) throws DispatchException {
        if (pool.dynamic()) {
            swap.reservesTooLow.unless(
                    pool.tao() >= Pool.MINIMUM_RESERVE && pool.alpha() >= Pool.MINIMUM_RESERVE);
            swap.swapInputTooLarge.unless(in / Pool.MAX_INPUT_FACTOR <= own);
        }
    }

    private void checkOut(Pool pool, Pool.Trade trade, long reserve) throws DispatchException {
        if (pool.dynamic()) {
            chain.insufficientLiquidity.unless(trade.out() > 0);
            swap.reservesTooLow.unless(reserve - trade.out() >= Pool.MINIMUM_RESERVE);
        }
    }

    /// Buys alpha with TAO that already lies on the subnet's account; the fee goes on to the author.
    ///
    /// @return what was bought
    Pool.Trade buy(State state, int netuid, long tao, boolean withFee) throws DispatchException {
        Pool.Trade trade = quoteBuy(pool(state, netuid), tao, withFee);
        AccountId pot = SystemAccounts.subnetPot(netuid);
        if (trade.fee() > 0) {
            ledger.move(state, pot, ledger.author(), trade.fee());
        }
        addTao(state, netuid, trade.net());
        if (netuid != 0) {
            add(state, chain.subnetAlphaIn, netuid, -trade.out());
        }
        add(state, chain.subnetAlphaOut, netuid, trade.out());
        volume(state, netuid, trade.net());
        return trade;
    }

    /// Sells alpha that somebody gave up. The TAO stays on the subnet's account for the caller to pass on; the fee, an
    /// amount of alpha, is sold after it and goes to the author.
    Pool.Trade sell(State state, int netuid, long alpha, boolean withFee) throws DispatchException {
        Pool.Trade trade = quoteSell(pool(state, netuid), alpha, withFee);
        settleSale(state, netuid, trade.net(), trade.out());
        if (trade.fee() > 0) {
            long tao = pool(state, netuid).sell(trade.fee(), false).out();
            settleSale(state, netuid, trade.fee(), tao);
            if (tao > 0) {
                ledger.move(state, SystemAccounts.subnetPot(netuid), ledger.author(), tao);
            }
        }
        return trade;
    }

    private void settleSale(State state, int netuid, long alpha, long tao) {
        addTao(state, netuid, -tao);
        if (netuid != 0) {
            add(state, chain.subnetAlphaIn, netuid, alpha);
        }
        add(state, chain.subnetAlphaOut, netuid, -alpha);
        volume(state, netuid, tao);
    }

    private void volume(State state, int netuid, long tao) {
        chain.subnetVolume.put(state, netuid, chain.subnetVolume.get(state, netuid).add(BigInteger.valueOf(tao)));
    }

    void addTao(State state, int netuid, long change) {
        add(state, chain.subnetTAO, netuid, change);
        chain.totalStake.put(state, chain.totalStake.get(state) + change);
    }

    static void add(State state, Storage.Map1<Integer, Long> item, int netuid, long change) {
        long sum = item.get(state, netuid) + change;
        if (sum < 0) {
            throw new IllegalStateException("an amount of subnet " + netuid + " would go below zero");
        }
        item.put(state, netuid, sum);
    }
}
