package tern.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tern.app.prices.Fiat;
import tern.app.prices.Price;
import tern.wallet.units.Rao;

/// What is typed as an amount, without a window.
class AmountTypingTest {

    private final AmountModel model = new AmountModel();
    private final AmountTyping amount = new AmountTyping(model, Texts.load(Locale.ENGLISH),
            new TaoFormat(Locale.ENGLISH),
            new MoneyFormat(Locale.ENGLISH, ZoneOffset.UTC, new AmountMask()));

    @BeforeEach
    void listens() {
        model.text().addListener((_, _, _) -> amount.typed());
    }

    private static Optional<Price> price(String perTao, Fiat currency) {
        return Optional.of(new Price(new BigDecimal(perTao), currency, Instant.parse("2026-11-26T14:03:00Z"),
                "prices.example.org"));
    }

    @Test
    void withoutAPriceThereIsOnlyTao() {
        amount.unit(true);
        assertThat(model.inMoney.get()).isFalse();
        model.text().set("12.5");
        assertThat(amount.read(true)).contains(Rao.of(12_500_000_000L));
        assertThat(model.otherUnit.get()).isEmpty();
        assertThat(model.currency.get()).isEmpty();
    }

    @Test
    void theOtherUnitStandsBelow() {
        amount.price(price("400", Fiat.EUR));
        model.text().set("2.5");
        assertThat(model.otherUnit.get()).contains("about €1,000.00");
        amount.unit(true);
        assertThat(model.text().get()).isEqualTo("1000.00");
        assertThat(model.otherUnit.get().orElseThrow()).startsWith("That is 2.500000000 τ. 1 τ = €400.00, as of Nov 26")
                .endsWith("from prices.example.org");
        model.text().set("1");
        assertThat(amount.read(true)).contains(Rao.of(2_500_000L));
        amount.unit(false);
        assertThat(model.text().get()).isEqualTo("0.0025");
        assertThat(amount.read(true)).contains(Rao.of(2_500_000L));
    }

    @Test
    void aNewerPriceChangesNothingUntilSomethingIsTyped() {
        amount.price(price("400", Fiat.EUR));
        amount.unit(true);
        model.text().set("100");
        amount.price(price("500", Fiat.EUR));
        assertThat(amount.read(true)).contains(Rao.of(250_000_000L));
        assertThat(model.otherUnit.get().orElseThrow()).contains("0.250000000 τ").contains("€400.00");
        model.text().set("1000");
        assertThat(amount.read(true)).contains(Rao.of(2_000_000_000L));
    }

    @Test
    void whenThePriceGoesTheSameRaoStandThereInTao() {
        amount.price(price("412.37", Fiat.USD));
        amount.unit(true);
        model.text().set("100");
        amount.price(Optional.empty());
        assertThat(model.inMoney.get()).isFalse();
        assertThat(model.text().get()).isEqualTo("0.242500666");
        assertThat(amount.read(true)).contains(Rao.of(242_500_666L));
        assertThat(model.note.get().orElseThrow()).contains("the amount is in TAO now");
        model.text().set("1");
        assertThat(model.note.get()).isEmpty();
    }

    @Test
    void aNumberThatCannotBeReadIsNeverTakenForTao() {
        amount.price(price("412.37", Fiat.USD));
        amount.unit(true);
        model.text().set("100.555");
        assertThat(amount.read(false)).isEmpty();
        assertThat(model.wrong.get().orElseThrow()).contains("at most 2 decimals");
        amount.price(price("61234", Fiat.JPY));
        assertThat(model.text().get()).as("nothing that means another thing now").isEmpty();
        assertThat(model.inMoney.get()).isFalse();
        assertThat(model.note.get()).isPresent();
    }

    @Test
    void anotherCurrencyIsAnotherPrice() {
        amount.price(price("400", Fiat.EUR));
        amount.unit(true);
        model.text().set("100");
        amount.price(price("60000", Fiat.JPY));
        assertThat(model.inMoney.get()).isFalse();
        assertThat(model.text().get()).isEqualTo("0.25");
        assertThat(model.currency.get()).contains(Fiat.JPY);
    }

    @Test
    void whatIsTooMuchOrNothingIsSaid() {
        amount.price(price("0.000001", Fiat.USD));
        amount.unit(true);
        model.text().set("999999999999999999");
        assertThat(amount.read(true)).isEmpty();
        assertThat(model.wrong.get().orElseThrow()).contains("more than all TAO");
        amount.unit(false);
        amount.price(price("1000000000", Fiat.USD));
        amount.unit(true);
        model.text().set("0");
        assertThat(amount.read(true)).isEmpty();
        assertThat(model.wrong.get().orElseThrow()).contains("more than nothing");
        model.text().set("");
        assertThat(amount.read(true)).isEmpty();
        assertThat(model.wrong.get().orElseThrow()).startsWith("Enter an amount");
    }

