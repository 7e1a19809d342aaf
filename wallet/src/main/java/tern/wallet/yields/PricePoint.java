package tern.wallet.yields;

import java.time.Instant;
import tern.wallet.units.Rao;

/// A subnet's price at a moment: rao of TAO for one alpha.
public record PricePoint(long block, Instant time, Rao price) {}
