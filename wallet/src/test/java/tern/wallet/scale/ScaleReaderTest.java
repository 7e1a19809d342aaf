package tern.wallet.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tern.wallet.scale.ScaleException.Kind;
import tern.wallet.units.Hex;

class ScaleReaderTest {

    @FunctionalInterface
    private interface Read {
        Object from(ScaleReader reader) throws ScaleException;
    }

    private static Object read(String hex, Read read) throws ScaleException {
        ScaleReader reader = new ScaleReader(Hex.decode(hex));
        Object value = read.from(reader);
        reader.requireEnd();
        return value;
    }

    private static Kind failure(String hex, Read read) {
        return catchThrowableOfType(ScaleException.class, () -> read(hex, read)).kind();
    }

    @Test
    void readsFixedWidthNumbersLittleEndian() throws ScaleException {
        assertThat(read("ff", ScaleReader::readU8)).isEqualTo(255);
        assertThat(read("0180", ScaleReader::readU16)).isEqualTo(0x8001);
        assertThat(read("010000ff", ScaleReader::readU32)).isEqualTo(0xff00_0001L);
        assertThat(read("ffffffffffffff7f", ScaleReader::readU64)).isEqualTo(Long.MAX_VALUE);
        assertThat(read("0000000000000080", in -> in.readUnsigned(8))).isEqualTo(BigInteger.TWO.pow(63));
        assertThat(read("00000000000000000000000000000080", in -> in.readUnsigned(16)))
                .isEqualTo(BigInteger.TWO.pow(127));
        assertThat(read("ff", in -> in.readSigned(1))).isEqualTo(BigInteger.ONE.negate());
        assertThat(read("0000000000000080", in -> in.readSigned(8))).isEqualTo(BigInteger.TWO.pow(63).negate());
        assertThat(read("feffffffffffffffffffffffffffffff", in -> in.readSigned(16)))
                .isEqualTo(BigInteger.TWO.negate());
    }

    @Test
    void refusesU64BeyondLong() {
        assertThat(failure("0000000000000080", ScaleReader::readU64)).isEqualTo(Kind.RANGE);
    }

    @ParameterizedTest
    @CsvSource({
            "00, 0", "04, 1", "fc, 63", "0101, 64", "fdff, 16383", "02000100, 16384", "feffffff, 1073741823",
            "0300000040, 1073741824", "03ffffffff, 4294967295", "070000000001, 4294967296",
            "13ffffffffffffffff, 18446744073709551615", "17000000000000000001, 18446744073709551616",
            "33ffffffffffffffffffffffffffffffff, 340282366920938463463374607431768211455"
    })
    void readsCompactNumbers(String hex, BigInteger wanted) throws ScaleException {
        assertThat(read(hex, ScaleReader::readCompact)).isEqualTo(wanted);
        assertThat(Hex.encode(new ScaleWriter().writeCompact(wanted).toBytes())).isEqualTo("0x" + hex);
        if (wanted.bitLength() < 64) {
            assertThat(read(hex, ScaleReader::readCompactLong)).isEqualTo(wanted.longValueExact());
            assertThat(Hex.encode(new ScaleWriter().writeCompact(wanted.longValueExact()).toBytes()))
                    .isEqualTo("0x" + hex);
        }
    }

    /// Each is what `parity-scale-codec` refuses: a shorter form exists.
    @ParameterizedTest
    @ValueSource(strings = {
            "0100", "fd00", "02000000", "feff0000", "0300000000", "03ffffff3f", "0700000000" + "00",
            "07ffffffff00", "0b000000000000", "13ffffffffffffff00", "13000000000000" + "0000",
            "17ffffffffffffffff00", "33ffffffffffffffffffffffffffffff00"
    })
    void refusesCompactNumbersThatHaveAShorterForm(String hex) {
        assertThat(failure(hex, ScaleReader::readCompact)).isEqualTo(Kind.NOT_CANONICAL);
        if (hex.length() <= 18) {
            assertThat(failure(hex, ScaleReader::readCompactLong)).isEqualTo(Kind.NOT_CANONICAL);
        }
    }

    @ParameterizedTest
    @CsvSource({
            "0104, 8, RANGE", "02000400, 16, RANGE", "070000000001, 32, RANGE", "17000000000000000001, 64, RANGE",
            "37" + "0000000000000000000000000000000001" + ", 128, RANGE", "87" + "00" + ", 256, RANGE",
            "fd, 16, TRUNCATED", "fe0000, 32, TRUNCATED", "03000000, 32, TRUNCATED", "'', 32, TRUNCATED"
    })
    void refusesCompactNumbersOutsideTheirType(String hex, int bits, Kind kind) {
        assertThat(failure(hex, in -> in.readCompact(bits))).isEqualTo(kind);
    }

