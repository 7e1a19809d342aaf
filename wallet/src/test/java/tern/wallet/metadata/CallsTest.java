package tern.wallet.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tern.wallet.metadata.MetadataException.Kind;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.Value;
import tern.wallet.units.Hex;

class CallsTest {

    private final SmallChain chain = new SmallChain(15);
    private final Calls calls = new Calls(chain.metadata());

    private static Value dest() {
        return Value.variant("Id", Value.of(new byte[32]));
    }

    private Kind failure(String pallet, String call, Map<String, Value> args) {
        return catchThrowableOfType(MetadataException.class, () -> calls.encode(pallet, call, args))
                .kind();
    }

    @Test
    void knowsCallsByName() throws MetadataException {
        assertThat(calls.has("System", "remark")).isTrue();
        assertThat(calls.has("System", "batch")).isFalse();
        assertThat(calls.has("Größe", "remark")).isFalse();
        assertThat(calls.has("Nothing", "remark")).isFalse();
        assertThat(calls.args("System", "set"))
                .containsExactly(
                        new Calls.Arg("dest", chain.multiAddress), new Calls.Arg("value", chain.compactU128));
    }

    @Test
    void encodesByNameAndReadsBack() throws MetadataException, ScaleException {
        byte[] bytes = calls.encode("System", "set", Map.of("value", Value.of(64), "dest", dest()));
        assertThat(Hex.encode(bytes)).isEqualTo("0x0003" + "00" + "00".repeat(32) + "0101");
        Calls.Call call = calls.decode(bytes);
        assertThat(call.pallet()).isEqualTo("System");
        assertThat(call.name()).isEqualTo("set");
        assertThat(call.find("value")).contains(Value.of(64));
        assertThat(call.find("nothing")).isEmpty();
        ScaleReader reader = new ScaleReader(Hex.decode("0000" + "00" + "ff"));
        assertThat(calls.decode(reader).name()).isEqualTo("remark");
        assertThat(reader.remaining()).isEqualTo(1);
    }

    @Test
    void nestsCalls() throws MetadataException, ScaleException {
        Value inner = Calls.value("System", "remark", Map.of("remark", Value.of(new byte[]{9})));
        byte[] bytes = calls.encode("Utility", "batch", Map.of("calls", Value.seq(inner, inner)));
        assertThat(Hex.encode(bytes)).isEqualTo("0x0b02" + "08" + "00000409" + "00000409");
        List<Value> read = calls.decode(bytes).find("calls").orElseThrow().asList();
        assertThat(Calls.of(read.get(1)).toString()).isEqualTo("System.remark[remark: 0x09]");
    }

    @Test
    void refusesCallsNestedTooDeep() throws ScaleException {
        assertThat(calls.decode(Hex.decode("0b0204".repeat(60) + "0b0200")).name()).isEqualTo("batch");
        assertThat(catchThrowableOfType(
                ScaleException.class, () -> calls.decode(Hex.decode("0b0204".repeat(5000) + "0b0200")))
                .kind())
                .isEqualTo(ScaleException.Kind.LIMIT);
    }

    @Test
    void refusesWhatTheRuntimeDoesNotHave() {
        assertThat(failure("Nothing", "remark", Map.of())).isEqualTo(Kind.NOT_FOUND);
        assertThat(failure("System", "nothing", Map.of())).isEqualTo(Kind.NOT_FOUND);
        assertThat(failure("Größe", "remark", Map.of())).isEqualTo(Kind.NOT_FOUND);
        assertThat(catchThrowableOfType(MetadataException.class, () -> calls.args("System", "nothing")).kind())
                .isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void refusesArgumentsThatAreMissingUnknownOrDoNotFit() {
        assertThat(failure("System", "remark", Map.of())).isEqualTo(Kind.ARGUMENT);
        assertThat(failure("System", "remark", Map.of("remark", Value.of(1)))).isEqualTo(Kind.ARGUMENT);
        Value bytes = Value.of(new byte[0]);
        assertThat(failure("System", "remark", Map.of("remark", bytes, "other", bytes))).isEqualTo(Kind.ARGUMENT);
        MetadataException wrong = catchThrowableOfType(
                MetadataException.class,
                () -> calls.encode("System", "set", Map.of("dest", dest(), "value", Value.of(-1))));
        assertThat(wrong.details().orElse("")).contains("System.set").contains("value");
    }

    @Test
    void refusesBytesThatAreNoCall() {
        for (String hex : List.of("", "00", "0001", "000004", "01", "ff00", "000000ff")) {
            assertThat(catchThrowableOfType(ScaleException.class, () -> calls.decode(Hex.decode(hex))))
                    .as(hex)
                    .isNotNull();
        }
        assertThat(catchThrowableOfType(ScaleException.class, () -> Calls.of(Value.variant("System")))).isNotNull();
        assertThat(catchThrowableOfType(
                ScaleException.class, () -> Calls.of(Value.variant("A", Value.variant("b"), Value.of(1)))))
                .isNotNull();
    }
}
