package tern.app.mining;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import tern.app.chart.DayLine;
import tern.app.ui.Fact;
import tern.app.ui.Texts;
import tern.gpu.choice.Eligibility;
import tern.gpu.choice.Reason;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.GpuProcess;
import tern.gpu.model.Metric;
import tern.gpu.model.Presence;
import tern.gpu.monitor.GpuHistory;
import tern.gpu.past.Past;
import tern.gpu.sysfs.SystemFacts;

/// Says in words how a card stands and how it has been.
final class CardWords {

    /// Points of a line, however far it goes back.
    static final int POINTS = 72;
    private static final long HOUR_MILLIS = 3_600_000;
    private static final long SHORTEST_MILLIS = 60_000;
    /// Hundredths of a percent below which a card does nothing.
    private static final long IDLE = 500;

    private final Texts texts;
    private final Readings readings;
    private final long[] times = new long[3_600];
    private final long[] values = new long[3_600];

    CardWords(Texts texts) {
        this.texts = texts;
        this.readings = new Readings(texts);
    }

    /// What counts for a card beside itself.
    ///
    /// @param chosen  whether the miner that the page is about may use it
    /// @param running whether a miner that runs now may use it
    /// @param pick    whether that could be changed, if the card allows it
    /// @param reasons what speaks against it for that miner
    record Around(boolean chosen, boolean running, boolean pick, List<Reason> reasons) {}

    /// @param name with its number
    CardPicture picture(GpuDevice device, int place, String name, Around around, DayLine line,
            Optional<SystemFacts> system) {
        boolean works = around.running() && device.presence() instanceof Presence.Ready && !doesNothing(device);
        Chip chip = chip(device, around, system);
        boolean blocked = !Eligibility.isEligible(around.reasons());
        boolean pick = around.pick() && device.identity().uuid().isPresent() && (around.chosen() || !blocked);
        List<Fact> figures = List.of(
                readings.fact(device, Metric.UTILIZATION, "load", texts.get("mining.load")),
                readings.memory(device, "memory", texts.get("mining.vram")),
                readings.fact(device, Metric.TEMPERATURE, "heat", texts.get("mining.heat")),
                readings.fact(device, Metric.POWER, "power", texts.get("mining.power")));
        return new CardPicture(device.id(), place, name, around.chosen(), pick, works, chip,
                line, figures, advice(device, system));
    }

    private static Optional<String> advice(GpuDevice device, Optional<SystemFacts> system) {
        return device.presence() instanceof Presence.Missing missing
                ? Optional.of(join(HardwareWords.diagnosis(missing.diagnosis(), device.id().vendor(), system)))
                : Optional.empty();
    }

    private Chip chip(GpuDevice device, Around around, Optional<SystemFacts> system) {
        Optional<Reason> blocking = around.reasons().stream().filter(Reason::blocks).findFirst();
        return switch (device.presence()) {
            case Presence.Lost _ -> Chip.of(Tone.BAD, texts.get("mining.card.lost"), texts.get("mining.card.lost.why"));
            case Presence.Missing missing -> Chip.of(Tone.BAD, texts.get(key(missing.diagnosis())),
                    join(HardwareWords.diagnosis(missing.diagnosis(), device.id().vendor(), system)));
            case Presence.Asleep _ when !around.running() -> Chip.of(Tone.QUIET, texts.get("mining.card.asleep"),
                    texts.get("mining.why.asleep"));
            case Presence.Asleep _,Presence.Ready _ when around.running() -> doesNothing(device)
                    ? Chip.of(Tone.WARNING, texts.get("mining.card.idle"), texts.get("mining.card.idle.why"))
                    : Chip.of(Tone.GOOD, texts.get("mining.card.mining"));
            case Presence.Ready _ when blocking.isPresent() -> Chip.of(Tone.WARNING,
                    texts.get(key(blocking.get().code())),
                    join(HardwareWords.reason(blocking.get(), device.id().vendor(), system)));
            default -> Chip.of(Tone.QUIET, texts.get(around.chosen() ? "mining.card.chosen" : "mining.card.free"));
        };
    }

