package tern.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import tern.app.transact.OtherEnd;
import tern.wallet.units.Hex;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A node that answers as a real one did when the recording was made, one file of calls and results for each test.
///
/// With `TERN_REAL_NODE=ws://…` and `TERN_RECORD=1` it passes everything on to that node and writes the recording
/// anew: do that after the wallet has changed what it asks for. The runtime's metadata is too large to keep here; it
/// stands in the recording as the name of a file beside the project, and without that file the test is skipped.
final class RecordedNode extends WebSocketServer {

    private static final Path RECORDINGS = Path.of("src/test/resources/tern/app/cli/recordings");
    private static final String METADATA_FILE = "raonet-218-v15.metadata.scale";

    /// The key of `System.Account` begins so.
    private static final String SYSTEM_ACCOUNT = "0x26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9";

    private final String name;
    private final Map<String, Deque<JsonNode>> answers = new HashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> storage = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> told = new ConcurrentHashMap<>();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final List<ObjectNode> recorded = Collections.synchronizedList(new ArrayList<>());
    private final Map<WebSocket, WebSocketClient> upstream = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> open = new ConcurrentHashMap<>();
    private final CountDownLatch started = new CountDownLatch(1);
    private final @Nullable URI real;

    private RecordedNode(String name, @Nullable URI real) {
        super(new InetSocketAddress("127.0.0.1", 0), 1);
        this.name = name;
        this.real = real;
        setReuseAddr(true);
        setTcpNoDelay(true);
        setDaemon(true);
    }

