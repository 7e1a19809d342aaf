package tern.wallet.crypto;

import javax.crypto.Cipher;

/// AES in cipher-block-chaining mode with PKCS #7 padding, for reading Fernet keyfiles. It does not authenticate: check
/// the MAC of the file first, or the padding error becomes an oracle. Pure function.
public final class AesCbc {

    private AesCbc() {}

    /// @param key 16, 24 or 32 bytes
    /// @param iv 16 bytes
    /// @return the text without its padding
    /// @throws CryptoException `MALFORMED` when the text is not whole blocks or its padding is wrong
    public static Secret decrypt(Secret key, byte[] iv, byte[] data) throws CryptoException {
        return Aes.run("AES/CBC/PKCS5Padding", Cipher.DECRYPT_MODE, key, iv, data);
    }
}
