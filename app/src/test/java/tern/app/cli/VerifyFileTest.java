package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.cli.FrontDoor.Result;

/// A package is checked before somebody installs it.
class VerifyFileTest {

    /// FIPS 180-4's example.
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    private Path file;
    private Path key;
    private FrontDoor door;

    @BeforeEach
    void signedFile() throws IOException, GeneralSecurityException {
        door = FrontDoor.at(Files.createDirectories(folder.resolve("home")));
        file = Files.writeString(folder.resolve("tern_1_amd64.deb"), "abc");
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String list = "00" + ABC.substring(2) + "  other.rpm\n" + ABC + "  tern_1_amd64.deb\n";
        Files.writeString(folder.resolve("SHA256SUMS"), list);
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(list.getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("SHA256SUMS.sig"), signer.sign());
        key = key("key.pub", pair);
    }

    @Test
    void theSignedFileIsGood() {
        Result result = check();
        assertThat(result.code()).isZero();
        assertThat(result.json().path("sha256").stringValue()).isEqualTo(ABC);
        assertThat(result.json().path("valid").booleanValue()).isTrue();
        assertThat(door.run("verify-file", file.toString(), "--signer", key.toString()).out()).contains("signed");
    }

    @Test
    void anotherFileOfThatNameIsNot() throws IOException {
        Files.writeString(file, "abd");
        assertBad(check(), 1, "bad-signature", "fetch it again");
    }

    @Test
    void aListThatSomebodyChangedIsNot() throws IOException {
        Path list = folder.resolve("SHA256SUMS");
        Files.writeString(list, Files.readString(list).replace("other.rpm", "cther.rpm"));
        assertBad(check(), 1, "bad-signature", "Do not install");
    }

    @Test
    void aSignatureThatIsNoneIsNot() throws IOException {
        for (int length : new int[]{0, 63, 64, 65}) {
            Files.write(folder.resolve("SHA256SUMS.sig"), new byte[length]);
            assertBad(check(), 1, "bad-signature", "Do not install");
        }
    }

    @Test
    void anotherKeyIsNot() throws IOException, GeneralSecurityException {
        key = key("other.pub", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        assertBad(check(), 1, "bad-signature", "Do not install");
    }

    @Test
    void whatIsMissingIsSaid() throws IOException {
        assertBad(door.run("verify-file", file.toString(), "--json"), 3, "not-found", "--signer FILE");
        file = Files.writeString(folder.resolve("not-listed.deb"), "abc");
        assertBad(check(), 3, "not-found", "not in the list");
        file = folder.resolve("gone.deb");
        assertThat(check().code()).isEqualTo(3);
        Files.writeString(key, "no key");
        assertBad(check(), 1, "damaged", "no Ed25519 public key");
        Files.delete(folder.resolve("SHA256SUMS.sig"));
        assertThat(check().code()).isEqualTo(3);
    }

    private Result check() {
        return door.run("verify-file", file.toString(), "--signer", key.toString(), "--json");
    }

    private static void assertBad(Result result, int code, String kind, String sentence) {
        assertThat(result.code()).as(result.toString()).isEqualTo(code);
        assertThat(result.json().path("error").path("kind").stringValue()).isEqualTo(kind);
        assertThat(result.json().path("error").path("message").stringValue()).contains(sentence);
    }

    private Path key(String name, KeyPair pair) throws IOException {
        return Files.writeString(folder.resolve(name), "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n");
    }
}
