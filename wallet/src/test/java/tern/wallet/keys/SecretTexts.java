package tern.wallet.keys;

import java.nio.charset.StandardCharsets;
import tern.wallet.crypto.Secret;
import tern.wallet.units.Hex;

/// Shorthands of tests: everything here is public test material.
public final class SecretTexts {

    private SecretTexts() {}

    /// UTF-8.
    public static Secret of(String text) {
        return Secret.takeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Secret ofHex(String hex) {
        return Secret.takeBytes(Hex.decode(hex));
    }

    /// What the secret holds, as text.
    public static String text(Secret secret) {
        return secret.withBytes(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    public static String hex(Secret secret) {
        return secret.withBytes(Hex::encode);
    }
}
