package tern.node.practice.rpc;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One client's connection: its frames are answered one after the other, its subscriptions end with it.
///
/// Safe for several threads, but for [#handle], which is called by one at a time.
public final class Session implements Client, AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "0123456789abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int ID_LENGTH = 16;
    private static final int MOST_SUBSCRIPTIONS = 1_024;

    private final PracticeRpc rpc;
    private final boolean canSubscribe;
    private final Consumer<byte[]> out;
    private final Map<String, Running> subscriptions = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /// @param canSubscribe whether news can go out beside answers: over WebSocket
    /// @param out          takes frames to send; never blocks
    public Session(PracticeRpc rpc, boolean canSubscribe, Consumer<byte[]> out) {
        this.rpc = rpc;
        this.canSubscribe = canSubscribe;
        this.out = out;
    }

    /// Answers a frame.
    public void handle(byte[] frame) {
        PracticeRpc.Reply reply = rpc.answer(this, frame);
        reply.bytes().ifPresent(out);
        reply.after().forEach(Runnable::run);
    }

    @Override
    public Subscription subscribe(String notification) throws RpcError {
        if (!canSubscribe) {
            throw new RpcError(RpcError.NO_METHOD, "Method not found", "subscriptions need a WebSocket connection");
        }
        if (subscriptions.size() >= MOST_SUBSCRIPTIONS) {
            throw new RpcError(-32006, "Too many subscriptions on the connection",
                    "Exceeded max limit of " + MOST_SUBSCRIPTIONS);
        }
        Running running = new Running(newId(), notification);
        subscriptions.put(running.id, running);
        if (closed) {
            running.end();
        }
        return running;
    }

    private static String newId() {
        StringBuilder id = new StringBuilder(ID_LENGTH);
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return id.toString();
    }

    @Override
    public boolean unsubscribe(String id) {
        Running running = subscriptions.get(id);
        if (running != null) {
            running.end();
        }
        return running != null;
    }

    @Override
    public Optional<Subscription> subscription(String id) {
        return Optional.ofNullable(subscriptions.get(id));
    }

    @Override
    public void close() {
        closed = true;
        subscriptions.values().forEach(Running::end);
    }

    private final class Running implements Subscription {

        private final String id;
        private final String notification;
        private final List<Runnable> ends = new ArrayList<>();
        private @Nullable Object part;
        private boolean ended;

        Running(String id, String notification) {
            this.id = id;
            this.notification = notification;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public void send(JsonNode result) {
            if (closed || hasEnded()) {
                return;
            }
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("jsonrpc", "2.0");
            node.put("method", notification);
            ObjectNode params = node.putObject("params");
            params.put("subscription", id);
            params.set("result", result);
            out.accept(rpc.bytes(node));
        }

        private synchronized boolean hasEnded() {
            return ended;
        }

        @Override
        public void onEnd(Runnable end) {
            synchronized (this) {
                if (!ended) {
                    ends.add(end);
                    return;
                }
            }
            end.run();
        }

        @Override
        public synchronized void attach(Object added) {
            part = added;
        }

        @Override
        public synchronized @Nullable Object part() {
            return part;
        }

        @Override
        public void end() {
            List<Runnable> all;
            synchronized (this) {
                ended = true;
                all = List.copyOf(ends);
                ends.clear();
            }
            subscriptions.remove(id);
            all.forEach(Runnable::run);
        }
    }
}
