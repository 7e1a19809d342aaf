package tern.app.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import tern.wallet.crypto.Secret;
import tern.wallet.keystore.Keystore;
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
        VerifyReport report;
        boolean open = arguments.has("--unlock") || arguments.value("--password-file").isPresent();
        if (open && wallet.protection().isEncrypted()) {
            try (Secret password = new Passwords(invocation).existing(wallet.name())) {
                invocation.remark("password.opening");
                report = keystore.verify(wallet.name(), Optional.of(password));
            }
        } else {
            report = keystore.verify(wallet.name());
        }
        if (invocation.json()) {
            write(report, invocation);
        } else {
            print(report, invocation);
        }
        return report.isGood() ? 0 : Trouble.DAMAGED.exitCode();
    }

    private static void print(VerifyReport report, Invocation invocation) {
        Table table = new Table("lll");
        for (VerifyReport.Check check : report.checks()) {
            table.row(invocation.texts().get("verify." + word(check.level())), Plain.text(check.file(), 80),
                    Plain.text(check.text()));
        }
        invocation.print(table.text(0));
        invocation.say(report.isGood() ? "verify.all-good" : "verify.some-bad", report.wallet());
    }

    private static void write(VerifyReport report, Invocation invocation) {
        try (Json json = new Json()) {
            json.text("wallet", report.wallet()).flag("good", report.isGood()).startArray("checks");
            for (VerifyReport.Check check : report.checks()) {
                json.startObject()
                        .text("file", check.file())
                        .text("level", word(check.level()))
                        .text("text", check.text())
                        .endObject();
            }
            json.endArray().writeTo(invocation.out());
        }
    }

    private static String word(VerifyReport.Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
