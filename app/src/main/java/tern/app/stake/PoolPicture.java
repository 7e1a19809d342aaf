package tern.app.stake;

import java.util.List;
import java.util.Optional;
import tern.app.ui.Fact;

/// The pool of the subnet that is looked at.
///
/// @param facts  price and reserves; none on root
/// @param depth  what it takes; none while unknown
/// @param source who worked that out
/// @param limits minimums and limits; none while unknown
/// @param note   what there is to know besides: no pool, no answer
record PoolPicture(int netuid, List<Fact> facts, List<Fact> depth, Optional<String> source, List<Fact> limits,
        Optional<String> note) {}
