package tern.node.practice.differential;

import static tern.node.practice.differential.Scene.TAO;
import static tern.node.practice.differential.Scene.Watch.tao;
import static tern.node.practice.differential.Scene.args;
import static tern.node.practice.differential.Scene.inner;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tern.wallet.chain.CallSpec;
import tern.wallet.crypto.Blake2;
import tern.wallet.scale.Value;

/// Calls that carry calls: batches, proxies, sudo.
final class WrapperSteps {

    private WrapperSteps() {}

    static List<Step> all() {
        return List.of(
                new Step("a batch of good calls", (scene, seen) -> {
                    scene.act(seen, "batcher", batch("batch", good(scene), good(scene)), tao("batcher"), tao("got"));
                }),
                new Step("a batch whose second call fails", (scene, seen) -> mixed(scene, seen, "batch")),
                new Step("a batch_all whose second call fails", (scene, seen) -> mixed(scene, seen, "batch_all")),
                new Step("a force_batch whose second call fails", (scene, seen) -> mixed(scene, seen, "force_batch")),
                new Step("an empty batch", (scene, seen) -> scene.act(seen, "batcher", batch("batch"),
                        tao("batcher"))),
                new Step("a batch inside a batch", (scene, seen) -> scene.act(seen, "batcher",
                        batch("batch", batch("batch", good(scene))), tao("batcher"), tao("got"))),
                new Step("a batch_all inside a batch_all", (scene, seen) -> scene.act(seen, "batcher",
                        batch("batch_all", batch("batch_all", good(scene))), tao("batcher"), tao("got"))),
                new Step("as_derivative without money", (scene, seen) -> scene.act(seen, "batcher",
                        new CallSpec("Utility", "as_derivative", args("index", 1, "call", inner(good(scene)))),
                        tao("batcher"), tao("got"))),
                new Step("dispatch_as without being root", (scene, seen) -> scene.act(seen, "batcher",
                        new CallSpec("Utility", "dispatch_as", args("as_origin",
                                Value.variant("system", Value.variant("Root")), "call", inner(good(scene)))),
                        tao("batcher"))),
                new Step("a proxy call by nobody's proxy", (scene, seen) -> {
                    scene.act(seen, "proxy", proxied(scene, good(scene)), tao("real"), tao("proxy"), tao("got"));
                }),
                new Step("adding a proxy", (scene, seen) -> scene.act(seen, "real",
                        proxy(scene, "add_proxy", "proxy", "Any", 0), tao("real"))),
                new Step("adding the same proxy again", (scene, seen) -> scene.act(seen, "real",
                        proxy(scene, "add_proxy", "proxy", "Any", 0), tao("real"))),
                new Step("adding oneself as a proxy", (scene, seen) -> scene.act(seen, "real",
                        proxy(scene, "add_proxy", "real", "Any", 0), tao("real"))),
                new Step("adding a second proxy, for all but transfers", (scene, seen) -> scene.act(seen, "real",
                        proxy(scene, "add_proxy", "proxy2", "NonTransfer", 0), tao("real"))),
                new Step("a transfer by a proxy for anything", (scene, seen) -> scene.act(seen, "proxy",
                        proxied(scene, good(scene)), tao("real"), tao("proxy"), tao("got"))),
                new Step("a failing transfer by a proxy", (scene, seen) -> scene.act(seen, "proxy",
                        proxied(scene, bad(scene)), tao("real"), tao("proxy"), tao("got"))),
                new Step("a transfer by a proxy for all but transfers", (scene, seen) -> scene.act(seen, "proxy2",
                        proxied(scene, good(scene)), tao("real"), tao("proxy2"), tao("got"))),
                new Step("a remark by a proxy for all but transfers", (scene, seen) -> scene.act(seen, "proxy2",
                        proxied(scene, remark()), tao("real"), tao("proxy2"))),
                new Step("a transfer in a batch by a proxy for all but transfers", (scene, seen) -> scene.act(seen,
                        "proxy2", proxied(scene, batch("batch_all", good(scene))), tao("real"), tao("got"))),
                new Step("a weak proxy adds a strong one", (scene, seen) -> scene.act(seen, "proxy2",
                        proxied(scene, proxy(scene, "add_proxy", "proxy2", "Any", 0)), tao("real"))),
                new Step("a weak proxy removes all proxies", (scene, seen) -> scene.act(seen, "proxy2",
                        proxied(scene, new CallSpec("Proxy", "remove_proxies", Map.of())), tao("real"))),
                new Step("a proxy call that insists on a type it has not", (scene, seen) -> scene.act(seen, "proxy2",
                        new CallSpec("Proxy", "proxy", args("real", scene.address("real"), "force_proxy_type",
                                Value.some(Value.variant("Staking")), "call", inner(remark()))),
                        tao("proxy2"))),
                new Step("a proxy with a delay acts at once", (scene, seen) -> {
                    scene.act(new Observation(), "real", proxy(scene, "add_proxy", "late", "Any", 4));
                    scene.act(seen, "late", proxied(scene, good(scene)), tao("real"), tao("got"));
                }),
                new Step("announcing a call", (scene, seen) -> scene.act(seen, "late", announce(scene),
                        tao("late"))),
                new Step("acting on an announcement too early", (scene, seen) -> scene.act(seen, "late",
                        announced(scene), tao("real"), tao("got"))),
                new Step("acting on an announcement in time", (scene, seen) -> {
                    scene.side.makeBlocks(4);
                    scene.act(seen, "late", announced(scene), tao("real"), tao("late"), tao("got"));
                }),
                new Step("announcing for somebody else", (scene, seen) -> scene.act(seen, "batcher",
                        announce(scene), tao("batcher"))),
                new Step("removing a proxy that is none", (scene, seen) -> scene.act(seen, "real",
                        proxy(scene, "remove_proxy", "proxy", "Staking", 0), tao("real"))),
                new Step("removing a proxy", (scene, seen) -> scene.act(seen, "real",
                        proxy(scene, "remove_proxy", "proxy", "Any", 0), tao("real"))),
                new Step("a removed proxy acts", (scene, seen) -> scene.act(seen, "proxy",
                        proxied(scene, good(scene)), tao("real"), tao("got"))),
                new Step("removing all proxies", (scene, seen) -> scene.act(seen, "real",
                        new CallSpec("Proxy", "remove_proxies", Map.of()), tao("real"))),
                new Step("a proxy's deposit without the money", (scene, seen) -> {
                    scene.act(seen, "poorer", proxy(scene, "add_proxy", "proxy", "Any", 0), tao("poorer"));
                }),
                new Step("a pure account", (scene, seen) -> scene.act(seen, "real", new CallSpec("Proxy",
                        "create_pure", args("proxy_type", Value.variant("Any"), "delay", 0, "index", 0)),
                        tao("real"))),
                new Step("sudo by nobody", (scene, seen) -> scene.act(seen, "batcher",
                        new CallSpec("Sudo", "sudo", args("call", inner(remark()))), tao("batcher"))),
                new Step("sudo by its key", (scene, seen) -> scene.act(seen, "//Alice",
                        new CallSpec("Sudo", "sudo", args("call", inner(force(scene)))), tao("got"))),
                new Step("sudo by its key with a call that fails", (scene, seen) -> scene.act(seen, "//Alice",
                        new CallSpec("Sudo", "sudo", args("call", inner(good(scene)))), tao("got"))),
                new Step("a remark with an event", (scene, seen) -> scene.act(seen, "batcher", new CallSpec("System",
                        "remark_with_event", args("remark", Value.of(new byte[]{1}))), tao("batcher"))),
                new Step("setting code without being root", (scene, seen) -> scene.act(seen, "batcher",
                        new CallSpec("System", "set_heap_pages", args("pages", 64L)), tao("batcher"))));
    }

