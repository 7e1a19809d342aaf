package tern.gpu.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tern.gpu.bus.RuntimePower;
import tern.gpu.probe.files.FilesSource;
import tern.gpu.probe.nvml.NvmlSource;
import tern.gpu.probe.oshi.OshiSource;
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
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        // OSHI's classes are on the class path of this program where it is used, and nowhere else
        if (system.startsWith("mac")) {
            all.add(List.of(OshiSource.ofMac()));
        } else if (system.startsWith("windows")) {
            all.add(List.of(OshiSource.ofWindows()));
        } else {
            // the drivers of AMD and Intel speak through files
            all.add(List.of(new FilesSource(options.sys(), options.proc())));
        }
        return all;
    }
}
