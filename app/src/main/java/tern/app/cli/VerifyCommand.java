package tern.app.cli;

import java.io.IOException;
import java.util.Optional;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.MessageSigning;
import tern.wallet.keys.Ss58;
import tern.wallet.units.Hex;
import tern.wallet.units.TernException;

/// `tern verify`: whether a signature is by an address over a message, as it is or wrapped in `<Bytes>`.
final class VerifyCommand implements Command {

    private static final int BARE = 64;
    private static final int WITH_SCHEME = 65;

    @Override
    public int run(Invocation invocation) throws TernException, IOException {
        AccountId account = Ss58.parse(invocation.arguments().needed("--address"));
        byte[] signature = signature(invocation.arguments().needed("--signature"), invocation);
        byte[] message = Messages.read(invocation);
        Optional<String> scheme = invocation.arguments().value("--scheme");
        boolean valid = scheme.isEmpty()
                ? MessageSigning.verify(account, message, signature)
                : MessageSigning.verify(account, KeyTarget.scheme(invocation), message, signature);
        if (!valid) {
            throw invocation.trouble(Trouble.BAD_SIGNATURE, "sign.bad", account.address());
        }
        if (invocation.json()) {
            try (Json json = new Json()) {
                json.text("address", account.address()).flag("valid", true).writeTo(invocation.out());
            }
        }
        invocation.say("sign.good", account.address());
        return 0;
    }

    private static byte[] signature(String hex, Invocation invocation) throws CliException {
        try {
            byte[] signature = Hex.decode(hex);
            if (signature.length == BARE || signature.length == WITH_SCHEME) {
                return signature;
            }
        } catch (IllegalArgumentException ignored) {
            // The same sentence says it.
        }
        throw invocation.usage("sign.bad-signature");
    }
}
