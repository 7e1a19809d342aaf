package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryCareTest {

    private static final long MEGABYTE = 1L << 20;

    private long used = 60 * MEGABYTE;
    private long live = 40 * MEGABYTE;
    private long now;
    private int collections;
    private final MemoryCare care = new MemoryCare(() -> used, () -> {
        collections++;
        used = live;
    }, () -> now);

    private void seconds(int seconds) {
        for (int i = 0; i < seconds; i++) {
            now += Duration.ofSeconds(1).toNanos();
            care.tick();
        }
    }

    @Test
    void whatTheStartLeftIsCollectedOnce() {
        seconds(11);
        assertThat(collections).isZero();
        seconds(1);
        assertThat(collections).isEqualTo(1);
        seconds(3_600);
        assertThat(collections).as("nothing has come together").isEqualTo(1);
    }

    @Test
    void muchThatStaysIsCollectedAndAWaveIsNot() {
        seconds(12);
        for (int i = 0; i < 600; i++) {
            // what Java collects by itself comes and goes
            used = live + (i % 10) * 8 * MEGABYTE;
            seconds(1);
        }
        assertThat(collections).isEqualTo(1);
        used = live + 17 * MEGABYTE;
        seconds(12);
        assertThat(collections).isEqualTo(2);
        used = live + 15 * MEGABYTE;
        seconds(600);
        assertThat(collections).as("too little").isEqualTo(2);
    }

    @Test
    void theMoreIsHeldTheMoreHasToComeTogether() {
        live = 300 * MEGABYTE;
        used = live;
        seconds(12);
        used = live + 90 * MEGABYTE;
        seconds(60);
        assertThat(collections).isEqualTo(1);
        used = live + 101 * MEGABYTE;
        seconds(60);
        assertThat(collections).isEqualTo(2);
    }

    @Test
    void whoeverUsesTheWindowIsNotDisturbed() {
        for (int i = 0; i < 100; i++) {
            care.input();
            seconds(1);
        }
        assertThat(collections).isZero();
        seconds(1);
        assertThat(collections).isEqualTo(1);
    }

    @Test
    void whatJavaCollectedByItselfCountsFromThere() {
        used = live;
        seconds(12);
        used = 20 * MEGABYTE;
        seconds(30);
        used = 35 * MEGABYTE;
        seconds(30);
        assertThat(collections).isEqualTo(1);
        used = 37 * MEGABYTE;
        seconds(30);
        assertThat(collections).isEqualTo(2);
    }
}
