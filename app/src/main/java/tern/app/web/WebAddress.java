package tern.app.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// An address that may be asked over HTTP. Only TLS, but for one on this computer.
public final class WebAddress {

    private static final int LONGEST = 300;

    private final URI address;

    private WebAddress(URI address) {
        this.address = address;
    }

    /// @return empty when it is no such address: `https://host[:port][/path]`, or `http://` to this computer, without
    ///         a user name, a question or a `#`
    public static Optional<WebAddress> find(String text) {
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
        return safe ? Optional.of(new WebAddress(uri)) : Optional.empty();
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

    /// With something behind it: a question from `?` on, or an ending of its last name.
    public URI with(String ending) {
        // without a path an ending would be one of the host's name, and so somebody else's
        boolean bare = address.getRawPath().isEmpty() && !ending.startsWith("?");
        return URI.create(address + (bare ? "/" : "") + ending);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WebAddress that && address.equals(that.address);
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
