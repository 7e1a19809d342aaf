package tern.wallet.history;

import java.time.Instant;
import tern.wallet.units.Rao;

/// One account's totals at one moment, for a line.
///
/// @param block the block's number
/// @param exit  the total if all stake were sold, in rao of TAO
/// @param spot  at spot prices
public record Point(long block, Instant time, Rao exit, Rao spot) {}
