package tern.app.cli;

import java.io.IOException;
import java.util.Optional;
import tern.wallet.bittensor.Intent;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.Ss58;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// `tern send`: TAO from a wallet to an address.
final class SendCommand implements Command {

    @Override
    public int run(Invocation invocation) throws TernException, IOException {
        Arguments arguments = invocation.arguments();
        boolean all = arguments.has("--all");
        boolean close = arguments.has("--close-account");
        Optional<String> amount = arguments.value("--amount");
        if (all == amount.isPresent()) {
            throw invocation.usage("send.amount-or-all");
        }
        if (close && !all) {
            throw invocation.usage("send.close-needs-all");
        }
        AccountId to = Ss58.parse(arguments.needed("--to"));
        Rao rao = amount.isPresent() ? TransactionFlow.amount(amount.get(), invocation) : Rao.ZERO;
        WalletEntry wallet = Wallets.find(arguments.needed("--from"), invocation);
        AccountId from = Wallets.coldkey(wallet, invocation);
        Intent intent = all
                ? new Intent.TransferAll(from, to, !close)
                : new Intent.Transfer(from, to, rao, true);
        return new TransactionFlow(invocation, wallet).run(intent);
    }
}
