package tern.app.prices;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tern.app.web.WebAddress;

/// The address of a price service, without the question itself. Only TLS, but for one on this computer.
public final class PriceAddress {

    /// CoinGecko's public interface. It wants no account and no key.
    public static final PriceAddress USUAL = new PriceAddress(
            WebAddress.find("https://api.coingecko.com/api/v3/simple/price").orElseThrow());

    private static final String COIN = "bittensor";
    /// All currencies at once: the question is the same for everybody and says nothing of who asks.
    private static final String QUESTION = "ids=" + COIN + "&vs_currencies="
            + Stream.of(Fiat.values()).map(Fiat::code).collect(Collectors.joining(","))
            + "&include_last_updated_at=true";

    private final WebAddress address;

    private PriceAddress(WebAddress address) {
        this.address = address;
    }

    /// @return empty when it is no [WebAddress]
    public static Optional<PriceAddress> find(String text) {
        return WebAddress.find(text).map(PriceAddress::new);
    }

    /// As a person writes it.
    public String text() {
        return address.text();
    }

    /// Who is asked: host and, where it is unusual, port.
    public String host() {
        return address.host();
    }

    /// What is sent there.
    public URI question() {
        return address.with("?" + QUESTION);
    }

    /// The name of TAO in question and answer.
    static String coin() {
        return COIN;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PriceAddress that && address.equals(that.address);
    }

    @Override
    public int hashCode() {
        return address.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
