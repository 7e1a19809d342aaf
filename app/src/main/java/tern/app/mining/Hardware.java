package tern.app.mining;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
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

/// The cards and the rest of this computer as the page sees them. All of it is measured by programs of their own: the
/// window, which holds keys, loads no driver's library. Safe for any thread; nothing blocks but where it says so.
public interface Hardware extends AutoCloseable {

    /// How closely somebody looks.
    enum Attention {
        /// Every five seconds.
        AWAY,
        /// Every second.
        PAGE,
        /// Every second, and the rest of the computer too.
        DETAILS
    }

    /// Begins to measure, where that has not begun, and from then on until it is closed.
    void begin();

    /// Whether it has begun.
    boolean hasBegun();

    void look(Attention attention);

    /// Begins to read the rest of the computer too, now and then, until it is closed.
    void beginHost();

    /// Whether it is known by now which cards there are.
    boolean isSettled();

    /// The newest picture of all cards.
    GpuSnapshot current();

    /// Tells of every new picture, from the present one on, on a thread of the monitor's.
    GpuMonitor.Watch watch(Consumer<GpuSnapshot> watcher);

    /// What was measured of a card in the last hour.
    Optional<GpuHistory> history(GpuId id);

    /// What a card did in some time of the last seven days. Blocks: it reads a file.
    ///
    /// @param to    at most a week after `from`
    /// @param steps from 1 on
    Past past(GpuId id, Instant from, Instant to, int steps) throws IOException;

    /// Looks anew, also where there was nothing to be found.
    void lookAgain();

    /// Processor, memory, disks and so on; empty until they were read.
    Optional<HostFacts> host();

    /// What this computer has, for the names of its packages; empty until it was read.
    Optional<SystemFacts> system();

    /// What is wrong with a card that can be measured: that computing is not set up.
    Optional<Diagnosis> hint(GpuDevice device);

    /// Ends the programs that measure.
    @Override
    void close();
}
