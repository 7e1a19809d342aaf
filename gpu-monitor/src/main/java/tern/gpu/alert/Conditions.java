package tern.gpu.alert;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import tern.gpu.alert.Alert.Kind;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.GpuEvent;
import tern.gpu.model.Metric;
import tern.gpu.model.Presence;
import tern.gpu.model.ThrottleReason;

/// Whether what the rules speak of is so for one card, and the little that has to be remembered for it.
final class Conditions {

    private static final long WINDOW = 60_000_000_000L;
    /// Two looks further apart than this say nothing of the time between.
    private static final long LONGEST_GAP = 10_000_000_000L;
    private static final long NANOS_A_MILLI = 1_000_000;
    /// How far below the degrees at which a card brakes.
    private static final long BEFORE_SLOWDOWN = 5_000;
    private static final long WORKS = 2_000;

    /// Whether something is so. Between threshold and clear neither counts.
    enum Truth {
        YES, NO, BETWEEN, UNKNOWN
    }

    /// A judgement and the numbers behind it.
    record Judgement(Truth state, OptionalLong measured, OptionalLong threshold) {

        static final Judgement UNKNOWN = new Judgement(Truth.UNKNOWN, OptionalLong.empty(), OptionalLong.empty());

        static Judgement of(boolean is) {
            return new Judgement(is ? Truth.YES : Truth.NO, OptionalLong.empty(), OptionalLong.empty());
        }
    }

    /// A time in which the card braked.
    private record Braked(long until, long nanos) {}

    private final Deque<Braked> braked = new ArrayDeque<>();
    private long lastAt;
    private boolean seen;
    private boolean brakeKnown;
    private OptionalLong errors = OptionalLong.empty();
    private OptionalLong errorsBefore = OptionalLong.empty();

    static boolean concernsCard(Kind kind) {
        return kind != Kind.DISK_LOW && kind != Kind.ON_BATTERY;
    }

    /// Takes in what is needed of this look for later ones; before [#judge].
    void remember(GpuDevice card, long now) {
        OptionalLong reasons = card.reading(Metric.THROTTLE).known();
        brakeKnown = reasons.isPresent();
        if (seen && reasons.isPresent() && now - lastAt <= LONGEST_GAP
                && ThrottleReason.of(reasons.getAsLong()).stream().anyMatch(ThrottleReason::isTrouble)) {
            braked.add(new Braked(now, now - lastAt));
        }
        while (!braked.isEmpty() && now - braked.getFirst().until() >= WINDOW) {
            braked.removeFirst();
        }
        OptionalLong count = card.condition().eccUncorrected();
        if (count.isPresent()) {
            // what was there before the first look is the card's past, and eligibility says it
            errorsBefore = errors.isPresent() ? errors : count;
            errors = count;
        }
        lastAt = now;
        seen = true;
    }

    Judgement judge(Kind kind, AlertRule rule, GpuDevice card, Look look) {
        return switch (kind) {
            case TOO_HOT -> {
                OptionalLong brakes = card.identity().temperatures().slowdown();
                long threshold = brakes.isPresent() ? brakes.getAsLong() - BEFORE_SLOWDOWN : rule.threshold();
                yield above(card.reading(Metric.TEMPERATURE).known(), threshold,
                        threshold - (rule.threshold() - rule.clear()));
            }
            case MEMORY_TOO_HOT ->
                above(card.reading(Metric.MEMORY_TEMPERATURE).known(), rule.threshold(), rule.clear());
            case THROTTLED -> throttled(rule);
            case FAN_STOPPED -> fan(card, rule);
            case LOST -> Judgement.of(card.presence() instanceof Presence.Lost);
            case DRIVER_ERROR -> told(GpuEvent.Kind.ERROR, rule, card, look);
            case POWER_SOURCE -> told(GpuEvent.Kind.POWER_SOURCE, rule, card, look);
            case CLOCKS_CHANGED -> told(GpuEvent.Kind.CLOCKS, rule, card, look);
            case MEMORY_ERRORS -> errors.isEmpty()
                    ? Judgement.UNKNOWN
                    // stays until the count begins anew: such a card is not well again by itself
                    : new Judgement(errors.getAsLong() > errorsBefore.orElse(0)
                            ? Truth.YES
                            : errors.getAsLong() < errorsBefore.orElse(0) ? Truth.NO : Truth.BETWEEN, errors,
                            errorsBefore);
            case MINER_IDLE -> look.mining().contains(card.id())
                    ? below(card.reading(Metric.UTILIZATION).known(), rule.threshold(), rule.clear())
                    : Judgement.of(false);
            case OVER_POWER -> power(card, rule);
            case VRAM_FULL -> memory(card, rule);
            case LINK_DEGRADED -> link(card);
            case DISK_LOW, ON_BATTERY -> throw new IllegalArgumentException("not of a card: " + kind);
        };
    }

