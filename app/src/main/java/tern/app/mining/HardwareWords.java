package tern.app.mining;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import tern.gpu.alert.Alert;
import tern.gpu.choice.Reason;
import tern.gpu.choice.Reason.Amount;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.Diagnosis.Verdict;
import tern.gpu.model.GpuProcess;
import tern.gpu.model.Vendor;
import tern.gpu.sysfs.SystemFacts;
import tern.wallet.units.Sentences;

/// Turns what the hardware monitor finds into sentences in the person's language: what is wrong with a card, what speaks
/// against it, what a person is alerted to.
public final class HardwareWords {

    private static final Sentences SENTENCES = Sentences.beside(HardwareWords.class, "mining");
    private static final long GIB = 1L << 30;

    private HardwareWords() {}

    /// What is so, and what to do about it.
    public record Saying(String what, String advice) {}

    /// @param vendor of the card
    /// @param system what this computer has, for the names of its packages; where nothing is known they are left out
    public static Saying diagnosis(Diagnosis diagnosis, Vendor vendor, Optional<SystemFacts> system) {
        String key = "diagnosis." + diagnosis.verdict();
        String own = key + '.' + vendor;
        String chosen = SENTENCES.find(own).isPresent() ? own : key;
        String advice = SENTENCES.get(chosen + ".advice", thing(diagnosis.verdict(), system));
        boolean driver = diagnosis.verdict() == Verdict.NO_DRIVER || diagnosis.verdict() == Verdict.DISPLAY_DRIVER_ONLY
                || diagnosis.verdict() == Verdict.DRIVER_NOT_LOADED;
        if (driver && vendor == Vendor.NVIDIA && system.flatMap(SystemFacts::secureBoot).orElse(false)) {
            advice = advice + ' ' + SENTENCES.get("diagnosis.secure-boot");
        }
        return new Saying(SENTENCES.get(chosen), advice);
    }

    /// What is to be installed, under the name that this distribution has for it.
    private static String thing(Verdict verdict, Optional<SystemFacts> system) {
        return switch (verdict) {
            case LIBRARY_MISSING -> system.flatMap(facts -> pick(facts, "libnvidia-ml1", "libnvidia-compute",
                    "xorg-x11-drv-nvidia-cuda-libs", "nvidia-utils", "nvidia-compute-utils-G06"))
                    .orElseGet(() -> SENTENCES.get("package.nvidia-library"));
            case MONITORING_ONLY -> system.flatMap(facts -> pick(facts, "libze1", "libze1", "oneapi-level-zero",
                    "level-zero-loader", "level-zero"))
                    .orElseGet(() -> SENTENCES.get("package.one-api"));
            default -> system.flatMap(facts -> pick(facts, "nvidia-driver", "sudo ubuntu-drivers install",
                    "akmod-nvidia", "nvidia", "nvidia-open-driver-G06-signed-kmp"))
                    .orElseGet(() -> SENTENCES.get("package.nvidia-driver"));
        };
    }

    private static Optional<String> pick(SystemFacts facts, String debian, String ubuntu, String fedora, String arch,
            String suse) {
        // Ubuntu descends from Debian and is asked first
        if (facts.isLike("ubuntu")) {
            return Optional.of(ubuntu);
        }
        if (facts.isLike("debian")) {
            return Optional.of(debian);
        }
        if (facts.isLike("fedora", "rhel", "centos")) {
            return Optional.of(fedora);
        }
        if (facts.isLike("arch")) {
            return Optional.of(arch);
        }
        return facts.isLike("suse", "opensuse") ? Optional.of(suse) : Optional.empty();
    }

    /// @param vendor of the card
    public static Saying reason(Reason reason, Vendor vendor, Optional<SystemFacts> system) {
        if (reason.diagnosis().isPresent()) {
            return diagnosis(reason.diagnosis().get(), vendor, system);
        }
        if (reason.unread() && reason.code() != Reason.Code.UNKNOWN_VRAM) {
            return new Saying(SENTENCES.get("unread", SENTENCES.get("topic." + reason.code())),
                    SENTENCES.get("unread.fix"));
        }
        String key = "reason." + reason.code();
        return new Saying(SENTENCES.get(key, reason.measured().map(HardwareWords::amount).orElse(""),
                reason.needed().map(HardwareWords::amount).orElse(""), programs(reason.holders())),
                SENTENCES.get(key + ".fix"));
    }

