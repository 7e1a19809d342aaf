package tern.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesTest {

    @Test
    void rootHasItsColourForItself() {
        assertThat(Series.ofSubnet(0)).isEqualTo(1);
        assertThat(IntStream.rangeClosed(1, 65_535).map(Series::ofSubnet).boxed())
                .allMatch(n -> n >= 2 && n <= Series.COLOURS);
    }

    @Test
    void whatIsShownTogetherIsToldApartWhateverItPrefers() {
        for (int from = 0; from < 200; from++) {
            List<Integer> nine = IntStream.range(from, from + 90)
                    .filter(n -> Series.ofSubnet(n) == Series.ofSubnet(7))
                    .boxed()
                    .limit(8)
                    .toList();
            assertThat(nine).hasSizeGreaterThan(4);
            assertThat(Series.apart(nine, List.of(0)).values()).doesNotHaveDuplicates();
        }
    }

    @Test
    void coloursStayWhenAmountsChangeTheOrder() {
        List<Integer> shown = List.of(64, 0, 56, 4, 62);
        assertThat(Series.apart(shown, List.of(75, 9))).isEqualTo(Series.apart(shown.reversed(), List.of(9, 75)));
    }

    @Test
    void withMoreSubnetsThanColoursTheFirstAreStillApart() {
        List<Integer> shown = List.of(1, 10, 19, 28, 37);
        Map<Integer, Integer> colours = Series.apart(shown, IntStream.range(0, 128).boxed().toList());
        assertThat(colours).hasSize(128);
        assertThat(shown.stream().map(colours::get)).doesNotHaveDuplicates();
        assertThat(colours.values()).allMatch(n -> n >= 1 && n <= Series.COLOURS);
    }

    @Test
    void neighboursDiffer() {
        assertThat(IntStream.range(0, 1024).filter(n -> Series.ofSubnet(n) == Series.ofSubnet(n + 1)).boxed())
                .isEmpty();
    }
}
