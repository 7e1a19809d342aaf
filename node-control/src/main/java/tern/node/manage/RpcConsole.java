package tern.node.manage;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tern.wallet.rpc.EndpointCheck;
import tern.wallet.rpc.RpcClient;
import tern.wallet.rpc.RpcConnections;
import tern.wallet.rpc.RpcException;
import tern.wallet.rpc.RpcOptions;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// [NodeConsole] over a connection of its own for each question.
public final class RpcConsole implements NodeConsole {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final RpcOptions OPTIONS = RpcOptions.defaults()
            .withCallTimeout(LONGEST)
            .withConnectTimeout(Duration.ofSeconds(5));
    /// Beginnings of methods that send, sign, change keys, peers or time, or begin a stream that nobody here reads.
    private static final List<String> REFUSED = List.of("author_submit", "author_rotate", "author_insert",
            "author_remove", "author_unwatch", "transaction_", "transactionwatch_", "eth_send", "eth_sign",
            "eth_submit", "personal_", "system_add", "system_remove", "system_reset", "system_unstable",
            "system_dryrun",
            "offchain_", "sudo_", "engine_", "mev", "practice_", "chainhead_", "archive_v1_storagediff", "dev_",
            "beefy_",
            "admin_", "debug_");
    private static final Set<String> PRACTICE_READS = Set.of("practice_status");
    /// Wherever they stand: streams, and what no reading method is called.
    private static final List<String> REFUSED_WORDS = List.of("subscribe", "_watch", "_follow", "submit", "broadcast",
            "insert", "rotate", "_send", "_sign", "_import");

    private final Supplier<Optional<URI>> endpoint;

    /// @param endpoint where the node answers now
    public RpcConsole(Supplier<Optional<URI>> endpoint) {
        this.endpoint = endpoint;
    }

    /// Whether a method is one that Tern passes on.
    public static boolean isAllowed(String method) {
        String name = method.toLowerCase(java.util.Locale.ROOT);
        if (!name.matches("[a-z0-9]+[a-z0-9_]*")) {
            return false;
        }
        return PRACTICE_READS.contains(name)
                || (REFUSED.stream().noneMatch(name::startsWith) && REFUSED_WORDS.stream().noneMatch(name::contains));
    }

    @Override
    public String ask(String method, String params) throws NodeException, InterruptedException {
        String name = method.strip();
        if (!isAllowed(name)) {
            throw new NodeException(NodeException.Kind.REFUSED, Texts.get("console.refused", name));
        }
        @Nullable
        Object[] values = params(params);
        JsonNode result = ask(name, values);
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(result);
    }

    @Override
    public List<String> methods() throws NodeException, InterruptedException {
        Set<String> found = new TreeSet<>();
        for (JsonNode item : ask("rpc_methods").path("methods")) {
            if (item.isString() && isAllowed(item.stringValue())) {
                found.add(item.stringValue());
            }
        }
        return List.copyOf(found);
    }

    private JsonNode ask(String method, @Nullable Object... values) throws NodeException, InterruptedException {
        URI where = endpoint.get()
                .orElseThrow(() -> new NodeException(NodeException.Kind.NOT_RUNNING, Texts.get("console.silent")));
        try (RpcClient client = RpcConnections.open(List.of(where), OPTIONS, EndpointCheck.none())) {
            return client.call(method, values);
        } catch (RpcException e) {
            if (e.kind() == RpcException.Kind.INTERRUPTED) {
                throw new InterruptedException();
            }
            throw new NodeException(NodeException.Kind.ANSWER, e.data()
                    .map(data -> e.sentence() + " " + data)
                    .orElse(e.sentence()), e.details().orElse(null), e);
        }
    }

    private static @Nullable Object[] params(String text) throws NodeException {
        if (text.isBlank()) {
            return new @Nullable Object[0];
        }
        try {
            JsonNode tree = JsonMapper.shared().readTree(text);
            if (!tree.isArray()) {
                throw new NodeException(NodeException.Kind.REFUSED, Texts.get("console.params"));
            }
            List<@Nullable Object> values = new ArrayList<>();
            for (JsonNode item : tree) {
                values.add(value(item));
            }
            return values.toArray();
        } catch (JacksonException e) {
            throw new NodeException(NodeException.Kind.REFUSED, Texts.get("console.params"), e.getOriginalMessage(), e);
        }
    }

    private static @Nullable Object value(JsonNode node) throws NodeException {
        if (node.isNull()) {
            return null;
        }
        if (node.isString()) {
            return node.stringValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isIntegralNumber()) {
            return node.bigIntegerValue();
        }
        if (node.isArray()) {
            List<@Nullable Object> items = new ArrayList<>();
            for (JsonNode item : node) {
                items.add(value(item));
            }
            return items;
        }
        throw new NodeException(NodeException.Kind.REFUSED, Texts.get("console.object"));
    }
}
