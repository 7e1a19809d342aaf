package tern.app.cli;

import java.io.IOException;
import java.util.Optional;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.MessageSigning;
import tern.wallet.keystore.Keystore;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.Hex;
import tern.wallet.units.TernException;

/// `tern sign`: signs a message, wrapped in `<Bytes>` as browser extensions and btcli do, so that the signature can
/// never pass for a transaction.
final class SignCommand implements Command {

    @Override
    public int run(Invocation invocation) throws TernException, IOException {
        WalletEntry wallet = Wallets.find(invocation.arguments().needed("--from"), invocation);
        byte[] message = Messages.read(invocation);
        Optional<String> hotkey = invocation.arguments().value("--hotkey");
        Keystore keystore = Wallets.keystore(invocation);
        Unlocking unlocking = new Unlocking(invocation, keystore);
        // Says no to what must not be signed before a password is asked for.
        MessageSigning.wrapForSigning(message);
        try (KeyPair key = hotkey.isEmpty()
                ? unlocking.coldkey(wallet)
                : unlocking.hotkey(wallet, Wallets.hotkey(wallet, hotkey.get(), invocation))) {
            String signature = Hex.encode(MessageSigning.sign(key, message));
            String address = key.account().address();
            if (invocation.json()) {
                try (Json json = new Json()) {
                    json.text("address", address)
                            .text("scheme", WalletListCommand.scheme(key.scheme()))
                            .text("signature", signature)
                            .writeTo(invocation.out());
                }
            }
            invocation.print(signature + '\n');
            invocation.remark("sign.by", address);
        }
        return 0;
    }
}