    @Test
    void whatTheChainWorkedOutIsInTaoToTheLastRao() {
        amount.price(price("400", Fiat.EUR));
        amount.unit(true);
        amount.fill(Rao.of(999_999_499L));
        assertThat(model.inMoney.get()).isFalse();
        assertThat(amount.read(true)).contains(Rao.of(999_999_499L));
        assertThat(model.otherUnit.get()).contains("about €399.99");
    }

    @Test
    void whatTheChainWorkedOutIsDescribedWhereTheSameTextStandsAlready() {
        amount.price(price("400", Fiat.EUR));
        amount.unit(true);
        model.text().set("2.500000000");
        amount.fill(Rao.of(2_500_000_000L));
        assertThat(model.text().get()).isEqualTo("2.500000000");
        assertThat(model.otherUnit.get()).contains("about €1,000.00");
        assertThat(amount.read(true)).contains(Rao.of(2_500_000_000L));
    }

    @Test
    void turningTheUnitToAndFroChangesNothing() {
        amount.price(price("412.37", Fiat.USD));
        model.text().set("1.23456789");
        amount.unit(true);
        assertThat(model.text().get()).isEqualTo("509.09");
        assertThat(amount.read(true)).as("the rao that were typed").contains(Rao.of(1_234_567_890L));
        assertThat(model.otherUnit.get().orElseThrow()).startsWith("That is 1.234567890 τ.");
        amount.unit(false);
        assertThat(model.text().get()).isEqualTo("1.23456789");
        assertThat(amount.read(true)).contains(Rao.of(1_234_567_890L));

        amount.unit(true);
        model.text().set("100");
        amount.unit(false);
        assertThat(model.text().get()).isEqualTo("0.242500666");
        amount.unit(true);
        assertThat(model.text().get()).as("what was typed, and not 99.99").isEqualTo("100");
        assertThat(amount.read(true)).contains(Rao.of(242_500_666L));
    }

    @Test
    void lessThanTheCurrencysSmallestUnitIsNotLost() {
        amount.price(price("400", Fiat.EUR));
        model.text().set("0.000001");
        amount.unit(true);
        assertThat(model.text().get()).isEqualTo("0.00");
        assertThat(amount.read(true)).contains(Rao.of(1_000L));
        amount.price(Optional.empty());
        assertThat(model.text().get()).isEqualTo("0.000001");
        assertThat(amount.read(true)).contains(Rao.of(1_000L));
    }

    @Test
    void allStaysAllWhateverTheUnitAndThePrice() {
        Rao all = Rao.of(999_999_123_456L);
        amount.price(price("412.37", Fiat.USD));
        amount.fill(all);
        amount.unit(true);
        assertThat(amount.read(true)).contains(all);
        amount.price(price("500", Fiat.USD));
        assertThat(amount.read(true)).contains(all);
        amount.unit(false);
        assertThat(model.text().get()).isEqualTo("999.999123456");
        amount.unit(true);
        assertThat(model.text().get()).as("at the price of now").isEqualTo("499999.56");
        assertThat(amount.read(true)).contains(all);
        model.text().set("499999.5");
        assertThat(amount.read(true)).as("typed").contains(Rao.of(999_999_000_000L));
        amount.unit(false);
        assertThat(model.text().get()).isEqualTo("999.999");
    }

    @Test
    void whatCannotBeReadComesBackWhenTheUnitIsTurnedBack() {
        amount.price(price("400", Fiat.EUR));
        model.text().set("12,5");
        amount.unit(true);
        assertThat(model.text().get()).isEmpty();
        amount.unit(false);
        assertThat(model.text().get()).isEqualTo("12,5");
        assertThat(amount.read(true)).isEmpty();
    }

    /// A form of its own in a locale.
    private record Form(AmountModel model, AmountTyping amount) {

        static Form in(Locale locale) {
            AmountModel model = new AmountModel();
            AmountTyping amount = new AmountTyping(model, Texts.load(locale), new TaoFormat(locale),
                    new MoneyFormat(locale, ZoneOffset.UTC, new AmountMask()));
            model.text().addListener((_, _, _) -> amount.typed());
            return new Form(model, amount);
        }

        Optional<Rao> type(String text) {
            model.text().set("");
            model.wrong.set(Optional.empty());
            model.text().set(text);
            return amount.read(true);
        }

        /// What stands there, read as if the person had typed it.
        Optional<Rao> again() {
            return type(model.text().get());
        }
    }

