package tern.wallet.yields;

/// Why there is no yield to tell: not enough data. No number is better than a guess.
public enum Gap {
    /// Nothing was looked at yet.
    NOT_SAMPLED,
    /// What was looked at does not reach back as far as the window; the node keeps no older states, or they are still
    /// to be fetched.
    TOO_SHORT,
    /// The subnet paid nobody within the window; on root nothing reached the validator's fund within it.
    NO_PAYOUT,
    /// Nobody stakes with the validator there, or nobody did when the window began.
    NO_STAKE,
    /// The subnet's number belonged to another subnet when the window began.
    OTHER_SUBNET,
    /// The validator's pool was emptied within the window and began anew.
    BEGAN_ANEW,
    /// This chain pays root stake in a way that is not measured.
    NOT_MEASURED
}
