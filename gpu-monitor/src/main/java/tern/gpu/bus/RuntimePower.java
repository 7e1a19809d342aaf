package tern.gpu.bus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tern.gpu.model.PciAddress;

/// Whether cards sleep, from the files in which Linux says so. Reading them wakes nothing. Elsewhere nothing is known to
/// sleep. Safe for several threads.
public final class RuntimePower {

    private static final int LONGEST = 64;

    private final Path devices;

    /// @param sys `/sys`, or a folder that looks like it
    public RuntimePower(Path sys) {
        devices = sys.resolve("bus/pci/devices");
    }

    /// Where this system keeps them.
    public static RuntimePower ofSystem() {
        return new RuntimePower(Path.of("/sys"));
    }

    /// Whether a card sleeps or is about to. One that has no such file, or has left the bus, does not.
    public boolean isAsleep(PciAddress address) {
        String state = read(devices.resolve(address.toString()).resolve("power/runtime_status"));
        return state.equals("suspended") || state.equals("suspending");
    }

    /// The same for one card that is asked again and again.
    public Watch watch(PciAddress address) {
        return new Watch(devices.resolve(address.toString()).resolve("power/runtime_status"));
    }

    /// Keeps a card's file open, so that asking makes no garbage. For one thread.
    public static final class Watch implements AutoCloseable {

        private static final byte[] ASLEEP = "suspend".getBytes(StandardCharsets.US_ASCII);

        private final ByteBuffer read = ByteBuffer.allocateDirect(LONGEST);
        private @Nullable FileChannel channel;

        private Watch(Path file) {
            try {
                channel = FileChannel.open(file, StandardOpenOption.READ);
            } catch (IOException _) {
                // a card without the file never sleeps; where there is no such bus none does
                channel = null;
            }
        }

        public boolean isAsleep() {
            FileChannel file = channel;
            if (file == null) {
                return false;
            }
            read.clear();
            try {
                if (file.read(read, 0) < ASLEEP.length) {
                    return false;
                }
            } catch (IOException _) {
                // it has left the bus: its driver says the rest
                close();
                return false;
            }
            for (int i = 0; i < ASLEEP.length; i++) {
                if (read.get(i) != ASLEEP[i]) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void close() {
            FileChannel file = channel;
            channel = null;
            if (file != null) {
                try {
                    file.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /// The display and compute cards of a vendor, in the order of the bus.
    ///
    /// @param vendor its number on the bus
    public List<PciAddress> cards(int vendor) {
        List<PciAddress> found = new ArrayList<>();
        String id = String.format(Locale.ROOT, "0x%04x", vendor);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(devices)) {
            for (Path device : all) {
                if (read(device.resolve("class")).startsWith("0x03") && read(device.resolve("vendor")).equals(id)) {
                    PciAddress.parse(device.getFileName().toString()).ifPresent(found::add);
                }
            }
        } catch (IOException | UncheckedIOException _) {
            // no such bus here, or it changed while it was read: nothing is known to sleep
            return List.of();
        }
        Collections.sort(found);
        return found;
    }

    /// Whether there are cards of a vendor and all of them sleep: then even loading its library would wake them.
    public boolean allAsleep(int vendor) {
        List<PciAddress> cards = cards(vendor);
        return !cards.isEmpty() && cards.stream().allMatch(this::isAsleep);
    }

    /// The number of a card's model, as its vendor gave it; 0 where it cannot be read.
    public int model(PciAddress address) {
        String text = read(devices.resolve(address.toString()).resolve("device"));
        return text.matches("0x[0-9a-f]{4}") ? Integer.parseInt(text.substring(2), 16) : 0;
    }

    /// Whether this system lists what is on the bus, so that a card that is not listed is not there.
    public boolean isKnown() {
        return Files.isDirectory(devices);
    }

    /// A short file's text; empty where there is none.
    private static String read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.US_ASCII).strip();
        } catch (IOException _) {
            return "";
        }
    }
}
