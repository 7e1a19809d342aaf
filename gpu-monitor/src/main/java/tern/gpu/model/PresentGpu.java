package tern.gpu.model;

/// A card that the system lists, whether or not a driver answers for it.
///
/// @param identity as much as can be known without asking a driver
public record PresentGpu(GpuIdentity identity, Presence presence) {}
