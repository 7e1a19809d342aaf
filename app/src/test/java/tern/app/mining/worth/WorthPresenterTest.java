package tern.app.mining.worth;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tern.app.feed.Samples;
import tern.app.fx.LaterExecutor;
import tern.app.mining.worth.WorthModel.SubnetName;
import tern.app.prices.Fiat;
import tern.app.prices.Price;
import tern.app.prices.PriceState;
import tern.app.ui.AmountMask;
import tern.app.ui.MoneyFormat;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Networks;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// What «Should I mine there?» says, without a toolkit and without a chain.
class WorthPresenterTest {

    private static final SubnetName RIDGES = new SubnetName(62, "Ridges");
    /// Half of ten miners earn 1.2 alpha a day or less, the best 12.
    private static final long[] TEN = {0, 0, 20, 40, 60, 100, 200, 300, 500, 600};

    private final WorthModel model = new WorthModel();
    private final Map<Integer, WorthSource.Look> looks = new HashMap<>();
    private final List<Optional<Rao>> observed = new ArrayList<>();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final LaterExecutor later = new LaterExecutor(waiting);
    private Optional<TernException> failing = Optional.empty();
    private Map<String, String> kept = Map.of();
    private Optional<WorthPresenter.CardPower> cards = Optional.empty();

    private static final class Unreadable extends TernException {

        private static final long serialVersionUID = 1L;

        Unreadable() {
            super("The node does not answer.");
        }
    }

    private final WorthSource source = new WorthSource() {

        @Override
        public List<SubnetName> subnets() {
            return List.of(new SubnetName(1, "Apex"), RIDGES);
        }

        @Override
        public Optional<Look> look(int netuid, Optional<Rao> own) throws TernException {
            observed.add(own);
            if (failing.isPresent()) {
                throw failing.get();
            }
            return Optional.ofNullable(looks.get(netuid))
                    .map(look -> own.map(pay -> WorthSamples.own(look, pay))
                            .orElse(look));
        }

        @Override
        public void close() {}
    };

    private final WorthMemory memory = new WorthMemory() {

        @Override
        public void load(Consumer<Map<String, String>> take) {
            if (!kept.isEmpty()) {
                take.accept(kept);
            }
        }

        @Override
        public void save(Map<String, String> typed) {
            kept = Map.copyOf(typed);
        }
    };

    private WorthPresenter presenter(Locale locale) {
        TaoFormat format = new TaoFormat(locale);
        return new WorthPresenter(model, source, memory,
                new WorthPresenter.Ports(later, Runnable::run, () -> cards), Texts.load(locale), format,
                new MoneyFormat(locale, ZoneOffset.UTC, new AmountMask()), Fiat.EUR);
    }

    private WorthPresenter opened(Locale locale, WorthSource.Look look) {
        looks.put(62, look);
        WorthPresenter presenter = presenter(locale);
        presenter.show(Optional.of(Networks.finney()));
        presenter.open(Optional.of(62), Optional.empty());
        work();
        return presenter;
    }

    private void work() {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }

    private WorthPicture picture() {
        return model.picture().get().orElseThrow();
    }

    private String day(String id) {
        return picture().days().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow().middle();
    }

    private String fact(String id) {
        return picture().facts().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow().value();
    }

    private void type(WorthEntry entry, String text) {
        model.text(entry).set(text);
    }

