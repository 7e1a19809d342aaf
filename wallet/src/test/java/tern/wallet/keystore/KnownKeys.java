package tern.wallet.keystore;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tern.wallet.TestData;
import tern.wallet.crypto.Blake2;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.SecretTexts;
import tern.wallet.units.Hex;
import tools.jackson.databind.JsonNode;

/// Stands in for the seconds of Argon2 and PBKDF2: the vectors' own results, and a plain hash for other passwords.
final class KnownKeys implements KeyDerivation {

    private final Map<String, String> nacl = new HashMap<>();
    private final Map<String, String> fernet = new HashMap<>();
    final AtomicInteger runs = new AtomicInteger();

    /// With the results in the vectors.
    static KnownKeys ofVectors() {
        KnownKeys keys = new KnownKeys();
        for (JsonNode entry : TestData.vectors("keyfile-nacl.json").get("cases")) {
            keys.nacl.put(entry.get("password").asString(), entry.get("argon2i_key").asString());
        }
        for (JsonNode entry : TestData.vectors("keyfile-legacy.json").get("fernet").get("cases")) {
            keys.fernet.put(entry.get("password").asString(), entry.get("pbkdf2_key").asString());
        }
        return keys;
    }

    /// Without reading any vectors.
    static KnownKeys invented() {
        return new KnownKeys();
    }

    @Override
    public Secret nacl(Secret password) {
        return key(nacl, "nacl", password);
    }

    @Override
    public Secret fernet(Secret password) {
        return key(fernet, "fernet", password);
    }

    private Secret key(Map<String, String> known, String purpose, Secret password) {
        runs.incrementAndGet();
        String text = SecretTexts.text(password);
        String key = known.get(text);
        return key != null
                ? Secret.takeBytes(Hex.decode(key))
                : Secret.takeBytes(Blake2.hash256((purpose + text).getBytes(StandardCharsets.UTF_8)));
    }
}
