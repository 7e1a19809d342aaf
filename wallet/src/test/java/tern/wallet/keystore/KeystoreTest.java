package tern.wallet.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tern.wallet.TestData;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyException;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keys.SecretTexts;
import tern.wallet.keystore.KeystoreException.Kind;
import tern.wallet.keystore.VerifyReport.Level;
import tools.jackson.databind.JsonNode;

class KeystoreTest {

    private static final String DEV_ADDRESS = "5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV";
    private static final String DEV = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";

    @TempDir
    Path home;

    private final KnownKeys keys = KnownKeys.ofVectors();
    private Path folder;
    private Keystore keystore;

    @BeforeEach
    void open() {
        folder = home.resolve(".bittensor").resolve("wallets");
        keystore = new Keystore(folder, keys, new KeyFiles());
    }

    private static KeyMaterial material(String uri) {
        try (Secret text = SecretTexts.of(uri)) {
            return KeyMaterial.ofUri(KeyScheme.SR25519, text);
        } catch (KeyException e) {
            throw new AssertionError(e);
        }
    }

    private AccountId create(String name, String uri, String password) throws KeystoreException {
        try (KeyMaterial material = material(uri); Secret given = SecretTexts.of(password)) {
            keystore.createColdkey(name, material, password.isEmpty() ? Optional.empty() : Optional.of(given));
            return material.account();
        }
    }

    private AccountId createHotkey(String wallet, String name, String uri, String password) throws KeystoreException {
        try (KeyMaterial material = material(uri); Secret given = SecretTexts.of(password)) {
            keystore.createHotkey(wallet, name, material, password.isEmpty() ? Optional.empty() : Optional.of(given));
            return material.account();
        }
    }

    private AccountId unlock(String name, String password) throws KeystoreException {
        try (Secret given = SecretTexts.of(password); KeyPair pair = keystore.unlockColdkey(name, Optional.of(given))) {
            return pair.account();
        }
    }

    private void change(String name, String from, String to) throws KeystoreException {
        try (Secret old = SecretTexts.of(from); Secret next = SecretTexts.of(to)) {
            keystore.changePassword(name, from.isEmpty() ? Optional.empty() : Optional.of(old),
                    to.isEmpty() ? Optional.empty() : Optional.of(next));
        }
    }

    private WalletEntry entry(String name) throws KeystoreException {
        return keystore.findWallet(name).orElseThrow();
    }

    private static Kind kindOf(ThrowingCallable call) {
        return catchThrowableOfType(KeystoreException.class, call).kind();
    }

    private Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void aFolderThatIsNotThereHoldsNoWallets() throws KeystoreException {
        assertThat(keystore.list()).isEmpty();
        assertThat(keystore.findWallet("main")).isEmpty();
        assertThat(Files.exists(home.resolve(".bittensor"))).isFalse();
        assertThat(keystore.folder()).isEqualTo(folder);
    }

