package tern.gpu.probe.nvml;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.StructLayout;

/// How NVML's structures lie in memory: the same in its versions 11.8, 12.4 and 13.3, on Linux and on Windows.
final class NvmlLayouts {

    static final StructLayout UTILIZATION = MemoryLayout.structLayout(JAVA_INT.withName("gpu"),
            JAVA_INT.withName("memory")).withName("nvmlUtilization_t");

    static final StructLayout MEMORY = MemoryLayout.structLayout(JAVA_LONG.withName("total"),
            JAVA_LONG.withName("free"), JAVA_LONG.withName("used")).withName("nvmlMemory_t");

    static final StructLayout MEMORY_V2 = MemoryLayout.structLayout(JAVA_INT.withName("version"),
            MemoryLayout.paddingLayout(4), JAVA_LONG.withName("total"), JAVA_LONG.withName("reserved"),
            JAVA_LONG.withName("free"), JAVA_LONG.withName("used")).withName("nvmlMemory_v2_t");

    static final StructLayout PCI = MemoryLayout.structLayout(
            MemoryLayout.sequenceLayout(16, JAVA_BYTE).withName("busIdLegacy"), JAVA_INT.withName("domain"),
            JAVA_INT.withName("bus"), JAVA_INT.withName("device"), JAVA_INT.withName("pciDeviceId"),
            JAVA_INT.withName("pciSubSystemId"), MemoryLayout.sequenceLayout(32, JAVA_BYTE).withName("busId"))
            .withName("nvmlPciInfo_t");

    static final StructLayout PROCESS_V1 = MemoryLayout.structLayout(JAVA_INT.withName("pid"),
            MemoryLayout.paddingLayout(4), JAVA_LONG.withName("usedGpuMemory")).withName("nvmlProcessInfo_v1_t");

    static final StructLayout PROCESS_V2 = MemoryLayout.structLayout(JAVA_INT.withName("pid"),
            MemoryLayout.paddingLayout(4), JAVA_LONG.withName("usedGpuMemory"), JAVA_INT.withName("gpuInstanceId"),
            JAVA_INT.withName("computeInstanceId")).withName("nvmlProcessInfo_v2_t");

    static final StructLayout PROCESS_USE = MemoryLayout.structLayout(JAVA_INT.withName("pid"),
            MemoryLayout.paddingLayout(4), JAVA_LONG.withName("timeStamp"), JAVA_INT.withName("smUtil"),
            JAVA_INT.withName("memUtil"), JAVA_INT.withName("encUtil"), JAVA_INT.withName("decUtil"))
            .withName("nvmlProcessUtilizationSample_t");

    static final StructLayout FIELD = MemoryLayout.structLayout(JAVA_INT.withName("fieldId"),
            JAVA_INT.withName("scopeId"), JAVA_LONG.withName("timestamp"), JAVA_LONG.withName("latencyUsec"),
            JAVA_INT.withName("valueType"), JAVA_INT.withName("nvmlReturn"), JAVA_LONG.withName("value"))
            .withName("nvmlFieldValue_t");

    static final StructLayout EVENT = MemoryLayout.structLayout(ADDRESS.withName("device"),
            JAVA_LONG.withName("eventType"), JAVA_LONG.withName("eventData"), JAVA_INT.withName("gpuInstanceId"),
            JAVA_INT.withName("computeInstanceId")).withName("nvmlEventData_t");

    /// What a versioned structure says of itself: its size and its version.
    static final int MEMORY_V2_VERSION = (int) MEMORY_V2.byteSize() | 2 << 24;

    /// A few drivers of the 535 series wrote lists of programs with this distance although they promised 24 bytes.
    static final long WIDE_PROCESS = 32;

    private NvmlLayouts() {}

    static long offset(StructLayout layout, String field) {
        return layout.byteOffset(MemoryLayout.PathElement.groupElement(field));
    }
}
