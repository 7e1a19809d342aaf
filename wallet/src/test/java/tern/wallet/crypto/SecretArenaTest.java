package tern.wallet.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SecretArenaTest {

    private final Arena memory = Arena.ofAuto();
    private final MemorySegment pages = memory.allocate(SecretArena.SIZE, SecretArena.UNIT);
    private final SecretArena arena = new SecretArena(pages, false);

    private boolean inside(SecretArena.Block block) {
        long offset = block.memory().address() - pages.address();
        return offset >= 0 && offset + block.memory().byteSize() <= SecretArena.SIZE;
    }

    @Test
    void whatDoesNotFitComesFromPlainMemory() {
        SecretArena.Block all = arena.allocate(SecretArena.SIZE);
        assertThat(inside(all)).isTrue();
        SecretArena.Block more = arena.allocate(1);
        assertThat(inside(more)).isFalse();
        assertThat(more.memory().toArray(ValueLayout.JAVA_BYTE)).containsOnly(0);
        more.release().run();
        all.release().run();
        assertThat(arena.usedUnits()).isZero();
        SecretArena.Block tooLarge = arena.allocate(SecretArena.SIZE + 1);
        assertThat(inside(tooLarge)).isFalse();
        assertThat(tooLarge.memory().byteSize()).isGreaterThan(SecretArena.SIZE);
        tooLarge.release().run();
        assertThat(inside(arena.allocate(SecretArena.SIZE))).isTrue();
    }

    @Test
    void gapsAreUsedAgain() {
        List<SecretArena.Block> blocks = new ArrayList<>();
        for (int i = 0; i < SecretArena.SIZE / 64; i++) {
            blocks.add(arena.allocate(64));
        }
        assertThat(arena.usedUnits()).isEqualTo(SecretArena.SIZE / SecretArena.UNIT);
        blocks.get(10).release().run();
        blocks.get(11).release().run();
        SecretArena.Block fits = arena.allocate(128);
        assertThat(fits.memory().address()).isEqualTo(blocks.get(10).memory().address());
        assertThat(inside(arena.allocate(1))).isFalse();
    }

    @Test
    void livingBlocksNeverOverlap() {
        long seed = 64;
        SplittableRandom random = new SplittableRandom(seed);
        List<SecretArena.Block> living = new ArrayList<>();
        for (int step = 0; step < 5000; step++) {
            if (living.isEmpty() || random.nextInt(5) < 3) {
                SecretArena.Block block = arena.allocate(random.nextInt(300));
                assertThat(block.memory().toArray(ValueLayout.JAVA_BYTE)).as("seed %d step %d", seed, step)
                        .containsOnly(0);
                block.memory().fill((byte) 1);
                living.add(block);
            } else {
                SecretArena.Block block = living.remove(random.nextInt(living.size()));
                block.memory().fill((byte) 0);
                block.release().run();
            }
            int units = living.stream().filter(this::inside).mapToInt(block -> (int) block.memory().byteSize()).sum()
                    / SecretArena.UNIT;
            assertThat(arena.usedUnits()).as("seed %d step %d", seed, step).isEqualTo(units);
        }
    }
}
