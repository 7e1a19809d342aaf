package tern.app.cli;

import tern.app.transact.Amounts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tern.wallet.units.Rao;
import tern.wallet.units.Sentences;

/// Amounts, tables and the cleaning of foreign text.
class TextFormsTest {

    @Test
    void amountsHaveFourDecimalsRoundedDown() {
        assertThat(Amounts.brief(Rao.of(1_284_530_199_999L), "τ")).isEqualTo("1,284.5301 τ");
        assertThat(Amounts.brief(Rao.of(999_999_999L), "τ")).isEqualTo("0.9999 τ");
        assertThat(Amounts.brief(Rao.ZERO, "τ")).isEqualTo("0.0000 τ");
        assertThat(Amounts.brief(Rao.of(Long.MAX_VALUE), "τ")).isEqualTo("9,223,372,036.8547 τ");
    }

    @Test
    void amountsTooSmallToShowAreNotShownAsNothing() {
        assertThat(Amounts.brief(Rao.of(1), "τ")).isEqualTo("<0.0001 τ");
        assertThat(Amounts.brief(Rao.of(99_999), "τ")).isEqualTo("<0.0001 τ");
        assertThat(Amounts.brief(Rao.of(100_000), "τ")).isEqualTo("0.0001 τ");
    }

    @Test
    void reviewsShowAllNineDecimals() {
        assertThat(Amounts.full(Rao.of(1_500_000_000L), "τ")).isEqualTo("1.500000000 τ");
        assertThat(Amounts.full(Rao.of(1), "α3")).isEqualTo("0.000000001 α3");
    }

    @Test
    void numbersAreGrouped() {
        assertThat(Amounts.grouped(0)).isEqualTo("0");
        assertThat(Amounts.grouped(999)).isEqualTo("999");
        assertThat(Amounts.grouped(1_000)).isEqualTo("1,000");
        assertThat(Amounts.grouped(6_912_345)).isEqualTo("6,912,345");
    }

    @Test
    void tablesAlignByColumnsOnTheScreen() {
        String text = new Table("lrl").row("a", "1", "end").row("日本", "22", "").row("é", "333", "x").text(1);
        assertThat(text).isEqualTo(" a       1  end\n 日本   22\n é     333  x\n");
        assertThatThrownBy(() -> new Table("ll").row("one")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void foreignTextCannotMoveTheCursorOrTurnAround() {
        assertThat(Plain.text("plain – τ α 🦆")).isEqualTo("plain – τ α 🦆");
        assertThat(Plain.text("a\u001b[31mb\u0007c\u009bd\u007f")).isEqualTo("a[31mbcd");
        assertThat(Plain.text("a\r\nb\tc")).isEqualTo("a  b c");
        assertThat(Plain.text("x\u202eevil\u2066y\u200b\ufeff")).isEqualTo("xevily");
        assertThat(Plain.text("abcdef", 4)).isEqualTo("abc…");
        assertThat(Plain.text("🦆🦆🦆", 3)).isEqualTo("🦆🦆🦆");
        assertThat(Plain.text("🦆🦆🦆🦆", 3)).isEqualTo("🦆🦆…");
    }

    @Test
    void widthsFollowTheTerminal() {
        assertThat(Plain.columns("abc τ")).isEqualTo(5);
        assertThat(Plain.columns("日本")).isEqualTo(4);
        assertThat(Plain.columns("e\u0301")).isEqualTo(1);
        assertThat(Plain.columns("🦆")).isEqualTo(2);
    }

    @Test
    void textsAreFilledWithoutFormats() {
        assertThat(Sentences.fill("it's {0} and {1}, {0}; {2} {x}", "a%s", 7))
                .isEqualTo("it's a%s and 7, a%s; {2} {x}");
        assertThat(Sentences.fill("{0}")).isEqualTo("{0}");
        assertThat(Sentences.fill("{0}", "{1}")).isEqualTo("{1}");
    }
}
