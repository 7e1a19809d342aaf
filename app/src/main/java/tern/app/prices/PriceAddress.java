package tern.app.prices;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The address of a price service, without the question itself. Only TLS, but for one on this computer.
public final class PriceAddress {

    /// CoinGecko's public interface. It wants no account and no key.
    public static final PriceAddress USUAL = new PriceAddress(
            URI.create("https://api.coingecko.com/api/v3/simple/price"));

    private static final int LONGEST = 300;
    private static final String COIN = "bittensor";
    /// All currencies at once: the question is the same for everybody and says nothing of who asks.
    private static final String QUESTION = "ids=" + COIN + "&vs_currencies="
            + Stream.of(Fiat.values()).map(Fiat::code).collect(Collectors.joining(","))
            + "&include_last_updated_at=true";

    private final URI address;

    private PriceAddress(URI address) {
        this.address = address;
    }

    /// @return empty when it is no such address: `https://host[:port][/path]`, or `http://` to this computer, without
    ///         a user name, a question or a `#`
    public static Optional<PriceAddress> find(String text) {
        String stripped = text.strip();
        if (stripped.length() > LONGEST) {
            return Optional.empty();
        }
        URI uri;
        try {
            uri = new URI(stripped).parseServerAuthority();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
        String scheme = uri.getScheme();
        String host = uri.getHost();
        if (scheme == null || host == null || uri.getRawUserInfo() != null || uri.getRawQuery() != null
                || uri.getRawFragment() != null || uri.getPort() == 0 || uri.getPort() > 65_535) {
            return Optional.empty();
        }
        boolean safe = switch (scheme.toLowerCase(Locale.ROOT)) {
            case "https" -> true;
            case "http" -> isThisComputer(host.toLowerCase(Locale.ROOT));
            default -> false;
        };
        return safe ? Optional.of(new PriceAddress(uri)) : Optional.empty();
    }

    private static boolean isThisComputer(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    /// As a person writes it.
    public String text() {
        return address.toString();
    }

    /// Who is asked: host and, where it is unusual, port.
    public String host() {
        return address.getRawAuthority();
    }

    /// What is sent there.
    public URI question() {
        return URI.create(address + "?" + QUESTION);
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
