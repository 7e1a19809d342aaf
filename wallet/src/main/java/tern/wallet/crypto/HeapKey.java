package tern.wallet.crypto;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import javax.crypto.SecretKey;

/// A key for one call into the JDK's `Mac` or `Cipher`, zeroed on `destroy`; `SecretKeySpec` keeps its copy for ever.
final class HeapKey implements SecretKey {

    private static final long serialVersionUID = 1L;

    private final String algorithm;
    private final transient byte[] bytes;

    /// @param bytes copied
    HeapKey(String algorithm, byte[] bytes) {
        this.algorithm = algorithm;
        this.bytes = bytes.clone();
    }

    @Override
    public String getAlgorithm() {
        return algorithm;
    }

    @Override
    public String getFormat() {
        return "RAW";
    }

    /// A copy; the JDK's own providers zero it after use.
    @Override
    public byte[] getEncoded() {
        return bytes.clone();
    }

    @Override
    public void destroy() {
        Arrays.fill(bytes, (byte) 0);
    }

    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException("a key is never serialised");
    }
}
