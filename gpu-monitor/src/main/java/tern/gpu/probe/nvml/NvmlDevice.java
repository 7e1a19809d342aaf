package tern.gpu.probe.nvml;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import tern.gpu.model.Metric;
import tern.gpu.model.Reading;
import tern.gpu.model.ThrottleReason;

/// Measures one device. What the driver fills is held for as long as the device, so that a sample makes no garbage; what
/// the device does not support is asked once. For one thread.
final class NvmlDevice {

    /// What may turn out to be unsupported; the places are bits.
    private enum Asked {
        UTILIZATION,
        TEMPERATURE,
        MEMORY_V2,
        MEMORY,
        POWER,
        LIMIT,
        CORE_CLOCK,
        MEMORY_CLOCK,
        FAN,
        REASONS,
        STATE,
        GENERATION,
        WIDTH,
        ENERGY,
        ENCODER,
        DECODER,
        MEMORY_TEMPERATURE
    }

    private static final int SM_CLOCK = 1;
    private static final int MEMORY_CLOCK = 2;
    /// Fans of one card that are looked at; the fastest is shown.
    private static final int MOST_FANS = 3;
    private static final int UNKNOWN_STATE = 32;
    private static final int MEMORY_TEMPERATURE_FIELD = 82;

    /// NVML's bits, in the order of its own numbers from 1 on.
    private static final ThrottleReason[] REASONS = {ThrottleReason.IDLE, ThrottleReason.SET_CLOCKS,
            ThrottleReason.POWER_LIMIT, ThrottleReason.HARDWARE, ThrottleReason.SYNC, ThrottleReason.HEAT,
            ThrottleReason.HARDWARE_HEAT, ThrottleReason.POWER_BRAKE, ThrottleReason.DISPLAY};

    private static final long V2_TOTAL = NvmlLayouts.offset(NvmlLayouts.MEMORY_V2, "total");
    private static final long V2_RESERVED = NvmlLayouts.offset(NvmlLayouts.MEMORY_V2, "reserved");
    private static final long V2_USED = NvmlLayouts.offset(NvmlLayouts.MEMORY_V2, "used");
    private static final long V1_TOTAL = NvmlLayouts.offset(NvmlLayouts.MEMORY, "total");
    private static final long V1_USED = NvmlLayouts.offset(NvmlLayouts.MEMORY, "used");
    private static final long FIELD_TYPE = NvmlLayouts.offset(NvmlLayouts.FIELD, "valueType");
    private static final long FIELD_RETURN = NvmlLayouts.offset(NvmlLayouts.FIELD, "nvmlReturn");
    private static final long FIELD_VALUE = NvmlLayouts.offset(NvmlLayouts.FIELD, "value");

    private final Nvml nvml;
    private final MemorySegment handle;
    private final int fans;

    private final MemorySegment word;
    private final MemorySegment second;
    private final MemorySegment wide;
    private final MemorySegment use;
    private final MemorySegment memory;
    private final MemorySegment memoryV2;
    private final MemorySegment field;

    private int never;
    private int lost;

    NvmlDevice(Nvml nvml, MemorySegment handle) {
        this.nvml = nvml;
        this.handle = handle;
        Arena arena = Arena.ofAuto();
        word = arena.allocate(JAVA_INT);
        second = arena.allocate(JAVA_INT);
        wide = arena.allocate(JAVA_LONG);
        use = arena.allocate(NvmlLayouts.UTILIZATION);
        memory = arena.allocate(NvmlLayouts.MEMORY);
        memoryV2 = arena.allocate(NvmlLayouts.MEMORY_V2);
        field = arena.allocate(NvmlLayouts.FIELD);
        fans = nvml.fanOf.isThere() && nvml.fans.call(handle, word) == NvmlCode.OK
                ? Math.min(word.get(JAVA_INT, 0), MOST_FANS)
                : 0;
    }

    MemorySegment handle() {
        return handle;
    }

