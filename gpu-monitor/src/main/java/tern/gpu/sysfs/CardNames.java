package tern.gpu.sysfs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tern.gpu.model.Vendor;

/// Names of the cards that people who mine or stake usually have, by their numbers on the bus. For those whose driver does
/// not say a name, or that have none. A card that is not in the table is called by its maker and number.
public final class CardNames {

    /// @param integrated whether it is part of a processor
    public record Entry(String name, boolean integrated) {}

    private static final Map<Integer, Entry> TABLE = load();

    private CardNames() {}

    public static Optional<Entry> find(int vendorId, int device) {
        return Optional.ofNullable(TABLE.get(vendorId << 16 | device));
    }

    /// A name for any card: from the table, else «AMD graphics 1002:73bf».
    public static String name(int vendorId, int device) {
        return find(vendorId, device).map(Entry::name).orElseGet(() -> {
            String maker = switch (Vendor.ofPci(vendorId)) {
                case NVIDIA -> "NVIDIA";
                case AMD -> "AMD";
                case INTEL -> "Intel";
                case APPLE -> "Apple";
                case OTHER -> "PCI";
            };
            return String.format(Locale.ROOT, "%s %04x:%04x", maker, vendorId, device);
        });
    }

    /// Lines of `vendor:device`, `i` or `d` for integrated or not, and the name, with tabs between.
    private static Map<Integer, Entry> load() {
        Map<Integer, Entry> table = new HashMap<>();
        try (InputStream in = CardNames.class.getResourceAsStream("cards.tsv")) {
            if (in == null) {
                throw new IllegalStateException("cards.tsv is missing");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                String[] cells = line.split("\t", 3);
                int key = Integer.parseInt(cells[0], 0, 4, 16) << 16 | Integer.parseInt(cells[0], 5, 9, 16);
                if (table.put(key, new Entry(cells[2], cells[1].equals("i"))) != null) {
                    throw new IllegalStateException("twice in cards.tsv: " + cells[0]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(table);
    }
}
