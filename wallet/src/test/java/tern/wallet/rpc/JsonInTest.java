package tern.wallet.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonInTest {

    private final JsonIn json = new JsonIn(64 * 1024 * 1024);

    private JsonNode read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return json.read(bytes, bytes.length);
    }

    @Test
    void readsTheSameTreeAsTheObjectMapper() {
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        for (int round = 0; round < 400; round++) {
            String text = anyJson(random, 4);
            assertThat(read(text)).as("seed %s round %s: %s", seed, round, text).isEqualTo(mapper.readTree(text));
        }
    }

    private static String anyJson(SplittableRandom random, int depth) {
        int kind = random.nextInt(depth == 0 ? 7 : 9);
        return switch (kind) {
            case 0 -> "null";
            case 1 -> "true";
            case 2 -> "false";
            case 3 -> Long.toString(random.nextLong());
            case 4 -> Integer.toString(random.nextInt());
            case 5 -> random.nextInt(1000) + "." + random.nextInt(1000);
            case 6 -> "\"" + "aé\\n\\u00e9𝜏\\\"".repeat(random.nextInt(4)) + "\"";
            case 7 -> {
                StringBuilder array = new StringBuilder("[");
                int size = random.nextInt(4);
                for (int i = 0; i < size; i++) {
                    array.append(i == 0 ? " " : ",").append(anyJson(random, depth - 1));
                }
                yield array.append("]").toString();
            }
            default -> {
                StringBuilder object = new StringBuilder("{");
                int size = random.nextInt(4);
                for (int i = 0; i < size; i++) {
                    object.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":");
                    object.append(anyJson(random, depth - 1));
                }
                yield object.append("}").toString();
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", " ", "{", "[1,", "{\"a\"", "{\"a\":}", "[1]]", "{} {}", "{\"a\":1}x", "nul", "{'a':1}", "[1,]",
            "\"\u0001\"", "NaN", "// c\n1", "1e99999999999"
    })
    void refusesWhatIsNotExactlyOneValue(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(JacksonException.class);
    }

    @Test
    void refusesInvalidUtf8() {
        byte[] bytes = {'"', (byte) 0xC3, 0x28, '"'};
        assertThatThrownBy(() -> json.read(bytes, bytes.length)).isInstanceOf(JacksonException.class);
        byte[] lone = {'"', (byte) 0xFF, '"'};
        assertThatThrownBy(() -> json.read(lone, lone.length)).isInstanceOf(JacksonException.class);
    }

    @Test
    void refusesDeepNesting() {
        assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(JacksonException.class);
    }

    @Test
    void refusesAFrameOfMillionsOfSmallValues() {
        assertThatThrownBy(() -> read("[" + "0,".repeat(5_000_000) + "0]")).isInstanceOf(JacksonException.class);
    }

    @Test
    void refusesNumbersLongerThanAnyOnTheChain() {
        assertThatThrownBy(() -> read("1".repeat(5000))).isInstanceOf(JacksonException.class);
    }

    @Test
    void readsATextOfManyMegabytes() {
        String hex = "0x" + "ab".repeat(4_000_000);
        assertThat(read("{\"result\":\"" + hex + "\"}").get("result").stringValue()).isEqualTo(hex);
    }

    @Test
    void readsOnlyTheGivenLengthOfTheBuffer() {
        byte[] bytes = "[1,2]garbage".getBytes(StandardCharsets.UTF_8);
        assertThat(json.read(bytes, 5).size()).isEqualTo(2);
    }
}