    /// @return 0, or why the device is gone
    int sample(long[] row) {
        lost = 0;
        if (may(Asked.UTILIZATION) && put(Asked.UTILIZATION, nvml.utilization.call(handle, use), row,
                Metric.UTILIZATION, Metric.MEMORY_CONTROLLER)) {
            row[Metric.UTILIZATION.column()] = percent(use.get(JAVA_INT, 0));
            row[Metric.MEMORY_CONTROLLER.column()] = percent(use.get(JAVA_INT, 4));
        }
        if (may(Asked.TEMPERATURE) && put(Asked.TEMPERATURE, nvml.temperature.call(handle, 0, word), row,
                Metric.TEMPERATURE)) {
            row[Metric.TEMPERATURE.column()] = word.get(JAVA_INT, 0) * 1000L;
        }
        memoryTemperature(row);
        memory(row);
        unsigned(Asked.POWER, nvml.power, Metric.POWER, row);
        unsigned(Asked.LIMIT, nvml.powerLimit, Metric.POWER_LIMIT, row);
        clock(Asked.CORE_CLOCK, SM_CLOCK, Metric.CORE_CLOCK, row);
        clock(Asked.MEMORY_CLOCK, MEMORY_CLOCK, Metric.MEMORY_CLOCK, row);
        fan(row);
        if (may(Asked.REASONS) && put(Asked.REASONS, nvml.reasons.call(handle, wide), row, Metric.THROTTLE)) {
            row[Metric.THROTTLE.column()] = reasons(wide.get(JAVA_LONG, 0));
        }
        unsigned(Asked.STATE, nvml.performanceState, Metric.PERFORMANCE_STATE, row);
        if (row[Metric.PERFORMANCE_STATE.column()] == UNKNOWN_STATE) {
            row[Metric.PERFORMANCE_STATE.column()] = Reading.unknown(Reading.Why.NOT_SUPPORTED);
        }
        unsigned(Asked.GENERATION, nvml.generation, Metric.PCIE_GENERATION, row);
        unsigned(Asked.WIDTH, nvml.width, Metric.PCIE_WIDTH, row);
        if (may(Asked.ENERGY) && put(Asked.ENERGY, nvml.energy.call(handle, wide), row, Metric.ENERGY)) {
            row[Metric.ENERGY.column()] = wide.get(JAVA_LONG, 0);
        }
        coder(Asked.ENCODER, nvml.encoder, Metric.ENCODER, row);
        coder(Asked.DECODER, nvml.decoder, Metric.DECODER, row);
        if (lost != 0) {
            // what the driver said before it lost the device is no measurement
            Arrays.fill(row, Reading.unknown(Reading.Why.ERROR));
        }
        return lost;
    }

    private void unsigned(Asked asked, NvmlCall call, Metric metric, long[] row) {
        if (may(asked) && put(asked, call.call(handle, word), row, metric)) {
            row[metric.column()] = Integer.toUnsignedLong(word.get(JAVA_INT, 0));
        }
    }

    private void clock(Asked asked, int which, Metric metric, long[] row) {
        if (may(asked) && put(asked, nvml.clock.call(handle, which, word), row, metric)) {
            row[metric.column()] = Integer.toUnsignedLong(word.get(JAVA_INT, 0));
        }
    }

    private void coder(Asked asked, NvmlCall call, Metric metric, long[] row) {
        if (may(asked) && put(asked, call.call(handle, word, second), row, metric)) {
            row[metric.column()] = percent(word.get(JAVA_INT, 0));
        }
    }

    private void fan(long[] row) {
        if (!may(Asked.FAN)) {
            return;
        }
        if (fans == 0) {
            if (put(Asked.FAN, nvml.fan.call(handle, word), row, Metric.FAN)) {
                row[Metric.FAN.column()] = percent(word.get(JAVA_INT, 0));
            }
            return;
        }
        long fastest = -1;
        for (int i = 0; i < fans; i++) {
            if (put(Asked.FAN, nvml.fanOf.call(handle, i, word), row, Metric.FAN)) {
                fastest = Math.max(fastest, percent(word.get(JAVA_INT, 0)));
            }
        }
        if (fastest >= 0) {
            row[Metric.FAN.column()] = fastest;
        }
    }

