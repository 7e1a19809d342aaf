package tern.app.mining.setup;

import java.nio.file.Path;
import java.util.List;
import tern.node.manage.check.Finding;
import tern.node.miner.MinerException;
import tern.node.miner.MinerProfile;
import tern.node.miner.ProfileStore;
import tern.node.miner.SubnetFolder;
import tern.wallet.units.TernException;

/// What the editor asks of this computer and of the chain. Blocks; for any thread but the FX thread.
public interface SetupSource {

    List<HotkeyChoice> hotkeys() throws TernException;

    List<MinerProfile> profiles() throws MinerException;

    /// What the subnet's own files propose; nothing of it is run.
    SubnetFolder look(Path folder) throws MinerException;

    void write(MinerProfile profile) throws MinerException;

    /// Without what looks secret.
    ProfileStore.Exported export(String name) throws MinerException;

    /// What is looked at before a start, on this computer and on the chain.
    List<Finding> check(MinerProfile stored) throws TernException, InterruptedException;

    /// The next free port from one on.
    int freePort(int from);
}
