package tern.node.practice.differential;

import static tern.node.practice.differential.Scene.TAO;
import static tern.node.practice.differential.Scene.Watch.tao;

import java.util.List;
import tern.wallet.chain.CallSpec;

/// TAO from one account to another.
final class TransferSteps {

    private TransferSteps() {}

    static List<Step> all() {
        return List.of(
                new Step("a transfer to a new account", (scene, seen) -> {
                    Side.Sent sent = scene.act(seen, "sender", scene.transfer("transfer_keep_alive", "receiver", TAO),
                            tao("sender"), tao("receiver"));
                    seen.fee("fee in rao", sent.fee());
                }),
                new Step("a transfer to an account that exists", (scene, seen) -> scene.act(seen, "sender",
                        scene.transfer("transfer_allow_death", "receiver", 1), tao("sender"), tao("receiver"))),
                new Step("a transfer to oneself", (scene, seen) -> scene.act(seen, "sender",
                        scene.transfer("transfer_keep_alive", "sender", TAO), tao("sender"))),
                new Step("a transfer of nothing", (scene, seen) -> scene.act(seen, "sender",
                        scene.transfer("transfer_keep_alive", "receiver", 0), tao("sender"), tao("receiver"))),
                new Step("a transfer of nothing to a new account", (scene, seen) -> scene.act(seen, "sender",
                        scene.transfer("transfer_keep_alive", "nobody", 0), tao("sender"), tao("nobody"))),
                new Step("less than the existential deposit to a new account", (scene, seen) -> scene.act(seen,
                        "sender", scene.transfer("transfer_keep_alive", "nobody", 499), tao("sender"), tao("nobody"))),
                new Step("exactly the existential deposit to a new account", (scene, seen) -> scene.act(seen,
                        "sender", scene.transfer("transfer_keep_alive", "poor", 500), tao("sender"), tao("poor"))),
                new Step("more than the balance", (scene, seen) -> scene.act(seen, "sender",
                        scene.transfer("transfer_keep_alive", "receiver", 1_000 * TAO), tao("sender"),
                        tao("receiver"))),
                new Step("all but 100 rao, keeping alive", (scene, seen) -> leave(scene, seen, "keeper",
                        "transfer_keep_alive", 100)),
                new Step("all but 500 rao, keeping alive", (scene, seen) -> leave(scene, seen, "keeper2",
                        "transfer_keep_alive", 500)),
                new Step("all but 100 rao, death allowed: the sender is reaped", (scene, seen) -> leave(scene, seen,
                        "reaped", "transfer_allow_death", 100)),
                new Step("all but 500 rao, death allowed", (scene, seen) -> leave(scene, seen, "alive",
                        "transfer_allow_death", 500)),
                new Step("transfer_all, keeping alive", (scene, seen) -> everything(scene, seen, "all1", true)),
                new Step("transfer_all, not keeping alive", (scene, seen) -> everything(scene, seen, "all2", false)),
                new Step("a reaped account starts anew", (scene, seen) -> {
                    scene.fund("all2", TAO);
                    scene.act(seen, "all2", scene.transfer("transfer_keep_alive", "receiver", TAO / 2), tao("all2"));
                    seen.say("nonce", scene.side.client.rpc()
                            .call("system_accountNextIndex", scene.account("all2").address())
                            .asLong());
                }),
                new Step("burning", (scene, seen) -> scene.act(seen, "sender", burn(TAO / 10), tao("sender"))),
                new Step("burning more than the balance", (scene, seen) -> scene.act(seen, "sender",
                        burn(1_000 * TAO), tao("sender"))),
                new Step("forcing a transfer without being root", (scene, seen) -> scene.act(seen, "sender",
                        new CallSpec("Balances", "force_transfer", Scene.args("source", scene.address("receiver"),
                                "dest", scene.address("sender"), "value", TAO)),
                        tao("sender"), tao("receiver"))));
    }

    private static CallSpec burn(long rao) {
        return new CallSpec("Balances", "burn", Scene.args("value", rao, "keep_alive", true));
    }

    /// Sends what leaves that much after the fee: the fee is known from a twin call made before.
    private static void leave(Scene scene, Observation seen, String who, String call, long left) throws Exception {
        // the fee depends on the bytes alone, and these amounts have the same length
        long fee = scene.side.draft(scene.key(who), scene.transfer(call, "receiver", 2 * TAO - 1_000), Side.options())
                .fee()
                .value();
        scene.act(seen, who, scene.transfer(call, "receiver", 2 * TAO - fee - left));
        long[] now = scene.side.balance(scene.side.best().hash(), scene.account(who));
        seen.amount("left", now[0] < TAO ? now[0] : -1);
    }

    private static void everything(Scene scene, Observation seen, String who, boolean keepAlive) throws Exception {
        Side.Sent sent = scene.act(seen, who,
                new CallSpec("Balances", "transfer_all",
                        Scene.args("dest", scene.address("receiver"), "keep_alive", keepAlive)),
                tao(who));
        long[] now = scene.side.balance(sent.block().hash(), scene.account(who));
        seen.facts().remove("free of " + who);
        seen.amount("left", now[0]);
        seen.fee("fee in rao", sent.fee());
    }
}