    /// The second version counts what the driver keeps for itself as used; the first does not know of it. A total of 0
    /// means that the device uses the computer's memory.
    private void memory(long[] row) {
        if (may(Asked.MEMORY_V2)) {
            memoryV2.set(JAVA_INT, 0, NvmlLayouts.MEMORY_V2_VERSION);
            int code = nvml.memoryV2.call(handle, memoryV2);
            if (code == NvmlCode.ARGUMENT_VERSION || NvmlCode.isFinal(code)) {
                never |= 1 << Asked.MEMORY_V2.ordinal();
            } else {
                if (put(Asked.MEMORY_V2, code, row, Metric.VRAM_TOTAL, Metric.VRAM_USED, Metric.VRAM_RESERVED)
                        && memoryV2.get(JAVA_LONG, V2_TOTAL) > 0) {
                    long reserved = memoryV2.get(JAVA_LONG, V2_RESERVED);
                    row[Metric.VRAM_TOTAL.column()] = memoryV2.get(JAVA_LONG, V2_TOTAL);
                    row[Metric.VRAM_USED.column()] = Math.max(0, memoryV2.get(JAVA_LONG, V2_USED) - reserved);
                    row[Metric.VRAM_RESERVED.column()] = reserved;
                }
                return;
            }
        }
        if (may(Asked.MEMORY) && put(Asked.MEMORY, nvml.memory.call(handle, memory), row, Metric.VRAM_TOTAL,
                Metric.VRAM_USED) && memory.get(JAVA_LONG, V1_TOTAL) > 0) {
            row[Metric.VRAM_TOTAL.column()] = memory.get(JAVA_LONG, V1_TOTAL);
            row[Metric.VRAM_USED.column()] = memory.get(JAVA_LONG, V1_USED);
        }
    }

    private void memoryTemperature(long[] row) {
        if (!may(Asked.MEMORY_TEMPERATURE)) {
            return;
        }
        field.fill((byte) 0);
        field.set(JAVA_INT, 0, MEMORY_TEMPERATURE_FIELD);
        int code = nvml.fieldValues.call(handle, 1, field);
        if (code == NvmlCode.OK) {
            code = field.get(JAVA_INT, FIELD_RETURN);
        }
        if (put(Asked.MEMORY_TEMPERATURE, code, row, Metric.MEMORY_TEMPERATURE)) {
            long degrees = switch (field.get(JAVA_INT, FIELD_TYPE)) {
                case 1, 5 -> field.get(JAVA_INT, FIELD_VALUE);
                case 2, 3, 4 -> field.get(JAVA_LONG, FIELD_VALUE);
                default -> Long.MIN_VALUE;
            };
            row[Metric.MEMORY_TEMPERATURE.column()] = degrees == Long.MIN_VALUE
                    ? Reading.unknown(Reading.Why.ERROR)
                    : degrees * 1000;
        }
    }

    private boolean may(Asked asked) {
        return lost == 0 && (never & 1 << asked.ordinal()) == 0;
    }

    private boolean put(Asked asked, int code, long[] row, Metric metric) {
        if (code == NvmlCode.OK) {
            return true;
        }
        failed(asked, code);
        row[metric.column()] = Reading.unknown(NvmlCode.why(code));
        return false;
    }

    private boolean put(Asked asked, int code, long[] row, Metric first, Metric second) {
        return put(asked, code, row, first) | put(asked, code, row, second);
    }

    private boolean put(Asked asked, int code, long[] row, Metric first, Metric second, Metric third) {
        return put(asked, code, row, first, second) | put(asked, code, row, third);
    }

    private void failed(Asked asked, int code) {
        if (NvmlCode.isLost(code)) {
            lost = code;
        }
        if (NvmlCode.isFinal(code)) {
            never |= 1 << asked.ordinal();
        }
    }

    private static long percent(int value) {
        return Integer.toUnsignedLong(value) * 100;
    }

    static long reasons(long bits) {
        long ours = 0;
        for (int i = 0; i < REASONS.length; i++) {
            if ((bits & 1L << i) != 0) {
                ours |= REASONS[i].bit();
            }
        }
        return bits >>> REASONS.length == 0 ? ours : ours | ThrottleReason.OTHER.bit();
    }
}