    /// @param card what it is called; empty for what concerns the computer
    public static String alert(Alert alert, String card) {
        if (alert.kind() == Alert.Kind.DRIVER_ERROR) {
            long error = alert.measured().orElse(0);
            // a number that people look up: without the separators of a language
            return SENTENCES.get("alert.DRIVER_ERROR", card, Long.toString(error), SENTENCES.get(meaning(error)));
        }
        return SENTENCES.get("alert." + alert.kind(), card, number(alert.kind(), alert.measured()),
                number(alert.kind(), alert.threshold()));
    }

    /// What an error of NVIDIA's driver is about, after its maker's list of them.
    private static String meaning(long xid) {
        return switch ((int) Math.clamp(xid, 0, 1_000)) {
            case 13, 31, 32, 43, 45, 69 -> "xid.program";
            case 48, 63, 64, 92, 94, 95 -> "xid.memory";
            case 74 -> "xid.link";
            case 79 -> "xid.bus";
            case 8, 38, 57, 61, 62, 119, 120 -> "xid.inside";
            default -> "xid.other";
        };
    }

    private static String number(Alert.Kind kind, OptionalLong number) {
        if (number.isEmpty()) {
            return "";
        }
        long value = number.getAsLong();
        return switch (kind) {
            case TOO_HOT, MEMORY_TOO_HOT, FAN_STOPPED -> celsius(value);
            case THROTTLED -> SENTENCES.get("unit.seconds", decimal(value, 3, 0));
            case MINER_IDLE -> SENTENCES.get("unit.percent", decimal(value, 2, 0));
            case OVER_POWER -> watt(value);
            case VRAM_FULL, DISK_LOW -> bytes(value);
            case MEMORY_ERRORS, LINK_DEGRADED -> decimal(value, 0, 0);
            case LOST, ON_BATTERY, DRIVER_ERROR, POWER_SOURCE, CLOCKS_CHANGED -> "";
        };
    }

    private static String amount(Amount amount) {
        return switch (amount) {
            case Amount.Bytes bytes -> bytes(bytes.value());
            case Amount.Temperature temperature -> celsius(temperature.value());
            case Amount.Version version -> version.text();
            case Amount.Link link -> SENTENCES.get("unit.link", link.generation(), link.width());
            case Amount.Count count -> decimal(count.value(), 0, 0);
            case Amount.Name name -> name.text();
        };
    }

    private static String programs(List<GpuProcess> holders) {
        List<String> names = holders.stream()
                .map(holder -> holder.name().isEmpty() ? SENTENCES.get("program.unknown") : holder.name())
                .distinct()
                .toList();
        return names.isEmpty() ? SENTENCES.get("program.none") : String.join(", ", names);
    }

    /// `23.9 GiB`, and below one of them in MiB.
    public static String bytes(long bytes) {
        return bytes < GIB
                ? SENTENCES.get("unit.mib", decimal(BigDecimal.valueOf(bytes >> 20), 0))
                : SENTENCES.get("unit.gib", decimal(BigDecimal.valueOf(bytes)
                        .divide(BigDecimal.valueOf(GIB), 1,
                                RoundingMode.DOWN),
                        1));
    }

    /// `19.2`, in GiB.
    static String gib(long bytes) {
        return decimal(BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(GIB), 1, RoundingMode.HALF_UP), 1);
    }

    static String megahertz(long value) {
        return SENTENCES.get("unit.megahertz", decimal(value, 0, 0));
    }

    /// @param milli thousandths of a degree
    public static String celsius(long milli) {
        return SENTENCES.get("unit.celsius", decimal(milli, 3, 0));
    }

    /// @param milli thousandths of a watt
    public static String watt(long milli) {
        return SENTENCES.get("unit.watt", decimal(milli, 3, 0));
    }

    /// @param centi hundredths of a percent
    public static String percent(long centi) {
        return SENTENCES.get("unit.percent", decimal(centi, 2, 0));
    }

    private static String decimal(long value, int scale, int digits) {
        return decimal(BigDecimal.valueOf(value, scale), digits);
    }

    private static String decimal(BigDecimal value, int digits) {
        NumberFormat format = NumberFormat.getInstance(Locale.getDefault(Locale.Category.DISPLAY));
        format.setMaximumFractionDigits(digits);
        format.setMinimumFractionDigits(digits);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value);
    }
}
