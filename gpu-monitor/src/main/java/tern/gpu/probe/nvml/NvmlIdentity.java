package tern.gpu.probe.nvml;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tern.gpu.model.Compute;
import tern.gpu.model.DriverInfo;
import tern.gpu.model.GpuCondition;
import tern.gpu.model.GpuCondition.ComputeMode;
import tern.gpu.model.GpuId;
import tern.gpu.model.GpuIdentity;
import tern.gpu.model.PciAddress;
import tern.gpu.model.PcieLink;
import tern.gpu.model.PowerRange;
import tern.gpu.model.Thresholds;
import tern.gpu.model.Vendor;

/// Asks what a device is and what state it is in. For one thread.
final class NvmlIdentity {

    private static final int TEXT = 128;
    private static final int VENDOR = 0x10de;
    private static final long PCI_DOMAIN = NvmlLayouts.offset(NvmlLayouts.PCI, "domain");
    private static final long PCI_IDS = NvmlLayouts.offset(NvmlLayouts.PCI, "pciDeviceId");
    private static final long PCI_BUS = NvmlLayouts.offset(NvmlLayouts.PCI, "busId");
    private static final long MEMORY_TOTAL = NvmlLayouts.offset(NvmlLayouts.MEMORY, "total");
    private static final int GUEST = 2;

    private final Nvml nvml;
    private final MemorySegment text;
    private final MemorySegment pci;
    private final MemorySegment memory;
    private final MemorySegment wide;
    private final MemorySegment a;
    private final MemorySegment b;
    private final MemorySegment c;
    private final MemorySegment d;

    NvmlIdentity(Nvml nvml) {
        this.nvml = nvml;
        Arena arena = Arena.ofAuto();
        text = arena.allocate(TEXT, 8);
        pci = arena.allocate(NvmlLayouts.PCI);
        memory = arena.allocate(NvmlLayouts.MEMORY);
        wide = arena.allocate(JAVA_LONG);
        a = arena.allocate(JAVA_INT);
        b = arena.allocate(JAVA_INT);
        c = arena.allocate(JAVA_INT);
        d = arena.allocate(JAVA_INT);
    }

    /// @param index  used only where the device tells nothing that would tell it from others
    /// @param parent of a part of a device
    GpuIdentity read(MemorySegment handle, int index, Optional<GpuIdentity> parent) {
        Optional<String> uuid = word(nvml.uuid, handle).filter(NvmlIdentity::isKey);
        Optional<PciAddress> address = parent.flatMap(GpuIdentity::pci);
        int device = parent.map(GpuIdentity::pciDevice).orElse(0);
        if (parent.isEmpty() && nvml.pci.call(handle, pci) == NvmlCode.OK) {
            address = PciAddress.parse(string(pci, PCI_BUS, 32));
            if (address.isEmpty()) {
                int bus = pci.get(JAVA_INT, PCI_DOMAIN + 4);
                int slot = pci.get(JAVA_INT, PCI_DOMAIN + 8);
                if (bus >= 0 && bus <= 0xff && slot >= 0 && slot <= 0x1f) {
                    address = Optional.of(new PciAddress(pci.get(JAVA_INT, PCI_DOMAIN), bus, slot, 0));
                }
            }
            device = pci.get(JAVA_INT, PCI_IDS) >>> 16;
        }
        GpuId id;
        if (uuid.isPresent()) {
            id = new GpuId(Vendor.NVIDIA, uuid.get());
        } else if (address.isPresent() && parent.isEmpty()) {
            id = GpuId.of(Vendor.NVIDIA, address.get());
        } else {
            id = new GpuId(Vendor.NVIDIA, "nvml:" + parent.map(card -> card.id().key() + ":").orElse("") + index);
        }
        int total = nvml.memory.call(handle, memory);
        long bytes = total == NvmlCode.OK ? memory.get(JAVA_LONG, MEMORY_TOTAL) : 0;
        boolean unified = parent.isEmpty()
                && (total == NvmlCode.NOT_SUPPORTED || total == NvmlCode.OK && bytes == 0);
        boolean display = flag(nvml.displayActive, handle).orElse(false)
                || flag(nvml.displayMode, handle).orElse(false);
        return new GpuIdentity(id, parent.map(GpuIdentity::id), word(nvml.name, handle).orElse("NVIDIA"), address,
                VENDOR, device, uuid, bytes > 0 ? OptionalLong.of(bytes) : OptionalLong.empty(), unified, unified,
                display, Optional.of(driver(handle)), compute(handle), integer(nvml.cores, handle),
                integer(nvml.busWidth, handle),
                new PcieLink(integer(nvml.maxGeneration, handle), integer(nvml.maxWidth, handle)),
                thresholds(handle), power(handle));
    }

