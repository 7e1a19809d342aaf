package tern.gpu.host;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// This computer at one moment. What is empty could not be read.
///
/// @param sensors of the processor's heat and the fans of the case
public record HostFacts(Instant at, Machine machine, Processor processor, Memory memory, List<Disk> disks,
        List<Volume> volumes, List<Network> networks, Power power, Sensors sensors) {

    public HostFacts {
        disks = List.copyOf(disks);
        volumes = List.copyOf(volumes);
        networks = List.copyOf(networks);
    }

    /// @param virtualization what it runs in, if it is no computer of its own
    /// @param administrator  whether this process may do everything
    public record Machine(String system, String version, String architecture, Optional<String> virtualization,
            boolean administrator) {}

    /// @param load  since the reading before, in hundredths of a percent; empty at the first
    /// @param cores the same of each
    /// @param clock of the fastest core, in megahertz
    public record Processor(String name, int cores, int threads, OptionalInt load, List<Integer> perCore,
            OptionalInt clock, OptionalInt maxClock) {

        public Processor {
            perCore = List.copyOf(perCore);
        }
    }

    /// Bytes.
    public record Memory(long total, long available, long swapTotal, long swapUsed) {}

    /// A device.
    ///
    /// @param readRate  bytes a second since the reading before; empty at the first
    /// @param busy      of the time between, in hundredths of a percent
    public record Disk(String name, String model, long size, OptionalLong readRate, OptionalLong writeRate,
            OptionalInt busy) {}

    /// A place in which files are kept.
    ///
    /// @param free for this user
    public record Volume(String mount, String type, long total, long free) {}

    /// @param speed of the link, in bits a second
    /// @param in    bytes a second since the reading before; empty at the first
    public record Network(String name, boolean up, OptionalLong speed, OptionalLong in, OptionalLong out) {}

    /// @param battery   whether there is one
    /// @param onBattery whether the computer runs on it
    public record Power(boolean battery, Optional<Boolean> onBattery, OptionalInt percent, OptionalInt minutesLeft) {}

    /// @param temperature of the processor, in thousandths of a degree
    /// @param fans        turns a minute; zero is a fan that stands
    public record Sensors(OptionalLong temperature, List<Integer> fans) {

        public Sensors {
            fans = List.copyOf(fans);
        }
    }

    /// A program that was asked for.
    ///
    /// @param load     since the last time it was asked for, in hundredths of a percent of one core; empty at the first
    /// @param resident memory, in bytes
    public record Program(long pid, String name, Instant started, OptionalInt load, long resident, int threads,
            OptionalLong openFiles) {}

    /// Who listens at a port.
    ///
    /// @param pid  empty where the system does not say, as of other users' programs
    /// @param name empty where it is not known
    public record PortOwner(int port, boolean busy, OptionalLong pid, Optional<String> name) {

        /// Whether the answer belongs to a program that can be named.
        public boolean isKnown() {
            return pid.isPresent();
        }
    }

    /// The room for files at a place: of the volume that holds it.
    public OptionalLong freeAt(java.nio.file.Path place) {
        java.nio.file.Path whole = place.toAbsolutePath().normalize();
        return volumes.stream()
                .filter(volume -> whole.startsWith(java.nio.file.Path.of(volume.mount())))
                .max(java.util.Comparator.comparingInt(volume -> java.nio.file.Path.of(volume.mount()).getNameCount()))
                .map(volume -> OptionalLong.of(volume.free()))
                .orElse(OptionalLong.empty());
    }
}
