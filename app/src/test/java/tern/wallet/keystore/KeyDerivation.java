package tern.wallet.keystore;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tern.wallet.crypto.Blake2;
import tern.wallet.crypto.CryptoException;
import tern.wallet.crypto.PasswordHash;
import tern.wallet.crypto.Pbkdf2;
import tern.wallet.crypto.Secret;
import tern.wallet.units.Hex;

/// Stands before the class of the same name in the wallet module, in the tests of this module alone: the same work with
/// the same result, but done once for each password. The salt of key files is always the same, and a test run asks for
/// the same few passwords again and again. A seam in the program itself that could make this cheap would be one too many.
interface KeyDerivation {

    Secret nacl(Secret password) throws CryptoException;

    Secret fernet(Secret password) throws CryptoException;

    static KeyDerivation real() {
        return new KeyDerivation() {
            @Override
            public Secret nacl(Secret password) throws CryptoException {
                return Done.once("nacl", password, () -> PasswordHash.best()
                        .argon2i(password, Hex.decode("137183dff15a09bc9c90b5518739e9b1"), 8, 512 * 1024, 32));
            }

            @Override
            public Secret fernet(Secret password) throws CryptoException {
                byte[] salt = "Iguesscyborgslikemyselfhaveatendencytobeparanoidaboutourorigins"
                        .getBytes(StandardCharsets.US_ASCII);
                return Done.once("fernet", password, () -> Pbkdf2.hmacSha256(password, salt, 10_000_000, 32));
            }
        };
    }

    /// What was worked out before.
    final class Done {

        private static final Map<String, byte[]> KEYS = new ConcurrentHashMap<>();

        private Done() {}

        @FunctionalInterface
        interface Work {
            Secret run() throws CryptoException;
        }

        static Secret once(String what, Secret password, Work work) throws CryptoException {
            String name = what + password.withBytes(bytes -> Hex.encode(Blake2.hash256(bytes)));
            byte[] known = KEYS.get(name);
            if (known == null) {
                try (Secret made = work.run()) {
                    known = made.copyBytes();
                }
                KEYS.put(name, known);
            }
            return Secret.takeBytes(known.clone());
        }
    }
}
