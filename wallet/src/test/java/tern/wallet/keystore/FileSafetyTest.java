package tern.wallet.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.SecretTexts;
import tern.wallet.keystore.KeystoreException.Kind;

class FileSafetyTest extends KeystoreFixture {

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
    void aKeyFileThatCannotBeReadAgainLeavesNothingHidden() throws Exception {
        create("main", DEV, "pw");
        Path coldkey = folder.resolve("main/coldkey");
        Path kept = home.resolve("kept");
        Keystore disturbed = new Keystore(folder, keys, new KeyFiles(step -> {
            if (step.equals("synced") && Files.exists(coldkey)) {
                try {
                    Files.move(coldkey, kept);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        }, true));
        try (Secret old = SecretTexts.of("pw")) {
            assertThat(kindOf(() -> disturbed.changePassword("main", Optional.of(old), Optional.empty())))
                    .isEqualTo(Kind.NOT_FOUND);
        }
        assertThat(kept).exists();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aHiddenFileThatCannotBeReadBackGoesToo() throws Exception {
        create("main", DEV, "pw");
        Keystore disturbed = new Keystore(folder, keys, new KeyFiles(step -> {
            if (step.equals("synced")) {
                try {
                    for (Path temp : leftovers()) {
                        Files.write(temp, new byte[4 << 20]);
                    }
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        }, true));
        try (Secret old = SecretTexts.of("pw")) {
            assertThat(kindOf(() -> disturbed.changePassword("main", Optional.of(old), Optional.empty()))).isNotNull();
        }
        assertThat(leftovers()).isEmpty();
        assertThat(unlock("main", "pw").address()).isEqualTo(DEV_ADDRESS);
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
}
