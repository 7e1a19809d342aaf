package tern.wallet.crypto;

import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;

/// PBKDF2 (RFC 8018, section 5.2) over HMAC-SHA-2. The password is any bytes: the JDK's own PBKDF2 takes text only, and
/// a Substrate mini secret comes from raw entropy.
///
/// Ten million rounds (old Fernet keyfiles) take about five seconds: call it on a worker thread.
public final class Pbkdf2 {

    private Pbkdf2() {}

    /// @param iterations 1 or more
    /// @param length bytes wanted
    public static Secret hmacSha512(Secret password, byte[] salt, int iterations, int length) {
        return derive("HmacSHA512", password, salt, iterations, length);
    }

    /// @param iterations 1 or more
    /// @param length bytes wanted
    public static Secret hmacSha256(Secret password, byte[] salt, int iterations, int length) {
        return derive("HmacSHA256", password, salt, iterations, length);
    }

    private static Secret derive(String algorithm, Secret password, byte[] salt, int iterations, int length) {
        if (iterations < 1 || length < 1) {
            throw new IllegalArgumentException("PBKDF2 needs at least one round and one byte");
        }
        return password.withBytes(key -> {
            Mac mac = Hmac.keyed(algorithm, key);
            byte[] derived = new byte[length];
            try {
                fill(mac, salt, iterations, derived);
                return Secret.takeBytes(derived);
            } catch (ShortBufferException e) {
                throw new IllegalStateException("the block has the size of the MAC", e);
            } finally {
                Hmac.forget(mac);
                Arrays.fill(derived, (byte) 0);
            }
        });
    }

    private static void fill(Mac mac, byte[] salt, int iterations, byte[] derived) throws ShortBufferException {
        byte[] block = new byte[mac.getMacLength()];
        byte[] sum = new byte[block.length];
        try {
            for (int index = 1, at = 0; at < derived.length; index++, at += block.length) {
                mac.update(salt);
                for (int shift = 24; shift >= 0; shift -= 8) {
                    mac.update((byte) (index >>> shift));
                }
                mac.doFinal(block, 0);
                System.arraycopy(block, 0, sum, 0, sum.length);
                for (int round = 1; round < iterations; round++) {
                    mac.update(block);
                    mac.doFinal(block, 0);
                    for (int i = 0; i < sum.length; i++) {
                        sum[i] ^= block[i];
                    }
                }
                System.arraycopy(sum, 0, derived, at, Math.min(sum.length, derived.length - at));
            }
        } finally {
            Arrays.fill(block, (byte) 0);
            Arrays.fill(sum, (byte) 0);
        }
    }
}
