package tern.app.mining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import tern.app.mining.DetailsPicture.Card;
import tern.app.mining.DetailsPicture.Trend;
import tern.app.ui.Fact;
import tern.app.ui.Sizes;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.gpu.host.HostFacts;
import tern.gpu.model.Compute;
import tern.gpu.model.DriverInfo;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.GpuIdentity;
import tern.gpu.model.GpuProcess;
import tern.gpu.model.Metric;
import tern.gpu.model.Reading;
import tern.gpu.model.ThrottleReason;
import tern.gpu.monitor.GpuHistory;
import tern.gpu.past.Past;

/// This computer and its cards in words.
final class DetailsWords {

    private record Line(Metric metric, String id, String key) {}

    private static final List<Line> LINES = List.of(
            new Line(Metric.UTILIZATION, "load", "mining.load"),
            new Line(Metric.VRAM_USED, "memory", "mining.vram.used"),
            new Line(Metric.TEMPERATURE, "heat", "mining.heat"),
            new Line(Metric.MEMORY_TEMPERATURE, "memory-heat", "mining.heat.memory"),
            new Line(Metric.POWER, "power", "mining.power"),
            new Line(Metric.CORE_CLOCK, "clock", "mining.clock"),
            new Line(Metric.MEMORY_CLOCK, "memory-clock", "mining.clock.memory"),
            new Line(Metric.FAN, "fan", "mining.fan"));
    private static final int CUDA_MAJOR = 1000;

    private final Texts texts;
    private final TaoFormat format;
    private final Sizes sizes;
    private final Readings readings;
    private final CardWords cards;

    DetailsWords(Texts texts, TaoFormat format, CardWords cards) {
        this.texts = texts;
        this.format = format;
        this.cards = cards;
        this.sizes = new Sizes(texts, format);
        this.readings = new Readings(texts);
    }

    List<Fact> host(HostFacts host) {
        List<Fact> facts = new ArrayList<>();
        HostFacts.Machine machine = host.machine();
        facts.add(fact("system", machine.system() + " " + machine.version() + ", " + machine.architecture()
                + machine.virtualization().map(in -> ", " + texts.get("mining.host.within", in)).orElse("")));
        HostFacts.Processor processor = host.processor();
        facts.add(fact("processor", texts.get("mining.host.cores", processor.name(), format.count(processor.cores()),
                format.count(processor.threads()))));
        facts.add(fact("processor-load", percent(processor.load())
                + (host.sensors().temperature().isPresent()
                        ? ", " + HardwareWords.celsius(host.sensors().temperature().getAsLong())
                        : "")));
        HostFacts.Memory memory = host.memory();
        facts.add(
                fact("host-memory", texts.get("mining.host.memory-of", sizes.bytes(memory.total() - memory.available()),
                        sizes.bytes(memory.total()))));
        for (int i = 0; i < host.volumes().size(); i++) {
            HostFacts.Volume volume = host.volumes().get(i);
            facts.add(Fact.of("volume-" + i, texts.get("mining.host.volume", volume.mount()),
                    texts.get("mining.host.free-of", sizes.bytes(volume.free()), sizes.bytes(volume.total()))));
        }
        for (int i = 0; i < host.networks().size(); i++) {
            HostFacts.Network network = host.networks().get(i);
            if (network.up()) {
                facts.add(Fact.of("network-" + i, texts.get("mining.host.network", network.name()),
                        texts.get("mining.host.traffic", rate(network.in()), rate(network.out()))));
            }
        }
        facts.add(fact("battery", battery(host.power())));
        return facts;
    }

    private Fact fact(String id, String value) {
        return Fact.of(id, texts.get("mining.host." + id), value);
    }

    private String percent(OptionalInt centi) {
        return centi.isPresent() ? HardwareWords.percent(centi.getAsInt()) : TaoFormat.UNKNOWN;
    }

    private String rate(OptionalLong bytes) {
        return bytes.isPresent() ? texts.get("mining.host.rate", sizes.bytes(bytes.getAsLong())) : TaoFormat.UNKNOWN;
    }

    private String battery(HostFacts.Power power) {
        if (!power.battery()) {
            return texts.get("mining.host.no-battery");
        }
        String charge = power.percent().isPresent()
                ? texts.get("mining.host.charge", format.count(power.percent().getAsInt()))
                : TaoFormat.UNKNOWN;
        return power.onBattery().orElse(false) ? texts.get("mining.host.on-battery", charge) : charge;
    }

    /// With the last hour as it was measured.
    Card card(GpuDevice device, CardPicture shown, Optional<GpuHistory> history, long nowMillis) {
        return card(device, shown, (line, fact) -> new Trend(fact, cards.line(history, line.metric(), nowMillis,
                texts.get(CardSpan.HOUR.line(), fact.name(), shown.name())), Optional.empty()));
    }

    /// With what was kept of a longer time.
    Card card(GpuDevice device, CardPicture shown, CardSpan span, Optional<Past> past) {
        return card(device, shown, (line, fact) -> new Trend(fact, CardWords.line(past, line.metric(),
                texts.get(span.line(), fact.name(), shown.name())), past.flatMap(kept -> range(kept, line.metric()))));
    }

    /// From the smallest to the largest number: `38 °C – 67 °C`.
    private Optional<String> range(Past past, Metric metric) {
        OptionalLong least = past.least(metric);
        OptionalLong most = past.most(metric);
        return least.isPresent() && most.isPresent()
                ? Optional.of(texts.get("mining.past.range", Readings.words(metric, least.getAsLong()),
                        Readings.words(metric, most.getAsLong())))
                : Optional.empty();
    }

