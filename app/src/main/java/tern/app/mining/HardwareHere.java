package tern.app.mining;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tern.gpu.host.HostFacts;
import tern.gpu.host.HostMonitor;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.GpuId;
import tern.gpu.model.GpuSnapshot;
import tern.gpu.monitor.GpuHistory;
import tern.gpu.monitor.GpuMonitor;
import tern.gpu.monitor.SampleKeeper;
import tern.gpu.monitor.SampleRate;
import tern.gpu.past.MinuteBook;
import tern.gpu.past.Past;
import tern.gpu.sysfs.PresentCards;
import tern.gpu.sysfs.SystemFacts;

/// The hardware of this computer. No program that measures is started before somebody wants it.
public final class HardwareHere implements Hardware {

    private static final Duration HOST_SELDOM = Duration.ofSeconds(10);
    private static final Duration HOST_OFTEN = Duration.ofSeconds(1);
    /// What may change about a driver while Tern runs is looked at again after so long.
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(20).toNanos();

    private final Function<SampleKeeper, GpuMonitor> cards;
    private final PresentCards present;
    private final Path minutes;
    private final List<Consumer<GpuSnapshot>> watchers = new CopyOnWriteArrayList<>();
    private final Map<GpuId, Optional<Diagnosis>> hints = new ConcurrentHashMap<>();
    private volatile @Nullable GpuMonitor monitor;
    private volatile @Nullable HostMonitor host;
    private @Nullable MinuteBook book;
    private volatile @Nullable SystemFacts system;
    private Attention attention = Attention.AWAY;
    private long lookedNanos;
    private boolean closed;

    /// @param cards   makes what measures the cards, once, when that is wanted, and tells another of each sample
    /// @param present lists the cards of the system
    /// @param minutes where it is kept what cards did
    public HardwareHere(Function<SampleKeeper, GpuMonitor> cards, PresentCards present, Path minutes) {
        this.cards = cards;
        this.present = present;
        this.minutes = minutes;
    }

    /// Where it is kept what cards did, in the folder of Tern's data.
    public static Path minutes(Path data) {
        return data.resolve("mining").resolve("cards");
    }

    @Override
    public synchronized void begin() {
        if (monitor != null || closed) {
            return;
        }
        MinuteBook kept = new MinuteBook(minutes);
        book = kept;
        GpuMonitor made = cards.apply(kept::take);
        monitor = made;
        made.setRate(rate());
        GpuMonitor.Watch _ = made.watch(this::tell);
        made.start();
    }

    @Override
    public boolean hasBegun() {
        return monitor != null;
    }

    @Override
    public synchronized void look(Attention now) {
        attention = now;
        GpuMonitor measuring = monitor;
        if (measuring != null) {
            measuring.setRate(rate());
        }
        Duration period = now == Attention.DETAILS ? HOST_OFTEN : HOST_SELDOM;
        HostMonitor reading = host;
        if (reading != null) {
            reading.setPeriod(period);
        } else if (now == Attention.DETAILS && !closed) {
            host = HostMonitor.start(period);
        }
    }

    @Override
    public synchronized void beginHost() {
        if (host == null && !closed) {
            host = HostMonitor.start(attention == Attention.DETAILS ? HOST_OFTEN : HOST_SELDOM);
        }
    }

    private SampleRate rate() {
        return attention == Attention.AWAY ? SampleRate.HIDDEN : SampleRate.VISIBLE;
    }

    private void tell(GpuSnapshot now) {
        long nanos = System.nanoTime();
        if (system == null || nanos - lookedNanos > LOOK_AGAIN_NANOS
                || now.devices().stream().anyMatch(device -> !hints.containsKey(device.id()))) {
            // on the monitor's thread: these are files of the system's
            lookedNanos = nanos;
            system = present.system();
            for (GpuDevice device : now.devices()) {
                hints.put(device.id(), present.hint(device));
            }
        }
        watchers.forEach(watcher -> watcher.accept(now));
    }

    @Override
    public GpuSnapshot current() {
        GpuMonitor measuring = monitor;
        return measuring == null
                ? new GpuSnapshot(Instant.now(), List.of(), GpuSnapshot.ProbeState.OFF, Optional.empty())
                : measuring.current();
    }

    @Override
    public boolean isSettled() {
        GpuMonitor measuring = monitor;
        return measuring != null && measuring.isSettled();
    }

    @Override
    public GpuMonitor.Watch watch(Consumer<GpuSnapshot> watcher) {
        watchers.add(watcher);
        watcher.accept(current());
        return () -> watchers.remove(watcher);
    }

    @Override
    public Optional<GpuHistory> history(GpuId id) {
        GpuMonitor measuring = monitor;
        return measuring == null ? Optional.empty() : measuring.history(id);
    }

    @Override
    public Past past(GpuId id, Instant from, Instant to, int steps) throws IOException {
        return Past.read(minutes, id, from, to, steps);
    }

    @Override
    public void lookAgain() {
        GpuMonitor measuring = monitor;
        if (measuring != null) {
            measuring.lookAgain();
        }
    }

    @Override
    public Optional<HostFacts> host() {
        HostMonitor reading = host;
        return reading == null ? Optional.empty() : reading.current();
    }

    @Override
    public Optional<SystemFacts> system() {
        return Optional.ofNullable(system);
    }

    @Override
    public Optional<Diagnosis> hint(GpuDevice device) {
        return hints.getOrDefault(device.id(), Optional.empty());
    }

    @Override
    public synchronized void close() {
        closed = true;
        watchers.clear();
        GpuMonitor measuring = monitor;
        if (measuring != null) {
            measuring.close();
        }
        MinuteBook kept = book;
        if (kept != null) {
            kept.close();
        }
        HostMonitor reading = host;
        if (reading != null) {
            reading.close();
        }
    }
}
