package tern.wallet.bittensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tern.wallet.bittensor.NetworkNameException.Kind;
import tern.wallet.chain.Network;
import tern.wallet.chain.Network.Trust;
import tern.wallet.units.Hash32;

final class NetworksTest {

    @Test
    void finneyIsPinnedToItsGenesisAndAsksSlowly() {
        Network finney = Networks.finney();
        assertThat(finney.id()).isEqualTo("finney");
        assertThat(finney.genesis().orElseThrow())
                .hasToString("0x2f0555cc76fc2840a25a6ea3b9637146806f1f44b090c175ffde2a7e5ab36c03");
        assertThat(finney.endpoints().getFirst()).hasToString("wss://entrypoint-finney.opentensor.ai:443");
        assertThat(finney.requestGap()).isEqualTo(Duration.ofSeconds(1));
        assertThat(finney.trust()).isEqualTo(Trust.PUBLIC);
    }

    @Test
    void testNetworkIsPinnedToItsGenesis() {
        assertThat(Networks.test().genesis().orElseThrow())
                .hasToString("0x8f9cf856bf558a14440e75569c9e58594757048d7b3a84b5d25f6bd978263105");
    }

    @Test
    void localTakesAnyChainAndAsksAtFullSpeed() {
        Network local = Networks.local();
        assertThat(local.genesis()).isEmpty();
        assertThat(local.requestGap()).isZero();
        assertThat(local.endpoints()).containsExactly(URI.create("ws://127.0.0.1:9944"));
    }

    @Test
    void thePracticeNetworkHasNoEndpointUntilItsNodeIsFound() throws NetworkNameException {
        Network practice = Networks.parse(" Practice ");
        assertThat(practice).isEqualTo(Networks.practice());
        assertThat(practice.id()).isEqualTo("practice");
        assertThat(practice.title()).isEqualTo("Practice network");
        assertThat(practice.trust()).isEqualTo(Trust.PRACTICE);
        assertThat(practice.endpoints()).isEmpty();
        URI node = URI.create("ws://127.0.0.1:45001");
        Hash32 genesis = Hash32.of(new byte[32]);
        Network found = practice.at(node, genesis);
        assertThat(found.endpoints()).containsExactly(node);
        assertThat(found.genesis()).contains(genesis);
        assertThat(found.id()).isEqualTo("practice");
        assertThat(found.requestGap()).isZero();
        assertThat(Networks.archive(practice)).isEmpty();
    }

    @Test
    void everyOtherNetworkNeedsAnEndpoint() {
        assertThatThrownBy(() -> new Network("x", "X", List.of(), Optional.empty(), Duration.ZERO, Trust.NAMED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownWordIsAnsweredWithEveryName() {
        NetworkNameException wrong = catchThrowableOfType(NetworkNameException.class, () -> Networks.parse("mainnet"));
        assertThat(wrong.sentence()).contains("practice", "finney", "test", "local", "ws://");
        NetworkNameException empty = catchThrowableOfType(NetworkNameException.class, () -> Networks.parse(" "));
        assertThat(empty.sentence()).contains("practice", "finney", "test", "local", "ws://");
    }

    @Test
    void archiveIsKnownForFinneyOnly() {
        assertThat(Networks.archive(Networks.finney()))
                .containsExactly(URI.create("wss://archive.chain.opentensor.ai:443"));
        assertThat(Networks.archive(Networks.test())).isEmpty();
        assertThat(Networks.archive(Networks.local())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"finney", " Finney ", "FINNEY"})
    void parseKnowsNamesInAnyCase(String text) throws NetworkNameException {
        assertThat(Networks.parse(text)).isEqualTo(Networks.finney());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "ws://127.0.0.1:8011", "wss://node.example.org", "wss://node.example.org:443/path", "ws://[::1]:9944",
            "WS://localhost:9944", "wss://node.example.org/?key=value"})
    void parseTakesNodeAddresses(String text) throws NetworkNameException {
        Network network = Networks.parse(text);
        assertThat(network.trust()).isEqualTo(Trust.NAMED);
        assertThat(network.requestGap()).isZero();
        assertThat(network.genesis()).isEmpty();
        assertThat(network.endpoints()).hasSize(1);
        assertThat(network.id()).isEqualTo(network.endpoints().getFirst().toString());
        assertThat(network.endpoints().getFirst().getScheme()).isIn("ws", "wss");
    }

    @Test
    void publicServersAreAskedSlowlyAndHeldToTheirChainAlsoByAddress() throws NetworkNameException {
        Network archive = Networks.parse("wss://Archive.chain.opentensor.ai:443");
        assertThat(archive.requestGap()).isEqualTo(Duration.ofSeconds(1));
        assertThat(archive.genesis()).isEqualTo(Networks.finney().genesis());
        assertThat(archive.trust()).isEqualTo(Trust.PUBLIC);
        assertThat(Networks.parse("wss://test.finney.opentensor.ai").genesis()).isEqualTo(Networks.test().genesis());
        assertThat(Networks.parse("wss://dev.chain.opentensor.ai").genesis()).isEmpty();
        assertThat(Networks.parse("wss://dev.chain.opentensor.ai").requestGap()).isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({
            "'', EMPTY",
            "'   ', EMPTY",
            "mainnet, UNKNOWN_NAME",
            "127.0.0.1:9944, SCHEME",
            "node.example.org, SCHEME",
            "http://127.0.0.1:9944, SCHEME",
            "https://node.example.org, SCHEME",
            "tcp://node.example.org, SCHEME",
            "ws://, HOST",
            "ws:///path, HOST",
            "ws://:9944, HOST",
            "ws://a b:9944, HOST",
            "ws://[::1, HOST",
            "ws://node.example.org#x, HOST",
            "ws://node.example.org:0, PORT",
            "ws://node.example.org:65536, PORT",
            "ws://node.example.org:99999999999, PORT",
            "ws://node.example.org:port, PORT",
            "ws://user@node.example.org, USER_INFO",
            "ws://user:secret@node.example.org:9944, USER_INFO",
            "ws://user:secret@, USER_INFO",
    })
    void parseSaysWhatIsWrong(String text, Kind kind) {
        NetworkNameException wrong = catchThrowableOfType(NetworkNameException.class, () -> Networks.parse(text));
        assertThat(wrong).as(text).isNotNull();
        assertThat(wrong.kind()).as(text).isEqualTo(kind);
        assertThat(wrong.sentence()).endsWith(".");
        assertThat(wrong.sentence() + wrong.details().orElse("")).doesNotContain("secret");
    }
}
