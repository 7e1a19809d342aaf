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
    FAILED;

    /// Which way it goes, as seen from the account: 1 for what comes in, -1 for what goes out to others, 0 for what
    /// changes its form or its place.
    public int direction() {
        return switch (this) {
            case RECEIVED, STAKE_RECEIVED, CLAIMED -> 1;
            case SENT, STAKE_SENT -> -1;
            case STAKED, UNSTAKED, STAKE_MOVED, STAKE_SWAPPED, REGISTERED, OTHER, FAILED -> 0;
        };
    }
}
