package tern.wallet.chain;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What `state_getRuntimeVersion` answers.
///
/// @param specName           `node-subtensor`
/// @param implName           name of the implementation
/// @param specVersion        rises with every upgrade; signed into every transaction
/// @param implVersion        rises when only the implementation changed
/// @param transactionVersion rises when old signed forms stop working
/// @param apis               `0x…` (8 bytes) of each runtime API to its version
public record RuntimeVersion(
        String specName,
        String implName,
        long specVersion,
        long implVersion,
        long transactionVersion,
        Map<String, Integer> apis) {

    public RuntimeVersion {
        apis = Map.copyOf(apis);
    }

    /// @param node what the node answers
    static RuntimeVersion parse(JsonNode node) throws ChainException {
        Map<String, Integer> apis = new LinkedHashMap<>();
        for (JsonNode api : node.path("apis")) {
            apis.put(Json.text(api.path(0), "version.apis"),
                    Math.toIntExact(Math.min(Json.number(api.path(1), "version.apis"), Integer.MAX_VALUE)));
        }
        return new RuntimeVersion(
                Json.text(node.path("specName"), "version.specName"),
                Json.text(node.path("implName"), "version.implName"),
                Json.number(node.path("specVersion"), "version.specVersion"),
                Json.number(node.path("implVersion"), "version.implVersion"),
                Json.number(node.path("transactionVersion"), "version.transactionVersion"),
                apis);
    }

    /// A later build of the same chain's runtime.
    boolean isNewerThan(RuntimeVersion other) {
        return specVersion > other.specVersion
                || (specVersion == other.specVersion && implVersion > other.implVersion);
    }

    /// The same code: names and the three numbers agree.
    boolean sameCode(RuntimeVersion other) {
        return specName.equals(other.specName)
                && implName.equals(other.implName)
                && specVersion == other.specVersion
                && implVersion == other.implVersion
                && transactionVersion == other.transactionVersion;
    }
}
