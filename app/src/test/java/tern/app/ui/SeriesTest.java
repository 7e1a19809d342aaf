package tern.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesTest {

    @Test
    void rootHasItsColourForItself() {
        assertThat(Series.preferred(0)).isEqualTo(1);
        assertThat(IntStream.rangeClosed(1, 65_535).map(Series::preferred).boxed())
                .allMatch(n -> n >= 2 && n <= Series.COLOURS);
    }

    @Test
    void whatIsShownTogetherIsToldApartWhateverItPrefers() {
        for (int from = 0; from < 200; from++) {
            List<Integer> alike = IntStream.range(from, from + 90)
                    .filter(n -> Series.preferred(n) == Series.preferred(7))
                    .boxed()
                    .limit(8)
                    .toList();
            assertThat(alike).hasSizeGreaterThan(4);
            List<Integer> shown = new ArrayList<>(alike);
            shown.add(0);
            assertThat(new Series().of(shown).values()).doesNotHaveDuplicates();
        }
    }

    @Test
    void theOrderInWhichTheyAreGivenMeansNothing() {
        List<Integer> shown = List.of(64, 0, 56, 4, 62, 75, 9, 1, 10, 19, 28, 37);
        assertThat(new Series().of(shown)).isEqualTo(new Series().of(shown.reversed()));
    }

    @Test
    void aColourThatWasGivenStaysWhateverComesAndGoes() {
        Series series = new Series();
        Map<Integer, Integer> first = series.of(List.of(0, 28, 37));
        Map<Integer, Integer> both = series.of(List.of(0, 1, 10, 28, 37));
        assertThat(both).containsAllEntriesOf(first);
        assertThat(both.values()).doesNotHaveDuplicates();
        series.of(IntStream.range(0, 128).boxed().toList());
        assertThat(series.of(List.of(37, 10))).containsOnly(Map.entry(37, both.get(37)), Map.entry(10, both.get(10)));
    }

    @Test
    void withMoreSubnetsThanColoursEachColourServesAsManyAndRootsNobodyElse() {
        Map<Integer, Integer> colours = new Series().of(IntStream.range(0, 91).boxed().toList());
        assertThat(colours).hasSize(91).containsEntry(0, Series.ROOT);
        for (int colour = 2; colour <= Series.COLOURS; colour++) {
            int wanted = colour;
            assertThat(colours.values().stream().filter(one -> one == wanted)).hasSize(10);
        }
    }

    @Test
    void neighboursDiffer() {
        assertThat(IntStream.range(0, 1024).filter(n -> Series.preferred(n) == Series.preferred(n + 1)).boxed())
                .isEmpty();
    }
}
