package tern.node.miner;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A Tern that looks after a miner, as a process of its own: starts the miner or takes it over, and stays until it is
/// killed. Says `started` or why not.
public final class MinerProcess {

    private MinerProcess() {}

    /// @param args the folder of a [MinerRig]
    public static void main(String[] args) throws Exception {
        Miners miners = MinerRig.in(Path.of(args[0])).open();
        try {
            miners.start(MinerRig.NAME, List.of(), false);
            System.out.println("started");
        } catch (MinerException e) {
            System.out.println(e.kind() == MinerException.Kind.BUSY ? "busy" : "failed " + e + " " + e.details());
        }
        while (true) {
            TimeUnit.MINUTES.sleep(1);
        }
    }
}
