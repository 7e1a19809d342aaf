package tern.wallet.rpc;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A node made with another WebSocket implementation than the one under test. Answers by method; frames can also be
/// taken whole.
final class FakeNode implements AutoCloseable {

    /// Answers one request with the text of a result, or by itself through the socket and `null`.
    interface Answer {
        String result(WebSocket socket, JsonNode request);
    }

    /// Takes a whole frame; true: done with it.
    interface FrameHandler {
        boolean frame(WebSocket socket, JsonNode frame);
    }

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    final List<String> frames = new CopyOnWriteArrayList<>();
    final List<String> methods = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<FrameHandler> handlers = new CopyOnWriteArrayList<>();
    private final CountDownLatch started = new CountDownLatch(1);
    private final Server server;

    FakeNode() throws InterruptedException {
        this(0);
    }

    FakeNode(int port) throws InterruptedException {
        server = new Server(new InetSocketAddress("127.0.0.1", port));
        server.setReuseAddr(true);
        server.setTcpNoDelay(true);
        server.setDaemon(true);
        server.start();
        if (!started.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the fake node did not start");
        }
        on("system_chain", (socket, request) -> "\"Fake\"");
        on("echo", (socket, request) -> request.get("params").toString());
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + port());
    }

    int port() {
        return server.getPort();
    }

    FakeNode on(String method, Answer answer) {
        answers.put(method, answer);
        return this;
    }

    FakeNode onFrame(FrameHandler handler) {
        handlers.add(handler);
        return this;
    }

    Collection<WebSocket> sockets() {
        return server.getConnections();
    }

    Optional<WebSocket> socket() {
        return server.getConnections().stream().findFirst();
    }

    long count(String method) {
        return methods.stream().filter(method::equals).count();
    }

    void notifyAll(String method, String subscription, String item) {
        server.broadcast(notification(method, subscription, item));
    }

    static String notification(String method, String subscription, String item) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":{\"subscription\":" + subscription
                + ",\"result\":" + item + "}}";
    }

    static String result(JsonNode request, String result) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + request.get("id") + ",\"result\":" + result + "}";
    }

    static String error(String id, int code, String message) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"error\":{\"code\":" + code + ",\"message\":\"" + message
                + "\"}}";
    }

    /// Drops every connection without a close frame.
    void cut() {
        for (WebSocket socket : new ArrayList<>(server.getConnections())) {
            socket.closeConnection(CloseFrame.ABNORMAL_CLOSE, "");
        }
    }

    @Override
    public void close() throws InterruptedException {
        server.stop(1000);
    }

    private void handle(WebSocket socket, String text) {
        frames.add(text);
        JsonNode frame = MAPPER.readTree(text);
        for (FrameHandler handler : handlers) {
            if (handler.frame(socket, frame)) {
                return;
            }
        }
        if (frame.isArray()) {
            List<String> replies = new ArrayList<>();
            for (JsonNode request : frame) {
                String reply = reply(socket, request);
                if (reply != null) {
                    replies.add(reply);
                }
            }
            socket.send("[" + String.join(",", replies) + "]");
        } else {
            String reply = reply(socket, frame);
            if (reply != null && socket.isOpen()) {
                socket.send(reply);
            }
        }
    }

    private String reply(WebSocket socket, JsonNode request) {
        String method = request.get("method").stringValue();
        methods.add(method);
        Answer answer = answers.get(method);
        if (answer == null) {
            return error(request.get("id").toString(), -32601, "Method not found");
        }
        String result = answer.result(socket, request);
        return result == null ? null : result(request, result);
    }

    private final class Server extends WebSocketServer {

        Server(InetSocketAddress address) {
            super(address, 1);
        }

        @Override
        public void onOpen(WebSocket socket, ClientHandshake handshake) {
            connections.incrementAndGet();
        }

        @Override
        public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

        @Override
        public void onMessage(WebSocket socket, String message) {
            handle(socket, message);
        }

        @Override
        public void onError(WebSocket socket, Exception e) {
            if (started.getCount() > 0) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void onStart() {
            started.countDown();
        }
    }
}
