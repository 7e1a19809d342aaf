package tern.app.node;

/// A setting of the node that is typed.
enum Entry {
    P2P("node-set-p2p", "node.set.p2p", "node.set.p2p.words"),
    RPC("node-set-rpc", "node.set.rpc", "node.set.rpc.words"),
    METRICS("node-set-metrics", "node.set.metrics", "node.set.metrics.words"),
    DB_CACHE("node-set-db", "node.set.db", "node.set.db.words"),
    TRIE_CACHE("node-set-trie", "node.set.trie", "node.set.trie.words"),
    IN_PEERS("node-set-in", "node.set.in", "node.set.in.words"),
    OUT_PEERS("node-set-out", "node.set.out", "node.set.out.words"),
    FLOOR("node-set-floor", "node.set.floor", "node.set.floor.words"),
    STOP("node-set-stop", "node.set.stop", "node.set.stop.words"),
    IMAGE("node-set-image", "node.set.image", "node.set.image.words"),
    FILE("node-set-file", "node.set.file", "node.set.file.words"),
    SPEC("node-set-spec", "node.set.spec", "node.set.spec.words"),
    FLAGS("node-set-flags", "node.set.flags", "node.set.flags.words");

    private final String id;
    private final String key;
    private final String words;

    Entry(String id, String key, String words) {
        this.id = id;
        this.key = key;
        this.words = words;
    }

    String id() {
        return id;
    }

    /// Of its name among the texts.
    String key() {
        return key;
    }

    /// Of what it means.
    String words() {
        return words;
    }
}
