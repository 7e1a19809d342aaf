package tern.app.update;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/// The public key of those who make Tern, Ed25519. It comes with the package, and checks the next package and the
/// announcement of one. Safe for any thread.
public final class ReleaseKey {

    private static final String ALGORITHM = "Ed25519";
    private static final int SIGNATURE_BYTES = 64;
    private static final String FILE = "release-key.pub";
    private static final String DISTRIBUTION = "tern.dist";

    private final PublicKey key;

    private ReleaseKey(PublicKey key) {
        this.key = key;
    }

    /// Where this copy of Tern brings its key; empty where it brings none.
    public static Optional<Path> own() {
        String distribution = System.getProperty(DISTRIBUTION);
        return distribution == null
                ? Optional.empty()
                : Optional.of(Path.of(distribution).resolve(FILE)).filter(Files::isReadable);
    }

    /// @param pem as `openssl pkey -pubout` writes it
    /// @throws GeneralSecurityException when it is no Ed25519 public key
    public static ReleaseKey read(String pem) throws GeneralSecurityException {
        byte[] body;
        try {
            body = Base64.getDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new InvalidKeyException("no PEM", e);
        }
        return new ReleaseKey(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(body)));
    }

    /// Whether a detached signature is by this key over exactly these bytes.
    public boolean signed(byte[] content, byte[] signature) {
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(content);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            // a signature that cannot even be read is none
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key was read with the same algorithm", e);
        }
    }
}
