package tern.wallet.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tern.wallet.rpc.RpcException.Kind;
import tools.jackson.databind.JsonNode;

class RpcSubscriptionsTest {

    private static final RpcOptions FAST = RpcOptions.defaults()
            .withCallTimeout(Duration.ofSeconds(10))
            .withBackOff(Duration.ofMillis(20), Duration.ofMillis(200));

    private static final SubscriptionSpec HEADS = SubscriptionSpec.of("sub_heads", "unsub_heads", List.of());

    private FakeNode node;
    private RpcClient client;
    private final Heard heard = new Heard();
    private final AtomicInteger ids = new AtomicInteger();

    private static final class Heard implements SubscriptionListener {

        final List<String> events = new CopyOnWriteArrayList<>();

        @Override
        public void onItem(JsonNode item) {
            events.add(item.toString());
        }

        @Override
        public void onGap() {
            events.add("gap");
        }

        @Override
        public void onEnd(RpcException reason) {
            events.add("end " + reason.kind());
        }
    }

    @BeforeEach
    void open() throws Exception {
        node = new FakeNode();
        // ids differ on every connection, as they do with a real node
        node.on("sub_heads", (socket, request) -> "\"id" + ids.incrementAndGet() + "\"");
        node.on("unsub_heads", (socket, request) -> "true");
        client = RpcConnections.open(List.of(node.uri()), FAST, EndpointCheck.none());
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        node.close();
    }

    private void send(String item) {
        node.notifyAll("news", "\"id" + ids.get() + "\"", item);
    }

    private void awaitEvents(String... events) {
        await().untilAsserted(() -> assertThat(heard.events).containsExactly(events));
    }

    @Test
    void itemsArriveInOrder() throws Exception {
        client.subscribe("sub_heads", "unsub_heads", List.of(), heard::onItem);
        for (int i = 0; i < 100; i++) {
            send(Integer.toString(i));
        }
        await().until(() -> heard.events.size() == 100);
        for (int i = 0; i < 100; i++) {
            assertThat(heard.events.get(i)).isEqualTo(Integer.toString(i));
        }
    }

    @Test
    void itemsThatComeBeforeTheAnswerAreDelivered() throws Exception {
        node.on("sub_heads", (socket, request) -> {
            socket.send(FakeNode.notification("news", "\"other\"", "0"));
            socket.send(FakeNode.notification("news", "\"early\"", "1"));
            socket.send(FakeNode.notification("news", "\"early\"", "2"));
            return "\"early\"";
        });
        client.subscribe(HEADS, heard);
        node.notifyAll("news", "\"early\"", "3");
        awaitEvents("1", "2", "3");
    }

    @Test
    void onlyABoundedNumberOfEarlyItemsIsKept() throws Exception {
        node.on("sub_heads", (socket, request) -> {
            for (int i = 0; i < 1000; i++) {
                socket.send(FakeNode.notification("news", "\"early\"", Integer.toString(i)));
            }
            return "\"early\"";
        });
        client.subscribe(HEADS, heard);
        node.notifyAll("news", "\"early\"", "\"now\"");
        await().until(() -> heard.events.contains("\"now\""));
        assertThat(heard.events).hasSize(65).contains("999").doesNotContain("0");
    }

    @Test
    void numbersServeAsSubscriptionIds() throws Exception {
        node.on("sub_heads", (socket, request) -> "18446744073709551615");
        RpcSubscription subscription = client.subscribe(HEADS, heard);
        node.notifyAll("news", "18446744073709551615", "1");
        awaitEvents("1");
        subscription.close();
        await().until(() -> node.count("unsub_heads") == 1);
        assertThat(node.frames.getLast()).contains("\"params\":[18446744073709551615]");
    }

