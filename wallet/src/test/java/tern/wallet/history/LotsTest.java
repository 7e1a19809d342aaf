package tern.wallet.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tern.wallet.history.Lots.Method;
import tern.wallet.history.Lots.Taken;
import tern.wallet.units.Rao;

class LotsTest {

    @Test
    void nothingIsLostAndNothingIsMade() {
        for (long seed = 1; seed <= 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            for (Method method : Method.values()) {
                Lots lots = new Lots(method);
                long in = 0;
                long paid = 0;
                long out = 0;
                long gone = 0;
                for (int i = 0; i < 60; i++) {
                    if (random.nextInt(3) > 0) {
                        long amount = random.nextLong(1, 1L << random.nextInt(2, 50));
                        long cost = random.nextLong(0, 1L << random.nextInt(1, 50));
                        lots.add(Rao.of(amount), Rao.of(cost));
                        in += amount;
                        paid += cost;
                    } else {
                        long wanted = random.nextLong(1, 1L << random.nextInt(2, 50));
                        Taken taken = lots.take(Rao.of(wanted));
                        assertThat(taken.amount().value() + taken.unknown().value()).isEqualTo(wanted);
                        assertThat(taken.amount().value()).as("seed %d, %s", seed, method)
                                .isEqualTo(Math.min(wanted, in - out));
                        out += taken.amount().value();
                        gone += taken.cost().value();
                    }
                    assertThat(lots.amount().value()).as("seed %d, %s", seed, method).isEqualTo(in - out);
                    assertThat(lots.cost().value()).as("seed %d, %s", seed, method).isEqualTo(paid - gone);
                }
                lots.take(lots.amount());
                assertThat(lots.cost()).as("seed %d, %s", seed, method).isEqualTo(Rao.ZERO);
            }
        }
    }

    /// One rao at a time, with the cost of each: the plainest way to say what each method means.
    @Test
    void eachMethodTakesWhatItsNameSays() {
        for (long seed = 1; seed <= 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Lots fifo = new Lots(Method.FIFO);
            Lots hifo = new Lots(Method.HIFO);
            Lots average = new Lots(Method.AVERAGE);
            List<Long> oldest = new ArrayList<>();
            List<Long> dearest = new ArrayList<>();
            long all = 0;
            long cost = 0;
            for (int i = 0; i < 40; i++) {
                if (random.nextBoolean() || oldest.isEmpty()) {
                    int amount = random.nextInt(1, 30);
                    long each = random.nextLong(0, 1_000);
                    for (Lots lots : List.of(fifo, hifo, average)) {
                        lots.add(Rao.of(amount), Rao.of(each * amount));
                    }
                    for (int one = 0; one < amount; one++) {
                        oldest.add(each);
                        dearest.add(each);
                    }
                    dearest.sort(Comparator.reverseOrder());
                    all += amount;
                    cost += each * amount;
                } else {
                    int amount = random.nextInt(1, oldest.size() + 1);
                    assertThat(fifo.take(Rao.of(amount)).cost().value()).as("seed " + seed)
                            .isEqualTo(first(oldest, amount));
                    assertThat(hifo.take(Rao.of(amount)).cost().value()).as("seed " + seed)
                            .isEqualTo(first(dearest, amount));
                    long part = cost * amount / all;
                    assertThat(average.take(Rao.of(amount)).cost().value()).as("seed " + seed).isEqualTo(part);
                    all -= amount;
                    cost -= part;
                }
            }
        }
    }

    private static long first(List<Long> costs, int count) {
        List<Long> head = costs.subList(0, count);
        long sum = head.stream().mapToLong(Long::longValue).sum();
        head.clear();
        return sum;
    }

    @Test
    void whatNobodyBoughtHasNoCost() {
        Lots lots = new Lots(Method.FIFO);
        assertThat(lots.take(Rao.of(5)))
                .isEqualTo(new Taken(Rao.ZERO, Rao.ZERO, Rao.of(5), Optional.of(money(0))));
        lots.add(Rao.of(3), Rao.of(30));
        assertThat(lots.take(Rao.of(5))).isEqualTo(new Taken(Rao.of(3), Rao.of(30), Rao.of(2), Optional.empty()));
    }

    private static BigDecimal money(long units) {
        return BigDecimal.valueOf(units, Lots.DECIMALS);
    }

    /// With a second cost that is always seven times the first, the one taken is so too, but for what is cut.
    @Test
    void theSecondCostGoesWithTheSameLots() {
        for (long seed = 1; seed <= 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            for (Method method : Method.values()) {
                Lots lots = new Lots(method);
                long paid = 0;
                BigDecimal gone = money(0);
                for (int i = 0; i < 40; i++) {
                    if (random.nextInt(3) > 0) {
                        long cost = random.nextLong(0, 1L << random.nextInt(1, 50));
                        lots.add(Rao.of(random.nextLong(1, 1L << random.nextInt(2, 50))), Rao.of(cost),
                                Optional.of(money(7 * cost)));
                        paid += 7 * cost;
                    } else {
                        Taken taken = lots.take(Rao.of(random.nextLong(1, 1L << random.nextInt(2, 50))));
                        // seven times a cut amount lies below the cut of seven times it by less than seven
                        assertThat(taken.money().orElseThrow().unscaledValue().longValueExact())
                                .as("seed %d, %s", seed, method)
                                .isBetween(7 * taken.cost().value() - 7 * i, 7 * taken.cost().value() + 7 * i);
                        gone = gone.add(taken.money().orElseThrow());
                    }
                }
                gone = gone.add(lots.take(lots.amount()).money().orElseThrow());
                assertThat(gone).as("seed %d, %s", seed, method).isEqualByComparingTo(money(paid));
            }
        }
    }

    @Test
    void ofALotWhoseSecondCostIsNotKnownNoneIsMadeUp() {
        for (Method method : Method.values()) {
            Lots lots = new Lots(method);
            lots.add(Rao.of(10), Rao.of(50), Optional.of(money(500)));
            lots.add(Rao.of(10), Rao.of(40));
            lots.add(Rao.of(10), Rao.of(30), Optional.of(money(300)));
            Optional<BigDecimal> first = lots.take(Rao.of(10)).money();
            Optional<BigDecimal> mixed = lots.take(Rao.of(15)).money();
            Optional<BigDecimal> last = lots.take(Rao.of(5)).money();
            assertThat(mixed).as(method.toString()).isEmpty();
            if (method == Method.AVERAGE) {
                assertThat(first).as("all lots are one").isEmpty();
                assertThat(last).isEmpty();
                lots.add(Rao.of(1), Rao.of(2), Optional.of(money(3)));
                assertThat(lots.take(Rao.of(1)).money()).as("nothing of the others is left").contains(money(3));
            } else {
                assertThat(first).contains(money(500));
                assertThat(last).contains(money(150));
            }
        }
    }
}
