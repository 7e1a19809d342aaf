package tern.app.ui;

import tern.wallet.units.Rao;

/// A named part of a whole, for charts.
///
/// @param name   what the person reads
/// @param colour the style class that carries its colour: of [Series#styleClass], or one of the style sheet's own
/// @param value  its size
/// @param share  its share of the whole, in words: `22.6%`
public record Slice(String name, String colour, Rao value, String share) {}
