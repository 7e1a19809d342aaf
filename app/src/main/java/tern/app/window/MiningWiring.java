package tern.app.window;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.boot.Folders;
import tern.app.mining.HardwareHere;
import tern.app.mining.MinerDesk;
import tern.app.mining.MinersHere;
import tern.app.mining.NoMiners;
import tern.app.mining.OwnPrograms;
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
        MinerDesk miners = miners(folders);
        OwnPrograms own = new OwnPrograms(miners::current);
        PresentCards present = PresentCards.ofThisComputer();
        HardwareHere[] made = new HardwareHere[1];
        MonitorHooks hooks = MonitorHooks.none()
                .withPresent(trouble -> present.list(trouble, trouble.isEmpty()))
                .withWorking(own::anyRuns)
                .withOurs(own::isOurs)
                .withBattery(() -> made[0].host().flatMap(facts -> facts.power().onBattery()).orElse(false));
        made[0] = new HardwareHere(() -> new GpuMonitor(JavaProbe.current(), hooks, MonitorTimes.usual()), present);
        return new MiningParts(miners, made[0], new DesktopFolders());
    }

    private static MinerDesk miners(Folders folders) {
        try {
            return new MinersHere(Miners.open(MinerOptions.standard(folders.data().resolve("miners"),
                    folders.wallets(), System.getenv().getOrDefault("PATH", ""))));
        } catch (MinerException e) {
            // the page then says why, and the cards are shown all the same
            LOG.warn("there are no miners: {} {}", e.sentence(), e.details().orElse(""));
            return new NoMiners(e);
        }
    }
}
