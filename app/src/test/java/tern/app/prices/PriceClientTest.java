package tern.app.prices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tern.app.prices.PriceAnswer.None;
import tern.app.prices.PriceAnswer.Told;

/// The client against a server over a socket that answers well, badly and maliciously.
class PriceClientTest {

    private static final long TIME = 1_795_348_804L;

    private PriceServer server;
    private final PriceClient client = new PriceClient(Duration.ofSeconds(5));

    @BeforeEach
    void starts() throws IOException {
        server = new PriceServer();
    }

    @AfterEach
    void stops() {
        server.close();
    }

    private NoPrice none() throws InterruptedException {
        PriceAnswer answer = client.ask(server.priceAddress());
        assertThat(answer).isInstanceOf(None.class);
        return ((None) answer).reason();
    }

    @Test
    void pricesAreTakenAsTheyAreWritten() throws Exception {
        server.says("\"eur\":354.610000000000001,\"usd\":412,\"jpy\":6.1e4,\"future\":[1]", TIME);
        assertThat(client.ask(server.priceAddress())).isEqualTo(new Told(
                Map.of(Fiat.EUR, new BigDecimal("354.610000000000001"), Fiat.USD, new BigDecimal("412"), Fiat.JPY,
                        new BigDecimal("6.1e4")),
                Instant.ofEpochSecond(TIME)));
    }

