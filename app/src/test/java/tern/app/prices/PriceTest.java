package tern.app.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tern.wallet.units.Rao;

class PriceTest {

    private static Price price(String perTao, Fiat currency) {
        return new Price(new BigDecimal(perTao), currency, Instant.EPOCH, "here");
    }

    @Test
    void bothWaysAreCutAndNeverRoundedUp() {
        Price dollars = price("412.37", Fiat.USD);
        assertThat(dollars.worth(Rao.of(1_000_000_000L))).isEqualByComparingTo("412.37");
        assertThat(dollars.worth(Rao.of(999_999_999L))).isEqualByComparingTo("412.36");
        assertThat(dollars.worth(Rao.of(1))).isEqualByComparingTo("0");
        assertThat(dollars.rao(new BigDecimal("100"))).contains(Rao.of(242_500_666L));
        assertThat(dollars.rao(new BigDecimal("412.37"))).contains(Rao.of(1_000_000_000L));
        assertThat(price("3", Fiat.USD).rao(new BigDecimal("1"))).contains(Rao.of(333_333_333L));
        assertThat(price("61234", Fiat.JPY).worth(Rao.of(1_500_000_000L))).isEqualByComparingTo("91851");
        assertThat(price("0.000001", Fiat.USD).rao(new BigDecimal("999999999999"))).isEmpty();
    }

    @Test
    void noAmountComesBackLarger() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            Fiat currency = Fiat.values()[random.nextInt(6)];
            Price price = price(BigDecimal.valueOf(1 + random.nextLong(1_000_000_000_000L), random.nextInt(9))
                    .toPlainString(), currency);
            Rao rao = Rao.of(random.nextLong(21_000_000L * Rao.PER_TAO));
            BigDecimal worth = price.worth(rao);
            assertThat(price.rao(worth).orElseThrow()).as("seed %d", seed).isLessThanOrEqualTo(rao);
            BigDecimal exact = price.perTao().multiply(BigDecimal.valueOf(rao.value(), 9));
            assertThat(exact.subtract(worth)).as("seed %d", seed)
                    .isBetween(BigDecimal.ZERO, BigDecimal.ONE.movePointLeft(currency.decimals()));
        }
    }

    @Test
    void aPriceIsAboveZero() {
        assertThatThrownBy(() -> price("0", Fiat.USD)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> price("-1", Fiat.USD)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void amountsAreReadAsTheyAreTyped() {
        assertThat(Fiat.EUR.findAmount(" 12.50 ")).contains(new BigDecimal("12.50"));
        assertThat(Fiat.EUR.findAmount(".5")).contains(new BigDecimal("0.5"));
        assertThat(Fiat.EUR.findAmount("12.500")).as("nothing is lost").contains(new BigDecimal("12.500"));
        assertThat(Fiat.JPY.findAmount("1250")).contains(new BigDecimal("1250"));
        assertThat(Fiat.JPY.findAmount("1250.5")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,50", "1.505", "-1", "+1", "1e3", "€5", "1 000", "NaN", "12.", "٣",
            "1000000000000000000000"})
    void whatIsNoAmountIsNotGuessedAt(String typed) {
        assertThat(Fiat.EUR.findAmount(typed)).isEmpty();
    }

    @Test
    void theUsualCurrencyIsThatOfTheCountry() {
        assertThat(Fiat.usual(Locale.GERMANY)).isEqualTo(Fiat.EUR);
        assertThat(Fiat.usual(Locale.forLanguageTag("de-CH"))).isEqualTo(Fiat.CHF);
        assertThat(Fiat.usual(Locale.SIMPLIFIED_CHINESE)).isEqualTo(Fiat.CNY);
        assertThat(Fiat.usual(Locale.forLanguageTag("sv-SE"))).isEqualTo(Fiat.USD);
        assertThat(Fiat.usual(Locale.forLanguageTag("en-AQ"))).as("no currency of its own").isEqualTo(Fiat.USD);
        assertThat(Fiat.usual(Locale.ENGLISH)).isEqualTo(Fiat.USD);
    }
}
