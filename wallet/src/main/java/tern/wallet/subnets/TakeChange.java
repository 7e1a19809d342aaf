package tern.wallet.subnets;

import java.time.Instant;
import java.util.Optional;

/// A validator chose another take.
///
/// @param block  of the change
/// @param time   of that block, where the chain tells
/// @param before what it was, of 65535; empty where the node keeps no state from before
/// @param after  what it became
public record TakeChange(long block, Optional<Instant> time, Optional<Integer> before, int after) {}
