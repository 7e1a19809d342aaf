package tern.app.cli;

import java.io.IOException;
import tern.wallet.bittensor.Intent;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.Ss58;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// `tern stake transfer`: stake to another coldkey, where it stays with the same validator on the same subnet.
final class StakeTransferCommand implements Command {

    @Override
    public int run(Invocation invocation) throws TernException, IOException {
        Arguments arguments = invocation.arguments();
        int netuid = SubnetsCommand.netuid(arguments.needed("--netuid"), invocation);
        AccountId hotkey = Ss58.parse(arguments.needed("--hotkey"));
        AccountId to = Ss58.parse(arguments.needed("--to"));
        Rao alpha = TransactionFlow.amount(arguments.needed("--amount"), invocation);
        WalletEntry wallet = Wallets.find(arguments.needed("--from"), invocation);
        AccountId coldkey = Wallets.coldkey(wallet, invocation);
        return new TransactionFlow(invocation, wallet)
                .run(new Intent.TransferStake(coldkey, to, hotkey, netuid, alpha));
    }
}
