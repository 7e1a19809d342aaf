package tern.app.mining;

import java.math.BigInteger;
import java.time.Instant;
import tern.wallet.units.Rao;

/// What one epoch paid a seat, as the chain said after it.
///
/// @param block            of its end
/// @param time             when it was seen
/// @param incentiveOf65535 the seat's part of what miners got
/// @param alpha            rao of alpha
/// @param price            rao of TAO for one alpha at that time
public record SeenEpoch(long block, Instant time, int incentiveOf65535, Rao alpha, Rao price) {

    /// At that time's price, in rao of TAO.
    Rao value() {
        return alpha.scaled(BigInteger.valueOf(price.value()),
                BigInteger.valueOf(Rao.PER_TAO));
    }
}
