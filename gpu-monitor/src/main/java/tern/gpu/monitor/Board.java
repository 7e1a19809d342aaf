package tern.gpu.monitor;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.GpuCondition;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.GpuEvent;
import tern.gpu.model.GpuId;
import tern.gpu.model.GpuIdentity;
import tern.gpu.model.GpuProcess;
import tern.gpu.model.GpuSample;
import tern.gpu.model.GpuSnapshot;
import tern.gpu.model.Metric;
import tern.gpu.model.PciAddress;
import tern.gpu.model.Presence;
import tern.gpu.model.PresentGpu;
import tern.gpu.model.Reading;
import tern.gpu.wire.SampleLine;
import tern.gpu.wire.WireLine;

/// All cards, put together from what runs of the measuring program say one after the other, and from what the system
/// lists. A card is known by its id, and by its place on the bus as long as only that is known of it. Safe for several
/// threads.
final class Board {

    /// A tool that measures once a second whatever the tick.
    private static final String SLOW_SOURCE = "nvidia-smi";
    private static final long SLOW_PERIOD_NANOS = 1_000_000_000L;
    /// What a busy computer is late.
    private static final long SLACK_NANOS = 100_000_000L;
    /// Of one card, so that a driver that tells of one after the other fills nothing.
    private static final int MOST_EVENTS = 16;

    private static final class Card {

        GpuIdentity identity;
        Presence presence;
        /// Who measures it; empty where only the system lists it.
        String source = "";
        int run;
        long[] row = GpuSample.blank(Reading.Why.NOT_SAMPLED);
        long millis;
        long nanos;
        long periodNanos;
        boolean sampled;
        List<GpuProcess> processes = List.of();
        final List<GpuProcess> arriving = new ArrayList<>();
        GpuCondition condition = GpuCondition.UNKNOWN;
        final Deque<GpuEvent> events = new ArrayDeque<>();
        final SampleRing ring = new SampleRing();

        Card(GpuIdentity identity, Presence presence) {
            this.identity = identity;
            this.presence = presence;
        }
    }

    private final LongPredicate ours;
    private final SampleKeeper kept;
    private final Map<GpuId, Card> cards = new LinkedHashMap<>();
    private final Map<Integer, Card> numbers = new HashMap<>();
    private final Set<String> expected = new HashSet<>();
    /// When each source was through with a tick last, by [System#nanoTime].
    private final Map<String, Long> beats = new HashMap<>();
    private int run;
    private int code = -1;
    private Optional<Diagnosis> trouble = Optional.empty();

    Board(LongPredicate ours, SampleKeeper kept) {
        this.ours = ours;
        this.kept = kept;
    }

    /// Another run of the program begins: its numbers mean nothing that was said before.
    synchronized void begin() {
        run++;
        numbers.clear();
        expected.clear();
        beats.clear();
        expected.add("");
        code = -1;
    }

    /// Takes a line in.
    ///
    /// @return whether something changed that should be shown at once
    synchronized boolean take(WireLine line, long nowMillis) {
        return switch (line) {
            case WireLine.Hello hello -> {
                expected.clear();
                expected.addAll(hello.sources());
                yield true;
            }
            case WireLine.Device device -> device(device);
            case WireLine.Listed listed -> listed(listed, nowMillis);
            case WireLine.Condition condition -> {
                Card card = numbers.get(condition.index());
                if (card != null) {
                    card.condition = condition.condition();
                }
                yield false;
            }
            case WireLine.Event told -> event(numbers.get(told.index()), told.event());
            case WireLine.Processes processes -> {
                processes(processes);
                yield false;
            }
            case WireLine.Trouble said -> {
                trouble = Optional.of(said.diagnosis());
                code = said.code();
                yield true;
            }
            case WireLine.Beat beat -> {
                expected.remove(beat.source());
                beats.put(beat.source(), System.nanoTime());
                yield true;
            }
        };
    }

    /// Takes a sample in.
    synchronized void take(SampleLine line, long nanos, long periodNanos) {
        Card card = numbers.get(line.index());
        if (card == null) {
            return;
        }
        if (line.code() != 0) {
            code = line.code();
            return;
        }
        System.arraycopy(line.values(), 0, card.row, 0, card.row.length);
        card.millis = line.millis();
        card.nanos = nanos;
        card.periodNanos = periodNanos;
        card.sampled = true;
        card.ring.add(line.millis(), card.row);
        kept.take(card.identity, line.millis(), card.row);
    }

