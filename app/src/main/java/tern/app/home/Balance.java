package tern.app.home;

import java.util.Optional;
import tern.wallet.units.Rao;

/// What the card «Total balance» shows.
///
/// @param total    what everything would bring if it were all sold now, in rao of TAO
/// @param spot     everything at spot price, in rao of TAO
/// @param cost     what selling it all would lose against spot, in words; empty when nothing
/// @param unpriced how many positions count as zero since the chain could not quote them, in words
public record Balance(Rao total, Rao spot, Optional<String> cost, Optional<String> unpriced) {}
