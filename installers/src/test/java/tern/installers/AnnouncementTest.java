package tern.installers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.boot.Main;

/// What is announced here is what an installed Tern believes.
class AnnouncementTest {

    @TempDir
    Path folder;

    @Test
    void anInstalledTernBelievesIt() throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path packages = packages();
        Path key = Files.writeString(folder.resolve("key.pub"), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        announce(packages, "0.2.0", pem("PRIVATE KEY", pair.getPrivate().getEncoded()), key);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = Files.readAllBytes(packages.resolve(exchange.getRequestURI().getPath().substring(1)));
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
            int code = Main.run(new String[]{"update", "check", "--signer", key.toString(), "--address",
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/tern-update.json"},
                    Map.of("TERN_HOME", folder.resolve("home").toString()), new ByteArrayInputStream(new byte[0]),
                    printed, printed);
            String text = out.toString(StandardCharsets.UTF_8);
            assertThat(code).as(text).isZero();
            // the sum of FIPS 180-4's example
            assertThat(text).contains("0.2.0", "It says “\"hello\\\"”.\nFaster.",
                    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  tern_0.2.0_amd64.deb")
                    .doesNotContain("SHA256SUMS");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void anotherKeyThanThePackagesCarryAnnouncesNothing() throws IOException, GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("Ed25519");
        Path packages = packages();
        Path other = Files.writeString(folder.resolve("key.pub"),
                pem("PUBLIC KEY", keys.generateKeyPair().getPublic().getEncoded()));
        String secret = pem("PRIVATE KEY", keys.generateKeyPair().getPrivate().getEncoded());
        assertThatThrownBy(() -> announce(packages, "0.2.0", secret, other)).hasMessageContaining("public half");
        assertThat(packages.resolve("tern-update.json.sig")).doesNotExist();
        assertThatThrownBy(() -> announce(packages, "next", secret, other)).hasMessageContaining("no version");
    }

    private Path packages() throws IOException {
        Path packages = Files.createDirectories(folder.resolve("packages"));
        Files.writeString(packages.resolve("tern_0.2.0_amd64.deb"), "abc");
        Files.writeString(packages.resolve("SHA256SUMS"), "a list");
        Files.writeString(folder.resolve("notes.txt"), "It says “\"hello\\\"”.\nFaster.\n");
        return packages;
    }

    private void announce(Path packages, String version, String secret, Path key) throws IOException {
        AnnouncementMain.run(new String[]{"--folder", packages.toString(), "--version", version, "--notes",
                folder.resolve("notes.txt").toString(), "--days", "180", "--key", key.toString()}, secret,
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + what
                + "-----\n";
    }
}
