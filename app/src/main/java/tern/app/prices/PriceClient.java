package tern.app.prices;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import tern.app.prices.PriceAnswer.None;
import tern.app.prices.PriceAnswer.Told;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks a price service over HTTP. Every question has a connection of its own that ends with the answer; no cookie is
/// kept, no address but the chosen one is asked, and nothing in the question tells one Tern from another.
///
/// The answer's form is that of CoinGecko's `simple/price`:
/// `{"bittensor":{"eur":354.61,"usd":412.37,"last_updated_at":1763812800}}`. Safe for any thread.
public final class PriceClient implements PriceSource {

    /// An answer has some 150 bytes.
    private static final int LARGEST = 16 * 1024;
    private static final BigDecimal HIGHEST = new BigDecimal("1000000000");
    private static final BigDecimal LOWEST = new BigDecimal("0.000001");
    /// Beyond these decimals a price says nothing more, and only makes numbers long.
    private static final int MOST_DECIMALS = 18;
    private static final String TIME = "last_updated_at";
    /// Numbers are taken as they are written: no price goes through a floating-point number.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Duration limit;

    public PriceClient() {
        this(Duration.ofSeconds(10));
    }

    /// @param limit from the question to the last byte of the answer
    PriceClient(Duration limit) {
        this.limit = limit;
    }

    @Override
    public PriceAnswer ask(PriceAddress address) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.question())
                .header("Accept", "application/json")
                // else the version of Java is said
                .header("User-Agent", "Tern")
                .GET()
                .build();
        AtomicBoolean answers = new AtomicBoolean();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limit)
                .build();
        try {
            CompletableFuture<HttpResponse<byte[]>> coming = client.sendAsync(request, _ -> {
                answers.set(true);
                return BodySubscribers.limiting(BodySubscribers.ofByteArray(), LARGEST);
            });
            HttpResponse<byte[]> response = coming.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return read(response.statusCode(), response.body());
        } catch (TimeoutException e) {
            return new None(NoPrice.SLOW, "nothing whole within " + limit.toMillis() + " ms");
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause(), answers.get());
        } finally {
            client.shutdownNow();
        }
    }

    private static PriceAnswer failed(Throwable cause, boolean answers) {
        if (cause instanceof HttpTimeoutException) {
            return new None(NoPrice.SLOW, cause.toString());
        }
        if (cause instanceof IOException) {
            return new None(answers ? NoPrice.UNREADABLE : NoPrice.UNREACHABLE, cause.toString());
        }
        throw new IllegalStateException(cause);
    }

    private static PriceAnswer read(int status, byte[] body) {
        if (status >= 300 && status < 400) {
            return new None(NoPrice.MOVED, "status " + status);
        }
        if (status != 200) {
            return new None(NoPrice.REFUSED, "status " + status);
        }
        JsonNode tree;
        try {
            tree = JSON.readTree(body);
        } catch (JacksonException e) {
            return new None(NoPrice.UNREADABLE, e.getOriginalMessage());
        }
        JsonNode coin = tree.path(PriceAddress.coin());
        if (!tree.isObject() || !coin.isObject()) {
            return new None(tree.isObject() && coin.isMissingNode() ? NoPrice.MISSING : NoPrice.UNREADABLE,
                    "no " + PriceAddress.coin());
        }
        return prices(coin);
    }

    /// One odd number makes the whole answer odd: who says one is not to be believed in the next.
    private static PriceAnswer prices(JsonNode coin) {
        JsonNode time = coin.path(TIME);
        if (!time.isIntegralNumber() || !time.canConvertToLong()) {
            return new None(NoPrice.UNREADABLE, "no " + TIME);
        }
        Map<Fiat, BigDecimal> perTao = new EnumMap<>(Fiat.class);
        for (Fiat currency : Fiat.values()) {
            JsonNode value = coin.path(currency.code());
            if (value.isMissingNode()) {
                continue;
            }
            if (!value.isNumber()) {
                return new None(NoPrice.UNREADABLE, currency.code() + " is no number");
            }
            BigDecimal price = value.decimalValue();
            if (price.compareTo(LOWEST) < 0 || price.compareTo(HIGHEST) > 0 || price.scale() > MOST_DECIMALS) {
                return new None(NoPrice.UNBELIEVABLE, currency.code() + " out of range");
            }
            perTao.put(currency, price);
        }
        if (perTao.isEmpty()) {
            return new None(NoPrice.MISSING, "no currency");
        }
        try {
            return new Told(perTao, Instant.ofEpochSecond(time.longValue()));
        } catch (DateTimeException e) {
            return new None(NoPrice.UNREADABLE, TIME + " out of range");
        }
    }
}
