package tern.gpu.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import tern.gpu.choice.Reason.Amount;
import tern.gpu.choice.Reason.Code;
import tern.gpu.model.Compute;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.Diagnosis.Verdict;
import tern.gpu.model.DriverInfo;
import tern.gpu.model.GpuCondition;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.GpuIdentity;
import tern.gpu.model.GpuProcess;
import tern.gpu.model.Metric;
import tern.gpu.model.Presence;
import tern.gpu.model.ThrottleReason;
import tern.gpu.model.Vendor;

/// All that speaks against a card for a piece of work, never the first thing alone. What cannot be read becomes a warning
/// that says so: it neither passes nor rules a card out.
///
/// Of a card that is missing or lost nothing is measured, and that none of it could be read is not said again.
public final class Eligibility {

    /// In hundredths of a percent: less is idle, more is a load under which a link should be at its best.
    private static final long IDLE = 500;
    private static final long LOADED = 2000;
    /// A card that does nothing and is this warm is badly cooled.
    private static final long HOT_AT_IDLE = 70_000;
    private static final long LITTLE_DISK = 10_000_000_000L;
    /// The first driver that runs a generation of CUDA. Source: NVIDIA's notes to CUDA 12 and 13.
    private static final String FOR_CUDA_12 = "525.60";
    private static final String FOR_CUDA_13 = "580";

    private final GpuDevice device;
    private final GpuIdentity card;
    private final Work work;
    private final Surroundings around;
    private final List<Reason> reasons = new ArrayList<>();

    private Eligibility(GpuDevice device, Work work, Surroundings around) {
        this.device = device;
        this.card = device.identity();
        this.work = work;
        this.around = around;
    }

    /// @return those that rule the card out first
    public static List<Reason> reasons(GpuDevice device, Work work, Surroundings around) {
        Eligibility one = new Eligibility(device, work, around);
        if (one.presence()) {
            one.compute();
            one.memory();
            one.driver();
            one.condition();
            one.state();
        }
        one.surroundings();
        one.reasons.sort((a, b) -> Boolean.compare(b.blocks(), a.blocks()));
        return List.copyOf(one.reasons);
    }

    /// Whether nothing rules the card out.
    public static boolean isEligible(List<Reason> reasons) {
        return reasons.stream().noneMatch(Reason::blocks);
    }

    private void add(Reason reason) {
        reasons.add(reason);
    }

    private void unread(Code code) {
        add(Reason.unread(code, Optional.empty()));
    }

    /// Whether the card is there to be measured.
    private boolean presence() {
        switch (device.presence()) {
            case Presence.Lost lost -> {
                add(Reason.of(Code.LOST, new Amount.Count(lost.code())));
                return false;
            }
            case Presence.Missing missing -> {
                Code code = code(missing.diagnosis());
                add(Reason.of(code, missing.diagnosis()));
                // computing is all that is missing then
                return code == Code.NO_COMPUTE_API;
            }
            case Presence.Ready _,Presence.Asleep _ -> {
                around.diagnosis().ifPresent(diagnosis -> add(Reason.of(code(diagnosis), diagnosis)));
                return true;
            }
        }
    }

    private static Code code(Diagnosis diagnosis) {
        return switch (diagnosis.verdict()) {
            case NO_DRIVER, DISPLAY_DRIVER_ONLY, LIBRARY_MISSING, DRIVER_NOT_LOADED, REBOOT_NEEDED, NO_PERMISSION,
                    OTHER ->
                Code.NO_DRIVER;
            case PASSED_THROUGH -> Code.PASSED_THROUGH;
            case FELL_OFF, RESET_NEEDED, POWER_CABLE, NO_ANSWER -> Code.LOST;
            case COMPUTE_UNAVAILABLE, TOO_OLD, MONITORING_ONLY -> Code.NO_COMPUTE_API;
        };
    }

