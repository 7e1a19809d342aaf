package tern.app.window;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.mining.MinerDesk;
import tern.app.mining.seat.SeatSource;
import tern.app.mining.setup.HotkeyChoice;
import tern.app.mining.setup.SetupSource;
import tern.app.ui.Texts;
import tern.node.manage.Problem.Fix;
import tern.node.manage.check.Finding;
import tern.node.manage.check.PortChecks;
import tern.node.miner.ChainStand;
import tern.node.miner.MinerException;
import tern.node.miner.MinerProfile;
import tern.node.miner.ProfileStore;
import tern.node.miner.SubnetFolder;
import tern.wallet.keystore.Keystore;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.subnets.MinerStand;
import tern.wallet.units.TernException;

/// The editor's answers from this computer and the chain.
///
/// @param store   of the miners of `miners`
/// @param seats    asks the chain how a miner stands
/// @param network  id of the network that is shown
record SetupHere(MinerDesk miners, ProfileStore store, Keystore keystore, SeatSource seats,
        Supplier<String> network, Texts texts) implements SetupSource {

    private static final Logger LOG = LoggerFactory.getLogger(SetupHere.class);
    private static final int LAST_PORT = 65_535;

    @Override
    public List<HotkeyChoice> hotkeys() throws TernException {
        List<HotkeyChoice> found = new ArrayList<>();
        for (WalletEntry wallet : keystore.list()) {
            wallet.hotkeys()
                    .forEach(hotkey -> hotkey.account()
                            .ifPresent(account -> found.add(new HotkeyChoice(wallet.name(), hotkey.name(), account,
                                    hotkey.protection().isEncrypted()))));
        }
        return found;
    }

    @Override
    public List<MinerProfile> profiles() throws MinerException {
        return miners.profiles();
    }

    @Override
    public SubnetFolder look(Path folder) throws MinerException {
        return SubnetFolder.look(folder);
    }

    @Override
    public void write(MinerProfile profile) throws MinerException {
        miners.write(profile);
    }

    @Override
    public ProfileStore.Exported export(String name) throws MinerException {
        return store.export(name);
    }

    @Override
    public List<Finding> check(MinerProfile stored) throws TernException, InterruptedException {
        return miners.check(stored.name(), onChain(stored));
    }

    /// What cannot be asked is said, and keeps nobody from starting.
    private List<Finding> onChain(MinerProfile profile) throws TernException {
        if (!network.get().equals(profile.network())) {
            return List.of(unknown(texts.get("setup.seat.other", profile.network())));
        }
        try {
            Optional<MinerStand> stand = seats.stand(profile.netuid(), profile.hotkey(),
                    keystore.findWallet(profile.wallet()).flatMap(WalletEntry::coldkey).orElse(profile.hotkey()));
            return stand.map(known -> ChainStand.findings(profile, known))
                    .orElseGet(() -> List.of(unknown(texts.get("setup.seat.unknown"))));
        } catch (TernException e) {
            LOG.warn("the chain could not be asked for a seat: {} {}", e.sentence(), e.details().orElse(""));
            return List.of(unknown(e.sentence()));
        }
    }

    private Finding unknown(String why) {
        return new Finding(Finding.Id.SEAT, Finding.Verdict.WARN, texts.get("setup.seat"), Optional.empty(),
                Optional.empty(), Optional.of(why), Fix.NONE);
    }

    @Override
    public int freePort(int from) {
        for (int port = from; port < LAST_PORT; port++) {
            if (PortChecks.judge(Finding.Id.AXON_PORT, "", port, true).passes()) {
                return port;
            }
        }
        return from;
    }
}
