package tern.node.practice.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.node.practice.chain.Chains;
import tern.node.practice.chain.Signing;
import tern.node.practice.runtime.Head;
import tern.node.practice.runtime.RuntimeEdition;
import tern.node.practice.server.Door;
import tern.wallet.crypto.Blake2;
import tern.wallet.crypto.Twox;
import tern.wallet.keys.KeyPair;
import tern.wallet.metadata.RuntimeMetadata;
import tern.wallet.rpc.RpcClient;
import tern.wallet.rpc.RpcException;
import tern.wallet.rpc.RpcSubscription;
import tern.wallet.scale.ScaleReader;
import tern.wallet.units.Hex;
import tools.jackson.databind.JsonNode;

/// The methods of `conformance.md` over a real WebSocket, in the shapes that real clients read.
class MethodsTest {

    private static final long TAO = 1_000_000_000L;
    /// Every method that the clients of the conformance list call.
    private static final List<String> WANTED = List.of("rpc_methods", "system_chain", "system_name",
            "system_properties",
            "system_health", "system_syncState", "system_accountNextIndex", "account_nextIndex", "chain_getBlockHash",
            "chain_getFinalizedHead", "chain_getHead", "chain_getHeader", "chain_getBlock", "chain_subscribeNewHeads",
            "chain_unsubscribeNewHeads", "chain_subscribeNewHead", "chain_subscribeAllHeads",
            "chain_subscribeFinalizedHeads", "chain_unsubscribeFinalizedHeads", "state_getRuntimeVersion",
            "state_subscribeRuntimeVersion", "state_getMetadata", "state_call", "state_getStorage",
            "state_getStorageAt", "state_getStorageHash", "state_queryStorageAt", "state_getKeysPaged",
            "state_subscribeStorage", "state_unsubscribeStorage", "author_submitExtrinsic",
            "author_submitAndWatchExtrinsic", "author_unwatchExtrinsic", "author_pendingExtrinsics",
            "payment_queryInfo", "payment_queryFeeDetails", "chainSpec_v1_chainName", "chainSpec_v1_genesisHash",
            "chainSpec_v1_properties", "chainHead_v1_follow", "chainHead_v1_unfollow", "chainHead_v1_header",
            "chainHead_v1_body", "chainHead_v1_call", "chainHead_v1_storage", "chainHead_v1_unpin",
            "chainHead_v1_stopOperation", "chainHead_v1_continue", "transaction_v1_broadcast", "transaction_v1_stop",
            "transactionWatch_v1_submitAndWatch");

    @TempDir
    static Path folder;

    private static Door door;
    private static RpcClient rpc;

    @BeforeAll
    static void open() throws Exception {
        door = Door.open(Chains.options(folder).withHistory(30));
        rpc = door.client();
    }

    @AfterAll
    static void close() {
        rpc.close();
        door.close();
    }

    private static byte[] prefix(String pallet, String item) {
        byte[] key = java.util.Arrays.copyOf(Twox.twox128(pallet.getBytes(StandardCharsets.UTF_8)), 32);
        System.arraycopy(Twox.twox128(item.getBytes(StandardCharsets.UTF_8)), 0, key, 16, 16);
        return key;
    }

    private static RpcException failure(String method, Object... params) {
        List<RpcException> caught = new ArrayList<>();
        assertThatThrownBy(() -> rpc.call(method, params)).isInstanceOfSatisfying(RpcException.class, caught::add);
        return caught.getFirst();
    }

    @Test
    void everyMethodThatClientsNeedIsThere() throws Exception {
        Set<String> methods = new HashSet<>();
        rpc.call("rpc_methods").path("methods").forEach(each -> methods.add(each.stringValue()));
        assertThat(methods).containsAll(WANTED);
        assertThat(failure("archive_v1_header", "0x00").code()).hasValue(-32601);
    }

    @Test
    void blocksAreFoundByNumberAndHash() throws Exception {
        Head best = door.chain.best();
        String hash = rpc.call("chain_getBlockHash").stringValue();
        assertThat(rpc.call("chain_getHead").stringValue()).isEqualTo(hash);
        JsonNode header = rpc.call("chain_getHeader", hash);
        assertThat(header.path("number").stringValue()).startsWith("0x");
        long number = Long.decode(header.path("number").stringValue());
        assertThat(number).isGreaterThanOrEqualTo(best.number());
        assertThat(rpc.call("chain_getBlockHash", number).stringValue()).isEqualTo(hash);
        assertThat(rpc.call("chain_getBlockHash", "0x" + Long.toHexString(number)).stringValue()).isEqualTo(hash);
        JsonNode two = rpc.call("chain_getBlockHash", List.of(0, 1_000_000));
        assertThat(two.path(0).stringValue()).isEqualTo(door.chain.genesis().toString());
        assertThat(two.path(1).isNull()).isTrue();
        assertThat(rpc.call("chain_getBlockHash", 1_000_000).isNull()).isTrue();
        assertThat(rpc.call("chain_getHeader", "0x" + "00".repeat(32)).isNull()).isTrue();
        JsonNode block = rpc.call("chain_getBlock", rpc.call("chain_getBlockHash", 1_234).stringValue());
        assertThat(block.path("block").path("extrinsics").size()).isEqualTo(1);
        assertThat(block.path("block").path("header").path("number").stringValue()).isEqualTo("0x4d2");
    }

