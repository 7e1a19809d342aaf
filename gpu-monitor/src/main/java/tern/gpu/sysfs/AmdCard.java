package tern.gpu.sysfs;

import java.nio.file.Path;
import java.util.Locale;
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

/// A card of AMD through the files of `amdgpu`. Source: the kernel's «GPU Power/Thermal Controls and Monitoring».
final class AmdCard extends CardFiles {

    private static final int FULL_PWM = 255;

    private final Path root;
    private final Optional<Hwmon> sensors;
    private final boolean integrated;
    private final HeldFile sharedTotal;
    private final HeldFile sharedUsed;
    private final HeldFile fanSpeed;
    private final HeldFile fanMost;
    private final HeldFile fanDuty;

    AmdCard(Path root, PciCard card) {
        super(card);
        this.root = root;
        Path folder = card.folder();
        sensors = Hwmon.find(folder, "amdgpu");
        // only chips that are part of a processor have a voltage for its other half
        integrated = sensors.map(found -> found.has("in", "vddnb")).orElse(false)
                || CardNames.find(card.vendorId(), card.device()).map(CardNames.Entry::integrated).orElse(false);
        column(Metric.UTILIZATION, Optional.of(folder.resolve("gpu_busy_percent")), 100, 1);
        column(Metric.MEMORY_CONTROLLER, Optional.of(folder.resolve("mem_busy_percent")), 100, 1);
        column(Metric.VRAM_TOTAL, Optional.of(folder.resolve("mem_info_vram_total")), 1, 1);
        column(Metric.VRAM_USED, Optional.of(folder.resolve("mem_info_vram_used")), 1, 1);
        column(Metric.TEMPERATURE, sensor("temp", "edge", "input", "temp1_input"), 1, 1);
        column(Metric.HOTSPOT, sensors.flatMap(found -> found.labelled("temp", "junction", "input")), 1, 1);
        column(Metric.MEMORY_TEMPERATURE, sensors.flatMap(found -> found.labelled("temp", "mem", "input")), 1, 1);
        column(Metric.POWER, sensors.flatMap(found -> found.first("power1_average", "power1_input")), 1, 1000);
        column(Metric.POWER_LIMIT, sensors.map(found -> found.file("power1_cap")), 1, 1000);
        column(Metric.CORE_CLOCK, sensor("freq", "sclk", "input", "freq1_input"), 1, 1_000_000);
        column(Metric.MEMORY_CLOCK, sensor("freq", "mclk", "input", "freq2_input"), 1, 1_000_000);
        sharedTotal = hold(folder.resolve("mem_info_gtt_total"));
        sharedUsed = hold(folder.resolve("mem_info_gtt_used"));
        fanSpeed = hold(sensors.map(found -> found.file("fan1_input")));
        fanMost = hold(sensors.map(found -> found.file("fan1_max")));
        fanDuty = hold(sensors.map(found -> found.file("pwm1")));
    }

    /// By label, and by number where the driver is too old to write labels.
    private Optional<Path> sensor(String kind, String label, String suffix, String unlabelled) {
        return sensors.flatMap(found -> found.labels(kind)
                ? found.labelled(kind, label, suffix)
                : Optional.of(found.file(unlabelled)));
    }

    @Override
    void derive(long[] row, long nanoTime) {
        if (integrated) {
            // the part of the computer's memory set aside at the start is small; the driver takes more of it as needed
            add(row, Metric.VRAM_TOTAL, sharedTotal.number());
            add(row, Metric.VRAM_USED, sharedUsed.number());
        }
        row[Metric.FAN.ordinal()] = fan();
    }

    private static void add(long[] row, Metric metric, long more) {
        long known = row[metric.ordinal()];
        row[metric.ordinal()] = Reading.isUnknown(known) ? known : Reading.isUnknown(more) ? more : known + more;
    }

