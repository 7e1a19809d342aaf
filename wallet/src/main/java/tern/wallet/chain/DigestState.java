package tern.wallet.chain;

/// What became of the metadata digest in a draft.
public enum DigestState {
    /// The digest is among the signed bytes and the node's runtime took a signature over it.
    IN_FORCE,
    /// The runtime has no digest check, was built without its own digest, or its metadata cannot be digested.
    NOT_SUPPORTED,
    /// The runtime has a digest, and it is not the one of the metadata that the node served. The node may lie about
    /// the metadata: nothing of value should be signed.
    REFUSED
}
