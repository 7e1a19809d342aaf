package tern.wallet.crypto;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Argon2i version 1.3 with one lane (RFC 9106): the password hash of Bittensor keyfiles.
///
/// A keyfile's cost (8 passes over 512 MiB) takes 4 to 12 seconds of one core and that much memory, none of it on the
/// Java heap: call it on a worker thread. libsodium does it when there is one, about 2.4 times as fast as the Java code
/// that stands in for it. Thread-safe.
public final class PasswordHash {

    /// Bytes of a salt.
    public static final int SALT_LENGTH = 16;

    private static final int MIN_ITERATIONS = 3;
    private static final int MAX_ITERATIONS = 64;
    private static final int MIN_MEMORY_KIB = 8;
    private static final int MAX_MEMORY_KIB = 2 * 1024 * 1024;
    private static final int MIN_LENGTH = 16;
    private static final int MAX_LENGTH = 64;

    private final Argon2Engine engine;
    private final WorkMemory.Probe memory;

    PasswordHash(Argon2Engine engine, WorkMemory.Probe memory) {
        this.engine = engine;
        this.memory = memory;
    }

    /// The fastest engine of this computer. The first call looks for libsodium: the file that the system property
    /// `tern.libsodium` names (and whose SHA-256 `tern.libsodium.sha256` tells), else the system's own.
    public static PasswordHash best() {
        return Best.ENGINE;
    }

    /// Every engine of this computer, fastest first; the last one is Java and always there.
    public static List<PasswordHash> all() {
        Optional<Argon2Engine> sodium = SodiumArgon2.find();
        return Stream.concat(sodium.stream(), Stream.of(new JavaArgon2()))
                .map(found -> new PasswordHash(found, WorkMemory::systemAvailableBytes))
                .toList();
    }

    /// What computes, for a diagnostics screen: `libsodium 1.0.20` or `Java`.
    public String engine() {
        return engine.name();
    }

    /// @param password as UTF-8
    /// @param salt 16 bytes
    /// @param iterations passes over the memory, 3 to 64
    /// @param memoryKib memory in KiB, 8 to 2,097,152 (2 GiB)
    /// @param length bytes wanted, 16 to 64
    /// @throws IllegalArgumentException for parameters outside these bounds
    /// @throws CryptoException `OUT_OF_MEMORY` when the computer has not 1.3 times that memory to spare, which is told
    ///         before the work starts; `INTERRUPTED`
    public Secret argon2i(Secret password, byte[] salt, int iterations, int memoryKib, int length)
            throws CryptoException {
        if (salt.length != SALT_LENGTH || iterations < MIN_ITERATIONS || iterations > MAX_ITERATIONS
                || memoryKib < MIN_MEMORY_KIB || memoryKib > MAX_MEMORY_KIB || length < MIN_LENGTH
                || length > MAX_LENGTH) {
            throw new IllegalArgumentException("argon2i refuses a salt of " + salt.length + " bytes, " + iterations
                    + " passes, " + memoryKib + " KiB, " + length + " bytes");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted();
        }
        WorkMemory.require(memoryKib * 1024L, memory);
        Secret target = Secret.allocate(length);
        try {
            engine.hash(password, salt, iterations, memoryKib, target);
            return target;
        } catch (CryptoException | RuntimeException | Error e) {
            target.close();
            throw e;
        }
    }

    static CryptoException interrupted() {
        return new CryptoException(CryptoException.Kind.INTERRUPTED, Texts.get("stopped"));
    }

    /// Looked for once, and only by who hashes a password.
    private static final class Best {

        static final PasswordHash ENGINE = all().getFirst();
    }
}
