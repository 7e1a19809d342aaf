package tern.wallet.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tern.wallet.rpc.RpcException.Kind;

class HostileServerTest {

    private static final RpcOptions FAST = RpcOptions.defaults()
            .withCallTimeout(Duration.ofSeconds(10))
            .withConnectTimeout(Duration.ofSeconds(3))
            .withBackOff(Duration.ofMillis(20), Duration.ofMillis(200))
            .withMaxFrameBytes(1 << 20);

    private RawServer server;
    private RpcClient client;

    @AfterEach
    void close() throws IOException {
        if (client != null) {
            client.close();
        }
        server.close();
        assertThat(server.failures).isEmpty();
    }

    private RpcClient open(RpcOptions options, RawServer.Script script) throws Exception {
        server = new RawServer(script);
        client = RpcConnections.open(List.of(server.uri()), options, EndpointCheck.none());
        return client;
    }

    private RpcException openFailure(RpcOptions options, RawServer.Script script) throws IOException {
        server = new RawServer(script);
        return catchThrowableOfType(
                RpcException.class,
                () -> RpcConnections.open(List.of(server.uri()), options, EndpointCheck.none()));
    }

    private RpcException callFailure() {
        return catchThrowableOfType(RpcException.class, () -> client.call("author_submitExtrinsic", "0x00"));
    }

    /// First connection: does this on the first request; later ones answer properly.
    private RawServer.Script once(RawServer.Script onRequest) {
        return peer -> {
            peer.upgrade();
            if (peer.number == 1) {
                peer.readText();
                onRequest.run(peer);
            } else {
                peer.serveOk();
            }
        };
    }

    private void assertRecovers() throws RpcException {
        assertThat(client.read("m").stringValue()).isEqualTo("ok");
        assertThat(server.connections).hasValue(2);
    }

    private void assertFirstCallFails(Kind kind) throws RpcException {
        RpcException e = callFailure();
        assertThat(e.kind()).isEqualTo(kind);
        assertThat(e.mayHaveArrived()).isTrue();
        assertRecovers();
    }

    @Test
    void aConnectionCutInAFrameEndsTheCall() throws Exception {
        open(FAST, once(peer -> peer.raw(0x81, 100, '{')));
        assertFirstCallFails(Kind.CLOSED);
    }

    @Test
    void aConnectionCutInAHeaderEndsTheCall() throws Exception {
        open(FAST, once(peer -> peer.raw(0x81, 127, 0, 0)));
        assertFirstCallFails(Kind.CLOSED);
    }

    @Test
    void aGigabyteIsRefusedByItsHeader() throws Exception {
        AtomicReference<RawServer.Frame> goodbye = new AtomicReference<>();
        open(FAST, once(peer -> {
            peer.raw(0x81, 127, 0, 0, 0, 0, 0x40, 0, 0, 0);
            goodbye.set(peer.frame());
        }));
        assertFirstCallFails(Kind.TOO_LARGE);
        await().until(() -> goodbye.get() != null);
        assertThat(goodbye.get().opcode()).isEqualTo(8);
        assertThat(goodbye.get().payload()).isEqualTo(WebSocketFrames.closePayload(1009));
    }

    @Test
    void endlessFragmentsAreStoppedAtTheLimit() throws Exception {
        byte[] piece = new byte[60_000];
        open(FAST, once(peer -> {
            peer.out.write(RawServer.frame(0x01, piece));
            while (true) {
                peer.out.write(RawServer.frame(0x00, piece));
            }
        }));
        assertFirstCallFails(Kind.TOO_LARGE);
    }

    @Test
    void binaryMessagesEndTheConnection() throws Exception {
        open(FAST, once(peer -> {
            peer.raw(0x82, 2, '{', '}');
            peer.drain();
        }));
        assertFirstCallFails(Kind.MALFORMED);
    }

    @Test
    void invalidUtf8EndsTheConnection() throws Exception {
        open(FAST, once(peer -> {
            peer.raw(0x81, 4, '"', 0xC3, 0x28, '"');
            peer.drain();
        }));
        assertFirstCallFails(Kind.MALFORMED);
    }

    @Test
    void whatIsNotJsonEndsTheConnection() throws Exception {
        open(FAST, once(peer -> {
            peer.text("<html>Bad Gateway</html>");
            peer.drain();
        }));
        assertFirstCallFails(Kind.MALFORMED);
    }

