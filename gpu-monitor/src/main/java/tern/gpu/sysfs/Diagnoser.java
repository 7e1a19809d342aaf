package tern.gpu.sysfs;

import java.util.Optional;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.Diagnosis.Verdict;
import tern.gpu.model.Vendor;

/// What is wrong with a card, from what is seen: a table in words, without a clock or a file.
///
/// [Verdict#COMPUTE_UNAVAILABLE], [Verdict#MONITORING_ONLY] and [Verdict#TOO_OLD] are said of cards that can be measured.
public final class Diagnoser {

    private static final int NO_PERMISSION = 4;
    private static final int POWER = 8;
    private static final int NOT_LOADED = 9;
    private static final int LIBRARY = 12;
    private static final int LOST = 15;
    private static final int RESET = 16;
    private static final int BLOCKED = 17;
    private static final int MISMATCH = 18;

    private Diagnoser() {}

    /// Empty where nothing is wrong, or the card sleeps, which is no error.
    ///
    /// @param answer for NVIDIA's cards
    public static Optional<Diagnosis> diagnose(PciCard card, SystemFacts facts, LibraryAnswer answer) {
        if (card.driver().isEmpty()) {
            return Optional.of(Diagnosis.of(Verdict.NO_DRIVER));
        }
        String driver = card.driver().get();
        if (driver.equals("vfio-pci") || driver.equals("pci-stub") || driver.equals("xen-pciback")) {
            return Optional.of(Diagnosis.of(Verdict.PASSED_THROUGH, driver));
        }
        if (card.sleep() == PciCard.Sleep.ASLEEP) {
            return Optional.empty();
        }
        return switch (driver) {
            case "nouveau", "nova" -> Optional.of(Diagnosis.of(Verdict.DISPLAY_DRIVER_ONLY, driver));
            case "nvidia" -> nvidia(facts, answer);
            case "amdgpu" -> amd(facts);
            case "radeon" -> Optional.of(Diagnosis.of(Verdict.TOO_OLD, driver));
            case "i915", "xe" -> facts.oneApi()
                    ? rendering(facts, Verdict.MONITORING_ONLY)
                    : Optional.of(Diagnosis.of(Verdict.MONITORING_ONLY, "libze_loader.so.1"));
            // simple-framebuffer, bochs, virtio-pci, ast and others that draw
            default -> Optional.of(Diagnosis.of(
                    card.vendor() == Vendor.OTHER ? Verdict.DISPLAY_DRIVER_ONLY : Verdict.NO_DRIVER, driver));
        };
    }

    private static Optional<Diagnosis> nvidia(SystemFacts facts, LibraryAnswer answer) {
        return switch (answer) {
            case LibraryAnswer.NotAsked _ -> !facts.nvidiaLibrary()
                    ? Optional.of(Diagnosis.of(Verdict.LIBRARY_MISSING, "libnvidia-ml.so.1"))
                    // devices that are not there yet are made at the first use
                    : facts.nvidiaNodes() == SystemFacts.Access.REFUSED
                            ? Optional.of(Diagnosis.of(Verdict.NO_PERMISSION, "/dev/nvidia*"))
                            : Optional.empty();
            case LibraryAnswer.Absent absent -> Optional.of(Diagnosis.of(Verdict.LIBRARY_MISSING, absent.detail()));
            case LibraryAnswer.Refused refused -> Optional.of(code(refused.code(), facts));
            case LibraryAnswer.NotListed _ -> switch (facts.nvidiaNodes()) {
                // a container without the card's device does not list it either
                case ABSENT, REFUSED -> Optional.of(Diagnosis.of(Verdict.NO_PERMISSION, "/dev/nvidia*"));
                case OPEN -> Optional.of(Diagnosis.of(Verdict.FELL_OFF));
            };
            case LibraryAnswer.Listed listed when listed.code() != 0 -> Optional.of(code(listed.code(), facts));
            case LibraryAnswer.Listed listed -> mismatch(facts.nvidiaVersion(), listed.version());
        };
    }

    private static Diagnosis code(int code, SystemFacts facts) {
        String detail = "NVML " + code;
        return switch (code) {
            case NO_PERMISSION, BLOCKED -> Diagnosis.of(Verdict.NO_PERMISSION, detail);
            case POWER -> Diagnosis.of(Verdict.POWER_CABLE, detail);
            // the kernel's half is there: then its devices are what is missing
            case NOT_LOADED -> facts.nvidiaModule() && facts.nvidiaNodes() != SystemFacts.Access.OPEN
                    ? Diagnosis.of(Verdict.NO_PERMISSION, "/dev/nvidia*")
                    : Diagnosis.of(Verdict.DRIVER_NOT_LOADED, detail);
            case LIBRARY -> Diagnosis.of(Verdict.LIBRARY_MISSING, detail);
            case LOST -> Diagnosis.of(Verdict.FELL_OFF, detail);
            case RESET -> Diagnosis.of(Verdict.RESET_NEEDED, detail);
            case MISMATCH -> Diagnosis.of(Verdict.REBOOT_NEEDED, detail);
            default -> Diagnosis.of(Verdict.OTHER, detail);
        };
    }

    private static Optional<Diagnosis> mismatch(Optional<String> kernel, Optional<String> library) {
        return kernel.isPresent() && library.isPresent() && !kernel.equals(library)
                ? Optional.of(Diagnosis.of(Verdict.REBOOT_NEEDED, kernel.get() + " / " + library.get()))
                : Optional.empty();
    }

    private static Optional<Diagnosis> amd(SystemFacts facts) {
        return switch (facts.kfd()) {
            case ABSENT -> Optional.of(Diagnosis.of(Verdict.COMPUTE_UNAVAILABLE, "/dev/kfd"));
            case REFUSED -> Optional.of(Diagnosis.of(Verdict.COMPUTE_UNAVAILABLE, "/dev/kfd: no permission"));
            case OPEN -> rendering(facts, Verdict.COMPUTE_UNAVAILABLE);
        };
    }

    private static Optional<Diagnosis> rendering(SystemFacts facts, Verdict without) {
        return switch (facts.render()) {
            case OPEN -> Optional.empty();
            case ABSENT -> Optional.of(Diagnosis.of(without, "/dev/dri/renderD*"));
            case REFUSED -> Optional.of(Diagnosis.of(without, "/dev/dri/renderD*: no permission"));
        };
    }
}
