package tern.gpu.probe.nvml;

import static tern.gpu.probe.nvml.NvmlCall.Shape.FIVE_POINTERS;
import static tern.gpu.probe.nvml.NvmlCall.Shape.INT_POINTER;
import static tern.gpu.probe.nvml.NvmlCall.Shape.NOTHING;
import static tern.gpu.probe.nvml.NvmlCall.Shape.POINTER;
import static tern.gpu.probe.nvml.NvmlCall.Shape.POINTER_INT;
import static tern.gpu.probe.nvml.NvmlCall.Shape.POINTER_INT_POINTER;
import static tern.gpu.probe.nvml.NvmlCall.Shape.POINTER_LONG_POINTER;
import static tern.gpu.probe.nvml.NvmlCall.Shape.POINTER_TWO_INTS_POINTER;
import static tern.gpu.probe.nvml.NvmlCall.Shape.THREE_POINTERS;
import static tern.gpu.probe.nvml.NvmlCall.Shape.THREE_POINTERS_LONG;
import static tern.gpu.probe.nvml.NvmlCall.Shape.TWO_POINTERS;
import static tern.gpu.probe.nvml.NvmlCall.Shape.TWO_POINTERS_INT;

import java.lang.foreign.SymbolLookup;

/// The functions of NVML that Tern uses, each on its own optional: drivers of many years differ in what they have.
final class Nvml {

    /// Lists of programs: three kinds, each in up to three versions of its structure.
    record ProcessList(NvmlCall call, long stride) {}

    final NvmlCall init;
    final NvmlCall shutdown;
    final NvmlCall driverVersion;
    final NvmlCall cudaVersion;
    final NvmlCall count;
    final NvmlCall handleByIndex;

    final NvmlCall uuid;
    final NvmlCall name;
    final NvmlCall pci;
    final NvmlCall vbios;
    final NvmlCall cudaCapability;
    final NvmlCall cores;
    final NvmlCall busWidth;
    final NvmlCall maxGeneration;
    final NvmlCall maxWidth;

    final NvmlCall utilization;
    final NvmlCall memoryV2;
    final NvmlCall memory;
    final NvmlCall temperature;
    final NvmlCall fieldValues;
    final NvmlCall threshold;
    final NvmlCall power;
    final NvmlCall powerLimit;
    final NvmlCall powerDefault;
    final NvmlCall powerConstraints;
    final NvmlCall energy;
    final NvmlCall clock;
    final NvmlCall reasons;
    final NvmlCall fans;
    final NvmlCall fanOf;
    final NvmlCall fan;
    final NvmlCall performanceState;
    final NvmlCall generation;
    final NvmlCall width;
    final NvmlCall encoder;
    final NvmlCall decoder;

    final NvmlCall displayActive;
    final NvmlCall displayMode;
    final NvmlCall persistence;
    final NvmlCall computeMode;
    final NvmlCall eccMode;
    final NvmlCall eccErrors;
    final NvmlCall remapped;
    final NvmlCall migMode;
    final NvmlCall migCount;
    final NvmlCall migHandle;
    final NvmlCall virtualization;

    final NvmlCall eventSet;
    final NvmlCall eventTypes;
    final NvmlCall register;
    final NvmlCall awaitEvent;
    final NvmlCall freeEvents;

    final ProcessList compute;
    final ProcessList graphics;
    final ProcessList mps;
    final NvmlCall processUse;

