package tern.wallet.keystore;

import java.nio.charset.StandardCharsets;
import tern.wallet.crypto.CryptoException;
import tern.wallet.crypto.PasswordHash;
import tern.wallet.crypto.Pbkdf2;
import tern.wallet.crypto.Secret;
import tern.wallet.units.Hex;

/// From a password to the key of a file: seconds of work by design, so tests put known results in its place.
interface KeyDerivation {

    /// Argon2i for `$NACL`, 32 bytes. The salt is the same in all files: equal passwords give equal keys.
    Secret nacl(Secret password) throws CryptoException;

    /// PBKDF2 for Fernet, 32 bytes.
    Secret fernet(Secret password) throws CryptoException;

    /// What btwallet uses: 512 MiB and about five seconds with libsodium.
    static KeyDerivation real() {
        return new KeyDerivation() {
            @Override
            public Secret nacl(Secret password) throws CryptoException {
                byte[] salt = Hex.decode("137183dff15a09bc9c90b5518739e9b1");
                return PasswordHash.best().argon2i(password, salt, 8, 512 * 1024, 32);
            }

            @Override
            public Secret fernet(Secret password) throws CryptoException {
                byte[] salt = "Iguesscyborgslikemyselfhaveatendencytobeparanoidaboutourorigins"
                        .getBytes(StandardCharsets.US_ASCII);
                return Pbkdf2.hmacSha256(password, salt, 10_000_000, 32);
            }
        };
    }
}