    @Test
    void oneDayIsShownAsARangeAndAddsUp() {
        opened(Locale.ENGLISH, WorthSamples.look(62, Samples.tao("0.2"), TEN));
        assertThat(model.waits().get()).isEmpty();
        assertThat(fact("earning")).isEqualTo("8 of 10");
        assertThat(fact("median")).isEqualTo("1.2000 λ a day");
        assertThat(fact("top")).isEqualTo("12.0000 λ a day");
        assertThat(fact("seat")).isEqualTo("0.2000 τ");
        assertThat(picture().days()).as("without a price only alpha and TAO")
                .extracting(WorthPicture.Day::id)
                .containsExactly("alpha", "tao");
        assertThat(picture().sense()).contains("Without a price", "0.0600 τ");
        type(WorthEntry.PRICE, "400");
        type(WorthEntry.WATTS, "280");
        type(WorthEntry.TARIFF, "0.25");
        type(WorthEntry.HARDWARE, "1600");
        assertThat(day("alpha")).isEqualTo("1.2000 λ");
        assertThat(day("tao")).isEqualTo("0.0600 τ");
        assertThat(day("gross")).isEqualTo("€24.00");
        // 360 W through 90 % for a day: 9.6 kWh
        assertThat(day("power")).isEqualTo("−€2.40");
        // half of them sit there for twenty days
        assertThat(model.text(WorthEntry.DAYS).get()).isEqualTo("20");
        assertThat(day("seat")).isEqualTo("−€4.00");
        assertThat(day("left")).isEqualTo("€17.60");
        assertThat(day("tariff")).isEqualTo("€2.0833");
        assertThat(day("breakeven")).isEqualTo("0.3200 λ");
        assertThat(day("payback")).isEqualTo("91 days");
        assertThat(picture().days().getLast().low()).as("who earns nothing is never paid back").isEqualTo("never");
        assertThat(picture().sense()).contains("€17.60");
        assertThat(picture().good()).isTrue();
        assertThat(picture().days()).as("every line says where it comes from").noneMatch(one -> one.how().isBlank());
        assertThat(picture().facts()).noneMatch(one -> one.how().isBlank());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "0,0,0,0                 | 400 | 0.30 | none of 4 miners was paid",
            "0,0,0,0,0,0,0,0,900,900 | 400 | 0.30 | Most miners on this subnet earn nothing: 2 of 10 were paid in the last epoch.",
            "5,6,7,8                 | 400 | 0.30 | even the best are left with a loss",
            "20,20,20,900,900        | 400 | 1.50 | Only the best are left with something",
            "100,100,100             | 400 | 0.30 | The miner in the middle is left with"})
    void oneSentenceSaysWhatItComesTo(String paid, String price, String tariff, String said) {
        long[] each = java.util.Arrays.stream(paid.strip().split(",")).mapToLong(Long::parseLong).toArray();
        opened(Locale.ENGLISH, WorthSamples.look(62, Samples.tao("0.2"), each));
        type(WorthEntry.PRICE, price);
        type(WorthEntry.WATTS, "300");
        type(WorthEntry.TARIFF, tariff);
        assertThat(picture().sense()).contains(said.strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"WATTS | a lot", "WATTS | -5", "EFFICIENCY | 0", "EFFICIENCY | 101",
            "DUTY | 120", "TARIFF | 0,30", "HOST | 1.2.3", "HARDWARE | x", "PRICE | 0", "DAYS | 0", "DAYS | 99999"})
    void whatCannotBeMeantIsSaidBesideItsField(WorthEntry entry, String typed) {
        opened(Locale.ENGLISH, WorthSamples.look(62, Samples.tao("0.2"), TEN));
        assertThat(model.picture().get()).isPresent();
        type(entry, typed);
        assertThat(model.wrong(entry).get()).isPresent();
        assertThat(model.picture().get()).as("no figures of what was meant before").isEmpty();
        type(entry, "50");
        assertThat(model.wrong(entry).get()).isEmpty();
        assertThat(model.picture().get()).isPresent();
    }

    @Test
    void aGermanTypesACommaAndATariffMayDifferByTheHour() {
        opened(Locale.GERMANY, WorthSamples.look(62, Samples.tao("0.2"), TEN));
        type(WorthEntry.PRICE, "400");
        type(WorthEntry.WATTS, "280");
        type(WorthEntry.TARIFF, "0,25");
        assertThat(day("power")).isEqualTo("−2,40\u00a0€");
        type(WorthEntry.TARIFF, "1.250");
        assertThat(model.wrong(WorthEntry.TARIFF).get()).as("a thousand or one and a quarter").isPresent();
        type(WorthEntry.TARIFF, "0,25");
        model.byHour().set(true);
        assertThat(model.hours()).allMatch(hour -> hour.get().equals("0,25"));
        for (int hour = 0; hour < 12; hour++) {
            model.hours().get(hour).set("0,05");
        }
        assertThat(day("power")).isEqualTo("−1,44\u00a0€");
        model.hours().get(3).set("");
        assertThat(model.hoursWrong().get().orElseThrow()).contains("3");
        assertThat(model.picture().get()).isEmpty();
    }

    @Test
    void whatWasTypedIsKeptAndWhatWasToldIsNot() {
        cards = Optional.of(new WorthPresenter.CardPower(318, true));
        WorthPresenter first = opened(Locale.ENGLISH, WorthSamples.look(62, Samples.tao("0.2"), TEN));
        assertThat(model.text(WorthEntry.WATTS).get()).isEqualTo("318");
        assertThat(model.note(WorthEntry.WATTS).get().orElseThrow()).contains("Measured");
        type(WorthEntry.HOST, "1.50");
        type(WorthEntry.TARIFF, "0.21");
        first.keep();
        assertThat(kept).containsEntry("host", "1.50")
                .containsEntry("tariff", "0.21")
                .doesNotContainKey("watts")
                .doesNotContainKey("days");
        WorthModel next = new WorthModel();
        new WorthPresenter(next, source, memory, new WorthPresenter.Ports(later, Runnable::run, Optional::empty),
                Texts.load(Locale.ENGLISH), new TaoFormat(Locale.ENGLISH),
                new MoneyFormat(Locale.ENGLISH, ZoneOffset.UTC, new AmountMask()), Fiat.EUR);
        assertThat(next.text(WorthEntry.TARIFF).get()).isEqualTo("0.21");
        assertThat(next.note(WorthEntry.TARIFF).get()).isEmpty();
        assertThat(next.text(WorthEntry.BASE).get()).isEqualTo("80");
    }

    @Test
    void thePriceOfTaoIsProposedAndWhatWasTypedStays() {
        WorthPresenter presenter = opened(Locale.ENGLISH, WorthSamples.look(62, Samples.tao("0.2"), TEN));
        presenter.price(known("350"));
        assertThat(model.text(WorthEntry.PRICE).get()).isEqualTo("350");
        assertThat(day("gross")).isEqualTo("$21.00");
        presenter.price(known("360"));
        assertThat(model.text(WorthEntry.PRICE).get()).as("newer").isEqualTo("360");
        type(WorthEntry.PRICE, "100");
        presenter.price(known("370"));
        assertThat(model.text(WorthEntry.PRICE).get()).isEqualTo("100");
        type(WorthEntry.PRICE, "");
        presenter.price(new PriceState(PriceState.Standing.OFF, Fiat.USD, "h", Optional.empty(), Optional.empty()));
        assertThat(model.text(WorthEntry.PRICE).get()).isEmpty();
    }

    private static PriceState known(String each) {
        return new PriceState(PriceState.Standing.KNOWN, Fiat.USD, "prices.example",
                Optional.of(new Price(new BigDecimal(each), Fiat.USD, Instant.EPOCH, "prices.example")),
                Optional.empty());
    }

    @Test
    void ownPayStandsInTheMiddleAndItsSeatIsPaidAlready() {
        looks.put(62, WorthSamples.look(62, Samples.tao("0.2"), TEN));
        WorthPresenter presenter = presenter(Locale.ENGLISH);
        presenter.open(Optional.of(62), Optional.of(Samples.tao("3")));
        work();
        type(WorthEntry.PRICE, "400");
        assertThat(observed).containsExactly(Optional.of(Samples.tao("3")));
        assertThat(day("alpha")).isEqualTo("3.0000 λ");
        assertThat(day("seat")).isEqualTo("€0.00");
        assertThat(picture().sense()).startsWith("Your miner leaves");
    }

    @Test
    void whatCannotBeReadIsSaidAndAnOlderAnswerIsNotShown() {
        looks.put(1, WorthSamples.look(1, Samples.tao("0.1"), 5, 5));
        WorthPresenter presenter = opened(Locale.ENGLISH, WorthSamples.look(62, Samples.tao("0.2"), TEN));
        failing = Optional.of(new Unreadable());
        presenter.again();
        work();
        assertThat(model.trouble().get()).contains("The node does not answer.");
        failing = Optional.empty();
        presenter.choose(new SubnetName(1, "Apex"));
        assertThat(model.picture().get()).as("nothing of another subnet").isEmpty();
        presenter.choose(RIDGES);
        work();
        assertThat(picture().netuid()).isEqualTo(62);
        presenter.open(Optional.of(9), Optional.empty());
        work();
        assertThat(model.trouble().get().orElseThrow()).contains("no such subnet");
        presenter.show(Optional.of(Networks.practice()));
        assertThat(model.picture().get()).isEmpty();
        assertThat(model.subnets()).isEmpty();
    }
}