    private static String join(HardwareWords.Saying saying) {
        return saying.what() + ' ' + saying.advice();
    }

    /// A number that cannot be read proves nothing.
    private static boolean doesNothing(GpuDevice device) {
        OptionalLong load = device.reading(Metric.UTILIZATION).known();
        boolean ours = device.processes().stream().anyMatch(GpuProcess::ours);
        return load.isPresent() && load.getAsLong() < IDLE && !ours;
    }

    private static String key(Diagnosis diagnosis) {
        return switch (diagnosis.verdict()) {
            case NO_DRIVER, DISPLAY_DRIVER_ONLY, DRIVER_NOT_LOADED, LIBRARY_MISSING -> "mining.card.driver";
            case PASSED_THROUGH -> "mining.card.virtual";
            case REBOOT_NEEDED -> "mining.card.restart";
            case NO_PERMISSION -> "mining.card.permission";
            case FELL_OFF -> "mining.card.lost";
            case RESET_NEEDED -> "mining.card.reset";
            case POWER_CABLE -> "mining.card.cable";
            case TOO_OLD -> "mining.card.old";
            case NO_ANSWER -> "mining.card.silent";
            case COMPUTE_UNAVAILABLE, MONITORING_ONLY -> "mining.card.no-compute";
            case OTHER -> "mining.card.unusable";
        };
    }

    private static String key(Reason.Code code) {
        return switch (code) {
            case VRAM_TOO_SMALL -> "mining.card.small";
            case VRAM_IN_USE -> "mining.card.memory-used";
            case CC_TOO_LOW -> "mining.card.old";
            case DRIVER_TOO_OLD -> "mining.card.old-driver";
            case NO_DRIVER -> "mining.card.driver";
            case LOST -> "mining.card.lost";
            case NO_COMPUTE_API -> "mining.card.no-compute";
            case EXCLUSIVE_AND_BUSY -> "mining.card.busy";
            case ALREADY_ASSIGNED -> "mining.card.taken";
            case PASSED_THROUGH -> "mining.card.virtual";
            default -> "mining.card.unusable";
        };
    }

    /// The load of the last hour; a time in which nothing was measured is a gap.
    DayLine line(Optional<GpuHistory> history, long nowMillis, String name) {
        return line(history, Metric.UTILIZATION, nowMillis, texts.get("mining.line.accessible", name));
    }

    DayLine line(Optional<GpuHistory> history, Metric metric, long nowMillis, String words) {
        if (history.isEmpty()) {
            return DayLine.unknown(words);
        }
        int count = history.get().copy(metric, times, values);
        // a line that has just begun fills its place all the same
        long span = Math.clamp(count == 0 ? 0 : nowMillis - times[0] + 1, SHORTEST_MILLIS, HOUR_MILLIS);
        double[] sums = new double[POINTS];
        int[] counts = new int[POINTS];
        for (int i = 0; i < count; i++) {
            long age = nowMillis - times[i];
            if (age < 0 || age >= span || values[i] == Long.MIN_VALUE) {
                continue;
            }
            int at = POINTS - 1 - (int) (age * POINTS / span);
            sums[at] += values[i];
            counts[at]++;
        }
        double[] points = new double[POINTS];
        Arrays.setAll(points, at -> counts[at] == 0 ? Double.NaN : sums[at] / counts[at]);
        return new DayLine(points, DayLine.Tone.ACCENT, words);
    }

    /// What was kept; a time in which nothing was measured is a gap.
    static DayLine line(Optional<Past> past, Metric metric, String words) {
        return past.map(kept -> new DayLine(IntStream.range(0, kept.steps())
                .mapToDouble(step -> kept.mean(step, metric).isPresent()
                        ? kept.mean(step, metric).getAsLong()
                        : Double.NaN)
                .toArray(), DayLine.Tone.ACCENT, words)).orElseGet(() -> DayLine.unknown(words));
    }
}
