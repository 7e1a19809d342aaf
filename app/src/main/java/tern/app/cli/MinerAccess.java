package tern.app.cli;

import tern.app.boot.OwnerOnly;
import java.nio.file.Path;
import tern.node.miner.MinerOptions;
import tern.node.miner.Miners;
import tern.wallet.units.TernException;

/// The command line's way to the miners on this computer.
final class MinerAccess {

    private static final String USUAL_PATH = "/usr/local/bin:/usr/bin:/bin";

    private MinerAccess() {}

    /// What the commands do with them.
    @FunctionalInterface
    interface Use {
        int with(Miners miners) throws TernException, InterruptedException;
    }

    /// Finds them, and lets go of them afterwards.
    static int with(Invocation invocation, Use use) throws TernException {
        Path home = invocation.folders().data().resolve("miners");
        OwnerOnly.createFolder(home);
        try (Miners miners = Miners.open(MinerOptions.standard(home, invocation.folders().wallets(),
                invocation.environment("PATH").orElse(USUAL_PATH)))) {
            return use.with(miners);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException(Trouble.FAILED, invocation.texts().get("practice.interrupted"), null, e);
        }
    }
}
