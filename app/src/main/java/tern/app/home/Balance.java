package tern.app.home;

import java.util.List;
import java.util.Optional;
import tern.app.ui.Slice;
import tern.wallet.units.Rao;

/// What the card «Total balance» shows.
///
/// @param total    what everything would bring if it were all sold now, in rao of TAO
/// @param spot     everything at spot price, in rao of TAO
/// @param cost     what selling it all would lose against spot, in words; empty when nothing
/// @param parts    where the total lies: stake on root, stake on subnets, free, reserved
/// @param unpriced how many positions count as zero since the chain could not quote them, in words
public record Balance(Rao total, Rao spot, Optional<String> cost, List<Slice> parts, Optional<String> unpriced) {}
