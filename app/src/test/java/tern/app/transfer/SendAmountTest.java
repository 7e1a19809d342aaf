package tern.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tern.app.prices.Fiat;
import tern.app.prices.Price;
import tern.app.ui.AmountMask;
import tern.app.ui.MoneyFormat;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.units.Rao;

/// What is typed as an amount, without a window.
class SendAmountTest {

    private final TransferModel model = new TransferModel();
    private final SendAmount amount = new SendAmount(model, Texts.load(Locale.ENGLISH), new TaoFormat(Locale.ENGLISH),
            new MoneyFormat(Locale.ENGLISH, ZoneOffset.UTC, new AmountMask()));

    @BeforeEach
    void listens() {
        model.amount.addListener((_, _, _) -> amount.typed());
    }

    private static Optional<Price> price(String perTao, Fiat currency) {
        return Optional.of(new Price(new BigDecimal(perTao), currency, Instant.parse("2026-11-26T14:03:00Z"),
                "prices.example.org"));
    }

    @Test
    void withoutAPriceThereIsOnlyTao() {
        amount.unit(true);
        assertThat(model.inMoney.get()).isFalse();
        model.amount.set("12.5");
        assertThat(amount.read(true)).contains(Rao.of(12_500_000_000L));
        assertThat(model.otherUnit.get()).isEmpty();
        assertThat(model.currency.get()).isEmpty();
    }

    @Test
    void theOtherUnitStandsBelow() {
        amount.price(price("400", Fiat.EUR));
        model.amount.set("2.5");
        assertThat(model.otherUnit.get()).contains("about €1,000.00");
        amount.unit(true);
        assertThat(model.amount.get()).isEqualTo("1000.00");
        assertThat(model.otherUnit.get().orElseThrow()).startsWith("That is 2.500000000 τ. 1 τ = €400.00, as of Nov 26")
                .endsWith("from prices.example.org");
        model.amount.set("1");
        assertThat(amount.read(true)).contains(Rao.of(2_500_000L));
        amount.unit(false);
        assertThat(model.amount.get()).isEqualTo("0.0025");
        assertThat(amount.read(true)).contains(Rao.of(2_500_000L));
    }

    @Test
    void aNewerPriceChangesNothingUntilSomethingIsTyped() {
        amount.price(price("400", Fiat.EUR));
        amount.unit(true);
        model.amount.set("100");
        amount.price(price("500", Fiat.EUR));
        assertThat(amount.read(true)).contains(Rao.of(250_000_000L));
        assertThat(model.otherUnit.get().orElseThrow()).contains("0.250000000 τ").contains("€400.00");
        model.amount.set("1000");
        assertThat(amount.read(true)).contains(Rao.of(2_000_000_000L));
    }

    @Test
    void whenThePriceGoesTheSameRaoStandThereInTao() {
        amount.price(price("412.37", Fiat.USD));
        amount.unit(true);
        model.amount.set("100");
        amount.price(Optional.empty());
        assertThat(model.inMoney.get()).isFalse();
        assertThat(model.amount.get()).isEqualTo("0.242500666");
        assertThat(amount.read(true)).contains(Rao.of(242_500_666L));
        assertThat(model.amountNote.get().orElseThrow()).contains("the amount is in TAO now");
        model.amount.set("1");
        assertThat(model.amountNote.get()).isEmpty();
    }

    @Test
    void aNumberThatCannotBeReadIsNeverTakenForTao() {
        amount.price(price("412.37", Fiat.USD));
        amount.unit(true);
        model.amount.set("100.555");
        assertThat(amount.read(false)).isEmpty();
        assertThat(model.amountWrong.get().orElseThrow()).contains("at most 2 decimals");
        amount.price(price("61234", Fiat.JPY));
        assertThat(model.amount.get()).as("nothing that means another thing now").isEmpty();
        assertThat(model.inMoney.get()).isFalse();
        assertThat(model.amountNote.get()).isPresent();
    }

