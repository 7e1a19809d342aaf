package tern.wallet.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.SecretTexts;
import tern.wallet.keystore.KeystoreException.Kind;

class CrashSafetyTest {

    private static final int WALLETS = 6;

    @TempDir
    Path folder;

    private Keystore keystore() {
        return new Keystore(folder, KnownKeys.invented(), new KeyFiles());
    }

    private static void create(Keystore keystore, String name, String uri, String password) throws KeystoreException {
        try (KeyMaterial material = WriterProcess.material(uri); Secret given = SecretTexts.of(password)) {
            keystore.createColdkey(name, material, Optional.of(given));
        }
    }

    private static AccountId account(String uri) {
        try (KeyMaterial material = WriterProcess.material(uri)) {
            return material.account();
        }
    }

    /// Each round ends six writers at once at a random moment: thirty in all.
    @Test
    @Timeout(60)
    void killedWritersLeaveTheOldOrTheNewFileWhole() throws Exception {
        killWriters(5, 20261122);
    }

    @Test
    @Tag("slow")
    @Timeout(600)
    void killedWritersLeaveTheOldOrTheNewFileWholeForLong() throws Exception {
        killWriters(40, 4711);
    }

    private void killWriters(int rounds, long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        Keystore keystore = keystore();
        for (int i = 0; i < WALLETS; i++) {
            create(keystore, "w" + i, "//w" + i, "one");
        }
        Set<String> told = new HashSet<>();
        for (int round = 0; round < rounds; round++) {
            Process writer = WriterProcess.start("churn", folder.toString(), Integer.toString(round),
                    Integer.toString(WALLETS));
            try (BufferedReader out = reader(writer)) {
                int lines = 1 + random.nextInt(60);
                for (int i = 0; i < lines; i++) {
                    told.add(out.readLine());
                }
                writer.destroyForcibly();
                assertThat(writer.waitFor(10, TimeUnit.SECONDS)).isTrue();
            }
            checkAll(keystore, told, "seed " + seed + " round " + round);
        }
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private void checkAll(Keystore keystore, Set<String> told, String round) throws Exception {
        for (WalletEntry wallet : keystore.list()) {
            assertThat(wallet.problems()).as(round).isEmpty();
            assertThat(wallet.coldkey()).as(round).hasValue(account("//" + wallet.name()));
            assertThat(opensWithOneOf(keystore, wallet.name(), "one", "two")).as(round).isTrue();
            Set<String> names = new HashSet<>();
            for (HotkeyEntry hotkey : wallet.hotkeys()) {
                names.add(wallet.name() + " " + hotkey.name());
                assertThat(hotkey.problems()).as(round).isEmpty();
                assertThat(hotkey.account()).as(round).isPresent();
            }
            assertThat(names).as(round)
                    .containsAll(told.stream()
                            .filter(line -> line.startsWith(wallet.name() + " "))
                            .toList());
            // the lock of a dead process is no hindrance, and its half-written files go
            try (Secret one = SecretTexts.of("one"); Secret two = SecretTexts.of("two")) {
                boolean first = opensWithOneOf(keystore, wallet.name(), "one");
                keystore.changePassword(wallet.name(), Optional.of(first ? one : two), Optional.of(one));
            }
            try (var files = Files.list(folder.resolve(wallet.name()))) {
                assertThat(files.map(file -> file.getFileName().toString())).as(round)
                        .containsOnly("coldkey", "coldkeypub.txt", "hotkeys", WalletLock.FILE);
            }
        }
        assertThat(keystore.list()).hasSize(WALLETS);
    }

    private static boolean opensWithOneOf(Keystore keystore, String wallet, String... passwords)
            throws KeystoreException {
        for (String password : passwords) {
            try (Secret given = SecretTexts.of(password);
                    KeyPair pair = keystore.unlockColdkey(wallet, Optional.of(given))) {
                assertThat(pair.account()).isEqualTo(account("//" + wallet));
                return true;
            } catch (KeystoreException e) {
                assertThat(e.kind()).isEqualTo(Kind.WRONG_PASSWORD);
            }
        }
        return false;
    }

    /// Stands for a process that ends between two steps: nothing catches it, so nothing tidies up.
    private static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;
    }

    private Keystore dyingAt(int step, boolean hardLinks, List<String> reached) {
        return new Keystore(folder, KnownKeys.invented(), new KeyFiles(name -> {
            reached.add(name);
            if (reached.size() == step) {
                throw new PowerCut();
            }
        }, hardLinks));
    }

    @Test
    void everyStepOfAPasswordChangeMayBeTheLast() throws Exception {
        Keystore whole = keystore();
        create(whole, "w0", "//w0", "one");
        int cuts = 0;
        boolean cutShort = true;
        for (int step = 1; cutShort; step++) {
            List<String> reached = new ArrayList<>();
            cutShort = false;
            Keystore dying = dyingAt(step, true, reached);
            try (Secret one = SecretTexts.of("one"); Secret two = SecretTexts.of("two")) {
                boolean first = opensWithOneOf(whole, "w0", "one");
                try {
                    dying.changePassword("w0", Optional.of(first ? one : two), Optional.of(first ? two : one));
                } catch (PowerCut cut) {
                    cuts++;
                    cutShort = true;
                }
            }
            assertThat(opensWithOneOf(whole, "w0", "one", "two")).as("after %s", reached).isTrue();
            assertThat(whole.list()).singleElement().satisfies(entry -> assertThat(entry.problems()).isEmpty());
        }
        assertThat(cuts).as("steps of a change").isEqualTo(5);
    }

