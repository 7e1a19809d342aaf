package tern.app.transact;

import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.java_websocket.WebSocket;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;
import tern.wallet.chain.Network;
import tern.wallet.crypto.Twox;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Hex;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Stands between Tern and a practice node, passes on what Tern asks, and changes what the node answers.
public final class LyingNode extends WebSocketServer {

    /// The key of `System.Account` begins so.
    private static final String SYSTEM_ACCOUNT = "0x26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9";
    /// The key of `System.Events`.
    private static final String SYSTEM_EVENTS = "0x26aa394eea5630e07c48ae0c9558cef780d41e5e16056765bc8461851072c9d7";
    private static final int FREE_AT = 16;
    /// The key of `SubtensorModule.Owner` begins so.
    private static final String OWNER = "0x" + twox("SubtensorModule") + twox("Owner");
    /// The key of `SubtensorModule.IdentitiesV2` begins so.
    private static final String IDENTITIES = "0x" + twox("SubtensorModule") + twox("IdentitiesV2");
    private static final String SOMEBODY = "0x" + "44".repeat(32);

    /// What is changed.
    public enum Lie {
        /// Nothing.
        NONE,
        /// Answers end in the middle.
        TRUNCATED,
        /// Answers come late, each by another time.
        LATE,
        /// Answers come in another order.
        REORDERED,
        /// Answers have the numbers of other questions.
        OTHER_IDS,
        /// The chain's description says that one call is another.
        METADATA,
        /// Accounts have ten times what they have.
        BALANCES,
        /// Every hotkey belongs to somebody, also one that is none any more.
        OWNERS,
        /// Everybody who has a name calls itself by another's address.
        NAMES,
        /// Fees are a hundred times what they are, where a transaction's fee is asked for.
        FEES,
        /// Fees are a tenth of what they are, however they are asked for.
        CHEAP,
        /// It is another chain.
        GENESIS,
        /// The rules are of another version.
        VERSION,
        /// A transaction is final in a block that does not hold it.
        STATUS,
        /// Nothing happened in any block, not even what it holds.
        EVENTS
    }

    private final URI node;
    private final Hash32 genesis;
    private final CountDownLatch started = new CountDownLatch(1);
    private final Map<WebSocket, WebSocketClient> upstream = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> questions = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<Runnable> held = new ArrayList<>();
    private final Map<String, Integer> emptied = new ConcurrentHashMap<>();
    private final AtomicInteger frames = new AtomicInteger();
    private volatile Lie lie = Lie.NONE;
    private volatile @Nullable String lastWord;
    private final AtomicInteger timesLeft = new AtomicInteger();
    private int turn;

    private LyingNode(URI node, Hash32 genesis) {
        super(new InetSocketAddress("127.0.0.1", 0), 1);
        this.node = node;
        this.genesis = genesis;
        setReuseAddr(true);
        setTcpNoDelay(true);
        setDaemon(true);
    }

    public static LyingNode before(PracticeWorld world) throws Exception {
        LyingNode lying = new LyingNode(world.node().endpoint().orElseThrow(),
                Hash32.parse(world.node().genesis().orElseThrow()));
        lying.start();
        if (!lying.started.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("the lying node did not start");
        }
        return lying;
    }

    public void tell(Lie next) {
        lie = next;
    }

    /// How many frames Tern sent until now: single questions and batches, each as it came through the socket.
    public int frames() {
        return frames.get();
    }

    /// How often a block was said to be without events.
    public int emptied(Hash32 block) {
        return emptied.getOrDefault(block.toString(), 0);
    }

    /// As a person names a node, with the genesis that it is known for.
    public Network network() {
        return new Network("lying", "A node", List.of(URI.create("ws://127.0.0.1:" + getPort())),
                java.util.Optional.of(genesis), Duration.ZERO, Network.Trust.NAMED);
    }

    /// Whether it died as it was told by [#dieAt].
    public boolean died() {
        return lastWord != null && timesLeft.get() <= 0;
    }

    /// Dies when Tern says a word for the so-and-so-many-th time from now; that question reaches nobody.
    public void dieAt(String word, int times) {
        timesLeft.set(times);
        lastWord = word;
    }

    /// Ends all connections, so that whoever had one introduces itself again.
    public void cut() {
        upstream.keySet().forEach(WebSocket::close);
    }