    Nvml(SymbolLookup library) {
        init = NvmlCall.bind(library, NOTHING, "nvmlInit_v2", "nvmlInit");
        shutdown = NvmlCall.bind(library, NOTHING, "nvmlShutdown");
        driverVersion = NvmlCall.bind(library, POINTER_INT, "nvmlSystemGetDriverVersion");
        cudaVersion = NvmlCall.bind(library, POINTER, "nvmlSystemGetCudaDriverVersion_v2",
                "nvmlSystemGetCudaDriverVersion");
        count = NvmlCall.bind(library, POINTER, "nvmlDeviceGetCount_v2", "nvmlDeviceGetCount");
        handleByIndex = NvmlCall.bind(library, INT_POINTER, "nvmlDeviceGetHandleByIndex_v2",
                "nvmlDeviceGetHandleByIndex");

        uuid = NvmlCall.bind(library, TWO_POINTERS_INT, "nvmlDeviceGetUUID");
        name = NvmlCall.bind(library, TWO_POINTERS_INT, "nvmlDeviceGetName");
        vbios = NvmlCall.bind(library, TWO_POINTERS_INT, "nvmlDeviceGetVbiosVersion");
        // the second version has the same structure as the third; the first is shorter and is left alone
        pci = NvmlCall.bind(library, TWO_POINTERS, "nvmlDeviceGetPciInfo_v3");
        cudaCapability = NvmlCall.bind(library, THREE_POINTERS, "nvmlDeviceGetCudaComputeCapability");
        cores = NvmlCall.bind(library, TWO_POINTERS, "nvmlDeviceGetNumGpuCores");
        busWidth = NvmlCall.bind(library, TWO_POINTERS, "nvmlDeviceGetMemoryBusWidth");
        maxGeneration = NvmlCall.bind(library, TWO_POINTERS, "nvmlDeviceGetMaxPcieLinkGeneration");
        maxWidth = NvmlCall.bind(library, TWO_POINTERS, "nvmlDeviceGetMaxPcieLinkWidth");

        utilization = NvmlCall.bind(library, TWO_POINTERS, "nvmlDeviceGetUtilizationRates");
        memoryV2 = NvmlCall.bind(library, TWO_POINTERS, "nvmlDeviceGetMemoryInfo_v2");
        memory = NvmlCall.bind(library, TWO_POINTERS, "nvmlDeviceGetMemoryInfo");
        temperature = NvmlCall.bind(library, POINTER_INT_POINTER, "nvmlDeviceGetTemperature");
        fieldValues = NvmlCall.bind(library, POINTER_INT_POINTER, "nvmlDeviceGetFieldValues");
        threshold = NvmlCall.bind(library, POINTER_INT_POINTER, "nvmlDeviceGetTemperatureThreshold");
        power = NvmlCall.bind(library, TWO_POINTERS, "nvmlDeviceGetPowerUsage");
        powerLimit = NvmlCall.bind(library, TWO_POINTERS, "nvmlDeviceGetEnforcedPowerLimit");
        powerDefault = NvmlCall.bind(library, TWO_POINTERS, "nvmlDeviceGetPowerManagementDefaultLimit");
        powerConstraints = NvmlCall.bind(library, THREE_POINTERS, "nvmlDeviceGetPowerManagementLimitConstraints");
        energy = NvmlCall.bind(library, TWO_POINTERS, "nvmlDeviceGetTotalEnergyConsumption");
        clock = NvmlCall.bind(library, POINTER_INT_POINTER, "nvmlDeviceGetClockInfo");
        reasons = NvmlCall.bind(library, TWO_POINTERS, "nvmlDeviceGetCurrentClocksEventReasons",
                "nvmlDeviceGetCurrentClocksThrottleReasons");
        fans = NvmlCall.bind(library, TWO_POINTERS, "nvmlDeviceGetNumFans");
        fanOf = NvmlCall.bind(library, POINTER_INT_POINTER, "nvmlDeviceGetFanSpeed_v2");
        fan = NvmlCall.bind(library, TWO_POINTERS, "nvmlDeviceGetFanSpeed");
        performanceState = NvmlCall.bind(library, TWO_POINTERS, "nvmlDeviceGetPerformanceState");
        generation = NvmlCall.bind(library, TWO_POINTERS, "nvmlDeviceGetCurrPcieLinkGeneration");
        width = NvmlCall.bind(library, TWO_POINTERS, "nvmlDeviceGetCurrPcieLinkWidth");
        encoder = NvmlCall.bind(library, THREE_POINTERS, "nvmlDeviceGetEncoderUtilization");
        decoder = NvmlCall.bind(library, THREE_POINTERS, "nvmlDeviceGetDecoderUtilization");

        displayActive = NvmlCall.bind(library, TWO_POINTERS, "nvmlDeviceGetDisplayActive");
        displayMode = NvmlCall.bind(library, TWO_POINTERS, "nvmlDeviceGetDisplayMode");
        persistence = NvmlCall.bind(library, TWO_POINTERS, "nvmlDeviceGetPersistenceMode");
        computeMode = NvmlCall.bind(library, TWO_POINTERS, "nvmlDeviceGetComputeMode");
        eccMode = NvmlCall.bind(library, THREE_POINTERS, "nvmlDeviceGetEccMode");
        eccErrors = NvmlCall.bind(library, POINTER_TWO_INTS_POINTER, "nvmlDeviceGetTotalEccErrors");
        remapped = NvmlCall.bind(library, FIVE_POINTERS, "nvmlDeviceGetRemappedRows");
        migMode = NvmlCall.bind(library, THREE_POINTERS, "nvmlDeviceGetMigMode");
        migCount = NvmlCall.bind(library, TWO_POINTERS, "nvmlDeviceGetMaxMigDeviceCount");
        migHandle = NvmlCall.bind(library, POINTER_INT_POINTER, "nvmlDeviceGetMigDeviceHandleByIndex");
        virtualization = NvmlCall.bind(library, TWO_POINTERS, "nvmlDeviceGetVirtualizationMode");

        eventSet = NvmlCall.bind(library, POINTER, "nvmlEventSetCreate");
        eventTypes = NvmlCall.bind(library, TWO_POINTERS, "nvmlDeviceGetSupportedEventTypes");
        register = NvmlCall.bind(library, POINTER_LONG_POINTER, "nvmlDeviceRegisterEvents");
        // the first version has no numbers of parts behind the rest of the structure, and is called alike
        awaitEvent = NvmlCall.bind(library, TWO_POINTERS_INT, "nvmlEventSetWait_v2", "nvmlEventSetWait");
        freeEvents = NvmlCall.bind(library, POINTER, "nvmlEventSetFree");

        boolean wide = library.find("nvmlDeviceGetConfComputeMemSizeInfo").isPresent()
                && library.find("nvmlDeviceGetRunningProcessDetailList").isEmpty();
        compute = processes(library, "nvmlDeviceGetComputeRunningProcesses", wide);
        graphics = processes(library, "nvmlDeviceGetGraphicsRunningProcesses", wide);
        mps = processes(library, "nvmlDeviceGetMPSComputeRunningProcesses", wide);
        processUse = NvmlCall.bind(library, THREE_POINTERS_LONG, "nvmlDeviceGetProcessUtilization");
    }

    private static ProcessList processes(SymbolLookup library, String name, boolean wide) {
        NvmlCall third = NvmlCall.bind(library, THREE_POINTERS, name + "_v3");
        if (third.isThere()) {
            return new ProcessList(third, wide ? NvmlLayouts.WIDE_PROCESS : NvmlLayouts.PROCESS_V2.byteSize());
        }
        NvmlCall second = NvmlCall.bind(library, THREE_POINTERS, name + "_v2");
        return second.isThere()
                ? new ProcessList(second, NvmlLayouts.PROCESS_V2.byteSize())
                : new ProcessList(NvmlCall.bind(library, THREE_POINTERS, name), NvmlLayouts.PROCESS_V1.byteSize());
    }
}
