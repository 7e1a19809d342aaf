package tern.app.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import tern.wallet.crypto.Secret;
import tern.wallet.keystore.Keystore;
import tern.wallet.keystore.KeystoreException;
import tern.wallet.keystore.VerifyReport;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.TernException;

/// `tern wallet verify`: looks at every file of a wallet; with a password also at what is inside.
final class WalletVerifyCommand implements Command {

    @Override
    public int run(Invocation invocation) throws TernException, IOException {
        Arguments arguments = invocation.arguments();
        WalletEntry wallet = Wallets.find(arguments.positionals().getFirst(), invocation);
        Keystore keystore = Wallets.keystore(invocation);
        boolean restore = arguments.has("--restore");
        boolean open = restore || arguments.has("--unlock") || arguments.value("--password-file").isPresent();
        VerifyReport report = open && isEncrypted(wallet)
                ? unlocked(wallet, keystore, restore, invocation)
                : unlocked(wallet.name(), keystore, restore, Optional.empty());
        if (invocation.json()) {
            write(report, invocation);
        } else {
            print(report, invocation);
        }
        if (report.wrongPassword()) {
            return Trouble.WRONG_PASSWORD.exitCode();
        }
        return report.isGood() ? 0 : Trouble.DAMAGED.exitCode();
    }

    private static boolean isEncrypted(WalletEntry wallet) {
        return wallet.protection().isEncrypted()
                || wallet.hotkeys().stream().anyMatch(hotkey -> hotkey.protection().isEncrypted());
    }

    /// A wrong password from the keyboard may be typed again, as where a key is opened to sign.
    private static VerifyReport unlocked(WalletEntry wallet, Keystore keystore, boolean restore, Invocation invocation)
            throws TernException, IOException {
        Passwords passwords = new Passwords(invocation);
        int left = passwords.fromKeyboard() ? Unlocking.ATTEMPTS : 1;
        while (true) {
            left--;
            try (Secret password = passwords.existing(wallet.name())) {
                invocation.remark("password.opening");
                VerifyReport report = unlocked(wallet.name(), keystore, restore, Optional.of(password));
                if (!report.wrongPassword() || left == 0) {
                    return report;
                }
            } catch (KeystoreException e) {
                if (e.kind() != KeystoreException.Kind.WRONG_PASSWORD || left == 0) {
                    throw e;
                }
            }
            invocation.remark("password.wrong");
        }
    }

    private static VerifyReport unlocked(String name, Keystore keystore, boolean restore, Optional<Secret> password)
            throws TernException {
        if (restore) {
            keystore.restorePublicFile(name, password);
        }
        return keystore.verify(name, password);
    }

    private static void print(VerifyReport report, Invocation invocation) {
        Table table = new Table("lll");
        for (VerifyReport.Check check : report.checks()) {
            table.row(invocation.texts().get("verify." + word(check.level())), Plain.text(check.file(), 80),
                    Plain.text(check.text()));
        }
        invocation.print(table.text(0));
        if (report.wrongPassword()) {
            invocation.say("verify.wrong-password", report.wallet());
        } else if (report.isGood() && report.hasUnopened()) {
            invocation.say("verify.unopened-rest", report.wallet());
        } else if (report.isGood()) {
            invocation.say("verify.all-good", report.wallet());
        } else {
            invocation.say("verify.some-bad", report.wallet());
        }
        if (publicFileIsBad(report)) {
            invocation.say("verify.restore", report.wallet());
        }
    }

    /// Whether a look at the wallet finds no address, which the private key can give back.
    private static boolean publicFileIsBad(VerifyReport report) {
        return report.checks()
                .stream()
                .anyMatch(check -> check.file().isEmpty() && check.level() == VerifyReport.Level.BAD);
    }

    private static void write(VerifyReport report, Invocation invocation) {
        try (Json json = new Json()) {
            json.text("wallet", report.wallet())
                    .flag("good", report.isGood())
                    .flag("opened", !report.hasUnopened())
                    .startArray("checks");
            for (VerifyReport.Check check : report.checks()) {
                json.startObject()
                        .text("file", check.file())
                        .text("level", word(check.level()))
                        .text("text", check.text())
                        .endObject();
            }
            json.endArray();
            if (report.wrongPassword()) {
                CommandLineProgram.writeError(json, new Failures.Failure(Trouble.WRONG_PASSWORD, Optional.empty(),
                        invocation.texts().get("verify.wrong-password", report.wallet()), Optional.empty()));
            }
            json.writeTo(invocation.out());
        }
    }

    private static String word(VerifyReport.Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
