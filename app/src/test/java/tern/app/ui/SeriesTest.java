package tern.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesTest {

    @Test
    void rootHasItsColourForItself() {
        assertThat(Series.ofSubnet(0)).isEqualTo(1);
        assertThat(IntStream.rangeClosed(1, 65_535).map(Series::ofSubnet).boxed()).allMatch(n -> n >= 2 && n <= 7);
    }

    @Test
    void neighboursDiffer() {
        assertThat(IntStream.range(0, 1024).filter(n -> Series.ofSubnet(n) == Series.ofSubnet(n + 1)).boxed())
                .isEmpty();
    }
}