    @Test
    void aNewColdkeyIsListedAndOpens() throws Exception {
        AccountId account = create("main", DEV, "secret words");
        assertThat(keystore.list()).containsExactly(new WalletEntry("main", Optional.of(account), Protection.NACL,
                KeyScheme.SR25519, List.of(), List.of()));
        assertThat(entry("main").canSign()).isTrue();
        assertThat(unlock("main", "secret words")).isEqualTo(account);
        assertThat(account.address()).isEqualTo(DEV_ADDRESS);
        assertThat(kindOf(() -> unlock("main", "secret word"))).isEqualTo(Kind.WRONG_PASSWORD);
        assertThat(kindOf(() -> keystore.unlockColdkey("main", Optional.empty()).close()))
                .isEqualTo(Kind.PASSWORD_NEEDED);
        assertThat(kindOf(() -> unlock("other", "x"))).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void theFilesAreThoseOfBtcli() throws Exception {
        create("main", DEV, "correct horse battery staple");
        createHotkey("main", "miner", DEV, "");
        JsonNode vectors = TestData.vectors("keyfile-nacl.json");
        String plain = vectors.get("cases").get(0).get("plaintext_utf8").asString();
        String shown = vectors.get("plain_files").get(1).get("file_utf8").asString();
        assertThat(folder.resolve("main/coldkeypub.txt")).hasContent(shown);
        assertThat(folder.resolve("main/hotkeys/miner")).hasContent(plain);
        assertThat(folder.resolve("main/hotkeys/minerpub.txt")).hasContent(shown);
        byte[] coldkey = Files.readAllBytes(folder.resolve("main/coldkey"));
        assertThat(coldkey).startsWith("$NACL".getBytes(StandardCharsets.US_ASCII))
                .hasSize(5 + 24 + 16 + plain.length());
    }

    @Test
    void filesAreTheOwnersAloneFromTheStart() throws Exception {
        Assumptions.assumeTrue(KeyFiles.isPosix(home), "skipped: no POSIX permissions here");
        List<String> seen = new ArrayList<>();
        Keystore watched = new Keystore(folder, keys, new KeyFiles(step -> {
            try (var files = Files.walk(home)) {
                files.filter(Files::isRegularFile).forEach(file -> {
                    try {
                        seen.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                });
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }, true));
        try (KeyMaterial material = material(DEV); Secret password = SecretTexts.of("x")) {
            watched.createColdkey("main", material, Optional.of(password));
            watched.createHotkey("main", "hot", material, Optional.empty());
            watched.changePassword("main", Optional.of(password), Optional.empty());
        }
        assertThat(seen).hasSizeGreaterThan(20).containsOnly("rw-------");
        for (Path made : List.of(home.resolve(".bittensor"), folder, folder.resolve("main"),
                folder.resolve("main/hotkeys"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made))).isEqualTo("rwx------");
        }
    }

    @Test
    void nothingIsOverwritten() throws Exception {
        create("main", DEV, "one");
        byte[] before = Files.readAllBytes(folder.resolve("main/coldkey"));
        assertThat(kindOf(() -> create("main", "//Alice", "two"))).isEqualTo(Kind.EXISTS);
        assertThat(kindOf(() -> create("main", DEV, "two"))).isEqualTo(Kind.EXISTS);
        assertThat(kindOf(() -> keystore.addWatchOnly("main", AccountId.of(new byte[32])))).isEqualTo(Kind.EXISTS);
        createHotkey("main", "hot", DEV, "");
        assertThat(kindOf(() -> createHotkey("main", "hot", "//Alice", ""))).isEqualTo(Kind.EXISTS);
        assertThat(Files.readAllBytes(folder.resolve("main/coldkey"))).isEqualTo(before);
        assertThat(unlock("main", "one").address()).isEqualTo(DEV_ADDRESS);
        assertThat(leftovers()).isEmpty();
    }

    private List<Path> leftovers() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".tmp")).toList();
        }
    }

    @Test
    void aWatchedAddressBecomesAWalletOnlyForItsOwnKey() throws Exception {
        try (KeyMaterial material = material(DEV)) {
            keystore.addWatchOnly("main", material.account());
            assertThat(entry("main").protection()).isEqualTo(Protection.NONE_WATCH_ONLY);
            assertThat(entry("main").canSign()).isFalse();
            assertThat(entry("main").coldkey()).hasValue(material.account());
        }
        assertThat(kindOf(() -> keystore.unlockColdkey("main", Optional.empty()).close())).isEqualTo(Kind.NOT_FOUND);
        assertThatThrownBy(() -> keystore.unlockColdkey("main", Optional.empty())).hasMessageContaining("watch-only");
        assertThat(kindOf(() -> create("main", "//Alice", "x"))).isEqualTo(Kind.EXISTS);
        assertThat(Files.exists(folder.resolve("main/coldkey"))).isFalse();
        create("main", DEV, "x");
        assertThat(entry("main").protection()).isEqualTo(Protection.NACL);
    }

    @Test
    void aWatchedLedgerKeyKeepsItsScheme() throws KeystoreException {
        keystore.addWatchOnly("ledger", AccountId.of(new byte[32]), KeyScheme.ED25519);
        assertThat(entry("ledger").scheme()).isEqualTo(KeyScheme.ED25519);
    }

    @Test
    void passwordsLoseWhiteSpaceAsAtThePromptOfBtcli() throws Exception {
        create("main", DEV, "  two words \n");
        assertThat(unlock("main", "two words")).isEqualTo(unlock("main", "\ttwo words "));
        assertThat(kindOf(() -> create("blank", DEV, " \n "))).isEqualTo(Kind.PASSWORD_NEEDED);
        assertThat(Files.exists(folder.resolve("blank"))).isFalse();
        // a file of a program that did not trim
        try (Secret content = SecretTexts.of("{\"secretPhrase\":\"" + DEV + "\"}");
                Secret raw = SecretTexts.of(" x ");
                Secret sealed = new Envelope(keys).seal(content, raw)) {
            Files.createDirectories(folder.resolve("raw"));
            Files.write(folder.resolve("raw/coldkey"), sealed.copyBytes());
        }
        assertThat(unlock("raw", " x ").address()).isEqualTo(DEV_ADDRESS);
        assertThat(kindOf(() -> unlock("raw", "x"))).isEqualTo(Kind.WRONG_PASSWORD);
    }

    @Test
    void aChangedPasswordIsTheOnlyOneThatOpens() throws Exception {
        create("main", DEV, "one");
        change("main", "one", "two");
        assertThat(unlock("main", "two").address()).isEqualTo(DEV_ADDRESS);
        assertThat(kindOf(() -> unlock("main", "one"))).isEqualTo(Kind.WRONG_PASSWORD);
        assertThat(kindOf(() -> change("main", "one", "three"))).isEqualTo(Kind.WRONG_PASSWORD);
        change("main", "two", "");
        assertThat(entry("main").protection()).isEqualTo(Protection.PLAIN);
        try (KeyPair pair = keystore.unlockColdkey("main", Optional.empty())) {
            assertThat(pair.account().address()).isEqualTo(DEV_ADDRESS);
        }
        change("main", "", "four");
        assertThat(unlock("main", "four").address()).isEqualTo(DEV_ADDRESS);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aHotkeyIsEncryptedAndOpened() throws Exception {
        AccountId account = createHotkey("main", "hot", "//Alice", "");
        try (Secret next = SecretTexts.of("pw")) {
            keystore.changeHotkeyPassword("main", "hot", Optional.empty(), Optional.of(next));
            assertThat(entry("main").hotkeys()).containsExactly(new HotkeyEntry("hot", Optional.of(account),
                    Protection.NACL, List.of()));
            try (KeyPair pair = keystore.unlockHotkey("main", "hot", Optional.of(next))) {
                assertThat(pair.account()).isEqualTo(account);
            }
        }
        assertThat(kindOf(() -> keystore.unlockHotkey("main", "cold", Optional.empty()))).isEqualTo(Kind.NOT_FOUND);
        assertThat(entry("main").protection()).isEqualTo(Protection.NONE_WATCH_ONLY);
        assertThat(entry("main").problems()).isEmpty();
    }

    @Test
    void oldFormatsAreRewrittenInThePresentOneWithTheirUnknownFields() throws Exception {
        JsonNode legacy = TestData.vectors("keyfile-legacy.json");
        write("fernet/coldkey", legacy.get("fernet").get("cases").get(0).get("token").asString());
        write("vault/coldkey", legacy.get("ansible_vault").get("cases").get(0).get("file_utf8").asString());
        write("plain/coldkey", "{\"secretPhrase\":\"" + DEV + "\",\"mine\":[1,2]}");
        assertThat(entry("fernet").protection()).isEqualTo(Protection.FERNET);
        assertThat(entry("vault").protection()).isEqualTo(Protection.ANSIBLE_VAULT);
        assertThat(problems("vault")).contains("coldkeypub.txt is missing");
        for (String wallet : List.of("fernet", "vault")) {
            change(wallet, "testing123", "new");
            assertThat(entry(wallet).protection()).isEqualTo(Protection.NACL);
            assertThat(unlock(wallet, "new").address()).isEqualTo(DEV_ADDRESS);
        }
        change("plain", "", "new");
        change("plain", "new", "");
        assertThat(Files.readString(folder.resolve("plain/coldkey"))).contains("\"cryptoType\":1,\"mine\":[1,2]}");
    }

    @Test
    void aMissingPublicFileIsRestored() throws Exception {
        create("main", DEV, "pw");
        Path shown = folder.resolve("main/coldkeypub.txt");
        String text = Files.readString(shown);
        Files.delete(shown);
        assertThat(entry("main").coldkey()).isEmpty();
        try (Secret password = SecretTexts.of("pw")) {
            keystore.restorePublicFile("main", Optional.of(password));
            assertThat(shown).hasContent(text);
            assertThat(kindOf(() -> keystore.restorePublicFile("main", Optional.of(password)))).isEqualTo(Kind.EXISTS);
        }
    }

    @Test
    void aPublicFileOfAnotherAccountStopsUnlocking() throws Exception {
        create("main", DEV, "pw");
        Files.writeString(folder.resolve("main/coldkeypub.txt"), PublicFile.write(AccountId.of(new byte[32]),
                KeyScheme.SR25519));
        assertThat(kindOf(() -> unlock("main", "pw"))).isEqualTo(Kind.CONTENT);
        assertThat(kindOf(() -> change("main", "pw", "x"))).isEqualTo(Kind.CONTENT);
    }

    @Test
    void keysOfUnknownKindAreShownButNotChanged() throws Exception {
        write("hashed/coldkey", "{\"secretPhrase\":\"" + DEV + "\",\"accountType\":\"hashed\",\"ss58Address\":\""
                + DEV_ADDRESS + "\"}");
        write("new/coldkeypub.txt", "{\"ss58Address\":\"" + DEV_ADDRESS + "\",\"cryptoType\":5}");
        assertThat(entry("hashed").coldkey().orElseThrow().address()).isEqualTo(DEV_ADDRESS);
        assertThat(entry("hashed").problems()).anyMatch(problem -> problem.contains("\"hashed\""));
        assertThat(entry("new").problems()).anyMatch(problem -> problem.contains("kind 5"));
        String before = Files.readString(folder.resolve("hashed/coldkey"));
        assertThat(kindOf(() -> change("hashed", "", "x"))).isEqualTo(Kind.UNSUPPORTED);
        assertThat(kindOf(() -> keystore.unlockColdkey("hashed", Optional.empty()))).isEqualTo(Kind.UNSUPPORTED);
        assertThat(folder.resolve("hashed/coldkey")).hasContent(before);
    }

    @Test
    void troubleInOneWalletHidesNoOther() throws Exception {
        create("good", DEV, "pw");
        Files.createDirectories(folder.resolve("folderkey/coldkey"));
        Files.createDirectories(folder.resolve("emptyfolder"));
        write("empty/coldkey", "");
        write("noise/coldkey", "\u0000\u0001 what is this");
        write("badpub/coldkeypub.txt", "5abc");
        write("hotfile/hotkeys", "not a folder");
        write("other/notes.txt", "hello");
        write("a-file.txt", "x");
        write(".hidden/coldkey", "x");
        try (RandomAccessFile huge = new RandomAccessFile(write("huge/coldkey", "{").toFile(), "rw")) {
            huge.setLength(1L << 30);
        }
        try (RandomAccessFile huge = new RandomAccessFile(write("huge/hotkeys/h", "{").toFile(), "rw")) {
            huge.setLength(1L << 30);
        }
        Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));
        Files.createSymbolicLink(folder.resolve("linked"), folder.resolve("good"));
        Files.createDirectories(folder.resolve("links"));
        Files.createSymbolicLink(folder.resolve("links/coldkey"), folder.resolve("nowhere"));
        Files.createSymbolicLink(folder.resolve("links/coldkeypub.txt"), folder.resolve("links/coldkeypub.txt"));

        write("pipe/coldkeypub.txt", "?");
        Files.delete(folder.resolve("pipe/coldkeypub.txt"));
        boolean pipe = makePipe(folder.resolve("pipe/coldkeypub.txt"));

        List<WalletEntry> wallets = keystore.list().stream().filter(wallet -> !wallet.name().equals("pipe")).toList();

        assertThat(wallets).extracting(WalletEntry::name)
                .containsExactly("badpub", "dangling", "empty", "folderkey",
                        "good", "hotfile", "huge", "linked", "links", "noise", "other");
        assertThat(wallets).filteredOn(wallet -> !wallet.name().equals("good"))
                .allSatisfy(wallet -> assertThat(
                        wallet.problems()).as(wallet.name()).isNotEmpty());
        assertThat(entry("good").problems()).isEmpty();
        assertThat(problems("folderkey")).contains("folder where the file coldkey should be");
        assertThat(problems("empty")).contains("coldkey is empty");
        assertThat(problems("noise")).contains("not a key file");
        assertThat(problems("badpub")).contains("coldkeypub.txt: The address");
        assertThat(problems("huge")).contains("far too large");
        assertThat(entry("huge").hotkeys().getFirst().problems().toString()).contains("far too large");
        assertThat(problems("dangling")).contains("link");
        assertThat(problems("links")).contains("coldkey is a link that leads nowhere")
                .contains("coldkeypub.txt is a link that leads nowhere");
        assertThat(problems("other")).contains("no key");
        if (pipe) {
            assertThat(problems("pipe")).contains("is not a file");
        }
        assertThat(problems("hotfile")).contains("hotkeys");
        assertThat(entry("linked").coldkey().orElseThrow().address()).isEqualTo(DEV_ADDRESS);
        for (WalletEntry wallet : wallets) {
            keystore.verify(wallet.name().equals("dangling") ? "good" : wallet.name());
        }
        assertThat(kindOf(() -> keystore.unlockColdkey("huge", Optional.empty()))).isEqualTo(Kind.CONTENT);
        assertThat(kindOf(() -> keystore.unlockColdkey("folderkey", Optional.empty()))).isEqualTo(Kind.UNREADABLE);
        assertThat(kindOf(() -> keystore.unlockColdkey("empty", Optional.empty()))).isEqualTo(Kind.CONTENT);
    }

    private static boolean makePipe(Path path) throws Exception {
        try {
            return new ProcessBuilder("mkfifo", path.toString()).start().waitFor() == 0;
        } catch (IOException e) {
            // a system without pipes in folders
            return false;
        }
    }

    private String problems(String wallet) throws KeystoreException {
        return entry(wallet).problems().toString();
    }

    @Test
    void nothingIsWrittenThroughLinks() throws Exception {
        create("good", DEV, "pw");
        Files.createSymbolicLink(folder.resolve("linked"), folder.resolve("good"));
        Path elsewhere = Files.createDirectory(home.resolve("stick"));
        Files.move(folder.resolve("good/coldkey"), elsewhere.resolve("coldkey"));
        Files.createSymbolicLink(folder.resolve("good/coldkey"), elsewhere.resolve("coldkey"));
        assertThat(unlock("good", "pw").address()).as("reading through a link works").isEqualTo(DEV_ADDRESS);
        assertThat(kindOf(() -> change("good", "pw", "x"))).isEqualTo(Kind.UNSUPPORTED);
        assertThat(kindOf(() -> createHotkey("linked", "h", DEV, ""))).isEqualTo(Kind.UNSUPPORTED);
        assertThat(Files.isSymbolicLink(folder.resolve("good/coldkey"))).isTrue();
        assertThat(unlock("linked", "pw").address()).isEqualTo(DEV_ADDRESS);
        assertThat(leftovers()).isEmpty();
        // a dangling link where a new key would go is not followed either
        Files.createDirectories(folder.resolve("fresh"));
        Files.createSymbolicLink(folder.resolve("fresh/coldkey"), home.resolve("target"));
        assertThat(kindOf(() -> create("fresh", DEV, "pw"))).isEqualTo(Kind.EXISTS);
        assertThat(home.resolve("target")).doesNotExist();
    }

    @Test
    void aFolderThatMayNotBeReadIsAProblemOfItsOwn() throws Exception {
        create("good", DEV, "pw");
        Path shut = Files.createDirectories(folder.resolve("shut"));
        Assumptions.assumeTrue(KeyFiles.isPosix(home), "skipped: no POSIX permissions here");
        Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(shut), "skipped: this user may read everything");
        assertThat(keystore.list()).extracting(WalletEntry::name).containsExactly("good", "shut");
        assertThat(problems("shut")).contains("permission");
        assertThat(kindOf(() -> create("shut", DEV, "pw"))).isEqualTo(Kind.PERMISSION);
    }

    @Test
    void filesThatOthersCanReadAreReported() throws Exception {
        Assumptions.assumeTrue(KeyFiles.isPosix(home), "skipped: no POSIX permissions here");
        create("main", DEV, "pw");
        Files.setPosixFilePermissions(folder.resolve("main/coldkey"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(problems("main")).contains("Other users");
    }

    @Test
    void hotkeysAreListedWithWhatIsKnownOfThem() throws Exception {
        create("main", DEV, "pw");
        AccountId plain = createHotkey("main", "b-plain", "//Alice", "");
        AccountId closed = createHotkey("main", "c-closed", "//Bob", "pw");
        write("main/hotkeys/a-watchpub.txt", PublicFile.write(closed, KeyScheme.SR25519));
        write("main/hotkeys/d-words", DEV);
        write("main/hotkeys/e-noise", "?");
        write("main/hotkeys/.hidden", "?");
        List<HotkeyEntry> hotkeys = entry("main").hotkeys();
        assertThat(hotkeys).extracting(HotkeyEntry::name)
                .containsExactly("a-watch", "b-plain", "c-closed", "d-words",
                        "e-noise");
        assertThat(hotkeys).extracting(HotkeyEntry::protection)
                .containsExactly(Protection.NONE_WATCH_ONLY,
                        Protection.PLAIN, Protection.NACL, Protection.PLAIN, Protection.UNKNOWN);
        assertThat(hotkeys).extracting(HotkeyEntry::account)
                .startsWith(Optional.of(closed), Optional.of(plain),
                        Optional.of(closed), Optional.of(AccountId.ofHex(
                                "46ebddef8cd9bb167dc30878d7113b7e168e6f0646beffd77d69d39bad76b47a")),
                        Optional.empty());
        Files.delete(folder.resolve("main/hotkeys/b-plainpub.txt"));
        assertThat(entry("main").hotkeys().get(1).account()).hasValue(plain);
    }

    @Test
    void verifyOpensWhatThePasswordOpensAndComparesAddresses() throws Exception {
        create("main", DEV, "pw");
        createHotkey("main", "hot", "//Alice", "");
        createHotkey("main", "other", "//Bob", "another");
        assertThat(keystore.verify("main").isGood()).isTrue();
        try (Secret password = SecretTexts.of("pw")) {
            VerifyReport report = keystore.verify("main", Optional.of(password));
            assertThat(report.isGood()).isTrue();
            assertThat(report.checks()).extracting(VerifyReport.Check::file)
                    .containsExactly("coldkey", "hotkeys/hot",
                            "hotkeys/other");
            assertThat(report.checks()).extracting(VerifyReport.Check::level)
                    .containsExactly(Level.GOOD, Level.GOOD,
                            Level.WARNING);
            Files.writeString(folder.resolve("main/coldkeypub.txt"), PublicFile.write(AccountId.of(new byte[32]),
                    KeyScheme.SR25519));
            assertThat(keystore.verify("main", Optional.of(password)).isGood()).isFalse();
        }
        assertThat(kindOf(() -> keystore.verify("nobody"))).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void browserExportsComeInAndGoOut() throws Exception {
        JsonNode vector = TestData.vectors("polkadot-js-keystore.json").get("cases").get(7);
        Path file = Files.writeString(home.resolve("account.json"), vector.get("json").toString());
        try (Secret json = Keystore.readExport(file);
                Secret old = SecretTexts.of(vector.get("password").asString());
                Secret own = SecretTexts.of("own")) {
            assertThat(keystore.importPolkadotJson("imported", json, Optional.of(old), Optional.of(own)).address())
                    .isEqualTo(vector.get("expected").get("address").asString());
            assertThat(unlock("imported", "own").address()).isEqualTo(DEV_ADDRESS);
            assertThat(kindOf(() -> keystore.importPolkadotJson("imported", json, Optional.of(old),
                    Optional.of(own)))).isEqualTo(Kind.EXISTS);
            try (Secret exported = SecretTexts.of(keystore.exportPolkadotJson("imported", Optional.of(own), old))) {
                keystore.importPolkadotJson("again", exported, Optional.of(old), Optional.empty());
            }
            try (Secret none = Secret.allocate(0)) {
                assertThat(kindOf(() -> keystore.exportPolkadotJson("imported", Optional.of(own), none)))
                        .isEqualTo(Kind.PASSWORD_NEEDED);
            }
        }
        assertThat(entry("again").coldkey()).isEqualTo(entry("imported").coldkey());
        assertThat(kindOf(() -> Keystore.readExport(home.resolve("none.json")))).isEqualTo(Kind.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "a\\b", "..", ".", ".hidden", "../../x", "a\u0000b", "a\nb", "a\u202eb",
            "con", "NUL", "aux.txt", "COM1", "a:b", "a*b", "a?b", "<a>", "a|b", "a\"b", " a", "a ", "a.", "-rf",
            "mypub.txt", "\ud800"})
    void namesThatLeadElsewhereAreRefused(String name) {
        assertThat(kindOf(() -> create(name, DEV, "pw"))).isEqualTo(Kind.NAME);
        assertThat(kindOf(() -> createHotkey("main", name, DEV, ""))).isEqualTo(Kind.NAME);
        assertThat(kindOf(() -> keystore.addWatchOnly(name, AccountId.of(new byte[32])))).isEqualTo(Kind.NAME);
        assertThat(Files.exists(home.resolve(".bittensor"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"x/y, /", "CON, Windows", "..., dot", "a<b, <", "pub.txt, pub.txt"})
    void theReasonOfARefusedNameIsTold(String name, String reason) {
        assertThatThrownBy(() -> Keystore.requireNewName(name)).isInstanceOf(KeystoreException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "my wallet", "Größe_1", "日本", "v1.2", "console", "a'b", "100%"})
    void ordinaryNamesWork(String name) throws KeystoreException {
        create(name, DEV, "");
        assertThat(entry(name).canSign()).isTrue();
        assertThat(keystore.list()).extracting(WalletEntry::name).containsExactly(name);
    }

    @Test
    void aVeryLongNameIsRefused() {
        assertThat(kindOf(() -> create("ä".repeat(101), DEV, ""))).isEqualTo(Kind.NAME);
    }

    @Test
    void walletsThatOtherProgramsNamedOddlyAreStillUsable() throws Exception {
        write("odd name. /coldkey", "{\"secretPhrase\":\"" + DEV + "\"}");
        write("con/coldkey", "{\"secretPhrase\":\"" + DEV + "\"}");
        for (String name : List.of("odd name. ", "con")) {
            try (KeyPair pair = keystore.unlockColdkey(name, Optional.empty())) {
                assertThat(pair.account().address()).isEqualTo(DEV_ADDRESS);
            }
        }
    }

    @Test
    void aFileSystemWithoutHardLinksIsServedToo() throws Exception {
        Keystore plain = new Keystore(folder, keys, new KeyFiles(step -> {}, false));
        try (KeyMaterial material = material(DEV); KeyMaterial other = material("//Alice")) {
            plain.createColdkey("main", material, Optional.empty());
            assertThat(kindOf(() -> plain.createColdkey("main", other, Optional.empty()))).isEqualTo(Kind.EXISTS);
        }
        assertThat(entry("main").coldkey().orElseThrow().address()).isEqualTo(DEV_ADDRESS);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void leftoversOfOursGoAndFilesOfOthersStay() throws Exception {
        create("main", DEV, "pw");
        Path ours = write("main/.tern-0123456789abcdef.tmp", "half a key");
        Path theirs = write("main/.tern-notours.tmp", "keep");
        Path backup = write("main/coldkey.bak", "keep");
        change("main", "pw", "new");
        assertThat(ours).doesNotExist();
        assertThat(theirs).exists();
        assertThat(backup).exists();
    }

    @Test
    void aFileThatAnotherProgramChangedMeanwhileIsLeftAlone() throws Exception {
        create("main", DEV, "pw");
        Path coldkey = folder.resolve("main/coldkey");
        Keystore disturbed = new Keystore(folder, keys, new KeyFiles(step -> {
            if (step.equals("synced")) {
                try {
                    Files.writeString(coldkey, "written by another program");
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        }, true));
        try (Secret old = SecretTexts.of("pw"); Secret next = SecretTexts.of("new")) {
            assertThat(kindOf(() -> disturbed.changePassword("main", Optional.of(old), Optional.of(next))))
                    .isEqualTo(Kind.BUSY);
        }
        assertThat(coldkey).hasContent("written by another program");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void manyThreadsLoseNoKey() throws Exception {
        create("main", DEV, "0");
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            int number = i;
            Keystore own = new Keystore(folder, keys, new KeyFiles());
            work.add(() -> {
                try (KeyMaterial material = material("//hot" + number)) {
                    own.createHotkey("main", "hot" + number / 2, material, Optional.empty());
                    return true;
                } catch (KeystoreException e) {
                    assertThat(e.kind()).isEqualTo(Kind.EXISTS);
                    return false;
                }
            });
        }
        int made = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> done : threads.invokeAll(work)) {
                made += done.get() ? 1 : 0;
            }
        }
        assertThat(made).isEqualTo(12);
        assertThat(entry("main").hotkeys()).hasSize(12).allSatisfy(hotkey -> assertThat(hotkey.problems()).isEmpty());
        assertThat(keystore.verify("main").isGood()).isTrue();
    }

    @Test
    void aWalletThatIsBeingWrittenIsBusyInTheEnd() throws Exception {
        create("main", DEV, "pw");
        try (WalletLock lock = WalletLock.take(folder.resolve("main"), Duration.ZERO)) {
            assertThat(kindOf(() -> WalletLock.take(folder.resolve("main"), Duration.ofMillis(20)).close()))
                    .isEqualTo(Kind.BUSY);
            assertThat(lock).isNotNull();
        }
        WalletLock.take(folder.resolve("main"), Duration.ZERO).close();
    }

    @Test
    void textsOfErrorsAndObjectsHoldNoSecrets() throws Exception {
        create("main", DEV, "hunter2 hunter2");
        try (KeyMaterial material = material(DEV)) {
            assertThat(material.toString()).doesNotContain("bottom");
        }
        KeystoreException refused = catchThrowableOfType(KeystoreException.class, () -> unlock("main", "hunter3"));
        assertThat(refused.toString() + refused.details()).doesNotContain("hunter");
    }
}
