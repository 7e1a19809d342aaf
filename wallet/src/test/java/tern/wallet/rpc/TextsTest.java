package tern.wallet.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

    @ParameterizedTest
    @CsvSource({
            "wss://user:geheim@node.example:443/rpc?apikey=geheim#geheim, wss://node.example:443/rpc",
            "wss://node.example/0f8fad5b-d9cb-469f-a165-70867728950e, wss://node.example/...",
            "wss://node.example/v1/0f8fad5bd9cb469fa165/ws, wss://node.example/v1/.../ws",
            "ws://127.0.0.1:9944, ws://127.0.0.1:9944",
            "ws://[::1]:9944/, ws://[::1]:9944/"
    })
    void hidesWhateverMayBeAKeyInAnAddress(URI full, String shown) {
        assertThat(Texts.shown(full)).hasToString(shown);
    }

    @Test
    void cleansForeignTextOfControlsAndDirectionMarks() {
        assertThat(Texts.clean("a\u001B[31mb\r\nc\u202Ed\u2028e", 100)).isEqualTo("a [31mb  c d e");
    }

    @Test
    void cutsLongTextWithoutTearingACharacter() {
        assertThat(Texts.clean("ab\uD835\uDF0F", 3)).isEqualTo("ab...");
        assertThat(Texts.clean("abc", 3)).isEqualTo("abc");
    }

    @Test
    void saysDurationsInWords() {
        assertThat(Texts.spoken(Duration.ofMillis(250))).isEqualTo("250 ms");
        assertThat(Texts.spoken(Duration.ofSeconds(30))).isEqualTo("30 s");
        assertThat(Texts.spoken(Duration.ofMillis(1540))).isEqualTo("1.5 s");
        assertThat(Texts.spoken(Duration.ofMinutes(5))).isEqualTo("5 min");
    }

    @Test
    void anAddressThatIsNoEndpointIsRefusedWithoutRepeatingIt() {
        for (String bad : new String[]{"https://geheim@node.example", "ws:geheim", "geheim", "wss:///geheim"}) {
            assertThatThrownBy(() -> new Endpoint(URI.create(bad), RpcOptions.defaults()))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .doesNotContain("geheim");
        }
    }
}