    @Test
    void storageIsReadNowAndThen() throws Exception {
        byte[] key = prefix("Timestamp", "Now");
        String then = rpc.call("chain_getBlockHash", 601).stringValue();
        String now = rpc.call("state_getStorage", Hex.encode(key)).stringValue();
        String old = rpc.call("state_getStorageAt", Hex.encode(key), then).stringValue();
        assertThat(new ScaleReader(Hex.decode(old)).readU64())
                .isEqualTo(Chains.START.toEpochMilli() - (9_000 - 601) * 12_000L);
        assertThat(now).isNotEqualTo(old);
        JsonNode set = rpc.call("state_queryStorageAt", List.of(Hex.encode(key), "0x1234"), then);
        assertThat(set.path(0).path("block").stringValue()).isEqualTo(then);
        assertThat(set.path(0).path("changes").path(0).path(1).stringValue()).isEqualTo(old);
        assertThat(set.path(0).path("changes").path(1).path(1).isNull()).isTrue();
        assertThat(rpc.call("state_getStorageHash", "0x3a636f6465").stringValue())
                .isEqualTo(Hex.encode(Blake2.hash256(RuntimeEdition.CURRENT.code())));
        assertThat(rpc.call("state_getStorageSize", Hex.encode(key)).longValue()).isEqualTo(8);
        assertThat(rpc.call("state_getStorage", "0xffff").isNull()).isTrue();
        RpcException unknown = failure("state_getStorage", Hex.encode(key), "0x" + "11".repeat(32));
        assertThat(unknown.code()).hasValue(4003);
        assertThat(unknown.serverMessage()).contains("UnknownBlock");
    }

    @Test
    void keysComeInPages() throws Exception {
        String prefix = Hex.encode(prefix("SubtensorModule", "NetworksAdded"));
        List<String> all = new ArrayList<>();
        String start = prefix;
        while (true) {
            JsonNode page = rpc.call("state_getKeysPaged", prefix, 50, start, null);
            page.forEach(each -> all.add(each.stringValue()));
            if (page.size() < 50) {
                break;
            }
            start = all.getLast();
        }
        assertThat(all).hasSize(129).isSorted().doesNotHaveDuplicates().allMatch(each -> each.startsWith(prefix));
        assertThat(failure("state_getKeysPaged", prefix, 1_001, null, null).code()).hasValue(4002);
    }

    @Test
    void metadataOfAllVersionsIsServed() throws Exception {
        assertThat(Hex.decode(rpc.call("state_getMetadata").stringValue())[4]).isEqualTo((byte) 14);
        ScaleReader versions = new ScaleReader(
                Hex.decode(rpc.call("state_call", "Metadata_metadata_versions", "").stringValue()));
        assertThat(versions.readCompactInt()).isEqualTo(3);
        for (int version : List.of(14, 15, 16)) {
            byte[] answer = Hex.decode(rpc.call("state_call", "Metadata_metadata_at_version",
                    String.format("0x%02x000000", version)).stringValue());
            ScaleReader in = new ScaleReader(answer);
            assertThat(in.readU8()).isEqualTo(1);
            byte[] blob = in.readBytes(in.readCompactInt());
            assertThat(RuntimeMetadata.decode(blob).version()).isEqualTo(version);
        }
        JsonNode spec = rpc.call("state_getRuntimeVersion", (Object) null);
        assertThat(spec.path("specVersion").longValue()).isEqualTo(475);
        assertThat(spec.path("transactionVersion").longValue()).isEqualTo(1);
        assertThat(spec.path("apis").path(0).path(0).stringValue()).hasSize(18);
    }

    @Test
    void runtimeCallsFailAsOnARealNode() {
        RpcException unknown = failure("state_call", "GrandpaApi_grandpa_authorities", "0x");
        assertThat(unknown.code()).hasValue(4003);
        assertThat(unknown.serverMessage()).contains("Exported method GrandpaApi_grandpa_authorities is not found");
        assertThat(failure("state_call", "SubnetInfoRuntimeApi_get_dynamic_info", "0x01").serverMessage())
                .contains("trap");
        assertThat(failure("state_call", 7).code()).hasValue(-32602);
        assertThat(failure("state_call", "Core_version", "0x0z").code()).hasValue(-32602);
    }

