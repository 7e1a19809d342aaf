package tern.wallet.crypto;

/// One way to compute Argon2i version 1.3 with one lane. Engines are stateless and thread-safe.
sealed interface Argon2Engine permits SodiumArgon2, JavaArgon2 {

    /// For people and reports: what computes, and which version.
    String name();

    /// Fills the target. Parameters have been checked.
    ///
    /// @param memoryKib KiB, at least 8
    /// @throws CryptoException `OUT_OF_MEMORY`, or `INTERRUPTED` where the engine can stop half-way
    void hash(Secret password, byte[] salt, int iterations, int memoryKib, Secret target) throws CryptoException;
}
