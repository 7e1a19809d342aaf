package tern.wallet.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import tern.wallet.scale.ScaleException.Kind;
import tern.wallet.units.Hex;

class ScaleWriterTest {

    @Test
    void writesFixedWidthNumbersLittleEndian() throws ScaleException {
        byte[] bytes = new ScaleWriter()
                .writeU8(1)
                .writeU16(0x0302)
                .writeU32(0xff06_0504L)
                .writeU64(7)
                .writeBool(true)
                .writeUnsigned(BigInteger.TWO.pow(127), 16)
                .writeSigned(BigInteger.TWO.negate(), 16)
                .writeSigned(BigInteger.valueOf(-128), 1)
                .toBytes();
        assertThat(Hex.encode(bytes))
                .isEqualTo("0x01" + "0203" + "040506ff" + "0700000000000000" + "01"
                        + "00000000000000000000000000000080" + "feffffffffffffffffffffffffffffff" + "80");
    }

    @Test
    void writesTextAsUtf8WithItsLength() {
        assertThat(Hex.encode(new ScaleWriter().writeText("τ").toBytes())).isEqualTo("0x08cf84");
    }

    @Test
    void refusesNumbersThatDoNotFit() {
        assertThatThrownBy(() -> new ScaleWriter().writeU8(256)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScaleWriter().writeU16(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScaleWriter().writeU32(1L << 32)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScaleWriter().writeU64(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScaleWriter().writeCompact(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(range(w -> w.writeUnsigned(BigInteger.TWO.pow(64), 8))).isEqualTo(Kind.RANGE);
        assertThat(range(w -> w.writeUnsigned(BigInteger.ONE.negate(), 8))).isEqualTo(Kind.RANGE);
        assertThat(range(w -> w.writeSigned(BigInteger.valueOf(128), 1))).isEqualTo(Kind.RANGE);
        assertThat(range(w -> w.writeSigned(BigInteger.valueOf(-129), 1))).isEqualTo(Kind.RANGE);
        assertThat(range(w -> w.writeCompact(BigInteger.TWO.pow(256)))).isEqualTo(Kind.RANGE);
        assertThat(range(w -> w.writeCompact(BigInteger.ONE.negate()))).isEqualTo(Kind.RANGE);
    }

    @Test
    void growsAsNeeded() {
        byte[] much = new byte[100_000];
        much[99_999] = 7;
        byte[] bytes = new ScaleWriter(1).writeByteList(much).writeU8(9).toBytes();
        assertThat(bytes).hasSize(100_005).endsWith(7, 9);
    }

    @Test
    void boundsDepth() throws ScaleException {
        ScaleWriter writer = new ScaleWriter();
        for (int i = 0; i < ScaleReader.MAX_DEPTH; i++) {
            writer.enter();
        }
        assertThat(catchThrowableOfType(ScaleException.class, writer::enter).kind()).isEqualTo(Kind.LIMIT);
    }

    @FunctionalInterface
    private interface Write {
        void to(ScaleWriter writer) throws ScaleException;
    }

    private static Kind range(Write write) {
        return catchThrowableOfType(ScaleException.class, () -> write.to(new ScaleWriter())).kind();
    }
}