    @Test
    void bittensorsOwnMethodsAnswerWithTheSameBytes() throws Exception {
        String viaCall = rpc.call("state_call", "SubnetInfoRuntimeApi_get_dynamic_info", "0x0100").stringValue();
        JsonNode bytes = rpc.call("subnetInfo_getDynamicInfo", 1);
        byte[] list = new byte[bytes.size()];
        for (int i = 0; i < list.length; i++) {
            list[i] = (byte) bytes.path(i).intValue();
        }
        assertThat(Hex.encode(list)).isEqualTo(viaCall);
        long price = rpc.call("swap_currentAlphaPrice", 1).longValue();
        assertThat(price).isPositive();
        assertThat(rpc.call("swap_currentAlphaPriceAll").size()).isGreaterThanOrEqualTo(128);
        assertThat(rpc.call("subnetInfo_getLockCost").longValue()).isPositive();
        assertThat(rpc.call("subnetInfo_getSelectiveMetagraph", 1, List.of(0, 1, 52)).size()).isPositive();
        assertThat(failure("swap_currentAlphaPrice", 70_000).code()).hasValue(-32602);
    }

    @Test
    void headsRuntimeAndStorageAreFollowed() throws Exception {
        List<Long> heads = new CopyOnWriteArrayList<>();
        List<Long> finals = new CopyOnWriteArrayList<>();
        List<JsonNode> sets = new CopyOnWriteArrayList<>();
        String key = Hex.encode(prefix("System", "Number"));
        try (RpcSubscription one = rpc.subscribe("chain_subscribeNewHeads", "chain_unsubscribeNewHeads", List.of(),
                node -> heads.add(Long.decode(node.path("number").stringValue())));
                RpcSubscription two = rpc.subscribe("chain_subscribeFinalizedHeads", "chain_unsubscribeFinalizedHeads",
                        List.of(), node -> finals.add(Long.decode(node.path("number").stringValue())));
                RpcSubscription three = rpc.subscribe("state_subscribeStorage", "state_unsubscribeStorage",
                        List.of(List.of(key)), sets::add)) {
            assertThat(List.of(one, two, three)).doesNotContainNull();
            long before = door.chain.best().number();
            await().untilAsserted(() -> assertThat(heads).contains(before));
            for (int i = 0; i < 4; i++) {
                door.chain.makeBlock();
            }
            await().untilAsserted(() -> assertThat(heads)
                    .containsSubsequence(before, before + 1, before + 2, before + 3, before + 4));
            await().untilAsserted(() -> assertThat(finals).contains(before + 1, before + 2));
            assertThat(finals).isSorted().doesNotHaveDuplicates();
            await().untilAsserted(() -> assertThat(sets).hasSizeGreaterThanOrEqualTo(5));
            JsonNode last = sets.getLast();
            assertThat(last.path("block").stringValue()).isEqualTo(door.chain.best().hash().toString());
        }
    }

    @Test
    void aWatchedTransferGoesThroughItsStages() throws Exception {
        KeyPair carol = Signing.key(31);
        rpc.call("practice_faucet", carol.account().address(), 5 * TAO);
        byte[] extrinsic = door.signing.sign(carol, door.signing.transfer(Signing.key(32).account(), TAO));
        JsonNode fee = rpc.call("payment_queryInfo", Hex.encode(extrinsic));
        assertThat(Long.parseLong(fee.path("partialFee").stringValue())).isBetween(10_000L, 2_000_000L);
        assertThat(fee.path("class").stringValue()).isEqualTo("normal");
        assertThat(rpc.call("payment_queryFeeDetails", Hex.encode(extrinsic))
                .path("inclusionFee")
                .path("baseFee")
                .stringValue()).startsWith("0x");
        List<JsonNode> stages = new CopyOnWriteArrayList<>();
        try (RpcSubscription watch = rpc.subscribe("author_submitAndWatchExtrinsic", "author_unwatchExtrinsic",
                List.of(Hex.encode(extrinsic)), stages::add)) {
            assertThat(watch).isNotNull();
            await().untilAsserted(() -> assertThat(stages).hasSize(1));
            assertThat(stages.getFirst().stringValue()).isEqualTo("ready");
            assertThat(rpc.call("system_accountNextIndex", carol.account().address()).longValue()).isEqualTo(1);
            Head head = door.chain.makeBlock();
            door.chain.makeBlock();
            door.chain.makeBlock();
            await().untilAsserted(() -> assertThat(stages).hasSize(3));
            assertThat(stages.get(1).path("inBlock").stringValue()).isEqualTo(head.hash().toString());
            assertThat(stages.get(2).path("finalized").stringValue()).isEqualTo(head.hash().toString());
        }
        assertThat(failure("author_submitExtrinsic", Hex.encode(extrinsic)).code()).hasValue(1012);
    }

    @Test
    void onlyThisNodeCanBeMovedOn() throws Exception {
        long before = door.chain.best().number();
        assertThat(rpc.call("practice_advance", 3).path("number").longValue()).isEqualTo(before + 3);
        assertThat(rpc.call("practice_jumpDays", 1).path("number").longValue()).isEqualTo(before + 3 + 7_200);
        assertThat(rpc.call("practice_status").path("best").longValue()).isEqualTo(before + 3 + 7_200);
        assertThat(failure("practice_advance", 0).code()).hasValue(-32602);
        assertThat(failure("practice_advance", 100_000).code()).hasValue(-32602);
        assertThat(failure("practice_upgrade", "newest").data().orElseThrow()).contains("older (440)");
        assertThat(failure("practice_faucet", "5Gxyz", 1).code()).hasValue(-32602);
    }
}