    static RecordedNode open(String name) {
        String real = System.getenv("TERN_REAL_NODE");
        boolean record = real != null && System.getenv("TERN_RECORD") != null;
        RecordedNode node = new RecordedNode(name, record ? URI.create(real) : null);
        if (!record) {
            node.load();
        }
        node.start();
        try {
            if (!node.started.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("the recorded node did not start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        return node;
    }

    String url() {
        return "ws://127.0.0.1:" + getPort();
    }

    /// How often something was asked: a method, or the runtime call of a `state_call`.
    long asked(String what) {
        return asked.stream().filter(what::equals).count();
    }

    /// Answers this method so from now on, whatever its parameters.
    RecordedNode telling(String method, ObjectNode answer) {
        told.put(method, answer);
        return this;
    }

    /// Takes this method and never answers it.
    RecordedNode silentAt(String method) {
        silent.add(method);
        return this;
    }

    /// After the recorded validations of the trial signatures: the runtime takes the transaction.
    RecordedNode takingTransactions() {
        ObjectNode valid = JsonNodeFactory.instance.objectNode()
                .put("result", "0x00" + "00".repeat(8) + "0000" + "ff".repeat(8) + "01");
        answers.get("TaggedTransactionQueue_validate_transaction").addLast(valid);
        return this;
    }

    /// Says that the account has used this many numbers; `key` ends in its account.
    RecordedNode withNonce(String accountHex, int nonce) {
        byte[] first = new byte[]{(byte) nonce, (byte) (nonce >> 8), (byte) (nonce >> 16), (byte) (nonce >> 24)};
        storage.replaceAll((key, value) -> key.startsWith(SYSTEM_ACCOUNT) && key.endsWith(accountHex)
                ? Hex.encode(first) + value.substring(10)
                : value);
        return this;
    }

    void finish() {
        try {
            stop(1000);
            if (real != null) {
                save();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onOpen(WebSocket connection, ClientHandshake handshake) {
        if (real == null) {
            return;
        }
        WebSocketClient client = new WebSocketClient(real) {
            @Override
            public void onOpen(ServerHandshake serverHandshake) {}

            @Override
            public void onMessage(String message) {
                keep(JsonMapper.shared().readTree(message));
                connection.send(message);
            }

            @Override
            public void onClose(int code, String reason, boolean remote) {
                OtherEnd.close(connection::close);
            }

            @Override
            public void onError(Exception error) {
                OtherEnd.close(connection::close);
            }
        };
        client.setConnectionLostTimeout(0);
        try {
            if (!client.connectBlocking(10, TimeUnit.SECONDS)) {
                throw new AssertionError("the real node does not answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        upstream.put(connection, client);
    }

    @Override
    public void onMessage(WebSocket connection, String message) {
        JsonNode tree = JsonMapper.shared().readTree(message);
        for (JsonNode request : tree.isArray() ? tree : List.of(tree)) {
            String method = request.path("method").stringValue();
            asked.add(method.equals("state_call") ? request.path("params").path(0).stringValue() : method);
            open.put(request.path("id").toString(), request);
        }
        if (real != null) {
            upstream.get(connection).send(message);
            return;
        }
        if (tree.isArray()) {
            ArrayNode replies = JsonNodeFactory.instance.arrayNode();
            tree.forEach(request -> replies.add(reply(request)));
            connection.send(replies.toString());
        } else if (!silent.contains(tree.path("method").stringValue())) {
            connection.send(reply(tree).toString());
        }
    }

    @Override
    public void onClose(WebSocket connection, int code, String reason, boolean remote) {
        WebSocketClient client = upstream.remove(connection);
        if (client != null) {
            OtherEnd.close(client::close);
        }
    }

    @Override
    public void onError(@Nullable WebSocket connection, Exception error) {
        throw new AssertionError("the recorded node failed", error);
    }

    private ObjectNode reply(JsonNode request) {
        ObjectNode reply = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
        reply.set("id", request.path("id"));
        ObjectNode scripted = told.get(request.path("method").stringValue());
        if (scripted != null) {
            reply.setAll(scripted);
            return reply;
        }
        Deque<JsonNode> known = answers.get(key(request));
        if (known == null && request.path("method").stringValue().equals("state_queryStorageAt")) {
            reply.set("result", changes(request));
            return reply;
        }
        if (known == null) {
            reply.putObject("error")
                    .put("code", -32601)
                    .put("message", "not in the recording " + name + ": "
                            + key(request));
            return reply;
        }
        JsonNode answer = known.size() > 1 ? known.removeFirst() : known.getFirst();
        reply.setAll((ObjectNode) answer);
        return reply;
    }

    /// Single values of what was recorded, for reads that the recording has in other company.
    private ArrayNode changes(JsonNode request) {
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        ObjectNode block = result.addObject();
        block.set("block", request.path("params").path(1));
        ArrayNode changes = block.putArray("changes");
        for (JsonNode key : request.path("params").path(0)) {
            String value = storage.get(key.stringValue());
            ArrayNode change = changes.addArray().add(key.stringValue());
            if (value == null) {
                change.addNull();
            } else {
                change.add(value);
            }
        }
        return result;
    }

    /// A trial signature is another one each time, so that call goes by its name alone.
    private static String key(JsonNode request) {
        JsonNode call = request.path("params").path(0);
        if (call.isString() && call.stringValue().equals("TaggedTransactionQueue_validate_transaction")) {
            return call.stringValue();
        }
        return request.path("method").stringValue() + request.path("params");
    }

    private void keep(JsonNode message) {
        for (JsonNode reply : message.isArray() ? message : List.of(message)) {
            JsonNode request = open.remove(reply.path("id").toString());
            if (request == null) {
                continue;
            }
            ObjectNode line = JsonNodeFactory.instance.objectNode();
            line.set("method", request.path("method"));
            line.set("params", request.path("params"));
            if (reply.has("error")) {
                line.set("error", reply.path("error"));
            } else {
                line.set("result", withoutMetadata(reply.path("result")));
            }
            recorded.add(line);
        }
    }

    private static JsonNode withoutMetadata(JsonNode result) {
        if (!result.isString() || result.stringValue().length() < 100_000) {
            return result;
        }
        String hex = result.stringValue();
        String metadata = Hex.encode(metadata()).substring(2);
        if (!hex.endsWith(metadata)) {
            throw new AssertionError("the node's metadata is not that of " + METADATA_FILE);
        }
        return JsonNodeFactory.instance.objectNode()
                .put("metadataBehind",
                        hex.substring(0, hex.length() - metadata.length()));
    }

    private void load() {
        try (InputStream in = RecordedNode.class.getResourceAsStream("recordings/" + name + ".jsonl")) {
            if (in == null) {
                throw new AssertionError("no recording " + name);
            }
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                ObjectNode call = (ObjectNode) JsonMapper.shared().readTree(line);
                String key = key(call);
                JsonNode behind = call.path("result").path("metadataBehind");
                if (behind.isString()) {
                    call.put("result", behind.stringValue() + Hex.encode(metadata()).substring(2));
                }
                for (JsonNode change : call.path("result").path(0).path("changes")) {
                    if (change.path(1).isString()) {
                        storage.put(change.path(0).stringValue(), change.path(1).stringValue());
                    }
                }
                call.remove(List.of("method", "params"));
                answers.computeIfAbsent(key, _ -> new ArrayDeque<>()).addLast(call);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void save() {
        StringBuilder text = new StringBuilder();
        recorded.forEach(line -> text.append(line).append('\n'));
        try {
            Files.createDirectories(RECORDINGS);
            Files.writeString(RECORDINGS.resolve(name + ".jsonl"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] metadata() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve("shared").resolve("data").resolve(METADATA_FILE);
            if (Files.isReadable(file)) {
                try {
                    return Files.readAllBytes(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return Assumptions.abort("skipped: real chain metadata " + METADATA_FILE + " is not here");
    }
}
