package tern.app.cli;

import java.io.IOException;
import java.util.Optional;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keys.SecretUri;
import tern.wallet.keys.Ss58;
import tern.wallet.keystore.KeyMaterial;
import tern.wallet.keystore.Keystore;
import tern.wallet.units.TernException;

/// `tern wallet import`: words, a seed or a secret URI from a file or the keyboard; a Polkadot JSON file; or an address
/// to watch.
final class WalletImportCommand implements Command {

    private static final int LONGEST = 8192;

    @Override
    public int run(Invocation invocation) throws TernException, IOException {
        Arguments arguments = invocation.arguments();
        Optional<String> words = arguments.value("--words-file");
        Optional<String> json = arguments.value("--json-file");
        Optional<String> watch = arguments.value("--watch");
        if ((words.isPresent() ? 1 : 0) + (json.isPresent() ? 1 : 0) + (watch.isPresent() ? 1 : 0) > 1) {
            throw invocation.usage("import.one-source");
        }
        if (readsInputTwice(arguments, words, json)) {
            throw invocation.usage("import.one-stdin");
        }
        if (watch.isPresent()) {
            return watch(watch.get(), invocation);
        }
        KeyTarget target = KeyTarget.of(invocation);
        return json.isPresent() ? json(json.get(), target, invocation) : words(words, target, invocation);
    }

    private static boolean readsInputTwice(Arguments arguments, Optional<String> words, Optional<String> json) {
        int readers = 0;
        readers += isInput(words) || isInput(json) ? 1 : 0;
        readers += isInput(arguments.value("--password-file")) ? 1 : 0;
        readers += isInput(arguments.value("--json-password-file")) ? 1 : 0;
        return readers > 1;
    }

    private static boolean isInput(Optional<String> file) {
        return file.isPresent() && file.get().equals(SecretFiles.STANDARD_INPUT);
    }

    private static int words(Optional<String> file, KeyTarget target, Invocation invocation)
            throws TernException, IOException {
        if (file.isEmpty() && !invocation.terminal().isInteractive()) {
            throw invocation.usage("import.no-source");
        }
        KeyScheme scheme = KeyTarget.scheme(invocation);
        Secret typed = file.isPresent()
                ? SecretFiles.requireContent(SecretFiles.read(file.get(), LONGEST, invocation), file.get(),
                        Trouble.BAD_WORDS, invocation)
                : new Passwords(invocation).ask(invocation.texts().get("import.prompt"));
        try (Secret uri = SecretFiles.trimmed(typed, false); KeyMaterial material = KeyMaterial.ofUri(scheme, uri)) {
            for (String warning : SecretUri.warnings(uri)) {
                invocation.remark("import.warning", warning);
            }
            Optional<Secret> password = target.password();
            try {
                target.store(material, password);
            } finally {
                password.ifPresent(Secret::close);
            }
            target.report("wallet.imported", material, password.isPresent(), Optional.empty());
        }
        return 0;
    }

    private static int json(String file, KeyTarget target, Invocation invocation) throws TernException, IOException {
        if (target.hotkey().isPresent()) {
            throw invocation.usage("import.json-coldkey");
        }
        Keystore keystore = target.keystore();
        AccountId account;
        boolean encrypted;
        try (Secret content = file.equals(SecretFiles.STANDARD_INPUT)
                ? SecretFiles.read(file, LONGEST, invocation)
                : Keystore.readExport(SecretFiles.existing(file, invocation))) {
            Optional<Secret> foreign = new Passwords(invocation).foreign("--json-password-file", file);
            Optional<Secret> password = Optional.empty();
            try {
                password = target.password();
                account = keystore.importPolkadotJson(target.wallet(), content, foreign, password);
                encrypted = password.isPresent();
            } finally {
                foreign.ifPresent(Secret::close);
                password.ifPresent(Secret::close);
            }
        }
        if (invocation.json()) {
            KeyScheme scheme = Wallets.find(target.wallet(), invocation).scheme();
            try (Json answer = new Json()) {
                answer.text("wallet", target.wallet())
                        .textOrNull("hotkey", Optional.empty())
                        .text("address", account.address())
                        .text("scheme", WalletListCommand.scheme(scheme))
                        .text("protection", encrypted ? "password" : "none")
                        .textOrNull("wordsFile", Optional.empty())
                        .writeTo(invocation.out());
            }
        }
        invocation.say("wallet.imported", target.wallet(), account.address());
        if (!encrypted) {
            invocation.say("wallet.unprotected");
        }
        return 0;
    }

    private static int watch(String address, Invocation invocation) throws TernException {
        if (invocation.arguments().value("--hotkey").isPresent()) {
            throw invocation.usage("import.watch-coldkey");
        }
        AccountId account = Ss58.parse(address);
        KeyTarget target = KeyTarget.of(invocation);
        target.keystore().addWatchOnly(target.wallet(), account, KeyTarget.scheme(invocation));
        if (invocation.json()) {
            try (Json json = new Json()) {
                json.text("wallet", target.wallet())
                        .textOrNull("hotkey", Optional.empty())
                        .text("address", account.address())
                        .text("scheme", WalletListCommand.scheme(KeyTarget.scheme(invocation)))
                        .text("protection", "watch-only")
                        .textOrNull("wordsFile", Optional.empty())
                        .writeTo(invocation.out());
            }
        }
        invocation.say("wallet.watched", target.wallet(), account.address());
        return 0;
    }
}
