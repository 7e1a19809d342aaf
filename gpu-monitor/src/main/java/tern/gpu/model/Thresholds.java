package tern.gpu.model;

import java.util.OptionalLong;

/// Temperatures at which a card does something by itself, in thousandths of a degree Celsius.
///
/// @param shutdown  it switches itself off
/// @param slowdown  it brakes
/// @param memoryMax the most its memory should have
/// @param gpuMax    the most its chip should have
public record Thresholds(OptionalLong shutdown, OptionalLong slowdown, OptionalLong memoryMax, OptionalLong gpuMax) {

    public static final Thresholds UNKNOWN = new Thresholds(OptionalLong.empty(), OptionalLong.empty(),
            OptionalLong.empty(), OptionalLong.empty());
}
