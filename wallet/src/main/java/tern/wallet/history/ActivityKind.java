package tern.wallet.history;

/// What an [ActivityEntry] is about. Stored by name: a name is never changed.
public enum ActivityKind {
    /// TAO came in.
    RECEIVED,
    /// TAO went out.
    SENT,
    /// TAO became stake.
    STAKED,
    /// Stake became TAO.
    UNSTAKED,
    /// Stake went to another validator, perhaps on another subnet.
    STAKE_MOVED,
    /// Stake went to another subnet at the same validator.
    STAKE_SWAPPED,
    /// Stake went to another account.
    STAKE_SENT,
    /// Stake came from another account.
    STAKE_RECEIVED,
    /// Dividends of root stake were paid out.
    CLAIMED,
    /// A hotkey was registered on a subnet.
    REGISTERED,
    /// Something else that this account signed.
    OTHER,
    /// Something that this account signed and that failed.
    FAILED
}
