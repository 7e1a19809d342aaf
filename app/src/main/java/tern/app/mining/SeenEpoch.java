package tern.app.mining;

import java.math.BigInteger;
import java.time.Instant;
import java.util.OptionalLong;
import tern.wallet.units.Rao;

/// What one epoch paid a seat.
///
/// @param block            of its end
/// @param time             when it was seen
/// @param incentiveOf65535 the seat's part of what miners got
/// @param alpha            what it was paid as the chain says, in rao of alpha
/// @param grown            by how much its owner's stake grew in that block without a move of his own, in rao of alpha;
///                         empty where that could not be measured
/// @param price            rao of TAO for one alpha at that time
public record SeenEpoch(long block, Instant time, int incentiveOf65535, Rao alpha, OptionalLong grown, Rao price) {

    /// As the chain says, and not measured.
    public SeenEpoch(long block, Instant time, int incentiveOf65535, Rao alpha, Rao price) {
        this(block, time, incentiveOf65535, alpha, OptionalLong.empty(), price);
    }

    /// What was measured; where nothing was, what the chain says. In rao of alpha.
    public Rao earned() {
        return grown.isPresent() ? Rao.of(Math.max(0, grown.getAsLong())) : alpha;
    }

    /// At that time's price, in rao of TAO.
    public Rao value() {
        return earned().scaled(BigInteger.valueOf(price.value()),
                BigInteger.valueOf(Rao.PER_TAO));
    }
}
