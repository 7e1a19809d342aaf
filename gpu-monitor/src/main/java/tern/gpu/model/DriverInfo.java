package tern.gpu.model;

import java.util.Optional;
import java.util.OptionalInt;

/// The driver of a card.
///
/// @param name        as the system calls it: `nvidia`, `amdgpu`, `i915`
/// @param version     as its maker writes it
/// @param cudaVersion the newest CUDA it runs, 1000 × major + 10 × minor: 13000 is 13.0
/// @param vbios       version of the card's own firmware
public record DriverInfo(String name, Optional<String> version, OptionalInt cudaVersion, Optional<String> vbios) {}
