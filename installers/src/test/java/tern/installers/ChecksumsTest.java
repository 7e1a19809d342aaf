package tern.installers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The list of sums and its signature.
class ChecksumsTest {

    @TempDir
    Path folder;

    @Test
    void theListIsWhatSha256sumReads() throws IOException {
        Files.writeString(folder.resolve("b.deb"), "abc");
        Files.writeString(folder.resolve("a.rpm"), "");
        Checksums.write(folder);
        Checksums.write(folder);
        // the sums of FIPS 180-4's examples
        assertThat(folder.resolve("SHA256SUMS")).hasContent("""
                e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.rpm
                ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b.deb
                """);
    }

    @Test
    void theSignatureHoldsForTheListAloneAndForTheOneKey() throws IOException, GeneralSecurityException {
        KeyPair pair = pair();
        Files.writeString(folder.resolve("a"), "abc");
        Path list = Checksums.write(folder);
        Checksums.sign(folder, secret(pair), open(pair));
        byte[] signature = Files.readAllBytes(folder.resolve("SHA256SUMS.sig"));
        byte[] bytes = Files.readAllBytes(list);
        assertThat(Checksums.verifies(bytes, signature, open(pair))).isTrue();
        assertThat(Checksums.verifies(bytes, signature, open(pair()))).isFalse();
        bytes[0] ^= 1;
        assertThat(Checksums.verifies(bytes, signature, open(pair))).isFalse();
    }

    @Test
    void aKeyWhosePublicHalfThePackagesDoNotCarrySignsNothing() throws IOException, GeneralSecurityException {
        Checksums.write(folder);
        String secret = secret(pair());
        String other = open(pair());
        assertThatThrownBy(() -> Checksums.sign(folder, secret, other)).isInstanceOf(IOException.class)
                .hasMessageContaining("public half");
        assertThat(folder.resolve("SHA256SUMS.sig")).doesNotExist();
    }

    @Test
    void whatIsNoKeyIsNotRepeated() throws IOException, GeneralSecurityException {
        Checksums.write(folder);
        String open = open(pair());
        assertThatThrownBy(() -> Checksums.sign(folder, "c2VjcmV0", open)).isInstanceOf(IOException.class)
                .hasNoCause()
                .hasMessageNotContaining("c2VjcmV0");
    }

    private static KeyPair pair() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    private static String secret(KeyPair pair) {
        return pem("PRIVATE KEY", pair.getPrivate().getEncoded());
    }

    private static String open(KeyPair pair) {
        return pem("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + what
                + "-----\n";
    }
}
