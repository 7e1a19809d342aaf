package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keys.Ss58;
import tern.wallet.keystore.KeyMaterial;
import tern.wallet.keystore.Keystore;

/// The lock over a real wallets folder.
class KeystoreLockKeysTest {

    @TempDir
    private Path folder;

    private static Secret secret(String text) {
        return Secret.takeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void onlyAPasswordOfAWalletOpensAndWatchedOrPlainWalletsHaveNone() throws Exception {
        Keystore keystore = Keystore.open(folder);
        try (Secret uri = secret("//Lock test"); Secret password = secret("four plain words here")) {
            try (KeyMaterial material = KeyMaterial.ofUri(KeyScheme.SR25519, uri)) {
                keystore.createColdkey("safe", material, Optional.of(password));
            }
            try (KeyMaterial material = KeyMaterial.ofUri(KeyScheme.SR25519, uri)) {
                keystore.createColdkey("plain", material, Optional.empty());
            }
        }
        keystore.addWatchOnly("watched", Ss58.parse("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"));
        KeystoreLockKeys keys = new KeystoreLockKeys(folder);
        assertThat(keys.wallets()).isEqualTo(List.of("safe"));
        try (Secret right = secret("four plain words here"); Secret wrong = secret("four plain words there")) {
            assertThat(keys.opens("safe", right)).isTrue();
            assertThat(keys.opens("safe", wrong)).isFalse();
            assertThat(right.length()).as("the password stays the caller’s").isPositive();
        }
        assertThat(Files.exists(folder.resolve("safe").resolve("coldkey"))).isTrue();
    }

    /// Looks through the whole memory of this process, on the heap and beside it, for the key that a password opened.
    @Test
    @EnabledOnOs(OS.LINUX)
    void nothingOfTheKeyStaysInMemoryAfterThePasswordWasTried() throws Exception {
        byte[] masked = new byte[32];
        new SecureRandom().nextBytes(masked);
        byte mask = 0x5a;
        Keystore keystore = Keystore.open(folder);
        try (Secret password = secret("four plain words here"); Secret seed = unmask(masked, mask)) {
            try (KeyMaterial material = KeyMaterial.ofSeed(KeyScheme.SR25519, seed)) {
                keystore.createColdkey("safe", material, Optional.of(password));
            }
        }
        try (Secret seed = unmask(masked, mask)) {
            assertThat(ProcessMemory.holds(masked, mask)).as("the search finds a key that is held").isTrue();
            assertThat(seed.length()).isEqualTo(32);
        }
        KeystoreLockKeys keys = new KeystoreLockKeys(folder);
        try (Secret right = secret("four plain words here")) {
            assertThat(keys.opens("safe", right)).isTrue();
        }
        assertThat(ProcessMemory.holds(masked, mask)).as("the seed").isFalse();
        assertThat(ProcessMemory.holds(hex(masked, mask), (byte) 0x11)).as("the seed in the file’s text").isFalse();
    }

    private static Secret unmask(byte[] masked, byte mask) {
        byte[] plain = masked.clone();
        for (int i = 0; i < plain.length; i++) {
            plain[i] ^= mask;
        }
        return Secret.takeBytes(plain);
    }

    /// The text `0123…` of the bytes, masked with 0x11.
    private static byte[] hex(byte[] masked, byte mask) {
        byte[] text = new byte[masked.length * 2];
        String digits = "0123456789abcdef";
        for (int i = 0; i < masked.length; i++) {
            int value = (masked[i] ^ mask) & 0xff;
            text[2 * i] = (byte) (digits.charAt(value >> 4) ^ 0x11);
            text[2 * i + 1] = (byte) (digits.charAt(value & 15) ^ 0x11);
        }
        return text;
    }
}
