package tern.node.practice.differential;

import static tern.node.practice.differential.Scene.TAO;
import static tern.node.practice.differential.Scene.UNKNOWN_SUBNET;
import static tern.node.practice.differential.Scene.Watch.tao;
import static tern.node.practice.differential.Scene.subtensor;

import java.util.List;
import tern.node.practice.differential.Trades.Reserves;
import tern.wallet.chain.CallSpec;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;

/// Stake that changes its hotkey or its subnet. Comes after [StakeSteps], whose hotkey it moves from; `cool` is a
/// second hotkey of the same owner.
final class MoveSteps {

    private MoveSteps() {}

    static List<Step> all() {
        return List.of(
                new Step("a second hotkey", (scene, seen) -> SeatSteps.register(scene, seen, "owner",
                        scene.otherNetuid, "cool")),
                new Step("moving stake to another hotkey on root", (scene, seen) -> {
                    scene.act(new Observation(), "owner", StakeSteps.addCall(scene, "hot", 0, 2 * TAO));
                    scene.act(seen, "owner", move(scene, "cool", 0, 0, TAO), tao("owner"),
                            Scene.Watch.rootStake("owner", "hot"), Scene.Watch.rootStake("owner", "cool"));
                }),
                new Step("moving stake to another hotkey on a subnet", (scene, seen) -> {
                    long amount = Trades.stake(scene, "owner", scene.netuid) / 4;
                    long before = cool(scene, scene.netuid);
                    scene.act(seen, "owner", move(scene, "cool", scene.netuid, scene.netuid, amount), tao("owner"));
                    seen.ratio("alpha that arrived of what left", cool(scene, scene.netuid) - before, amount);
                }),
                new Step("moving stake from a subnet to root", (scene, seen) -> across(scene, seen, scene.netuid, 0)),
                new Step("moving stake from root to a subnet", (scene, seen) -> across(scene, seen, 0, scene.netuid)),
                new Step("moving stake from one subnet to another", (scene, seen) -> across(scene, seen, scene.netuid,
                        scene.otherNetuid)),
                new Step("moving stake to where it is", (scene, seen) -> scene.act(seen, "owner",
                        move(scene, "hot", 0, 0, TAO / 10), tao("owner"))),
                new Step("moving more stake than is there", (scene, seen) -> scene.act(seen, "owner",
                        move(scene, "cool", 0, 0, 1_000 * TAO), tao("owner"))),
                new Step("moving stake to a hotkey that nobody owns", (scene, seen) -> scene.act(seen, "owner",
                        move(scene, "unowned", 0, 0, TAO / 10), tao("owner"))),
                new Step("moving stake to a subnet that is not there", (scene, seen) -> scene.act(seen, "owner",
                        move(scene, "cool", 0, UNKNOWN_SUBNET, TAO / 10), tao("owner"))),
                new Step("moving stake from a subnet that is not there", (scene, seen) -> scene.act(seen, "owner",
                        move(scene, "cool", UNKNOWN_SUBNET, 0, TAO / 10), tao("owner"))),
                new Step("moving a little stake to another hotkey on root", (scene, seen) -> scene.act(seen, "owner",
                        move(scene, "cool", 0, 0, 1_000_000), tao("owner"))),
                new Step("moving a little stake from root to a subnet", (scene, seen) -> scene.act(seen, "owner",
                        move(scene, "cool", 0, scene.netuid, 1_000_000), tao("owner"))),
                new Step("moving no stake to another hotkey", (scene, seen) -> scene.act(seen, "owner",
                        move(scene, "cool", 0, 0, 0), tao("owner"))));
    }

    private static CallSpec move(Scene scene, String to, int from, int netuid, long amount) {
        return subtensor("move_stake", "origin_hotkey", scene.account("hot"), "destination_hotkey",
                scene.account(to), "origin_netuid", from, "destination_netuid", netuid, "alpha_amount", amount);
    }

    private static long cool(Scene scene, int netuid) throws Exception {
        AccountId hotkey = scene.account("cool");
        return scene.side.stake(scene.side.best(), scene.account("owner"), hotkey, netuid);
    }

    /// Half of what is there, or half a TAO of root.
    private static void across(Scene scene, Observation seen, int from, int to) throws Exception {
        long had = Trades.stake(scene, "owner", from);
        long amount = from == 0 ? TAO / 2 : had / 3;
        long before = cool(scene, to);
        Side.Sent sent = scene.act(seen, "owner", move(scene, "cool", from, to, amount), tao("owner"));
        if (!sent.succeeded()) {
            return;
        }
        seen.stake("left beyond what was asked", had - Trades.stake(scene, "owner", from) - amount);
        long got = cool(scene, to) - before;
        Hash32 block = sent.block().hash();
        Reserves source = Reserves.at(scene.side, block, from);
        // the fee is taken once: on the sale, or on the purchase when root is left
        double tao = from == 0
                ? amount * Trades.afterFee(scene.side, block, to)
                : source.withAlpha(source.alpha() - amount)
                        .taoFor(amount * Trades.afterFee(scene.side, block, from));
        Reserves target = Reserves.at(scene.side, block, to);
        seen.ratio("arrived against the pools' formula", got,
                to == 0 ? tao : target.withAlpha(target.alpha() + got).alphaFor(tao));
    }
}