    private void compute() {
        if (reasons.stream().anyMatch(reason -> reason.code() == Code.NO_COMPUTE_API) || work.apis().isEmpty()) {
            return;
        }
        Work.Api own = switch (card.id().vendor()) {
            case NVIDIA -> Work.Api.CUDA;
            case AMD -> Work.Api.ROCM;
            case INTEL -> Work.Api.ONE_API;
            case APPLE -> Work.Api.METAL;
            case OTHER -> null;
        };
        Set<Work.Api> wanted = new TreeSet<>(work.apis());
        Amount needed = new Amount.Name(String.join(", ", wanted.stream().map(Eligibility::name).toList()));
        if (own == null || !wanted.contains(own)) {
            add(Reason.of(Code.NO_COMPUTE_API, new Amount.Name(own == null ? card.name() : name(own)), needed));
        } else if (own == Work.Api.ROCM && card.compute().isEmpty()) {
            add(Reason.unread(Code.NO_COMPUTE_API, Optional.of(needed)));
        }
        if (own == Work.Api.CUDA && work.cuda().isPresent()) {
            Compute.Cuda least = work.cuda().get();
            Amount version = new Amount.Version(least.major() + "." + least.minor());
            if (card.compute().isPresent() && card.compute().get() instanceof Compute.Cuda is) {
                if (is.major() < least.major() || is.major() == least.major() && is.minor() < least.minor()) {
                    add(Reason.of(Code.CC_TOO_LOW, new Amount.Version(is.major() + "." + is.minor()), version));
                }
            } else {
                add(Reason.unread(Code.CC_TOO_LOW, Optional.of(version)));
            }
        }
    }

    private static String name(Work.Api api) {
        return switch (api) {
            case CUDA -> "CUDA";
            case ROCM -> "ROCm";
            case ONE_API -> "oneAPI";
            case METAL -> "Metal";
        };
    }

    private void memory() {
        OptionalLong total = card.vramBytes().isPresent()
                ? card.vramBytes()
                : device.reading(Metric.VRAM_TOTAL).known();
        Optional<Amount> needed = work.vramBytes().isPresent()
                ? Optional.of(new Amount.Bytes(work.vramBytes().getAsLong()))
                : Optional.empty();
        if (total.isEmpty()) {
            add(Reason.unread(Code.UNKNOWN_VRAM, needed));
            return;
        }
        if (needed.isEmpty()) {
            return;
        }
        long need = work.vramBytes().getAsLong();
        if (total.getAsLong() < need) {
            add(Reason.of(Code.VRAM_TOO_SMALL, new Amount.Bytes(total.getAsLong()), needed.get()));
            return;
        }
        OptionalLong used = device.reading(Metric.VRAM_USED).known();
        if (used.isEmpty()) {
            add(Reason.unread(Code.VRAM_IN_USE, needed));
            return;
        }
        // what the driver keeps is not to be had; where it does not say, it has counted it as used
        long free = total.getAsLong() - used.getAsLong() - device.reading(Metric.VRAM_RESERVED).known().orElse(0);
        if (free < need) {
            add(Reason.of(Code.VRAM_IN_USE, new Amount.Bytes(Math.max(0, free)), needed.get())
                    .heldBy(device.processes()));
        }
    }

    private void driver() {
        if (card.id().vendor() != Vendor.NVIDIA) {
            return;
        }
        Optional<String> least = work.driver();
        if (work.cudaRuntime().isPresent()) {
            Optional<String> forCuda = forCuda(work.cudaRuntime().getAsInt());
            least = least.isEmpty()
                    ? forCuda
                    : forCuda.filter(version -> compare(version, work.driver().get()) > 0).or(work::driver);
        }
        if (least.isEmpty()) {
            return;
        }
        Amount needed = new Amount.Version(least.get());
        Optional<String> version = card.driver().flatMap(DriverInfo::version).filter(text -> text.matches("\\d.*"));
        if (version.isEmpty()) {
            add(Reason.unread(Code.DRIVER_TOO_OLD, Optional.of(needed)));
        } else if (compare(version.get(), least.get()) < 0) {
            add(Reason.of(Code.DRIVER_TOO_OLD, new Amount.Version(version.get()), needed));
        }
    }

    private static Optional<String> forCuda(int runtime) {
        return switch (runtime / 1000) {
            case 12 -> Optional.of(FOR_CUDA_12);
            case 13 -> Optional.of(FOR_CUDA_13);
            default -> Optional.empty();
        };
    }

