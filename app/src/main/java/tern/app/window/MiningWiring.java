package tern.app.window;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.boot.Folders;
import tern.app.mining.AxonReach;
import tern.app.mining.HardwareHere;
import tern.app.mining.MinerDesk;
import tern.app.mining.MinersHere;
import tern.app.mining.NoMiners;
import tern.app.mining.OwnPrograms;
import tern.app.mining.PauseReasons;
import tern.gpu.monitor.GpuMonitor;
import tern.gpu.monitor.JavaProbe;
import tern.gpu.monitor.MonitorHooks;
import tern.gpu.monitor.MonitorTimes;
import tern.gpu.sysfs.PresentCards;
import tern.node.miner.MinerException;
import tern.node.miner.MinerOptions;
import tern.node.miner.Miners;

/// The miners and the hardware of this computer, over the real folders and programs.
final class MiningWiring {

    private static final Logger LOG = LoggerFactory.getLogger(MiningWiring.class);

    private MiningWiring() {}

    /// Reads files: not for the FX thread. Starts no program.
    static MiningParts parts(Folders folders) {
        AtomicReference<@Nullable HardwareHere> made = new AtomicReference<>();
        MinerDesk miners = miners(folders, new PauseReasons(() -> Optional.ofNullable(made.get()),
                new StoredTariff(folders.settingsFile()), InstantSource.system(), ZoneId.systemDefault()));
        OwnPrograms own = new OwnPrograms(miners::current);
        PresentCards present = PresentCards.ofThisComputer();
        MonitorHooks hooks = MonitorHooks.none()
                .withPresent(trouble -> present.list(trouble, trouble.isEmpty()))
                .withWorking(own::anyRuns)
                .withOurs(own::isOurs)
                .withBattery(() -> Optional.ofNullable(made.get())
                        .flatMap(HardwareHere::host)
                        .flatMap(facts -> facts.power().onBattery())
                        .orElse(false));
        HardwareHere hardware = new HardwareHere(
                kept -> new GpuMonitor(JavaProbe.current(), hooks.withKept(kept), MonitorTimes.usual()), present,
                HardwareHere.minutes(folders.data()));
        made.set(hardware);
        return new MiningParts(miners, hardware, new DesktopFolders(), Optional.empty(), AxonReach::answers,
                MiningChain::of);
    }

    private static MinerDesk miners(Folders folders, PauseReasons reasons) {
        try {
            return new MinersHere(Miners.open(MinerOptions.standard(folders.data().resolve("miners"),
                    folders.wallets(), System.getenv().getOrDefault("PATH", "")).withReasons(reasons)));
        } catch (MinerException e) {
            // the page then says why, and the cards are shown all the same
            LOG.warn("there are no miners: {} {}", e.sentence(), e.details().orElse(""));
            return new NoMiners(e);
        }
    }
}