    @Test
    void anotherCurrencyIsAnotherPrice() {
        amount.price(price("400", Fiat.EUR));
        amount.unit(true);
        model.amount.set("100");
        amount.price(price("60000", Fiat.JPY));
        assertThat(model.inMoney.get()).isFalse();
        assertThat(model.amount.get()).isEqualTo("0.25");
        assertThat(model.currency.get()).contains(Fiat.JPY);
    }

    @Test
    void whatIsTooMuchOrNothingIsSaid() {
        amount.price(price("0.000001", Fiat.USD));
        amount.unit(true);
        model.amount.set("999999999999999999");
        assertThat(amount.read(true)).isEmpty();
        assertThat(model.amountWrong.get().orElseThrow()).contains("more than all TAO");
        amount.unit(false);
        amount.price(price("1000000000", Fiat.USD));
        amount.unit(true);
        model.amount.set("0");
        assertThat(amount.read(true)).isEmpty();
        assertThat(model.amountWrong.get().orElseThrow()).contains("more than nothing");
        model.amount.set("");
        assertThat(amount.read(true)).isEmpty();
        assertThat(model.amountWrong.get().orElseThrow()).startsWith("Enter an amount");
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
        model.amount.set("2.500000000");
        amount.fill(Rao.of(2_500_000_000L));
        assertThat(model.amount.get()).isEqualTo("2.500000000");
        assertThat(model.otherUnit.get()).contains("about €1,000.00");
        assertThat(amount.read(true)).contains(Rao.of(2_500_000_000L));
    }

    @Test
    void turningTheUnitToAndFroChangesNothing() {
        amount.price(price("412.37", Fiat.USD));
        model.amount.set("1.23456789");
        amount.unit(true);
        assertThat(model.amount.get()).isEqualTo("509.09");
        assertThat(amount.read(true)).as("the rao that were typed").contains(Rao.of(1_234_567_890L));
        assertThat(model.otherUnit.get().orElseThrow()).startsWith("That is 1.234567890 τ.");
        amount.unit(false);
        assertThat(model.amount.get()).isEqualTo("1.23456789");
        assertThat(amount.read(true)).contains(Rao.of(1_234_567_890L));

        amount.unit(true);
        model.amount.set("100");
        amount.unit(false);
        assertThat(model.amount.get()).isEqualTo("0.242500666");
        amount.unit(true);
        assertThat(model.amount.get()).as("what was typed, and not 99.99").isEqualTo("100");
        assertThat(amount.read(true)).contains(Rao.of(242_500_666L));
    }

    @Test
    void lessThanTheCurrencysSmallestUnitIsNotLost() {
        amount.price(price("400", Fiat.EUR));
        model.amount.set("0.000001");
        amount.unit(true);
        assertThat(model.amount.get()).isEqualTo("0.00");
        assertThat(amount.read(true)).contains(Rao.of(1_000L));
        amount.price(Optional.empty());
        assertThat(model.amount.get()).isEqualTo("0.000001");
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
        assertThat(model.amount.get()).isEqualTo("999.999123456");
        amount.unit(true);
        assertThat(model.amount.get()).as("at the price of now").isEqualTo("499999.56");
        assertThat(amount.read(true)).contains(all);
        model.amount.set("499999.5");
        assertThat(amount.read(true)).as("typed").contains(Rao.of(999_999_000_000L));
        amount.unit(false);
        assertThat(model.amount.get()).isEqualTo("999.999");
    }

    @Test
    void whatCannotBeReadComesBackWhenTheUnitIsTurnedBack() {
        amount.price(price("400", Fiat.EUR));
        model.amount.set("12,5");
        amount.unit(true);
        assertThat(model.amount.get()).isEmpty();
        amount.unit(false);
        assertThat(model.amount.get()).isEqualTo("12,5");
        assertThat(amount.read(true)).isEmpty();
    }
}
