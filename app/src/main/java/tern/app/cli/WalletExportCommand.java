package tern.app.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import tern.app.boot.OwnerOnly;
import tern.wallet.crypto.Secret;
import tern.wallet.keystore.Keystore;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.TernException;

/// `tern wallet export`: the coldkey as a Polkadot JSON file, encrypted with a password of its own.
final class WalletExportCommand implements Command {

    @Override
    public int run(Invocation invocation) throws TernException, IOException {
        WalletEntry wallet = Wallets.find(invocation.arguments().positionals().getFirst(), invocation);
        String name = invocation.arguments().needed("--to-file");
        if (name.equals(SecretFiles.STANDARD_INPUT)) {
            throw invocation.usage("export.not-stdout");
        }
        Path file = SecretFiles.path(name, invocation);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(name);
        }
        Keystore keystore = Wallets.keystore(invocation);
        new Unlocking(invocation, keystore).requireCanSign(wallet);
        Passwords passwords = new Passwords(invocation);
        Optional<Secret> password = wallet.protection().isEncrypted()
                ? Optional.of(passwords.existing(wallet.name()))
                : Optional.empty();
        try (Secret exportPassword = passwords.chosen("--export-password-file", name)) {
            invocation.remark("password.opening");
            String json = keystore.exportPolkadotJson(wallet.name(), password, exportPassword);
            OwnerOnly.writeNew(file, ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
        } finally {
            password.ifPresent(Secret::close);
        }
        if (invocation.json()) {
            try (Json json = new Json()) {
                json.text("wallet", wallet.name())
                        .text("file", file.toAbsolutePath().toString())
                        .writeTo(invocation.out());
            }
        }
        invocation.say("export.done", wallet.name(), Plain.text(name, 200));
        return 0;
    }
}
