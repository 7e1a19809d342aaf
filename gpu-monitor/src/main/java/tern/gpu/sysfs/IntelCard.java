package tern.gpu.sysfs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tern.gpu.model.Compute;
import tern.gpu.model.DriverInfo;
import tern.gpu.model.GpuId;
import tern.gpu.model.GpuIdentity;
import tern.gpu.model.Metric;
import tern.gpu.model.PciAddress;
import tern.gpu.model.PowerRange;
import tern.gpu.model.Reading;
import tern.gpu.model.Thresholds;

/// A card of Intel through the files of `i915` or `xe`. Neither has one that says how busy the card is, and a clock is no
/// load: that stays unknown. Power follows from the energy counter.
final class IntelCard extends CardFiles {

    private static final PciAddress IN_THE_PROCESSOR = new PciAddress(0, 0, 2, 0);
    private static final long NANOS_A_MICRO = 1000;

    private final Path root;
    private final String driver;
    private final Optional<Hwmon> sensors;
    private final HeldFile energy;
    private long lastEnergy = Reading.unknown(Reading.Why.NOT_SAMPLED);
    private long lastAt;

    IntelCard(Path root, PciCard card) {
        super(card);
        this.root = root;
        driver = card.driver().orElse("");
        sensors = Hwmon.find(card.folder(), driver);
        column(Metric.CORE_CLOCK, clock(card.folder()), 1, 1);
        Optional<Path> labelled = sensors.flatMap(found -> found.labelled("temp", "pkg", "input"));
        column(Metric.TEMPERATURE, labelled.or(() -> sensors.flatMap(found -> found.first("temp1_input",
                "temp2_input"))), 1, 1);
        column(Metric.MEMORY_TEMPERATURE, sensors.flatMap(found -> found.labelled("temp", "vram", "input")), 1, 1);
        column(Metric.VRAM_TOTAL, memoryFile(card.folder()), 1, 1);
        column(Metric.POWER_LIMIT, sensors.flatMap(found -> found.first("power1_max")), 1, 1000);
        // of the card where it has a counter, else of the chip
        energy = hold(sensors.flatMap(found -> found.first("energy1_input", "energy2_input")));
    }

    /// The clock it runs at, from the newest of the places where drivers kept it.
    private static Optional<Path> clock(Path folder) {
        for (Path card : SmallFiles.in(folder.resolve("drm"))) {
            for (String name : List.of("gt/gt0/rps_act_freq_mhz", "gt_act_freq_mhz", "gt_cur_freq_mhz")) {
                if (Files.exists(card.resolve(name))) {
                    return Optional.of(card.resolve(name));
                }
            }
        }
        for (String name : List.of("tile0/gt0/freq0/act_freq", "tile0/gt0/freq0/cur_freq")) {
            if (Files.exists(folder.resolve(name))) {
                return Optional.of(folder.resolve(name));
            }
        }
        return Optional.empty();
    }

    /// What the window to the memory measures is a power of two and not the memory; only `xe` says that itself.
    private static Optional<Path> memoryFile(Path folder) {
        return Optional.of(folder.resolve("tile0/physical_vram_size_bytes")).filter(Files::exists);
    }

    @Override
    void derive(long[] row, long nanoTime) {
        if (row[Metric.POWER_LIMIT.ordinal()] == 0) {
            // no limit is set
            row[Metric.POWER_LIMIT.ordinal()] = Reading.unknown(Reading.Why.NOT_SUPPORTED);
        }
        long now = energy.number();
        row[Metric.ENERGY.ordinal()] = Reading.isUnknown(now) ? now : now / 1000;
        row[Metric.POWER.ordinal()] = power(now, nanoTime);
        lastEnergy = now;
        lastAt = nanoTime;
    }

    /// Milliwatts between two readings of microjoules. A counter that went back has started anew and says nothing.
    private long power(long now, long nanoTime) {
        if (Reading.isUnknown(now)) {
            return now;
        }
        long micros = (nanoTime - lastAt) / NANOS_A_MICRO;
        if (Reading.isUnknown(lastEnergy) || now < lastEnergy || micros <= 0) {
            return Reading.unknown(Reading.Why.NOT_SAMPLED);
        }
        return (now - lastEnergy) * 1000 / micros;
    }

    @Override
    void forget() {
        lastEnergy = Reading.unknown(Reading.Why.NOT_SAMPLED);
    }

    @Override
    public GpuIdentity identity() {
        PciCard card = card();
        boolean integrated = card.address().equals(IN_THE_PROCESSOR)
                || CardNames.find(card.vendorId(), card.device()).map(CardNames.Entry::integrated).orElse(false);
        OptionalLong memory = memoryFile(card.folder()).map(SmallFiles::number).orElse(OptionalLong.empty());
        Optional<String> version = SmallFiles.text(root.resolve("sys/module/" + driver + "/version"))
                .or(() -> SmallFiles.text(root.resolve("proc/sys/kernel/osrelease")));
        return new GpuIdentity(GpuId.of(card.vendor(), card.address()), Optional.empty(),
                CardNames.name(card.vendorId(), card.device()), Optional.of(card.address()), card.vendorId(),
                card.device(), Optional.empty(), memory, integrated, integrated, card.connected(),
                Optional.of(new DriverInfo(driver, version, OptionalInt.empty(), Optional.empty())),
                Optional.<Compute>empty(), OptionalInt.empty(), OptionalInt.empty(), bestLink(), thresholds(),
                new PowerRange(OptionalLong.empty(), milliwatts("power1_rated_max"), OptionalLong.empty()));
    }

    private Thresholds thresholds() {
        return new Thresholds(limit("pkg", "emergency"), limit("pkg", "crit"), limit("vram", "crit"),
                limit("pkg", "max"));
    }

    private OptionalLong limit(String label, String suffix) {
        return sensors.flatMap(found -> found.labelled("temp", label, suffix))
                .map(SmallFiles::number)
                .orElse(OptionalLong.empty());
    }

    private OptionalLong milliwatts(String name) {
        OptionalLong found = sensors.map(each -> SmallFiles.number(each.file(name))).orElse(OptionalLong.empty());
        return found.isPresent() && found.getAsLong() > 0
                ? OptionalLong.of(found.getAsLong() / 1000)
                : OptionalLong.empty();
    }
}
