package tern.wallet.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tern.wallet.TestData;

/// Damaged and hostile metadata: refused with the package's own errors or read, in bounded time and memory, and what
/// was read answers every question. A seed and a case number in a failure give the blob again.
class MutationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// Decoding one blob: its copy and offsets, and the texts of an error.
    private static final long DECODE_BYTES_PER_BYTE = 40;

    private static final long DECODE_BYTES = 200_000;

    /// Everything [Exercise] asks: some types say that their values are millions of things of no size.
    private static final long EXERCISE_BYTES = 250_000_000L;

    private static final long CASE_SECONDS = 10;

    @Test
    void mutationsOfASmallBlobAreReadOrRefused() {
        mutate(new SmallChain(16).blob(), 4_000, 31);
        mutate(new SmallChain(15).blob(), 1_000, 32);
        mutate(new SmallChain(14).blob(), 1_000, 33);
    }

    @Test
    @Tag("slow")
    void manyMutationsOfASmallBlobAreReadOrRefused() {
        mutate(new SmallChain(16).blob(), 20_000, 41);
        mutate(new SmallChain(15).blob(), 20_000, 42);
        mutate(new SmallChain(14).blob(), 20_000, 43);
    }

    @Test
    void mutationsOfARealBlobAreReadOrRefused() {
        mutate(TestData.metadata(RealChains.FINNEY_424), 40, 51);
    }

    @Test
    @Tag("slow")
    void manyMutationsOfARealBlobAreReadOrRefused() {
        mutate(TestData.metadata(RealChains.FINNEY_424), 300, 61);
        mutate(TestData.metadata(RealChains.RAONET_218_V14), 100, 62);
        mutate(TestData.metadata(RealChains.DEVNET_240), 100, 63);
    }

    private static void mutate(byte[] original, int cases, long seed) {
        int read = 0;
        int seen = 0;
        for (int i = 0; i < cases; i++) {
            SplittableRandom random = new SplittableRandom(seed * 1_000_003 + i);
            byte[] blob = mutated(original, random);
            long began = System.nanoTime();
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            RuntimeMetadata metadata;
            try {
                metadata = RuntimeMetadata.decode(blob);
            } catch (MetadataException e) {
                metadata = null;
            }
            long decoding = THREADS.getCurrentThreadAllocatedBytes() - allocated;
            assertThat(decoding)
                    .as("seed %d, case %d: bytes allocated by decoding", seed, i)
                    .isLessThan(DECODE_BYTES + DECODE_BYTES_PER_BYTE * blob.length);
            if (metadata != null) {
                read++;
                seen += Exercise.everything(metadata, random);
            }
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - allocated)
                    .as("seed %d, case %d: bytes allocated", seed, i)
                    .isLessThan(EXERCISE_BYTES);
            assertThat((System.nanoTime() - began) / 1_000_000_000)
                    .as("seed %d, case %d: seconds", seed, i)
                    .isLessThan(CASE_SECONDS);
        }
        // a mutation of nothing but docs and names is still metadata
        assertThat(read).isGreaterThan(cases / 20);
        assertThat(seen).isPositive();
    }

    private static byte[] mutated(byte[] original, SplittableRandom random) {
        byte[] blob = original.clone();
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            // behind the magic number and the version, which have tests of their own
            int at = 5 + random.nextInt(blob.length - 5);
            blob = switch (random.nextInt(7)) {
                case 0 -> flipped(blob, at, random.nextInt(8));
                case 1 -> with(blob, at, random.nextInt(256));
                case 2 -> with(blob, at, new int[]{0, 3, 4, 0xfc, 0xfe, 0xff}[random.nextInt(6)]);
                case 3 -> Arrays.copyOf(blob, Math.max(6, at));
                case 4 -> without(blob, at);
                case 5 -> inserted(blob, at, random.nextInt(256));
                default -> with(blob, at, (blob[at] & 0xff) + (random.nextBoolean() ? 4 : -4));
            };
        }
        return blob;
    }

    private static byte[] flipped(byte[] blob, int at, int bit) {
        return with(blob, at, blob[at] ^ 1 << bit);
    }

    private static byte[] with(byte[] blob, int at, int value) {
        blob[at] = (byte) value;
        return blob;
    }

    private static byte[] without(byte[] blob, int at) {
        byte[] shorter = Arrays.copyOf(blob, blob.length - 1);
        System.arraycopy(blob, at + 1, shorter, at, shorter.length - at);
        return shorter.length > 6 ? shorter : blob;
    }

    private static byte[] inserted(byte[] blob, int at, int value) {
        byte[] longer = Arrays.copyOf(blob, blob.length + 1);
        System.arraycopy(blob, at, longer, at + 1, blob.length - at);
        longer[at] = (byte) value;
        return longer;
    }
}
