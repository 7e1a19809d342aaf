package tern.gpu.probe.nvml;

import tern.gpu.model.Diagnosis.Verdict;
import tern.gpu.model.Reading.Why;

/// NVML's answers that Tern tells apart.
final class NvmlCode {

    static final int OK = 0;
    static final int UNINITIALIZED = 1;
    static final int NOT_SUPPORTED = 3;
    static final int NO_PERMISSION = 4;
    static final int NOT_FOUND = 6;
    static final int INSUFFICIENT_SIZE = 7;
    static final int TIMEOUT = 10;
    static final int POWER_CABLE = 8;
    static final int DRIVER_NOT_LOADED = 9;
    static final int LIBRARY_NOT_FOUND = 12;
    static final int FUNCTION_NOT_FOUND = 13;
    static final int LOST = 15;
    static final int RESET_REQUIRED = 16;
    static final int OPERATING_SYSTEM = 17;
    static final int VERSION_MISMATCH = 18;
    static final int ARGUMENT_VERSION = 25;

    private NvmlCode() {}

    static boolean isLost(int code) {
        return code == LOST || code == RESET_REQUIRED || code == UNINITIALIZED;
    }

    /// Whether the device will never answer this, so that it is not asked again.
    static boolean isFinal(int code) {
        return code == NOT_SUPPORTED || code == FUNCTION_NOT_FOUND;
    }

    static Why why(int code) {
        return switch (code) {
            case NOT_SUPPORTED, FUNCTION_NOT_FOUND -> Why.NOT_SUPPORTED;
            case NO_PERMISSION, OPERATING_SYSTEM -> Why.NO_PERMISSION;
            default -> Why.ERROR;
        };
    }

    static Verdict verdict(int code) {
        return switch (code) {
            case DRIVER_NOT_LOADED -> Verdict.DRIVER_NOT_LOADED;
            case VERSION_MISMATCH -> Verdict.REBOOT_NEEDED;
            case NO_PERMISSION, OPERATING_SYSTEM -> Verdict.NO_PERMISSION;
            case LIBRARY_NOT_FOUND -> Verdict.LIBRARY_MISSING;
            case LOST -> Verdict.FELL_OFF;
            case RESET_REQUIRED -> Verdict.RESET_NEEDED;
            case POWER_CABLE -> Verdict.POWER_CABLE;
            default -> Verdict.OTHER;
        };
    }
}