    private DriverInfo driver(MemorySegment handle) {
        Optional<String> version = nvml.driverVersion.call(text, TEXT) == NvmlCode.OK
                ? Optional.of(string(text, 0, TEXT))
                : Optional.empty();
        OptionalInt cuda = nvml.cudaVersion.call(a) == NvmlCode.OK
                ? OptionalInt.of(a.get(JAVA_INT, 0))
                : OptionalInt.empty();
        return new DriverInfo("nvidia", version, cuda, word(nvml.vbios, handle));
    }

    private Optional<Compute> compute(MemorySegment handle) {
        return nvml.cudaCapability.call(handle, a, b) == NvmlCode.OK
                ? Optional.of(new Compute.Cuda(a.get(JAVA_INT, 0), b.get(JAVA_INT, 0)))
                : Optional.empty();
    }

    private Thresholds thresholds(MemorySegment handle) {
        return new Thresholds(threshold(handle, 0), threshold(handle, 1), threshold(handle, 2), threshold(handle, 3));
    }

    private OptionalLong threshold(MemorySegment handle, int which) {
        return nvml.threshold.call(handle, which, a) == NvmlCode.OK
                ? OptionalLong.of(a.get(JAVA_INT, 0) * 1000L)
                : OptionalLong.empty();
    }

    private PowerRange power(MemorySegment handle) {
        boolean range = nvml.powerConstraints.call(handle, a, b) == NvmlCode.OK;
        OptionalLong least = range ? OptionalLong.of(unsigned(a)) : OptionalLong.empty();
        OptionalLong most = range ? OptionalLong.of(unsigned(b)) : OptionalLong.empty();
        return new PowerRange(least, most, nvml.powerDefault.call(handle, a) == NvmlCode.OK
                ? OptionalLong.of(unsigned(a))
                : OptionalLong.empty());
    }

    GpuCondition condition(MemorySegment handle) {
        Optional<Boolean> ecc = nvml.eccMode.call(handle, a, b) == NvmlCode.OK
                ? Optional.of(a.get(JAVA_INT, 0) != 0)
                : Optional.empty();
        OptionalLong errors = nvml.eccErrors.call(handle, 1, 0, wide) == NvmlCode.OK
                && wide.get(JAVA_LONG, 0) >= 0 ? OptionalLong.of(wide.get(JAVA_LONG, 0)) : OptionalLong.empty();
        boolean rows = nvml.remapped.call(handle, a, b, c, d) == NvmlCode.OK;
        OptionalLong remapped = rows ? OptionalLong.of(unsigned(a) + unsigned(b)) : OptionalLong.empty();
        Optional<Boolean> pending = rows ? Optional.of(c.get(JAVA_INT, 0) != 0) : Optional.empty();
        Optional<Boolean> failed = rows ? Optional.of(d.get(JAVA_INT, 0) != 0) : Optional.empty();
        return new GpuCondition(ecc, errors, remapped, pending, failed, mig(handle), mode(handle),
                flag(nvml.persistence, handle),
                nvml.virtualization.call(handle, a) == NvmlCode.OK
                        ? Optional.of(a.get(JAVA_INT, 0) == GUEST)
                        : Optional.empty());
    }

    /// Whether the device is cut into parts.
    Optional<Boolean> mig(MemorySegment handle) {
        return nvml.migMode.call(handle, a, b) == NvmlCode.OK
                ? Optional.of(a.get(JAVA_INT, 0) == 1)
                : Optional.empty();
    }

    private Optional<ComputeMode> mode(MemorySegment handle) {
        if (nvml.computeMode.call(handle, a) != NvmlCode.OK) {
            return Optional.empty();
        }
        return switch (a.get(JAVA_INT, 0)) {
            case 0 -> Optional.of(ComputeMode.SHARED);
            case 2 -> Optional.of(ComputeMode.PROHIBITED);
            case 1, 3 -> Optional.of(ComputeMode.EXCLUSIVE);
            default -> Optional.empty();
        };
    }

    private Optional<Boolean> flag(NvmlCall call, MemorySegment handle) {
        return call.call(handle, a) == NvmlCode.OK ? Optional.of(a.get(JAVA_INT, 0) != 0) : Optional.empty();
    }

    private OptionalInt integer(NvmlCall call, MemorySegment handle) {
        return call.call(handle, a) == NvmlCode.OK && a.get(JAVA_INT, 0) > 0
                ? OptionalInt.of(a.get(JAVA_INT, 0))
                : OptionalInt.empty();
    }

    private Optional<String> word(NvmlCall call, MemorySegment handle) {
        if (call.call(handle, text, TEXT) != NvmlCode.OK) {
            return Optional.empty();
        }
        String read = string(text, 0, TEXT);
        return read.isEmpty() ? Optional.empty() : Optional.of(read);
    }

    private static long unsigned(MemorySegment word) {
        return Integer.toUnsignedLong(word.get(JAVA_INT, 0));
    }

    private static boolean isKey(String uuid) {
        return uuid.length() <= 96 && uuid.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /// Text that ends at a zero, or where there is no more room.
    private static String string(MemorySegment from, long offset, int room) {
        byte[] bytes = from.asSlice(offset, room).toArray(JAVA_BYTE);
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8).strip();
    }
}
