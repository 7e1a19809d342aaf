package tern.node.practice.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.node.practice.runtime.Head;
import tern.node.practice.runtime.PracticeHeader;
import tern.node.practice.runtime.RuntimeEdition;
import tern.node.practice.server.Door;
import tern.wallet.rpc.RpcClient;
import tern.wallet.rpc.RpcException;
import tern.wallet.rpc.RpcSubscription;
import tern.wallet.units.Hex;
import tools.jackson.databind.JsonNode;

/// Following the head with pinned blocks, as papi and dedot do.
class ChainHeadTest {

    @TempDir
    Path folder;

    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private Door door;
    private RpcClient rpc;
    private RpcSubscription follow;

    @BeforeEach
    void open() throws Exception {
        door = Door.open(folder);
        rpc = door.client();
        follow = rpc.subscribe("chainHead_v1_follow", "chainHead_v1_unfollow", List.of(true), events::add);
        await().untilAsserted(() -> assertThat(events).hasSizeGreaterThanOrEqualTo(2));
    }

    @AfterEach
    void close() throws Exception {
        follow.close();
        rpc.close();
        door.close();
    }

    private List<String> names() {
        return events.stream().map(event -> event.path("event").stringValue()).toList();
    }

    private JsonNode last(String name) {
        await().untilAsserted(() -> assertThat(names()).contains(name));
        return events.stream().filter(event -> event.path("event").stringValue().equals(name)).toList().getLast();
    }

    /// The name under which the node knows the follow: our client keeps it to itself, so it is taken off a second one.
    private String id() throws Exception {
        return rpc.call("chainHead_v1_follow", true).stringValue();
    }

    @Test
    void itBeginsWithTheFinalBlockAndGoesOnInOrder() throws Exception {
        JsonNode first = events.getFirst();
        assertThat(first.path("event").stringValue()).isEqualTo("initialized");
        assertThat(first.path("finalizedBlockHashes").size()).isEqualTo(1);
        assertThat(first.path("finalizedBlockRuntime").path("type").stringValue()).isEqualTo("valid");
        assertThat(first.path("finalizedBlockRuntime").path("spec").path("apis").path("0xdf6acb689907609b").intValue())
                .isEqualTo(5);
        events.clear();
        Head one = door.chain.makeBlock();
        Head two = door.chain.makeBlock();
        Head three = door.chain.makeBlock();
        await().untilAsserted(() -> assertThat(names()).containsExactly("newBlock", "bestBlockChanged", "newBlock",
                "bestBlockChanged", "newBlock", "bestBlockChanged", "finalized"));
        assertThat(events.get(2).path("parentBlockHash").stringValue()).isEqualTo(one.hash().toString());
        assertThat(events.get(2).path("blockHash").stringValue()).isEqualTo(two.hash().toString());
        assertThat(events.get(5).path("bestBlockHash").stringValue()).isEqualTo(three.hash().toString());
        assertThat(last("finalized").path("finalizedBlockHashes").path(0).stringValue())
                .isEqualTo(one.hash().toString());
    }

    @Test
    void aNewcomerHearsOfTheBlocksThatAreNotFinal() throws Exception {
        door.chain.makeBlock();
        Head two = door.chain.makeBlock();
        Head three = door.chain.makeBlock();
        List<JsonNode> other = new CopyOnWriteArrayList<>();
        try (RpcSubscription late = rpc.subscribe("chainHead_v1_follow", "chainHead_v1_unfollow", List.of(true),
                other::add)) {
            assertThat(late).isNotNull();
            await().untilAsserted(() -> assertThat(other).hasSize(4));
            assertThat(other.get(1).path("blockHash").stringValue()).isEqualTo(two.hash().toString());
            assertThat(other.get(2).path("blockHash").stringValue()).isEqualTo(three.hash().toString());
            assertThat(other.get(3).path("bestBlockHash").stringValue()).isEqualTo(three.hash().toString());
        }
    }

    @Test
    void anUpgradeIsToldWithItsBlock() throws Exception {
        door.chain.upgrade(RuntimeEdition.OLDER);
        JsonNode block = last("newBlock");
        assertThat(block.path("newRuntime").path("spec").path("specVersion").intValue()).isEqualTo(440);
    }

    @Test
    void aJumpStopsTheFollow() throws Exception {
        door.chain.jumpHour();
        last("stop");
    }

    @Test
    void pinnedBlocksCanBeReadUntilTheyAreUnpinned() throws Exception {
        String id = id();
        Head head = door.chain.makeBlock();
        await().untilAsserted(() -> assertThat(rpc.call("chainHead_v1_header", id, head.hash().toString()).isString())
                .isTrue());
        byte[] header = Hex.decode(rpc.call("chainHead_v1_header", id, head.hash().toString()).stringValue());
        assertThat(PracticeHeader.ofBytes(header)).isEqualTo(head.header());
        JsonNode started = rpc.call("chainHead_v1_body", id, head.hash().toString());
        assertThat(started.path("result").stringValue()).isEqualTo("started");
        assertThat(rpc.call("chainHead_v1_call", id, head.hash().toString(), "Core_version", "0x")
                .path("operationId")
                .isString()).isTrue();
        assertThat(rpc.call("chainHead_v1_unpin", id, List.of(head.hash().toString())).isNull()).isTrue();
        assertThatThrownBy(() -> rpc.call("chainHead_v1_header", id, head.hash().toString()))
                .isInstanceOfSatisfying(RpcException.class, e -> assertThat(e.code()).hasValue(-32801));
        assertThatThrownBy(() -> rpc.call("chainHead_v1_unpin", id, head.hash().toString()))
                .isInstanceOfSatisfying(RpcException.class, e -> assertThat(e.code()).hasValue(-32801));
        assertThat(rpc.call("chainHead_v1_body", "unknown", head.hash().toString()).path("result").stringValue())
                .isEqualTo("limitReached");
        assertThat(rpc.call("chainHead_v1_unfollow", id).isNull()).isTrue();
    }

    @Test
    void whoUnpinsNothingIsStoppedAfterFiveHundredBlocks() throws Exception {
        for (int i = 0; i < 520; i++) {
            door.chain.makeBlock();
        }
        last("stop");
    }
}
