package tern.gpu.past;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import tern.gpu.model.GpuId;
import tern.gpu.model.Metric;

/// What one card did in some time of the last seven days, in steps of the same length, oldest first. Immutable.
///
/// Only read, never written to, so that it can be looked at while another process writes. A step in which the computer was
/// off, or nobody measured, has no samples and no numbers.
public final class Past {

    private static final long MINUTE = 60_000;

    /// A card of which something is kept.
    public record Card(GpuId id, String name) {}

    private final long from;
    private final long minutes;
    private final List<Minute> steps;

    private Past(long from, long minutes, List<Minute> steps) {
        this.from = from;
        this.minutes = minutes;
        this.steps = steps;
    }

    /// Nothing is known of any step.
    public static Past nothing(Instant from, Instant to, int steps) {
        return of(minute(from), minute(to), empty(steps));
    }

    /// The cards of which there is something, by name.
    ///
    /// @param folder as a [MinuteBook] has it
    public static List<Card> cards(Path folder) throws IOException {
        List<Card> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path path : files.filter(file -> file.toString().endsWith(MinuteFile.ENDING)).toList()) {
                try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
                    Optional<MinuteFile.Head> head = MinuteFile.readHead(file);
                    head.ifPresent(each -> found.add(new Card(each.id(), each.name())));
                }
            }
        } catch (NoSuchFileException _) {
            // nobody has measured yet
            return List.of();
        }
        found.sort(Comparator.comparing(Card::name).thenComparing(card -> card.id().key()));
        return List.copyOf(found);
    }

    /// Reads what is kept of a card. Blocks for some milliseconds; a file of another form holds nothing.
    ///
    /// @param folder as a [MinuteBook] has it
    /// @param to     at most a week after `from`; the minute in which it lies belongs to it
    /// @param steps  from 1 on
    public static Past read(Path folder, GpuId id, Instant from, Instant to, int steps) throws IOException {
        long first = minute(from) + 1;
        long last = minute(to);
        long minutes = Math.max(1, last - first + 1);
        List<Sums> sums = empty(steps);
        Path path = folder.resolve(MinuteFile.name(id));
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            if (MinuteFile.readHead(file).filter(head -> head.id().equals(id)).isPresent()) {
                MinuteFile.read(file, first, last, minute -> sums
                        .get((int) Math.clamp((minute.number() - first) * steps / minutes, 0, steps - 1))
                        .add(minute));
            }
        } catch (NoSuchFileException _) {
            // nobody has measured it yet
            return nothing(from, to, steps);
        }
        return of(first - 1, last, sums);
    }

    private static long minute(Instant at) {
        return Math.floorDiv(at.toEpochMilli(), MINUTE);
    }

    private static List<Sums> empty(int steps) {
        List<Sums> all = new ArrayList<>(steps);
        for (int i = 0; i < steps; i++) {
            all.add(new Sums());
        }
        return all;
    }

    private static Past of(long before, long last, List<Sums> sums) {
        return new Past(before + 1, Math.max(1, last - before), sums.stream().map(each -> each.minute(0)).toList());
    }

    public int steps() {
        return steps.size();
    }

    /// When a step began; that of the step after the last one is the end of all.
    public Instant from(int step) {
        // the first minute whose place is this step
        long minute = Math.ceilDiv(step * minutes, steps.size());
        return Instant.ofEpochMilli((from + minute) * MINUTE);
    }

    /// How often the card was measured in a step.
    public int samples(int step) {
        return steps.get(step).samples();
    }

    /// The smallest number of a step, in the metric's unit; empty where it was never known. Of [Metric#THROTTLE] the
    /// reasons that held all the time; of [Metric#ENERGY] the first number.
    public OptionalLong least(int step, Metric metric) {
        return steps.get(step).least(metric);
    }

    /// The mean. Of [Metric#THROTTLE] the share of the time in which it braked because of heat or power, in hundredths of
    /// a percent; of [Metric#ENERGY] the last number.
    public OptionalLong mean(int step, Metric metric) {
        return steps.get(step).mean(metric);
    }

    /// The largest number. Of [Metric#THROTTLE] the reasons that held at all; of [Metric#ENERGY] the last number.
    public OptionalLong most(int step, Metric metric) {
        return steps.get(step).most(metric);
    }

    /// The smallest number of all steps.
    public OptionalLong least(Metric metric) {
        return steps.stream().flatMapToLong(step -> step.least(metric).stream()).min();
    }

    /// The largest number of all steps.
    public OptionalLong most(Metric metric) {
        return steps.stream().flatMapToLong(step -> step.most(metric).stream()).max();
    }
}
