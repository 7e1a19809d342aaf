package tern.wallet.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/// sr25519: Schnorr signatures over ristretto255 with Merlin transcripts, and hierarchical derivation, as the Rust
/// crate `schnorrkel` does them for Substrate (signing context `substrate`).
///
/// Three encodings of a secret key exist; mixing them up yields a different account:
///
/// - the *mini secret*: 32 random bytes, [#expand]ed to the next one;
/// - the secret key of this class: 64 bytes, the canonical scalar, then the nonce (as in Bittensor keyfiles);
/// - the *ed25519 form*: 64 bytes, eight times the scalar, then the nonce (as polkadot-js stores it), see
///   [#fromEd25519Form].
///
/// Signing and deriving take the same time for all secrets, and leave no copies of them on the heap but what the
/// garbage collector moved meanwhile. Signatures are randomised; no two are equal. All methods are thread-safe. Byte
/// arrays of a wrong length are an [IllegalArgumentException], except in [#verify].
public final class Sr25519 {

    /// Bytes of a signature.
    public static final int SIGNATURE_LENGTH = 64;
    /// Bytes of a public key, of a mini secret and of a chain code.
    public static final int KEY_LENGTH = 32;
    /// Bytes of a secret key.
    public static final int SECRET_LENGTH = 64;

    private static final int WIDE = 64;
    private static final int MARKER = 0x80;

    private Sr25519() {}

    /// The secret key of a mini secret, in schnorrkel's mode "Ed25519": SHA-512, clamped, divided by eight.
    ///
    /// @param miniSecret 32 bytes
    /// @return 64 bytes, canonical scalar ‖ nonce
    public static Secret expand(Secret miniSecret) {
        requireLength("mini secret", miniSecret.length(), KEY_LENGTH);
        return miniSecret.withBytes(mini -> {
            byte[] key = sha512(mini);
            key[0] &= (byte) 0xF8;
            key[31] &= 0x3F;
            key[31] |= 0x40;
            // the clamped scalar is below 2²⁵⁵, an eighth of it below 2²⁵² and so below L: canonical
            divideByEight(key);
            return Secret.takeBytes(key);
        });
    }

    /// Whether 64 bytes are a secret key: a canonical scalar that is not zero. To be asked about bytes that come from
    /// outside; all other methods throw [IllegalArgumentException] where the answer is no.
    public static boolean isSecretKey(Secret secret) {
        return secret.length() == SECRET_LENGTH
                && secret.withBytes(bytes -> Scalar.isCanonical(bytes, 0) && !isZero(bytes));
    }

    /// @param secret 64 bytes
    /// @return 32 bytes
    public static byte[] publicKey(Secret secret) {
        return withScalar(secret, (scalar, bytes) -> publicKey(scalar));
    }

    /// Signs with fresh randomness of the operating system.
    ///
    /// @param secret 64 bytes
    /// @param publicKey the public key of this secret; a signature with another one verifies nowhere
    /// @return 64 bytes
    public static byte[] sign(Secret secret, byte[] publicKey, byte[] message) {
        byte[] random = new byte[32];
        Shared.RANDOM.nextBytes(random);
        try {
            return sign(secret, publicKey, message, random);
        } finally {
            Arrays.fill(random, (byte) 0);
        }
    }

    /// Signs with the given 32 bytes of randomness, for vectors.
    static byte[] sign(Secret secret, byte[] publicKey, byte[] message, byte[] random) {
        requireLength("public key", publicKey.length, KEY_LENGTH);
        return withScalar(secret, (scalar, bytes) -> {
            byte[] nonce = Arrays.copyOfRange(bytes, 32, 64);
            byte[] wide = new byte[WIDE];
            try (MerlinTranscript transcript = signatureTranscript(publicKey, message)) {
                transcript.witness("signing", random, wide, nonce);
                Scalar witness = Scalar.reduce(wide);
                EdwardsPoint commitment = BasePoint.multiply(witness);
                byte[] encoded = Ristretto.encode(commitment);
                Scalar answer = challenge(transcript, encoded).multiplyAdd(scalar, witness);
                byte[] signature = Arrays.copyOf(encoded, SIGNATURE_LENGTH);
                answer.encode(signature, 32);
                signature[63] |= (byte) MARKER;
                witness.wipe();
                commitment.wipe();
                answer.wipe();
                return signature;
            } finally {
                Arrays.fill(nonce, (byte) 0);
                Arrays.fill(wide, (byte) 0);
            }
        });
    }

