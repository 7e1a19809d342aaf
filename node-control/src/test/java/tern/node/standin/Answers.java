package tern.node.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Answers JSON-RPC, as text in and text out. Reads no more of JSON than these questions need.
final class Answers {

    private static final Pattern METHOD = Pattern.compile("\"method\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*(\"[^\"]*\"|-?\\d+|null)");
    private static final Pattern PARAMS = Pattern.compile("\"params\"\\s*:\\s*\\[(.*?)]");
    private static final List<String> METHODS = List.of("chain_getBlockHash", "chain_getFinalizedHead",
            "chain_getHeader", "chain_subscribeNewHeads", "chain_unsubscribeNewHeads", "rpc_methods", "system_chain",
            "system_health", "system_name", "system_peers", "system_syncState", "system_version");

    private final Script script;
    private final FakeChain chain;

    Answers(Script script, FakeChain chain) {
        this.script = script;
        this.chain = chain;
    }

    /// One question or an array of them.
    String answer(String text) {
        String trimmed = text.strip();
        if (!trimmed.startsWith("[")) {
            return one(trimmed);
        }
        List<String> all = new ArrayList<>();
        for (String each : objects(trimmed)) {
            all.add(one(each));
        }
        return "[" + String.join(",", all) + "]";
    }

    /// The objects of an array of objects. Strings with braces do not occur in these questions.
    private static List<String> objects(String array) {
        List<String> found = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < array.length(); i++) {
            char c = array.charAt(i);
            if (c == '{' && depth++ == 0) {
                from = i;
            } else if (c == '}' && --depth == 0) {
                found.add(array.substring(from, i + 1));
            }
        }
        return found;
    }

    private String one(String question) {
        String id = first(ID, question, "null");
        String method = first(METHOD, question, "");
        List<String> params = List.of(first(PARAMS, question, "").split(","));
        String result = result(method, params.getFirst().strip().replace("\"", ""));
        return result.isEmpty()
                ? "{\"jsonrpc\":\"2.0\",\"id\":" + id
                        + ",\"error\":{\"code\":-32601,\"message\":\"Method not found\"}}"
                : "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}";
    }

    private static String first(Pattern pattern, String text, String standard) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : standard;
    }

    private String result(String method, String param) {
        FakeChain.At at = chain.now();
        return switch (method) {
            case "system_health" -> "{\"peers\":" + script.number("peers", 14) + ",\"isSyncing\":"
                    + (at.phase() != FakeChain.Phase.IDLE || at.best() + 5 < at.target())
                    + ",\"shouldHavePeers\":true}";
            case "system_syncState" -> "{\"startingBlock\":0,\"currentBlock\":" + at.best() + ",\"highestBlock\":"
                    + at.target() + "}";
            case "system_version" -> '"' + script.text("version", NodeSubtensor.VERSION) + '"';
            case "system_name" -> "\"Subtensor Node\"";
            case "system_chain" -> "\"Bittensor\"";
            case "system_peers" -> "[]";
            case "rpc_methods" -> "{\"methods\":[\"" + String.join("\",\"", METHODS) + "\"]}";
            case "chain_getFinalizedHead" -> quoted(chain.hash(at.finalized()));
            case "chain_getBlockHash" -> param.isEmpty() || param.equals("null")
                    ? quoted(chain.hash(at.best()))
                    : blockHash(Long.decode(param), at);
            case "chain_getHeader" -> header(param, at);
            case "chain_subscribeNewHeads" -> "\"heads\"";
            case "chain_unsubscribeNewHeads" -> "true";
            default -> "";
        };
    }

    private String blockHash(long number, FakeChain.At at) {
        return number <= at.best() ? quoted(chain.hash(number)) : "null";
    }

    private String header(String hash, FakeChain.At at) {
        long number = hash.isEmpty() || hash.equals("null") ? at.best() : chain.number(hash);
        return number < 0 ? "null" : header(number);
    }

    String header(long number) {
        return "{\"parentHash\":" + quoted(number == 0 ? FakeChain.nothing() : chain.hash(number - 1))
                + ",\"number\":\"0x" + Long.toHexString(number) + "\",\"stateRoot\":" + quoted(chain.hash(number))
                + ",\"extrinsicsRoot\":" + quoted(chain.hash(number)) + ",\"digest\":{\"logs\":[]}}";
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
