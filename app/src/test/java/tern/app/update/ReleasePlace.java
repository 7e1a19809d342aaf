package tern.app.update;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tern.app.web.WebAddress;

/// A place of releases on this computer, with a key of its own, that notes what it was asked.
public final class ReleasePlace implements AutoCloseable {

    /// How a path is answered.
    @FunctionalInterface
    public interface Manner {
        void answer(HttpExchange exchange) throws IOException;
    }

    private static final String PATH = "/tern-update.json";
    private static final String FILES = "[{\"name\":\"tern_0.2.0_amd64.deb\",\"sha256\":\"" + "ab".repeat(32)
            + "\",\"size\":123}]";

    private final HttpServer server;
    private final KeyPair pair;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Manner> manners = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    public ReleasePlace() throws IOException, GeneralSecurityException {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().toString();
            asked.add(path);
            try (exchange) {
                manners.getOrDefault(path, one -> one.sendResponseHeaders(404, -1)).answer(exchange);
            }
        });
        server.start();
    }

    /// An announcement as the makers write it.
    public static String text(String version, String issued, String expires) {
        return "{\"kind\":\"tern-update\",\"form\":1,\"version\":\"" + version + "\",\"issued\":\"" + issued
                + "\",\"expires\":\"" + expires + "\",\"notes\":\"Faster.\\nSafer.\",\"files\":" + FILES + "}";
    }

    /// Puts a text there, signed with this place's key.
    public void publishes(String text) throws GeneralSecurityException {
        says(text);
        signature(signed(text));
    }

    public byte[] signed(String text) throws GeneralSecurityException {
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(text.getBytes(StandardCharsets.UTF_8));
        return signer.sign();
    }

    public void says(String text) {
        answers(exchange -> send(exchange, text.getBytes(StandardCharsets.UTF_8)));
    }

    public void answers(Manner manner) {
        manners.put(PATH, manner);
    }

    public void signature(byte[] bytes) {
        manners.put(PATH + ".sig", exchange -> send(exchange, bytes));
    }

    public void noSignature() {
        manners.remove(PATH + ".sig");
    }

    private static void send(HttpExchange exchange, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    public String text() {
        return "http://" + host() + PATH;
    }

    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    public WebAddress address() {
        return WebAddress.find(text()).orElseThrow();
    }

    public String pem() {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    public ReleaseKey key() throws GeneralSecurityException {
        return ReleaseKey.read(pem());
    }

    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
