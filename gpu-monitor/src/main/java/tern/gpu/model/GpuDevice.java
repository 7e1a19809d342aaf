package tern.gpu.model;

import java.util.List;
import java.util.Optional;

/// One card as it stands.
///
/// @param sample    the newest, also when it is old
/// @param stale     whether the sample is older than two periods, so that it is no longer how things are
/// @param processes the newest list; empty also where it cannot be read
/// @param events    what its driver has told lately, oldest first; drivers that tell nothing are the rule
public record GpuDevice(GpuIdentity identity, Presence presence, Optional<GpuSample> sample, boolean stale,
        List<GpuProcess> processes, GpuCondition condition, List<GpuEvent> events) {

    public GpuDevice {
        processes = List.copyOf(processes);
        events = List.copyOf(events);
    }

    /// One whose driver has told nothing.
    public GpuDevice(GpuIdentity identity, Presence presence, Optional<GpuSample> sample, boolean stale,
            List<GpuProcess> processes, GpuCondition condition) {
        this(identity, presence, sample, stale, processes, condition, List.of());
    }

    public GpuId id() {
        return identity.id();
    }

    /// What is known of a number now: that of a sleeping, lost or stale card is not.
    public Reading reading(Metric metric) {
        if (presence instanceof Presence.Asleep) {
            return new Reading.Unknown(Reading.Why.ASLEEP);
        }
        if (sample.isEmpty()) {
            return new Reading.Unknown(Reading.Why.NOT_SAMPLED);
        }
        Reading last = sample.get().reading(metric);
        boolean old = stale || presence instanceof Presence.Lost;
        return old && last instanceof Reading.Known ? new Reading.Unknown(Reading.Why.STALE) : last;
    }
}
