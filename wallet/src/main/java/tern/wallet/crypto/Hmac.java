package tern.wallet.crypto;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;

/// HMAC (RFC 2104) with a key that is wiped from the JDK's objects afterwards. Pure functions.
public final class Hmac {

    private Hmac() {}

    /// @param parts authenticated as one text
    /// @return 32 bytes; compare them with [java.security.MessageDigest#isEqual]
    public static byte[] sha256(Secret key, byte[]... parts) {
        return key.withBytes(bytes -> {
            Mac mac = keyed("HmacSHA256", bytes);
            try {
                for (byte[] part : parts) {
                    mac.update(part);
                }
                return mac.doFinal();
            } finally {
                forget(mac);
            }
        });
    }

    /// @param key any length, also none
    static Mac keyed(String algorithm, byte[] key) {
        // HMAC pads its key with zeros, so one zero byte is the same key as none, which the JDK refuses
        HeapKey heapKey = new HeapKey(algorithm, key.length == 0 ? new byte[1] : key);
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(heapKey);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        } finally {
            heapKey.destroy();
        }
    }

    /// Overwrites the padded key inside a MAC with that of a zero key.
    static void forget(Mac mac) {
        try {
            mac.init(new HeapKey(mac.getAlgorithm(), new byte[1]));
            mac.doFinal();
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("a zero key is a key", e);
        }
    }
}
