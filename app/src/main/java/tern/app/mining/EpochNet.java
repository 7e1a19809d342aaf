package tern.app.mining;

import java.math.BigDecimal;

/// What one payout leaves over once power and rent are taken off.
///
/// @param left  in the person's currency; below zero for a loss
/// @param words the same, as it is shown
public record EpochNet(BigDecimal left, String words) {}
