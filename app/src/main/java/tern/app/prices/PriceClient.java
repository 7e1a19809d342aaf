package tern.app.prices;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import tern.app.prices.PriceAnswer.None;
import tern.app.prices.PriceAnswer.Told;
import tern.app.web.WebAnswer.Nothing;
import tern.app.web.WebAnswer.Whole;
import tern.app.web.WebAnswer.Why;
import tern.app.web.WebClient;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks a price service over HTTP ([WebClient]).
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
    private final WebClient client;

    public PriceClient() {
        this(Duration.ofSeconds(10));
    }

    /// @param limit from the question to the last byte of the answer
    PriceClient(Duration limit) {
        client = new WebClient(limit);
    }

    @Override
    public PriceAnswer ask(PriceAddress address) throws InterruptedException {
        return switch (client.get(address.question(), "application/json", LARGEST)) {
            case Nothing nothing -> new None(reason(nothing.why()), nothing.details());
            case Whole whole -> read(whole.bytes());
        };
    }

    private static NoPrice reason(Why why) {
        return switch (why) {
            case UNREACHABLE -> NoPrice.UNREACHABLE;
            case SLOW -> NoPrice.SLOW;
            case REFUSED, MISSING -> NoPrice.REFUSED;
            case MOVED -> NoPrice.MOVED;
            case UNREADABLE -> NoPrice.UNREADABLE;
        };
    }

    /// Made for the first answer: every start of the window would wait for it, and most never ask.
    private static final class Reader {

        /// Numbers are taken as they are written: no price goes through a floating-point number.
        static final JsonMapper JSON = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();

        private Reader() {}
    }

    private static PriceAnswer read(byte[] body) {
        JsonNode tree;
        try {
            tree = Reader.JSON.readTree(body);
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
