package tern.app.node;

import java.util.List;

/// What the three cards say of a node, one value a line.
enum Fact {
    BEST("node-best", "node.best"),
    FINALIZED("node-finalized", "node.finalized"),
    TARGET("node-target", "node.target"),
    PEERS("node-peers", "node.peers"),
    PROCESSOR("node-processor", "node.processor"),
    MEMORY("node-memory", "node.memory"),
    DISK("node-disk", "node.disk"),
    NETWORK("node-traffic", "node.traffic"),
    RUNNING("node-running", "node.running"),
    RESTARTS("node-restarts", "node.restarts"),
    RPC("node-rpc", "node.rpc"),
    PROGRAM("node-program", "node.program");

    static final List<Fact> OF_CHAIN = List.of(BEST, FINALIZED, TARGET, PEERS);
    static final List<Fact> OF_MACHINE = List.of(PROCESSOR, MEMORY, DISK, NETWORK);
    static final List<Fact> OF_HEALTH = List.of(RUNNING, RESTARTS, RPC, PROGRAM);

    private final String id;
    private final String key;

    Fact(String id, String key) {
        this.id = id;
        this.key = key;
    }

    String id() {
        return id;
    }

    /// Of its name among the texts.
    String key() {
        return key;
    }
}
