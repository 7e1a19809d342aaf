package tern.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tern.app.prices.Fiat;
import tern.app.prices.Price;
import tern.wallet.units.Rao;

class MoneyFormatTest {

    private static final Rao AMOUNT = Rao.of(3_500_000_000L);
    private final AmountMask mask = new AmountMask();

    private static Price price(String perTao, Fiat currency) {
        return new Price(new BigDecimal(perTao), currency, Instant.parse("2026-11-26T14:03:00Z"), "here");
    }

    private MoneyFormat in(Locale locale) {
        return new MoneyFormat(locale, ZoneOffset.UTC, mask);
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ').replace('\u202f', ' ').replace('\u2019', '’');
    }

    @Test
    void eachLocaleHasItsOwnWay() {
        Price euro = price("352.732", Fiat.EUR);
        assertThat(in(Locale.ENGLISH).worth(AMOUNT, euro)).isEqualTo("€1,234.56");
        assertThat(plain(in(Locale.GERMAN).worth(AMOUNT, euro))).isEqualTo("1.234,56 €");
        assertThat(plain(in(Locale.GERMANY).worth(AMOUNT, euro))).isEqualTo("1.234,56 €");
        assertThat(plain(in(Locale.FRANCE).worth(AMOUNT, euro))).isEqualTo("1 234,56 €");
        assertThat(in(Locale.SIMPLIFIED_CHINESE).worth(AMOUNT, price("352.732", Fiat.CNY))).isEqualTo("¥1,234.56");
        assertThat(in(Locale.US).worth(AMOUNT, price("352.732", Fiat.USD))).isEqualTo("$1,234.56");
        assertThat(in(Locale.ENGLISH).worth(AMOUNT, price("61234.9", Fiat.JPY))).isEqualTo("¥214,322");
    }

    @Test
    void whatIsLessThanTheSmallestUnitIsNotNothing() {
        assertThat(in(Locale.ENGLISH).worth(Rao.of(1), price("400", Fiat.EUR))).isEqualTo("<€0.01");
        assertThat(in(Locale.ENGLISH).worth(Rao.of(1), price("400", Fiat.JPY))).isEqualTo("<¥1");
        assertThat(in(Locale.ENGLISH).worth(Rao.ZERO, price("400", Fiat.EUR))).isEqualTo("€0.00");
    }

    @Test
    void hiddenAmountsAreDotsAndThePriceIsNobodysSecret() {
        Price euro = price("352.732", Fiat.EUR);
        mask.hide(true);
        assertThat(in(Locale.ENGLISH).worth(AMOUNT, euro)).isEqualTo(AmountMask.DOTS);
        assertThat(in(Locale.ENGLISH).unmasked().worth(AMOUNT, euro)).isEqualTo("€1,234.56");
        assertThat(in(Locale.ENGLISH).each(euro)).isEqualTo("€352.732");
        assertThat(plain(in(Locale.ENGLISH).time(euro))).isEqualTo("Nov 26, 2026, 2:03 PM");
    }
}
