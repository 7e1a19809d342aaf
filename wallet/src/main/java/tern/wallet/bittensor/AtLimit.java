package tern.wallet.bittensor;

/// What the chain does with a trade whose price reaches its limit before all of it is done.
public enum AtLimit {
    /// Nothing is traded.
    STOP,
    /// What fits is traded, the rest stays where it is.
    PARTIAL
}
