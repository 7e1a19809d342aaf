package tern.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AgesTest {

    private final Ages ages = new Ages(Texts.load(Locale.ENGLISH), new TaoFormat(Locale.ENGLISH));

    @Test
    void theUnitGrowsWithTheAge() {
        assertThat(ages.ago(Duration.ofMillis(900))).isEqualTo("just now");
        assertThat(ages.ago(Duration.ofSeconds(99))).isEqualTo("99 s ago");
        assertThat(ages.ago(Duration.ofSeconds(100))).isEqualTo("1 min ago");
        assertThat(ages.ago(Duration.ofMinutes(100))).isEqualTo("1 h ago");
        assertThat(ages.ago(Duration.ofHours(47))).isEqualTo("47 h ago");
        assertThat(ages.ago(Duration.ofDays(1234))).isEqualTo("1,234 days ago");
    }

    @Test
    void whatStandsInSightAllDayGrowsInSteps() {
        assertThat(ages.agoInSteps(Duration.ofMillis(3_999))).isEqualTo("just now");
        assertThat(ages.agoInSteps(Duration.ofSeconds(4))).isEqualTo("4 s ago");
        assertThat(ages.agoInSteps(Duration.ofSeconds(11))).isEqualTo("8 s ago");
        assertThat(ages.agoInSteps(Duration.ofSeconds(99))).isEqualTo("96 s ago");
        assertThat(ages.agoInSteps(Duration.ofSeconds(119))).isEqualTo("1 min ago");
        assertThat(ages.agoInSteps(Duration.ofSeconds(-30))).isEqualTo("just now");
    }

    @Test
    void aClockThatIsAheadGivesNoNegativeAge() {
        assertThat(ages.ago(Duration.ofSeconds(-30))).isEqualTo("just now");
    }
}
