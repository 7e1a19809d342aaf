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
import tern.gpu.host.HostFacts;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.GpuId;
import tern.gpu.model.GpuSnapshot;
import tern.gpu.monitor.GpuHistory;
import tern.gpu.monitor.GpuMonitor;
import tern.gpu.past.Past;
import tern.gpu.sysfs.SystemFacts;

/// Hardware of which a test says how it stands. What is done to it is written down.
public final class ScriptedHardware implements Hardware {

    public final List<String> deeds = new CopyOnWriteArrayList<>();
    public final Map<GpuId, GpuHistory> histories = new ConcurrentHashMap<>();
    public final Map<GpuId, Diagnosis> hints = new ConcurrentHashMap<>();
    /// The folder in which a test has kept minutes of cards.
    public volatile Optional<Path> minutes = Optional.empty();
    public volatile Optional<HostFacts> host = Optional.empty();
    public volatile Optional<SystemFacts> system = Optional.empty();
    private final List<Consumer<GpuSnapshot>> watchers = new CopyOnWriteArrayList<>();
    private volatile GpuSnapshot now = new GpuSnapshot(Instant.EPOCH, List.of(), GpuSnapshot.ProbeState.OFF,
            Optional.empty());
    private volatile boolean settled;

    /// Says how the cards stand from now on.
    public void publish(GpuSnapshot snapshot) {
        now = snapshot;
        settled = true;
        watchers.forEach(watcher -> watcher.accept(snapshot));
    }

    @Override
    public void begin() {
        if (!hasBegun()) {
            deeds.add("begin");
        }
    }

    @Override
    public boolean hasBegun() {
        return deeds.contains("begin");
    }

    @Override
    public void look(Attention attention) {
        deeds.add("look " + attention);
    }

    @Override
    public void beginHost() {
        deeds.add("host");
    }

    @Override
    public boolean isSettled() {
        return settled;
    }

    @Override
    public GpuSnapshot current() {
        return now;
    }

    @Override
    public GpuMonitor.Watch watch(Consumer<GpuSnapshot> watcher) {
        watchers.add(watcher);
        watcher.accept(now);
        return () -> watchers.remove(watcher);
    }

    @Override
    public Optional<GpuHistory> history(GpuId id) {
        return Optional.ofNullable(histories.get(id));
    }

    @Override
    public Past past(GpuId id, Instant from, Instant to, int steps) throws IOException {
        deeds.add("past " + Duration.between(from, to));
        return minutes.isPresent()
                ? Past.read(minutes.get(), id, from, to, steps)
                : Past.nothing(from, to, steps);
    }

    @Override
    public void lookAgain() {
        deeds.add("again");
    }

    @Override
    public Optional<HostFacts> host() {
        return host;
    }

    @Override
    public Optional<SystemFacts> system() {
        return system;
    }

    @Override
    public Optional<Diagnosis> hint(GpuDevice device) {
        return Optional.ofNullable(hints.get(device.id()));
    }

    @Override
    public void close() {
        deeds.add("close");
    }
}