    @Test
    void theQuestionIsTheSameForEverybodyAndSaysNothingOfWhoAsks() throws Exception {
        server.answers(exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "you=42; Path=/");
            PriceServer.say(exchange, 200, "{\"bittensor\":{\"usd\":1,\"last_updated_at\":1}}");
        });
        client.ask(server.priceAddress());
        client.ask(server.priceAddress());
        assertThat(server.questions()).hasSize(2).allSatisfy(question -> {
            assertThat(question.method()).isEqualTo("GET");
            assertThat(question.uri()).isEqualTo("/price?ids=bittensor&vs_currencies=eur,usd,gbp,chf,jpy,cny"
                    + "&include_last_updated_at=true");
            assertThat(question.headers().keySet()).isSubsetOf("Accept", "User-agent", "Host", "Content-length",
                    "Connection");
            assertThat(question.headers().getFirst("User-Agent")).isEqualTo("Tern");
        });
    }

    @Test
    void aSlowAnswerIsNotWaitedFor() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        server.answers(exchange -> {
            // the head comes at once, and a byte of the body
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            asked.countDown();
            await(done);
        });
        long from = System.nanoTime();
        PriceAnswer answer = new PriceClient(Duration.ofMillis(300)).ask(server.priceAddress());
        done.countDown();
        assertThat(asked.getCount()).isZero();
        assertThat(answer).isInstanceOfSatisfying(None.class,
                none -> assertThat(none.reason()).isEqualTo(NoPrice.SLOW));
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(20));
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IOException("the test has not gone on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aTruncatedAnswerIsNone() throws Exception {
        server.answers(exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody()
                    .write("{\"bittensor\":{\"usd\":1,\"last_updated_at\":1}}".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        });
        assertThat(none()).isEqualTo(NoPrice.UNREADABLE);
        server.says("{\"bittensor\":{\"usd\":412.3");
        assertThat(none()).isEqualTo(NoPrice.UNREADABLE);
    }

    @Test
    void aHugeAnswerIsNotReadToItsEnd() throws Exception {
        server.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] spaces = " ".repeat(8_192).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 100_000; i++) {
                exchange.getResponseBody().write(spaces);
            }
        });
        assertThat(none()).isEqualTo(NoPrice.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void nobodyElseIsAskedWhereverTheServerPoints(int status) throws Exception {
        try (PriceServer other = new PriceServer()) {
            other.says("\"usd\":1", TIME);
            server.answers(exchange -> {
                exchange.getResponseHeaders().add("Location", other.address());
                exchange.sendResponseHeaders(status, -1);
            });
            assertThat(none()).isEqualTo(NoPrice.MOVED);
            assertThat(other.questions()).isEmpty();
            assertThat(server.questions()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 400, 403, 404, 429, 500, 503})
    void aRefusalIsNone(int status) throws Exception {
        server.answers(exchange -> exchange.sendResponseHeaders(status, -1));
        assertThat(none()).isEqualTo(NoPrice.REFUSED);
    }

    @Test
    void nobodyThereIsNone() throws Exception {
        String address;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = "http://127.0.0.1:" + socket.getLocalPort() + "/";
        }
        assertThat(client.ask(PriceAddress.find(address).orElseThrow())).isInstanceOfSatisfying(None.class,
                none -> assertThat(none.reason()).isEqualTo(NoPrice.UNREACHABLE));
    }

    @Test
    void plainHttpWhereTlsIsExpectedIsNone() throws Exception {
        server.says("\"usd\":1", TIME);
        PriceAddress secure = PriceAddress.find(server.address().replace("http:", "https:")).orElseThrow();
        // the server waits for the rest of what it takes for a line
        assertThat(new PriceClient(Duration.ofMillis(500)).ask(secure)).isInstanceOfSatisfying(None.class,
                none -> assertThat(none.reason()).isIn(NoPrice.UNREACHABLE, NoPrice.SLOW));
        assertThat(server.questions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -1                    | UNBELIEVABLE
            0                     | UNBELIEVABLE
            1e400                 | UNBELIEVABLE
            1e999999999           | UNBELIEVABLE
            1e-999999999          | UNBELIEVABLE
            1000000001            | UNBELIEVABLE
            1.0000000000000000001 | UNBELIEVABLE
            NaN                   | UNREADABLE
            Infinity              | UNREADABLE
            "412.37"              | UNREADABLE
            null                  | UNREADABLE
            true                  | UNREADABLE
            [412.37]              | UNREADABLE
            {"usd":412.37}        | UNREADABLE
            412.37,"usd":1        | UNREADABLE
            """)
    void whatNoPriceCanBeIsNone(String value, NoPrice reason) throws Exception {
        server.says("\"eur\":350,\"usd\":" + value, TIME);
        assertThat(none()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                          | MISSING
            {"bitcoin":{"usd":1,"last_updated_at":1}}                   | MISSING
            {"bittensor":{"sek":1,"last_updated_at":1}}                 | MISSING
            {"bittensor":7}                                             | UNREADABLE
            {"bittensor":{"usd":1}}                                     | UNREADABLE
            {"bittensor":{"usd":1,"last_updated_at":"now"}}             | UNREADABLE
            {"bittensor":{"usd":1,"last_updated_at":1.5}}               | UNREADABLE
            {"bittensor":{"usd":1,"last_updated_at":1e30}}              | UNREADABLE
            {"bittensor":{"usd":1,"last_updated_at":9223372036854775807}} | UNREADABLE
            {"bittensor":{"usd":1,"last_updated_at":99999999999999999999}} | UNREADABLE
            {"bittensor":{"usd":1,"last_updated_at":1}} {}              | UNREADABLE
            []                                                          | UNREADABLE
            7                                                           | UNREADABLE
            <html>                                                      | UNREADABLE
            """)
    void whatIsNoAnswerIsNone(String text, NoPrice reason) throws Exception {
        server.says(text);
        assertThat(none()).isEqualTo(reason);
    }

    @Test
    void anEmptyAnswerAndDeepNestingAreNone() throws Exception {
        server.says("");
        assertThat(none()).isEqualTo(NoPrice.UNREADABLE);
        server.says("{\"bittensor\":" + "[".repeat(8_000));
        assertThat(none()).isEqualTo(NoPrice.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.coingecko.com/api/v3/simple/price", "https://prices.example.org:8443/",
            "http://127.0.0.1:8080/price", "http://localhost/price", "http://[::1]:9/p"})
    void addressesWithTlsOrOnThisComputerAreTaken(String address) {
        assertThat(PriceAddress.find(address).orElseThrow().text()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "prices", "http://prices.example.org/", "http://127.0.0.1.example.org/",
            "http://127.example.org/", "http://localhost.example.org/", "ftp://127.0.0.1/", "file:///etc/passwd",
            "https://", "https:///price", "https://me:secret@example.org/", "https://example.org/?a=b",
            "https://example.org/#a", "https://example.org:0/", "https://example.org:99999/", "https://exa mple.org/",
            "http://10.0.0.1/", "http://0.0.0.0/"})
    void otherAddressesAreNot(String address) {
        assertThat(PriceAddress.find(address)).isEmpty();
    }
}