    private Card card(GpuDevice device, CardPicture shown, BiFunction<Line, Fact, Trend> trend) {
        List<Trend> trends = new ArrayList<>();
        for (Line line : LINES) {
            trends.add(trend.apply(line, line.metric() == Metric.VRAM_USED
                    ? readings.memory(device, line.id(), texts.get(line.key()))
                    : readings.fact(device, line.metric(), line.id(), texts.get(line.key()))));
        }
        return new Card(device.id(), shown.place(), shown.name(), shown.chip(), trends, facts(device),
                programs(device), shown.advice());
    }

    private List<Fact> facts(GpuDevice device) {
        GpuIdentity is = device.identity();
        List<Fact> facts = new ArrayList<>();
        facts.add(throttled(device));
        facts.add(gpu("limit", limit(device)));
        facts.add(gpu("hottest", either(is.temperatures().slowdown(), HardwareWords::celsius)));
        facts.add(gpu("driver", is.driver().map(DetailsWords::driver).orElse(TaoFormat.UNKNOWN)));
        facts.add(gpu("compute", is.compute().map(DetailsWords::compute).orElse(TaoFormat.UNKNOWN)));
        facts.add(gpu("bus", bus(device)));
        facts.add(gpu("display", texts.get(is.drivesDisplay() ? "mining.yes" : "mining.no")));
        facts.add(gpu("uuid", is.uuid().orElseGet(() -> is.id().key())));
        return facts;
    }

    private Fact gpu(String id, String value) {
        return Fact.of(id, texts.get("mining.gpu." + id), value);
    }

    private static String either(OptionalLong value, LongFunction<String> words) {
        return value.isPresent() ? words.apply(value.getAsLong()) : TaoFormat.UNKNOWN;
    }

    private Fact throttled(GpuDevice device) {
        String name = texts.get("mining.gpu.throttled");
        return switch (device.reading(Metric.THROTTLE)) {
            case Reading.Unknown unknown -> new Fact("throttled", name, texts.get("mining.unknown"),
                    Optional.of(readings.why(unknown.why())), false);
            case Reading.Known known -> {
                Set<ThrottleReason> reasons = ThrottleReason.of(known.value());
                String words = reasons.isEmpty()
                        ? texts.get("mining.throttle.none")
                        : reasons.stream().map(this::reason).collect(Collectors.joining(", "));
                yield new Fact("throttled", name, words, Optional.empty(),
                        reasons.stream().anyMatch(ThrottleReason::isTrouble));
            }
        };
    }

    private String reason(ThrottleReason reason) {
        return texts.get(switch (reason) {
            case IDLE -> "mining.throttle.idle";
            case SET_CLOCKS -> "mining.throttle.set";
            case POWER_LIMIT -> "mining.throttle.power";
            case HARDWARE -> "mining.throttle.hardware";
            case SYNC -> "mining.throttle.sync";
            case HEAT -> "mining.throttle.heat";
            case HARDWARE_HEAT -> "mining.throttle.hardware-heat";
            case POWER_BRAKE -> "mining.throttle.brake";
            case DISPLAY -> "mining.throttle.display";
            case OTHER -> "mining.throttle.other";
        });
    }

    private String limit(GpuDevice device) {
        OptionalLong limit = device.reading(Metric.POWER_LIMIT).known();
        if (limit.isEmpty()) {
            return TaoFormat.UNKNOWN;
        }
        String now = HardwareWords.watt(limit.getAsLong());
        var range = device.identity().power();
        return range.minimum().isPresent() && range.maximum().isPresent()
                ? texts.get("mining.gpu.limit.range", now, HardwareWords.watt(range.minimum().getAsLong()),
                        HardwareWords.watt(range.maximum().getAsLong()))
                : now;
    }

    private String bus(GpuDevice device) {
        OptionalLong generation = device.reading(Metric.PCIE_GENERATION).known();
        OptionalLong width = device.reading(Metric.PCIE_WIDTH).known();
        String place = device.identity().pci().map(Object::toString).orElse(TaoFormat.UNKNOWN);
        return generation.isPresent() && width.isPresent()
                ? texts.get("mining.gpu.bus.link", place, Long.toString(generation.getAsLong()),
                        Long.toString(width.getAsLong()))
                : place;
    }

    private static String driver(DriverInfo driver) {
        String name = driver.name() + driver.version().map(version -> " " + version).orElse("");
        return driver.cudaVersion().isPresent()
                ? name + ", CUDA " + driver.cudaVersion().getAsInt() / CUDA_MAJOR + "."
                        + driver.cudaVersion().getAsInt() % CUDA_MAJOR / 10
                : name;
    }

    private static String compute(Compute compute) {
        return switch (compute) {
            case Compute.Cuda cuda -> "CUDA " + cuda.major() + "." + cuda.minor();
            case Compute.Gfx gfx -> "ROCm " + gfx.target();
            case Compute.Xe xe -> "oneAPI " + xe.architecture();
        };
    }

    private List<Fact> programs(GpuDevice device) {
        return device.processes().stream().map(this::program).toList();
    }

    private Fact program(GpuProcess program) {
        String name = program.name().isEmpty() ? texts.get("mining.program.unknown") : program.name();
        String called = texts.get(program.ours() ? "mining.program.ours" : "mining.program.other", name,
                Long.toString(program.pid()));
        String load = program.utilPct().isPresent()
                ? ", " + HardwareWords.percent(program.utilPct().getAsInt() * 100L)
                : "";
        return Fact.of("program-" + program.pid(), called,
                (program.vramBytes().isPresent() ? sizes.bytes(program.vramBytes().getAsLong()) : TaoFormat.UNKNOWN)
                        + load);
    }
}