    /// Versions by their numbers: 525.60.13 is newer than 525.60, and 99 older than 525.
    static int compare(String a, String b) {
        String[] left = a.split("\\D+");
        String[] right = b.split("\\D+");
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int by = Long.compare(number(left, i), number(right, i));
            if (by != 0) {
                return by;
            }
        }
        return 0;
    }

    private static long number(String[] parts, int at) {
        return at >= parts.length || parts[at].isEmpty() || parts[at].length() > 9 ? 0 : Long.parseLong(parts[at]);
    }

    private void condition() {
        GpuCondition is = device.condition();
        List<GpuProcess> foreign = device.processes()
                .stream()
                .filter(process -> !process.ours() && process.kind() != GpuProcess.Kind.GRAPHICS)
                .toList();
        if (card.id().vendor() == Vendor.NVIDIA) {
            // every card of theirs has a mode; being cut into parts and corrected memory only some have
            if (is.computeMode().isEmpty()) {
                unread(Code.COMPUTE_MODE_PROHIBITED);
            }
            is.computeMode().ifPresent(mode -> {
                if (mode == GpuCondition.ComputeMode.PROHIBITED) {
                    add(Reason.of(Code.COMPUTE_MODE_PROHIBITED));
                } else if (mode == GpuCondition.ComputeMode.EXCLUSIVE && !foreign.isEmpty()) {
                    add(Reason.of(Code.EXCLUSIVE_AND_BUSY).heldBy(foreign));
                }
            });
        }
        if (is.migOn().orElse(false) && card.parent().isEmpty()) {
            add(Reason.of(Code.MIG_PARENT));
        }
        long errors = is.eccUncorrected().orElse(0);
        if (errors > 0 || is.remapFailed().orElse(false)) {
            add(Reason.of(Code.ECC_ERRORS, new Amount.Count(errors)));
        }
        if (is.virtualized().orElse(false)) {
            add(Reason.of(Code.VGPU));
        }
        if (!foreign.isEmpty()) {
            add(Reason.of(Code.OTHER_USER_PROCESSES, new Amount.Count(foreign.size())).heldBy(foreign));
        }
    }

    private void state() {
        if (card.drivesDisplay()) {
            add(Reason.of(Code.DRIVES_DISPLAY));
        }
        if (card.integrated()) {
            add(Reason.of(Code.INTEGRATED));
        }
        if (card.unifiedMemory()) {
            add(Reason.of(Code.UNIFIED_MEMORY));
        }
        OptionalLong throttle = device.reading(Metric.THROTTLE).known();
        if (throttle.isEmpty()) {
            unread(Code.THROTTLING);
        } else if (ThrottleReason.of(throttle.getAsLong()).stream().anyMatch(ThrottleReason::isTrouble)) {
            add(Reason.of(Code.THROTTLING));
        }
        OptionalLong load = device.reading(Metric.UTILIZATION).known();
        OptionalLong warmth = device.reading(Metric.TEMPERATURE).known();
        if (load.isEmpty() || warmth.isEmpty()) {
            unread(Code.HOT_AT_IDLE);
        } else if (load.getAsLong() < IDLE && warmth.getAsLong() >= HOT_AT_IDLE) {
            add(Reason.of(Code.HOT_AT_IDLE, new Amount.Temperature(warmth.getAsLong()),
                    new Amount.Temperature(HOT_AT_IDLE)));
        }
        link(load);
    }

    /// An idle card lowers its link; one that works should not.
    private void link(OptionalLong load) {
        OptionalInt bestGeneration = card.link().generation();
        OptionalInt bestWidth = card.link().width();
        if (card.integrated() || bestGeneration.isEmpty() && bestWidth.isEmpty()) {
            return;
        }
        OptionalLong generation = device.reading(Metric.PCIE_GENERATION).known();
        OptionalLong width = device.reading(Metric.PCIE_WIDTH).known();
        if (load.isEmpty() || load.getAsLong() < LOADED) {
            return;
        }
        if (generation.isEmpty() || width.isEmpty()) {
            unread(Code.PCIE_DEGRADED);
        } else if (generation.getAsLong() < bestGeneration.orElse(0) || width.getAsLong() < bestWidth.orElse(0)) {
            add(Reason.of(Code.PCIE_DEGRADED, new Amount.Link(generation.getAsLong(), width.getAsLong()),
                    new Amount.Link(bestGeneration.orElse(0), bestWidth.orElse(0))));
        }
    }

    private void surroundings() {
        around.assignedTo().ifPresent(name -> add(Reason.of(Code.ALREADY_ASSIGNED, new Amount.Name(name))));
        if (around.onBattery().isEmpty()) {
            unread(Code.ON_BATTERY);
        } else if (around.onBattery().get()) {
            add(Reason.of(Code.ON_BATTERY));
        }
        Amount needed = new Amount.Bytes(work.diskBytes().orElse(LITTLE_DISK));
        if (around.freeDiskBytes().isEmpty()) {
            add(Reason.unread(Code.LOW_DISK, Optional.of(needed)));
        } else if (around.freeDiskBytes().getAsLong() < work.diskBytes().orElse(LITTLE_DISK)) {
            add(Reason.of(Code.LOW_DISK, new Amount.Bytes(around.freeDiskBytes().getAsLong()), needed));
        }
        if (around.profitable().isPresent() && !around.profitable().get()) {
            add(Reason.of(Code.UNPROFITABLE));
        }
    }
}
