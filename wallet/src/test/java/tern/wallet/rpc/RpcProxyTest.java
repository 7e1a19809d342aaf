package tern.wallet.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// The proxy that the JVM is told to use. Sets system properties, so it runs alone.
@Isolated
class RpcProxyTest {

    private static final List<String> PROPERTIES = List.of("http.proxyHost", "http.proxyPort", "http.nonProxyHosts",
            "socksProxyHost", "socksProxyPort");

    @AfterEach
    void clear() {
        PROPERTIES.forEach(System::clearProperty);
    }

    /// Passes bytes on until one side ends.
    private static void join(Socket one, Socket other) {
        Thread.ofVirtual().start(() -> pump(one, other));
        pump(other, one);
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[4096];
            int read = from.getInputStream().read(buffer);
            while (read >= 0) {
                out.write(buffer, 0, read);
                read = from.getInputStream().read(buffer);
            }
        } catch (IOException e) {
            // either side went away, which ends both
        }
    }

    @Test
    void aHttpProxyIsAskedToConnectAndResolvesTheName() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (FakeNode node = new FakeNode();
                RawServer proxy = new RawServer(peer -> {
                    asked.add(peer.head().lines().findFirst().orElseThrow());
                    peer.raw("HTTP/1.1 200 Connected\r\n\r\n");
                    join(peer.socket, new Socket(InetAddress.getLoopbackAddress(), node.port()));
                })) {
            System.setProperty("http.proxyHost", "127.0.0.1");
            System.setProperty("http.proxyPort", Integer.toString(proxy.port()));
            System.setProperty("http.nonProxyHosts", "");
            try (RpcClient client = RpcConnections.open(
                    List.of(URI.create("ws://node.invalid:9944")), RpcOptions.defaults(), EndpointCheck.none())) {
                assertThat(client.call("system_chain").stringValue()).isEqualTo("Fake");
            }
            assertThat(asked).containsExactly("CONNECT node.invalid:9944 HTTP/1.1");
        }
    }

    @Test
    void aSocksProxyIsUsed() throws Exception {
        List<Integer> versions = new CopyOnWriteArrayList<>();
        try (FakeNode node = new FakeNode();
                RawServer proxy = new RawServer(peer -> {
                    // RFC 1928: greeting, no authentication, connect, success
                    versions.add(peer.in.readUnsignedByte());
                    peer.in.readNBytes(peer.in.readUnsignedByte());
                    peer.raw(5, 0);
                    peer.in.readNBytes(3);
                    int type = peer.in.readUnsignedByte();
                    peer.in.readNBytes(type == 3 ? peer.in.readUnsignedByte() : type == 4 ? 16 : 4);
                    peer.in.readUnsignedShort();
                    peer.raw(5, 0, 0, 1, 127, 0, 0, 1, 0, 80);
                    join(peer.socket, new Socket(InetAddress.getLoopbackAddress(), node.port()));
                })) {
            System.setProperty("socksProxyHost", "127.0.0.1");
            System.setProperty("socksProxyPort", Integer.toString(proxy.port()));
            // loopback targets go direct, so the name must be of another; never really connected to
            try (RpcClient client = RpcConnections.open(
                    List.of(URI.create("ws://192.0.2.1:9944")), RpcOptions.defaults(), EndpointCheck.none())) {
                assertThat(client.call("system_chain").stringValue()).isEqualTo("Fake");
            }
            assertThat(versions).containsExactly(5);
        }
    }
}
