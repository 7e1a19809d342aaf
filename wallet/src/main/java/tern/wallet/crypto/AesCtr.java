package tern.wallet.crypto;

import javax.crypto.Cipher;

/// AES in counter mode (NIST SP 800-38A), for reading Ansible-Vault keyfiles. It does not authenticate: check the MAC
/// of the file first. Pure function.
public final class AesCtr {

    private AesCtr() {}

    /// Encrypts or decrypts, which is the same.
    ///
    /// @param key 16, 24 or 32 bytes
    /// @param counter the first counter block, 16 bytes
    public static Secret apply(Secret key, byte[] counter, byte[] data) {
        try {
            return Aes.run("AES/CTR/NoPadding", Cipher.DECRYPT_MODE, key, counter, data);
        } catch (CryptoException e) {
            throw new IllegalStateException("counter mode takes any text", e);
        }
    }
}
