package tern.wallet.keystore;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.KeyException;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keys.SecretTexts;
import tern.wallet.keystore.KeystoreException.Kind;

/// A second process that writes wallets, started by tests; says each finished step on its output.
final class WriterProcess {

    private final Keystore keystore;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private WriterProcess(Path folder) {
        this.keystore = new Keystore(folder, KnownKeys.invented(), new KeyFiles());
    }

    /// Starts one.
    static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-Xmx96m", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), WriterProcess.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /// `churn FOLDER ROUND WALLETS` writes until it is killed; `race FOLDER SELF COUNT` competes
    /// for one item at each line it gets.
    public static void main(String[] arguments) throws Exception {
        WriterProcess writer = new WriterProcess(Path.of(arguments[1]));
        if (arguments[0].equals("churn")) {
            for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
                String wallet = "w" + i;
                Thread.ofPlatform().start(() -> writer.churn(wallet, arguments[2]));
            }
        } else {
            writer.race(arguments[2], Integer.parseInt(arguments[3]));
        }
    }

    private void churn(String wallet, String round) {
        try (Secret one = SecretTexts.of("one"); Secret two = SecretTexts.of("two")) {
            boolean first = opens(wallet, one);
            for (int i = 0;; i++) {
                keystore.changePassword(wallet, Optional.of(first ? one : two), Optional.of(first ? two : one));
                first = !first;
                String hotkey = "r" + round + "-" + i;
                try (KeyMaterial material = material("//" + wallet + "//" + hotkey)) {
                    keystore.createHotkey(wallet, hotkey, material, Optional.empty());
                }
                out.println(wallet + " " + hotkey);
            }
        } catch (KeystoreException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean opens(String wallet, Secret password) throws KeystoreException {
        try {
            keystore.unlockColdkey(wallet, Optional.of(password)).close();
            return true;
        } catch (KeystoreException e) {
            if (e.kind() == Kind.WRONG_PASSWORD) {
                return false;
            }
            throw e;
        }
    }

    private void race(String self, int count) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        out.println("ready");
        for (int i = 0; i < count && in.readLine() != null; i++) {
            String name = "race" + i;
            try (KeyMaterial material = material("//" + self + "//" + name)) {
                report("cold", name, () -> keystore.createColdkey(name, material, Optional.empty()));
                report("hot", name, () -> keystore.createHotkey("shared", name, material, Optional.empty()));
                report("watch", name, () -> keystore.addWatchOnly("watch" + name, material.account()));
            }
            out.println("next");
        }
        try (Secret start = SecretTexts.of("start"); Secret own = SecretTexts.of(self)) {
            if (in.readLine() != null) {
                report("password", "shared",
                        () -> keystore.changePassword("shared", Optional.of(start), Optional.of(own)));
            }
        }
        out.println("next");
    }

    private interface Step {
        void run() throws KeystoreException;
    }

    private void report(String what, String name, Step step) throws KeystoreException {
        try {
            step.run();
            out.println(what + " " + name);
        } catch (KeystoreException e) {
            if (e.kind() != Kind.EXISTS && e.kind() != Kind.WRONG_PASSWORD && e.kind() != Kind.BUSY) {
                throw e;
            }
        }
    }

    static KeyMaterial material(String uri) {
        try (Secret text = SecretTexts.of(uri)) {
            return KeyMaterial.ofUri(KeyScheme.SR25519, text);
        } catch (KeyException e) {
            throw new AssertionError(e);
        }
    }
}
