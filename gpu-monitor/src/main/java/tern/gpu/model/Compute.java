package tern.gpu.model;

/// What a card can compute with.
public sealed interface Compute {

    /// CUDA, by its compute capability.
    record Cuda(int major, int minor) implements Compute {}

    /// ROCm, by its target: `gfx1100`.
    record Gfx(String target) implements Compute {}

    /// oneAPI, by its architecture.
    record Xe(String architecture) implements Compute {}
}
