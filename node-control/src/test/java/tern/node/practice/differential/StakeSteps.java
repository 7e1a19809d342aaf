package tern.node.practice.differential;

import static tern.node.practice.differential.Scene.TAO;
import static tern.node.practice.differential.Scene.UNKNOWN_SUBNET;
import static tern.node.practice.differential.Scene.Watch.rootStake;
import static tern.node.practice.differential.Scene.Watch.tao;
import static tern.node.practice.differential.Scene.subtensor;

import java.util.List;
import tern.wallet.chain.CallSpec;

/// Stake that is bought and sold. `owner` owns `hot`, which has a seat on one subnet and earns nothing anywhere;
/// `fan` nominates it.
final class StakeSteps {

    private StakeSteps() {}

    static List<Step> all() {
        return List.of(
                new Step("a seat on a subnet", (scene, seen) -> {
                    SeatSteps.register(scene, seen, "owner", scene.otherNetuid, "hot");
                }),
                new Step("staking on root", (scene, seen) -> add(scene, seen, "owner", 0, 4 * TAO)),
                new Step("a nominator stakes on root", (scene, seen) -> add(scene, seen, "fan", 0, 3 * TAO)),
                new Step("staking on a subnet", (scene, seen) -> Trades.buy(scene, seen, "owner", scene.netuid, TAO)),
                new Step("a nominator stakes on a subnet", (scene, seen) -> Trades.buy(scene, seen, "fan",
                        scene.netuid, TAO)),
                new Step("staking less than the minimum", (scene, seen) -> add(scene, seen, "fan", 0, 1_000_000)),
                new Step("staking exactly the minimum on root", (scene, seen) -> add(scene, seen, "fan", 0,
                        2_000_000)),
                new Step("staking nothing", (scene, seen) -> add(scene, seen, "fan", 0, 0)),
                new Step("staking more than the balance on root", (scene, seen) -> add(scene, seen, "fan", 0,
                        1_000 * TAO)),
                new Step("staking more than the balance on a subnet", (scene, seen) -> scene.act(seen, "fan",
                        addCall(scene, "hot", scene.netuid, 1_000 * TAO), tao("fan"))),
                new Step("staking with a hotkey that nobody owns", (scene, seen) -> scene.act(seen, "fan",
                        addCall(scene, "unowned", 0, TAO), tao("fan"))),
                new Step("staking on a subnet that is not there", (scene, seen) -> scene.act(seen, "fan",
                        addCall(scene, "hot", UNKNOWN_SUBNET, TAO), tao("fan"))),
                new Step("unstaking a part from root", (scene, seen) -> remove(scene, seen, "owner", 0, TAO)),
                new Step("unstaking a part from a subnet", (scene, seen) -> Trades.sell(scene, seen, "owner",
                        scene.netuid, 0.5)),
                new Step("a nominator unstakes a part from a subnet", (scene, seen) -> Trades.sell(scene, seen, "fan",
                        scene.netuid, 0.3)),
                new Step("unstaking nothing", (scene, seen) -> remove(scene, seen, "owner", 0, 0)),
                new Step("unstaking less than the minimum", (scene, seen) -> remove(scene, seen, "owner", 0,
                        1_000_000)),
                new Step("an owner leaves less than the minimum", (scene, seen) -> {
                    long stake = scene.side.stake(scene.side.best(), scene.account("owner"), scene.account("hot"), 0);
                    scene.act(seen, "owner", removeCall(scene, "hot", 0, stake - 500_000), tao("owner"));
                    seen.facts().remove("free of owner");
                    seen.stake("left", scene.side.stake(scene.side.best(), scene.account("owner"),
                            scene.account("hot"), 0));
                }),
                new Step("a nominator leaves 0.01 TAO", (scene, seen) -> {
                    long stake = scene.side.stake(scene.side.best(), scene.account("fan"), scene.account("hot"), 0);
                    scene.act(seen, "fan", removeCall(scene, "hot", 0, stake - TAO / 100), tao("fan"));
                    seen.facts().remove("free of fan");
                    seen.stake("left", scene.side.stake(scene.side.best(), scene.account("fan"),
                            scene.account("hot"), 0));
                }),
                new Step("unstaking everything from root", (scene, seen) -> {
                    long stake = scene.side.stake(scene.side.best(), scene.account("owner"), scene.account("hot"), 0);
                    scene.act(seen, "owner", removeCall(scene, "hot", 0, stake));
                    seen.stake("left", scene.side.stake(scene.side.best(), scene.account("owner"),
                            scene.account("hot"), 0));
                }),
                new Step("unstaking everything from a subnet", (scene, seen) -> {
                    Trades.sell(scene, seen, "fan", scene.netuid, 1);
                    seen.stake("left", Trades.stake(scene, "fan", scene.netuid));
                }),
                new Step("unstaking where nothing is", (scene, seen) -> remove(scene, seen, "owner", 0, TAO)),
                new Step("unstaking more than is there", (scene, seen) -> {
                    add(scene, new Observation(), "greedy", 0, TAO);
                    remove(scene, seen, "greedy", 0, 2 * TAO);
                }),
                new Step("unstaking from a hotkey that nobody owns", (scene, seen) -> scene.act(seen, "owner",
                        removeCall(scene, "unowned", 0, TAO), tao("owner"))),
                new Step("unstaking from a subnet that is not there", (scene, seen) -> scene.act(seen, "owner",
                        removeCall(scene, "hot", UNKNOWN_SUBNET, TAO), tao("owner"))));
    }

    private static void add(Scene scene, Observation seen, String who, int netuid, long amount) throws Exception {
        scene.act(seen, who, addCall(scene, "hot", netuid, amount), tao(who), rootStake(who, "hot"));
    }

    private static void remove(Scene scene, Observation seen, String who, int netuid, long amount) throws Exception {
        scene.act(seen, who, removeCall(scene, "hot", netuid, amount), tao(who), rootStake(who, "hot"));
    }

    static CallSpec addCall(Scene scene, String hotkey, int netuid, long amount) {
        return subtensor("add_stake", "hotkey", scene.account(hotkey), "netuid", netuid, "amount_staked", amount);
    }

    static CallSpec removeCall(Scene scene, String hotkey, int netuid, long amount) {
        return subtensor("remove_stake", "hotkey", scene.account(hotkey), "netuid", netuid, "amount_unstaked", amount);
    }
}