    @Test
    void everyStepOfACreationMayBeTheLast() throws Exception {
        Keystore whole = keystore();
        for (boolean hardLinks : new boolean[]{true, false}) {
            int cuts = 0;
            boolean cutShort = true;
            for (int step = 1; cutShort; step++) {
                cutShort = false;
                String name = (hardLinks ? "linked" : "moved") + step;
                List<String> reached = new ArrayList<>();
                Keystore dying = dyingAt(step, hardLinks, reached);
                try {
                    create(dying, name, "//key", "pw");
                } catch (PowerCut cut) {
                    cuts++;
                    cutShort = true;
                }
                finish(whole, name, reached);
            }
            assertThat(cuts).as("steps of a creation").isEqualTo(13);
        }
    }

    /// There is a key, whole, or none; whoever tries again gets the same wallet.
    private void finish(Keystore whole, String name, List<String> reached) throws KeystoreException {
        boolean there = Files.exists(folder.resolve(name).resolve("coldkey"));
        if (there) {
            assertThat(opens(whole, name)).as("after %s", reached).isTrue();
            try (Secret password = SecretTexts.of("pw")) {
                if (whole.findWallet(name).orElseThrow().coldkey().isEmpty()) {
                    whole.restorePublicFile(name, Optional.of(password));
                }
            }
        } else {
            assertThat(Files.exists(folder.resolve(name).resolve("coldkeypub.txt"))).as("after %s", reached).isFalse();
            create(whole, name, "//key", "pw");
        }
        WalletEntry entry = whole.findWallet(name).orElseThrow();
        assertThat(entry.problems()).as("after %s", reached).isEmpty();
        assertThat(entry.coldkey()).as("after %s", reached).hasValue(account("//key"));
        // what the dead writer left in between goes with the next write
        try (Secret password = SecretTexts.of("pw")) {
            whole.changePassword(name, Optional.of(password), Optional.of(password));
        }
        assertThat(folder.resolve(name)).isDirectoryNotContaining("glob:**.tmp");
    }

    private static boolean opens(Keystore keystore, String wallet) throws KeystoreException {
        try (Secret given = SecretTexts.of("pw"); KeyPair pair = keystore.unlockColdkey(wallet, Optional.of(given))) {
            return pair.account().equals(account("//key"));
        }
    }

    @Test
    @Timeout(60)
    void twoProcessesThatWriteTheSameNamesLoseNoKey() throws Exception {
        Keystore keystore = keystore();
        create(keystore, "shared", "//shared", "start");
        int count = 12;
        Process left = WriterProcess.start("race", folder.toString(), "left", Integer.toString(count));
        Process right = WriterProcess.start("race", folder.toString(), "right", Integer.toString(count));
        Set<String> leftMade = new HashSet<>();
        Set<String> rightMade = new HashSet<>();
        try (BufferedReader leftOut = reader(left); BufferedReader rightOut = reader(right)) {
            assertThat(leftOut.readLine()).isEqualTo("ready");
            assertThat(rightOut.readLine()).isEqualTo("ready");
            // item by item, so that each is fought for
            for (int i = 0; i <= count; i++) {
                go(left);
                go(right);
                readItem(leftOut, leftMade);
                readItem(rightOut, rightMade);
            }
        } finally {
            left.destroyForcibly();
            right.destroyForcibly();
        }
        assertThat(left.waitFor(Duration.ofSeconds(10)) && right.waitFor(Duration.ofSeconds(10))).isTrue();
        Set<String> both = new HashSet<>(leftMade);
        both.retainAll(rightMade);
        assertThat(both).as("made by both").isEmpty();
        assertThat(leftMade.size() + rightMade.size()).isEqualTo(3 * count + 1);
        for (int i = 0; i < count; i++) {
            String name = "race" + i;
            assertThat(keystore.findWallet(name).orElseThrow().coldkey())
                    .hasValue(account("//" + maker(leftMade, "cold " + name) + "//" + name));
            assertThat(keystore.findWallet("watch" + name).orElseThrow().coldkey())
                    .hasValue(account("//" + maker(leftMade, "watch " + name) + "//" + name));
            try (KeyPair pair = keystore.unlockHotkey("shared", name, Optional.empty())) {
                assertThat(pair.account()).isEqualTo(account("//" + maker(leftMade, "hot " + name) + "//" + name));
            }
        }
        assertThat(opensWithOneOf(keystore, "shared", maker(leftMade, "password shared"))).isTrue();
        assertThat(catchThrowableOfType(KeystoreException.class, () -> create(keystore, "race0", "//x", "x")).kind())
                .isEqualTo(Kind.EXISTS);
    }

    private static String maker(Set<String> leftMade, String what) {
        return leftMade.contains(what) ? "left" : "right";
    }

    private static void go(Process process) throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    private static void readItem(BufferedReader out, Set<String> made) throws IOException {
        for (String line = out.readLine(); !"next".equals(line); line = out.readLine()) {
            assertThat(line).as("the process goes on").isNotNull();
            made.add(line);
        }
    }
}
