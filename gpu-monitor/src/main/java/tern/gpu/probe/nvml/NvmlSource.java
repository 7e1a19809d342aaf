package tern.gpu.probe.nvml;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.gpu.bus.RuntimePower;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.Diagnosis.Verdict;
import tern.gpu.model.GpuCondition;
import tern.gpu.model.GpuId;
import tern.gpu.model.GpuIdentity;
import tern.gpu.model.GpuProcess;
import tern.gpu.model.PciAddress;
import tern.gpu.model.Presence;
import tern.gpu.model.Vendor;
import tern.gpu.probe.GpuSource;
import tern.gpu.wire.Wire;

/// NVIDIA's cards through NVML: loaded and initialised once, and never while all cards sleep.
public final class NvmlSource implements GpuSource {

    private static final int VENDOR = 0x10de;

    private record Held(MemorySegment handle, int index, Optional<GpuIdentity> parent, NvmlDevice device,
            NvmlProcesses processes) {}

    private final Optional<String> library;
    private final RuntimePower power;
    private final Path proc;
    private final List<@Nullable Held> held = new ArrayList<>();
    private final List<Found> devices = new ArrayList<>();
    private @Nullable Nvml nvml;
    private @Nullable NvmlIdentity identities;

    /// @param library the one library to use; empty: the usual ones
    /// @param proc    `/proc`, or a folder that looks like it
    public NvmlSource(Optional<String> library, RuntimePower power, Path proc) {
        this.library = library;
        this.power = power;
        this.proc = proc;
    }

    @Override
    public String name() {
        return "nvml";
    }

    @Override
    public Opening open() {
        if (power.allAsleep(VENDOR)) {
            List<Found> sleeping = new ArrayList<>();
            for (PciAddress address : power.cards(VENDOR)) {
                sleeping.add(new Found(known(address), new Presence.Asleep()));
            }
            return new Opening.Later(sleeping);
        }
        boolean noCard = power.isKnown() && power.cards(VENDOR).isEmpty();
        NvmlLibrary.Search search = NvmlLibrary.search(library);
        if (search.loaded().isEmpty()) {
            boolean nobody = noCard || !search.there() && !power.isKnown();
            return new Opening.Unusable(nobody
                    ? Optional.empty()
                    : Optional.of(Diagnosis.of(Verdict.LIBRARY_MISSING, String.join("; ", search.failed()))), -1);
        }
        Nvml functions = new Nvml(search.loaded().get());
        int code = functions.init.call();
        if (code != NvmlCode.OK) {
            boolean nobody = noCard && code == NvmlCode.DRIVER_NOT_LOADED;
            return new Opening.Unusable(nobody
                    ? Optional.empty()
                    : Optional.of(Diagnosis.of(NvmlCode.verdict(code),
                            "nvmlInit of " + search.from() + ": " + code + kernelVersion())),
                    code);
        }
        nvml = functions;
        identities = new NvmlIdentity(functions);
        return list(functions, identities);
    }

