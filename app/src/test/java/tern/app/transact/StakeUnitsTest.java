package tern.app.transact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What stake is counted in, in reviews and in what is kept of a transaction.
class StakeUnitsTest {

    private final StakeUnits units = new StakeUnits(Map.of(3, "ε", 64, "א"));

    @Test
    void stakeIsCountedInItsSubnetsOwnSymbol() {
        assertThat(units.of(3)).isEqualTo("ε");
        assertThat(units.named(3)).isEqualTo("3 · ε");
        assertThat(units.of(0)).isEqualTo("τ");
        assertThat(units.named(0)).isEqualTo("0");
        assertThat(units.of(7)).as("one that is not known says its number").isEqualTo("α7");
        assertThat(units.named(7)).isEqualTo("7");
        assertThat(StakeUnits.unknown().of(3)).isEqualTo("α3");
    }

    @Test
    void aSymbolThatIsWrittenFromTheRightTurnsNothingAround() {
        assertThat(units.of(64)).isEqualTo("א\u200e");
    }

    @Test
    void theyOutliveTheWindowAndWhatCannotBeReadIsNotKnown() {
        Map<String, String> facts = new HashMap<>();
        units.write(facts);
        assertThat(facts).containsEntry("symbols", "3=ε,64=א");
        assertThat(StakeUnits.read(facts)).isEqualTo(units);
        assertThat(StakeUnits.read(Map.of())).isEqualTo(StakeUnits.unknown());
        assertThat(StakeUnits.read(Map.of("symbols", "x=ε,=ε,5,99999999999=ε,6=,7=ж")))
                .isEqualTo(new StakeUnits(Map.of(7, "ж")));
        Map<String, String> none = new HashMap<>();
        StakeUnits.unknown().write(none);
        assertThat(none).isEmpty();
    }
}
