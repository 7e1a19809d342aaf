package tern.app.home;

import tern.wallet.units.Rao;

/// What Home shows where it has had no numbers since the window was opened: those of the history.
///
/// @param total what everything would have brought then, in rao of TAO
/// @param when  which block that was and how long ago, in words
public record LastKnown(Rao total, String when) {}
