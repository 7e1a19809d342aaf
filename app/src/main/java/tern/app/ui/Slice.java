package tern.app.ui;

import tern.wallet.units.Rao;

/// A named part of a whole, for charts.
///
/// @param name   what the person reads
/// @param series which chart colour; see [Series]
/// @param value  its size
/// @param share  its share of the whole, in words: `22.6%`
public record Slice(String name, int series, Rao value, String share) {}
