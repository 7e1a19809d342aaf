package tern.node.practice.frame;

import tern.wallet.keys.AccountId;

/// On whose behalf a call runs.
public sealed interface Origin {

    record Signed(AccountId who) implements Origin {}

    /// The chain itself.
    record Root() implements Origin {}

    /// Nobody: what the block's author puts in.
    record None() implements Origin {}

    /// The account that signed.
    ///
    /// @throws DispatchException `BadOrigin` for any other origin
    default AccountId signer() throws DispatchException {
        if (this instanceof Signed signed) {
            return signed.who();
        }
        throw new DispatchError.BadOrigin().toException();
    }

    /// @throws DispatchException `BadOrigin` unless this is root
    default void requireRoot() throws DispatchException {
        if (!(this instanceof Root)) {
            throw new DispatchError.BadOrigin().toException();
        }
    }

    /// @throws DispatchException `BadOrigin` unless this is nobody
    default void requireNone() throws DispatchException {
        if (!(this instanceof None)) {
            throw new DispatchError.BadOrigin().toException();
        }
    }
}
