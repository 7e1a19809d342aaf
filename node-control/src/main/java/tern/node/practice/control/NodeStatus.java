package tern.node.practice.control;

import java.net.URI;
import java.util.Optional;
import tern.node.process.ProcessMark;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a practice node says of itself in its folder.
///
/// @param run      a random word for this run
/// @param process  which process it is
/// @param progress share of the start that is done, 0 to 1
/// @param endpoint `ws://127.0.0.1:PORT` once it answers
/// @param genesis  of its chain, once it answers
public record NodeStatus(String run, ProcessMark process, double progress, Optional<URI> endpoint,
        Optional<String> genesis) {

    ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("run", run);
        node.put("pid", process.pid());
        node.put("started", process.started());
        node.put("progress", progress);
        endpoint.ifPresent(uri -> node.put("endpoint", uri.toString()));
        genesis.ifPresent(hash -> node.put("genesis", hash));
        return node;
    }

    static Optional<NodeStatus> of(JsonNode node) {
        if (!node.path("run").isString() || !node.path("pid").canConvertToLong()
                || !node.path("started").canConvertToLong()) {
            return Optional.empty();
        }
        JsonNode endpoint = node.path("endpoint");
        JsonNode genesis = node.path("genesis");
        try {
            return Optional.of(new NodeStatus(node.path("run").stringValue(),
                    new ProcessMark(node.path("pid").longValue(), node.path("started").longValue()),
                    node.path("progress").asDouble(0),
                    endpoint.isString() ? Optional.of(URI.create(endpoint.stringValue())) : Optional.empty(),
                    genesis.isString() ? Optional.of(genesis.stringValue()) : Optional.empty()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Whether its process still runs.
    public boolean isAlive() {
        return process.find().isPresent();
    }
}
