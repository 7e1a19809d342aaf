package tern.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tern.app.feed.Samples;
import tern.wallet.units.Rao;

class TaoFormatTest {

    private final TaoFormat english = new TaoFormat(Locale.ENGLISH);

    @Test
    void amountsHaveFourDecimalsAtRestAndNineWhenExact() {
        assertThat(english.tao(Samples.tao("1284.5301"))).isEqualTo("1,284.5301 τ");
        assertThat(english.exact(Samples.tao("1284.5301"), "τ")).isEqualTo("1,284.530100000 τ");
        assertThat(english.exact(Rao.of(1), "α")).isEqualTo("0.000000001 α");
    }

    @Test
    void amountsAreCutAndNeverRoundedUp() {
        assertThat(english.tao(Samples.tao("0.999999999"))).isEqualTo("0.9999 τ");
        assertThat(english.tao(Rao.of(Long.MAX_VALUE))).isEqualTo("9,223,372,036.8547 τ");
    }

    @Test
    void whatFourDecimalsCannotShowIsNotShownAsNothing() {
        assertThat(english.tao(Rao.of(99_999))).isEqualTo("<0.0001 τ");
        assertThat(english.tao(Rao.of(100_000))).isEqualTo("0.0001 τ");
        assertThat(english.tao(Rao.ZERO)).isEqualTo("0.0000 τ");
        assertThat(english.amount(Optional.empty(), "τ")).isEqualTo("—");
    }

    @Test
    void sentencesLoseTheirAmountsWhateverTheUnitWhileAmountsAreHidden() {
        AmountMask mask = new AmountMask();
        TaoFormat format = new TaoFormat(Locale.ENGLISH, mask);
        String said = "In block 5,120 on subnet 12: 1,284.530100000 \u03b5 for 3.5000 \u05d0\u200e, <0.0001 \u03b37 and 12 \u03c4.";
        assertThat(format.covered(said)).isEqualTo(said);
        mask.hide(true);
        String dots = AmountMask.DOTS;
        assertThat(format.covered(said)).isEqualTo("In block 5,120 on subnet 12: " + dots + " \u03b5 for " + dots
                + " \u05d0\u200e, " + dots + " \u03b37 and " + dots + " \u03c4.");
        assertThat(format.covered("Es bringt 1.284,530100000 \u03b2 nach 12,5 %."))
                .isEqualTo("Es bringt " + dots + " \u03b2 nach 12,5 %.");
    }

    @Test
    void separatorsAndFiguresFollowTheLocale() {
        assertThat(new TaoFormat(Locale.GERMANY).tao(Samples.tao("1284.5301"))).isEqualTo("1.284,5301 τ");
        assertThat(new TaoFormat(Locale.FRANCE).tao(Samples.tao("1234567.5"))).isEqualTo("1\u202f234\u202f567,5000 τ");
        assertThat(new TaoFormat(Locale.forLanguageTag("ar-EG-u-nu-arab")).count(12)).isEqualTo("١٢");
    }

    @Test
    void unitsOfRightToLeftScriptsStayBehindTheNumber() {
        assertThat(english.amount(Samples.tao("3112.4082"), "א")).isEqualTo("\u200e3,112.4082 א");
        assertThat(english.exact(Rao.of(5), "ت")).isEqualTo("\u200e0.000000005 ت");
        assertThat(english.amount(Rao.ZERO, "𝜏")).isEqualTo("0.0000 𝜏");
    }

    @Test
    void sharesHaveOneDecimalAndNothingHasNone() {
        assertThat(english.share(Samples.tao("226"), Samples.tao("1000"))).isEqualTo("22.6%");
        assertThat(english.share(Rao.of(1), Rao.of(Long.MAX_VALUE))).isEqualTo("<0.1%");
        assertThat(english.share(Rao.ZERO, Rao.of(7))).isEqualTo("0.0%");
        assertThat(english.share(Rao.ZERO, Rao.ZERO)).isEqualTo("—");
    }

    @Test
    void theHeadlineIsCutAtTheDecimalMark() {
        assertThat(english.parts(Samples.tao("1284.53019"))).isEqualTo(new TaoFormat.Parts("1,284", ".5301"));
        assertThat(english.brief(Samples.tao("1200.39"))).isEqualTo("1,200.3");
    }
}
