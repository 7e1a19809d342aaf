package tern.wallet.chain;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import tern.wallet.units.Hash32;
import tern.wallet.units.Hex;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A node over a real WebSocket: a small chain that grows and becomes final when the test says so, with the runtimes of
/// [SmallMetadata]. Counts frames, and lets a test answer any method in its own way.
final class FakeNode implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Answer> answers = new HashMap<>();
    private final List<List<String>> frames = new ArrayList<>();
    private final List<FakeBlock> blocks = new ArrayList<>();
    private final Map<Hash32, FakeBlock> byHash = new LinkedHashMap<>();
    private final Map<String, String> storage = new HashMap<>();
    private final Map<String, List<Subscriber>> subscribers = new HashMap<>();
    private final Server server;
    private int subscriptions;
    private long finalized;
    private long spec;

    /// Answers one request.
    interface Answer {
        /// @return the result
        /// @throws Refused for an error
        JsonNode answer(JsonNode params) throws Refused;
    }

    /// An error of the node.
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final int code;

        Refused(int code, String message) {
            super(message);
            this.code = code;
        }
    }

    record FakeBlock(ObjectNode header, Header parsed, List<byte[]> extrinsics, byte[] events, long spec) {}

    private record Subscriber(WebSocket socket, String id, String method) {}

    FakeNode(long spec) throws Exception {
        this.spec = spec;
        append(List.of(), new byte[1], "genesis");
        standardAnswers();
        server = new Server();
        server.setReuseAddr(true);
        server.setDaemon(true);
        server.start();
        if (!server.started.await(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the server did not start");
        }
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + server.getPort());
    }

    Network network() {
        return new Network("fake", "Fake", List.of(uri()), Optional.empty(), Duration.ZERO, Network.Trust.OWN);
    }

    synchronized Hash32 genesis() {
        return blocks.getFirst().parsed().hash();
    }

    /// Names of the methods of each frame so far.
    synchronized List<List<String>> frames() {
        return List.copyOf(frames);
    }

    synchronized void forgetFrames() {
        frames.clear();
    }

    synchronized void on(String method, Answer answer) {
        answers.put(method, answer);
    }

    synchronized Answer present(String method) {
        return answers.get(method);
    }

    synchronized void store(String key, String value) {
        storage.put(key, value);
    }

    /// The runtime from the next block on; told to who asked to be told.
    synchronized void upgrade(long toSpec) {
        upgradeUntold(toSpec);
        tellVersion();
    }

    /// The runtime from the next block on, and nobody is told.
    synchronized void upgradeUntold(long toSpec) {
        spec = toSpec;
        produce();
    }

    synchronized void tellVersion() {
        send("state_runtimeVersion", version(spec));
    }

    synchronized BlockRef best() {
        return blocks.getLast().parsed().ref();
    }

    /// A block with extrinsics that all succeed.
    synchronized BlockRef produce(byte[]... extrinsics) {
        return produceWith(FakeEvents.successes(extrinsics.length), extrinsics);
    }

    /// @param events encoded `System.Events`
    synchronized BlockRef produceWith(byte[] events, byte[]... extrinsics) {
        FakeBlock block = append(List.of(extrinsics), events, "block");
        send("chain_newHead", block.header());
        return block.parsed().ref();
    }

    /// Replaces the best block by another one.
    synchronized BlockRef replaceBest(byte[]... extrinsics) {
        blocks.removeLast();
        FakeBlock block = append(List.of(extrinsics), FakeEvents.successes(extrinsics.length), "fork");
        send("chain_newHead", block.header());
        return block.parsed().ref();
    }

    synchronized void makeFinal(long number) {
        finalized = number;
        send("chain_finalizedHead", blocks.get(Math.toIntExact(number)).header());
    }

    /// Reports on the transaction that was submitted last.
    synchronized void report(String status) {
        send("author_extrinsicUpdate", JSON.readTree(status));
    }

    synchronized int watchers(String method) {
        return subscribers.getOrDefault(method, List.of()).size();
    }

    synchronized void dropConnections() {
        subscribers.clear();
        List.copyOf(server.getConnections()).forEach(socket -> socket.closeConnection(1006, "dropped"));
    }

    @Override
    public void close() throws InterruptedException {
        server.stop(1000);
    }

    private FakeBlock append(List<byte[]> extrinsics, byte[] events, String salt) {
        ObjectNode header = JSON.createObjectNode();
        Hash32 parent = blocks.isEmpty() ? Hash32.of(new byte[32]) : blocks.getLast().parsed().hash();
        header.put("parentHash", parent.toString());
        header.put("number", "0x" + Long.toHexString(blocks.size()));
        header.put("stateRoot", Extrinsics.hash((salt + extrinsics.size()).getBytes()).toString());
        header.put("extrinsicsRoot", Extrinsics.hash(Extrinsics.concat(extrinsics.toArray(byte[][]::new))).toString());
        header.putObject("digest").putArray("logs").add("0x0661757261207a");
        try {
            FakeBlock block = new FakeBlock(header, Header.parse(header), extrinsics, events, spec);
            blocks.add(block);
            byHash.put(block.parsed().hash(), block);
            return block;
        } catch (ChainException e) {
            throw new AssertionError(e);
        }
    }

    private void standardAnswers() {
        answers.put("chain_getBlockHash", params -> {
            long number = params.isEmpty() || params.get(0).isNull() ? blocks.size() - 1 : params.get(0).longValue();
            return number < blocks.size()
                    ? text(blocks.get((int) number).parsed().hash().toString())
                    : JSON.nullNode();
        });
        answers.put("chain_getHeader", params -> at(params, 0).header());
        answers.put("chain_getFinalizedHead", _ -> text(blocks.get((int) finalized).parsed().hash().toString()));
        answers.put("chain_getBlock", params -> {
            ObjectNode answer = JSON.createObjectNode();
            ObjectNode block = answer.putObject("block");
            block.set("header", at(params, 0).header());
            ArrayNode extrinsics = block.putArray("extrinsics");
            at(params, 0).extrinsics().forEach(one -> extrinsics.add(Hex.encode(one)));
            return answer;
        });
        answers.put("state_getRuntimeVersion", params -> version(at(params, 0).spec()));
        answers.put("system_accountNextIndex", _ -> JSON.getNodeFactory().numberNode(5));
        answers.put("payment_queryInfo", _ -> JSON.readTree("{\"weight\":{},\"partialFee\":\"1234\"}"));
        answers.put("state_getStorage", params -> {
            if (params.get(0).stringValue().equals(FakeEvents.key())) {
                return text(Hex.encode(at(params, 1).events()));
            }
            String value = storage.get(params.get(0).stringValue());
            return value == null ? JSON.nullNode() : text(value);
        });
        answers.put("state_queryStorageAt", params -> {
            ArrayNode answer = JSON.createArrayNode();
            ObjectNode set = answer.addObject();
            set.put("block", at(params, 1).parsed().hash().toString());
            ArrayNode changes = set.putArray("changes");
            for (JsonNode key : params.get(0)) {
                changes.addArray().add(key.stringValue()).add(storage.get(key.stringValue()));
            }
            return answer;
        });
        answers.put("state_getKeysPaged", params -> {
            ArrayNode keys = JSON.createArrayNode();
            String after = params.get(2).isNull() ? "" : params.get(2).stringValue();
            storage.keySet()
                    .stream()
                    .sorted()
                    .filter(key -> key.startsWith(params.get(0).stringValue()) && key.compareTo(after) > 0)
                    .limit(params.get(1).intValue())
                    .forEach(keys::add);
            return keys;
        });
        answers.put("state_call", new FakeRuntimeCalls(this)::answer);
        answers.put("author_submitAndWatchExtrinsic", _ -> text("submitted"));
    }

    /// The block that the parameter names; the best one without.
    synchronized FakeBlock at(JsonNode params, int index) throws Refused {
        if (index >= params.size() || params.get(index).isNull()) {
            return blocks.getLast();
        }
        FakeBlock block = byHash.get(Hash32.parse(params.get(index).stringValue()));
        if (block == null) {
            throw new Refused(4003, "Client error: UnknownBlock");
        }
        return block;
    }

    synchronized FakeBlock block(long number) {
        return blocks.get(Math.toIntExact(number));
    }

    static JsonNode text(String value) {
        return JSON.getNodeFactory().stringNode(value);
    }

    static ObjectNode version(long spec) {
        ObjectNode version = JSON.createObjectNode();
        version.put("specName", "tern-test")
                .put("implName", "tern-test")
                .put("specVersion", spec)
                .put("implVersion", 1)
                .put("transactionVersion", 1);
        version.putArray("apis").addArray().add("0xdf6acb689907609b").add(5);
        return version;
    }

    private void send(String notification, JsonNode result) {
        for (Subscriber subscriber : subscribers.getOrDefault(notification, List.of())) {
            ObjectNode message = JSON.createObjectNode().put("jsonrpc", "2.0").put("method", notification);
            message.putObject("params").put("subscription", subscriber.id()).set("result", result);
            if (subscriber.socket().isOpen()) {
                subscriber.socket().send(message.toString());
            }
        }
    }

    private synchronized void message(WebSocket socket, String message) {
        JsonNode frame = JSON.readTree(message);
        List<String> methods = new ArrayList<>();
        List<Runnable> afterwards = new ArrayList<>();
        if (frame.isArray()) {
            ArrayNode replies = JSON.createArrayNode();
            for (JsonNode request : frame) {
                methods.add(request.path("method").stringValue());
                replies.add(reply(socket, request, afterwards));
            }
            frames.add(methods);
            socket.send(replies.toString());
        } else {
            frames.add(List.of(frame.path("method").stringValue()));
            socket.send(reply(socket, frame, afterwards).toString());
        }
        afterwards.forEach(Runnable::run);
    }

    private JsonNode reply(WebSocket socket, JsonNode request, List<Runnable> afterwards) {
        ObjectNode reply = JSON.createObjectNode().put("jsonrpc", "2.0");
        reply.set("id", request.path("id"));
        String method = request.path("method").stringValue();
        try {
            Optional<String> notification = notification(method);
            if (notification.isPresent()) {
                Answer first = answers.get(method);
                if (first != null) {
                    first.answer(request.path("params"));
                }
                String id = "s" + ++subscriptions;
                subscribers.computeIfAbsent(notification.get(), _ -> new ArrayList<>())
                        .add(new Subscriber(socket, id, method));
                afterwards.add(() -> firstNotification(notification.get()));
                reply.put("result", id);
            } else if (method.contains("nsubscribe") || method.equals("author_unwatchExtrinsic")) {
                String id = request.path("params").get(0).stringValue();
                subscribers.values().forEach(list -> list.removeIf(one -> one.id().equals(id)));
                reply.put("result", true);
            } else if (answers.containsKey(method)) {
                reply.set("result", answers.get(method).answer(request.path("params")));
            } else {
                throw new Refused(-32601, "Method not found");
            }
        } catch (Refused e) {
            reply.putObject("error").put("code", e.code).put("message", e.getMessage());
        }
        return reply;
    }

    private void firstNotification(String notification) {
        switch (notification) {
            case "chain_newHead" -> send(notification, blocks.getLast().header());
            case "chain_finalizedHead" -> send(notification, blocks.get((int) finalized).header());
            case "state_runtimeVersion" -> send(notification, version(blocks.getLast().spec()));
            default -> {
            }
        }
    }

    private static Optional<String> notification(String method) {
        return Optional.ofNullable(switch (method) {
            case "chain_subscribeNewHeads" -> "chain_newHead";
            case "chain_subscribeFinalizedHeads" -> "chain_finalizedHead";
            case "state_subscribeRuntimeVersion" -> "state_runtimeVersion";
            case "author_submitAndWatchExtrinsic" -> "author_extrinsicUpdate";
            default -> null;
        });
    }

    private final class Server extends WebSocketServer {

        private final CountDownLatch started = new CountDownLatch(1);

        Server() {
            super(new InetSocketAddress("127.0.0.1", 0), 1);
        }

        @Override
        public void onOpen(WebSocket socket, ClientHandshake handshake) {}

        @Override
        public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

        @Override
        public void onMessage(WebSocket socket, String message) {
            FakeNode.this.message(socket, message);
        }

        @Override
        public void onError(WebSocket socket, Exception error) {
            error.printStackTrace();
        }

        @Override
        public void onStart() {
            started.countDown();
        }
    }
}
