package tern.gpu.probe.nvml;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tern.gpu.model.GpuProcess;

/// The programs on one device. For one thread.
final class NvmlProcesses {

    private static final int ROOM = 64;
    private static final int TRIES = 4;
    private static final int USES = 256;
    private static final long MEMORY = NvmlLayouts.offset(NvmlLayouts.PROCESS_V1, "usedGpuMemory");
    private static final long NO_NUMBER = -1;
    private static final long USE_SIZE = NvmlLayouts.PROCESS_USE.byteSize();
    private static final long USE_TIME = NvmlLayouts.offset(NvmlLayouts.PROCESS_USE, "timeStamp");
    private static final long USE_SM = NvmlLayouts.offset(NvmlLayouts.PROCESS_USE, "smUtil");

    private final Nvml nvml;
    private final MemorySegment handle;
    private final MemorySegment count;
    private final MemorySegment uses;
    private MemorySegment list;
    private long lastUse;

    NvmlProcesses(Nvml nvml, MemorySegment handle) {
        this.nvml = nvml;
        this.handle = handle;
        Arena arena = Arena.ofAuto();
        count = arena.allocate(JAVA_INT);
        uses = arena.allocate(USE_SIZE * USES, 8);
        list = arena.allocate(NvmlLayouts.WIDE_PROCESS * ROOM, 8);
    }

    List<GpuProcess> list() {
        Map<Long, GpuProcess> found = new LinkedHashMap<>();
        read(nvml.compute, GpuProcess.Kind.COMPUTE, found);
        read(nvml.mps, GpuProcess.Kind.MPS, found);
        read(nvml.graphics, GpuProcess.Kind.GRAPHICS, found);
        if (found.isEmpty()) {
            return List.of();
        }
        Map<Long, Integer> busy = busy();
        List<GpuProcess> all = new ArrayList<>(found.size());
        for (GpuProcess process : found.values()) {
            Integer percent = busy.get(process.pid());
            all.add(percent == null
                    ? process
                    : new GpuProcess(process.pid(), process.started(), process.name(), process.vramBytes(),
                            OptionalInt.of(percent), process.kind(), false));
        }
        return all;
    }

    private void read(Nvml.ProcessList from, GpuProcess.Kind kind, Map<Long, GpuProcess> found) {
        int room = ROOM;
        for (int i = 0; i < TRIES; i++) {
            if (list.byteSize() < room * NvmlLayouts.WIDE_PROCESS) {
                list = Arena.ofAuto().allocate(room * NvmlLayouts.WIDE_PROCESS, 8);
            }
            count.set(JAVA_INT, 0, room);
            int code = from.call().call(handle, count, list);
            int there = count.get(JAVA_INT, 0);
            if (code == NvmlCode.OK) {
                for (int at = 0; at < Math.min(there, room); at++) {
                    long base = at * from.stride();
                    long pid = Integer.toUnsignedLong(list.get(JAVA_INT, base));
                    long memory = list.get(JAVA_LONG, base + MEMORY);
                    found.putIfAbsent(pid, new GpuProcess(pid, Optional.empty(), "",
                            memory == NO_NUMBER || memory < 0 ? OptionalLong.empty() : OptionalLong.of(memory),
                            OptionalInt.empty(), kind, false));
                }
                return;
            }
            if (code != NvmlCode.INSUFFICIENT_SIZE || there < 0 || there > 100_000) {
                return;
            }
            room = Math.max(room, 2 * there + 5);
        }
    }

    /// How busy each keeps the device, by the newest sample since the last time. The driver sometimes leaves nonsense in
    /// samples of programs that have ended.
    private Map<Long, Integer> busy() {
        Map<Long, Integer> percents = new HashMap<>();
        count.set(JAVA_INT, 0, USES);
        if (nvml.processUse.call(handle, uses, count, lastUse) != NvmlCode.OK) {
            return percents;
        }
        Map<Long, Long> times = new HashMap<>();
        for (int at = 0; at < Math.min(count.get(JAVA_INT, 0), USES); at++) {
            long base = at * USE_SIZE;
            long pid = Integer.toUnsignedLong(uses.get(JAVA_INT, base));
            long time = uses.get(JAVA_LONG, base + USE_TIME);
            int percent = uses.get(JAVA_INT, base + USE_SM);
            if (percent < 0 || percent > 100) {
                continue;
            }
            if (time >= times.getOrDefault(pid, 0L)) {
                times.put(pid, time);
                percents.put(pid, percent);
            }
            lastUse = Math.max(lastUse, time);
        }
        return percents;
    }
}
