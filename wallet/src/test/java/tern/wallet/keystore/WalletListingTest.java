package tern.wallet.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keystore.KeystoreException.Kind;

class WalletListingTest extends KeystoreFixture {

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
    void walletsThatOtherProgramsNamedOddlyAreStillUsable() throws Exception {
        write("odd name. /coldkey", "{\"secretPhrase\":\"" + DEV + "\"}");
        write("con/coldkey", "{\"secretPhrase\":\"" + DEV + "\"}");
        for (String name : List.of("odd name. ", "con")) {
            try (KeyPair pair = keystore.unlockColdkey(name, Optional.empty())) {
                assertThat(pair.account().address()).isEqualTo(DEV_ADDRESS);
            }
        }
    }
}
