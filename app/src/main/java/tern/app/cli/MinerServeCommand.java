package tern.app.cli;

import java.io.IOException;
import java.util.Optional;
import tern.wallet.bittensor.AxonAddress;
import tern.wallet.bittensor.Intent;
import tern.wallet.keystore.HotkeyEntry;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.TernException;

/// `tern miner serve`: announces on chain where a miner is reached, signed by its hotkey.
final class MinerServeCommand implements Command {

    private static final int MOST_PORT = 65_535;

    @Override
    public int run(Invocation invocation) throws TernException, IOException {
        Arguments arguments = invocation.arguments();
        int netuid = SubnetsCommand.netuid(arguments.needed("--netuid"), invocation);
        int port = (int) Whole.between(arguments.needed("--axon-port"), 1, MOST_PORT)
                .orElseThrow(() -> invocation.usage("miner.bad-port"));
        WalletEntry wallet = Wallets.find(arguments.needed("--from"), invocation);
        HotkeyEntry hotkey = Wallets.hotkey(wallet, arguments.needed("--hotkey"), invocation);
        Intent intent = new Intent.ServeAxon(MinerRegisterCommand.hotkey(wallet, hotkey.name(), invocation), netuid,
                AxonAddress.parse(arguments.needed("--address"), port));
        return new TransactionFlow(invocation, wallet, Optional.of(hotkey)).run(intent);
    }
}
