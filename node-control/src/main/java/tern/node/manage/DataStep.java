package tern.node.manage;

/// Something that can be deleted.
///
/// @param bytes that it frees
public record DataStep(Kind kind, long bytes) {

    public enum Kind {
        /// What the node as it is set now does not use: data of other networks and of another kind of database, old
        /// logs. The node may go on running.
        PRUNE,
        /// The chain, but not the node's name in the network: it is fetched anew.
        RESYNC,
        /// Everything of the node.
        REMOVE
    }
}
