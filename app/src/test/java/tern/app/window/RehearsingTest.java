package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RehearsingTest {

    private final List<String> done = new ArrayList<>();
    private boolean ready;
    private int asked;
    private long now;
    private final Rehearsing rehearsing = new Rehearsing(() -> ready, () -> {
        asked++;
        return List.of(() -> done.add("one"), () -> done.add("two"));
    }, () -> now);

    private boolean tick(Duration later) {
        now += later.toNanos();
        return rehearsing.tick();
    }

    @Test
    void oneStepAtATimeWhileNobodyUsesAWindowThatShowsNumbers() {
        assertThat(tick(Duration.ofMinutes(1))).isFalse();
        assertThat(asked).as("nothing is shown yet").isZero();
        ready = true;
        assertThat(tick(Duration.ofSeconds(1))).isFalse();
        rehearsing.input();
        assertThat(tick(Duration.ofMillis(1_900))).isFalse();
        assertThat(done).as("the person has just done something").isEmpty();
        assertThat(tick(Duration.ofMillis(200))).isFalse();
        assertThat(done).containsExactly("one");
        rehearsing.input();
        assertThat(tick(Duration.ofMillis(200))).isFalse();
        assertThat(done).as("it waits in the middle as well").containsExactly("one");
        assertThat(tick(Duration.ofSeconds(2))).as("the end").isTrue();
        assertThat(done).containsExactly("one", "two");
        assertThat(asked).isEqualTo(1);
    }
}
