package tern.node.standin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The command line, refused where the real program would refuse it.
record Flags(Map<String, String> values) {

    private static final Set<String> WITH_VALUE = Set.of("--base-path", "--chain", "--sync", "--database", "--db-cache",
            "--trie-cache-size", "--bootnodes", "--rpc-cors", "--pruning", "--state-pruning", "--blocks-pruning",
            "--name", "--rpc-port", "--port", "--rpc-max-connections", "--rpc-rate-limit", "--rpc-methods",
            "--prometheus-port", "--in-peers", "--out-peers", "--log", "--node-key-file", "--initial-consensus",
            "--history-backfill", "--max-past-logs", "--fee-history-limit", "--execute-gas-limit-multiplier",
            "--frontier-backend-type", "--max-runtime-instances", "--listen-addr", "--public-addr");
    private static final Set<String> ALONE = Set.of("--no-mdns", "--no-telemetry", "--no-prometheus", "--rpc-external",
            "--prometheus-external", "--detailed-log-output", "--disable-log-color", "--no-private-ip",
            "--no-hardware-benchmarks", "--allow-private-ip", "--reserved-only");

    /// What the program says before it ends.
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;
        final int code;

        Refused(int code, String said) {
            super(said);
            this.code = code;
        }
    }

    static Flags parse(List<String> args) throws Refused {
        Map<String, String> found = new HashMap<>();
        for (int i = 0; i < args.size(); i++) {
            String word = args.get(i);
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            String value;
            if (ALONE.contains(name) && equals < 0) {
                value = "";
            } else if (WITH_VALUE.contains(name) && equals >= 0) {
                value = word.substring(equals + 1);
            } else if (WITH_VALUE.contains(name) && i + 1 < args.size()) {
                value = args.get(++i);
            } else if (WITH_VALUE.contains(name)) {
                throw usage("error: a value is required for '" + name + " <VALUE>' but none was supplied");
            } else {
                throw usage("error: unexpected argument '" + name + "' found");
            }
            if (found.put(name, value) != null) {
                throw usage("error: the argument '" + name + " <VALUE>' cannot be used multiple times");
            }
        }
        Flags flags = new Flags(found);
        flags.check();
        return flags;
    }

    private static Refused usage(String first) {
        return new Refused(2, first + "\n\nUsage: node-subtensor [OPTIONS]\n       node-subtensor <COMMAND>\n\n"
                + "For more information, try '--help'.");
    }

    private void check() throws Refused {
        oneOf("--sync", "full", "fast", "fast-unsafe", "warp");
        oneOf("--database", "rocksdb", "paritydb", "auto", "paritydb-experimental");
        oneOf("--rpc-methods", "auto", "safe", "unsafe");
        oneOf("--history-backfill", "keep", "skip");
        for (String name : List.of("--port", "--rpc-port", "--prometheus-port")) {
            number(name, 65_535);
        }
        for (String name : List.of("--db-cache", "--trie-cache-size", "--in-peers", "--out-peers")) {
            number(name, Long.MAX_VALUE);
        }
        if (text("--sync", "warp").startsWith("fast")) {
            throw new Refused(1, "Error: Input(\"" + text("--sync", "") + " is not supported by this node\")");
        }
    }

    private void oneOf(String name, String... allowed) throws Refused {
        String value = values.get(name);
        if (value != null && !List.of(allowed).contains(value)) {
            throw usage("error: invalid value '" + value + "' for '" + name + " <VALUE>'\n  [possible values: "
                    + String.join(", ", allowed) + "]");
        }
    }

    private void number(String name, long most) throws Refused {
        String value = values.get(name);
        if (value != null && (!value.matches("\\d{1,18}") || Long.parseLong(value) > most)) {
            throw usage(
                    "error: invalid value '" + value + "' for '" + name + " <VALUE>': invalid digit found in string");
        }
    }

    String text(String name, String standard) {
        return values.getOrDefault(name, standard);
    }

    int port(String name, int standard) {
        return Integer.parseInt(text(name, Integer.toString(standard)));
    }

    boolean has(String name) {
        return values.containsKey(name);
    }
}
