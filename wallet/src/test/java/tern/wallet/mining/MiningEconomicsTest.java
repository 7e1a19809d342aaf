package tern.wallet.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tern.wallet.bittensor.Quote;
import tern.wallet.chain.BlockRef;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

final class MiningEconomicsTest {

    private static final MiningCosts WORKED = costs("412", "0.28", "0.35", "1800", "0.06", "21");

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static Rao tao(String amount) {
        return Rao.of(number(amount).movePointRight(Rao.DECIMALS).longValueExact());
    }

    private static MiningCosts costs(String watts, String tariff, String host, String hardware, String seat,
            String days) {
        return new MiningCosts(new PowerUse(number(watts), number("0.90"), number("0.97")),
                Tariff.flat(number(tariff)), number(host), number(hardware), tao(seat), number(days));
    }

    /// The figures are those of a calculation made apart from this code: 4.2 alpha a day at 0.031 TAO less 0.4 % of
    /// impact, TAO at 310, 412 W behind a supply of 90 % for 97 % of the day.
    @Test
    void aDayIsWorkedOutAsByHand() {
        MiningDay day = MiningDay.of(tao("4.2"), tao("0.1296792"), Optional.of(number("310")), WORKED);
        MiningDay.Money money = day.money().orElseThrow();
        assertThat(day.kilowattHours()).isCloseTo(number("10.6571"), within(number("0.0001")));
        assertThat(money.gross()).isCloseTo(number("40.2006"), within(number("0.0001")));
        assertThat(money.power()).isCloseTo(number("2.9840"), within(number("0.0001")));
        assertThat(money.registration()).isCloseTo(number("0.8857"), within(number("0.0001")));
        assertThat(money.net()).isCloseTo(number("35.9809"), within(number("0.0001")));
        assertThat(money.breakEvenTariff().orElseThrow()).isCloseTo(number("3.6562"), within(number("0.0001")));
        assertThat(money.breakEvenAlpha().orElseThrow()).isCloseTo(number("0.4409"), within(number("0.0001")));
        assertThat(money.paybackDays().orElseThrow()).isCloseTo(number("50.03"), within(number("0.01")));
    }

    /// As worked out by hand, half of it sold with half the impact, the other half kept at 0.031 TAO.
    @Test
    void whatIsKeptCountsAsWhatItIsWorth() {
        MiningOutlook.Sale half = new MiningOutlook.Sale(tao("4.2"), tao("2.1"), tao("0.0649698"), tao("0.0651"));
        MiningDay day = MiningDay.of(half, Optional.of(number("310")), WORKED);
        MiningDay.Money money = day.money().orElseThrow();
        assertThat(day.alpha()).isEqualTo(tao("4.2"));
        assertThat(day.sold()).isEqualTo(tao("2.1"));
        assertThat(money.gross()).isCloseTo(number("40.3216"), within(number("0.0001")));
        assertThat(money.net()).isCloseTo(number("36.1019"), within(number("0.0001")));
        assertThat(money.breakEvenAlpha().orElseThrow()).isCloseTo(number("0.4395"), within(number("0.0001")));
        MiningOutlook.Sale none = new MiningOutlook.Sale(tao("4.2"), Rao.ZERO, Rao.ZERO, tao("0.1302"));
        assertThat(MiningDay.of(none, Optional.of(number("310")), WORKED).money().orElseThrow().net())
                .as("nothing is sold, and it is not worth nothing")
                .isCloseTo(number("36.1423"), within(number("0.0001")));
    }

    @Test
    void whatLeavesALossIsNeverPaidBack() {
        MiningDay day = MiningDay.of(Rao.ZERO, Rao.ZERO, Optional.of(number("310")), WORKED);
        MiningDay.Money money = day.money().orElseThrow();
        assertThat(money.net().signum()).isNegative();
        assertThat(money.paybackDays()).isEmpty();
        assertThat(money.breakEvenTariff()).as("even free energy leaves a loss").isEmpty();
        assertThat(money.breakEvenAlpha()).as("nothing was earned, so there is no price to go by").isEmpty();
        assertThat(MiningDay.of(tao("1"), tao("1"), Optional.empty(), WORKED).money()).as("no price, no money")
                .isEmpty();
    }

    @Test
    void aTariffByTheHourCostsItsAverage() {
        List<BigDecimal> hours = new ArrayList<>(Collections.nCopies(Tariff.HOURS, number("0.10")));
        for (int hour = 18; hour < 24; hour++) {
            hours.set(hour, number("0.50"));
        }
        Tariff tariff = new Tariff(hours);
        assertThat(tariff.price(number("24"))).isEqualByComparingTo("4.80");
        assertThat(tariff.dearerThan(number("0.30"), 18)).isTrue();
        assertThat(tariff.dearerThan(number("0.30"), 17)).isFalse();
        assertThatThrownBy(() -> new Tariff(hours.subList(0, 23))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tariff.flat(number("-0.1"))).isInstanceOf(IllegalArgumentException.class);
    }

