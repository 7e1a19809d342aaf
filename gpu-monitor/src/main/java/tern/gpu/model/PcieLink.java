package tern.gpu.model;

import java.util.OptionalInt;

/// A connection to the PCI bus.
///
/// @param generation 1 to 7
/// @param width      lanes
public record PcieLink(OptionalInt generation, OptionalInt width) {

    public static final PcieLink UNKNOWN = new PcieLink(OptionalInt.empty(), OptionalInt.empty());
}
