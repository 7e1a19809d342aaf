package tern.node.practice.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tern.wallet.rpc.RpcClient;

/// Whatever one client sends, it is answered or let go, and the others notice nothing.
class HostileClientsTest {

    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"system_chain\",\"params\":[]}";

    @TempDir
    static Path folder;

    private static Door door;
    private static RpcClient honest;

    @BeforeAll
    static void open() throws Exception {
        door = Door.impatient(folder, Duration.ofSeconds(5));
        honest = door.client();
    }

    @AfterAll
    static void close() {
        honest.close();
        door.close();
    }

    @AfterEach
    void othersGoOn() throws Exception {
        assertThat(honest.call("system_chain").stringValue()).isEqualTo("Bittensor Practice");
    }

    private static RawSocket socket() throws Exception {
        RawSocket socket = new RawSocket(door.port());
        assertThat(socket.upgrade(door.port())).contains("101");
        return socket;
    }

    @Test
    void aGigabyteIsRefusedFromItsHeader() throws Exception {
        try (RawSocket socket = socket()) {
            socket.frameHead(0x81, 1L << 30);
            assertThat(socket.endsSoon()).isTrue();
        }
        try (RawSocket socket = socket()) {
            socket.frameHead(0x81, Long.MAX_VALUE);
            assertThat(socket.endsSoon()).isTrue();
        }
    }

    @Test
    void fragmentsDoNotAddUpToMoreThanAFrameMayHave() throws Exception {
        byte[] part = new byte[300_000];
        try (RawSocket socket = socket()) {
            socket.frame(0x01, part);
            try {
                for (int i = 0; i < 5; i++) {
                    socket.frame(0x00, part);
                }
            } catch (java.net.SocketException e) {
                // let go in the middle of it: that is what is asked for
                assertThat(e).isNotNull();
            }
            assertThat(socket.endsSoon()).isTrue();
        }
    }

