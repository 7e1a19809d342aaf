package tern.wallet.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.units.Hex;

class EraTest {

    @Test
    void writesKnownEras() {
        assertThat(Hex.encode(Era.at(0, 1_000_003).encode())).isEqualTo("0x00");
        assertThat(Hex.encode(Era.at(64, 1_000_003).encode())).isEqualTo("0x3500");
        assertThat(Hex.encode(Era.at(128, 5_000_000).encode())).isEqualTo("0x0604");
        assertThat(Hex.encode(Era.at(8, 77).encode())).isEqualTo("0x5200");
        // examples of sp-runtime
        assertThat(Hex.encode(Era.at(64, 42).encode())).isEqualTo("0xa502");
        assertThat(Hex.encode(Era.at(32768, 20000).encode())).isEqualTo("0x4e9c");
    }

    @Test
    void holdsForItsPeriodFromItsBirth() {
        Era era = new Era.Mortal(4, 2);
        assertThat(era.birth(6)).isEqualTo(6);
        assertThat(era.birth(9)).isEqualTo(6);
        assertThat(era.death(6)).isEqualTo(10);
        assertThat(era.birth(10)).isEqualTo(10);
        assertThat(era.birth(1)).isEqualTo(2);
        assertThat(new Era.Immortal().birth(99)).isZero();
        assertThat(new Era.Immortal().death(99)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void readsWhatItWrites() throws Exception {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2000; i++) {
            int period = 4 << random.nextInt(15);
            long block = random.nextLong(1L << 32);
            Era era = Era.at(period, block);
            ScaleReader reader = new ScaleReader(era.encode());
            assertThat(Era.read(reader)).as("seed %d period %d block %d", seed, period, block).isEqualTo(era);
            reader.requireEnd();
            long birth = era.birth(block);
            assertThat(block - birth).as("seed %d period %d block %d", seed, period, block)
                    .isBetween(0L, (long) Math.max(period / 4096, 1) - 1);
            assertThat(Era.at(period, birth)).isEqualTo(era);
            assertThat(era.death(block)).isEqualTo(birth + period);
        }
    }

    @Test
    void refusesWhatIsNoEra() {
        assertThatThrownBy(() -> Era.read(new ScaleReader(new byte[]{0x01, (byte) 0xff})))
                .isInstanceOf(ScaleException.class);
        assertThatThrownBy(() -> Era.read(new ScaleReader(new byte[]{0x05}))).isInstanceOf(ScaleException.class);
        assertThatThrownBy(() -> new Era.Mortal(5, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Era.Mortal(8192, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TxOptions.with(DigestPolicy.REQUIRE).withEraBlocks(65))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
