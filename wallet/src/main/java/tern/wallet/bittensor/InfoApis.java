package tern.wallet.bittensor;

/// How the runtime calls `StakeInfoRuntimeApi` and `SubnetInfoRuntimeApi` answer.
public enum InfoApis {
    /// Typed, and the metadata (version 15 or later) describes the types.
    BY_METADATA,
    /// Typed, and the metadata (version 14) does not describe runtime calls: layouts kept by hand for spec 425.
    BY_HAND,
    /// SCALE inside a `Vec<u8>`, accounts as `Vec<u8>` (spec 218): layouts kept by hand.
    WRAPPED,
    /// None that Tern knows.
    NONE
}