    /// The measured speed against the most, else what the fan is told to do.
    private long fan() {
        long speed = fanSpeed.number();
        long most = fanMost.number();
        if (!Reading.isUnknown(speed) && !Reading.isUnknown(most) && most > 0) {
            return Math.min(10_000, speed * 10_000 / most);
        }
        return fanDuty.number(10_000, FULL_PWM);
    }

    @Override
    void forget() {
        // nothing here is a rate
    }

    @Override
    public GpuIdentity identity() {
        PciCard card = card();
        Path folder = card.folder();
        Optional<String> unique = SmallFiles.text(folder.resolve("unique_id"))
                .filter(text -> text.matches("[0-9a-fA-F]{8,32}") && !text.matches("0+"));
        OptionalLong own = SmallFiles.number(folder.resolve("mem_info_vram_total"));
        OptionalLong shared = SmallFiles.number(folder.resolve("mem_info_gtt_total"));
        OptionalLong memory = !integrated || own.isEmpty()
                ? own
                : shared.isEmpty() ? shared : OptionalLong.of(own.getAsLong() + shared.getAsLong());
        return new GpuIdentity(GpuId.of(card.vendor(), card.address()), Optional.empty(),
                SmallFiles.text(folder.resolve("product_name"))
                        .orElseGet(() -> CardNames.name(card.vendorId(), card.device())),
                Optional.of(card.address()), card.vendorId(), card.device(), unique.map(id -> "GPU-" + id), memory,
                integrated, integrated, card.connected(),
                Optional.of(new DriverInfo("amdgpu", SmallFiles.text(root.resolve("sys/module/amdgpu/version"))
                        .or(() -> SmallFiles.text(root.resolve("proc/sys/kernel/osrelease"))), OptionalInt.empty(),
                        SmallFiles.text(folder.resolve("vbios_version")))),
                target().map(Compute.Gfx::new), OptionalInt.empty(), OptionalInt.empty(), bestLink(), thresholds(),
                new PowerRange(milliwatts("power1_cap_min"), milliwatts("power1_cap_max"),
                        milliwatts("power1_cap_default")));
    }

    private Thresholds thresholds() {
        return new Thresholds(limit("edge", "emergency"), limit("edge", "crit"), limit("mem", "crit"),
                limit("junction", "crit"));
    }

    private OptionalLong limit(String label, String suffix) {
        return sensors.flatMap(found -> found.labelled("temp", label, suffix))
                .map(SmallFiles::number)
                .orElse(OptionalLong.empty());
    }

    private OptionalLong milliwatts(String name) {
        OptionalLong found = sensors.map(each -> SmallFiles.number(each.file(name))).orElse(OptionalLong.empty());
        return found.isPresent() ? OptionalLong.of(found.getAsLong() / 1000) : found;
    }

    /// What ROCm calls the chip, from the list that its part of the kernel keeps: `gfx_target_version 90010` is gfx90a.
    private Optional<String> target() {
        PciAddress address = card().address();
        long place = (long) address.bus() << 8 | (long) address.device() << 3 | address.function();
        for (Path node : SmallFiles.in(root.resolve("sys/class/kfd/kfd/topology/nodes"))) {
            long location = -1;
            long domain = 0;
            long version = 0;
            for (String line : SmallFiles.lines(node.resolve("properties"))) {
                String[] words = line.split(" ", 2);
                if (words.length == 2 && words[1].matches("\\d{1,18}")) {
                    long value = Long.parseLong(words[1]);
                    switch (words[0]) {
                        case "location_id" -> location = value;
                        case "domain" -> domain = value;
                        case "gfx_target_version" -> version = value;
                        default -> {
                        }
                    }
                }
            }
            if (location == place && domain == address.domain() && version > 0) {
                return Optional.of(String.format(Locale.ROOT, "gfx%d%x%x", version / 10_000, version / 100 % 100,
                        version % 100));
            }
        }
        return Optional.empty();
    }
}
