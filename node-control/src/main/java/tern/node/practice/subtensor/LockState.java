package tern.node.practice.subtensor;

import java.math.BigInteger;
import tern.node.practice.frame.StructType;
import tern.node.practice.frame.Type;
import tern.node.practice.frame.Types;

/// A lock of alpha as it was when it last changed.
///
/// @param lockedMass alpha, in its 10⁻⁹ parts
/// @param conviction bits of a U64F64
/// @param lastUpdate block
public record LockState(long lockedMass, BigInteger conviction, long lastUpdate) {

    static final Type<LockState> TYPE = StructType
            .<LockState>named("pallet_subtensor", "staking", "lock", "LockState")
            .field("locked_mass", Types.U64, LockState::lockedMass)
            .field("conviction", Fixed.U64F64, LockState::conviction)
            .field("last_update", Types.U64, LockState::lastUpdate)
            .build(parts -> new LockState(parts.get(0), parts.get(1), parts.get(2)));
}
