package tern.node.subtensor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tern.node.manage.NodeException;
import tern.node.manage.NodeSettings;

/// The command line of `node-subtensor`.
///
/// The flags of the upstream project's recommended nodes, with two differences: `--trie-cache-size` is in bytes, whatever
/// upstream's files say, and other websites may not ask the node (`--rpc-cors` stays at its default).
final class NodeFlags {

    private static final long MIB = 1_048_576;

    /// Further flags that a person may add: they change how much is kept, asked, logged and connected, not who may do
    /// what.
    private static final Set<String> ALLOWED = Set.of("--name", "--log", "--max-past-logs", "--max-past-blocks",
            "--fee-history-limit", "--in-peers-light", "--rpc-max-connections", "--rpc-rate-limit",
            "--rpc-max-subscriptions-per-connection", "--rpc-max-request-size", "--rpc-max-response-size",
            "--rpc-message-buffer-capacity-per-connection", "--blocks-pruning", "--state-pruning",
            "--history-backfill", "--initial-consensus", "--execute-gas-limit-multiplier", "--frontier-backend-type",
            "--max-runtime-instances", "--runtime-cache-size", "--pool-limit", "--pool-kbytes", "--tx-ban-seconds",
            "--reserved-nodes", "--reserved-only", "--public-addr", "--no-private-ip", "--allow-private-ip",
            "--max-parallel-downloads", "--max-blocks-per-request", "--kademlia-replication-factor",
            "--kademlia-disjoint-query-paths", "--network-backend", "--no-hardware-benchmarks", "--wasm-execution",
            "--eth-log-block-cache", "--eth-statuses-cache");
    /// What Tern sets itself, from the settings.
    private static final Set<String> OURS = Set.of("--base-path", "--chain", "--sync", "--database", "--db",
            "--db-cache", "--trie-cache-size", "--pruning", "--rpc-port", "--port", "--prometheus-port", "--bootnodes",
            "--no-mdns", "--no-telemetry", "--rpc-methods", "--in-peers", "--out-peers", "--detailed-log-output",
            "--disable-log-color", "-d");
    /// What would let others in, bring keys into the node, or make it another node.
    private static final Set<String> DANGEROUS = Set.of("--unsafe-rpc-external", "--rpc-external", "--rpc-cors",
            "--prometheus-external", "--experimental-rpc-endpoint", "--unsafe-force-node-key-generation", "--node-key",
            "--node-key-file", "--node-key-type", "--keystore-path", "--password", "--password-filename",
            "--password-interactive", "--validator", "--force-authoring", "--dev", "--tmp", "--alice", "--bob",
            "--charlie", "--dave", "--eve", "--ferdie", "--one", "--two", "--sealing", "--enable-dev-signer",
            "--wasm-runtime-overrides", "--listen-addr", "--telemetry-url", "--offchain-worker",
            "--enable-offchain-indexing", "--tracing-targets", "--tracing-receiver", "--enable-log-reloading",
            "--ethapi", "--discover-local");

    private NodeFlags() {}

    /// @param basePath   of its data, as the program sees it
    /// @param chainSpec  raw specification, as the program sees it
    /// @param inside     whether it runs in a container, where «this computer» is another one
    static List<String> of(NodeSettings settings, SubtensorChain chain, String basePath, String chainSpec,
            boolean inside) {
        List<String> all = new ArrayList<>();
        all.add("--base-path=" + basePath);
        all.add("--chain=" + chainSpec);
        if (settings.archive()) {
            all.add("--sync=full");
            all.add("--pruning=archive");
        } else {
            all.add("--sync=warp");
            all.add("--database=paritydb");
        }
        all.add("--db-cache=" + settings.dbCache());
        all.add("--trie-cache-size=" + settings.trieCache() * MIB);
        all.add("--port=" + settings.p2pPort());
        all.add("--rpc-port=" + settings.rpcPort());
        all.add("--rpc-methods=safe");
        all.add("--prometheus-port=" + settings.metricsPort());
        if (inside) {
            // the container's own loopback is out of reach; the engine gives the port to this computer's alone
            all.add("--rpc-external");
            all.add("--prometheus-external");
        }
        all.add("--bootnodes=" + chain.bootnode());
        all.add("--no-mdns");
        all.add("--no-telemetry");
        settings.inPeers().ifPresent(count -> all.add("--in-peers=" + count));
        settings.outPeers().ifPresent(count -> all.add("--out-peers=" + count));
        all.add("--detailed-log-output");
        all.addAll(settings.extraFlags());
        return all;
    }

