package tern.wallet.crypto;

import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.modes.XChaCha20Poly1305;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;

/// Encrypts a signed extrinsic to the author of the next block, so that nobody can trade ahead of it: the argument of
/// `MevShield.submit_encrypted`.
///
/// Layout: twox-128 of the key (16), length of the encapsulation 1088 (2, little-endian), ML-KEM-768 encapsulation
/// (FIPS 203), nonce (24), XChaCha20-Poly1305 of the extrinsic under the shared secret, without associated data. The
/// key is `MevShield.NextKey` of the best block and changes with every block. Pure but for the randomness.
public final class MevShield {

    /// Bytes of an ML-KEM-768 encapsulation key.
    public static final int KEY_LENGTH = 1184;
    /// The longest extrinsic that fits into the pallet's 8,192 bytes.
    public static final int MAX_PLAINTEXT = 7046;

    private static final int HASH_LENGTH = 16;
    private static final int KEM_LENGTH = 1088;
    private static final int NONCE_LENGTH = 24;
    private static final int TAG_LENGTH = 16;
    private static final int HEAD_LENGTH = HASH_LENGTH + 2 + KEM_LENGTH + NONCE_LENGTH;
    private static final int VECTOR_LENGTH = 1152;

    private MevShield() {}

    /// @param encapsulationKey 1,184 bytes
    /// @param plaintext a complete signed extrinsic with its length prefix, up to [#MAX_PLAINTEXT] bytes
    /// @throws CryptoException `BAD_KEY` when the bytes are no key, or one that anybody can open (all zero);
    ///         `MALFORMED` when the extrinsic is too long
    public static byte[] encrypt(byte[] encapsulationKey, byte[] plaintext) throws CryptoException {
        SecureRandom random = new SecureRandom();
        byte[] seed = new byte[32];
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(seed);
        random.nextBytes(nonce);
        try {
            return encrypt(encapsulationKey, plaintext, seed, nonce);
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    /// @param seed the 32 random bytes m of ML-KEM.Encaps
    /// @param nonce 24 bytes
    static byte[] encrypt(byte[] encapsulationKey, byte[] plaintext, byte[] seed, byte[] nonce)
            throws CryptoException {
        MLKEMPublicKeyParameters key = parseKey(encapsulationKey);
        if (plaintext.length > MAX_PLAINTEXT) {
            throw new CryptoException(CryptoException.Kind.MALFORMED,
                    Texts.get("shield.large"), plaintext.length + " bytes");
        }
        SecretWithEncapsulation shared = MLKEMGenerator.internalGenerateEncapsulated(key, seed);
        byte[] secret = shared.getSecret();
        try {
            byte[] ciphertext = new byte[HEAD_LENGTH + plaintext.length + TAG_LENGTH];
            System.arraycopy(Twox.twox128(encapsulationKey), 0, ciphertext, 0, HASH_LENGTH);
            LittleEndian.putShort(KEM_LENGTH, ciphertext, HASH_LENGTH);
            System.arraycopy(shared.getEncapsulation(), 0, ciphertext, HASH_LENGTH + 2, KEM_LENGTH);
            System.arraycopy(nonce, 0, ciphertext, HASH_LENGTH + 2 + KEM_LENGTH, NONCE_LENGTH);
            cipher(true, secret, nonce, plaintext, 0, ciphertext, HEAD_LENGTH);
            return ciphertext;
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("encrypting checks no tag", e);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /// What the block's author does with it; here to prove that it can.
    ///
    /// @param decapsulationKey 2,400 bytes
    /// @throws CryptoException `MALFORMED`, or `NOT_AUTHENTIC` for another key or changed bytes
    static byte[] decrypt(byte[] decapsulationKey, byte[] ciphertext) throws CryptoException {
        if (ciphertext.length < HEAD_LENGTH + TAG_LENGTH
                || ((ciphertext[HASH_LENGTH] & 0xFF) | ((ciphertext[HASH_LENGTH + 1] & 0xFF) << 8)) != KEM_LENGTH) {
            throw new CryptoException(CryptoException.Kind.MALFORMED, Texts.get("shield.none"));
        }
        MLKEMPrivateKeyParameters key = new MLKEMPrivateKeyParameters(MLKEMParameters.ml_kem_768, decapsulationKey);
        int nonceAt = HASH_LENGTH + 2 + KEM_LENGTH;
        byte[] secret = new MLKEMExtractor(key).extractSecret(Arrays.copyOfRange(ciphertext, HASH_LENGTH + 2, nonceAt));
        byte[] nonce = Arrays.copyOfRange(ciphertext, nonceAt, HEAD_LENGTH);
        byte[] plaintext = new byte[ciphertext.length - HEAD_LENGTH - TAG_LENGTH];
        try {
            cipher(false, secret, nonce, ciphertext, HEAD_LENGTH, plaintext, 0);
            return plaintext;
        } catch (InvalidCipherTextException e) {
            throw new CryptoException(CryptoException.Kind.NOT_AUTHENTIC, Texts.get("shield.closed"));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static void cipher(boolean encrypt, byte[] key, byte[] nonce, byte[] from, int at, byte[] to, int target)
            throws InvalidCipherTextException {
        XChaCha20Poly1305 cipher = new XChaCha20Poly1305();
        cipher.init(encrypt, new AEADParameters(new KeyParameter(key), 8 * TAG_LENGTH, nonce));
        int written = cipher.processBytes(from, at, from.length - at, to, target);
        cipher.doFinal(to, target + written);
    }

    private static MLKEMPublicKeyParameters parseKey(byte[] bytes) throws CryptoException {
        // with a zero vector the shared secret hides behind nothing: an unset key must not pass for a key
        if (bytes.length != KEY_LENGTH || isZero(bytes, VECTOR_LENGTH)) {
            throw badKey(bytes.length + " bytes");
        }
        try {
            return new MLKEMPublicKeyParameters(MLKEMParameters.ml_kem_768, bytes);
        } catch (IllegalArgumentException e) {
            throw badKey(String.valueOf(e.getMessage()));
        }
    }

    private static CryptoException badKey(String details) {
        return new CryptoException(CryptoException.Kind.BAD_KEY,
                Texts.get("shield.no-key"), details);
    }

    private static boolean isZero(byte[] bytes, int length) {
        int bits = 0;
        for (int i = 0; i < length; i++) {
            bits |= bytes[i];
        }
        return bits == 0;
    }
}
