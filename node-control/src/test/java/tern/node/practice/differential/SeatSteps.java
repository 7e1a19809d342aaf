package tern.node.practice.differential;

import static tern.node.practice.differential.Scene.TAO;
import static tern.node.practice.differential.Scene.UNKNOWN_SUBNET;
import static tern.node.practice.differential.Scene.Watch.tao;
import static tern.node.practice.differential.Scene.subtensor;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.CallSpec;
import tern.wallet.metadata.Calls;
import tern.wallet.scale.Value;

/// Registration, endpoints, takes, weights and root seats. Comes after [StakeSteps], whose hotkey has a seat.
final class SeatSteps {

    private static final BigInteger ADDRESS = BigInteger.valueOf(0xCB007105L);
    private static final BigInteger LOOPBACK = BigInteger.valueOf(0x7f000001L);
    private static final BigInteger ALL_ONES_4 = BigInteger.valueOf(0xffffffffL);
    private static final BigInteger ALL_ONES_6 = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

    private SeatSteps() {}

    static List<Step> all() {
        return List.of(
                new Step("a seat for a hotkey that has one", (scene, seen) -> scene.act(seen, "owner",
                        registerCall(scene, scene.otherNetuid, "hot"), tao("owner"))),
                new Step("a burned seat on root", (scene, seen) -> scene.act(seen, "owner",
                        registerCall(scene, 0, "seat"), tao("owner"))),
                new Step("a seat on a subnet that is not there", (scene, seen) -> scene.act(seen, "owner",
                        registerCall(scene, UNKNOWN_SUBNET, "seat"), tao("owner"))),
                new Step("a seat without the money", (scene, seen) -> {
                    scene.act(seen, "short", registerCall(scene, scene.netuid, "seat"), tao("short"));
                }),
                new Step("a seat for somebody else's hotkey", (scene, seen) -> scene.act(seen, "fan",
                        registerCall(scene, scene.netuid, "hot"), tao("fan"))),
                new Step("a seat for somebody else's hotkey without the money", (scene, seen) -> scene.act(seen,
                        "short", registerCall(scene, scene.netuid, "hot"), tao("short"))),
                new Step("an endpoint of a hotkey without a seat", (scene, seen) -> scene.act(seen, "seat",
                        axon(scene.otherNetuid, ADDRESS, 8091, 4))),
                new Step("an endpoint on a subnet where the hotkey has no seat", (scene, seen) -> scene.act(seen,
                        "cool", axon(scene.netuid, ADDRESS, 8091, 4))),
                new Step("an endpoint at the loopback address", (scene, seen) -> scene.act(seen, "hot",
                        axon(scene.otherNetuid, LOOPBACK, 8091, 4))),
                new Step("an endpoint at address 0", (scene, seen) -> scene.act(seen, "cool",
                        axon(scene.otherNetuid, BigInteger.ZERO, 8091, 4))),
                new Step("an endpoint at the address of all ones", (scene, seen) -> scene.act(seen, "hot",
                        axon(scene.otherNetuid, ALL_ONES_4, 8091, 4))),
                new Step("an endpoint at the loopback address of version 6", (scene, seen) -> scene.act(seen, "hot",
                        axon(scene.otherNetuid, BigInteger.ONE, 8091, 6))),
                new Step("an endpoint at the address of all ones of version 6", (scene, seen) -> scene.act(seen,
                        "hot", axon(scene.otherNetuid, ALL_ONES_6, 8091, 6))),
                new Step("an endpoint of address version 5", (scene, seen) -> scene.act(seen, "hot",
                        axon(scene.otherNetuid, ADDRESS, 8091, 5))),
                new Step("an endpoint at port 0", (scene, seen) -> scene.act(seen, "hot",
                        axon(scene.otherNetuid, ADDRESS, 0, 4))),
                new Step("an endpoint", (scene, seen) -> scene.act(seen, "hot",
                        axon(scene.otherNetuid, ADDRESS, 8091, 4))),
                new Step("an endpoint again at once", (scene, seen) -> scene.act(seen, "hot",
                        axon(scene.otherNetuid, ADDRESS, 8092, 4))),
                new Step("an endpoint at port 0 again at once", (scene, seen) -> scene.act(seen, "hot",
                        axon(scene.otherNetuid, ADDRESS, 0, 4))),
                new Step("weights of a hotkey without a seat", (scene, seen) -> scene.act(seen, "seat",
                        subtensor("set_weights", "netuid", scene.otherNetuid, "dests", Value.seq(Value.of(0)),
                                "weights", Value.seq(Value.of(1)), "version_key", 0L))),
                new Step("raising the take of a hotkey that is no delegate", (scene, seen) -> scene.act(seen,
                        "owner", take(scene, "increase_take", "hot", 5_000), tao("owner"))),
                new Step("raising the take again at once", (scene, seen) -> scene.act(seen, "owner",
                        take(scene, "increase_take", "hot", 5_001), tao("owner"))),
                new Step("lowering the take", (scene, seen) -> scene.act(seen, "owner",
                        take(scene, "decrease_take", "hot", 4_000), tao("owner"))),
                new Step("lowering the take to what it is", (scene, seen) -> scene.act(seen, "owner",
                        take(scene, "decrease_take", "hot", 4_000), tao("owner"))),
                new Step("lowering the take to more than it is", (scene, seen) -> scene.act(seen, "owner",
                        take(scene, "decrease_take", "hot", 4_500), tao("owner"))),
                new Step("raising the take to less than it is", (scene, seen) -> scene.act(seen, "owner",
                        take(scene, "increase_take", "hot", 3_000), tao("owner"))),
                new Step("raising the take above the highest", (scene, seen) -> scene.act(seen, "owner",
                        take(scene, "increase_take", "hot", 11_797), tao("owner"))),
                new Step("lowering the take of somebody else's hotkey", (scene, seen) -> scene.act(seen, "fan",
                        take(scene, "decrease_take", "hot", 10), tao("fan"))),
                new Step("lowering the take of a hotkey that nobody owns", (scene, seen) -> scene.act(seen, "fan",
                        take(scene, "decrease_take", "unowned", 10), tao("fan"))),
                new Step("becoming a delegate", (scene, seen) -> scene.act(seen, "owner",
                        subtensor("become_delegate", "hotkey", scene.account("hot")), tao("owner"))),
                new Step("a root seat", (scene, seen) -> scene.act(seen, "owner", rootSeat(scene, "hot"),
                        tao("owner"))),
                new Step("a root seat for a hotkey that has one", (scene, seen) -> scene.act(seen, "owner",
                        rootSeat(scene, "hot"), tao("owner"))),
                new Step("a root seat for a hotkey that nobody owns", (scene, seen) -> scene.act(seen, "fan",
                        rootSeat(scene, "newcomer"), tao("fan"))),
                new Step("who owns that hotkey", (scene, seen) -> seen.say("its owner signed",
                        Arrays.equals(scene.account("fan").bytes(),
                                scene.side.storage(scene.side.best().hash(), Side.MODULE, "Owner",
                                        Value.of(scene.account("newcomer").bytes())).orElseThrow().asBytes()))),
                new Step("the take of a hotkey with a root seat", (scene, seen) -> seen.amount("of 65,535",
                        scene.side.number(scene.side.best().hash(), Side.MODULE, "Delegates",
                                Value.of(scene.account("newcomer").bytes())))),
                new Step("lowering a take, then raising it", (scene, seen) -> {
                    scene.act(new Observation(), "fan", take(scene, "decrease_take", "newcomer", 1_000));
                    scene.act(seen, "fan", take(scene, "increase_take", "newcomer", 2_000), tao("fan"));
                }),
                new Step("an identity without a seat", (scene, seen) -> scene.act(seen, "batcher", identity(scene),
                        tao("batcher"))));
    }