    private static void mixed(Scene scene, Observation seen, String kind) throws Exception {
        Side.Sent sent = scene.act(seen, "batcher", batch(kind, good(scene), bad(scene), good(scene)),
                tao("batcher"), tao("got"));
        seen.fee("fee in rao", sent.fee());
    }

    static CallSpec batch(String kind, CallSpec... calls) {
        return new CallSpec("Utility", kind,
                args("calls", Value.seq(Arrays.stream(calls).map(Scene::inner).toList())));
    }

    private static CallSpec good(Scene scene) {
        return scene.transfer("transfer_keep_alive", "got", TAO / 2);
    }

    /// More than anybody has, and less than there is: above the issuance another error comes first.
    private static CallSpec bad(Scene scene) {
        return scene.transfer("transfer_keep_alive", "got", 500_000 * TAO);
    }

    private static CallSpec remark() {
        return new CallSpec("System", "remark", args("remark", Value.of(new byte[]{1, 2, 3})));
    }

    private static CallSpec force(Scene scene) {
        return new CallSpec("Balances", "force_transfer",
                args("source", scene.address("batcher"), "dest", scene.address("got"), "value", TAO));
    }

    private static CallSpec proxied(Scene scene, CallSpec call) {
        return new CallSpec("Proxy", "proxy",
                args("real", scene.address("real"), "force_proxy_type", Value.none(), "call", inner(call)));
    }

    private static CallSpec proxy(Scene scene, String call, String delegate, String type, int delay) {
        return new CallSpec("Proxy", call, args("delegate", scene.address(delegate), "proxy_type",
                Value.variant(type), "delay", delay));
    }

    private static CallSpec announce(Scene scene) throws Exception {
        CallSpec call = good(scene);
        byte[] bytes = scene.side.client.runtime().calls().encode(call.pallet(), call.name(), call.args());
        return new CallSpec("Proxy", "announce",
                args("real", scene.address("real"), "call_hash", Value.of(Blake2.hash256(bytes))));
    }

    private static CallSpec announced(Scene scene) {
        return new CallSpec("Proxy", "proxy_announced", args("delegate", scene.address("late"), "real",
                scene.address("real"), "force_proxy_type", Value.none(), "call", inner(good(scene))));
    }
}
