package tern.wallet.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.units.Hash32;

class ValidityTest {

    @Test
    void readsAValidOne() throws Exception {
        byte[] answer = new ScaleWriter().writeU8(0)
                .writeU64(7)
                .writeCompact(1)
                .writeByteList(new byte[]{1, 2})
                .writeCompact(2)
                .writeByteList(new byte[3])
                .writeByteList(new byte[0])
                .writeU64(64)
                .writeBool(true)
                .toBytes();
        assertThat(Validity.read(answer)).isEqualTo(new Validity.Valid(7, true, 64, true));
    }

    @Test
    void readsEveryError() throws Exception {
        for (int i = 0; i < Validity.INVALID.size(); i++) {
            String name = Validity.INVALID.get(i);
            byte[] answer = name.equals("Custom") ? new byte[]{1, 0, (byte) i, (byte) 255} : new byte[]{1, 0, (byte) i};
            assertThat(Validity.read(answer)).isInstanceOfSatisfying(Validity.Invalid.class, invalid -> {
                assertThat(invalid.refusal().name()).isEqualTo(name);
                assertThat(invalid.refusal().custom())
                        .isEqualTo(name.equals("Custom") ? OptionalInt.of(255) : OptionalInt.empty());
                assertThat(invalid.refusal().sentence()).endsWith(".");
            });
        }
        assertThat(Validity.read(new byte[]{1, 1, 0})).isEqualTo(
                new Validity.Unknown(ErrorWords.unknown("CannotLookup", OptionalInt.empty())));
        assertThat(Validity.read(new byte[]{1, 1, 2, 9})).isInstanceOfSatisfying(Validity.Unknown.class,
                unknown -> assertThat(unknown.refusal().custom()).hasValue(9));
        assertThat(Validity.read(new byte[]{1, 0, 77})).isInstanceOfSatisfying(Validity.Invalid.class,
                invalid -> assertThat(invalid.refusal().name()).isEqualTo("number 77"));
    }

    @Test
    void refusesAnythingElse() {
        for (byte[] bad : new byte[][]{{}, {2}, {1}, {1, 2, 0}, {1, 0, 1, 0}, {0, 1}}) {
            assertThatThrownBy(() -> Validity.read(bad)).isInstanceOfSatisfying(ChainException.class,
                    e -> assertThat(e.kind()).isEqualTo(ChainException.Kind.MALFORMED));
        }
    }

    @Test
    void neverFailsInAnotherWayThanItsOwn() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 5000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            if (bytes.length > 0) {
                bytes[0] &= 1;
            }
            try {
                Validity.read(bytes);
            } catch (ChainException e) {
                assertThat(e.kind()).as("seed %d", seed).isEqualTo(ChainException.Kind.MALFORMED);
            }
        }
    }

    @Test
    void asksAsAnOutsider() {
        byte[] arguments = Validity.arguments(new byte[]{5, 6}, Hash32.of(new byte[32]));
        assertThat(arguments).hasSize(35).startsWith(2, 5, 6);
    }
}
