package tern.wallet.crypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// sr25519 once more, with libsodium's ristretto255 in place of Tern's group and Tern's own transcripts: something in C
/// to hold Tern's signatures, and their speed, against. Keeps secrets in arrays; for tests and benchmarks alone, and for
/// one thread.
public final class SodiumSr25519 {

    private static final List<String> NAMES = List.of("libsodium.so.26", "libsodium.so.23",
            "/opt/homebrew/lib/libsodium.dylib", "/usr/local/lib/libsodium.dylib");
    private static final int KEY = 32;
    private static final int MARKER = 0x80;

    private final SecureRandom random = new SecureRandom();
    private final MerlinTranscript signing = new MerlinTranscript("SigningContext");
    private final MemorySegment a = Arena.ofAuto().allocate(64);
    private final MemorySegment b = Arena.ofAuto().allocate(KEY);
    private final MemorySegment c = Arena.ofAuto().allocate(KEY);
    private final MemorySegment out = Arena.ofAuto().allocate(KEY);
    private final MethodHandle base;
    private final MethodHandle multiply;
    private final MethodHandle add;
    private final MethodHandle subtract;
    private final MethodHandle valid;
    private final MethodHandle reduce;
    private final MethodHandle scalarMultiply;
    private final MethodHandle scalarAdd;

    private SodiumSr25519(SymbolLookup library) {
        signing.append("", MerlinTranscript.ascii("substrate"));
        base = function(library, "crypto_scalarmult_ristretto255_base", 2);
        multiply = function(library, "crypto_scalarmult_ristretto255", 3);
        add = function(library, "crypto_core_ristretto255_add", 3);
        subtract = function(library, "crypto_core_ristretto255_sub", 3);
        valid = function(library, "crypto_core_ristretto255_is_valid_point", 1);
        reduce = function(library, "crypto_core_ristretto255_scalar_reduce", 2);
        scalarMultiply = function(library, "crypto_core_ristretto255_scalar_mul", 3);
        scalarAdd = function(library, "crypto_core_ristretto255_scalar_add", 3);
        call(function(library, "sodium_init", 0));
    }

    /// With this computer's libsodium, if it has one with ristretto255.
    public static Optional<SodiumSr25519> find() {
        for (String name : NAMES) {
            try {
                return Optional.of(new SodiumSr25519(SymbolLookup.libraryLookup(name, Arena.global())));
            } catch (IllegalArgumentException e) {
                // not under this name
            }
        }
        return Optional.empty();
    }

    /// Canonical scalar ‖ nonce of a mini secret, as [Sr25519#expand].
    public byte[] expand(byte[] mini) {
        byte[] key = sha512(mini);
        key[0] &= (byte) 0xF8;
        key[31] &= 0x3F;
        key[31] |= 0x40;
        int carry = 0;
        for (int i = KEY - 1; i >= 0; i--) {
            int value = key[i] & 0xFF;
            key[i] = (byte) ((value >>> 3) | carry);
            carry = (value & 7) << 5;
        }
        return key;
    }

    public byte[] publicKey(byte[] secret) {
        put(a, secret, KEY);
        call(base, out, a);
        return out.toArray(JAVA_BYTE);
    }

    public byte[] sign(byte[] secret, byte[] publicKey, byte[] message) {
        byte[] fresh = new byte[32];
        random.nextBytes(fresh);
        byte[] wide = new byte[64];
        try (MerlinTranscript transcript = transcript(publicKey, message)) {
            transcript.witness("signing", fresh, wide, Arrays.copyOfRange(secret, 32, 64));
            byte[] witness = reduce(wide);
            put(a, witness, KEY);
            call(base, out, a);
            byte[] commitment = out.toArray(JAVA_BYTE);
            put(a, challenge(transcript, commitment), KEY);
            put(b, secret, KEY);
            call(scalarMultiply, c, a, b);
            put(b, witness, KEY);
            call(scalarAdd, out, c, b);
            byte[] signature = Arrays.copyOf(commitment, 64);
            MemorySegment.copy(out, JAVA_BYTE, 0, signature, 32, KEY);
            signature[63] |= (byte) MARKER;
            return signature;
        }
    }

