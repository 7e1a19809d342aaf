package tern.gpu.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// All cards as they stood at one moment.
///
/// @param devices in the order of their places on the bus
/// @param probe   how the program that measures them is doing
/// @param trouble why the driver's library could not be used at all
public record GpuSnapshot(Instant at, List<GpuDevice> devices, ProbeState probe, Optional<Diagnosis> trouble) {

    public GpuSnapshot {
        devices = List.copyOf(devices);
    }

    public Optional<GpuDevice> device(GpuId id) {
        return devices.stream().filter(device -> device.id().equals(id)).findFirst();
    }

    /// How the measuring program is doing.
    public enum ProbeState {
        /// Not started.
        OFF,
        /// Started, has not said what there is.
        STARTING,
        RUNNING,
        /// Has not said anything for too long.
        SILENT,
        /// Ended, and starts again after a pause.
        PAUSED,
        /// Ended on purpose, so that cards can sleep.
        RESTING,
        /// Cannot be started at all.
        FAILED
    }
}
