package tern.wallet.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleException.Kind;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.scale.Value;
import tern.wallet.units.Hex;

class CodecTest {

    private static final byte[] ALICE = bytes(32, 7);

    private final SmallChain chain = new SmallChain(15);
    private final Codec codec = chain.metadata().codec();

    private static byte[] bytes(int length, int fill) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) fill);
        return bytes;
    }

    private void bothWays(int type, String hex, Value value) throws ScaleException {
        assertThat(codec.decode(type, Hex.decode(hex))).isEqualTo(value);
        assertThat(Hex.encode(codec.encode(type, value))).isEqualTo("0x" + hex);
    }

    private Kind decodeFailure(int type, String hex) {
        return catchThrowableOfType(ScaleException.class, () -> codec.decode(type, Hex.decode(hex)))
                .kind();
    }

    private ScaleException encodeFailure(int type, Value value) {
        return catchThrowableOfType(ScaleException.class, () -> codec.encode(type, value));
    }

    @Test
    void numbers() throws ScaleException {
        bothWays(chain.bool, "01", Value.of(true));
        bothWays(chain.u8, "ff", Value.of(255));
        bothWays(chain.u64, "ffffffffffffffff", Value.of(BigInteger.TWO.pow(64).subtract(BigInteger.ONE)));
        bothWays(chain.u128, "01" + "00".repeat(14) + "80", Value.of(BigInteger.TWO.pow(127).add(BigInteger.ONE)));
        bothWays(chain.u256, "00".repeat(31) + "80", Value.of(BigInteger.TWO.pow(255)));
        bothWays(chain.i8, "80", Value.of(-128));
        bothWays(chain.i16, "feff", Value.of(-2));
        bothWays(chain.i32, "ffffff7f", Value.of(Integer.MAX_VALUE));
        bothWays(chain.i64, "00".repeat(7) + "80", Value.of(Long.MIN_VALUE));
        bothWays(chain.i128, "ff".repeat(16), Value.of(-1));
        bothWays(chain.i256, "00".repeat(31) + "80", Value.of(BigInteger.TWO.pow(255).negate()));
        assertThat(encodeFailure(chain.u8, Value.of(256)).kind()).isEqualTo(Kind.RANGE);
        assertThat(encodeFailure(chain.u8, Value.of(-1)).kind()).isEqualTo(Kind.RANGE);
        assertThat(encodeFailure(chain.u8, Value.text("1")).kind()).isEqualTo(Kind.MISMATCH);
    }

    @Test
    void compactNumbersAlsoInsideStructs() throws ScaleException {
        bothWays(chain.compactU8, "fd03", Value.of(255));
        bothWays(chain.compactU32, "03ffffffff", Value.of(0xffff_ffffL));
        bothWays(chain.compactU256, "73" + "ff".repeat(32), Value.of(BigInteger.TWO.pow(256).subtract(BigInteger.ONE)));
        bothWays(chain.compactPerbill, "02286bee", Value.of(1_000_000_000));
        assertThat(Hex.encode(codec.encode(chain.compactPerbill, Value.tuple(Value.of(1))))).isEqualTo("0x04");
        assertThat(Hex.encode(codec.encode(chain.compactPerbill, Value.struct(Map.of("parts", Value.of(1))))))
                .isEqualTo("0x04");
        bothWays(chain.compactUnit, "", Value.unit());
        assertThat(decodeFailure(chain.compactU8, "0104")).isEqualTo(Kind.RANGE);
        assertThat(decodeFailure(chain.compactU32, "0100")).isEqualTo(Kind.NOT_CANONICAL);
        assertThat(encodeFailure(chain.compactU8, Value.of(256)).kind()).isEqualTo(Kind.RANGE);
        assertThat(decodeFailure(chain.compactText, "00")).isEqualTo(Kind.UNSUPPORTED);
        assertThat(encodeFailure(chain.compactText, Value.of(1)).kind()).isEqualTo(Kind.UNSUPPORTED);
    }

    @Test
    void refusesCharWithItsName() {
        assertThat(decodeFailure(chain.character, "61000000")).isEqualTo(Kind.UNSUPPORTED);
        assertThat(encodeFailure(chain.character, Value.of(97)).details().orElse("")).contains("char");
    }

    @Test
    void bytesInEveryWrapping() throws ScaleException {
        bothWays(chain.bytes, "080102", Value.of(new byte[]{1, 2}));
        bothWays(chain.bytes32, "07".repeat(32), Value.of(ALICE));
        bothWays(chain.account, "07".repeat(32), Value.of(ALICE));
        bothWays(chain.boundedBytes, "080102", Value.of(new byte[]{1, 2}));
        bothWays(chain.str, "08cf84", Value.text("τ"));
        bothWays(chain.listCompactU8, "0c04fd0304", Value.seq(Value.of(1), Value.of(255), Value.of(1)));
        assertThat(codec.decode(chain.listCompactU8, Hex.decode("08f501" + "84")).asText()).isEqualTo("}!");
        // the inner value and the wrapper are taken alike, and numbers for bytes
        assertThat(codec.encode(chain.account, Value.tuple(Value.of(ALICE)))).isEqualTo(ALICE);
        assertThat(codec.encode(chain.bytes, Value.seq(Value.of(1), Value.of(2)))).isEqualTo(new byte[]{8, 1, 2});
        assertThat(encodeFailure(chain.account, Value.of(bytes(31, 1))).kind()).isEqualTo(Kind.MISMATCH);
        assertThat(encodeFailure(chain.bytes, Value.text("x")).kind()).isEqualTo(Kind.MISMATCH);
        assertThat(encodeFailure(chain.str, Value.of(ALICE)).kind()).isEqualTo(Kind.MISMATCH);
    }

    @Test
    void listsTuplesAndMaps() throws ScaleException {
        bothWays(chain.listU16, "0801000200", Value.seq(Value.of(1), Value.of(2)));
        bothWays(chain.array3, "010002000300", Value.seq(Value.of(1), Value.of(2), Value.of(3)));
        bothWays(chain.unit, "", Value.unit());
        bothWays(chain.marker, "", Value.unit());
        bothWays(chain.arrayUnit, "", Value.seq(Collections.nCopies(5, Value.unit())));
        bothWays(chain.listUnit, "0c", Value.seq(Collections.nCopies(3, Value.unit())));
        bothWays(chain.map, "04" + "07".repeat(32) + "08", Value.seq(Value.tuple(Value.of(ALICE), Value.of(2))));
        assertThat(encodeFailure(chain.array3, Value.seq(Value.of(1))).kind()).isEqualTo(Kind.MISMATCH);
        assertThat(encodeFailure(chain.listU16, Value.seq(Value.of(1), Value.of(70_000))).details().orElse(""))
                .contains("element 1");
        assertThat(encodeFailure(chain.unit, Value.of(1)).kind()).isEqualTo(Kind.MISMATCH);
    }

    @Test
    void structsByNameInAnyOrderOrByPlace() throws ScaleException {
        Value.Struct named = new Value.Struct(
                List.of(new Value.Field(Optional.of("only"), Value.of(5))));
        bothWays(chain.namedOne, "0500000000000000", named);
        assertThat(codec.encode(chain.namedOne, Value.tuple(Value.of(5)))).hasSize(8);
        assertThat(encodeFailure(chain.namedOne, Value.struct(Map.of("other", Value.of(5)))).details().orElse(""))
                .contains("only");
        assertThat(encodeFailure(chain.namedOne, Value.unit()).kind()).isEqualTo(Kind.MISMATCH);
        assertThat(encodeFailure(chain.namedOne, Value.of(5)).kind()).isEqualTo(Kind.MISMATCH);
        Value leafLast = Value.struct(
                new TreeMap<>(Map.of("branches", Value.seq(), "leaf", Value.of(9))));
        assertThat(codec.encode(chain.tree, leafLast)).isEqualTo(new byte[]{9, 0});
    }

    @Test
    void enumsByName() throws ScaleException {
        bothWays(chain.optionU32, "00", Value.none());
        assertThat(codec.encode(chain.optionU32, Value.some(Value.of(1)))).isEqualTo(new byte[]{1, 1, 0, 0, 0});
        assertThat(codec.decode(chain.optionU32, new byte[]{1, 1, 0, 0, 0})).isEqualTo(Value.some(Value.of(1)));
        assertThat(codec.encode(chain.multiAddress, Value.variant("Id", Value.of(ALICE)))).hasSize(33);
        assertThat(codec.decode(chain.era, new byte[]{(byte) 255, 4}))
                .isEqualTo(new Value.Variant("Mortal255", 255, Value.variant("x", Value.of(4)).asVariant().fields()));
        assertThat(decodeFailure(chain.era, "02")).isEqualTo(Kind.INVALID);
        assertThat(decodeFailure(chain.emptyEnum, "00")).isEqualTo(Kind.INVALID);
        assertThat(encodeFailure(chain.era, Value.variant("Mortal2", Value.of(4))).kind()).isEqualTo(Kind.MISMATCH);
        assertThat(encodeFailure(chain.era, new Value.Variant("Immortal", 1, List.of())).kind())
                .isEqualTo(Kind.MISMATCH);
        assertThat(encodeFailure(chain.era, Value.variant("Immortal", Value.of(1))).kind())
                .isEqualTo(Kind.MISMATCH);
    }

    /// The bytes are those that `bitvec` and `parity-scale-codec` make of the bits 1, 0, 1, 1, 0, 0, 0, 0, 1.
    @Test
    void bitsInEveryStoreAndOrder() throws ScaleException {
        Value bits = new Value.Bits(9, new byte[]{0b0000_1101, 1});
        bothWays(chain.bitsU8Lsb0, "24" + "0d01", bits);
        bothWays(chain.bitsU64Lsb0, "24" + "0d01000000000000", bits);
        // most significant first in 16 bits: 1011 0000 1000 0000 = 0xb080
        bothWays(chain.bitsU16Msb0, "24" + "80b0", bits);
        bothWays(chain.bitsU32Msb0, "24" + "000080b0", bits);
        bothWays(chain.bitsU8Lsb0, "00", new Value.Bits(0, new byte[0]));
        // what stands behind the last bit is not looked at
        assertThat(codec.decode(chain.bitsU8Lsb0, Hex.decode("04ff"))).isEqualTo(new Value.Bits(1, new byte[]{1}));
        assertThat(decodeFailure(chain.bitsU16Msb0, "2480")).isEqualTo(Kind.TRUNCATED);
        assertThat(decodeFailure(chain.bitsU16Msb0, "feffffff")).isEqualTo(Kind.RANGE);
        assertThat(decodeFailure(chain.bitsU16Msb0, "feffff7f")).isEqualTo(Kind.TRUNCATED);
        assertThat(decodeFailure(chain.bitsOfText, "00")).isEqualTo(Kind.UNSUPPORTED);
        assertThat(encodeFailure(chain.bitsU8Lsb0, Value.of(1)).kind()).isEqualTo(Kind.MISMATCH);
    }

    @Test
    void saysWhichFieldDoesNotFit() {
        Value call = Value.variant(
                "System",
                Value.variant("set", Map.of("dest", Value.variant("Id", Value.of(bytes(3, 0))), "value", Value.of(1))));
        assertThat(encodeFailure(chain.runtimeCall, call).details().orElse("")).contains("dest").contains("32 bytes");
    }

    @Test
    void refusesBytesBehindTheValueUnlessAReaderIsGiven() throws ScaleException {
        assertThat(decodeFailure(chain.u8, "0102")).isEqualTo(Kind.TRAILING);
        ScaleReader reader = new ScaleReader(new byte[]{1, 2});
        assertThat(codec.decode(chain.u8, reader)).isEqualTo(Value.of(1));
        assertThat(reader.remaining()).isEqualTo(1);
    }

    @Test
    void knowsWhichTypesTakeNoBytes() {
        assertThat(List.of(chain.unit, chain.marker, chain.arrayUnit, chain.compactUnit, chain.hugeArray, chain.lsb0))
                .allMatch(codec::isZeroSized);
        assertThat(List.of(chain.u8, chain.listUnit, chain.optionU32, chain.str, chain.emptyEnum, chain.endless))
                .noneMatch(codec::isZeroSized);
    }

    @Test
    void namesTypesAsRustWould() {
        assertThat(codec.typeName(chain.u128)).isEqualTo("u128");
        assertThat(codec.typeName(chain.bytes32)).isEqualTo("[u8; 32]");
        assertThat(codec.typeName(chain.pair)).isEqualTo("(AccountId32, Compact<u32>)");
        assertThat(codec.typeName(chain.listUnit)).isEqualTo("Vec<()>");
        assertThat(codec.typeName(chain.bitsU8Lsb0)).isEqualTo("BitVec");
    }

    @Test
    void boundsHostileLengths() {
        // 2³¹ − 1 elements announced: of size, of no size; and an array that the metadata itself makes huge
        assertThat(decodeFailure(chain.listU16, "03ffffff7f")).isEqualTo(Kind.TRUNCATED);
        assertThat(decodeFailure(chain.listUnit, "03ffffff7f")).isEqualTo(Kind.LIMIT);
        assertThat(decodeFailure(chain.hugeArray, "")).isEqualTo(Kind.LIMIT);
        assertThat(decodeFailure(chain.bytes, "03ffffff7f")).isEqualTo(Kind.TRUNCATED);
        assertThat(decodeFailure(chain.bytes, "03ffffffff")).isEqualTo(Kind.RANGE);
    }

    @Test
    void boundsDepth() throws ScaleException {
        assertThat(decodeFailure(chain.endless, "")).isEqualTo(Kind.LIMIT);
        assertThat(encodeFailure(chain.endless, Value.of(1)).kind()).isEqualTo(Kind.LIMIT);
        // each level: a leaf and a list of one
        assertThat(codec.decode(chain.tree, Hex.decode("0704".repeat(200) + "0700"))).isInstanceOf(Value.Struct.class);
        assertThat(decodeFailure(chain.tree, "0704".repeat(100_000) + "0700")).isEqualTo(Kind.LIMIT);
    }

    /// Two fields of the same empty kind at each of 40 levels are 2⁴⁰ values in no bytes at all.
    @Test
    void boundsTypesThatDoubleWithoutEnd() throws MetadataException {
        MetadataBuilder builder = new MetadataBuilder(15);
        int type = builder.tuple();
        for (int i = 0; i < 40; i++) {
            type = builder.tuple(type, type);
        }
        builder.extrinsic(0, 0, 0, 0);
        Codec doubling = RuntimeMetadata.decode(builder.build()).codec();
        int last = type;
        assertThat(doubling.isZeroSized(last)).isTrue();
        assertThat(catchThrowableOfType(ScaleException.class, () -> doubling.decode(last, new byte[0])).kind())
                .isEqualTo(Kind.LIMIT);
        assertThat(doubling.typeName(last).length()).isLessThan(300);
    }

    @Test
    void takesChainsOfTypesOfAnyLength() throws Exception {
        MetadataBuilder builder = new MetadataBuilder(15);
        int type = builder.primitive(3);
        for (int i = 0; i < 20_000; i++) {
            type = builder.struct("Wrapper", new MetadataBuilder.F(type));
        }
        int list = builder.seq(type);
        builder.extrinsic(0, 0, 0, 0);
        Codec deep = RuntimeMetadata.decode(builder.build()).codec();
        int last = type;
        assertThat(deep.isZeroSized(last)).isFalse();
        assertThat(catchThrowableOfType(ScaleException.class, () -> deep.decode(last, new byte[1])).kind())
                .isEqualTo(Kind.LIMIT);
        assertThat(catchThrowableOfType(ScaleException.class, () -> deep.decode(list, new byte[]{4, 1})).kind())
                .isEqualTo(Kind.LIMIT);
    }

    @Test
    void refusesUnknownTypeIdsAsAFaultOfTheCaller() {
        assertThatThrownBy(() -> codec.decode(-1, new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> codec.encode(100_000, Value.unit(), new ScaleWriter()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