    @Test
    void textThatIsNoUtf8EndsTheConnection() throws Exception {
        try (RawSocket socket = socket()) {
            socket.frame(0x81, new byte[]{'"', (byte) 0xc3, (byte) 0x28, '"'});
            assertThat(socket.endsSoon()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,2", "nonsense", "\"text\" \"more\"", "{\"a\":NaN}"})
    void whatIsNoJsonIsAParseError(String text) throws Exception {
        try (RawSocket socket = socket()) {
            socket.text(text);
            assertThat(socket.readText()).contains("\"code\":-32700");
            socket.text(PING);
            assertThat(socket.readText()).contains("\"id\":0,\"result\":\"Bittensor Practice\"");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "7|-32600", "[]|-32600", "{}|-32600", "{\"id\":{},\"method\":\"system_chain\"}|-32600",
            "{\"id\":1,\"method\":5}|-32600", "{\"id\":1,\"method\":\"no_such\"}|-32601",
            "{\"id\":1,\"method\":\"state_call\",\"params\":{\"a\":1}}|-32602",
            "{\"id\":1,\"method\":\"state_getKeysPaged\",\"params\":[\"0x\",-5]}|-32602",
            "{\"id\":1,\"method\":\"chain_getBlockHash\",\"params\":[99999999999999999999999]}|-32602",
            "{\"id\":1,\"method\":\"chainHead_v1_header\",\"params\":[\"x\",\"0x00\"]}|-32602",
            "{\"id\":1,\"method\":\"author_submitExtrinsic\",\"params\":[\"0x\"]}|1002"})
    void wrongRequestsAreAnsweredWithTheRightCode(String text, int code) throws Exception {
        try (RawSocket socket = socket()) {
            socket.text(text);
            assertThat(socket.readText()).contains("\"code\":" + code);
        }
    }

    @Test
    void nestingIsBoundedAndBatchesAre() throws Exception {
        try (RawSocket socket = socket()) {
            socket.text("[".repeat(100_000));
            assertThat(socket.readText()).contains("-32700");
            socket.text("[" + (PING + ",").repeat(2_500) + PING + "]");
            assertThat(socket.readText()).contains("batch request was too large");
            socket.text("[" + PING + ",7,{\"jsonrpc\":\"2.0\",\"method\":\"system_name\"}]");
            assertThat(socket.readText()).startsWith("[{")
                    .contains("Bittensor Practice")
                    .contains("-32600")
                    .doesNotContain("practice node");
        }
    }

    @Test
    void frameErrorsEndTheConnection() throws Exception {
        for (int first : List.of(0x83, 0xc1, 0x80, 0x8b)) {
            try (RawSocket socket = socket()) {
                assertThat(endsAfter(socket, first)).as("first byte %x", first).isTrue();
            }
        }
    }

    private static boolean endsAfter(RawSocket socket, int first) throws IOException {
        byte[] empty = {};
        try {
            if (first == 0x8b) {
                socket.frameHead(first, 20);
            } else {
                socket.frame(first, empty);
                if (first == 0x80) {
                    socket.frame(first, empty);
                }
            }
            socket.frame(0x88, new byte[]{3, (byte) 0xe8});
        } catch (SocketException e) {
            // the node ended it before all was said
            return true;
        }
        return socket.endsSoon();
    }

    @Test
    void halfOpenConnectionsAreLetGoAndDoNotKeepOthersOut() throws Exception {
        List<RawSocket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                RawSocket socket = new RawSocket(door.port());
                if (i % 2 == 0) {
                    socket.send("GET / HTTP/1.1\r\nHost: ");
                }
                silent.add(socket);
            }
            try (RawSocket socket = socket()) {
                socket.text(PING);
                assertThat(socket.readText()).contains("Bittensor Practice");
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> door.server().openConnections() < 20);
        } finally {
            for (RawSocket socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void pagesOfOtherOriginsAreTurnedAway() throws Exception {
        int port = door.port();
        for (String origin : List.of("https://polkadot.js.org", "null", "http://127.0.0.1:1", "file://")) {
            try (RawSocket socket = new RawSocket(port)) {
                assertThat(socket.upgrade(port, "Origin: " + origin)).as(origin).contains("403");
            }
        }
        try (RawSocket socket = new RawSocket(port)) {
            assertThat(socket.upgrade(port, "Host: rebound.example.org:" + port)).contains("403");
        }
        try (RawSocket socket = new RawSocket(port)) {
            assertThat(socket.upgrade(port, "Origin: http://localhost:" + port)).contains("101");
        }
        try (RawSocket socket = new RawSocket(port)) {
            assertThat(socket.request("GET", port)).contains("405");
        }
    }

    @Test
    void postsAreAnsweredWithJsonOnly() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port()));
            HttpResponse<String> good = client.send(request.copy()
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("[" + PING + "]"))
                    .build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            assertThat(good.statusCode()).isEqualTo(200);
            assertThat(good.body()).isEqualTo("[{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":\"Bittensor Practice\"}]");
            HttpResponse<String> form = client.send(request.copy()
                    .header("content-type", "text/plain")
                    .POST(HttpRequest.BodyPublishers.ofString(PING))
                    .build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            assertThat(form.statusCode()).isEqualTo(415);
            HttpResponse<String> subscription = client.send(request.copy()
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(PING.replace("system_chain", "chain_subscribeNewHeads")))
                    .build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            assertThat(subscription.body()).contains("need a WebSocket");
        }
    }

    @Test
    void manyLargeQuestionsFillNoMemory() throws Exception {
        try (RawSocket socket = socket()) {
            String long1 = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"state_call\",\"params\":[\"Core_version\",\"0x"
                    + "00".repeat(400_000) + "\"]}";
            for (int i = 0; i < 30; i++) {
                socket.text(long1);
                assertThat(socket.readText()).contains("trap");
            }
        }
    }

    @Test
    void whoDoesNotReadIsLetGo() throws Exception {
        try (RawSocket socket = socket()) {
            String metadata = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"state_getMetadata\",\"params\":[]}";
            try {
                for (int i = 0; i < 400; i++) {
                    socket.text(metadata);
                }
            } catch (java.net.SocketException e) {
                // let go while it was still asking
                assertThat(e).isNotNull();
            }
            await().atMost(Duration.ofSeconds(45)).until(() -> door.server().openConnections() <= 1);
        }
    }
}
