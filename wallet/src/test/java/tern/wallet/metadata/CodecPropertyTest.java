package tern.wallet.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleException.Kind;
import tern.wallet.scale.Value;

/// Random values of every type of a runtime, there and back.
class CodecPropertyTest {

    private static final int DEPTH = 5;

    static final List<String> REAL = RealChains.ALL;

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16})
    void everyTypeOfASmallChainComesBack(int version) throws ScaleException {
        roundTrips(new SmallChain(version).metadata(), 200, 1);
    }

    @ParameterizedTest
    @FieldSource("REAL")
    void everyTypeOfARealChainComesBack(String name) throws MetadataException, ScaleException {
        RuntimeMetadata metadata = RealChains.metadata(name);
        int impossible = roundTrips(metadata, 12, 2);
        // what no value exists of: enums without variants
        assertThat(impossible).isLessThan(metadata.types().size() / 50);
    }

    /// @return types that no value exists of
    private static int roundTrips(RuntimeMetadata metadata, int rounds, long seed) throws ScaleException {
        Codec codec = metadata.codec();
        RandomValues values = new RandomValues(metadata.types(), seed);
        int impossible = 0;
        for (int type = 0; type < metadata.types().size(); type++) {
            if (!values.isPossible(type)) {
                impossible++;
                continue;
            }
            for (int round = 0; round < rounds; round++) {
                Value value = values.next(type, DEPTH);
                byte[] bytes = codec.encode(type, value);
                Value back = codec.decode(type, bytes);
                String where = "seed " + seed + ", type " + type + " " + codec.typeName(type) + ", round " + round;
                assertThat(back).as(where).isEqualTo(value);
                assertThat(codec.encode(type, back)).as(where).isEqualTo(bytes);
                assertThat(codec.isZeroSized(type) && bytes.length > 0).as(where).isFalse();
            }
        }
        return impossible;
    }

    @Test
    void everyPrefixOfAValueIsRefused() throws ScaleException {
        prefixes(new SmallChain(15).metadata(), 15, 3);
    }

    @ParameterizedTest
    @FieldSource("REAL")
    void everyPrefixOfARealChainsValueIsRefused(String name) throws MetadataException, ScaleException {
        prefixes(RealChains.metadata(name), 1, 4);
    }

    private static void prefixes(RuntimeMetadata metadata, int rounds, long seed) throws ScaleException {
        Codec codec = metadata.codec();
        RandomValues values = new RandomValues(metadata.types(), seed);
        for (int type = 0; type < metadata.types().size(); type++) {
            for (int round = 0; round < rounds && values.isPossible(type); round++) {
                byte[] bytes = codec.encode(type, values.next(type, 3));
                int step = Math.max(1, bytes.length / 12);
                for (int length = 0; length < bytes.length; length += step) {
                    Kind kind = failure(codec, type, Arrays.copyOf(bytes, length));
                    if (kind != Kind.TRUNCATED) {
                        fail("seed %d, type %d, %d of %d bytes: %s", seed, type, length, bytes.length, kind);
                    }
                }
            }
        }
    }

    private static @Nullable Kind failure(Codec codec, int type, byte[] bytes) {
        try {
            codec.decode(type, bytes);
            return null;
        } catch (ScaleException e) {
            return e.kind();
        }
    }

    /// Whatever bytes come: a value or a [ScaleException], and a value that comes is encoded again.
    @ParameterizedTest
    @FieldSource("REAL")
    void randomBytesAreAValueOrRefused(String name) throws MetadataException, ScaleException {
        RuntimeMetadata metadata = RealChains.metadata(name);
        Codec codec = metadata.codec();
        SplittableRandom random = new SplittableRandom(5);
        int accepted = 0;
        for (int type = 0; type < metadata.types().size(); type++) {
            for (int round = 0; round < 12; round++) {
                byte[] bytes = new byte[random.nextInt(48)];
                random.nextBytes(bytes);
                // small numbers are lengths and variants that exist
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = random.nextBoolean() ? (byte) (bytes[i] & 7) : bytes[i];
                }
                Value value;
                try {
                    value = codec.decode(type, bytes);
                } catch (ScaleException e) {
                    continue;
                }
                accepted++;
                assertThat(codec.decode(type, codec.encode(type, value)))
                        .as("seed 5, type %d, round %d", type, round)
                        .isEqualTo(value);
            }
        }
        assertThat(accepted).isPositive();
    }
}
