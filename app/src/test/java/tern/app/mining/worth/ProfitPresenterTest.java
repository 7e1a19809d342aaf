package tern.app.mining.worth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tern.app.feed.Samples;
import tern.app.fx.LaterExecutor;
import tern.app.mining.EpochCosts;
import tern.app.mining.SeenEpoch;
import tern.app.mining.MinerPlace;
import tern.app.mining.MiningSamples;
import tern.app.mining.worth.ProfitModel.Tone;
import tern.app.prices.Fiat;
import tern.app.ui.AmountMask;
import tern.app.ui.MoneyFormat;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// What a miner leaves over at today's price.
class ProfitPresenterTest {

    private final ProfitModel model = new ProfitModel();
    private final WorthModel costs = new WorthModel();
    private final ScriptedWorth source = new ScriptedWorth();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Texts texts = Texts.load(Locale.ENGLISH);
    private final AmountMask mask = new AmountMask();
    private final TaoFormat format = new TaoFormat(Locale.ENGLISH, mask);
    private final MoneyFormat money = new MoneyFormat(Locale.ENGLISH, ZoneOffset.UTC, mask);
    private final WorthPresenter worth = new WorthPresenter(costs, source, new WorthMemory() {

        @Override
        public void load(Consumer<Map<String, String>> take) {}

        @Override
        public void save(Map<String, String> typed) {}
    }, new WorthPresenter.Ports(new LaterExecutor(waiting), Runnable::run, Optional::empty), texts, format, money,
            Fiat.USD);
    private final ProfitPresenter profit = new ProfitPresenter(model, source, worth, new LaterExecutor(waiting),
            Runnable::run, texts, format, money);

    private void work() {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }

    /// Paid so much by the last epoch; there are twenty a day.
    private static Optional<MinerPlace> paid(String alpha) {
        return Optional.of(MiningSamples.place(Instant.parse("2026-11-22T12:00:00Z"), alpha, true, 1));
    }

    private String value(String id) {
        return model.lines()
                .get()
                .stream()
                .filter(line -> line.id().equals(id))
                .map(ProfitModel.Line::value)
                .findFirst()
                .orElse("");
    }

    @Test
    void itsOwnPayIsSoldAndPowerTakenOff() {
        source.looks.put(62, WorthSamples.look(62, Samples.tao("0.2"), 0, 10, 20));
        profit.show(Optional.of(62), paid("0.092"));
        assertThat(model.lines().get()).as("not read yet").isEmpty();
        work();
        assertThat(value("earns")).isEqualTo("1.8400 λ, 0.0920 τ a day");
        assertThat(model.lines().get()).as("no price: nothing is said of money").hasSize(1);
        assertThat(model.note().get()).isPresent();
        costs.text(WorthEntry.PRICE).set("400");
        costs.text(WorthEntry.WATTS).set("280");
        costs.text(WorthEntry.TARIFF).set("0.25");
        assertThat(value("power")).isEqualTo("−$2.40 a day");
        assertThat(value("left")).isEqualTo("+$34.40 a day");
        assertThat(model.lines().get().getLast().tone()).isEqualTo(Tone.GOOD);
        costs.text(WorthEntry.HOST).set("50");
        assertThat(value("left")).isEqualTo("−$15.60 a day");
        assertThat(model.lines().get().getLast().tone()).isEqualTo(Tone.BAD);
        costs.text(WorthEntry.HOST).set("x");
        assertThat(model.lines().get()).isEmpty();
        assertThat(model.note().get()).isPresent();
    }

    @Test
    void aPayoutIsWorthItsValueLessThePowerOfItsEpoch() {
        SeenEpoch epoch = new SeenEpoch(720, java.time.Instant.parse("2026-11-22T12:00:00Z"), 300,
                Samples.tao("0.0921"), Samples.tao("0.0712"));
        assertThat(profit.left(epoch, 360, java.time.ZoneOffset.UTC)).as("no price of TAO").isEmpty();
        costs.text(WorthEntry.PRICE).set("400");
        costs.text(WorthEntry.WATTS).set("280");
        costs.text(WorthEntry.TARIFF).set("0.25");
        // 0.00655752 TAO are 2.623; 9.6 kWh a day are 0.48 in 72 minutes, of which a kilowatt-hour costs 0.25
        assertThat(profit.left(epoch, 360, java.time.ZoneOffset.UTC).orElseThrow().words()).isEqualTo("+$2.50");
        costs.text(WorthEntry.HOST).set("60");
        assertThat(profit.left(epoch, 360, java.time.ZoneOffset.UTC).orElseThrow().left().signum()).isNegative();
    }

    @Test
    void onlyCostsThatWereKeptMakeAPayoutALoss() {
        SeenEpoch epoch = new SeenEpoch(720, Instant.parse("2026-11-22T12:00:00Z"), 300, Samples.tao("0.0921"),
                Samples.tao("0.0712"));
        costs.text(WorthEntry.WATTS).set("280");
        costs.text(WorthEntry.HOST).set("60");
        worth.keep();
        assertThat(profit.loss(epoch, 360, ZoneOffset.UTC)).as("the usual price of power is a guess")
                .isEqualTo(EpochCosts.Loss.NOT_SAID);
        costs.text(WorthEntry.TARIFF).set("0.25");
        assertThat(profit.loss(epoch, 360, ZoneOffset.UTC)).as("not kept yet").isEqualTo(EpochCosts.Loss.NOT_SAID);
        worth.keep();
        assertThat(profit.loss(epoch, 360, ZoneOffset.UTC)).as("no price of TAO")
                .isEqualTo(EpochCosts.Loss.NOT_KNOWN_YET);
        costs.text(WorthEntry.PRICE).set("400");
        worth.keep();
        assertThat(profit.loss(epoch, 360, ZoneOffset.UTC)).isEqualTo(EpochCosts.Loss.YES);
        costs.text(WorthEntry.HOST).set("0");
        assertThat(profit.loss(epoch, 360, ZoneOffset.UTC)).as("tried out").isEqualTo(EpochCosts.Loss.YES);
        worth.keep();
        assertThat(profit.loss(epoch, 360, ZoneOffset.UTC)).isEqualTo(EpochCosts.Loss.NO);
    }

    @Test
    void aMinerThatIsPaidNothingLosesItsPowerAndOneWithoutASeatHasNoBox() {
        source.looks.put(62, WorthSamples.look(62, Samples.tao("0.2"), 0, 10, 20));
        costs.text(WorthEntry.PRICE).set("400");
        profit.show(Optional.of(62), paid("0"));
        work();
        assertThat(value("left")).startsWith("−$");
        profit.show(Optional.of(62), Optional.empty());
        assertThat(model.lines().get()).isEmpty();
        assertThat(model.note().get()).isEmpty();
    }
}
