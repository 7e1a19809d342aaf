package tern.node.practice.runtime;

import java.util.Optional;
import tern.node.practice.frame.DispatchError;

/// What came of putting an extrinsic into a block.
public sealed interface Inclusion {

    /// It is in the block, whether its call succeeded or not.
    ///
    /// @param index its place in the block
    /// @param error why its call failed
    /// @param fee   rao that it cost in the end, tip included
    record Included(int index, Optional<DispatchError> error, long fee) implements Inclusion {}

    /// It is not in the block.
    ///
    /// @param reason never [Validity.Valid]
    record Refused(Validity reason) implements Inclusion {

        /// Whether it only has to wait: the block is full, or an earlier nonce is missing.
        public boolean mayFitLater() {
            return reason instanceof Validity.Invalid(InvalidTransaction why)
                    && (why instanceof InvalidTransaction.ExhaustsResources
                            || why instanceof InvalidTransaction.Future);
        }
    }
}
