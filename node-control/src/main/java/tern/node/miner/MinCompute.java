package tern.node.miner;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `min_compute.yml`, in which a subnet says what its miners and validators need. Names that are not known are
/// passed over, and so is a value without a number in it: the file is a convention, and many fill in half of it.
public final class MinCompute {

    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)\\s*([a-zA-Z]*)");
    private static final Pattern CAPABILITY = Pattern.compile("\\d{1,2}(?:\\.\\d)?");
    private static final long KIB = 1_024;

    private MinCompute() {}

    /// What the miner's part of the file says.
    ///
    /// @throws MinerException `CONTENT` when it is no such file
    public static MinerNeeds read(String text) throws MinerException {
        Map<String, String> values = SmallYaml.read(text);
        return new MinerNeeds(
                flag(values, "gpu.required"),
                bytes(values, "gpu.min_vram"),
                find(values, "gpu.min_compute_capability").flatMap(MinCompute::capability),
                cores(values),
                bytes(values, "memory.min_ram"),
                bytes(values, "storage.min_space"));
    }

    private static Optional<String> find(Map<String, String> values, String name) {
        for (String place : new String[]{"compute_spec.miner.", "compute_spec.", "miner.", ""}) {
            String value = values.get(place + name);
            if (value != null) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private static Optional<Boolean> flag(Map<String, String> values, String name) {
        return find(values, name).map(word -> word.toLowerCase(Locale.ROOT)).flatMap(word -> switch (word) {
            case "true", "yes", "on" -> Optional.of(true);
            case "false", "no", "off" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    private static Optional<String> capability(String text) {
        Matcher matcher = CAPABILITY.matcher(text);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    private static OptionalInt cores(Map<String, String> values) {
        OptionalLong number = find(values, "cpu.min_cores").map(text -> {
            Matcher matcher = AMOUNT.matcher(text);
            return matcher.find()
                    ? OptionalLong.of(new BigDecimal(matcher.group(1)).longValue())
                    : OptionalLong.empty();
        }).orElseGet(OptionalLong::empty);
        return number.isPresent() && number.getAsLong() > 0 && number.getAsLong() <= 4_096
                ? OptionalInt.of((int) number.getAsLong())
                : OptionalInt.empty();
    }

    /// `16GB`, `>= 16 GiB`, `512 MB`; a number alone is of gigabytes, as the template has it.
    private static OptionalLong bytes(Map<String, String> values, String name) {
        Optional<String> text = find(values, name);
        Matcher matcher = AMOUNT.matcher(text.orElse(""));
        if (text.isEmpty() || !matcher.find()) {
            return OptionalLong.empty();
        }
        long unit = switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
            case "tb", "tib", "t" -> KIB * KIB * KIB * KIB;
            case "mb", "mib", "m" -> KIB * KIB;
            case "", "gb", "gib", "g" -> KIB * KIB * KIB;
            default -> 0;
        };
        BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit));
        boolean usable = bytes.signum() > 0 && bytes.compareTo(BigDecimal.valueOf(1L << 60)) < 0;
        return usable ? OptionalLong.of(bytes.longValue()) : OptionalLong.empty();
    }
}
