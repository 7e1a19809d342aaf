package tern.wallet.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tern.wallet.InLanguage;
import tern.wallet.rpc.RpcException.Kind;

/// What is wrong with a connection, in the language of the window.
class RpcLanguagesTest {

    private static RpcException lost() throws Exception {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("ws://127.0.0.1:" + socket.getLocalPort());
        }
        RpcOptions quick = RpcOptions.defaults().withConnectTimeout(Duration.ofSeconds(5));
        return catchThrowableOfType(RpcException.class, () -> {
            try (RpcClient client = RpcConnections.open(List.of(nobody), quick, EndpointCheck.none())) {
                client.read("system_chain");
            }
        });
    }

    @Test
    void aLostNodeIsSaidInTheLanguageOfTheWindow() throws Exception {
        RpcException german = InLanguage.of("de", RpcLanguagesTest::lost);
        assertThat(german.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(german.sentence()).startsWith("ws://127.0.0.1:")
                .endsWith(" nimmt keine Verbindungen an. Prüfen Sie die Adresse und die Netzwerkverbindung.");
        assertThat(InLanguage.of("zh-CN", RpcLanguagesTest::lost).sentence()).endsWith("不接受连接。 请检查地址和网络连接。");
    }

    @Test
    void theNodesOwnWordsStandWithinTheSentence() throws Exception {
        RpcException german = InLanguage.of("de", () -> RpcException.serverError("author_x", 1010, "Bad nonce", null));
        assertThat(german.sentence()).isEqualTo("Der Knoten hat mit einem Fehler geantwortet: Bad nonce.");
        assertThat(german.serverMessage()).isEqualTo("Bad nonce");
        assertThat(german.details()).contains("author_x: code 1010: Bad nonce");
        assertThat(InLanguage.of("de", () -> RpcException.serverError("author_x", 1010, "", null)).sentence())
                .isEqualTo("Der Knoten hat mit einem Fehler geantwortet: Eine Erklärung wurde nicht gegeben.");
    }

    @Test
    void anAddressWithoutANodeSaysWhatItAnswered() throws Exception {
        URI address = URI.create("ws://node.example.org");
        WireException gone = WireException.turnedAway(404, "HTTP 404, nothing at this path", null);
        assertThat(InLanguage.of("de", () -> Failures.opening(address, gone)).sentence())
                .isEqualTo(
                        "ws://node.example.org bietet keine Verbindung an (HTTP 404, unter diesem Pfad ist nichts).");
        assertThat(Failures.opening(address, gone).sentence())
                .isEqualTo("ws://node.example.org does not offer a connection (HTTP 404, nothing at this path).");
    }
}
