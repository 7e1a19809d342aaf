package tern.gpu.model;

import java.util.OptionalLong;

/// What a card's power limit can be set to, in milliwatts.
///
/// @param standard what it is when nobody has set it
public record PowerRange(OptionalLong minimum, OptionalLong maximum, OptionalLong standard) {

    public static final PowerRange UNKNOWN = new PowerRange(OptionalLong.empty(), OptionalLong.empty(),
            OptionalLong.empty());
}