    @Test
    void readsBackEveryCompactNumberItWrites() throws ScaleException {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 20_000; i++) {
            byte[] magnitude = new byte[random.nextInt(33)];
            random.nextBytes(magnitude);
            BigInteger value = new BigInteger(1, magnitude).shiftRight(random.nextInt(9));
            byte[] bytes = new ScaleWriter().writeCompact(value).toBytes();
            ScaleReader reader = new ScaleReader(bytes);
            assertThat(reader.readCompact()).as("seed 11, number %d", i).isEqualTo(value);
            reader.requireEnd();
        }
    }

    /// Whatever bytes come, a number that is read has exactly those bytes as its encoding.
    @Test
    void readsOnlyCanonicalCompactNumbers() throws ScaleException {
        SplittableRandom random = new SplittableRandom(12);
        int accepted = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(20)];
            random.nextBytes(bytes);
            if (random.nextInt(3) == 0) {
                bytes[bytes.length - 1] = 0;
            }
            ScaleReader reader = new ScaleReader(bytes);
            BigInteger value;
            try {
                value = reader.readCompact();
            } catch (ScaleException e) {
                continue;
            }
            accepted++;
            byte[] used = new byte[reader.position()];
            System.arraycopy(bytes, 0, used, 0, used.length);
            assertThat(new ScaleWriter().writeCompact(value).toBytes())
                    .as("seed 12, case %d", i)
                    .isEqualTo(used);
        }
        assertThat(accepted).isGreaterThan(10_000);
    }

    @Test
    void holdsLengthsAgainstWhatIsLeft() throws ScaleException {
        assertThat(read("080102", in -> in.readBytes(in.readLength(1)))).isEqualTo(new byte[]{1, 2});
        // 2³¹ − 1 elements announced, 3 bytes left
        assertThat(failure("03ffffff7f010203", in -> in.readLength(1))).isEqualTo(Kind.TRUNCATED);
        assertThat(failure("03ffffffff010203", in -> in.readLength(1))).isEqualTo(Kind.RANGE);
        assertThat(failure("0c0102", in -> in.readLength(1))).isEqualTo(Kind.TRUNCATED);
        assertThat(failure("0801020304", in -> in.readLength(4))).isEqualTo(Kind.TRUNCATED);
        assertThat(read("03ffffff7f", in -> in.readLength(0))).isEqualTo(Integer.MAX_VALUE);
        assertThat(failure("0c0102", in -> {
            in.skipByteList();
            return 0;
        }))
                .isEqualTo(Kind.TRUNCATED);
        assertThat(failure("13ffffffffffffff7f", in -> in.readLength(1))).isEqualTo(Kind.RANGE);
    }

    @Test
    void readsTextThatIsUtf8AndNoOther() throws ScaleException {
        assertThat(read("0c616263", ScaleReader::readText)).isEqualTo("abc");
        assertThat(read("10f09d9c8f", ScaleReader::readText)).isEqualTo("𝜏");
        assertThat(failure("0461" + "ff", ScaleReader::readText)).isEqualTo(Kind.TRAILING);
        assertThat(failure("04ff", ScaleReader::readText)).isEqualTo(Kind.INVALID);
        // overlong slash, and a surrogate
        assertThat(failure("08c0af", ScaleReader::readText)).isEqualTo(Kind.INVALID);
        assertThat(failure("0ceda080", ScaleReader::readText)).isEqualTo(Kind.INVALID);
        assertThat(failure("0ceda080", in -> {
            in.skipText();
            return 0;
        }))
                .isEqualTo(Kind.INVALID);
        assertThat(failure("10616263", ScaleReader::readText)).isEqualTo(Kind.TRUNCATED);
    }

    @Test
    void refusesOtherBoolsThanZeroAndOne() throws ScaleException {
        assertThat(read("01", ScaleReader::readBool)).isEqualTo(true);
        assertThat(read("00", ScaleReader::readBool)).isEqualTo(false);
        assertThat(failure("02", ScaleReader::readBool)).isEqualTo(Kind.INVALID);
    }

    @Test
    void readsNothingOutsideItsRange() throws ScaleException {
        ScaleReader reader = new ScaleReader(new byte[]{1, 2, 3, 4}, 1, 3);
        assertThat(reader.remaining()).isEqualTo(2);
        assertThat(reader.readU16()).isEqualTo(0x0302);
        assertThatThrownBy(reader::readU8).isInstanceOf(ScaleException.class);
        assertThatThrownBy(() -> new ScaleReader(new byte[2], 1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void boundsDepthAndElements() throws ScaleException {
        ScaleReader reader = new ScaleReader(new byte[0]);
        for (int i = 0; i < ScaleReader.MAX_DEPTH; i++) {
            reader.enter();
        }
        assertThat(catchThrowableOfType(ScaleException.class, reader::enter).kind()).isEqualTo(Kind.LIMIT);
        ScaleReader other = new ScaleReader(new byte[0]);
        other.count(ScaleReader.MAX_ELEMENTS);
        assertThat(catchThrowableOfType(ScaleException.class, () -> other.count(1)).kind()).isEqualTo(Kind.LIMIT);
    }

    @Test
    void skipsNoFurtherThanTheEnd() throws ScaleException {
        ScaleReader reader = new ScaleReader(new byte[4]);
        reader.skip(3);
        assertThat(catchThrowableOfType(ScaleException.class, () -> reader.skip(2)).kind()).isEqualTo(Kind.TRUNCATED);
        assertThat(catchThrowableOfType(ScaleException.class, () -> reader.skip(-1)).kind()).isEqualTo(Kind.TRUNCATED);
    }
}
