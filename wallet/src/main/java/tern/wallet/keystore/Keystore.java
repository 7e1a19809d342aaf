package tern.wallet.keystore;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keys.SecretBytes;
import tern.wallet.keystore.KeystoreException.Kind;

/// The wallets of this computer: `~/.bittensor/wallets`, shared with btcli.
///
/// ```
/// <name>/coldkey            private, encrypted as a rule
/// <name>/coldkeypub.txt     public; alone it is a watch-only wallet
/// <name>/hotkeys/<hotkey>   private, plain as a rule
/// <name>/hotkeys/<hotkey>pub.txt
/// ```
/// Nothing is ever overwritten but by a change of password, and nothing that Tern did not write is removed. Opening and
/// encrypting take seconds and 512 MiB: call them on a worker thread, one at a time. Passwords are UTF-8 and lose white
/// space at both ends, as at btcli's prompt; where the trimmed one does not open a file, the one as typed is tried.
/// Passwords and keys given in stay the caller's to close; those given out are too. Safe for several threads and
/// processes.
public final class Keystore {

    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(10);

    private final Path folder;
    private final KeyFiles files;
    private final Envelope envelope;

    Keystore(Path folder, KeyDerivation derivation, KeyFiles files) {
        this.folder = folder;
        this.files = files;
        this.envelope = new Envelope(derivation);
    }

    /// @param walletsFolder need not exist yet; nothing is read here
    public static Keystore open(Path walletsFolder) {
        return new Keystore(walletsFolder, KeyDerivation.real(), new KeyFiles());
    }

    /// Where btcli keeps wallets: `.bittensor/wallets` in the user's home.
    public static Path defaultFolder() {
        return Path.of(System.getProperty("user.home"), ".bittensor", "wallets");
    }

    public Path folder() {
        return folder;
    }

    /// Every wallet by name, as far as it can be told without a password.
    ///
    /// @throws KeystoreException only when the folder itself cannot be read
    public List<WalletEntry> list() throws KeystoreException {
        return List.copyOf(WalletScanner.scan(folder));
    }

    /// @throws KeystoreException with kind NAME when no wallet can have that name
    public Optional<WalletEntry> findWallet(String name) throws KeystoreException {
        Path wallet = walletPath(name);
        return Files.exists(wallet, LinkOption.NOFOLLOW_LINKS) ? WalletScanner.scanWallet(wallet) : Optional.empty();
    }

    /// Whether a new wallet or hotkey may have this name, for a check while typing.
    ///
    /// @throws KeystoreException with kind NAME and the reason in words
    public static void requireNewName(String name) throws KeystoreException {
        Names.requireNew("wallet", name);
    }

    /// Writes a new wallet's coldkey, then its public file. A folder that watches the same account is completed.
    ///
    /// @param password empty for a file that is not encrypted
    /// @throws KeystoreException EXISTS when there is a coldkey or another account's public file already
    public void createColdkey(String name, KeyMaterial material, Optional<Secret> password) throws KeystoreException {
        Names.requireNew("wallet", name);
        Path wallet = walletPath(name);
        try (Secret content = sealed(material, password)) {
            files.createFolder(wallet);
            create(wallet, wallet.resolve(WalletScanner.COLDKEY), wallet.resolve(WalletScanner.COLDKEY_PUBLIC),
                    Optional.of(content), material.account(), material.scheme());
        }
    }

    /// Writes a new hotkey, then its public file; the wallet need not exist yet.
    public void createHotkey(String wallet, String hotkey, KeyMaterial material, Optional<Secret> password)
            throws KeystoreException {
        Names.requireNew("wallet", wallet);
        Names.requireNew("hotkey", hotkey);
        Path home = walletPath(wallet);
        Path hotkeys = home.resolve(WalletScanner.HOTKEYS);
        try (Secret content = sealed(material, password)) {
            files.createFolder(hotkeys);
            create(home, hotkeys.resolve(hotkey), hotkeys.resolve(hotkey + PublicFile.SUFFIX), Optional.of(content),
                    material.account(), material.scheme());
        }
    }