    /// False, never an exception, for whatever is not a signature of this message by this key: also for any wrong
    /// length, a missing schnorrkel marker, a scalar or point in another than its canonical encoding, and for the
    /// identity as public key, for which anybody can sign.
    public static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        if (publicKey.length != KEY_LENGTH || signature.length != SIGNATURE_LENGTH || (signature[63] & MARKER) == 0
                || isZero(publicKey)) {
            return false;
        }
        byte[] answer = Arrays.copyOfRange(signature, 32, 64);
        answer[31] &= (byte) ~MARKER;
        Optional<EdwardsPoint> key = Ristretto.decode(publicKey);
        if (key.isEmpty() || !Scalar.isCanonical(answer, 0)) {
            return false;
        }
        byte[] commitment = Arrays.copyOf(signature, 32);
        try (MerlinTranscript transcript = signatureTranscript(publicKey, message)) {
            Scalar challenge = challenge(transcript, commitment);
            EdwardsPoint negated = key.get();
            negated.negate();
            EdwardsPoint expected = DoubleMultiplication.compute(challenge, negated, Scalar.decode(answer, 0));
            return Arrays.equals(commitment, Ristretto.encode(expected));
        }
    }

    /// The child of a hard junction.
    ///
    /// @param secret 64 bytes
    /// @param chainCode 32 bytes
    /// @return its mini secret, 32 bytes
    public static Secret deriveHard(Secret secret, byte[] chainCode) {
        requireLength("chain code", chainCode.length, KEY_LENGTH);
        return withScalar(secret, (scalar, bytes) -> {
            byte[] key = Arrays.copyOf(bytes, 32);
            byte[] child = new byte[KEY_LENGTH];
            try (MerlinTranscript transcript = derivationTranscript(chainCode)) {
                transcript.append("secret-key", key);
                transcript.challenge("HDKD-hard", child);
                return Secret.takeBytes(child);
            } finally {
                Arrays.fill(key, (byte) 0);
            }
        });
    }

    /// The child of a soft junction. Its scalar is determined, its nonce is fresh: two calls give keys that differ in
    /// the second half and sign for the same account.
    ///
    /// @param secret 64 bytes
    /// @param publicKey the public key of this secret
    /// @param chainCode 32 bytes
    /// @return 64 bytes
    public static Secret deriveSoft(Secret secret, byte[] publicKey, byte[] chainCode) {
        requireLength("public key", publicKey.length, KEY_LENGTH);
        requireLength("chain code", chainCode.length, KEY_LENGTH);
        return withScalar(secret, (scalar, bytes) -> {
            byte[] nonce = Arrays.copyOfRange(bytes, 32, 64);
            byte[] childNonce = new byte[32];
            byte[] random = new byte[32];
            byte[] child = new byte[SECRET_LENGTH];
            try (MerlinTranscript transcript = derivationTranscript(chainCode)) {
                Scalar offset = softOffset(transcript, publicKey);
                Scalar sum = scalar.add(offset);
                if (sum.isZero()) {
                    // one chance in 2²⁵²
                    throw new IllegalStateException("this junction has no key");
                }
                sum.encode(child, 0);
                sum.wipe();
                offset.wipe();
                Shared.RANDOM.nextBytes(random);
                transcript.witness("HDKD-nonce", random, childNonce, nonce, bytes);
                System.arraycopy(childNonce, 0, child, 32, 32);
                return Secret.takeBytes(child);
            } finally {
                Arrays.fill(nonce, (byte) 0);
                Arrays.fill(childNonce, (byte) 0);
                Arrays.fill(random, (byte) 0);
                Arrays.fill(child, (byte) 0);
            }
        });
    }

    /// The public key of [#deriveSoft]'s child, without the secret.
    ///
    /// @param publicKey 32 bytes
    /// @param chainCode 32 bytes
    /// @throws CryptoException `BAD_KEY` when the bytes are no public key
    public static byte[] deriveSoftPublic(byte[] publicKey, byte[] chainCode) throws CryptoException {
        requireLength("public key", publicKey.length, KEY_LENGTH);
        requireLength("chain code", chainCode.length, KEY_LENGTH);
        Optional<EdwardsPoint> key = isZero(publicKey) ? Optional.empty() : Ristretto.decode(publicKey);
        if (key.isEmpty()) {
            throw new CryptoException(CryptoException.Kind.BAD_KEY,
                    Texts.get("public-key"));
        }
        try (MerlinTranscript transcript = derivationTranscript(chainCode)) {
            EdwardsPoint child = BasePoint.multiply(softOffset(transcript, publicKey));
            child.add(new EdwardsPoint.Cached(key.get()));
            return Ristretto.encode(child);
        }
    }

    /// From eight times the scalar ‖ nonce, as polkadot-js stores it.
    ///
    /// @param secret 64 bytes
    /// @return 64 bytes, canonical scalar ‖ nonce
    /// @throws CryptoException `BAD_KEY` when the first half is not eight times a canonical scalar
    public static Secret fromEd25519Form(Secret secret) throws CryptoException {
        requireLength("secret key", secret.length(), SECRET_LENGTH);
        byte[] bytes = secret.copyBytes();
        boolean whole = (bytes[0] & 7) == 0;
        divideByEight(bytes);
        boolean valid = whole && Scalar.isCanonical(bytes, 0) && !isZero(bytes);
        Secret result = Secret.takeBytes(bytes);
        if (!valid) {
            result.close();
            throw new CryptoException(CryptoException.Kind.BAD_KEY, Texts.get("private-key"));
        }
        return result;
    }

    /// To eight times the scalar ‖ nonce, as polkadot-js stores it.
    ///
    /// @param secret 64 bytes, canonical scalar ‖ nonce
    public static Secret toEd25519Form(Secret secret) {
        return withScalar(secret, (scalar, bytes) -> {
            byte[] multiplied = bytes.clone();
            int carry = 0;
            for (int i = 0; i < 32; i++) {
                int value = ((multiplied[i] & 0xFF) << 3) | carry;
                multiplied[i] = (byte) value;
                carry = value >>> 8;
            }
            return Secret.takeBytes(multiplied);
        });
    }

    @FunctionalInterface
    private interface ScalarFunction<R> {

        R apply(Scalar scalar, byte[] secretBytes);
    }

    private static <R> R withScalar(Secret secret, ScalarFunction<R> use) {
        requireLength("secret key", secret.length(), SECRET_LENGTH);
        return secret.withBytes(bytes -> {
            if (!Scalar.isCanonical(bytes, 0)) {
                throw new IllegalArgumentException("the scalar of this secret key is not canonical");
            }
            Scalar scalar = Scalar.decode(bytes, 0);
            try {
                if (scalar.isZero()) {
                    throw new IllegalArgumentException("the scalar of this secret key is zero");
                }
                return use.apply(scalar, bytes);
            } finally {
                scalar.wipe();
            }
        });
    }

    private static byte[] publicKey(Scalar scalar) {
        EdwardsPoint point = BasePoint.multiply(scalar);
        byte[] encoded = Ristretto.encode(point);
        point.wipe();
        return encoded;
    }

    private static MerlinTranscript signatureTranscript(byte[] publicKey, byte[] message) {
        MerlinTranscript transcript = Shared.SIGNING.copy();
        transcript.append("sign-bytes", message);
        transcript.append("proto-name", MerlinTranscript.ascii("Schnorr-sig"));
        transcript.append("sign:pk", publicKey);
        return transcript;
    }

    private static Scalar challenge(MerlinTranscript transcript, byte[] commitment) {
        byte[] wide = new byte[WIDE];
        transcript.append("sign:R", commitment);
        transcript.challenge("sign:c", wide);
        return Scalar.reduce(wide);
    }

    private static MerlinTranscript derivationTranscript(byte[] chainCode) {
        MerlinTranscript transcript = new MerlinTranscript("SchnorrRistrettoHDKD");
        transcript.append("sign-bytes", new byte[0]);
        transcript.append("chain-code", chainCode);
        return transcript;
    }

    private static Scalar softOffset(MerlinTranscript transcript, byte[] publicKey) {
        byte[] wide = new byte[WIDE];
        transcript.append("public-key", publicKey);
        transcript.challenge("HDKD-scalar", wide);
        return Scalar.reduce(wide);
    }

    private static byte[] sha512(byte[] data) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            byte[] hash = digest.digest(data);
            digest.reset();
            return hash;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
    }

    /// The first 32 bytes as one little-endian number, shifted right by three bits.
    private static void divideByEight(byte[] key) {
        int carry = 0;
        for (int i = 31; i >= 0; i--) {
            int value = key[i] & 0xFF;
            key[i] = (byte) ((value >>> 3) | carry);
            carry = (value & 7) << 5;
        }
    }

    /// Whether the first 32 bytes are all zero.
    private static boolean isZero(byte[] bytes) {
        int bits = 0;
        for (int i = 0; i < 32; i++) {
            bits |= bytes[i];
        }
        return bits == 0;
    }

    private static void requireLength(String what, int length, int expected) {
        if (length != expected) {
            throw new IllegalArgumentException("a " + what + " has " + expected + " bytes, not " + length);
        }
    }

    /// Made at first use. The transcript is only ever copied.
    private static final class Shared {

        static final SecureRandom RANDOM = new SecureRandom();
        static final MerlinTranscript SIGNING = signingContext();

        private static MerlinTranscript signingContext() {
            MerlinTranscript transcript = new MerlinTranscript("SigningContext");
            transcript.append("", MerlinTranscript.ascii("substrate"));
            return transcript;
        }
    }
}
