package tern.app.mining;

import java.util.Optional;
import tern.app.ui.Fact;
import tern.app.ui.Texts;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.Metric;
import tern.gpu.model.Reading;

/// Numbers of cards as a person reads them. Zero is a value; what is not known says so, and why.
final class Readings {

    private final Texts texts;

    Readings(Texts texts) {
        this.texts = texts;
    }

    /// One number, or «not reported» with the reason behind it.
    Fact fact(GpuDevice device, Metric metric, String id, String name) {
        Reading reading = device.reading(metric);
        return switch (reading) {
            case Reading.Known known -> Fact.of(id, name, words(metric, known.value()));
            case Reading.Unknown unknown -> unknown(id, name, unknown.why());
        };
    }

    /// Memory in use of all there is, in GiB: `19.2 / 24.0`.
    Fact memory(GpuDevice device, String id, String name) {
        Reading used = device.reading(Metric.VRAM_USED);
        Reading total = device.reading(Metric.VRAM_TOTAL);
        if (used instanceof Reading.Unknown unknown) {
            return unknown(id, name, unknown.why());
        }
        long all = total.known().orElse(device.identity().vramBytes().orElse(-1));
        String inUse = gib(used.known().orElse(0));
        return Fact.of(id, name, all < 0 ? inUse : texts.get("mining.memory.of", inUse, gib(all)));
    }

    private static String gib(long bytes) {
        return HardwareWords.gib(bytes);
    }

    private Fact unknown(String id, String name, Reading.Why why) {
        return new Fact(id, name, texts.get("mining.unknown"), Optional.of(why(why)), false);
    }

    String why(Reading.Why why) {
        return texts.get(switch (why) {
            case NOT_SAMPLED -> "mining.why.soon";
            case NOT_SUPPORTED -> "mining.why.unsupported";
            case NO_PERMISSION -> "mining.why.permission";
            case ASLEEP -> "mining.why.asleep";
            case STALE -> "mining.why.old";
            case ERROR -> "mining.why.error";
        });
    }

    /// @param value known, in the metric's unit
    static String words(Metric metric, long value) {
        return switch (metric.unit()) {
            case CENTIPERCENT -> HardwareWords.percent(value);
            case MILLICELSIUS -> HardwareWords.celsius(value);
            case MILLIWATT -> HardwareWords.watt(value);
            case BYTE -> HardwareWords.bytes(value);
            case MEGAHERTZ -> HardwareWords.megahertz(value);
            case BITS, COUNT, MILLIJOULE -> Long.toString(value);
        };
    }
}
