package tern.app.home;

import java.util.List;
import java.util.Optional;
import tern.app.ui.Slice;
import tern.wallet.units.Rao;

/// What the card «Where it is» shows. All amounts in rao of TAO.
///
/// @param stakes   stake by subnet at its exit value, largest first; what is beyond the places of the legend is one
///                 slice at the end
/// @param staked   their sum
/// @param free     the free balance without what is locked
/// @param reserved held as deposits
/// @param locked   of the free balance, what cannot be moved now
/// @param toClaim  what claiming from validators' funds would bring now, not part of any other amount; empty where the
///                 runtime has no such funds or could not say
public record Where(List<Slice> stakes, Rao staked, Rao free, Rao reserved, Rao locked, Optional<Rao> toClaim) {}
