package tern.wallet.crypto;

import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/// XSalsa20-Poly1305 as NaCl's `crypto_secretbox`: tag (16 bytes), then ciphertext. Source: "Cryptography in NaCl",
/// sections 9 and 10. Pure functions.
///
/// A nonce must never serve twice under one key: take a random one each time.
public final class SecretBox {

    /// Bytes of a key.
    public static final int KEY_LENGTH = 32;
    /// Bytes of a nonce.
    public static final int NONCE_LENGTH = 24;
    /// Bytes by which a box is longer than its content.
    public static final int TAG_LENGTH = 16;

    private SecretBox() {}

    /// @param key 32 bytes
    /// @param nonce 24 bytes
    public static byte[] seal(Secret key, byte[] nonce, Secret plain) {
        requireSizes(key, nonce);
        byte[] box = new byte[TAG_LENGTH + plain.length()];
        try (Keyed keyed = new Keyed(key, nonce)) {
            plain.withBytes(bytes -> keyed.cipher.processBytes(bytes, 0, bytes.length, box, TAG_LENGTH));
            keyed.tag(box, box);
        }
        return box;
    }

    /// @param key 32 bytes
    /// @param nonce 24 bytes
    /// @throws CryptoException `MALFORMED` when the box is too short for its tag, `NOT_AUTHENTIC` when the tag does not
    ///         fit
    public static Secret open(Secret key, byte[] nonce, byte[] box) throws CryptoException {
        requireSizes(key, nonce);
        if (box.length < TAG_LENGTH) {
            throw new CryptoException(CryptoException.Kind.MALFORMED, Texts.get("cut"),
                    box.length + " bytes in the box");
        }
        try (Keyed keyed = new Keyed(key, nonce)) {
            byte[] tag = new byte[TAG_LENGTH];
            keyed.tag(box, tag);
            if (!MessageDigest.isEqual(tag, Arrays.copyOf(box, TAG_LENGTH))) {
                throw new CryptoException(CryptoException.Kind.NOT_AUTHENTIC,
                        Texts.get("closed"));
            }
            byte[] plain = new byte[box.length - TAG_LENGTH];
            keyed.cipher.processBytes(box, TAG_LENGTH, plain.length, plain, 0);
            return Secret.takeBytes(plain);
        }
    }

    private static void requireSizes(Secret key, byte[] nonce) {
        if (key.length() != KEY_LENGTH || nonce.length != NONCE_LENGTH) {
            throw new IllegalArgumentException("a box needs a key of 32 and a nonce of 24 bytes, not " + key.length()
                    + " and " + nonce.length);
        }
    }

    /// Cipher and MAC of one box, overwritten with those of a zero key on close.
    private static final class Keyed implements AutoCloseable {

        private static final int BLOCK = 64;

        final XSalsa20Engine cipher = new XSalsa20Engine();
        private final Poly1305 mac = new Poly1305();

        Keyed(Secret key, byte[] nonce) {
            key.withBytes(bytes -> {
                start(bytes, nonce);
                return bytes;
            });
        }

        private void start(byte[] key, byte[] nonce) {
            KeyParameter cipherKey = new KeyParameter(key);
            cipher.init(true, new ParametersWithIV(cipherKey, nonce));
            Arrays.fill(cipherKey.getKey(), (byte) 0);
            // the first 32 bytes of the key stream are the key of the MAC
            byte[] macKey = new byte[32];
            cipher.processBytes(macKey, 0, macKey.length, macKey, 0);
            KeyParameter macParameter = new KeyParameter(macKey);
            mac.init(macParameter);
            Arrays.fill(macParameter.getKey(), (byte) 0);
            Arrays.fill(macKey, (byte) 0);
        }

        /// @param target takes the tag at its start
        void tag(byte[] box, byte[] target) {
            mac.update(box, TAG_LENGTH, box.length - TAG_LENGTH);
            mac.doFinal(target, 0);
        }

        @Override
        public void close() {
            start(new byte[KEY_LENGTH], new byte[NONCE_LENGTH]);
            byte[] rest = new byte[BLOCK];
            cipher.processBytes(rest, 0, rest.length, rest, 0);
        }
    }
}