    @Test
    void aMaskedFrameEndsTheConnection() throws Exception {
        open(FAST, once(peer -> {
            peer.raw(0x81, 0x82, 1, 2, 3, 4, '{' ^ 1, '}' ^ 2);
            peer.drain();
        }));
        assertFirstCallFails(Kind.MALFORMED);
    }

    @Test
    void aCloseFrameEndsTheCallWithItsReasonAndIsAnswered() throws Exception {
        AtomicReference<RawServer.Frame> echo = new AtomicReference<>();
        open(FAST, once(peer -> {
            peer.out.write(RawServer.frame(0x88, "\u0003\u00e9restart".getBytes(StandardCharsets.ISO_8859_1)));
            echo.set(peer.frame());
        }));
        RpcException e = callFailure();
        assertThat(e.kind()).isEqualTo(Kind.CLOSED);
        assertThat(e.details()).get().asString().contains("1001").contains("restart");
        await().until(() -> echo.get() != null);
        assertThat(echo.get().opcode()).isEqualTo(8);
        assertRecovers();
    }

    @Test
    void aNodeThatFindsTheRequestTooLongSaysSo() throws Exception {
        open(FAST, once(peer -> peer.out.write(RawServer.frame(0x88, new byte[]{0x03, (byte) 0xF1}))));
        assertFirstCallFails(Kind.TOO_LARGE);
    }

    @Test
    void pingsAreAnswered() throws Exception {
        AtomicReference<RawServer.Frame> pong = new AtomicReference<>();
        open(FAST, peer -> {
            peer.upgrade();
            peer.raw(0x89, 3, 'a', 'b', 'c');
            pong.set(peer.frame());
            peer.serveOk();
        });
        await().until(() -> pong.get() != null);
        assertThat(pong.get().opcode()).isEqualTo(10);
        assertThat(pong.get().payload()).isEqualTo("abc".getBytes(StandardCharsets.UTF_8));
        assertThat(client.call("m").stringValue()).isEqualTo("ok");
    }

    @Test
    void aNodeThatAnswersPingsKeepsItsConnection() throws Exception {
        CountDownLatch pinged = new CountDownLatch(4);
        open(FAST.withPing(Duration.ofMillis(50), Duration.ofSeconds(5)), peer -> {
            peer.upgrade();
            for (int i = 0; i < 4; i++) {
                RawServer.Frame ping = peer.frame();
                assertThat(ping.opcode()).isEqualTo(9);
                peer.out.write(RawServer.frame(0x8A, ping.payload()));
                pinged.countDown();
            }
            peer.serveOk();
        });
        assertThat(pinged.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(client.call("m").stringValue()).isEqualTo("ok");
        assertThat(server.connections).hasValue(1);
    }

    @Test
    void aHalfOpenConnectionIsGivenUp() throws Exception {
        open(FAST.withPing(Duration.ofMillis(200), Duration.ofMillis(800)), peer -> {
            peer.upgrade();
            if (peer.number == 1) {
                peer.hang();
            } else {
                peer.serveOk();
            }
        });
        RpcException e = callFailure();
        assertThat(e.kind()).isEqualTo(Kind.CLOSED);
        assertThat(e.details()).get().asString().contains("no sign of life");
        assertThat(client.read("m").stringValue()).isEqualTo("ok");
    }

    @Test
    void aNodeThatTalksButTakesNothingInIsGivenUp() throws Exception {
        open(FAST.withPing(Duration.ofMillis(200), Duration.ofMillis(500)), peer -> {
            peer.upgrade();
            if (peer.number > 1) {
                peer.serveOk();
            }
            while (true) {
                // fills the client's side with news while its own frames find no room
                peer.text("{\"jsonrpc\":\"2.0\",\"method\":\"x\",\"params\":{\"subscription\":1,\"result\":1}}");
                Thread.onSpinWait();
            }
        });
        String large = "x".repeat(16 << 20);
        RpcException e = catchThrowableOfType(RpcException.class, () -> client.call("m", large));
        assertThat(e.kind()).isEqualTo(Kind.CLOSED);
        assertThat(e.details()).get().asString().contains("no sign of life");
        assertThat(client.read("m").stringValue()).isEqualTo("ok");
    }

    @Test
    void anAnswerThatDripsForeverEndsWithTheTimeLimit() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        open(FAST, peer -> {
            peer.upgrade();
            peer.readText();
            peer.raw(0x81, 120);
            for (int i = 0; i < 100 && !over.await(50, TimeUnit.MILLISECONDS); i++) {
                peer.raw(' ');
            }
        });
        RpcException e = catchThrowableOfType(
                RpcException.class, () -> client.within(Duration.ofMillis(300)).call("m"));
        over.countDown();
        assertThat(e.kind()).isEqualTo(Kind.TIMEOUT);
    }

