package tern.node.practice.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.node.practice.chain.PracticeChain;
import tern.node.practice.store.StoreException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads frames, calls methods, writes answers: JSON-RPC 2.0 with batches. Whatever comes in, an answer or nothing goes
/// out; nothing that a client sends stops the node.
///
/// Safe for several threads.
public final class PracticeRpc {

    private static final Logger LOG = LoggerFactory.getLogger(PracticeRpc.class);
    /// Bytes of one request. Real nodes take 15 MiB; this one has 100 MiB of memory in all, and nobody needs more here.
    public static final int MAX_REQUEST = 1 << 20;
    private static final int MAX_BATCH = 2_000;
    private static final int MAX_DEPTH = 128;

    private final Map<String, Method> methods = new TreeMap<>();
    private final ObjectMapper mapper;

    private static final List<String> NEW = List.of("chainHead_", "chainSpec_", "transaction_", "transactionWatch_");

    /// @param version    of Tern
    /// @param newMethods whether `chainHead_v1` and its like are served, which older endpoints lack
    public PracticeRpc(PracticeChain chain, String version, boolean newMethods, NodeHooks hooks) {
        ApiCalls calls = new ApiCalls(chain);
        List<Method.Group> groups = List.of(new ChainMethods(chain), new StateMethods(chain, calls),
                new SystemMethods(chain, calls, version), new AuthorMethods(chain), new ChainHeadMethods(chain, calls),
                new BittensorMethods(chain, calls), new PracticeMethods(chain, hooks));
        groups.forEach(group -> group.addTo(methods));
        if (!newMethods) {
            methods.keySet().removeIf(name -> NEW.stream().anyMatch(name::startsWith));
        }
        methods.put("rpc_methods", (client, params) -> Answer.of(SystemMethods.list(methods.keySet())));
        mapper = JsonMapper.builder(JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(MAX_REQUEST)
                        .maxDocumentLength(MAX_REQUEST)
                        .maxTokenCount(1_000_000)
                        .build())
                .build())
                .enable(tools.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /// What goes back over the wire, and what begins once it is on its way.
    ///
    /// @param bytes empty: nothing goes back
    public record Reply(Optional<byte[]> bytes, List<Runnable> after) {}

    /// Answers one frame.
    Reply answer(Client client, byte[] frame) {
        JsonNode message;
        try {
            message = mapper.readTree(frame);
        } catch (JacksonException e) {
            return reply(error(NULL, new RpcError(RpcError.PARSE, "Parse error", null)), List.of());
        }
        if (message.isMissingNode()) {
            return reply(error(NULL, new RpcError(RpcError.PARSE, "Parse error", "an empty frame")), List.of());
        }
        List<Runnable> after = new ArrayList<>();
        if (!message.isArray()) {
            return reply(one(client, message, after), after);
        }
        if (message.isEmpty()) {
            return reply(error(NULL, invalidRequest()), after);
        }
        if (message.size() > MAX_BATCH) {
            return reply(error(NULL, new RpcError(-32010, "The batch request was too large",
                    "Exceeded max limit of " + MAX_BATCH)), after);
        }
        ArrayNode answers = NODES.arrayNode();
        for (JsonNode each : message) {
            JsonNode answer = one(client, each, after);
            if (!answer.isMissingNode()) {
                answers.add(answer);
            }
        }
        return reply(answers.isEmpty() ? NODES.missingNode() : answers, after);
    }

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonNode NULL = NODES.nullNode();

    private Reply reply(JsonNode node, List<Runnable> after) {
        return new Reply(node.isMissingNode() ? Optional.empty() : Optional.of(mapper.writeValueAsBytes(node)), after);
    }

    byte[] bytes(JsonNode node) {
        return mapper.writeValueAsBytes(node);
    }

    private static RpcError invalidRequest() {
        return new RpcError(RpcError.INVALID_REQUEST, "Invalid request", null);
    }

    /// @return missing for a notification: nothing goes back
    private JsonNode one(Client client, JsonNode request, List<Runnable> after) {
        JsonNode id = request.path("id");
        boolean idIsFine = id.isIntegralNumber() || id.isString() || id.isNull();
        if (!request.isObject() || !request.path("method").isString() || !(idIsFine || id.isMissingNode())) {
            return error(idIsFine ? id : NULL, invalidRequest());
        }
        String name = request.path("method").stringValue();
        try {
            Method method = methods.get(name);
            if (method == null) {
                throw new RpcError(RpcError.NO_METHOD, "Method not found", null);
            }
            Answer answer = method.call(client, new Params(request.path("params")));
            after.add(answer.after());
            if (id.isMissingNode()) {
                return id;
            }
            ObjectNode node = NODES.objectNode();
            node.put("jsonrpc", "2.0");
            node.set("id", id);
            node.set("result", answer.result());
            return node;
        } catch (RpcError e) {
            return id.isMissingNode() ? id : error(id, e);
        } catch (StoreException e) {
            LOG.error("{} could not read the chain's file", name, e);
            return error(id, new RpcError(RpcError.INTERNAL, "Internal error", e.sentence()));
        } catch (RuntimeException e) {
            LOG.error("{} failed", name, e);
            return error(id, new RpcError(RpcError.INTERNAL, "Internal error", null));
        }
    }

    private static JsonNode error(JsonNode id, RpcError e) {
        ObjectNode node = NODES.objectNode();
        node.put("jsonrpc", "2.0");
        node.set("id", id.isMissingNode() ? NULL : id);
        ObjectNode error = node.putObject("error");
        error.put("code", e.code());
        error.put("message", String.valueOf(e.getMessage()));
        e.data().ifPresent(data -> error.put("data", data));
        return node;
    }
}
