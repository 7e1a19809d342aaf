package tern.gpu.choice;

import java.util.List;
import java.util.Optional;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.GpuProcess;

/// One thing that speaks against a card, or that could not be found out.
///
/// @param unread    whether it is not known if this is so; then it is never more than a warning
/// @param measured  what is
/// @param needed    what would have to be
/// @param diagnosis of a card that cannot be used
/// @param holders   programs that stand in the way
public record Reason(Code code, boolean unread, Optional<Amount> measured, Optional<Amount> needed,
        Optional<Diagnosis> diagnosis, List<GpuProcess> holders) {

    public Reason {
        holders = List.copyOf(holders);
    }

    static Reason of(Code code) {
        return new Reason(code, false, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    static Reason of(Code code, Amount measured) {
        return new Reason(code, false, Optional.of(measured), Optional.empty(), Optional.empty(), List.of());
    }

    static Reason of(Code code, Amount measured, Amount needed) {
        return new Reason(code, false, Optional.of(measured), Optional.of(needed), Optional.empty(), List.of());
    }

    static Reason of(Code code, Diagnosis diagnosis) {
        return new Reason(code, false, Optional.empty(), Optional.empty(), Optional.of(diagnosis), List.of());
    }

    static Reason unread(Code code, Optional<Amount> needed) {
        return new Reason(code, true, Optional.empty(), needed, Optional.empty(), List.of());
    }

    Reason heldBy(List<GpuProcess> programs) {
        return new Reason(code, unread, measured, needed, diagnosis, programs);
    }

    /// Whether the work cannot be done with this card as things are.
    public boolean blocks() {
        return code.blocking && !unread;
    }

    /// What speaks against it. The first ones rule the card out, the others are to be weighed.
    public enum Code {
        NO_DRIVER(true),
        LOST(true),
        /// It cannot compute in a way that the work knows.
        NO_COMPUTE_API(true),
        VRAM_TOO_SMALL(true),
        VRAM_IN_USE(true),
        /// Its compute capability, the CUDA word for its generation.
        CC_TOO_LOW(true),
        DRIVER_TOO_OLD(true),
        COMPUTE_MODE_PROHIBITED(true),
        EXCLUSIVE_AND_BUSY(true),
        PASSED_THROUGH(true),
        /// It is cut into parts, of which one is to be taken.
        MIG_PARENT(true),
        ALREADY_ASSIGNED(true),

        ON_BATTERY(false),
        DRIVES_DISPLAY(false),
        THROTTLING(false),
        HOT_AT_IDLE(false),
        PCIE_DEGRADED(false),
        INTEGRATED(false),
        UNIFIED_MEMORY(false),
        ECC_ERRORS(false),
        LOW_DISK(false),
        UNKNOWN_VRAM(false),
        /// Programs that Tern did not start compute on it.
        OTHER_USER_PROCESSES(false),
        /// A share of a card.
        VGPU(false),
        UNPROFITABLE(false);

        private final boolean blocking;

        Code(boolean blocking) {
            this.blocking = blocking;
        }

        public boolean isBlocking() {
            return blocking;
        }
    }

    /// A number or a name that was measured or is needed.
    public sealed interface Amount {

        record Bytes(long value) implements Amount {}

        /// In thousandths of a degree Celsius.
        record Temperature(long value) implements Amount {}

        /// Of a driver, or a compute capability: `8.9`.
        record Version(String text) implements Amount {}

        record Link(long generation, long width) implements Amount {}

        record Count(long value) implements Amount {}

        /// A name: of other work, of a vendor's way to compute.
        record Name(String text) implements Amount {}
    }
}
