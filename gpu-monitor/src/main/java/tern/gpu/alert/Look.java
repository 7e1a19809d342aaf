package tern.gpu.alert;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.GpuId;

/// Everything as it stands at one moment.
///
/// @param nanoTime  of a clock that never goes back, from which times between two looks follow
/// @param localTime for quiet times
/// @param mining    cards on which a miner says that it works
/// @param freeDisk  bytes; empty where it is not known
/// @param onBattery empty where it is not known
public record Look(Instant at, long nanoTime, LocalTime localTime, List<GpuDevice> cards, Set<GpuId> mining,
        OptionalLong freeDisk, Optional<Boolean> onBattery) {

    public Look {
        cards = List.copyOf(cards);
        mining = Set.copyOf(mining);
    }
}
