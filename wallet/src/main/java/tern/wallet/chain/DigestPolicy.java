package tern.wallet.chain;

/// Whether a transaction may be signed when the runtime does not check the metadata digest (RFC-0078).
///
/// With the digest in force, a node that lies about the metadata cannot make a signature do something else than the
/// review showed: the signature is then simply worthless. Without it, the review is as honest as the node.
public enum DigestPolicy {
    /// Refuse to prepare such a transaction ([ChainException.Kind#DIGEST_NOT_IN_FORCE]).
    REQUIRE,
    /// Prepare it without a digest; [Draft#digestState] tells, and the screen must show it.
    ALLOW_WITHOUT_DIGEST
}
