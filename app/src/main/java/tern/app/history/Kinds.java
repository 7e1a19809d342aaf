package tern.app.history;

import tern.wallet.history.ActivityKind;

/// The groups of kinds that a person chooses between.
public enum Kinds {
    ALL, PAYMENTS, STAKING, CLAIMS, OTHERS, FAILED;

    public boolean holds(ActivityKind kind) {
        return this == ALL || this == of(kind);
    }

    public static Kinds of(ActivityKind kind) {
        return switch (kind) {
            case RECEIVED, SENT -> PAYMENTS;
            case STAKED, UNSTAKED, STAKE_MOVED, STAKE_SWAPPED, STAKE_SENT, STAKE_RECEIVED -> STAKING;
            case CLAIMED -> CLAIMS;
            case REGISTERED, OTHER -> OTHERS;
            case FAILED -> FAILED;
        };
    }
}