    /// At the tariff that is named as the limit nothing is left over, whatever the figures.
    @Test
    void atItsOwnLimitADayLeavesNothing() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 500; round++) {
            MiningCosts costs = costs(String.valueOf(random.nextInt(1, 3_000)),
                    BigDecimal.valueOf(random.nextInt(900), 3).toString(), String.valueOf(random.nextInt(3)),
                    String.valueOf(random.nextInt(5_000)), BigDecimal.valueOf(random.nextInt(5_000), 3).toString(),
                    String.valueOf(random.nextInt(1, 90)));
            Rao tao = Rao.of(random.nextLong(10_000_000_000L));
            Optional<BigDecimal> price = Optional.of(BigDecimal.valueOf(random.nextInt(1, 90_000), 2));
            MiningDay day = MiningDay.of(tao("3"), tao, price, costs);
            MiningDay.Money money = day.money().orElseThrow();
            assertThat(money.net().add(money.costs())).as("seed %d", seed)
                    .isCloseTo(money.gross(), within(number("0.000001")));
            if (money.breakEvenTariff().isPresent()) {
                MiningCosts atLimit = new MiningCosts(costs.power(), Tariff.flat(money.breakEvenTariff().get()),
                        costs.host(), costs.hardware(), costs.registration(), costs.expectedDays());
                assertThat(MiningDay.of(tao("3"), tao, price, atLimit).money().orElseThrow().net())
                        .as("seed %d", seed)
                        .isCloseTo(BigDecimal.ZERO, within(number("0.000001")));
            }
        }
    }

    private static MinerField field(int young, int youngEarning, String... daily) {
        List<Rao> pay = new ArrayList<>();
        for (String each : daily) {
            pay.add(tao(each));
        }
        return new MinerField(new BlockRef(9_000, Hash32.of(new byte[32])), 64, pay,
                (int) pay.stream().filter(each -> !each.isZero()).count(), young, youngEarning, Optional.empty(),
                OptionalDouble.empty(), 0, OptionalDouble.of(12), 0.7);
    }

    @Test
    void aShareOfTheMinersEarnsWhatOneOfThemEarns() {
        MinerField field = field(0, 0, "0", "0", "1", "2", "3", "4", "5", "6", "7", "8");
        assertThat(field.percentile(10)).isEqualTo(tao("0"));
        assertThat(field.percentile(50)).isEqualTo(tao("3"));
        assertThat(field.percentile(90)).isEqualTo(tao("7"));
        assertThat(field.percentile(100)).isEqualTo(tao("8"));
        assertThat(field.mostEarnNothing()).isFalse();
        assertThat(field.expectedDays()).isEqualTo(12);
        assertThat(field(0, 0).percentile(50)).isEqualTo(Rao.ZERO);
        assertThat(field(4, 1, "1", "2", "3", "4").mostEarnNothing()).as("most newcomers").isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0;0;0;0, 0, 0, false, NOBODY_EARNS", "0;0;0;5, 0, 5, false, MOST_EARN_NOTHING",
            "1;1;1;1, 0.001, 0.002, false, LOSS_EVEN_AT_BEST", "1;1;1;1, 0.001, 5, false, PAYS_THE_BEST",
            "1;1;1;1, 1, 5, false, PAYS_THE_MIDDLE", "0;0;0;5, 1, 5, true, PAYS_THE_MIDDLE",
            "0;0;0;5, 0, 5, true, MOST_EARN_NOTHING"})
    void theSenseIsSaidPlainly(String pay, String middle, String high, boolean own, MiningOutlook.Sense sense) {
        List<MiningOutlook.Sale> sales = List.of(new MiningOutlook.Sale(Rao.ZERO, Rao.ZERO),
                new MiningOutlook.Sale(tao(middle), tao(middle)), new MiningOutlook.Sale(tao(high), tao(high)));
        MinerField field = field(0, 0, pay.split(";"));
        assertThat(MiningOutlook.of(field, sales, own, Quote.Source.RUNTIME_SIMULATION, Optional.of(number("310")),
                WORKED).sense()).isEqualTo(sense);
    }

    @Test
    void withoutAPriceNothingIsSaidOfWhatIsLeft() {
        List<MiningOutlook.Sale> sales = Collections.nCopies(3, new MiningOutlook.Sale(tao("1"), tao("1")));
        assertThat(MiningOutlook.of(field(0, 0, "1", "1"), sales, false, Quote.Source.POOL_FORMULA, Optional.empty(),
                WORKED).sense()).isEqualTo(MiningOutlook.Sense.NO_PRICE);
    }
}
