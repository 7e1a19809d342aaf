package tern.gpu.monitor;

import tern.gpu.model.GpuIdentity;

/// Takes in samples one after the other, on the thread that reads the measuring program: quickly, and without a disk.
@FunctionalInterface
public interface SampleKeeper {

    /// @param millis since 1970
    /// @param row    as a [tern.gpu.model.GpuSample] has it; to be copied
    void take(GpuIdentity card, long millis, long[] row);
}
