package tern.wallet.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.java_websocket.enums.Opcode;
import org.java_websocket.WebSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tern.wallet.rpc.RpcException.Kind;
import tools.jackson.databind.JsonNode;

class RpcCallsTest {

    private static final RpcOptions FAST = RpcOptions.defaults()
            .withCallTimeout(Duration.ofSeconds(10))
            .withBackOff(Duration.ofMillis(50), Duration.ofMillis(500));

    private FakeNode node;
    private RpcClient client;

    @BeforeEach
    void open() throws Exception {
        node = new FakeNode();
        client = RpcConnections.open(List.of(node.uri()), FAST, EndpointCheck.none());
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        node.close();
    }

    private RpcClient reopen(RpcOptions options) throws RpcException {
        client.close();
        client = RpcConnections.open(List.of(node.uri()), options, EndpointCheck.none());
        return client;
    }

    private static RpcException failure(ThrowingCall call) {
        return catchThrowableOfType(RpcException.class, call::run);
    }

    private interface ThrowingCall {
        void run() throws Exception;
    }

    private static List<RpcRequest> echoes(int count) {
        List<RpcRequest> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            requests.add(RpcRequest.of("echo", i));
        }
        return requests;
    }

    private static void assertEchoes(List<RpcReply> replies, int count) throws RpcException {
        assertThat(replies).hasSize(count);
        for (int i = 0; i < count; i++) {
            assertThat(replies.get(i).resultOrThrow().get(0).intValue()).isEqualTo(i);
        }
    }

    @Test
    void aCallBringsItsResult() throws Exception {
        assertThat(client.call("system_chain").stringValue()).isEqualTo("Fake");
        assertThat(client.call("echo", "x", 5, null, true).toString()).isEqualTo("[\"x\",5,null,true]");
    }

    @Test
    void aNullResultIsANullNode() throws Exception {
        node.on("state_getStorage", (socket, request) -> "null");
        assertThat(client.call("state_getStorage", "0x").isNull()).isTrue();
    }

    @Test
    void anErrorBringsCodeMessageAndData() {
        node.onFrame((socket, frame) -> {
            socket.send("{\"jsonrpc\":\"2.0\",\"id\":" + frame.get("id") + ",\"error\":{\"code\":1010,"
                    + "\"message\":\"Invalid\\u202e Transaction\",\"data\":\"Custom error: 3\"}}");
            return true;
        });
        RpcException e = failure(() -> client.call("author_submitExtrinsic", "0xdeadbeef"));
        assertThat(e.kind()).isEqualTo(Kind.SERVER_ERROR);
        assertThat(e.code()).hasValue(1010);
        assertThat(e.serverMessage()).isEqualTo("Invalid  Transaction");
        assertThat(e.data()).contains("Custom error: 3");
        assertThat(e.mayHaveArrived()).isFalse();
        assertThat(e.getMessage() + e.details()).doesNotContain("deadbeef");
    }

    @Test
    void anErrorOfOddFormIsStillAnError() {
        AtomicReference<String> error = new AtomicReference<>();
        node.onFrame((socket, frame) -> {
            socket.send("{\"jsonrpc\":\"2.0\",\"id\":" + frame.get("id") + ",\"error\":" + error.get() + "}");
            return true;
        });
        for (String odd : List.of("{}", "\"no\"", "{\"code\":\"x\"}", "[1]", "{\"code\":1e400,\"message\":{}}", "7")) {
            error.set(odd);
            RpcException e = failure(() -> client.call("m"));
            assertThat(e.kind()).as(odd).isEqualTo(Kind.SERVER_ERROR);
            assertThat(e.code()).as(odd).isEmpty();
        }
        error.set("{\"code\":1,\"message\":\"m\",\"data\":{\"a\":[1]}}");
        assertThat(failure(() -> client.call("m")).data()).contains("{\"a\":[1]}");
    }

    @Test
    void anAnswerWithNeitherResultNorErrorIsMalformed() {
        node.onFrame((socket, frame) -> {
            socket.send("{\"jsonrpc\":\"2.0\",\"id\":" + frame.get("id") + "}");
            return true;
        });
        assertThat(failure(() -> client.call("m")).kind()).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void oddMessagesAreIgnoredAndTheRightAnswerIsTaken() throws Exception {
        node.onFrame((socket, frame) -> {
            String id = frame.get("id").toString();
            socket.send("{\"jsonrpc\":\"2.0\",\"id\":99999,\"result\":\"unknown id\"}");
            socket.send("{\"jsonrpc\":\"2.0\",\"id\":\"" + id + "\",\"result\":\"id of the wrong type\"}");
            socket.send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ".0,\"result\":\"fraction\"}");
            socket.send("{\"jsonrpc\":\"2.0\",\"id\":[" + id + "],\"result\":\"array\"}");
            socket.send("{\"jsonrpc\":\"2.0\",\"id\":123456789012345678901234567890,\"result\":1}");
            socket.send("{\"jsonrpc\":\"2.0\",\"result\":\"none\"}");
            socket.send("{\"method\":\"x\"}");
            socket.send("{\"method\":\"x\",\"params\":[1]}");
            socket.send("{\"method\":\"x\",\"params\":{\"subscription\":{}}}");
            socket.send("[]");
            socket.send("[1,null,\"x\",[]]");
            socket.send("5");
            socket.send("null");
            socket.send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":\"right\"}");
            socket.send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":\"second\"}");
            return true;
        });
        assertThat(client.call("m").stringValue()).isEqualTo("right");
        assertThat(client.call("m").stringValue()).isEqualTo("right");
        assertThat(node.connections).hasValue(1);
    }

    @Test
    void answersInAnyOrderReachTheirCallers() throws Exception {
        List<JsonNode> held = Collections.synchronizedList(new ArrayList<>());
        node.onFrame((socket, frame) -> {
            held.add(frame);
            if (held.size() == 20) {
                Collections.shuffle(held, new Random(5));
                held.forEach(request -> socket.send(
                        FakeNode.result(request, request.get("params").toString())));
            }
            return true;
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<JsonNode>> results = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                int n = i;
                results.add(threads.submit(() -> client.call("echo", n)));
            }
            for (int i = 0; i < 20; i++) {
                assertThat(results.get(i).get().get(0).intValue()).isEqualTo(i);
            }
        }
    }

    @Test
    void manyThreadsCallAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> results = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                int n = i;
                results.add(threads.submit(() -> {
                    boolean right = true;
                    for (int j = 0; j < 20; j++) {
                        right &= client.call("echo", n, j).toString().equals("[" + n + "," + j + "]");
                    }
                    return right;
                }));
            }
            for (Future<Boolean> result : results) {
                assertThat(result.get()).isTrue();
            }
        }
        assertThat(client.framesSent()).isEqualTo(1000);
    }

    @Test
    void aBatchIsOneFrameAndKeepsItsOrder() throws Exception {
        assertEchoes(client.batch(echoes(40)), 40);
        assertThat(client.framesSent()).isEqualTo(1);
        assertThat(node.frames).hasSize(1);
        assertThat(client.batch(List.of())).isEmpty();
    }

    @Test
    void batchAnswersMayComeInAnyOrderOrOneByOne() throws Exception {
        AtomicInteger round = new AtomicInteger();
        node.onFrame((socket, frame) -> {
            List<String> answers = new ArrayList<>();
            frame.forEach(request -> answers.add(
                    FakeNode.result(request, request.get("params").toString())));
            Collections.shuffle(answers, new Random(1));
            if (round.getAndIncrement() == 0) {
                socket.send("[" + String.join(",", answers) + "]");
            } else {
                answers.forEach(socket::send);
            }
            return true;
        });
        assertEchoes(client.batch(echoes(10)), 10);
        assertEchoes(client.batch(echoes(10)), 10);
    }

    @Test
    void eachEntryOfABatchFailsAlone() throws Exception {
        List<RpcReply> replies = client
                .batch(List.of(RpcRequest.of("echo", 1), RpcRequest.of("nope"), RpcRequest.of("echo", 2)));
        assertThat(replies.get(0).resultOrThrow().toString()).isEqualTo("[1]");
        assertThat(replies.get(1).failure()).get().satisfies(e -> {
            assertThat(e.code()).hasValue(-32601);
            assertThat(e.details()).get().asString().contains("nope");
        });
        assertThat(replies.get(2).resultOrThrow().toString()).isEqualTo("[2]");
    }

    @Test
    void anEntryThatTheNodeLeavesOutIsMalformedAndTheOthersStand() throws Exception {
        node.onFrame((socket, frame) -> {
            socket.send("[" + FakeNode.result(frame.get(0), "1") + "]");
            return true;
        });
        List<RpcReply> replies = client.batch(echoes(2));
        assertThat(replies.get(0).resultOrThrow().intValue()).isEqualTo(1);
        assertThat(replies.get(1).failure()).get().satisfies(e -> {
            assertThat(e.kind()).isEqualTo(Kind.MALFORMED);
            assertThat(e.mayHaveArrived()).isTrue();
        });
    }

    @Test
    void oneErrorForAWholeBatchFailsTheBatch() {
        node.onFrame((socket, frame) -> {
            socket.send(FakeNode.error("null", -32600, "Invalid request"));
            return true;
        });
        RpcException e = failure(() -> client.batch(echoes(3)));
        assertThat(e.kind()).isEqualTo(Kind.SERVER_ERROR);
        assertThat(e.code()).hasValue(-32600);
    }

    @Test
    void anErrorWithoutIdIsNotGivenToTheWrongCall() throws Exception {
        node.onFrame((socket, frame) -> {
            if (frame.isArray()) {
                socket.send(FakeNode.error("null", -32600, "Invalid request"));
                return true;
            }
            return false;
        });
        List<JsonNode> held = new ArrayList<>();
        node.on("slow", (socket, request) -> {
            held.add(request);
            return null;
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<JsonNode> slow = threads.submit(() -> client.call("slow"));
            await().until(() -> node.count("slow") == 1);
            assertThat(failure(() -> client.batch(echoes(3))).code()).hasValue(-32600);
            node.socket().orElseThrow().send(FakeNode.result(held.get(0), "\"late\""));
            assertThat(slow.get().stringValue()).isEqualTo("late");
        }
    }

    @Test
    void aLongBatchGoesInSeveralFrames() throws Exception {
        reopen(FAST.withMaxBatch(7));
        assertEchoes(client.batch(echoes(20)), 20);
        assertThat(client.framesSent()).isEqualTo(3);
    }

    @Test
    void aBatchThatIsTooLongForTheNodeGoesInSmallerOnesAndThatIsRemembered() throws Exception {
        node.onFrame((socket, frame) -> {
            if (frame.isArray() && frame.size() > 5) {
                socket.send(FakeNode.error("null", -32010, "The batch request was too large"));
                return true;
            }
            return false;
        });
        assertEchoes(client.batch(echoes(20)), 20);
        long before = client.framesSent();
        assertEchoes(client.batch(echoes(20)), 20);
        assertThat(client.framesSent() - before).isEqualTo(4);
    }

    @Test
    void aNodeWithoutBatchesGetsSingleRequests() throws Exception {
        node.onFrame((socket, frame) -> {
            if (frame.isArray()) {
                socket.send(FakeNode.error("null", -32005, "Batched requests are not supported by this server"));
                return true;
            }
            return false;
        });
        assertEchoes(client.batch(echoes(4)), 4);
        assertThat(client.framesSent()).isEqualTo(5);
        assertEchoes(client.batch(echoes(4)), 4);
        assertThat(client.framesSent()).isEqualTo(9);
    }

    @Test
    void readsAreCutInTwoWhenTheAnswerIsTooLongButOtherCallsAreNot() throws Exception {
        node.onFrame((socket, frame) -> {
            if (frame.isArray() && frame.size() > 3) {
                socket.send(FakeNode.error("null", -32011, "The batch response was too large"));
                return true;
            }
            return false;
        });
        assertEchoes(client.readBatch(echoes(8)), 8);
        assertThat(failure(() -> client.batch(echoes(8))).kind()).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void aCallWithoutAnswerTimesOutAndTheNextWorks() throws Exception {
        node.on("silent", (socket, request) -> null);
        RpcException e = failure(() -> client.within(Duration.ofMillis(150)).call("silent"));
        assertThat(e.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(e.mayHaveArrived()).isTrue();
        assertThat(client.call("system_chain").stringValue()).isEqualTo("Fake");
        assertThat(node.connections).hasValue(1);
    }

    @Test
    void aBatchThatTimesOutKeepsTheAnswersThatCame() throws Exception {
        node.onFrame((socket, frame) -> {
            socket.send(FakeNode.result(frame.get(1), "\"here\""));
            return true;
        });
        List<RpcReply> replies = client.within(Duration.ofMillis(200)).batch(echoes(2));
        assertThat(replies.get(0).failure().orElseThrow().kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(replies.get(1).resultOrThrow().stringValue()).isEqualTo("here");
    }

    @Test
    void anInterruptEndsTheCallAndLeavesTheConnectionAlone() throws Exception {
        node.on("silent", (socket, request) -> null);
        AtomicReference<RpcException> failure = new AtomicReference<>();
        CountDownLatch stillInterrupted = new CountDownLatch(1);
        Thread caller = Thread.ofVirtual().start(() -> {
            failure.set(failure(() -> client.call("silent")));
            if (Thread.currentThread().isInterrupted()) {
                stillInterrupted.countDown();
            }
        });
        await().until(() -> node.count("silent") == 1);
        caller.interrupt();
        assertThat(stillInterrupted.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(failure.get().kind()).isEqualTo(Kind.INTERRUPTED);
        assertThat(failure.get().mayHaveArrived()).isTrue();
        assertThat(client.call("system_chain").stringValue()).isEqualTo("Fake");
        assertThat(node.connections).hasValue(1);
    }

    @Test
    void framesKeepTheRequestGap() throws Exception {
        reopen(FAST.withRequestGap(Duration.ofMillis(200)));
        long start = System.nanoTime();
        client.call("system_chain");
        assertEchoes(client.batch(echoes(30)), 30);
        client.call("system_chain");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        assertThat(client.framesSent()).isEqualTo(3);
    }

    @Test
    void aCallWhoseTurnCannotComeInTimeIsNeverSent() throws Exception {
        reopen(FAST.withRequestGap(Duration.ofSeconds(30)));
        client.call("system_chain");
        RpcException e = failure(() -> client.within(Duration.ofSeconds(2)).call("echo"));
        assertThat(e.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(e.mayHaveArrived()).isFalse();
        assertThat(client.framesSent()).isEqualTo(1);
    }

    @Test
    void aCallGivenUpBeforeItsTurnIsNeverSent() throws Exception {
        reopen(FAST.withRequestGap(Duration.ofMillis(600)));
        client.call("system_chain");
        AtomicReference<RpcException> failure = new AtomicReference<>();
        Thread caller = Thread.ofVirtual().start(() -> failure.set(failure(() -> client.call("echo", "never"))));
        await().until(() -> caller.getState() == Thread.State.TIMED_WAITING);
        caller.interrupt();
        caller.join();
        assertThat(failure.get().kind()).isEqualTo(Kind.INTERRUPTED);
        assertThat(failure.get().mayHaveArrived()).isFalse();
        client.call("system_chain");
        assertThat(node.count("echo")).isZero();
        assertThat(client.framesSent()).isEqualTo(2);
    }

    @Test
    void aReadIsRepeatedAfterTheNodeSaidTooMany() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        node.onFrame((socket, frame) -> {
            if (asked.getAndIncrement() == 0) {
                socket.send(FakeNode.error(frame.get("id").toString(), -32999, "RPC rate limit exceeded"));
                return true;
            }
            return false;
        });
        assertThat(client.read("system_chain").stringValue()).isEqualTo("Fake");
        assertThat(client.framesSent()).isEqualTo(2);
    }

    @Test
    void aCallIsNotRepeatedAfterTheNodeSaidTooMany() {
        node.onFrame((socket, frame) -> {
            socket.send(FakeNode.error(frame.get("id").toString(), -32999, "RPC rate limit exceeded"));
            return true;
        });
        RpcException e = failure(() -> client.call("system_chain"));
        assertThat(e.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(e.mayHaveArrived()).isFalse();
        assertThat(client.framesSent()).isEqualTo(1);
    }

    @Test
    void onlyTheLimitedEntriesOfAReadBatchAreRepeated() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        node.on("flaky", (socket, request) -> "\"second time\"");
        node.onFrame((socket, frame) -> {
            if (asked.getAndIncrement() == 0) {
                socket.send("[" + FakeNode.result(frame.get(0), "\"first\"") + ","
                        + FakeNode.error(frame.get(1).get("id").toString(), -32999, "RPC rate limit") + "]");
                return true;
            }
            return false;
        });
        List<RpcReply> replies = client.readBatch(List.of(RpcRequest.of("echo"), RpcRequest.of("flaky")));
        assertThat(replies.get(0).resultOrThrow().stringValue()).isEqualTo("first");
        assertThat(replies.get(1).resultOrThrow().stringValue()).isEqualTo("second time");
        assertThat(node.count("echo")).isZero();
    }

    @Test
    void nothingThatSubmitsCanBeARead() {
        assertThatThrownBy(() -> client.read("author_submitExtrinsic", "0x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.readBatch(List.of(RpcRequest.of("transaction_v1_broadcast", "0x"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(node.frames).isEmpty();
    }

    @Test
    void anAnswerOfManyMegabytesInFragmentsArrives() throws Exception {
        String hex = "0x" + "5a".repeat(4 << 20);
        node.onFrame((socket, frame) -> {
            fragments(socket, FakeNode.result(frame, "\"" + hex + "\""));
            return true;
        });
        assertThat(client.call("state_getMetadata").stringValue()).isEqualTo(hex);
    }

    private static void fragments(WebSocket socket, String text) {
        ByteBuffer all = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        int part = 1 << 18;
        while (all.hasRemaining()) {
            int size = Math.min(part, all.remaining());
            ByteBuffer slice = all.slice(all.position(), size);
            all.position(all.position() + size);
            socket.sendFragmentedFrame(Opcode.TEXT, slice, !all.hasRemaining());
        }
    }

    @Test
    void aRequestOfManyMegabytesArrives() throws Exception {
        String text = "x".repeat(3 << 20);
        assertThat(client.call("echo", text).get(0).stringValue()).isEqualTo(text);
    }

    @Test
    void afterCloseEveryCallSaysSo() {
        client.close();
        client.close();
        RpcException e = failure(() -> client.call("system_chain"));
        assertThat(e.kind()).isEqualTo(Kind.CLOSED);
        assertThat(e.mayHaveArrived()).isFalse();
        assertThat(client.state()).isInstanceOf(RpcState.Closed.class);
    }

    @Test
    void closeEndsCallsInFlight() throws Exception {
        node.on("silent", (socket, request) -> null);
        AtomicReference<RpcException> failure = new AtomicReference<>();
        Thread caller = Thread.ofVirtual().start(() -> failure.set(failure(() -> client.call("silent"))));
        await().until(() -> node.count("silent") == 1);
        client.close();
        assertThat(caller.join(Duration.ofSeconds(5))).isTrue();
        assertThat(failure.get().kind()).isEqualTo(Kind.CLOSED);
    }

    @Test
    void aViewClosesNothing() throws Exception {
        client.within(Duration.ofSeconds(1)).close();
        assertThat(client.call("system_chain").stringValue()).isEqualTo("Fake");
    }
}