    @Test
    void anAnswerThatIsNoSubscriptionIdIsMalformed() {
        node.on("sub_heads", (socket, request) -> "{}");
        RpcException e = catchThrowableOfType(RpcException.class, () -> client.subscribe(HEADS, heard));
        assertThat(e.kind()).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void aRefusedSubscriptionThrows() {
        RpcException e = catchThrowableOfType(
                RpcException.class, () -> client.subscribe("nope", "unsub_nope", List.of(), heard::onItem));
        assertThat(e.code()).hasValue(-32601);
    }

    @Test
    void closingTellsTheNodeAndSilencesTheListener() throws Exception {
        RpcSubscription subscription = client.subscribe(HEADS, heard);
        send("1");
        awaitEvents("1");
        subscription.close();
        subscription.close();
        assertThat(subscription.isActive()).isFalse();
        send("2");
        await().until(() -> node.count("unsub_heads") == 1);
        assertThat(node.frames.getLast()).contains("\"params\":[\"id1\"]");
        assertThat(client.call("system_chain").stringValue()).isEqualTo("Fake");
        assertThat(heard.events).containsExactly("1");
        assertThat(node.count("unsub_heads")).isEqualTo(1);
    }

    @Test
    void aListenerThatThrowsHearsTheNextItem() throws Exception {
        client.subscribe(HEADS, item -> {
            heard.onItem(item);
            if (item.intValue() == 2) {
                throw new StackOverflowError("test");
            }
            throw new IllegalStateException("test");
        });
        send("1");
        send("2");
        send("3");
        awaitEvents("1", "2", "3");
        assertThat(client.call("system_chain").stringValue()).isEqualTo("Fake");
        assertThat(node.connections).hasValue(1);
    }

    @Test
    void aListenerMayCallTheClientAndCloseItsSubscription() throws Exception {
        AtomicReference<RpcSubscription> own = new AtomicReference<>();
        CountDownLatch subscribed = new CountDownLatch(1);
        own.set(client.subscribe(HEADS, item -> {
            try {
                subscribed.await();
                heard.events.add(client.call("system_chain").stringValue());
            } catch (RpcException | InterruptedException e) {
                heard.events.add(e.toString());
            }
            own.get().close();
        }));
        subscribed.countDown();
        send("1");
        send("2");
        awaitEvents("Fake");
        await().until(() -> node.count("unsub_heads") == 1);
        assertThat(heard.events).containsExactly("Fake");
    }

    @Test
    void aListenerMayCloseTheClient() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        client.subscribe(HEADS, item -> {
            client.close();
            closed.countDown();
        });
        send("1");
        assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aSlowListenerGetsTheNewestItemsAndHearsOfTheGap() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        SubscriptionListener slow = new SubscriptionListener() {
            @Override
            public void onItem(JsonNode item) {
                heard.onItem(item);
                begun.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void onGap() {
                heard.onGap();
            }
        };
        client.subscribe(new SubscriptionSpec("sub_heads", "unsub_heads", List.of(), true, 10), slow);
        send("0");
        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
        for (int i = 1; i <= 5000; i++) {
            send(Integer.toString(i));
        }
        // an answer comes after all notifications sent before it, so all have been taken in then
        client.call("system_chain");
        go.countDown();
        await().until(() -> heard.events.contains("5000"));
        assertThat(heard.events)
                .containsExactly(
                        "0", "gap", "4991", "4992", "4993", "4994", "4995", "4996", "4997", "4998", "4999", "5000");
    }

    @Test
    void aReconnectRenewsTheSubscriptionAndTellsOfTheGap() throws Exception {
        RpcSubscription subscription = client.subscribe(HEADS, heard);
        send("1");
        awaitEvents("1");
        node.cut();
        await().until(() -> node.count("sub_heads") == 2);
        await().until(() -> heard.events.contains("gap"));
        send("2");
        awaitEvents("1", "gap", "2");
        assertThat(subscription.isActive()).isTrue();
        subscription.close();
        await().until(() -> node.count("unsub_heads") == 1);
        assertThat(node.frames.getLast()).contains("\"id2\"");
        node.cut();
        await().until(() -> node.connections.get() == 3);
        client.read("system_chain");
        assertThat(node.count("sub_heads")).isEqualTo(2);
    }

    @Test
    void aRenewalThatTheNodeTurnsDownEndsTheSubscription() throws Exception {
        RpcSubscription subscription = client.subscribe(HEADS, heard);
        node.onFrame((socket, frame) -> {
            socket.send(FakeNode.error(frame.get("id").toString(), -32601, "Method not found"));
            return true;
        });
        node.cut();
        awaitEvents("end SERVER_ERROR");
        assertThat(subscription.isActive()).isFalse();
    }

    @Test
    void aRenewalThatTheNodePutsOffIsTriedAgain() throws Exception {
        client.subscribe(HEADS, heard);
        AtomicInteger asked = new AtomicInteger();
        node.onFrame((socket, frame) -> {
            if (asked.getAndIncrement() == 0) {
                socket.send(FakeNode.error(frame.get("id").toString(), -32999, "RPC rate limit exceeded"));
                return true;
            }
            return false;
        });
        node.cut();
        await().atMost(Duration.ofSeconds(30)).until(() -> heard.events.contains("gap"));
        assertThat(node.count("sub_heads")).isEqualTo(2);
    }

    @Test
    void whatSubmitsIsNeverSentTwice() throws Exception {
        node.on("author_submitAndWatchExtrinsic", (socket, request) -> "\"watch\"");
        node.on("author_unwatchExtrinsic", (socket, request) -> "true");
        RpcSubscription watch = client.subscribe(
                SubscriptionSpec.of("author_submitAndWatchExtrinsic", "author_unwatchExtrinsic", List.of("0x00")),
                heard);
        node.notifyAll("author_extrinsicUpdate", "\"watch\"", "\"ready\"");
        awaitEvents("\"ready\"");
        node.cut();
        awaitEvents("\"ready\"", "end CLOSED");
        assertThat(watch.isActive()).isFalse();
        await().until(() -> node.connections.get() == 2);
        assertThat(client.read("system_chain").stringValue()).isEqualTo("Fake");
        assertThat(node.count("author_submitAndWatchExtrinsic")).isEqualTo(1);
    }

    @Test
    void aRenewedSubmissionCannotEvenBeAskedFor() {
        assertThatThrownBy(() -> new SubscriptionSpec(
                "author_submitAndWatchExtrinsic", "author_unwatchExtrinsic", List.of("0x00"), true, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSubscriptionWhoseAnswerCameTooLateIsGivenBack() throws Exception {
        AtomicReference<JsonNode> held = new AtomicReference<>();
        node.on("sub_heads", (socket, request) -> {
            held.set(request);
            return null;
        });
        RpcException e = catchThrowableOfType(
                RpcException.class,
                () -> client.within(Duration.ofMillis(100)).subscribe(HEADS, heard));
        assertThat(e.kind()).isEqualTo(Kind.TIMEOUT);
        node.socket().orElseThrow().send(FakeNode.result(held.get(), "\"late\""));
        await().until(() -> node.count("unsub_heads") == 1);
        assertThat(node.frames.getLast()).contains("\"late\"");
        node.notifyAll("news", "\"late\"", "1");
        client.call("system_chain");
        assertThat(heard.events).isEmpty();
    }

    @Test
    void anErrorNotificationEndsTheSubscription() throws Exception {
        RpcSubscription subscription = client.subscribe(HEADS, heard);
        send("1");
        node.socket()
                .orElseThrow()
                .send("{\"jsonrpc\":\"2.0\",\"method\":\"news\",\"params\":{\"subscription\":\"id1\","
                        + "\"error\":{\"code\":-32000,\"message\":\"lagging\"}}}");
        awaitEvents("1", "end SERVER_ERROR");
        assertThat(subscription.isActive()).isFalse();
    }

    @Test
    void closingTheClientEndsSubscriptionsWithoutACall() throws Exception {
        RpcSubscription subscription = client.subscribe(HEADS, heard);
        client.close();
        assertThat(subscription.isActive()).isFalse();
        await().until(() -> node.sockets().isEmpty());
        assertThat(heard.events).isEmpty();
        assertThat(node.count("unsub_heads")).isZero();
    }

    @Test
    void theListenersThreadEndsWithTheClient() throws Exception {
        AtomicReference<Thread> thread = new AtomicReference<>();
        client.subscribe(HEADS, item -> thread.set(Thread.currentThread()));
        send("1");
        await().until(() -> thread.get() != null);
        assertThat(thread.get().isVirtual()).isTrue();
        client.close();
        assertThat(thread.get().join(Duration.ofSeconds(5))).isTrue();
    }
}
