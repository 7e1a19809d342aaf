package tern.wallet.crypto;

import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.NoSuchPaddingException;
import javax.crypto.spec.IvParameterSpec;

/// The JDK's AES on a key that does not stay in a key object.
final class Aes {

    private Aes() {}

    static Secret run(String transformation, int mode, Secret key, byte[] iv, byte[] data) throws CryptoException {
        if (key.length() != 16 && key.length() != 24 && key.length() != 32) {
            throw new IllegalArgumentException("an AES key has 16, 24 or 32 bytes, not " + key.length());
        }
        if (iv.length != 16) {
            throw new IllegalArgumentException("AES needs 16 bytes to start from, not " + iv.length);
        }
        return key.<Secret, CryptoException>withBytes(bytes -> {
            HeapKey heapKey = new HeapKey("AES", bytes);
            try {
                Cipher cipher = Cipher.getInstance(transformation);
                cipher.init(mode, heapKey, new IvParameterSpec(iv));
                return Secret.takeBytes(cipher.doFinal(data));
            } catch (BadPaddingException | IllegalBlockSizeException e) {
                throw new CryptoException(CryptoException.Kind.MALFORMED,
                        Texts.get("damaged"), e.getClass().getSimpleName());
            } catch (NoSuchAlgorithmException | NoSuchPaddingException | InvalidKeyException
                    | InvalidAlgorithmParameterException e) {
                throw new IllegalStateException("every JDK has " + transformation, e);
            } finally {
                heapKey.destroy();
            }
        });
    }
}