    /// A number for what of the settings a start depends on.
    static int fingerprint(NodeSettings settings, List<SubtensorChain> chains, Path data) {
        List<String> flags = chains.stream()
                .filter(chain -> chain.network().id().equals(settings.network()))
                .findFirst()
                .map(chain -> of(settings, chain, "", "", false))
                .orElse(List.of());
        return Objects.hash(flags, settings.program().map(Enum::name), settings.image(),
                settings.file().map(Path::toString), settings.chainSpec().map(Path::toString), data.toString());
    }

    /// Name of the folder, inside the chain's, that holds its database.
    static String databaseFolder(NodeSettings settings) {
        return settings.archive() ? "db" : "paritydb";
    }

    /// What is wrong with a further flag, as a sentence; empty when nothing is.
    static Optional<String> refusal(String flag) {
        int equals = flag.indexOf('=');
        String name = equals < 0 ? flag : flag.substring(0, equals);
        if (!flag.startsWith("-")
                || flag.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            return Optional.of(Texts.get("flag.form", flag));
        }
        if (DANGEROUS.contains(name)) {
            return Optional.of(Texts.get("flag.dangerous", name));
        }
        if (OURS.contains(name)) {
            return Optional.of(Texts.get("flag.ours", name));
        }
        return ALLOWED.contains(name) ? Optional.empty() : Optional.of(Texts.get("flag.unknown", name));
    }

    /// @throws NodeException `SETTINGS` with the first thing that is wrong
    static void check(NodeSettings settings, List<SubtensorChain> chains) throws NodeException {
        if (chains.stream().noneMatch(chain -> chain.network().id().equals(settings.network()))) {
            throw wrong(Texts.get("settings.network", settings.network()));
        }
        List<Integer> ports = List.of(settings.p2pPort(), settings.rpcPort(), settings.metricsPort());
        for (int port : ports) {
            if (port < 1_024 || port > 65_535) {
                throw wrong(Texts.get("settings.port", Integer.toString(port)));
            }
        }
        if (ports.stream().distinct().count() < ports.size()) {
            throw wrong(Texts.get("settings.ports-same"));
        }
        within(settings.dbCache(), 64, 262_144, "settings.db-cache");
        within(settings.trieCache(), 0, 262_144, "settings.trie-cache");
        within(settings.stopSeconds(), 5, 600, "settings.stop");
        within(settings.inPeers().orElse(0), 0, 1_000, "settings.peers");
        within(settings.outPeers().orElse(8), 1, 1_000, "settings.peers");
        if (settings.diskFloor() < 0) {
            throw wrong(Texts.get("settings.floor"));
        }
        if (settings.image().isPresent() && !settings.image().get().matches("[a-z0-9][A-Za-z0-9._/:@-]{1,250}")) {
            throw wrong(Texts.get("settings.image", settings.image().get()));
        }
        for (Optional<Path> path : List.of(settings.file(), settings.chainSpec(), settings.dataFolder())) {
            if (path.isPresent() && !isPlain(path.get())) {
                throw wrong(Texts.get("settings.path", path.get()));
            }
        }
        for (String flag : settings.extraFlags()) {
            Optional<String> refusal = refusal(flag);
            if (refusal.isPresent()) {
                throw wrong(refusal.get());
            }
        }
    }

    /// Whole, since a bare name would be looked for elsewhere than it was read; and without what a command, an engine's
    /// list of mounts or a file of lines takes for an end.
    private static boolean isPlain(Path path) {
        // a place inside Windows' Linux has a root and no drive
        return path.getRoot() != null
                && path.toString().chars().noneMatch(c -> Character.isISOControl(c) || c == ',' || c == '"');
    }

    private static void within(long value, long least, long most, String key) throws NodeException {
        if (value < least || value > most) {
            throw wrong(sentence(key, Long.toString(least), Long.toString(most)));
        }
    }

    private static String sentence(String key, String least, String most) {
        return Texts.get(key, least, most);
    }

    private static NodeException wrong(String sentence) {
        return new NodeException(NodeException.Kind.SETTINGS, sentence);
    }
}