    @Test
    void aHandshakeThatDripsForeverEndsWithTheConnectLimit() throws Exception {
        long start = System.nanoTime();
        RpcException e = openFailure(FAST.withConnectTimeout(Duration.ofMillis(400)), peer -> {
            peer.raw("HTTP/1.1 101 x\r\n");
            while (true) {
                peer.raw("X");
                if (peer.socket.getInputStream().available() < 0) {
                    return;
                }
                new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
            }
        });
        assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aServerThatNeverSpeaksEndsWithTheConnectLimit() throws Exception {
        RpcException e = openFailure(FAST.withConnectTimeout(Duration.ofMillis(300)), RawServer.Peer::hang);
        assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(e).hasMessageContaining("did not answer within 300 ms");
    }

    @Test
    void aWrongAcceptKeyIsRefused() throws Exception {
        RpcException e = openFailure(FAST, peer -> {
            peer.head();
            peer.raw("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n");
            peer.drain();
        });
        assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(e).hasMessageContaining("does not answer as a node does");
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        RpcException e = openFailure(FAST, peer -> {
            peer.head();
            peer.raw("HTTP/1.1 301 Moved\r\nLocation: " + server.uri() + "/x\r\nContent-Length: 0\r\n\r\n");
        });
        assertThat(e).hasMessageContaining("HTTP 301").hasMessageContaining("moved");
        assertThat(server.connections).hasValue(1);
    }

    @Test
    void tooManyRequestsAtTheHandshakeIsSaidAndWaitedFor() throws Exception {
        RpcException e = openFailure(FAST, peer -> {
            peer.head();
            peer.raw("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 40\r\nContent-Length: 0\r\n\r\n");
        });
        assertThat(e.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(e).hasMessageContaining("40 s");
    }

    @Test
    void retryAfterIsRespectedBeforeTheNextAttempt() throws Exception {
        AtomicReference<Long> refusedAt = new AtomicReference<>();
        AtomicReference<Long> acceptedAt = new AtomicReference<>();
        server = new RawServer(peer -> {
            if (peer.number == 1) {
                peer.head();
                refusedAt.set(System.nanoTime());
                peer.raw("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n");
            } else {
                acceptedAt.set(System.nanoTime());
                peer.upgrade();
                peer.serveOk();
            }
        });
        client = RpcConnections.start(List.of(server.uri()), FAST, EndpointCheck.none());
        await().until(() -> client.state() instanceof RpcState.Waiting);
        client.retryNow();
        await().until(() -> client.state() instanceof RpcState.Connected);
        assertThat(Duration.ofNanos(acceptedAt.get() - refusedAt.get()))
                .isGreaterThan(Duration.ofMillis(950));
        assertThat(server.connections).hasValue(2);
    }

    @Test
    void anAddressWithSecretsShowsThemNowhereButToTheServer() throws Exception {
        AtomicReference<String> head = new AtomicReference<>();
        server = new RawServer(peer -> {
            head.set(peer.upgrade());
            if (peer.number == 1) {
                peer.readText();
            } else {
                peer.hang();
            }
        });
        String secretUri = "ws://user:geheim1@127.0.0.1:" + server.port() + "/geheim-geheim-geheim2?key=geheim3";
        client = RpcConnections.open(
                List.of(java.net.URI.create(secretUri)),
                FAST.withCallTimeout(Duration.ofMillis(500)),
                EndpointCheck.none());
        assertThat(head.get()).contains("geheim2?key=geheim3").contains("Authorization: Basic ");
        assertThat(client.endpoint().toString()).doesNotContain("geheim");
        assertThat(client.state().toString()).doesNotContain("geheim");
        RpcException lost = callFailure();
        RpcException late = catchThrowableOfType(RpcException.class, () -> client.read("m"));
        for (Throwable e : List.of(lost, late)) {
            for (Throwable t = e; t != null; t = t.getCause()) {
                assertThat(t.toString()).doesNotContain("geheim");
            }
        }
        assertThat(late.kind()).isEqualTo(Kind.TIMEOUT);
    }
}
