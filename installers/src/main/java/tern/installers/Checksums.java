package tern.installers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/// The list of SHA-256 sums of a folder's packages, and its detached Ed25519 signature. `tern verify-file`, `sha256sum -c`
/// and `openssl pkeyutl -verify -rawin` check them.
final class Checksums {

    static final String LIST = "SHA256SUMS";
    private static final String ENDING = ".sig";
    static final String SIGNATURE = LIST + ENDING;
    private static final String ALGORITHM = "Ed25519";

    private Checksums() {}

    /// Lists all files of a folder but the list and its signature.
    static Path write(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString();
                if (!name.equals(LIST) && !name.equals(SIGNATURE)) {
                    lines.add(DebPackage.digest("SHA-256", file) + "  " + name);
                }
            }
        }
        return Files.writeString(folder.resolve(LIST), String.join("\n", lines) + "\n");
    }

    /// Signs the list, and checks the signature with the public key that the packages carry.
    ///
    /// @param secretPem PKCS#8, as `openssl genpkey -algorithm ed25519` writes it; it never leaves this process
    /// @param publicPem as `openssl pkey -pubout` writes it
    static void sign(Path folder, String secretPem, String publicPem) throws IOException {
        sign(folder, LIST, secretPem, publicPem);
    }

    /// As above, for another file of the folder. The signature lies beside it, with `.sig` behind its name.
    static void sign(Path folder, String name, String secretPem, String publicPem) throws IOException {
        byte[] list = Files.readAllBytes(folder.resolve(name));
        try {
            Signature signer = Signature.getInstance(ALGORITHM);
            signer.initSign(secret(secretPem));
            signer.update(list);
            byte[] signature = signer.sign();
            if (!verifies(list, signature, publicPem)) {
                throw new IOException("the key that signs is not the one whose public half the packages carry");
            }
            Files.write(folder.resolve(name + ENDING), signature);
        } catch (GeneralSecurityException e) {
            // without the cause: its text could name the key
            throw new IOException(
                    "the key to sign with is no Ed25519 key in PKCS#8 (" + e.getClass().getSimpleName() + ")");
        }
    }

    static boolean verifies(byte[] list, byte[] signature, String publicPem) throws GeneralSecurityException {
        PublicKey key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(body(publicPem)));
        Signature verifier = Signature.getInstance(ALGORITHM);
        verifier.initVerify(key);
        verifier.update(list);
        return verifier.verify(signature);
    }

    private static PrivateKey secret(String pem) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(body(pem)));
    }

    private static byte[] body(String pem) throws GeneralSecurityException {
        String text = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            return Base64.getDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("no PEM");
        }
    }
}
