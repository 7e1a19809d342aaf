package tern.wallet.keystore;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.AccountId;
import tern.wallet.keystore.KeystoreException.Kind;
import tern.wallet.keystore.VerifyReport.Check;
import tern.wallet.keystore.VerifyReport.Level;

/// Checks every key of one wallet: that its files can be read, agree, and, where they open, give the shown address.
final class WalletVerifier {

    private final Keystore keystore;
    private final Path wallet;
    private final String name;
    private final List<Check> checks = new ArrayList<>();
    private int opened;
    private int notOpened;
    private boolean coldkeyNotOpened;

    WalletVerifier(Keystore keystore, Path wallet, String name) {
        this.keystore = keystore;
        this.wallet = wallet;
        this.name = name;
    }

    VerifyReport verify(Optional<Secret> password) throws KeystoreException {
        Optional<WalletEntry> entry = WalletScanner.scanWallet(wallet);
        if (entry.isEmpty()) {
            checks.add(new Check("", Level.WARNING, Texts.get("check.empty")));
            return new VerifyReport(name, checks, false);
        }
        Path coldkeyPublic = wallet.resolve(WalletScanner.COLDKEY_PUBLIC);
        problems("", entry.get().problems(), wallet.resolve(WalletScanner.COLDKEY), coldkeyPublic,
                entry.get().coldkey());
        if (entry.get().protection() != Protection.NONE_WATCH_ONLY) {
            check(WalletScanner.COLDKEY, entry.get().protection(), entry.get().coldkey(), password,
                    given -> keystore.openColdkey(name, given));
        } else if (entry.get().coldkey().isPresent()) {
            checks.add(new Check(WalletScanner.COLDKEY_PUBLIC, Level.GOOD, Texts.get("check.watch-only")));
        }
        for (HotkeyEntry hotkey : entry.get().hotkeys()) {
            String file = WalletScanner.HOTKEYS + "/" + hotkey.name();
            Path hotkeys = wallet.resolve(WalletScanner.HOTKEYS);
            problems(file, hotkey.problems(), hotkeys.resolve(hotkey.name()),
                    hotkeys.resolve(hotkey.name() + PublicFile.SUFFIX), hotkey.account());
            if (hotkey.protection() != Protection.NONE_WATCH_ONLY) {
                check(file, hotkey.protection(), hotkey.account(), password,
                        given -> keystore.openHotkey(name, hotkey.name(), given));
            }
        }
        return new VerifyReport(name, checks, coldkeyNotOpened || (opened == 0 && notOpened > 0));
    }

    /// A public file that is there but shows no address, or that is missing where nothing else tells the address, is
    /// damage: the wallet is then left out wherever addresses are shown.
    /// So is an encrypted file that cannot be whole.
    private void problems(String file, List<String> problems, Path secretFile, Path publicFile,
            Optional<AccountId> account) {
        List<String> damage = WalletScanner.KeyView.publicDamage(publicFile);
        for (String problem : problems) {
            boolean bad = damage.contains(problem)
                    || (account.isEmpty() && problem.equals(WalletScanner.KeyView.missing(publicFile)));
            boolean broken = problem.equals(WalletScanner.KeyView.broken(secretFile));
            checks.add(new Check(broken && file.isEmpty() ? WalletScanner.COLDKEY : file,
                    bad || broken ? Level.BAD : Level.WARNING, problem));
        }
    }

    private interface Opener {
        KeyMaterial open(Optional<Secret> password) throws KeystoreException;
    }

    private void check(String file, Protection protection, Optional<AccountId> shown, Optional<Secret> password,
            Opener opener) {
        if (protection.isEncrypted() && password.isEmpty()) {
            checks.add(new Check(file, Level.UNOPENED, Texts.get("check.encrypted")));
            return;
        }
        try (KeyMaterial material = opener.open(protection.isEncrypted() ? password : Optional.empty())) {
            opened += protection.isEncrypted() ? 1 : 0;
            boolean same = shown.isEmpty() || shown.get().equals(material.account());
            checks.add(new Check(file, same ? Level.GOOD : Level.BAD, same
                    ? Texts.get("check.good", material.account())
                    : Texts.get("check.other")));
        } catch (KeystoreException e) {
            // a hotkey may have a password of its own, the coldkey's is the one that was asked for
            boolean wrong = e.kind() == Kind.WRONG_PASSWORD;
            boolean coldkey = file.equals(WalletScanner.COLDKEY);
            notOpened += wrong ? 1 : 0;
            coldkeyNotOpened |= wrong && coldkey;
            checks.add(new Check(file, wrong && !coldkey ? Level.WARNING : Level.BAD, e.sentence()));
        }
    }
}