    /// Takes a seat and notes its price against the one that was asked, and the price afterwards.
    static void register(Scene scene, Observation seen, String coldkey, int netuid, String hotkey) throws Exception {
        BlockRef before = scene.side.best();
        long price = scene.side.number(before.hash(), Side.MODULE, "Burn", Value.of(netuid));
        long free = scene.side.balance(before.hash(), scene.account(coldkey))[0];
        Side.Sent sent = scene.act(seen, coldkey, registerCall(scene, netuid, hotkey));
        long paid = free - scene.side.balance(sent.block().hash(), scene.account(coldkey))[0] - sent.fee();
        // where the price falls from block to block it has done so once more
        seen.say("price paid", Math.round(100.0 * paid / price) + " % of the price before");
        long next = scene.side.number(sent.block().hash(), Side.MODULE, "Burn", Value.of(netuid));
        seen.say("price afterwards", Math.round(100.0 * next / price) + " % of the price before");
    }

    private static CallSpec registerCall(Scene scene, int netuid, String hotkey) {
        return subtensor("burned_register", "netuid", netuid, "hotkey", scene.account(hotkey));
    }

    private static CallSpec axon(int netuid, BigInteger ip, int port, int ipType) {
        return subtensor("serve_axon", "netuid", netuid, "version", 1L, "ip", Value.of(ip), "port", port, "ip_type",
                ipType, "protocol", 4, "placeholder1", 0, "placeholder2", 0);
    }

    private static CallSpec take(Scene scene, String call, String hotkey, int take) {
        return subtensor(call, "hotkey", scene.account(hotkey), "take", take);
    }

    private static CallSpec rootSeat(Scene scene, String hotkey) {
        return subtensor("root_register", "hotkey", scene.account(hotkey));
    }

    /// The same short text in every field: the newer rules have one field more.
    private static CallSpec identity(Scene scene) throws Exception {
        Map<String, Value> args = new LinkedHashMap<>();
        for (Calls.Arg arg : scene.side.client.runtime().calls().args(Side.MODULE, "set_identity")) {
            args.put(arg.name(), Value.of(new byte[]{'x'}));
        }
        return new CallSpec(Side.MODULE, "set_identity", args);
    }
}
