package tern.app.window;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import tern.app.practice.PracticeNetwork;
import tern.app.settings.EndpointProbe;
import tern.node.practice.control.NodeStatus;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.Network;
import tern.wallet.units.TernException;

/// Connects to one node as Tern always does, with the same checks, asks, and hangs up.
final class ChainProbe implements EndpointProbe {

    private static final int TIMES = 3;
    private static final int LONGEST_NAME = 60;

    private final ChainOptions options;
    private final PracticeNetwork practice;

    ChainProbe(ChainOptions options, PracticeNetwork practice) {
        this.options = options;
        this.practice = practice;
    }

    @Override
    public List<URI> endpoints(Network network) throws TernException {
        return network.trust() == Network.Trust.PRACTICE && network.endpoints().isEmpty()
                ? practice.control().running().flatMap(NodeStatus::endpoint).stream().toList()
                : network.endpoints();
    }

    @Override
    public Found probe(Network network, URI endpoint) throws TernException, InterruptedException {
        Network one = new Network(network.id(), network.title(), List.of(endpoint), network.genesis(),
                network.requestGap(), network.trust());
        try (ChainClient chain = ChainClient.connect(one, options)) {
            long[] nanos = new long[TIMES];
            String name = "";
            for (int i = 0; i < TIMES; i++) {
                // a public node wants a pause between questions, which is no latency of its own
                Thread.sleep(network.requestGap());
                long begin = System.nanoTime();
                name = chain.rpc().read("system_chain").asString("");
                nanos[i] = System.nanoTime() - begin;
            }
            Arrays.sort(nanos);
            BlockRef best = chain.bestBlock();
            return new Found(plain(name), chain.runtime().specVersion(), best.number(),
                    Duration.ofNanos(nanos[TIMES / 2]));
        }
    }

    /// A node may call itself anything.
    private static String plain(String name) {
        StringBuilder clean = new StringBuilder();
        name.codePoints()
                .filter(letter -> Character.isLetterOrDigit(letter) || letter == ' ' || letter == '-' || letter == '.')
                .limit(LONGEST_NAME)
                .forEach(clean::appendCodePoint);
        return clean.isEmpty() ? "?" : clean.toString();
    }
}
