package tern.app.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import tern.gpu.choice.Eligibility;
import tern.gpu.choice.Reason;
import tern.gpu.choice.Surroundings;
import tern.gpu.choice.Work;
import tern.gpu.host.HostFacts;
import tern.gpu.host.HostMonitor;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.GpuCondition;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.GpuSnapshot;
import tern.gpu.model.Presence;
import tern.gpu.model.PresentGpu;
import tern.gpu.monitor.GpuMonitor;
import tern.gpu.monitor.MonitorHooks;
import tern.gpu.monitor.MonitorTimes;
import tern.gpu.monitor.ProbeLauncher;
import tern.gpu.sysfs.PresentCards;
import tern.gpu.sysfs.SystemFacts;

/// One look at this computer and its cards: both measuring programs are started, listened to until they have said all
/// there is, and ended.
///
/// @param host    empty where it could not be read in time
/// @param settled whether all cards have been looked at
/// @param trouble why a driver's library could not be used
record HardwareSurvey(Optional<HostFacts> host, boolean settled, List<Card> cards, SystemFacts system,
        Optional<Diagnosis> trouble) {

    private static final Duration LIMIT = Duration.ofSeconds(12);
    private static final long LOOK_EVERY = 20;

    /// @param diagnosis what is wrong with it, or keeps it from computing
    /// @param reasons   what speaks against it for a miner that computes with CUDA, as most do
    record Card(GpuDevice device, Optional<Diagnosis> diagnosis, List<Reason> reasons) {}

    /// @param present what the system lists
    /// @param probe   starts the program that measures cards
    /// @param data    where a miner would be kept
    static HardwareSurvey take(PresentCards present, ProbeLauncher probe, Path data) throws InterruptedException {
        MonitorHooks hooks = MonitorHooks.none().withPresent(trouble -> present.list(trouble, false));
        try (HostMonitor host = HostMonitor.start(Duration.ofMillis(300));
                GpuMonitor cards = new GpuMonitor(probe, hooks, MonitorTimes.usual())) {
            cards.start();
            long until = System.nanoTime() + LIMIT.toNanos();
            while (System.nanoTime() < until && !(cards.isSettled() && hasLoad(host))) {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY);
            }
            return of(host.current(), cards.isSettled(), cards.current(), present, data);
        }
    }

    /// A load is a rate: it is known from the second reading on.
    private static boolean hasLoad(HostMonitor host) {
        return host.current().filter(facts -> facts.processor().load().isPresent()).isPresent();
    }

    private static HardwareSurvey of(Optional<HostFacts> host, boolean settled, GpuSnapshot snapshot,
            PresentCards present, Path data) {
        List<PresentGpu> listed = present.list(snapshot.trouble(), settled);
        List<GpuDevice> all = new ArrayList<>(snapshot.devices().size());
        for (GpuDevice device : snapshot.devices()) {
            // of what nobody measures the system's list says how it is
            Optional<PresentGpu> same = device.sample().isPresent()
                    ? Optional.empty()
                    : listed.stream().filter(each -> isSame(each, device)).findFirst();
            all.add(same.isPresent() && device.presence() instanceof Presence.Ready ? bare(same.get()) : device);
        }
        for (PresentGpu card : listed) {
            if (all.stream().noneMatch(device -> isSame(card, device))) {
                all.add(bare(card));
            }
        }
        OptionalLong free = host.map(facts -> facts.freeAt(data)).orElse(OptionalLong.empty());
        List<Card> cards = new ArrayList<>();
        for (GpuDevice device : all) {
            Optional<Diagnosis> wrong = device.presence() instanceof Presence.Missing missing
                    ? Optional.of(missing.diagnosis())
                    : present.hint(device);
            cards.add(new Card(device, wrong, Eligibility.reasons(device, Work.ANY_CUDA,
                    new Surroundings(wrong, host.flatMap(facts -> facts.power().onBattery()), free, Optional.empty(),
                            Optional.empty()))));
        }
        return new HardwareSurvey(host, settled, List.copyOf(cards), present.system(), snapshot.trouble());
    }

    private static boolean isSame(PresentGpu listed, GpuDevice device) {
        return listed.identity().pci().isPresent() && listed.identity().pci().equals(device.identity().pci());
    }

    private static GpuDevice bare(PresentGpu card) {
        return new GpuDevice(card.identity(), card.presence(), Optional.empty(), false, List.of(),
                GpuCondition.UNKNOWN);
    }

    /// When the facts of the computer were read; now, where they were not.
    Instant at() {
        return host.map(HostFacts::at).orElseGet(Instant::now);
    }
}
