package tern.gpu.sysfs;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The sensors of one card. Sensors are found by their label: their numbers differ between models.
final class Hwmon {

    private static final Pattern LABEL = Pattern.compile("([a-z]+\\d+)_label");

    private final Path folder;
    private final Map<String, String> channels;

    private Hwmon(Path folder, Map<String, String> channels) {
        this.folder = folder;
        this.channels = channels;
    }

    /// @param card   its folder
    /// @param driver the name that its sensors carry; a card can have others', of its memory's or fan's maker
    static Optional<Hwmon> find(Path card, String driver) {
        for (Path folder : SmallFiles.in(card.resolve("hwmon"))) {
            if (SmallFiles.text(folder.resolve("name")).equals(Optional.of(driver))) {
                Map<String, String> channels = new HashMap<>();
                for (Path file : SmallFiles.in(folder)) {
                    Path name = file.getFileName();
                    Matcher label = LABEL.matcher(name == null ? "" : name.toString());
                    if (label.matches()) {
                        String channel = label.group(1);
                        SmallFiles.text(file)
                                .ifPresent(text -> channels.put(kind(channel) + ' ' + text, channel));
                    }
                }
                return Optional.of(new Hwmon(folder, channels));
            }
        }
        return Optional.empty();
    }

    private static String kind(String channel) {
        return channel.replaceAll("\\d", "");
    }

    /// The file of a labelled sensor.
    ///
    /// @param kind   `temp`, `freq`, `power`, `in`
    /// @param suffix `input`, `crit`
    Optional<Path> labelled(String kind, String label, String suffix) {
        String channel = channels.get(kind + ' ' + label);
        return channel == null ? Optional.empty() : Optional.of(folder.resolve(channel + '_' + suffix));
    }

    /// Whether any sensor of a kind has a label.
    boolean labels(String kind) {
        return channels.keySet().stream().anyMatch(key -> key.startsWith(kind + ' '));
    }

    boolean has(String kind, String label) {
        return channels.containsKey(kind + ' ' + label);
    }

    /// The first of these files that exists.
    Optional<Path> first(String... names) {
        return List.of(names).stream().map(folder::resolve).filter(java.nio.file.Files::exists).findFirst();
    }

    Path file(String name) {
        return folder.resolve(name);
    }
}
