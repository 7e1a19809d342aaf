package tern.gpu.sysfs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.DriverInfo;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.GpuId;
import tern.gpu.model.GpuIdentity;
import tern.gpu.model.PcieLink;
import tern.gpu.model.PowerRange;
import tern.gpu.model.Presence;
import tern.gpu.model.PresentGpu;
import tern.gpu.model.Thresholds;
import tern.gpu.model.Vendor;

/// The cards that Linux lists, each with what is wrong with it, whether or not anything measures it. Reads files of the
/// system's alone and wakes nothing; a look takes a few milliseconds. Safe for several threads.
public final class PresentCards {

    private final Path root;

    /// @param root what stands for `/`
    public PresentCards(Path root) {
        this.root = root;
    }

    /// Of this computer.
    public static PresentCards ofThisComputer() {
        return new PresentCards(Path.of("/"));
    }

    /// What this system has for computing on cards.
    public SystemFacts system() {
        return SystemFacts.read(root);
    }

    /// All cards of the bus.
    ///
    /// @param trouble why NVIDIA's library could not be used
    /// @param asked   whether that library has said which cards there are: what it has not named it does not know
    public List<PresentGpu> list(Optional<Diagnosis> trouble, boolean asked) {
        List<PresentGpu> all = new ArrayList<>();
        List<PciCard> cards = Sysfs.scan(root).cards();
        if (cards.isEmpty()) {
            return all;
        }
        SystemFacts facts = system();
        for (PciCard card : cards) {
            Optional<Diagnosis> wrong = Diagnoser.diagnose(card, facts,
                    asked ? new LibraryAnswer.NotListed() : new LibraryAnswer.NotAsked());
            if (isNvidias(card) && card.sleep() != PciCard.Sleep.ASLEEP && trouble.isPresent()) {
                wrong = trouble;
            }
            all.add(new PresentGpu(identity(card), presence(card, wrong)));
        }
        return all;
    }

    /// What keeps a card that is measured from computing; empty where nothing does, or it is not on this bus.
    public Optional<Diagnosis> hint(GpuDevice device) {
        if (!(device.presence() instanceof Presence.Ready) || device.identity().pci().isEmpty()) {
            return Optional.empty();
        }
        SystemFacts facts = system();
        return Sysfs.scan(root)
                .cards()
                .stream()
                .filter(card -> card.address().equals(device.identity().pci().get()))
                .findFirst()
                .flatMap(card -> Diagnoser.diagnose(card, facts, new LibraryAnswer.Listed(0,
                        device.identity().driver().flatMap(DriverInfo::version))));
    }

    private static boolean isNvidias(PciCard card) {
        return card.vendor() == Vendor.NVIDIA && card.driver().filter("nvidia"::equals).isPresent();
    }

    private static Presence presence(PciCard card, Optional<Diagnosis> wrong) {
        if (wrong.isPresent() && !canBeMeasured(wrong.get())) {
            return new Presence.Missing(wrong.get());
        }
        return card.sleep() == PciCard.Sleep.ASLEEP ? new Presence.Asleep() : new Presence.Ready();
    }

    /// Computing is all that is missing: numbers will come.
    private static boolean canBeMeasured(Diagnosis diagnosis) {
        return switch (diagnosis.verdict()) {
            case COMPUTE_UNAVAILABLE, MONITORING_ONLY -> true;
            default -> false;
        };
    }

    private static GpuIdentity identity(PciCard card) {
        boolean integrated = CardNames.find(card.vendorId(), card.device())
                .map(CardNames.Entry::integrated)
                .orElse(false);
        return new GpuIdentity(GpuId.of(card.vendor(), card.address()), Optional.empty(),
                CardNames.name(card.vendorId(), card.device()), Optional.of(card.address()), card.vendorId(),
                card.device(), Optional.empty(), java.util.OptionalLong.empty(), integrated, integrated,
                card.connected(),
                card.driver()
                        .map(name -> new DriverInfo(name, Optional.empty(), OptionalInt.empty(), Optional.empty())),
                Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), PcieLink.UNKNOWN, Thresholds.UNKNOWN,
                PowerRange.UNKNOWN);
    }
}
