package tern.wallet.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tern.wallet.scale.Value;

class ValuesTest {

    private static final Value BYTES = Value.of(new byte[]{1, 2, 3});

    @Test
    void forgivesOnlyTheWayOfWriting() {
        assertThat(Values.same(Value.of(5), Value.of(5))).isTrue();
        assertThat(Values.same(Value.of(5), Value.of(6))).isFalse();
        assertThat(Values.same(Value.of(1), Value.of(true))).isFalse();
        assertThat(Values.same(Value.tuple(Value.of(5)), Value.of(5))).isTrue();
        assertThat(Values.same(BYTES, Value.of(new byte[]{1, 2, 3}))).isTrue();
        assertThat(Values.same(Value.seq(Value.of(1), Value.of(2), Value.of(3)), BYTES)).isTrue();
        assertThat(Values.same(Value.seq(Value.of(1), Value.of(2)), BYTES)).isFalse();
        assertThat(Values.same(BYTES, Value.seq(Value.of(1), Value.of(2), Value.of(3)))).isTrue();
        assertThat(Values.same(Value.text("ab"), Value.of(new byte[]{'a', 'b'}))).isTrue();
        assertThat(Values.same(Value.of(new byte[]{'a', 'b'}), Value.text("ab"))).isTrue();
        assertThat(Values.same(Value.text("ab"), Value.text("ac"))).isFalse();
        assertThat(Values.same(Value.of(7), BYTES)).isFalse();
    }

    @Test
    void comparesFieldsByName() {
        Map<String, Value> one = new LinkedHashMap<>();
        one.put("a", Value.of(1));
        one.put("b", Value.of(2));
        Map<String, Value> turned = new LinkedHashMap<>();
        turned.put("b", Value.of(2));
        turned.put("a", Value.of(1));
        assertThat(Values.same(Value.struct(turned), Value.struct(one))).isTrue();
        turned.put("a", Value.of(2));
        assertThat(Values.same(Value.struct(turned), Value.struct(one))).isFalse();
        assertThat(Values.same(Value.struct(Map.of("a", Value.of(1))), Value.struct(one))).isFalse();
        assertThat(Values.same(Value.struct(Map.of("a", Value.of(1), "c", Value.of(2))), Value.struct(one))).isFalse();
        assertThat(Values.same(Value.tuple(Value.of(1), Value.of(2)), Value.struct(one))).isTrue();
        assertThat(Values.same(Value.tuple(Value.of(2), Value.of(1)), Value.struct(one))).isFalse();
    }

    @Test
    void comparesVariantsByNameAndContent() {
        assertThat(Values.same(Value.variant("Id", BYTES), new Value.Variant("Id", 0,
                ((Value.Variant) Value.variant("Id", BYTES)).fields()))).isTrue();
        assertThat(Values.same(Value.variant("Id", BYTES), Value.variant("Raw", BYTES))).isFalse();
        assertThat(Values.same(Value.variant("Id", BYTES), Value.variant("Id", Value.of(1)))).isFalse();
        assertThat(Values.same(BYTES, Value.variant("Id", BYTES))).isFalse();
        assertThat(Values.same(Value.none(), Value.some(Value.of(0)))).isFalse();
        assertThat(Values.same(Value.seq(Value.of(1)), Value.seq(Value.of(1), Value.of(2)))).isFalse();
        assertThat(Values.same(Value.seq(Value.of(true)), Value.seq(Value.of(false)))).isFalse();
    }
}