    private static boolean event(@Nullable Card card, GpuEvent event) {
        if (card == null) {
            return false;
        }
        if (event.kind() != GpuEvent.Kind.ERROR) {
            // of what comes again and again the last one says all: it must not push out the errors
            card.events.removeIf(earlier -> earlier.kind() == event.kind());
        }
        card.events.addLast(event);
        if (card.events.size() > MOST_EVENTS) {
            card.events.removeFirst();
        }
        return true;
    }

    private boolean device(WireLine.Device line) {
        GpuIdentity said = line.identity();
        Card card = cards.get(said.id());
        if (card == null && said.parent().isEmpty()) {
            card = said.pci().map(this::at).orElse(null);
            if (card != null) {
                // the same card, of which more is known now, or less
                cards.remove(card.identity.id());
                if (said.uuid().isEmpty() && card.identity.uuid().isPresent()) {
                    said = card.identity;
                }
                cards.put(said.id(), card);
            }
        }
        if (card == null) {
            card = new Card(said, line.presence());
            cards.put(said.id(), card);
        }
        card.identity = said;
        card.presence = line.presence();
        card.source = line.source();
        card.run = run;
        numbers.put(line.index(), card);
        return true;
    }

    private @Nullable Card at(PciAddress address) {
        for (Card card : cards.values()) {
            if (card.identity.parent().isEmpty() && card.identity.pci().filter(address::equals).isPresent()) {
                return card;
            }
        }
        return null;
    }

    /// What a run before this one had and this one has not is gone.
    private boolean listed(WireLine.Listed line, long nowMillis) {
        boolean alone = line.devices() == 0;
        if (alone) {
            expected.remove(line.source());
        } else if (trouble.isPresent() && cards.values().stream().anyMatch(card -> card.run == run)) {
            trouble = Optional.empty();
        }
        for (Card card : cards.values()) {
            boolean same = card.source.equals(line.source())
                    || card.source.equals(SLOW_SOURCE) && line.source().equals("nvml");
            if (same && card.run != run && !(card.presence instanceof Presence.Lost)) {
                card.presence = new Presence.Lost(code, Instant.ofEpochMilli(nowMillis));
            }
        }
        return true;
    }

    private void processes(WireLine.Processes line) {
        Card card = numbers.get(line.index());
        if (card == null) {
            return;
        }
        for (GpuProcess process : line.part()) {
            card.arriving.add(joined(process));
        }
        if (line.last()) {
            card.processes = List.copyOf(card.arriving);
            card.arriving.clear();
        }
    }

    /// With what this system knows of it. One of a container may have another number here, or none.
    private GpuProcess joined(GpuProcess process) {
        Optional<ProcessHandle> handle = ProcessHandle.of(process.pid());
        Optional<Instant> started = process.started()
                .or(() -> handle.flatMap(found -> found.info().startInstant()));
        String name = process.name().isEmpty()
                ? handle.flatMap(found -> found.info().command()).map(Board::file).orElse("")
                : file(process.name());
        return new GpuProcess(process.pid(), started, name, process.vramBytes(), process.utilPct(), process.kind(),
                handle.isPresent() && ours.test(process.pid()));
    }