    public void end() throws InterruptedException {
        clock.shutdownNow();
        upstream.values().forEach(WebSocketClient::close);
        stop(1000);
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onOpen(WebSocket down, ClientHandshake handshake) {
        WebSocketClient up = new WebSocketClient(node) {
            @Override
            public void onOpen(ServerHandshake answer) {
                // the first question waits for this
            }

            @Override
            public void onMessage(String message) {
                answer(down, message);
            }

            @Override
            public void onClose(int code, String reason, boolean remote) {
                OtherEnd.close(down::close);
            }

            @Override
            public void onError(Exception e) {
                OtherEnd.close(down::close);
            }
        };
        upstream.put(down, up);
        try {
            up.connectBlocking(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onMessage(WebSocket down, String message) {
        frames.incrementAndGet();
        String word = lastWord;
        if (word != null && message.contains(word) && timesLeft.decrementAndGet() <= 0) {
            Thread.ofVirtual().start(() -> {
                try {
                    end();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            return;
        }
        JsonNode asked = JsonMapper.shared().readTree(message);
        for (JsonNode one : asked.isArray() ? asked : JsonNodeFactory.instance.arrayNode().add(asked)) {
            questions.put(one.path("id").toString(), one);
        }
        upstream.get(down).send(message);
    }

    @Override
    public void onClose(WebSocket down, int code, String reason, boolean remote) {
        WebSocketClient up = upstream.remove(down);
        if (up != null) {
            OtherEnd.close(up::close);
        }
    }

    @Override
    public void onError(WebSocket down, Exception e) {
        // the other side sees a closed socket
    }

    private synchronized void answer(WebSocket down, String message) {
        switch (lie) {
            case NONE -> send(down, message);
            case TRUNCATED -> send(down, message.substring(0, message.length() / 2));
            case LATE -> {
                turn = (turn + 7) % 10;
                clock.schedule(() -> send(down, message), 20L * turn, TimeUnit.MILLISECONDS);
            }
            case REORDERED -> {
                held.add(() -> send(down, reversed(message)));
                clock.schedule(this::release, 60, TimeUnit.MILLISECONDS);
            }
            default -> send(down, changed(message));
        }
    }

    private synchronized void release() {
        held.reversed().forEach(Runnable::run);
        held.clear();
    }

    private static void send(WebSocket down, String message) {
        if (down.isOpen()) {
            down.send(message);
        }
    }

    private static String reversed(String message) {
        JsonNode tree = JsonMapper.shared().readTree(message);
        if (!tree.isArray()) {
            return message;
        }
        ArrayNode turned = JsonNodeFactory.instance.arrayNode();
        for (int i = tree.size() - 1; i >= 0; i--) {
            turned.add(tree.get(i));
        }
        return turned.toString();
    }

    private String changed(String message) {
        JsonNode tree = JsonMapper.shared().readTree(message);
        for (JsonNode one : tree.isArray() ? tree : JsonNodeFactory.instance.arrayNode().add(tree)) {
            change((ObjectNode) one);
        }
        return tree.toString();
    }

    private void change(ObjectNode answer) {
        JsonNode question = questions.getOrDefault(answer.path("id").toString(), answer);
        String method = question.path("method").stringValue("");
        JsonNode params = question.path("params");
        switch (lie) {
            case OTHER_IDS -> {
                if (answer.path("id").isNumber()) {
                    answer.put("id", answer.path("id").longValue() + 1000);
                }
            }
            case METADATA -> {
                if (method.contains("etadata") || params.path(0).stringValue("").contains("etadata")) {
                    answer.put("result", swapped(answer.path("result").stringValue(""), "transfer_keep_alive",
                            "transfer_allow_death"));
                }
            }
            case BALANCES -> balances(answer, method, params);
            case OWNERS -> owners(answer, method, params);
            case NAMES -> names(answer, method, params);
            case FEES -> fee(answer, fee -> fee.multiply(BigInteger.valueOf(100)));
            case CHEAP -> {
                fee(answer, fee -> fee.divide(BigInteger.TEN));
                if (params.path(0).stringValue("").startsWith("TransactionPaymentCallApi_")
                        && answer.path("result").isString()) {
                    answer.put("result", cheaper(answer.path("result").stringValue()));
                }
            }
            case GENESIS -> {
                if (method.equals("chain_getBlockHash") && params.path(0).toString().equals("0")) {
                    answer.put("result", "0x" + "66".repeat(32));
                }
            }
            case VERSION -> {
                if (method.equals("state_getRuntimeVersion")) {
                    ((ObjectNode) answer.path("result")).put("specVersion",
                            answer.path("result").path("specVersion").longValue() + 1);
                }
            }
            case STATUS -> {
                JsonNode status = answer.path("params").path("result");
                if (status.isString() && status.stringValue().equals("ready")) {
                    ((ObjectNode) answer.path("params")).putObject("result").put("finalized", genesis.toString());
                }
            }
            case EVENTS -> {
                if (method.equals("state_getStorage") && params.path(0).stringValue("").equals(SYSTEM_EVENTS)) {
                    answer.put("result", "0x00");
                    emptied.merge(params.path(1).stringValue(""), 1, Integer::sum);
                }
            }
            default -> throw new AssertionError(lie);
        }
    }

    private static void fee(ObjectNode answer, UnaryOperator<BigInteger> change) {
        if (answer.path("result").path("partialFee").isString()) {
            BigInteger fee = new BigInteger(answer.path("result").path("partialFee").stringValue());
            ((ObjectNode) answer.path("result")).put("partialFee", change.apply(fee).toString());
        }
    }

    /// A tenth of the fee, which is the last number of a runtime's `RuntimeDispatchInfo`, little end first.
    private static String cheaper(String hex) {
        byte[] info = Hex.decode(hex);
        write(info, info.length - 8, read(info, info.length - 8) / 10);
        return Hex.encode(info);
    }

    private static long read(byte[] bytes, int at) {
        long number = 0;
        for (int i = 7; i >= 0; i--) {
            number = number << 8 | bytes[at + i] & 0xff;
        }
        return number;
    }

    private static void write(byte[] bytes, int at, long number) {
        for (int i = 0; i < 8; i++) {
            bytes[at + i] = (byte) (number >> 8 * i);
        }
    }

    private static void balances(ObjectNode answer, String method, JsonNode params) {
        if (method.equals("state_getStorage") && params.path(0).stringValue("").startsWith(SYSTEM_ACCOUNT)
                && answer.path("result").isString()) {
            answer.put("result", richer(answer.path("result").stringValue()));
        }
        if (method.equals("state_queryStorageAt")) {
            for (JsonNode block : answer.path("result")) {
                for (JsonNode change : block.path("changes")) {
                    if (change.path(0).stringValue("").startsWith(SYSTEM_ACCOUNT) && change.path(1).isString()) {
                        ((ArrayNode) change).set(1, JsonNodeFactory.instance.stringNode(
                                richer(change.path(1).stringValue())));
                    }
                }
            }
        }
    }

    private static void owners(ObjectNode answer, String method, JsonNode params) {
        if (method.equals("state_getStorage") && params.path(0).stringValue("").startsWith(OWNER)
                && !answer.path("result").isString()) {
            answer.put("result", SOMEBODY);
        }
        if (method.equals("state_queryStorageAt")) {
            for (JsonNode block : answer.path("result")) {
                for (JsonNode change : block.path("changes")) {
                    if (change.path(0).stringValue("").startsWith(OWNER) && !change.path(1).isString()) {
                        ((ArrayNode) change).set(1, JsonNodeFactory.instance.stringNode(SOMEBODY));
                    }
                }
            }
        }
    }

    /// The address that everybody calls itself by who has a name.
    public static String falseName() {
        return AccountId.of(Hash32.parse(SOMEBODY).bytes()).address();
    }

    private static void names(ObjectNode answer, String method, JsonNode params) {
        if (method.equals("state_getStorage") && params.path(0).stringValue("").startsWith(IDENTITIES)
                && answer.path("result").isString()) {
            answer.put("result", renamed(answer.path("result").stringValue()));
        }
        if (method.equals("state_queryStorageAt")) {
            for (JsonNode block : answer.path("result")) {
                for (JsonNode change : block.path("changes")) {
                    if (change.path(0).stringValue("").startsWith(IDENTITIES) && change.path(1).isString()) {
                        ((ArrayNode) change).set(1, JsonNodeFactory.instance.stringNode(
                                renamed(change.path(1).stringValue())));
                    }
                }
            }
        }
    }

    /// The name is an identity's first field, its length in one byte before it.
    private static String renamed(String hex) {
        int length = Integer.parseInt(hex.substring(2, 4), 16) >> 2;
        return "0x" + named(falseName()) + hex.substring(4 + 2 * length);
    }

    private static String twox(String name) {
        return Hex.encode(Twox.twox128(name.getBytes(StandardCharsets.US_ASCII))).substring(2);
    }

    /// Ten times the free TAO, little end first.
    private static String richer(String hex) {
        byte[] info = Hex.decode(hex);
        write(info, FREE_AT, read(info, FREE_AT) * 10);
        return Hex.encode(info);
    }

    /// Exchanges two names where they stand with their lengths.
    private static String swapped(String hex, String one, String other) {
        String first = named(one);
        String second = named(other);
        return hex.replace(first, "#").replace(second, first).replace("#", second);
    }

    private static String named(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        return "%02x".formatted(bytes.length << 2) + Hex.encode(bytes).substring(2);
    }
}
