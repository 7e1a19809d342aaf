package tern.gpu.sysfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tern.gpu.model.PciAddress;
import tern.gpu.model.Vendor;

/// Which cards are on the PCI bus, from files that wake nothing and need no driver.
public final class Sysfs {

    private static final int DISPLAY = 0x03;
    /// What AMD's newest compute cards call themselves: «processing accelerator».
    private static final int ACCELERATOR = 0x12;

    private Sysfs() {}

    /// What was found.
    ///
    /// @param readable whether the system lists its bus at all; where it does not, no card is no knowledge
    /// @param cards    in the order of their places on the bus
    public record Scan(boolean readable, List<PciCard> cards) {

        public Scan {
            cards = List.copyOf(cards);
        }
    }

    /// @param root what stands for `/`
    public static Scan scan(Path root) {
        Path bus = root.resolve("sys/bus/pci/devices");
        if (!Files.isDirectory(bus)) {
            return new Scan(false, List.of());
        }
        List<PciCard> cards = new ArrayList<>();
        for (Path entry : SmallFiles.in(bus)) {
            card(entry).ifPresent(cards::add);
        }
        cards.sort(Comparator.comparing(PciCard::address));
        return new Scan(true, cards);
    }

    /// Whether a card sleeps. Reads one file of the kernel's own, never the driver's, and wakes nothing.
    ///
    /// @param folder the card's
    public static PciCard.Sleep sleep(Path folder) {
        return SmallFiles.text(folder.resolve("power/runtime_status")).map(Sysfs::sleep).orElse(PciCard.Sleep.UNKNOWN);
    }

    static PciCard.Sleep sleep(String status) {
        return switch (status) {
            case "suspended", "suspending" -> PciCard.Sleep.ASLEEP;
            // one that wakes was woken by somebody else
            case "active", "resuming" -> PciCard.Sleep.AWAKE;
            default -> PciCard.Sleep.UNKNOWN;
        };
    }

    private static Optional<PciCard> card(Path entry) {
        Path name = entry.getFileName();
        Optional<PciAddress> address = name == null ? Optional.empty() : PciAddress.parse(name.toString());
        OptionalLong code = SmallFiles.hex(entry.resolve("class"));
        OptionalLong vendor = SmallFiles.hex(entry.resolve("vendor"));
        OptionalLong device = SmallFiles.hex(entry.resolve("device"));
        if (address.isEmpty() || code.isEmpty() || vendor.isEmpty() || device.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> driver = SmallFiles.linkName(entry.resolve("driver"));
        int kind = (int) (code.getAsLong() >> 16);
        boolean computes = kind == ACCELERATOR && Vendor.ofPci((int) vendor.getAsLong()) == Vendor.AMD
                && (driver.equals(Optional.of("amdgpu"))
                        || CardNames.find((int) vendor.getAsLong(), (int) device.getAsLong()).isPresent());
        if (kind != DISPLAY && !computes) {
            return Optional.empty();
        }
        Path folder = resolved(entry);
        return Optional.of(new PciCard(address.get(), folder, (int) vendor.getAsLong(), (int) device.getAsLong(),
                (int) code.getAsLong(), (int) SmallFiles.hex(entry.resolve("revision")).orElse(0), driver,
                SmallFiles.text(entry.resolve("boot_vga")).map("1"::equals), sleep(folder),
                Files.exists(entry.resolve("physfn"), LinkOption.NOFOLLOW_LINKS), connected(folder)));
    }

    /// The folder itself behind the bus's link to it: its parents are the bridges before the card.
    private static Path resolved(Path entry) {
        try {
            return entry.toRealPath();
        } catch (IOException _) {
            return entry;
        }
    }

    /// The state of a display's socket that the kernel keeps; asking for it wakes nothing.
    private static boolean connected(Path folder) {
        for (Path card : SmallFiles.in(folder.resolve("drm"))) {
            for (Path socket : SmallFiles.in(card)) {
                // «enabled» is what the kernel drives now; «status» may ask the socket, and with it the card
                if (SmallFiles.text(socket.resolve("enabled")).equals(Optional.of("enabled"))) {
                    return true;
                }
            }
        }
        return false;
    }
}
