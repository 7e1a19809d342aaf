package tern.gpu.monitor;

import tern.gpu.model.Metric;

/// What was measured of one card lately. Safe for several threads.
public interface GpuHistory {

    /// How many samples there are, 3,600 at most.
    int size();

    /// Copies the newest samples of one metric, oldest first, as many as both arrays have room for.
    ///
    /// @param times  milliseconds since 1970
    /// @param values numbers in the metric's unit; `Long.MIN_VALUE` where one is unknown
    /// @return how many were copied, from place 0 on
    int copy(Metric metric, long[] times, long[] values);
}