    @Test
    void aGermanCommaMarksTheDecimalsAndSoDoesAPoint() {
        Form form = Form.in(Locale.GERMANY);
        assertThat(form.type("1,5")).contains(Rao.of(1_500_000_000L));
        assertThat(form.type("1.5")).contains(Rao.of(1_500_000_000L));
        assertThat(form.type("0.125")).contains(Rao.of(125_000_000L));
        assertThat(form.type("1.5001")).contains(Rao.of(1_500_100_000L));
        assertThat(form.type("1,500")).contains(Rao.of(1_500_000_000L));
        assertThat(form.type("1500")).contains(Rao.of(1_500_000_000_000L));
        assertThat(form.type("1.500")).as("fifteen hundred to whoever groups thousands").isEmpty();
        assertThat(form.model().wrong.get().orElseThrow()).contains("1,500 oder 1500");
        assertThat(form.type(",000000001")).contains(Rao.of(1));
        assertThat(form.type("12")).contains(Rao.of(12_000_000_000L));
        form.amount().price(price("400", Fiat.EUR));
        form.amount().unit(true);
        assertThat(form.type("100,50")).contains(Rao.of(251_250_000L));
        assertThat(form.type("100.50")).contains(Rao.of(251_250_000L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.284,53", "1,284.53", "1,284,530", "1.284.530", "1,,5", ",.5"})
    void twoSignsAreRefusedInGermanWithAnExampleThatCanBeTyped(String text) {
        Form form = Form.in(Locale.GERMANY);
        assertThat(form.type(text)).isEmpty();
        assertThat(form.model().wrong.get()).contains(
                "Schreiben Sie den Betrag mit einem einzigen Komma und ohne Tausendertrennung, zum Beispiel 1284,53.");
        form.amount().price(price("400", Fiat.EUR));
        form.amount().unit(true);
        assertThat(form.type(text)).isEmpty();
        assertThat(form.model().wrong.get().orElseThrow()).contains("zum Beispiel 12,50").contains("EUR");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            de    | zwölf          | Das ist kein Betrag. Schreiben Sie ihn zum Beispiel so: 12,5.
            de    | 1 284,5        | Das ist kein Betrag. Schreiben Sie ihn zum Beispiel so: 12,5.
            de    | -1             | Der Betrag muss über null liegen.
            de    | 0,0000000001   | TAO hat neun Nachkommastellen: Der Betrag ist feiner als ein Rao.
            de    | 99999999999999 | Der Betrag ist zu groß: Er ist mehr als alles TAO, das es geben kann.
            de    | ''             | Geben Sie einen Betrag ein, zum Beispiel 12,5.
            de-CH | 1,5            | Schreiben Sie den Betrag mit einem Punkt und ohne Kommas, zum Beispiel 1284.53.
            zh-CN | 1,5            | 请用点作小数点填写金额，不用逗号，例如 1284.53。
            zh-CN | 1.2.3          | 这不是金额。请这样填写：12.5。
            en    | 1,5            | Write the amount with a point and no commas, for example 1284.53.
            en    | 1.2.3          | That is not an amount. Write it like 12.5.
            en    | -1             | The amount has to be above zero.
            en    | ''             | Enter an amount, for example 12.5.
            """)
    void aRefusalIsInTheWindowsLanguageAndWithTheLocalesSign(String language, String text, String sentence) {
        Form form = Form.in(Locale.forLanguageTag(language));
        assertThat(form.type(text)).isEmpty();
        assertThat(form.model().wrong.get()).contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE", "de-CH", "zh-CN", "fr-FR", "pt-BR", "ar-EG"})
    void whatTernWritesIsReadAsTheSameRaoInEveryLocale(String language) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Form form = Form.in(Locale.forLanguageTag(language));
        form.amount().price(price("400", Fiat.EUR));
        for (int i = 0; i < 300; i++) {
            Rao rao = Rao.of(1 + random.nextLong(i % 2 == 0 ? 2_000_000_000L : 21_000_000_000_000_000L));
            form.amount().fill(rao);
            String written = form.model().text().get();
            assertThat(form.again()).as("seed %d: %s as %s", seed, rao, written).contains(rao);

            form.amount().fill(rao);
            form.amount().unit(true);
            assertThat(form.amount().read(true)).as("seed %d: %s held in money", seed, rao).contains(rao);
            form.amount().unit(false);
            assertThat(form.again()).as("seed %d: %s turned", seed, rao).contains(rao);

            // a cent is 25,000 rao at this price: whole cents come back from what is written in money
            Rao cents = Rao.of(25_000L * (1 + random.nextLong(800_000_000_000L)));
            form.amount().fill(cents);
            form.amount().unit(true);
            String money = form.model().text().get();
            assertThat(form.again()).as("seed %d: %s as %s", seed, cents, money).contains(cents);
        }
    }
}
