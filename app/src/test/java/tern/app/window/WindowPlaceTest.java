package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tern.app.window.WindowPlace.Area;

class WindowPlaceTest {

    private static final Area LEFT = new Area(0, 27, 1920, 1053);
    private static final Area RIGHT = new Area(1920, 0, 2560, 1440);

    @Test
    void aPlaceThatIsStillThereIsKept() {
        WindowPlace place = new WindowPlace(2000, 100, 1440, 900, false);
        assertThat(place.on(List.of(LEFT, RIGHT), 1024, 700)).isEqualTo(place);
        assertThat(WindowPlace.read(place.write())).contains(place);
        WindowPlace large = new WindowPlace(1, 2, 1300, 800, true);
        assertThat(WindowPlace.read(large.write())).contains(large);
    }

    @Test
    void aScreenThatIsGoneGivesItsWindowsToTheOthers() {
        assertThat(new WindowPlace(3000, 200, 1440, 900, false).on(List.of(LEFT), 1024, 700))
                .isEqualTo(new WindowPlace(480, 180, 1440, 900, false));
        assertThat(new WindowPlace(100, 100, 4000, 3000, false).on(List.of(LEFT), 1024, 700))
                .isEqualTo(new WindowPlace(0, 27, 1920, 1053, false));
    }

    @Test
    void neverOffScreen() {
        long seed = 20_261_126;
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            WindowPlace place = new WindowPlace(random.nextInt(20_000) - 10_000, random.nextInt(20_000) - 10_000,
                    1 + random.nextInt(6_000), 1 + random.nextInt(6_000), false)
                    .on(List.of(LEFT, RIGHT), 1024, 700);
            boolean inside = List.of(LEFT, RIGHT)
                    .stream()
                    .anyMatch(area -> place.x() >= area.x() && place.y() >= area.y()
                            && place.x() + place.width() <= area.x() + area.width()
                            && place.y() + place.height() <= area.y() + area.height());
            assertThat(inside).as("seed %d: %s", seed, place).isTrue();
        }
    }

    @Test
    void eachArrangementOfScreensHasItsOwnWordAndNonsenseIsNoPlace() {
        assertThat(WindowPlace.arrangement(List.of(RIGHT, LEFT)))
                .isEqualTo(WindowPlace.arrangement(List.of(LEFT, RIGHT)))
                .isNotEqualTo(WindowPlace.arrangement(List.of(LEFT)));
        for (String text : List.of("", "1 2 3", "a b c d", "1 2 -3 4", "1 2 0 4", "1e9 2 3 4")) {
            assertThat(WindowPlace.read(text)).as(text).isEmpty();
        }
    }
}
