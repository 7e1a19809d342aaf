package tern.app.dist;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import tern.node.practice.frame.ApiDecl;
import tern.node.practice.frame.RuntimeDecl;
import tern.node.practice.frame.State;
import tern.wallet.crypto.Blake2;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.units.Hex;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes the class cache of the command line while the distribution is packaged: starts a small node on loopback, lets
/// the packaged command line read one portfolio from it, and keeps the classes which that run loaded and linked.
///
/// Arguments: the distribution's folder. Needs the JDK that will run the program.
public final class Rehearsal {

    private static final String FILL = "0x" + "ab".repeat(32);
    private static final int BLOCK = 16;
    /// The hash that a client works out from the header that is served.
    private static final String HASH = Hex.encode(Blake2.hash256(new ScaleWriter().writeBytes(Hex.decode(FILL))
            .writeCompact(BLOCK)
            .writeBytes(Hex.decode(FILL))
            .writeBytes(Hex.decode(FILL))
            .writeCompact(0)
            .toBytes()));

    private Rehearsal() {}

    public static void main(String[] args) throws Exception {
        Path dist = Path.of(args[0]).toAbsolutePath();
        Path cache = dist.resolve("lib").resolve("tern-cli.aot");
        Files.deleteIfExists(cache);
        Path home = Files.createTempDirectory("tern-rehearsal");
        RehearsalServer server = new RehearsalServer();
        server.start();
        try {
            if (!server.ready.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the rehearsal node did not start");
            }
            run(dist, cache, home, server.getPort());
        } finally {
            server.stop(1000);
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        if (!Files.isRegularFile(cache)) {
            throw new IllegalStateException("no class cache was written");
        }
    }

    private static void run(Path dist, Path cache, Path home, int port) throws IOException, InterruptedException {
        // the same flags and the same class path, in the same order, as bin/tern uses
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:-UsePerfData", "-XX:+DisableAttachMechanism", "-XX:-HeapDumpOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash", "-XX:TieredStopAtLevel=1", "-Xms24m", "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED", "-XX:AOTCacheOutput=" + cache, "-Dtern.dist=" + dist, "-cp",
                classPath(dist), "tern.app.boot.Main", "--home", home.toString(), "portfolio",
                RehearsalRuntime.VALIDATOR.address(), "--network", "ws://127.0.0.1:" + port, "--json"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        int exit = process.waitFor();
        if (exit != 0 || !printed.contains("\"positions\"")) {
            throw new IllegalStateException("the rehearsal ended with " + exit + ": " + printed);
        }
    }

    private static String classPath(Path dist) throws IOException {
        Path lib = dist.resolve("lib");
        StringBuilder path = new StringBuilder(lib.resolve("tern.jar").toString());
        String[] names = lib.toFile().list((folder, name) -> name.endsWith(".jar") && !name.equals("tern.jar"));
        if (names == null) {
            throw new IOException("no libraries in " + lib);
        }
        Arrays.sort(names);
        for (String name : names) {
            path.append(':').append(lib.resolve(name));
        }
        return path.toString();
    }

    /// Answers what one portfolio asks.
    private static final class RehearsalServer extends WebSocketServer {

        private static final JsonMapper JSON = JsonMapper.builder().build();

        final CountDownLatch ready = new CountDownLatch(1);
        private final RehearsalRuntime runtime = new RehearsalRuntime();

        RehearsalServer() {
            super(new InetSocketAddress("127.0.0.1", 0), 1);
            setTcpNoDelay(true);
            setDaemon(true);
        }

        @Override
        public void onStart() {
            ready.countDown();
        }

        @Override
        public void onMessage(WebSocket client, String text) {
            JsonNode request = JSON.readTree(text);
            if (request.isArray()) {
                ArrayNode answers = JSON.createArrayNode();
                request.forEach(one -> answers.add(answer(one)));
                client.send(answers.toString());
            } else {
                client.send(answer(request).toString());
            }
        }

        private ObjectNode answer(JsonNode request) {
            ObjectNode reply = JSON.createObjectNode().put("jsonrpc", "2.0");
            reply.set("id", request.get("id"));
            JsonNode params = request.path("params");
            try {
                switch (request.path("method").asString()) {
                    case "chain_getBlockHash", "chain_getFinalizedHead", "chain_getHead" -> reply.put("result", HASH);
                    case "chain_getHeader" -> reply.set("result", header());
                    case "state_getRuntimeVersion" -> reply.set("result", version());
                    case "state_call" ->
                        reply.put("result", call(params.path(0).asString(), params.path(1).asString()));
                    case "state_queryStorageAt" -> reply.set("result", storage(params.path(0)));
                    default -> reply.putObject("error").put("code", -32601).put("message", "Method not found");
                }
            } catch (ScaleException e) {
                reply.putObject("error").put("code", -32603).put("message", e.sentence());
            }
            return reply;
        }

        private String call(String method, String args) throws ScaleException {
            RuntimeDecl decl = runtime.decl();
            if (method.equals("Metadata_metadata_versions")) {
                return "0x080e0000000f000000";
            }
            if (method.equals("Metadata_metadata_at_version")) {
                return Hex.encode(new ScaleWriter().writeBool(true).writeByteList(decl.metadata(15)).toBytes());
            }
            ApiDecl.Method found = decl.findApi(method)
                    .orElseThrow(
                            () -> new ScaleException(ScaleException.Kind.INVALID, "no runtime call " + method));
            return Hex.encode(found.call(new ApiDecl.Query(runtime.state(), 1), Hex.decode(args)));
        }

        private ArrayNode storage(JsonNode keys) {
            ArrayNode result = JSON.createArrayNode();
            ArrayNode changes = result.addObject().put("block", HASH).putArray("changes");
            for (JsonNode key : keys) {
                byte[] value = runtime.state().get(new State.Key(Hex.decode(key.asString())));
                ArrayNode pair = changes.addArray().add(key);
                if (value == null) {
                    pair.addNull();
                } else {
                    pair.add(Hex.encode(value));
                }
            }
            return result;
        }

        private static ObjectNode header() {
            ObjectNode header = JSON.createObjectNode()
                    .put("parentHash", FILL)
                    .put("number", "0x" + Integer.toHexString(BLOCK))
                    .put("stateRoot", FILL)
                    .put("extrinsicsRoot", FILL);
            header.putObject("digest").putArray("logs");
            return header;
        }

        private ObjectNode version() {
            RuntimeDecl.RuntimeVersion version = runtime.decl().version();
            ObjectNode json = JSON.createObjectNode()
                    .put("specName", version.specName())
                    .put("implName", version.specName())
                    .put("authoringVersion", 1)
                    .put("specVersion", version.specVersion())
                    .put("implVersion", 1)
                    .put("transactionVersion", version.transactionVersion())
                    .put("stateVersion", 1);
            ArrayNode apis = json.putArray("apis");
            runtime.decl().apis().forEach(api -> apis.addArray().add(api.id()).add(api.version()));
            return json;
        }

        @Override
        public void onOpen(WebSocket client, ClientHandshake handshake) {}

        @Override
        public void onClose(WebSocket client, int code, String reason, boolean remote) {}

        @Override
        public void onError(WebSocket client, Exception problem) {
            throw new IllegalStateException("the rehearsal node failed", problem);
        }
    }
}