    /// libsodium has no product of two points at once and none that may tell its numbers, so this is its slow side.
    public boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        byte[] answer = Arrays.copyOfRange(signature, 32, 64);
        if ((answer[31] & MARKER) == 0) {
            return false;
        }
        answer[31] &= (byte) ~MARKER;
        byte[] commitment = Arrays.copyOf(signature, 32);
        put(b, publicKey, KEY);
        if (!Scalar.isCanonical(answer, 0) || call(valid, b) != 1) {
            return false;
        }
        try (MerlinTranscript transcript = transcript(publicKey, message)) {
            put(a, challenge(transcript, commitment), KEY);
            if (call(multiply, c, a, b) != 0) {
                return false;
            }
            put(a, answer, KEY);
            if (call(base, b, a) != 0 || call(subtract, out, b, c) != 0) {
                return false;
            }
            return Arrays.equals(commitment, out.toArray(JAVA_BYTE));
        }
    }

    /// The mini secret of a hard child.
    public byte[] deriveHard(byte[] secret, byte[] chainCode) {
        byte[] child = new byte[KEY];
        try (MerlinTranscript transcript = derivation(chainCode)) {
            transcript.append("secret-key", Arrays.copyOf(secret, KEY));
            transcript.challenge("HDKD-hard", child);
        }
        return child;
    }

    /// The secret key of a soft child, with a fresh nonce.
    public byte[] deriveSoft(byte[] secret, byte[] publicKey, byte[] chainCode) {
        byte[] fresh = new byte[32];
        byte[] nonce = new byte[32];
        random.nextBytes(fresh);
        try (MerlinTranscript transcript = derivation(chainCode)) {
            byte[] offset = offset(transcript, publicKey);
            transcript.witness("HDKD-nonce", fresh, nonce, Arrays.copyOfRange(secret, 32, 64), secret);
            put(a, offset, KEY);
            put(b, secret, KEY);
            call(scalarAdd, out, a, b);
            byte[] child = Arrays.copyOf(out.toArray(JAVA_BYTE), 64);
            System.arraycopy(nonce, 0, child, 32, 32);
            return child;
        }
    }

    /// The public key of a soft child.
    public byte[] deriveSoftPublic(byte[] publicKey, byte[] chainCode) {
        try (MerlinTranscript transcript = derivation(chainCode)) {
            put(a, offset(transcript, publicKey), KEY);
            call(base, c, a);
            put(b, publicKey, KEY);
            if (call(add, out, c, b) != 0) {
                throw new IllegalArgumentException("no public key");
            }
            return out.toArray(JAVA_BYTE);
        }
    }

    private MerlinTranscript transcript(byte[] publicKey, byte[] message) {
        MerlinTranscript transcript = signing.copy();
        transcript.append("sign-bytes", message);
        transcript.append("proto-name", MerlinTranscript.ascii("Schnorr-sig"));
        transcript.append("sign:pk", publicKey);
        return transcript;
    }

    private byte[] challenge(MerlinTranscript transcript, byte[] commitment) {
        byte[] wide = new byte[64];
        transcript.append("sign:R", commitment);
        transcript.challenge("sign:c", wide);
        return reduce(wide);
    }

    private static MerlinTranscript derivation(byte[] chainCode) {
        MerlinTranscript transcript = new MerlinTranscript("SchnorrRistrettoHDKD");
        transcript.append("sign-bytes", new byte[0]);
        transcript.append("chain-code", chainCode);
        return transcript;
    }

    private byte[] offset(MerlinTranscript transcript, byte[] publicKey) {
        byte[] wide = new byte[64];
        transcript.append("public-key", publicKey);
        transcript.challenge("HDKD-scalar", wide);
        return reduce(wide);
    }

    private byte[] reduce(byte[] wide) {
        put(a, wide, 64);
        call(reduce, out, a);
        return out.toArray(JAVA_BYTE);
    }

    private static void put(MemorySegment segment, byte[] bytes, int length) {
        MemorySegment.copy(bytes, 0, segment, JAVA_BYTE, 0, length);
    }

    private static byte[] sha512(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
    }

    private static MethodHandle function(SymbolLookup library, String symbol, int arguments) {
        MemoryLayout[] types = new MemoryLayout[arguments];
        Arrays.fill(types, ADDRESS);
        return Linker.nativeLinker()
                .downcallHandle(
                        library.find(symbol).orElseThrow(() -> new IllegalArgumentException("no " + symbol)),
                        FunctionDescriptor.of(JAVA_INT, types));
    }

    private static int call(MethodHandle function) {
        try {
            return (int) function.invokeExact();
        } catch (Throwable e) {
            throw NativeMemory.failed("libsodium", e);
        }
    }

    private static int call(MethodHandle function, MemorySegment one) {
        try {
            return (int) function.invokeExact(one);
        } catch (Throwable e) {
            throw NativeMemory.failed("libsodium", e);
        }
    }

    private static int call(MethodHandle function, MemorySegment one, MemorySegment two) {
        try {
            return (int) function.invokeExact(one, two);
        } catch (Throwable e) {
            throw NativeMemory.failed("libsodium", e);
        }
    }

    private static int call(MethodHandle function, MemorySegment one, MemorySegment two, MemorySegment three) {
        try {
            return (int) function.invokeExact(one, two, three);
        } catch (Throwable e) {
            throw NativeMemory.failed("libsodium", e);
        }
    }
}
