package tern.wallet.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.wallet.rpc.RpcException.Kind;

/// `wss` against servers with certificates made for this run.
class RpcTlsTest {

    private static final RpcOptions FAST = RpcOptions.defaults()
            .withBackOff(Duration.ofMillis(20), Duration.ofMillis(200));
    private static final char[] PASSWORD = "only-for-this-run".toCharArray();

    @TempDir
    static Path folder;

    private static SSLContext local;
    private static SSLContext elsewhere;

    @BeforeAll
    static void makeCertificates() throws Exception {
        local = context("local", "dns:localhost,ip:127.0.0.1");
        elsewhere = context("elsewhere", "dns:elsewhere.example");
    }

    /// A context that shows a fresh certificate for these names, and trusts nothing else.
    private static SSLContext context(String name, String alternatives) throws Exception {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        if (!Files.isExecutable(keytool)) {
            keytool = keytool.resolveSibling("keytool.exe");
        }
        Assumptions.assumeTrue(Files.isExecutable(keytool), "skipped: this Java has no keytool");
        Path store = folder.resolve(name + ".p12");
        Process process = new ProcessBuilder(
                keytool.toString(),
                "-genkeypair",
                "-keyalg", "EC",
                "-alias", name,
                "-dname", "CN=" + name,
                "-ext", "san=" + alternatives,
                "-validity", "2",
                "-storetype", "PKCS12",
                "-keystore", store.toString(),
                "-storepass", new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(name, keys.getCertificate(name));
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, PASSWORD);
        TrustManagerFactory trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trustManagers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
        return context;
    }

    private static RawServer server(SSLContext context) throws IOException {
        return new RawServer(
                context.getServerSocketFactory()
                        .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1")),
                peer -> {
                    peer.upgrade();
                    peer.serveOk();
                });
    }

    private static URI secure(RawServer server, String host) {
        return URI.create("wss://" + host + ":" + server.port());
    }

    private static void assertRefused(RpcException e) {
        assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(e).hasMessageContaining("secure connection").hasMessageContaining("certificate");
    }

    @Test
    void callsWorkOverTls() throws Exception {
        try (RawServer server = server(local);
                RpcClient byName = RpcConnections.open(
                        List.of(secure(server, "localhost")), FAST, EndpointCheck.none(), () -> local);
                RpcClient byAddress = RpcConnections.open(
                        List.of(secure(server, "127.0.0.1")), FAST, EndpointCheck.none(), () -> local)) {
            assertThat(byName.call("m").stringValue()).isEqualTo("ok");
            assertThat(byAddress.call("m", "x".repeat(1 << 20)).stringValue()).isEqualTo("ok");
        }
    }

    @Test
    void aCertificateForAnotherNameIsRefused() throws Exception {
        try (RawServer server = server(elsewhere)) {
            assertRefused(catchThrowableOfType(
                    RpcException.class,
                    () -> RpcConnections.open(
                            List.of(secure(server, "localhost")), FAST, EndpointCheck.none(), () -> elsewhere)));
        }
    }

    @Test
    void aCertificateOfNobodyTrustedIsRefused() throws Exception {
        try (RawServer server = server(local)) {
            assertRefused(catchThrowableOfType(
                    RpcException.class,
                    () -> RpcConnections.open(List.of(secure(server, "localhost")), FAST, EndpointCheck.none())));
        }
    }

    @Test
    void aServerWithoutTlsIsNotTalkedToInTheClear() throws Exception {
        try (RawServer server = new RawServer(peer -> {
            peer.upgrade();
            peer.serveOk();
        })) {
            RpcException e = catchThrowableOfType(
                    RpcException.class,
                    () -> RpcConnections.open(
                            List.of(secure(server, "127.0.0.1")),
                            FAST.withConnectTimeout(Duration.ofSeconds(1)),
                            EndpointCheck.none(),
                            () -> local));
            assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
        }
    }

    @Test
    void closingAnIdleTlsConnectionIsQuick() throws Exception {
        try (RawServer server = server(local)) {
            RpcClient client = RpcConnections.open(
                    List.of(secure(server, "localhost")), FAST, EndpointCheck.none(), () -> local);
            long start = System.nanoTime();
            client.close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }
}
