package tern.gpu.wire;

import java.util.List;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.GpuCondition;
import tern.gpu.model.GpuEvent;
import tern.gpu.model.GpuIdentity;
import tern.gpu.model.GpuProcess;
import tern.gpu.model.Presence;

/// A line other than a sample's ([SampleLine], which is read without making objects).
public sealed interface WireLine {

    /// The first line.
    ///
    /// @param sources that will be tried; each says [Listed] once it is known what it has
    record Hello(int version, List<String> sources) implements WireLine {

        public Hello {
            sources = List.copyOf(sources);
        }
    }

    /// @param source who measures it: `nvml`, `nvidia-smi`, `amdgpu`; a source may have another one help out
    record Device(int index, String source, GpuIdentity identity, Presence presence) implements WireLine {}

    record Listed(String source, int devices) implements WireLine {}

    record Condition(int index, GpuCondition condition) implements WireLine {}

    /// @param last whether the list is whole with this part
    record Processes(int index, boolean last, List<GpuProcess> part) implements WireLine {

        public Processes {
            part = List.copyOf(part);
        }
    }

    /// @param code the driver's own number, or -1
    record Trouble(String source, int code, Diagnosis diagnosis) implements WireLine {}

    record Event(int index, GpuEvent event) implements WireLine {}

    record Beat(String source) implements WireLine {}
}