    /// A wallet without a private key: only its address.
    public void addWatchOnly(String name, AccountId account) throws KeystoreException {
        addWatchOnly(name, account, KeyScheme.SR25519);
    }

    /// As above for a key whose scheme is known (a Ledger's is ed25519).
    public void addWatchOnly(String name, AccountId account, KeyScheme scheme) throws KeystoreException {
        Names.requireNew("wallet", name);
        Path wallet = walletPath(name);
        if (Files.exists(wallet.resolve(WalletScanner.COLDKEY), LinkOption.NOFOLLOW_LINKS)) {
            throw new KeystoreException(Kind.EXISTS, Texts.get("wallet.exists", name));
        }
        files.createFolder(wallet);
        create(wallet, wallet.resolve(WalletScanner.COLDKEY), wallet.resolve(WalletScanner.COLDKEY_PUBLIC),
                Optional.empty(), account, scheme);
    }

    /// The private file first: should the computer stop in between, there is a key without a public file, which can be
    /// restored, and never an address without its key.
    @SuppressWarnings("try") // the lock is only held
    private void create(Path wallet, Path secretFile, Path publicFile, Optional<Secret> content, AccountId account,
            KeyScheme scheme) throws KeystoreException {
        requireNoLink(wallet);
        requireNoLink(parent(secretFile));
        try (WalletLock lock = WalletLock.take(wallet, LOCK_PATIENCE);
                Secret text = Secret.takeBytes(PublicFile.write(account, scheme).getBytes(StandardCharsets.UTF_8))) {
            KeyFiles.removeLeftovers(parent(secretFile));
            boolean known = isPublicFileOf(publicFile, account);
            if (content.isPresent()) {
                files.create(secretFile, content.get());
            }
            if (!known || content.isEmpty()) {
                files.create(publicFile, text);
            }
        }
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("no folder holds " + file);
        }
        return parent;
    }

    private static void requireNoLink(Path folder) throws KeystoreException {
        if (Files.isSymbolicLink(folder)) {
            throw new KeystoreException(Kind.UNSUPPORTED,
                    Texts.get("folder.link", folder.getFileName()),
                    folder.toString());
        }
    }

    /// @throws KeystoreException EXISTS when the file names another account or cannot be read
    private static boolean isPublicFileOf(Path publicFile, AccountId account) throws KeystoreException {
        if (Files.notExists(publicFile, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            if (PublicFile.parse(KeyFiles.readPublic(publicFile)).account().equals(Optional.of(account))) {
                return true;
            }
        } catch (KeystoreException e) {
            throw new KeystoreException(Kind.EXISTS, Texts.get("wallet.public.unreadable", publicFile.getFileName()),
                    e.sentence(), e);
        }
        throw new KeystoreException(Kind.EXISTS, Texts.get("wallet.public.other", publicFile.getFileName()));
    }

    private Secret sealed(KeyMaterial material, Optional<Secret> password) throws KeystoreException {
        Secret content = KeyContent.write(material);
        if (password.isEmpty()) {
            return content;
        }
        try (content; Secret trimmed = SecretBytes.trimmed(password.get())) {
            if (trimmed.length() == 0) {
                throw new KeystoreException(Kind.PASSWORD_NEEDED,
                        Texts.get("password.empty"));
            }
            return envelope.seal(content, trimmed);
        }
    }

    /// The coldkey's pair; the caller closes it.
    public KeyPair unlockColdkey(String name, Optional<Secret> password) throws KeystoreException {
        return openColdkey(name, password).intoKeyPair();
    }

    /// The hotkey's pair; the caller closes it.
    public KeyPair unlockHotkey(String wallet, String hotkey, Optional<Secret> password) throws KeystoreException {
        return openHotkey(wallet, hotkey, password).intoKeyPair();
    }

    /// All that the coldkey's file holds, recovery words included; the caller closes it.
    public KeyMaterial openColdkey(String name, Optional<Secret> password) throws KeystoreException {
        Path wallet = WalletScanner.requireWallet(folder, name);
        return open(wallet.resolve(WalletScanner.COLDKEY), wallet.resolve(WalletScanner.COLDKEY_PUBLIC), password);
    }

    /// All that the hotkey's file holds; the caller closes it.
    public KeyMaterial openHotkey(String wallet, String hotkey, Optional<Secret> password) throws KeystoreException {
        Names.requireExisting("hotkey", hotkey);
        Path hotkeys = WalletScanner.requireWallet(folder, wallet).resolve(WalletScanner.HOTKEYS);
        return open(hotkeys.resolve(hotkey), hotkeys.resolve(hotkey + PublicFile.SUFFIX), password);
    }

    private KeyMaterial open(Path secretFile, Path publicFile, Optional<Secret> password) throws KeystoreException {
        try (Secret bytes = KeyFiles.read(secretFile, KeyFiles.MAX_BYTES)) {
            return decode(bytes, publicFile, password);
        } catch (KeystoreException e) {
            if (e.kind() == Kind.NOT_FOUND && Files.exists(publicFile)) {
                throw new KeystoreException(Kind.NOT_FOUND, Texts.get("wallet.watch-only"), secretFile.toString(), e);
            }
            throw e;
        }
    }

    private KeyMaterial decode(Secret bytes, Path publicFile, Optional<Secret> password) throws KeystoreException {
        KeyMaterial material;
        try (Secret content = decrypt(bytes, password)) {
            material = KeyContent.parse(content);
        }
        Optional<AccountId> shown = WalletScanner.KeyView.shownAccount(publicFile);
        if (shown.isPresent() && !shown.get().equals(material.account())) {
            AccountId held = material.account();
            material.close();
            throw new KeystoreException(Kind.CONTENT, Texts.get("wallet.other-account", publicFile.getFileName()),
                    "private "
                            + held + ", public " + shown.get());
        }
        return material;
    }

    private Secret decrypt(Secret bytes, Optional<Secret> password) throws KeystoreException {
        if (password.isEmpty()) {
            return envelope.open(bytes, password);
        }
        try (Secret trimmed = SecretBytes.trimmed(password.get())) {
            return envelope.open(bytes, Optional.of(trimmed));
        } catch (KeystoreException e) {
            // a file encrypted by a program that did not trim
            if (e.kind() == Kind.WRONG_PASSWORD && differsWhenTrimmed(password.get())) {
                return envelope.open(bytes, password);
            }
            throw e;
        }
    }

    private static boolean differsWhenTrimmed(Secret password) {
        try (Secret trimmed = SecretBytes.trimmed(password)) {
            return trimmed.length() != password.length();
        }
    }

    /// Encrypts the coldkey anew, in the present format whatever the old one was. The old file stays whole until the
    /// new one is; BUSY, with nothing changed, when another program changed it meanwhile.
    ///
    /// @param newPassword empty to leave the key unencrypted
    public void changePassword(String name, Optional<Secret> oldPassword, Optional<Secret> newPassword)
            throws KeystoreException {
        Path wallet = WalletScanner.requireWallet(folder, name);
        change(wallet, wallet.resolve(WalletScanner.COLDKEY), wallet.resolve(WalletScanner.COLDKEY_PUBLIC), oldPassword,
                newPassword);
    }

    /// As [#changePassword] for a hotkey.
    public void changeHotkeyPassword(String wallet, String hotkey, Optional<Secret> oldPassword,
            Optional<Secret> newPassword) throws KeystoreException {
        Names.requireExisting("hotkey", hotkey);
        Path home = WalletScanner.requireWallet(folder, wallet);
        Path hotkeys = home.resolve(WalletScanner.HOTKEYS);
        change(home, hotkeys.resolve(hotkey), hotkeys.resolve(hotkey + PublicFile.SUFFIX), oldPassword, newPassword);
    }

    @SuppressWarnings("try") // the lock is only held
    private void change(Path wallet, Path secretFile, Path publicFile, Optional<Secret> oldPassword,
            Optional<Secret> newPassword) throws KeystoreException {
        requireNoLink(wallet);
        requireNoLink(parent(secretFile));
        // the seconds of work come before the lock: what others wrote meanwhile is noticed when the file is replaced
        try (Secret old = KeyFiles.read(secretFile, KeyFiles.MAX_BYTES);
                KeyMaterial material = decode(old, publicFile, oldPassword);
                Secret content = sealed(material, newPassword);
                WalletLock lock = WalletLock.take(wallet, LOCK_PATIENCE)) {
            KeyFiles.removeLeftovers(parent(secretFile));
            files.replace(secretFile, old, content);
        }
    }

    /// Writes a coldkey's missing public file.
    public void restorePublicFile(String name, Optional<Secret> password) throws KeystoreException {
        Path wallet = WalletScanner.requireWallet(folder, name);
        try (KeyMaterial material = openColdkey(name, password)) {
            create(wallet, wallet.resolve(WalletScanner.COLDKEY), wallet.resolve(WalletScanner.COLDKEY_PUBLIC),
                    Optional.empty(), material.account(), material.scheme());
        }
    }

    /// Brings in an account file of a browser wallet as a new wallet.
    ///
    /// @param json the file, see [#readExport]; may hold a plain key
    /// @param jsonPassword taken exactly as given; empty for a file that is not encrypted
    /// @param newPassword for the coldkey written here
    public AccountId importPolkadotJson(String name, Secret json, Optional<Secret> jsonPassword,
            Optional<Secret> newPassword) throws KeystoreException {
        Names.requireNew("wallet", name);
        try (KeyMaterial material = PolkadotJson.open(json, jsonPassword, PolkadotJson::scrypt)) {
            createColdkey(name, material, newPassword);
            return material.account();
        }
    }

    /// The key in an account file of a browser wallet, to be looked at before it is brought in; the caller closes it.
    ///
    /// @param json         the file, see [#readExport]
    /// @param jsonPassword taken exactly as given; empty for a file that is not encrypted
    public static KeyMaterial openExport(Secret json, Optional<Secret> jsonPassword) throws KeystoreException {
        return PolkadotJson.open(json, jsonPassword, PolkadotJson::scrypt);
    }

    /// An account file that browser wallets open, always encrypted.
    ///
    /// @param exportPassword taken exactly as given
    public String exportPolkadotJson(String name, Optional<Secret> password, Secret exportPassword)
            throws KeystoreException {
        if (exportPassword.length() == 0) {
            throw new KeystoreException(Kind.PASSWORD_NEEDED, Texts.get("password.export"));
        }
        try (KeyPair pair = unlockColdkey(name, password)) {
            return PolkadotJson.write(pair, name, exportPassword, new SecureRandom(), Clock.systemUTC(),
                    PolkadotJson::scrypt);
        }
    }

    /// The bytes of an account file for [#importPolkadotJson]; the caller closes them.
    public static Secret readExport(Path file) throws KeystoreException {
        return KeyFiles.read(file, PolkadotJson.MAX_BYTES);
    }

    /// Looks at every file of a wallet without a password.
    public VerifyReport verify(String name) throws KeystoreException {
        return verify(name, Optional.empty());
    }

    /// Looks at every file of a wallet and opens those that the password opens.
    public VerifyReport verify(String name, Optional<Secret> password) throws KeystoreException {
        Path wallet = WalletScanner.requireWallet(folder, name);
        return new WalletVerifier(this, wallet, name).verify(password);
    }

    private Path walletPath(String name) throws KeystoreException {
        Names.requireExisting("wallet", name);
        try {
            return folder.resolve(name);
        } catch (InvalidPathException e) {
            throw new KeystoreException(Kind.NAME, Texts.get("name.no-folder"),
                    e.getReason(), e);
        }
    }
}
