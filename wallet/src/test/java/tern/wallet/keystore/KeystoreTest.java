package tern.wallet.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tern.wallet.TestData;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keys.SecretTexts;
import tern.wallet.keystore.KeystoreException.Kind;
import tern.wallet.keystore.VerifyReport.Level;
import tools.jackson.databind.JsonNode;

class KeystoreTest extends KeystoreFixture {

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
