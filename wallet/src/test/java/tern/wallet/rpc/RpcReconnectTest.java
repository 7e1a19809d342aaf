package tern.wallet.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tern.wallet.rpc.RpcException.Kind;
import tern.wallet.units.Said;

class RpcReconnectTest {

    private static final RpcOptions FAST = RpcOptions.defaults()
            .withCallTimeout(Duration.ofSeconds(10))
            .withConnectTimeout(Duration.ofSeconds(5))
            .withBackOff(Duration.ofMillis(20), Duration.ofMillis(200));

    private final List<AutoCloseable> open = new ArrayList<>();
    private final EndpointCheck chainIsFake = probe -> {
        String chain = probe.call("system_chain").stringValue();
        if (!chain.equals("Fake")) {
            throw RpcException.refused(Said.of("It is a node of " + chain + "."));
        }
    };

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("tern-rpc")));
    }

    private <T extends AutoCloseable> T with(T resource) {
        open.add(resource);
        return resource;
    }

    private RpcClient open(RpcOptions options, EndpointCheck check, URI... endpoints) throws RpcException {
        return with(RpcConnections.open(List.of(endpoints), options, check));
    }

    private static URI nobody() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("ws://127.0.0.1:" + socket.getLocalPort());
        }
    }

    private FakeNode otherChain() throws Exception {
        return with(new FakeNode()).on("system_chain", (socket, request) -> "\"Other\"");
    }

    @Test
    void aSubmissionInFlightFailsAndIsNotSentAgain() throws Exception {
        FakeNode node = with(new FakeNode());
        node.on("author_submitExtrinsic", (socket, request) -> {
            node.cut();
            return null;
        });
        RpcClient client = open(FAST, EndpointCheck.none(), node.uri());
        RpcException e = catchThrowableOfType(RpcException.class, () -> client.call("author_submitExtrinsic", "0x00"));
        assertThat(e.kind()).isEqualTo(Kind.CLOSED);
        assertThat(e.mayHaveArrived()).isTrue();
        assertThat(client.read("system_chain").stringValue()).isEqualTo("Fake");
        assertThat(node.count("author_submitExtrinsic")).isEqualTo(1);
    }

    @Test
    void aReadInFlightIsSentAgainOnTheNextConnection() throws Exception {
        FakeNode node = with(new FakeNode());
        AtomicInteger asked = new AtomicInteger();
        node.on("state_call", (socket, request) -> {
            if (asked.getAndIncrement() == 0) {
                node.cut();
                return null;
            }
            return "\"0x01\"";
        });
        RpcClient client = open(FAST, EndpointCheck.none(), node.uri());
        assertThat(client.read("state_call", "m", "0x").stringValue()).isEqualTo("0x01");
        assertThat(node.connections).hasValue(2);
    }

    @Test
    void aReadBatchInFlightIsSentAgainForWhatIsMissing() throws Exception {
        FakeNode node = with(new FakeNode());
        AtomicInteger asked = new AtomicInteger();
        node.onFrame((socket, frame) -> {
            if (asked.getAndIncrement() == 0) {
                socket.send(FakeNode.result(frame.get(0), "\"before\""));
                socket.close();
                return true;
            }
            return false;
        });
        RpcClient client = open(FAST, EndpointCheck.none(), node.uri());
        List<RpcReply> replies = client
                .readBatch(List.of(RpcRequest.of("echo", 0), RpcRequest.of("echo", 1), RpcRequest.of("echo", 2)));
        assertThat(replies.get(0).resultOrThrow().stringValue()).isEqualTo("before");
        assertThat(replies.get(1).resultOrThrow().toString()).isEqualTo("[1]");
        assertThat(replies.get(2).resultOrThrow().toString()).isEqualTo("[2]");
        assertThat(node.count("echo")).isEqualTo(2);
    }

    @Test
    void readsAreRepeatedOnlySoOften() throws Exception {
        FakeNode node = with(new FakeNode());
        node.on("state_call", (socket, request) -> {
            node.cut();
            return null;
        });
        RpcClient client = open(FAST.withReadRetries(1), EndpointCheck.none(), node.uri());
        RpcException e = catchThrowableOfType(RpcException.class, () -> client.read("state_call"));
        assertThat(e.kind()).isEqualTo(Kind.CLOSED);
        assertThat(node.count("state_call")).isEqualTo(2);
    }

    @Test
    void theFirstEndpointThatAnswersIsUsed() throws Exception {
        FakeNode node = with(new FakeNode());
        RpcClient client = open(FAST, EndpointCheck.none(), nobody(), node.uri());
        assertThat(client.endpoint()).isEqualTo(node.uri());
        assertThat(client.state()).isEqualTo(new RpcState.Connected(node.uri()));
    }

    @Test
    void whenTheFirstEndpointGoesTheSecondTakesOver() throws Exception {
        FakeNode first = new FakeNode();
        FakeNode second = with(new FakeNode());
        RpcClient client = open(FAST, EndpointCheck.none(), first.uri(), second.uri());
        assertThat(client.endpoint()).isEqualTo(first.uri());
        first.close();
        assertThat(client.read("system_chain").stringValue()).isEqualTo("Fake");
        await().until(() -> client.endpoint().equals(second.uri()));
        assertThat(second.connections.get()).isPositive();
    }

    @Test
    void aNodeOfAnotherChainIsRefusedAndNeverUsed() throws Exception {
        FakeNode other = otherChain();
        FakeNode node = with(new FakeNode());
        RpcClient client = open(FAST, chainIsFake, other.uri(), node.uri());
        assertThat(client.endpoint()).isEqualTo(node.uri());
        for (int i = 1; i <= 3; i++) {
            int connections = i + 1;
            node.cut();
            await().until(() -> node.connections.get() >= connections);
            assertThat(client.read("echo").toString()).isEqualTo("[]");
        }
        assertThat(other.connections).hasValue(1);
        assertThat(other.methods).containsExactly("system_chain");
    }

    @Test
    void everyConnectionIsCheckedNotOnlyTheFirst() throws Exception {
        FakeNode node = with(new FakeNode());
        AtomicReference<String> chain = new AtomicReference<>("\"Fake\"");
        node.on("system_chain", (socket, request) -> chain.get());
        RpcClient client = open(FAST, chainIsFake, node.uri());
        chain.set("\"Impostor\"");
        node.cut();
        await().until(() -> client.state() instanceof RpcState.Refused);
        RpcException e = catchThrowableOfType(RpcException.class, () -> client.read("echo"));
        assertThat(e.kind()).isEqualTo(Kind.REFUSED_ENDPOINT);
        assertThat(node.count("echo")).isZero();
    }

    @Test
    void aNodeThatIsOfTheRightChainAgainIsUsedAgain() throws Exception {
        FakeNode node = with(new FakeNode());
        AtomicReference<String> chain = new AtomicReference<>("\"Fake\"");
        node.on("system_chain", (socket, request) -> chain.get());
        RpcClient client = open(FAST, chainIsFake, node.uri());
        chain.set("\"Impostor\"");
        node.cut();
        await().until(() -> client.state() instanceof RpcState.Refused);
        // when a person wants it, though it is refused again
        int before = node.connections.get();
        client.retryNow();
        await().until(() -> node.connections.get() > before);
        await().until(() -> client.state() instanceof RpcState.Refused);
        assertThat(node.count("echo")).isZero();
        // and by itself
        chain.set("\"Fake\"");
        await().until(() -> client.state() instanceof RpcState.Connected);
        assertThat(client.read("echo").toString()).isEqualTo("[]");
    }

    @Test
    void whenAllAreRefusedEachIsNamedWithItsReason() throws Exception {
        FakeNode one = otherChain();
        FakeNode two = with(new FakeNode()).on("system_chain", (socket, request) -> "\"Third\"");
        RpcException e = catchThrowableOfType(RpcException.class, () -> open(FAST, chainIsFake, one.uri(), two.uri()));
        assertThat(e.kind()).isEqualTo(Kind.REFUSED_ENDPOINT);
        assertThat(e)
                .hasMessageContaining(one.uri() + " was refused: It is a node of Other.")
                .hasMessageContaining(two.uri() + " was refused: It is a node of Third.");
    }

    @Test
    void theRefusedStateNamesEachEndpoint() throws Exception {
        FakeNode one = otherChain();
        RpcClient client = with(RpcConnections.start(List.of(one.uri()), FAST, chainIsFake));
        await().until(() -> client.state() instanceof RpcState.Refused);
        assertThat(client.state())
                .isEqualTo(new RpcState.Refused(
                        List.of(new RpcState.RefusedEndpoint(one.uri(), "It is a node of Other."))));
    }

    @Test
    void refusedAndUnreachableEndpointsAreBothNamed() throws Exception {
        FakeNode one = otherChain();
        URI nobody = nobody();
        RpcException e = catchThrowableOfType(RpcException.class, () -> open(FAST, chainIsFake, nobody, one.uri()));
        assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(e).hasMessageContaining(nobody.toString()).hasMessageContaining("It is a node of Other.");
    }

    @Test
    void aCheckThatFailsOrThrowsCountsAsAFailedAttempt() throws Exception {
        FakeNode node = with(new FakeNode());
        AtomicInteger checks = new AtomicInteger();
        EndpointCheck shaky = probe -> {
            switch (checks.incrementAndGet()) {
                case 1 -> probe.call("no_such_method");
                case 2 -> throw new IllegalStateException("a defect");
                default -> probe.call("system_chain");
            }
        };
        RpcClient client = with(RpcConnections.start(List.of(node.uri()), FAST, shaky));
        await().until(() -> client.state() instanceof RpcState.Connected);
        assertThat(checks).hasValue(3);
    }

    @Test
    void theProbeNeitherSubscribesNorClosesTheConnection() throws Exception {
        FakeNode node = with(new FakeNode());
        EndpointCheck check = probe -> {
            assertThatThrownBy(() -> probe.subscribe("a", "b", List.of(), item -> {}))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThat(probe.endpoint()).isEqualTo(node.uri());
            probe.close();
            probe.batch(List.of(RpcRequest.of("system_chain"), RpcRequest.of("echo")));
        };
        assertThat(open(FAST, check, node.uri()).call("system_chain").stringValue()).isEqualTo("Fake");
        assertThat(node.connections).hasValue(1);
    }

    @Test
    void openFailsAfterOneRoundAndSaysWhatIsTheMatter() throws Exception {
        URI nobody = nobody();
        RpcException e = catchThrowableOfType(
                RpcException.class,
                () -> open(RpcOptions.defaults(), EndpointCheck.none(), nobody, URI.create("ws://no-such.invalid")));
        assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(e.mayHaveArrived()).isFalse();
        assertThat(e)
                .hasMessageContaining(nobody + " does not accept connections")
                .hasMessageContaining("no-such.invalid cannot be found");
    }

    @Test
    void startConnectsWhenTheNodeAppears() throws Exception {
        URI uri = nobody();
        RpcClient client = with(RpcConnections.start(List.of(uri), FAST, EndpointCheck.none()));
        await().until(() -> client.state() instanceof RpcState.Waiting);
        FakeNode node = with(new FakeNode(uri.getPort()));
        await().until(() -> client.state() instanceof RpcState.Connected);
        assertThat(client.call("system_chain").stringValue()).isEqualTo("Fake");
        assertThat(node.connections).hasValue(1);
    }

    @Test
    void aCallDuringALongBackOffFailsAtOnceWithTheReason() throws Exception {
        URI uri = nobody();
        RpcOptions patient = FAST.withBackOff(Duration.ofMinutes(5), Duration.ofMinutes(10));
        RpcClient client = with(RpcConnections.start(List.of(uri), patient, EndpointCheck.none()));
        await().until(() -> client.state() instanceof RpcState.Waiting);
        RpcException e = catchThrowableOfType(RpcException.class, () -> client.call("author_submitExtrinsic", "0x00"));
        assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(e.mayHaveArrived()).isFalse();
        assertThat(e).hasMessageContaining("does not accept connections");
    }

    @Test
    void retryNowDoesNotWaitForTheBackOff() throws Exception {
        URI uri = nobody();
        RpcOptions patient = FAST.withBackOff(Duration.ofMinutes(5), Duration.ofMinutes(10));
        RpcClient client = with(RpcConnections.start(List.of(uri), patient, EndpointCheck.none()));
        await().until(() -> client.state() instanceof RpcState.Waiting);
        with(new FakeNode(uri.getPort()));
        client.retryNow();
        await().until(() -> client.state() instanceof RpcState.Connected);
    }

    @Test
    void watchersSeeTheStatesInOrder() throws Exception {
        FakeNode node = new FakeNode();
        URI uri = node.uri();
        RpcClient client = open(FAST, EndpointCheck.none(), uri);
        List<RpcState> seen = new CopyOnWriteArrayList<>();
        List<RpcState> other = new CopyOnWriteArrayList<>();
        client.watchState(seen::add);
        AutoCloseable ended = client.watchState(other::add);
        await().until(() -> seen.size() == 1 && other.size() == 1);
        assertThat(seen).containsExactly(new RpcState.Connected(uri));
        ended.close();
        node.close();
        await().until(() -> seen.stream().anyMatch(RpcState.Waiting.class::isInstance));
        with(new FakeNode(uri.getPort()));
        await().until(() -> seen.getLast() instanceof RpcState.Connected);
        client.close();
        await().until(() -> seen.getLast() instanceof RpcState.Closed);
        assertThat(other).hasSize(1);
    }

    @Test
    void aWatcherThatThrowsHearsTheNextState() throws Exception {
        FakeNode node = with(new FakeNode());
        RpcClient client = open(FAST, EndpointCheck.none(), node.uri());
        List<RpcState> seen = new CopyOnWriteArrayList<>();
        client.watchState(state -> {
            seen.add(state);
            throw new IllegalStateException("test");
        });
        await().until(() -> !seen.isEmpty());
        client.close();
        await().until(() -> seen.getLast() instanceof RpcState.Closed);
    }

    @Test
    void aServerThatDropsEveryConnectionIsNotHammered() throws Exception {
        RawServer server = with(new RawServer(RawServer.Peer::upgrade));
        RpcOptions slow = FAST.withBackOff(Duration.ofSeconds(30), Duration.ofSeconds(60));
        RpcClient client = with(RpcConnections.start(List.of(server.uri()), slow, EndpointCheck.none()));
        await().until(() -> client.state() instanceof RpcState.Waiting);
        assertThat(server.connections).hasValue(1);
    }

    @Test
    void closingWhileConnectingEndsEverything() throws Exception {
        RawServer server = with(new RawServer(RawServer.Peer::hang));
        RpcClient client = with(RpcConnections.start(List.of(server.uri()), FAST, EndpointCheck.none()));
        await().until(() -> server.connections.get() == 1);
        client.close();
        assertThat(client.state()).isInstanceOf(RpcState.Closed.class);
    }

    @Test
    void manyReconnectsLeaveNoThreadBehind() throws Exception {
        FakeNode node = with(new FakeNode());
        RpcClient client = open(FAST, EndpointCheck.none(), node.uri());
        for (int i = 0; i < 10; i++) {
            int connections = i + 2;
            node.cut();
            await().until(() -> node.connections.get() >= connections);
            client.read("echo");
        }
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("tern-rpc"))
                .hasSize(3));
    }

    @Test
    void addressesThatAreNoEndpointsAreRefusedAtOnce() {
        assertThatThrownBy(() -> RpcConnections.start(List.of(), FAST, EndpointCheck.none()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                () -> RpcConnections.start(List.of(URI.create("http://127.0.0.1")), FAST, EndpointCheck.none()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
