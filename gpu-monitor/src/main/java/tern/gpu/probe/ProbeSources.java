package tern.gpu.probe;

import java.util.ArrayList;
import java.util.List;
import tern.gpu.bus.RuntimePower;
import tern.gpu.probe.nvml.NvmlSource;
import tern.gpu.probe.smi.SmiSource;

/// All ways to measure that this program has.
final class ProbeSources {

    private ProbeSources() {}

    /// One entry a vendor; of its alternatives the first that can be used is used.
    static List<List<GpuSource>> all(ProbeOptions options, RuntimePower power) {
        List<List<GpuSource>> all = new ArrayList<>();
        GpuSource tool = new SmiSource(options.tool(), power);
        all.add(options.toolAlone()
                ? List.of(tool)
                : List.of(new NvmlSource(options.library(), power, options.proc()), tool));
        return all;
    }
}