    private Opening list(Nvml functions, NvmlIdentity identity) {
        Arena arena = Arena.ofAuto();
        MemorySegment number = arena.allocate(JAVA_INT);
        int code = functions.count.call(number);
        if (code != NvmlCode.OK) {
            return new Opening.Unusable(
                    Optional.of(Diagnosis.of(NvmlCode.verdict(code), "nvmlDeviceGetCount: " + code)),
                    code);
        }
        int count = Math.clamp(number.get(JAVA_INT, 0), 0, Wire.MOST_DEVICES / 2);
        MemorySegment pointer = arena.allocate(ADDRESS);
        List<Integer> refused = new ArrayList<>();
        List<Integer> codes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            code = functions.handleByIndex.call(i, pointer);
            if (code == NvmlCode.OK) {
                MemorySegment handle = pointer.get(ADDRESS, 0);
                GpuIdentity card = identity.read(handle, i, Optional.empty());
                hold(functions, handle, i, Optional.empty(), card);
                parts(functions, identity, handle, card);
            } else {
                refused.add(i);
                codes.add(code);
            }
        }
        for (int i = 0; i < refused.size(); i++) {
            held.add(null);
            devices.add(new Found(unreachable(refused.get(i), i, refused.size()), new Presence.Missing(
                    Diagnosis.of(NvmlCode.verdict(codes.get(i)), "nvmlDeviceGetHandleByIndex: " + codes.get(i)))));
        }
        return new Opening.Open(devices);
    }

    private void hold(Nvml functions, MemorySegment handle, int index, Optional<GpuIdentity> parent,
            GpuIdentity identity) {
        held.add(new Held(handle, index, parent, new NvmlDevice(functions, handle),
                new NvmlProcesses(functions, handle)));
        devices.add(new Found(identity, new Presence.Ready()));
    }

    /// A card that is cut into parts (MIG) is used by its parts alone.
    private void parts(Nvml functions, NvmlIdentity identity, MemorySegment handle, GpuIdentity card) {
        Arena arena = Arena.ofAuto();
        MemorySegment number = arena.allocate(JAVA_INT);
        if (!identity.mig(handle).orElse(false) || functions.migCount.call(handle, number) != NvmlCode.OK) {
            return;
        }
        int most = Math.clamp(number.get(JAVA_INT, 0), 0, 16);
        for (int i = 0; i < most; i++) {
            MemorySegment pointer = arena.allocate(ADDRESS);
            if (functions.migHandle.call(handle, i, pointer) == NvmlCode.OK) {
                MemorySegment part = pointer.get(ADDRESS, 0);
                hold(functions, part, i, Optional.of(card), identity.read(part, i, Optional.of(card)));
            }
        }
    }

    /// A card of which the driver says nothing: the system's list of the bus tells which one it is, where as many cards
    /// are left over there as here.
    private GpuIdentity unreachable(int index, int place, int all) {
        List<PciAddress> left = new ArrayList<>(power.cards(VENDOR));
        left.removeIf(address -> devices.stream()
                .anyMatch(found -> found.presence() instanceof Presence.Ready
                        && found.identity().pci().filter(address::equals).isPresent()));
        if (left.size() == all) {
            return known(left.get(place));
        }
        return GpuIdentity.bare(new GpuId(Vendor.NVIDIA, "nvml:" + index), "NVIDIA", Optional.empty(), VENDOR, 0);
    }

    /// What the kernel's driver says of a card without opening it.
    private GpuIdentity known(PciAddress address) {
        String model = "NVIDIA";
        Optional<String> uuid = Optional.empty();
        try {
            Path file = proc.resolve("driver/nvidia/gpus").resolve(address.toString()).resolve("information");
            for (String line : Files.readAllLines(file)) {
                int colon = line.indexOf(':');
                String value = line.substring(colon + 1).strip();
                if (colon > 0 && line.startsWith("Model") && !value.isEmpty()) {
                    model = value;
                } else if (colon > 0 && line.startsWith("GPU UUID") && value.matches("GPU-[0-9a-fA-F-]{8,64}")) {
                    uuid = Optional.of(value);
                }
            }
        } catch (IOException _) {
            // another driver has it, or none: then its place is all that is known
        }
        GpuId id = uuid.map(key -> new GpuId(Vendor.NVIDIA, key)).orElse(GpuId.of(Vendor.NVIDIA, address));
        return GpuIdentity.bare(id, model, Optional.of(address), VENDOR, power.model(address));
    }

    private String kernelVersion() {
        try {
            List<String> lines = Files.readAllLines(proc.resolve("driver/nvidia/version"));
            return lines.isEmpty() ? "" : "; " + lines.getFirst();
        } catch (IOException _) {
            return "; no kernel module";
        }
    }

    @Override
    public int sample(int device, long[] row) {
        Held one = held.get(device);
        return one == null ? NOTHING_NEW : one.device().sample(row);
    }

    @Override
    public List<GpuProcess> processes(int device) {
        Held one = held.get(device);
        return one == null ? List.of() : one.processes().list();
    }

    @Override
    public GpuCondition condition(int device) {
        Held one = held.get(device);
        return one == null || identities == null ? GpuCondition.UNKNOWN : identities.condition(one.handle());
    }

    @Override
    public Found again(int device) {
        Held one = held.get(device);
        Found before = devices.get(device);
        if (one == null || identities == null) {
            return before;
        }
        GpuIdentity now = identities.read(one.handle(), one.index(), one.parent());
        // a device that begins to fail must not become another one
        return now.id().equals(before.identity().id()) ? new Found(now, before.presence()) : before;
    }

    @Override
    public Optional<Events> events() {
        Nvml functions = nvml;
        if (functions == null) {
            return Optional.empty();
        }
        // parts of a card are told of by the card itself
        List<MemorySegment> handles = new ArrayList<>();
        for (Held one : held) {
            handles.add(one == null || one.parent().isPresent() ? MemorySegment.NULL : one.handle());
        }
        return Optional.ofNullable(NvmlEvents.open(functions, handles));
    }

    @Override
    public boolean isLost(int code) {
        return NvmlCode.isLost(code);
    }

    @Override
    public void close() {
        Nvml functions = nvml;
        nvml = null;
        if (functions != null) {
            functions.shutdown.call();
        }
    }
}