    static Judgement judgeComputer(Kind kind, AlertRule rule, Look look) {
        return switch (kind) {
            case DISK_LOW -> below(look.freeDisk(), rule.threshold(), rule.clear());
            case ON_BATTERY -> look.onBattery().map(Judgement::of).orElse(Judgement.UNKNOWN);
            default -> throw new IllegalArgumentException("not of the computer: " + kind);
        };
    }

    /// At or above the threshold, and over when it is below the other.
    private static Judgement above(OptionalLong measured, long threshold, long clear) {
        if (measured.isEmpty()) {
            return Judgement.UNKNOWN;
        }
        long is = measured.getAsLong();
        return new Judgement(is >= threshold ? Truth.YES : is < clear ? Truth.NO : Truth.BETWEEN, measured,
                OptionalLong.of(threshold));
    }

    private static Judgement below(OptionalLong measured, long threshold, long clear) {
        if (measured.isEmpty()) {
            return Judgement.UNKNOWN;
        }
        long is = measured.getAsLong();
        return new Judgement(is < threshold ? Truth.YES : is >= clear ? Truth.NO : Truth.BETWEEN, measured,
                OptionalLong.of(threshold));
    }

    /// Whether the driver has told it lately.
    private static Judgement told(GpuEvent.Kind kind, AlertRule rule, GpuDevice card, Look look) {
        for (GpuEvent event : card.events().reversed()) {
            if (event.kind() == kind && Duration.between(event.at(), look.at()).toMillis() < rule.threshold()) {
                return new Judgement(Truth.YES, event.number() > 0
                        ? OptionalLong.of(event.number())
                        : OptionalLong.empty(), OptionalLong.empty());
            }
        }
        return Judgement.of(false);
    }

    private Judgement throttled(AlertRule rule) {
        long millis = braked.stream().mapToLong(Braked::nanos).sum() / NANOS_A_MILLI;
        if (!brakeKnown && millis < rule.threshold()) {
            return Judgement.UNKNOWN;
        }
        return above(OptionalLong.of(millis), rule.threshold(), rule.clear());
    }

    private static Judgement fan(GpuDevice card, AlertRule rule) {
        OptionalLong fan = card.reading(Metric.FAN).known();
        OptionalLong warmth = card.reading(Metric.TEMPERATURE).known();
        OptionalLong load = card.reading(Metric.UTILIZATION).known();
        if (fan.isEmpty() || warmth.isEmpty() || load.isEmpty()) {
            return Judgement.UNKNOWN;
        }
        Judgement warm = above(warmth, rule.threshold() + 1, rule.clear());
        boolean stands = fan.getAsLong() == 0;
        return new Judgement(!stands
                ? Truth.NO
                : warm.state() == Truth.YES && load.getAsLong() <= WORKS ? Truth.BETWEEN : warm.state(), warmth,
                OptionalLong.of(rule.threshold()));
    }

    private static Judgement power(GpuDevice card, AlertRule rule) {
        OptionalLong power = card.reading(Metric.POWER).known();
        OptionalLong limit = card.reading(Metric.POWER_LIMIT).known();
        if (power.isEmpty() || limit.isEmpty() || limit.getAsLong() <= 0) {
            return Judgement.UNKNOWN;
        }
        return above(power, limit.getAsLong() * rule.threshold() / 10_000 + 1,
                limit.getAsLong() * rule.clear() / 10_000);
    }

    private static Judgement memory(GpuDevice card, AlertRule rule) {
        OptionalLong total = card.reading(Metric.VRAM_TOTAL).known();
        OptionalLong used = card.reading(Metric.VRAM_USED).known();
        if (total.isEmpty() || used.isEmpty()) {
            return Judgement.UNKNOWN;
        }
        long free = total.getAsLong() - used.getAsLong() - card.reading(Metric.VRAM_RESERVED).known().orElse(0);
        return below(OptionalLong.of(Math.max(0, free)), rule.threshold(), rule.clear());
    }

    /// Fewer lanes than it has, while it works: a loose riser. An idle card lowers its link by itself.
    private static Judgement link(GpuDevice card) {
        OptionalLong width = card.reading(Metric.PCIE_WIDTH).known();
        OptionalLong load = card.reading(Metric.UTILIZATION).known();
        if (width.isEmpty() || load.isEmpty() || card.identity().link().width().isEmpty()) {
            return Judgement.UNKNOWN;
        }
        long best = card.identity().link().width().getAsInt();
        Truth is = width.getAsLong() >= best ? Truth.NO : load.getAsLong() >= WORKS ? Truth.YES : Truth.BETWEEN;
        return new Judgement(is, width, OptionalLong.of(best));
    }
}
