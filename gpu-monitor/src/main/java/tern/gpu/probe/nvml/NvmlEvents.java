package tern.gpu.probe.nvml;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.gpu.model.GpuEvent;
import tern.gpu.probe.GpuSource;

/// What NVIDIA's driver tells by itself: errors (Xid), changes of the power source and of clocks. Linux alone, and of
/// most cards not all of it.
final class NvmlEvents implements GpuSource.Events {

    private static final long XID = 0x8;
    private static final long CLOCK = 0x10;
    private static final long POWER_SOURCE = 0x80;
    private static final long WANTED = XID | CLOCK | POWER_SOURCE;
    /// Shorter than the time that the program has to end in order.
    private static final int WAIT_MILLIS = 600;
    private static final long TYPE = NvmlLayouts.offset(NvmlLayouts.EVENT, "eventType");
    private static final long DATA = NvmlLayouts.offset(NvmlLayouts.EVENT, "eventData");

    private final Nvml nvml;
    private final List<MemorySegment> handles;
    private final MemorySegment set;
    private final MemorySegment data;
    private boolean over;

    private NvmlEvents(Nvml nvml, List<MemorySegment> handles, MemorySegment set, MemorySegment data) {
        this.nvml = nvml;
        this.handles = handles;
        this.set = set;
        this.data = data;
    }

    /// @param handles of the devices in their order; `NULL` for one that cannot be asked
    static @Nullable NvmlEvents open(Nvml nvml, List<MemorySegment> handles) {
        // filled on one thread and read on another
        Arena arena = Arena.ofAuto();
        MemorySegment pointer = arena.allocate(ADDRESS);
        if (!nvml.awaitEvent.isThere() || !nvml.freeEvents.isThere()
                || nvml.eventSet.call(pointer) != NvmlCode.OK) {
            return null;
        }
        MemorySegment set = pointer.get(ADDRESS, 0);
        MemorySegment types = arena.allocate(JAVA_LONG);
        int registered = 0;
        for (MemorySegment handle : handles) {
            if (handle.address() == 0 || nvml.eventTypes.call(handle, types) != NvmlCode.OK) {
                continue;
            }
            long offered = types.get(JAVA_LONG, 0) & WANTED;
            if (offered != 0 && nvml.register.call(handle, offered, set) == NvmlCode.OK) {
                registered++;
            }
        }
        NvmlEvents events = new NvmlEvents(nvml, List.copyOf(handles), set, arena.allocate(NvmlLayouts.EVENT));
        if (registered == 0) {
            events.close();
            return null;
        }
        return events;
    }

    @Override
    public Optional<GpuSource.Told> await() {
        int code = nvml.awaitEvent.call(set, data, WAIT_MILLIS);
        if (code != NvmlCode.OK) {
            // lost devices are said by the samples, which end the program
            over = code != NvmlCode.TIMEOUT;
            return Optional.empty();
        }
        long device = data.get(ADDRESS, 0).address();
        long type = data.get(JAVA_LONG, TYPE);
        for (int i = 0; i < handles.size(); i++) {
            if (handles.get(i).address() == device) {
                return told(i, type);
            }
        }
        return Optional.empty();
    }

    private Optional<GpuSource.Told> told(int device, long type) {
        if ((type & XID) != 0) {
            return Optional.of(new GpuSource.Told(device, GpuEvent.Kind.ERROR,
                    Math.max(0, data.get(JAVA_LONG, DATA))));
        }
        if ((type & POWER_SOURCE) != 0) {
            return Optional.of(new GpuSource.Told(device, GpuEvent.Kind.POWER_SOURCE, 0));
        }
        return (type & CLOCK) != 0
                ? Optional.of(new GpuSource.Told(device, GpuEvent.Kind.CLOCKS, 0))
                : Optional.empty();
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public void close() {
        over = true;
        nvml.freeEvents.call(set);
    }
}
