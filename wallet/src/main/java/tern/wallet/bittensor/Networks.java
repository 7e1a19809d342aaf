package tern.wallet.bittensor;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tern.wallet.bittensor.NetworkNameException.Kind;
import tern.wallet.chain.Network;
import tern.wallet.chain.Network.Trust;
import tern.wallet.units.Hash32;

/// The Bittensor networks that have a name, and addresses of nodes that a user names.
///
/// Genesis hashes and endpoints: the Bittensor SDK's network map; the test network's hash is its chain
/// specification's. The servers of the Opentensor Foundation answer about one request a second for one caller.
public final class Networks {

    private static final Duration PUBLIC_GAP = Duration.ofSeconds(1);
    private static final String PUBLIC_SUFFIX = ".opentensor.ai";
    private static final String FINNEY_GENESIS = "0x2f0555cc76fc2840a25a6ea3b9637146806f1f44b090c175ffde2a7e5ab36c03";
    private static final String TEST_GENESIS = "0x8f9cf856bf558a14440e75569c9e58594757048d7b3a84b5d25f6bd978263105";

    private Networks() {}

    /// The practice network: a small chain on this computer, whose TAO is worth nothing. It has no endpoint of its own:
    /// whoever starts its node says with [Network#at] where that one answers.
    public static Network practice() {
        return new Network("practice", Texts.get("network.practice"), List.of(), Optional.empty(), Duration.ZERO,
                Trust.PRACTICE);
    }

    /// The main network.
    public static Network finney() {
        return new Network("finney", "Finney",
                List.of(URI.create("wss://entrypoint-finney.opentensor.ai:443"),
                        URI.create("wss://lite.chain.opentensor.ai:443")),
                Optional.of(Hash32.parse(FINNEY_GENESIS)), PUBLIC_GAP, Trust.PUBLIC);
    }

    /// The public test network: its TAO is worth nothing.
    public static Network test() {
        return new Network("test", Texts.get("network.test"),
                List.of(URI.create("wss://test.finney.opentensor.ai:443")),
                Optional.of(Hash32.parse(TEST_GENESIS)), PUBLIC_GAP, Trust.PUBLIC);
    }

    /// A node on this computer at the usual port; whatever chain it serves.
    public static Network local() {
        return new Network("local", Texts.get("network.local"), List.of(URI.create("ws://127.0.0.1:9944")),
                Optional.empty(),
                Duration.ZERO, Trust.NAMED);
    }

    /// All of them that have a name, each called so in the language of this moment.
    public static List<Network> known() {
        return List.of(practice(), finney(), test(), local());
    }

    /// The same network, called as it is in the language of this moment.
    ///
    /// @param network made when another language may have been spoken
    public static Network spoken(Network network) {
        for (Network known : known()) {
            if (known.id().equals(network.id())) {
                return new Network(network.id(), known.title(), network.endpoints(), network.genesis(),
                        network.requestGap(), network.trust());
            }
        }
        return network;
    }

    /// Nodes that keep the state of old blocks, for the network with this genesis. Empty where none is known.
    ///
    /// @param network what to look into the past of
    public static List<URI> archive(Network network) {
        Optional<Hash32> genesis = network.genesis();
        if (genesis.isPresent() && genesis.get().equals(Hash32.parse(FINNEY_GENESIS))) {
            return List.of(URI.create("wss://archive.chain.opentensor.ai:443"));
        }
        return List.of();
    }

    /// A network by its name, or the node at an address.
    ///
    /// @param idOrWsUrl `practice`, `finney`, `test`, `local`, `ws://host[:port][/path]` or `wss://…`
    /// @throws NetworkNameException with what is wrong and what to write instead
    public static Network parse(String idOrWsUrl) throws NetworkNameException {
        String text = idOrWsUrl.strip();
        if (text.isEmpty()) {
            throw new NetworkNameException(Kind.EMPTY,
                    Texts.get("network.empty"),
                    null);
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "practice" -> practice();
            case "finney" -> finney();
            case "test" -> test();
            case "local" -> local();
            default -> named(text);
        };
    }

    private static Network named(String text) throws NetworkNameException {
        if (!text.contains("://")) {
            boolean looksLikeHost = text.indexOf(':') >= 0 || text.indexOf('.') >= 0;
            throw looksLikeHost
                    ? new NetworkNameException(Kind.SCHEME,
                            Texts.get("network.no-scheme"), text)
                    : new NetworkNameException(Kind.UNKNOWN_NAME,
                            Texts.get("network.unknown"),
                            text);
        }
        URI uri = endpoint(text);
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean isPublic = host.endsWith(PUBLIC_SUFFIX);
        return new Network(uri.toString(), uri.getAuthority(), List.of(uri), knownGenesis(host),
                isPublic ? PUBLIC_GAP : Duration.ZERO, isPublic ? Trust.PUBLIC : Trust.NAMED);
    }

    /// A server that is known by name has to serve the chain it is known for.
    private static Optional<Hash32> knownGenesis(String host) {
        for (Network network : List.of(finney(), test())) {
            for (URI known : network.endpoints()) {
                if (host.equals(known.getHost())) {
                    return network.genesis();
                }
            }
            for (URI known : archive(network)) {
                if (host.equals(known.getHost())) {
                    return network.genesis();
                }
            }
        }
        return Optional.empty();
    }

    private static URI endpoint(String text) throws NetworkNameException {
        int colon = text.indexOf("://");
        String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!scheme.equals("ws") && !scheme.equals("wss")) {
            String sentence = scheme.equals("https") || scheme.equals("http")
                    ? Texts.get("network.scheme.instead", scheme.equals("https") ? "wss" : "ws", scheme)
                    : Texts.get("network.scheme.other");
            throw new NetworkNameException(Kind.SCHEME, sentence, scheme);
        }
        URI uri;
        try {
            uri = new URI(scheme + text.substring(colon)).parseServerAuthority();
        } catch (URISyntaxException e) {
            throw unreadable(text.substring(colon + 3));
        }
        if (uri.getRawUserInfo() != null) {
            // the text itself may hold a password: it goes into no message
            throw new NetworkNameException(Kind.USER_INFO,
                    Texts.get("network.user-info"), null);
        }
        if (uri.getHost() == null || uri.getHost().isEmpty()) {
            throw unreadable(text.substring(colon + 3));
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw badPort();
        }
        if (uri.getRawFragment() != null) {
            throw new NetworkNameException(Kind.HOST, Texts.get("network.fragment"),
                    null);
        }
        return uri;
    }

    private static NetworkNameException unreadable(String afterScheme) {
        int end = afterScheme.length();
        for (char stop : new char[]{'/', '?', '#'}) {
            int at = afterScheme.indexOf(stop);
            end = at < 0 ? end : Math.min(end, at);
        }
        String authority = afterScheme.substring(0, end);
        if (authority.indexOf('@') >= 0) {
            return new NetworkNameException(Kind.USER_INFO,
                    Texts.get("network.user-info"), null);
        }
        int bracket = authority.lastIndexOf(']');
        boolean wholeHost = authority.startsWith("[") ? bracket > 0 : authority.indexOf(' ') < 0;
        int colon = authority.indexOf(':', bracket + 1);
        if (wholeHost && colon > 0) {
            return badPort();
        }
        return new NetworkNameException(Kind.HOST,
                Texts.get("network.host"),
                authority);
    }

    private static NetworkNameException badPort() {
        return new NetworkNameException(Kind.PORT, Texts.get("network.port"),
                null);
    }
}
