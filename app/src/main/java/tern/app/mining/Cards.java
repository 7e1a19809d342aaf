package tern.app.mining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import tern.gpu.choice.Eligibility;
import tern.gpu.choice.Reason;
import tern.gpu.choice.Surroundings;
import tern.gpu.choice.Work;
import tern.gpu.host.HostFacts;
import tern.gpu.model.Compute;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.GpuId;
import tern.gpu.model.Metric;
import tern.gpu.model.Presence;
import tern.node.miner.MinerNeeds;
import tern.node.miner.MinerProfile;
import tern.node.miner.MinerState;
import tern.node.miner.MinerStatus;

/// Which card is for which miner, and what speaks against it. Pure rules.
final class Cards {

    private static final long IDLE = 500;

    private Cards() {}

    /// What a miner needs of a card; most compute with CUDA.
    static Work work(Optional<MinerProfile> profile) {
        if (profile.isEmpty()) {
            return Work.ANY_CUDA;
        }
        MinerNeeds needs = profile.get().needs();
        return new Work(Set.of(Work.Api.CUDA), needs.cardMemory(),
                needs.computeCapability().flatMap(Cards::cuda), OptionalInt.empty(), Optional.empty(),
                needs.disk());
    }

    private static Optional<Compute.Cuda> cuda(String text) {
        String[] parts = text.strip().split("\\.", 2);
        try {
            return Optional.of(new Compute.Cuda(Integer.parseInt(parts[0]),
                    parts.length == 2 ? Integer.parseInt(parts[1]) : 0));
        } catch (NumberFormatException e) {
            // a template's word and no number: nothing is asked for
            return Optional.empty();
        }
    }

    /// What speaks against each card for the chosen miner.
    static Map<GpuId, List<Reason>> reasons(List<GpuDevice> devices, Optional<MinerProfile> chosen,
            List<MinerProfile> profiles, List<MinerStatus> statuses, Hardware hardware) {
        Map<GpuId, List<Reason>> all = new HashMap<>();
        Optional<HostFacts> host = hardware.host();
        boolean cardless = chosen.filter(profile -> !profile.needs().card().orElse(true)).isPresent();
        for (GpuDevice device : devices) {
            Optional<String> other = profiles.stream()
                    .filter(profile -> !profile.name().equals(chosen.map(MinerProfile::name).orElse("")))
                    .filter(profile -> runs(profile, statuses) && has(profile, device))
                    .map(MinerProfile::name)
                    .findFirst();
            Surroundings around = new Surroundings(hardware.hint(device),
                    host.flatMap(facts -> facts.power().onBattery()),
                    chosen.isPresent() && host.isPresent()
                            ? host.get().freeAt(chosen.get().folder())
                            : OptionalLong.empty(),
                    other, Optional.empty());
            all.put(device.id(), cardless ? List.of() : Eligibility.reasons(device, work(chosen), around));
        }
        return all;
    }

    static boolean has(MinerProfile profile, GpuDevice device) {
        return device.identity().uuid().filter(profile.cards()::contains).isPresent();
    }

    static boolean runs(MinerProfile profile, List<MinerStatus> statuses) {
        return statuses.stream()
                .anyMatch(status -> status.name().equals(profile.name()) && status.state() == MinerState.RUNNING);
    }

    /// Cards on which a running miner may work.
    static Set<GpuId> mining(List<GpuDevice> devices, List<MinerProfile> profiles, List<MinerStatus> statuses) {
        return devices.stream()
                .filter(device -> profiles.stream()
                        .anyMatch(profile -> runs(profile, statuses) && has(profile, device)))
                .map(GpuDevice::id)
                .collect(Collectors.toSet());
    }

    /// Whether one of a miner's cards works; empty where none of them can be read, or it has none.
    static Optional<Boolean> busy(List<GpuDevice> devices, MinerProfile profile) {
        List<OptionalLong> loads = devices.stream()
                .filter(device -> has(profile, device) && device.presence() instanceof Presence.Ready)
                .map(device -> device.reading(Metric.UTILIZATION).known())
                .filter(OptionalLong::isPresent)
                .toList();
        return loads.isEmpty()
                ? Optional.empty()
                : Optional.of(loads.stream().anyMatch(load -> load.getAsLong() >= IDLE));
    }

    /// Names with a number, as in «NVIDIA RTX 4090 #0».
    static List<String> names(List<GpuDevice> devices) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < devices.size(); i++) {
            names.add(devices.get(i).identity().name() + " #" + i);
        }
        return names;
    }
}