    private static String file(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    /// Takes in what the system lists: cards that no driver answers for are shown too, and those that sleep while nothing
    /// measures them.
    synchronized boolean present(List<PresentGpu> listed, boolean measured) {
        boolean changed = false;
        Set<GpuId> there = new HashSet<>();
        for (PresentGpu found : listed) {
            Card card = cards.get(found.identity().id());
            if (card == null) {
                card = found.identity().pci().map(this::at).orElse(null);
            }
            if (card == null) {
                card = new Card(found.identity(), found.presence());
                cards.put(found.identity().id(), card);
                changed = true;
            } else if (card.source.isEmpty() && !(card.presence.equals(found.presence())
                    && card.identity.equals(found.identity()))) {
                cards.remove(card.identity.id());
                card.identity = found.identity();
                card.presence = found.presence();
                cards.put(card.identity.id(), card);
                changed = true;
            } else if (!card.source.isEmpty() && !measured && found.presence() instanceof Presence.Asleep
                    && !(card.presence instanceof Presence.Asleep)) {
                card.presence = found.presence();
                changed = true;
            }
            there.add(card.identity.id());
        }
        // what only the system listed, and lists no more, was taken out in order
        changed |= cards.values().removeIf(card -> card.source.isEmpty() && !there.contains(card.identity.id()));
        return changed;
    }

    /// While nothing measures: cards that have fallen asleep, and those that somebody has woken.
    ///
    /// @return whether one that slept is awake now
    synchronized boolean rest(Predicate<PciAddress> asleep) {
        boolean woken = false;
        for (Card card : cards.values()) {
            if (card.identity.pci().isPresent() && !card.source.isEmpty()) {
                boolean sleeps = asleep.test(card.identity.pci().get());
                if (sleeps && card.presence instanceof Presence.Ready) {
                    card.presence = new Presence.Asleep();
                } else if (!sleeps && card.presence instanceof Presence.Asleep) {
                    woken = true;
                }
            }
        }
        return woken;
    }

    /// Whether no card works and none shows a picture, so that all of them could sleep. An unknown load is not idleness.
    synchronized boolean allIdle() {
        boolean any = false;
        for (Card card : cards.values()) {
            if (card.presence instanceof Presence.Ready && !card.source.isEmpty()) {
                long busy = card.row[Metric.UTILIZATION.column()];
                if (busy != 0 || card.identity.drivesDisplay() || !card.sampled) {
                    return false;
                }
                any = true;
            }
        }
        return any;
    }

    /// Whether every source of this run has said what it has and measured it once.
    synchronized boolean isSettled() {
        return expected.isEmpty();
    }

    /// For how long the source that is silent longest has been: one that hangs must not hide behind the others.
    synchronized long silence(long nanos) {
        return beats.values().stream().mapToLong(beat -> nanos - beat).max().orElse(0);
    }

    synchronized boolean anyLost() {
        return cards.values().stream().anyMatch(card -> card.presence instanceof Presence.Lost);
    }

    synchronized Optional<Diagnosis> trouble() {
        return trouble;
    }

    synchronized Optional<GpuHistory> history(GpuId id) {
        return Optional.ofNullable(cards.get(id)).map(card -> card.ring);
    }

    synchronized GpuSnapshot snapshot(GpuSnapshot.ProbeState state, Instant at, long nanos, long periodNanos) {
        List<GpuDevice> devices = new ArrayList<>(cards.size());
        for (Card card : cards.values()) {
            devices.add(new GpuDevice(card.identity, card.presence,
                    card.sampled
                            ? Optional.of(GpuSample.of(card.identity.id(), Instant.ofEpochMilli(card.millis),
                                    card.nanos, card.row))
                            : Optional.empty(),
                    isStale(card, nanos, periodNanos), card.processes, card.condition, List.copyOf(card.events)));
        }
        devices.sort(Comparator.comparing((GpuDevice device) -> device.identity().pci(),
                Comparator.comparing(pci -> pci.map(PciAddress::toString).orElse("~")))
                .thenComparing(device -> device.identity().parent().isPresent())
                .thenComparing(device -> device.id().key()));
        return new GpuSnapshot(at, devices, state, trouble);
    }

    /// Which cards are stale, as a set of bits in the order of the map: to see cheaply whether that has changed.
    synchronized long staleness(long nanos, long periodNanos) {
        long bits = 0;
        int place = 0;
        for (Card card : cards.values()) {
            bits |= isStale(card, nanos, periodNanos) ? 1L << (place & 63) : 0;
            place++;
        }
        return bits;
    }

    private static boolean isStale(Card card, long nanos, long periodNanos) {
        long period = Math.max(periodNanos, card.periodNanos);
        if (card.source.equals(SLOW_SOURCE)) {
            period = Math.max(period, SLOW_PERIOD_NANOS);
        }
        return card.sampled && nanos - card.nanos > 2 * period + SLACK_NANOS;
    }
}
