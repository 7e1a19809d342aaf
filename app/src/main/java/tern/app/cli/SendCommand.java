package tern.app.cli;

import java.io.IOException;
import java.util.Optional;
import tern.app.transact.AddressNames;
import tern.app.transact.AddressNames.Named;
import tern.app.transact.AddressNames.Origin;
import tern.wallet.bittensor.Intent;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.AddressException;
import tern.wallet.keys.Ss58;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// `tern send`: TAO from a wallet to an address.
final class SendCommand implements Command {

    /// What begins like an address and is longer than this was meant as one.
    private static final int LONGEST_START = 20;

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
        AccountId to = recipient(arguments.needed("--to"), invocation);
        Rao rao = amount.isPresent() ? TransactionFlow.amount(amount.get(), invocation) : Rao.ZERO;
        WalletEntry wallet = Wallets.find(arguments.needed("--from"), invocation);
        AccountId from = Wallets.coldkey(wallet, invocation);
        Intent intent = all
                ? new Intent.TransferAll(from, to, !close)
                : new Intent.Transfer(from, to, rao, true);
        return new TransactionFlow(invocation, wallet).run(intent);
    }

    /// An address, or a name in the address book. The review shows whose address that is.
    private static AccountId recipient(String typed, Invocation invocation) throws TernException {
        try {
            return Ss58.parse(typed);
        } catch (AddressException e) {
            AddressNames names = new TransactionRules(invocation, Wallets.keystore(invocation)).names();
            Optional<AccountId> named = names.called(typed).map(Named::account);
            if (named.isPresent() && names.all()
                    .stream()
                    .anyMatch(one -> one.origin() == Origin.BOOK && one.account().equals(named.get()))) {
                return named.get();
            }
            if (typed.startsWith("5") && typed.length() > LONGEST_START) {
                throw e;
            }
            throw invocation.trouble(Trouble.BAD_ADDRESS, "send.to-unknown", Plain.text(typed, 80));
        }
    }
}
