package tern.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keys.Mnemonic;
import tern.wallet.keystore.KeyMaterial;
import tern.wallet.units.TernException;

/// `tern wallet create`: a new key from new random words.
///
/// The words are shown on the terminal and asked back, or written into a new file of mode 0600. They never reach
/// standard output, which may be a pipe or a log.
final class WalletCreateCommand implements Command {

    @Override
    public int run(Invocation invocation) throws TernException, IOException {
        KeyTarget target = KeyTarget.of(invocation);
        KeyScheme scheme = KeyTarget.scheme(invocation);
        int count = count(invocation);
        Optional<String> wordsFile = invocation.arguments().value("--words-out");
        if (wordsFile.isEmpty() && (invocation.json() || !invocation.terminal().isInteractive())) {
            throw invocation.trouble(Trouble.REFUSED, "words.nowhere");
        }
        Optional<Secret> password = target.password();
        try (Secret words = Mnemonic.generate(count); KeyMaterial material = KeyMaterial.ofPhrase(scheme, words)) {
            if (wordsFile.isPresent()) {
                storeWithFile(SecretFiles.path(wordsFile.get(), invocation), words, target, material, password,
                        invocation);
            } else {
                new WordsCeremony(invocation).confirm(words);
                target.store(material, password);
            }
            target.report("wallet.created", material, password.isPresent(), wordsFile);
            if (wordsFile.isPresent()) {
                invocation.say("words.in-file", Plain.text(wordsFile.get(), 200));
            }
        } finally {
            password.ifPresent(Secret::close);
        }
        return 0;
    }

    /// The words first: a wallet without them would be worse than words without a wallet. Those are taken back, but only
    /// where no key file has appeared: a key may be stored although storing it ended with an error.
    private static void storeWithFile(
            Path file, Secret words, KeyTarget target, KeyMaterial material, Optional<Secret> password,
            Invocation invocation)
            throws TernException, IOException {
        SecretFiles.writeNew(file, words);
        try {
            target.store(material, password);
        } catch (TernException e) {
            if (takenBack(file, target)) {
                throw e;
            }
            throw new CliException(Failures.of(e).trouble(),
                    e.sentence() + ' ' + invocation.texts().get("words.kept", Plain.text(file.toString(), 200)),
                    e.details().orElse(null), e);
        } catch (RuntimeException | Error e) {
            takenBack(file, target);
            throw e;
        }
    }

    /// @return whether the words are gone
    private static boolean takenBack(Path file, KeyTarget target) throws IOException {
        if (target.mayBeStored()) {
            return false;
        }
        Files.deleteIfExists(file);
        return true;
    }

    private static int count(Invocation invocation) throws CliException {
        return switch (invocation.arguments().value("--word-count").orElse("12")) {
            case "12" -> 12;
            case "15" -> 15;
            case "18" -> 18;
            case "21" -> 21;
            case "24" -> 24;
            default -> throw invocation.usage("wallet.bad-count");
        };
    }
}
