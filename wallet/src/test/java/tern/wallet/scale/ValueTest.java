package tern.wallet.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tern.wallet.scale.ScaleException.Kind;

class ValueTest {

    @Test
    void comparesBytesByContent() {
        assertThat(Value.of(new byte[]{1, 2})).isEqualTo(Value.of(new byte[]{1, 2}))
                .hasSameHashCodeAs(
                        Value.of(new byte[]{1, 2}));
        assertThat(Value.of(new byte[]{1, 2})).isNotEqualTo(Value.of(new byte[]{1, 3}));
        assertThat(new Value.Bits(9, new byte[]{1, 1})).isEqualTo(new Value.Bits(9, new byte[]{1, 1}));
        assertThat(new Value.Bits(9, new byte[]{1, 1})).isNotEqualTo(new Value.Bits(10, new byte[]{1, 1}));
    }

    @Test
    void refusesBitsThatAreNotThere() {
        assertThatThrownBy(() -> new Value.Bits(9, new byte[]{1})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Value.Bits(9, new byte[]{1, 2})).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Value.Bits(0, new byte[0]).toString()).isEqualTo("0b");
        assertThat(new Value.Bits(9, new byte[]{1, 1}).toString()).isEqualTo("0b100000001");
    }

    @Test
    void opensOptions() throws ScaleException {
        assertThat(Value.optional(Value.none())).isEmpty();
        assertThat(Value.optional(Value.some(Value.of(7)))).contains(Value.of(7));
        assertThat(kind(() -> Value.optional(Value.of(7)))).isEqualTo(Kind.MISMATCH);
        assertThat(kind(() -> Value.optional(Value.variant("Maybe")))).isEqualTo(Kind.MISMATCH);
    }

    @Test
    void findsFieldsByNameAndPlace() throws ScaleException {
        Value struct = Value.struct(Map.of("free", Value.of(5)));
        assertThat(struct.find("free")).contains(Value.of(5));
        assertThat(struct.find("other")).isEmpty();
        assertThat(struct.field("free").asLong()).isEqualTo(5);
        assertThat(struct.at(0).asInt()).isEqualTo(5);
        assertThat(Value.variant("V", Value.text("x")).at(0).asText()).isEqualTo("x");
        assertThat(Value.seq(Value.of(true)).at(0).asBool()).isTrue();
        assertThat(Value.of(1).find("free")).isEmpty();
        assertThat(kind(() -> struct.field("other"))).isEqualTo(Kind.MISMATCH);
        assertThat(kind(() -> struct.at(1))).isEqualTo(Kind.MISMATCH);
        assertThat(kind(() -> struct.at(-1))).isEqualTo(Kind.MISMATCH);
        assertThat(kind(() -> Value.of(1).at(0))).isEqualTo(Kind.MISMATCH);
    }

    @Test
    void refusesOtherShapesThanAskedFor() {
        Value number = Value.of(1);
        assertThat(kind(() -> Value.text("1").asInteger())).isEqualTo(Kind.MISMATCH);
        assertThat(kind(() -> Value.of(BigInteger.TWO.pow(63)).asLong())).isEqualTo(Kind.RANGE);
        assertThat(kind(() -> Value.of(1L << 31).asInt())).isEqualTo(Kind.RANGE);
        assertThat(kind(number::asBool)).isEqualTo(Kind.MISMATCH);
        assertThat(kind(number::asBytes)).isEqualTo(Kind.MISMATCH);
        assertThat(kind(number::asText)).isEqualTo(Kind.MISMATCH);
        assertThat(kind(number::asList)).isEqualTo(Kind.MISMATCH);
        assertThat(kind(number::asVariant)).isEqualTo(Kind.MISMATCH);
        assertThat(kind(() -> Value.seq(Value.of(256)).asBytes())).isEqualTo(Kind.MISMATCH);
        assertThat(kind(() -> Value.seq(Value.of(-1)).asBytes())).isEqualTo(Kind.MISMATCH);
    }

    @Test
    void readsTextFromEveryFormThatRuntimesSendItIn() throws ScaleException {
        byte[] utf8 = "τao".getBytes(StandardCharsets.UTF_8);
        List<Value> numbers = new ArrayList<>();
        for (byte b : utf8) {
            numbers.add(Value.of(b & 0xff));
        }
        assertThat(Value.text("τao").asText()).isEqualTo("τao");
        assertThat(Value.of(utf8).asText()).isEqualTo("τao");
        assertThat(Value.seq(numbers).asText()).isEqualTo("τao");
    }

    @Test
    void writesItselfForPeople() {
        Value value = Value.variant(
                "transfer", Map.of("dest", Value.variant("Id", Value.of(new byte[]{1, (byte) 0xff}))));
        assertThat(value.toString()).isEqualTo("transfer{dest: Id{0x01ff}}");
        assertThat(Value.tuple(Value.of(1), Value.text("a"), Value.none()).toString()).isEqualTo("{1, \"a\", None}");
        assertThat(Value.seq(Value.of(1), Value.of(2)).toString()).isEqualTo("[1, 2]");
        assertThat(Value.unit().toString()).isEqualTo("{}");
    }

    private static Kind kind(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ScaleException.class, call).kind();
    }
}
