package tern.wallet.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonOutTest {

    private static String text(boolean array, RpcRequest... requests) {
        return new String(JsonOut.frame(List.of(requests), 7, array), StandardCharsets.UTF_8);
    }

    @Test
    void writesOneRequestAsAnObject() {
        assertThat(text(false, RpcRequest.of("state_call", "Core_version", "0x", null)))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"state_call\","
                        + "\"params\":[\"Core_version\",\"0x\",null]}");
    }

    @Test
    void writesABatchAsAnArrayWithIdsCountingUp() {
        assertThat(text(true, RpcRequest.of("a"), RpcRequest.of("b")))
                .isEqualTo("[{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"a\",\"params\":[]},"
                        + "{\"jsonrpc\":\"2.0\",\"id\":8,\"method\":\"b\",\"params\":[]}]");
    }

    @Test
    void writesEveryKindOfParameter() {
        RpcRequest request = RpcRequest.of(
                "m",
                new byte[]{0, (byte) 0xFF},
                12,
                -5L,
                new BigInteger("340282366920938463463374607431768211455"),
                true,
                Arrays.asList("x", null, List.of(1)),
                null);
        assertThat(text(false, request))
                .endsWith("[\"0x00ff\",12,-5,340282366920938463463374607431768211455,true,[\"x\",null,[1]],null]}");
    }

    @Test
    void textsOfAnyCharactersArriveUnchanged() {
        long seed = 42;
        SplittableRandom random = new SplittableRandom(seed);
        JsonMapper mapper = JsonMapper.builder().build();
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(40);
            for (int i = 0; i < length; i++) {
                int limit = random.nextBoolean() ? 0x80 : Character.MAX_CODE_POINT + 1;
                text.appendCodePoint(random.nextInt(limit));
            }
            String sent = text.toString();
            JsonNode read = mapper.readTree(JsonOut.frame(List.of(RpcRequest.of("m", sent)), 1, false));
            assertThat(read.get("params").get(0).stringValue())
                    .as("seed %s round %s", seed, round)
                    .isEqualTo(sent);
        }
    }

    @Test
    void aLoneSurrogateIsEscapedSinceItHasNoUtf8Form() {
        assertThat(text(false, RpcRequest.of("m", "\uD800"))).contains("[\"\\ud800\"]");
    }

    @Test
    void refusesParametersItCannotWrite() {
        assertThatThrownBy(() -> RpcRequest.of("m", 1.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RpcRequest.of("m", List.of(new Object())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRequestsTextHoldsNoParameters() {
        assertThat(RpcRequest.of("author_submitExtrinsic", "0xdeadbeef")).hasToString(
                "RpcRequest[author_submitExtrinsic, 1 params]");
    }
}
