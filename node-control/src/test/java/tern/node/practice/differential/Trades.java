package tern.node.practice.differential;

import java.util.Optional;
import tern.wallet.chain.Event;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;

/// Trades against a side's own pool, with what the pool's formula lets expect: `x·Δ/(y+Δ)` after the side's own fee.
///
/// The pool is taken as it is after the block and the trade is undone on paper, since emission enters the pool at the
/// block's beginning, before the trade.
final class Trades {

    private static final double FEE_PARTS = 65_535;

    /// @param tao   reserve, rao
    /// @param alpha reserve
    record Reserves(double tao, double alpha) {

        static Reserves at(Side side, Hash32 block, int netuid) throws Exception {
            return new Reserves(side.number(block, Side.MODULE, "SubnetTAO", Value.of(netuid)),
                    side.number(block, Side.MODULE, "SubnetAlphaIn", Value.of(netuid)));
        }

        Reserves withAlpha(double other) {
            return new Reserves(tao * alpha / other, other);
        }

        double alphaFor(double in) {
            return alpha * in / (tao + in);
        }

        double taoFor(double in) {
            return tao * in / (alpha + in);
        }
    }

    private Trades() {}

    /// The part of an amount that goes into the pool.
    static double afterFee(Side side, Hash32 block, int netuid) throws Exception {
        Optional<Value> rate = side.storage(block, "Swap", "FeeRate", Value.of(netuid));
        return 1 - (rate.isPresent() ? rate.get().asInt() / FEE_PARTS : 0);
    }

    static void buy(Scene scene, Observation seen, String who, int netuid, long amount) throws Exception {
        long before = stake(scene, who, netuid);
        Side.Sent sent = scene.act(seen, who, StakeSteps.addCall(scene, "hot", netuid, amount),
                Scene.Watch.tao(who));
        if (!sent.succeeded()) {
            return;
        }
        Event added = sent.event(Side.MODULE, "StakeAdded");
        long got = added.find(3).orElseThrow().asLong();
        seen.amount("TAO in the event", added.find(2).orElseThrow().asLong());
        seen.stake("stake change beyond the event's", stake(scene, who, netuid) - before - got);
        Reserves after = Reserves.at(scene.side, sent.block().hash(), netuid);
        Reserves then = after.withAlpha(after.alpha() + got);
        seen.ratio("alpha against the pool's formula", got,
                then.alphaFor(amount * afterFee(scene.side, sent.block().hash(), netuid)));
    }

    static void sell(Scene scene, Observation seen, String who, int netuid, double part) throws Exception {
        long before = stake(scene, who, netuid);
        long amount = part == 1 ? before : (long) (before * part);
        long[] free = scene.side.balance(scene.side.best().hash(), scene.account(who));
        Side.Sent sent = scene.act(seen, who, StakeSteps.removeCall(scene, "hot", netuid, amount));
        if (!sent.succeeded()) {
            return;
        }
        Event removed = sent.event(Side.MODULE, "StakeRemoved");
        long got = removed.find(2).orElseThrow().asLong();
        long[] now = scene.side.balance(sent.block().hash(), scene.account(who));
        seen.amount("free change beyond the event's", now[0] - free[0] + sent.fee() - got);
        double net = amount * afterFee(scene.side, sent.block().hash(), netuid);
        seen.ratio("alpha in the event against what the pool took", removed.find(3).orElseThrow().asLong(), net);
        seen.stake("stake change beyond what was asked", before - stake(scene, who, netuid) - amount);
        Reserves after = Reserves.at(scene.side, sent.block().hash(), netuid);
        Reserves then = after.withAlpha(after.alpha() - amount);
        seen.ratio("TAO against the pool's formula", got, then.taoFor(net));
    }

    static long stake(Scene scene, String who, int netuid) throws Exception {
        return scene.side.stake(scene.side.best(), scene.account(who), scene.account("hot"), netuid);
    }
}
