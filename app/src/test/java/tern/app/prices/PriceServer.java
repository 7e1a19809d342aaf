package tern.app.prices;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A price service on this computer that answers as a test wants and notes what it was asked.
public final class PriceServer implements AutoCloseable {

    /// What came.
    public record Question(String method, String uri, Headers headers) {}

    /// How it answers.
    @FunctionalInterface
    public interface Manner {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Question> questions = new CopyOnWriteArrayList<>();
    private volatile Manner manner;

    public PriceServer() throws IOException {
        manner = exchange -> exchange.sendResponseHeaders(500, -1);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            questions.add(new Question(exchange.getRequestMethod(), exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders()));
            try (exchange) {
                manner.answer(exchange);
            }
        });
        server.start();
    }

    public void answers(Manner wanted) {
        manner = wanted;
    }

    /// With status 200 and this text.
    public void says(String json) {
        manner = exchange -> say(exchange, 200, json);
    }

    /// As CoinGecko does.
    ///
    /// @param prices for instance `"usd":412.37`
    /// @param time   seconds since 1970
    public void says(String prices, long time) {
        says("{\"bittensor\":{" + prices + ",\"last_updated_at\":" + time + "}}");
    }

    public static void say(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/price";
    }

    public PriceAddress priceAddress() {
        return PriceAddress.find(address()).orElseThrow();
    }

    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    public List<Question> questions() {
        return List.copyOf(questions);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
