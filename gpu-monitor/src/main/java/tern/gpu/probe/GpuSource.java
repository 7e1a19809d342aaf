package tern.gpu.probe;

import java.util.List;
import java.util.Optional;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.GpuCondition;
import tern.gpu.model.GpuEvent;
import tern.gpu.model.GpuIdentity;
import tern.gpu.model.GpuProcess;
import tern.gpu.model.Presence;

/// One way to measure cards: a driver's library, files of the system, a tool. Every source is used by one thread of its
/// own, so that one that hangs holds up no other.
///
/// Devices have the numbers of their places in [Opening.Open#devices]. A device that sleeps is not passed to any method.
public interface GpuSource extends AutoCloseable {

    /// Lower-case letters: `nvml`, `amdgpu`.
    String name();

    /// Finds the devices. Called again after [Opening.Later] alone.
    Opening open();

    /// Measures one device.
    ///
    /// @param row [tern.gpu.model.Metric#COUNT] numbers, all unknown (not supported) before
    /// @return 0 where the device answered, [#NOTHING_NEW] where there is no newer measurement, else the driver's own
    ///         number for what is wrong
    int sample(int device, long[] row);

    /// The programs on a device, about every five seconds. Names and start times may be left out.
    List<GpuProcess> processes(int device);

    /// About once a minute.
    GpuCondition condition(int device);

    /// What a device is, read again about once a minute for what can change (limits, thresholds, displays); the same
    /// [GpuIdentity#id] as before.
    Found again(int device);

    /// What the driver tells by itself, after [#open]; empty where it tells nothing. Used by a thread of its own, and
    /// closed before the source is.
    default Optional<Events> events() {
        return Optional.empty();
    }

    /// What a driver tells by itself. For one thread.
    interface Events extends AutoCloseable {

        /// Waits for the next one, for a fraction of a second at most.
        ///
        /// @return empty where nothing has happened meanwhile
        Optional<Told> await();

        /// Whether it is of no use any more.
        boolean isOver();

        @Override
        void close();
    }

    /// @param number of an error, or 0
    record Told(int device, GpuEvent.Kind kind, long number) {}

    /// Whether an answer of [#sample] means that the device is gone, and all that is held of the driver with it. The
    /// process ends then, and a new one looks again.
    boolean isLost(int code);

    @Override
    void close();

    /// No newer measurement than the last one.
    int NOTHING_NEW = -2;

    /// A device.
    record Found(GpuIdentity identity, Presence presence) {}

    /// What became of looking for devices.
    sealed interface Opening {

        /// @param devices in the order of the bus; those that cannot be measured stand among them with the reason
        record Open(List<Found> devices) implements Opening {

            public Open {
                devices = List.copyOf(devices);
            }
        }

        /// All that there is sleeps; to be asked again.
        record Later(List<Found> sleeping) implements Opening {

            public Later {
                sleeping = List.copyOf(sleeping);
            }
        }

        /// This source cannot be used here.
        ///
        /// @param trouble empty where there is simply nothing for it on this computer
        /// @param code    the driver's own number, or -1
        record Unusable(Optional<Diagnosis> trouble, int code) implements Opening {}
    }
}
