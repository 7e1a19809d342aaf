package tern.app.cli;

import tern.app.transact.Amounts;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keystore.HotkeyEntry;
import tern.wallet.keystore.Protection;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.TernException;

/// `tern wallet list`: the wallets of the folder, as far as they can be told without a password.
final class WalletListCommand implements Command {

    private static final int LONGEST_NAME = 40;

    @Override
    public int run(Invocation invocation) throws TernException {
        Path folder = invocation.folders().wallets();
        List<WalletEntry> wallets = Wallets.keystore(invocation).list();
        if (invocation.json()) {
            write(folder, wallets, invocation.out());
            return 0;
        }
        Texts texts = invocation.texts();
        if (wallets.isEmpty()) {
            invocation.say("home.no-wallet", Plain.text(folder.toString(), 200));
            return 0;
        }
        invocation.say("wallet.folder", Plain.text(folder.toString(), 200));
        Table table = new Table("llll").row(texts.get("column.wallet"), texts.get("column.hotkey"),
                texts.get("column.address"), texts.get("column.protection"));
        for (WalletEntry wallet : wallets) {
            String name = Plain.text(wallet.name(), LONGEST_NAME);
            table.row(name, "", wallet.coldkey().map(AccountId::address).orElse(Amounts.UNKNOWN),
                    texts.get("protection." + word(wallet.protection())));
            for (HotkeyEntry hotkey : wallet.hotkeys()) {
                table.row("", Plain.text(hotkey.name(), LONGEST_NAME),
                        hotkey.account().map(AccountId::address).orElse(Amounts.UNKNOWN),
                        texts.get("protection." + word(hotkey.protection())));
            }
        }
        invocation.print(table.text(0));
        for (WalletEntry wallet : wallets) {
            for (String problem : wallet.problems()) {
                invocation.say("wallet.problem", Plain.text(wallet.name(), LONGEST_NAME), Plain.text(problem));
            }
            for (HotkeyEntry hotkey : wallet.hotkeys()) {
                for (String problem : hotkey.problems()) {
                    invocation.say("wallet.problem",
                            Plain.text(wallet.name() + '/' + hotkey.name(), 2 * LONGEST_NAME), Plain.text(problem));
                }
            }
        }
        return 0;
    }

    private static void write(Path folder, List<WalletEntry> wallets, PrintStream out) {
        try (Json json = new Json()) {
            json.text("folder", folder.toString()).startArray("wallets");
            for (WalletEntry wallet : wallets) {
                json.startObject()
                        .text("name", wallet.name())
                        .textOrNull("address", wallet.coldkey().map(AccountId::address))
                        .text("scheme", scheme(wallet.scheme()))
                        .text("protection", word(wallet.protection()))
                        .flag("canSign", wallet.canSign())
                        .startArray("hotkeys");
                for (HotkeyEntry hotkey : wallet.hotkeys()) {
                    json.startObject()
                            .text("name", hotkey.name())
                            .textOrNull("address", hotkey.account().map(AccountId::address))
                            .text("protection", word(hotkey.protection()));
                    problems(json, hotkey.problems());
                    json.endObject();
                }
                json.endArray();
                problems(json, wallet.problems());
                json.endObject();
            }
            json.endArray().writeTo(out);
        }
    }

    private static void problems(Json json, List<String> problems) {
        json.startArray("problems");
        for (String problem : problems) {
            json.generator().writeString(problem);
        }
        json.endArray();
    }

    static String scheme(KeyScheme scheme) {
        return switch (scheme) {
            case ED25519 -> "ed25519";
            case SR25519 -> "sr25519";
        };
    }

    static String word(Protection protection) {
        return switch (protection) {
            case NACL -> "password";
            case PLAIN -> "none";
            case ANSIBLE_VAULT -> "password-ansible-vault";
            case FERNET -> "password-fernet";
            case NONE_WATCH_ONLY -> "watch-only";
            case UNKNOWN -> "unknown";
        };
    }
}
