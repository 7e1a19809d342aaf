package tern.app.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.history.StoreTap;
import tern.app.market.MarketPlan.Job;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.BlockRef;
import tern.wallet.history.HistoryStore;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tern.wallet.yields.Gap;
import tern.wallet.yields.MarketSample;
import tern.wallet.yields.Measured;
import tern.wallet.yields.Stand;
import tern.wallet.yields.SubnetSample;
import tern.wallet.yields.Unit;
import tern.wallet.yields.Yield;
import tern.wallet.yields.YieldWindow;

/// What is missing of the past, what is held of it, and what comes of that.
class MarketBookTest {

    private static final Instant NOW = Instant.parse("2026-11-22T17:20:00Z");
    private static final long HEAD = 1_000_000;
    private static final Stand PAID = stand(1, 1);
    private static final Stand IDLE = stand(1, 2);
    private static final Stand ROOT = stand(0, 3);

    private static Stand stand(int netuid, int who) {
        byte[] key = new byte[32];
        key[0] = (byte) who;
        return new Stand(netuid, AccountId.of(key));
    }

    /// @param stands that are looked at; [#PAID] earns a thousandth a day, [#IDLE] nothing
    private static MarketSample look(Instant time, boolean funds, Set<Stand> stands) {
        long block = HEAD - Duration.between(time, NOW).toSeconds() / 12;
        Map<Stand, Unit> units = new HashMap<>();
        for (Stand stand : stands) {
            long share = stand.equals(PAID) ? Unit.ONE + block * (Unit.ONE / 7_200_000) : Unit.ONE;
            units.put(stand, new Unit(share, 0, 0, Rao.of(50 * Rao.PER_TAO)));
        }
        return new MarketSample(new BlockRef(block, Hash32.of(new byte[32])), time, funds,
                Map.of(0, new SubnetSample(0, Rao.of(Rao.PER_TAO), 0, block, 0),
                        1, new SubnetSample(1, Rao.of(block), 5, block, 500_000)),
                units);
    }

    @Test
    void whatWasKeptOfANetworkIsTakenUpWhileNobodyAnswers(@TempDir Path home) throws Exception {
        Hash32 chain = Hash32.of(new byte[32]);
        try (HistoryStore store = HistoryStore.open(home.resolve("history.db"))) {
            MarketKeeping keeping = new MarketKeeping();
            assertThat(keeping.recalled(Networks.practice(), MarketState.empty())).isEqualTo(MarketState.empty());
            keeping.open(Optional.of(new StoreTap.Held(store, false)));
            assertThat(keeping.recalled(Networks.practice(), MarketState.empty())).isEqualTo(MarketState.empty());
            keeping.add(chain, Networks.practice().id(), look(NOW.minus(Duration.ofDays(1)), true, Set.of(PAID)));
            keeping.add(chain, Networks.practice().id(), look(NOW, true, Set.of(PAID)));
            // which chain the practice network was of is what was seen last
            MarketState known = keeping.recalled(Networks.practice(), MarketState.empty());
            assertThat(known.genesis()).contains(chain);
            assertThat(known.asOf()).contains(NOW);
            assertThat(known.block()).contains(HEAD);
            assertThat(known.subnet(1).orElseThrow().dayAgo()).isPresent();
            assertThat(known.measured(1, PAID.hotkey(), YieldWindow.DAY).found()).isPresent();
            assertThat(keeping.recalled(Networks.practice(), known)).isSameAs(known);
            // nothing was kept of this one
            assertThat(keeping.recalled(Networks.finney(), known)).isSameAs(known);
        }
    }

    @Test
    void allValidatorsComeFirstThenThoseThatAreLookedAtThenPrices() {
        List<MarketSample> now = List.of(look(NOW, true, Set.of(PAID, ROOT)));
        List<Job> jobs = MarketPlan.missing(now, Instant.EPOCH, NOW, Set.of(IDLE));
        assertThat(jobs).startsWith(
                new Job(Instant.parse("2026-11-21T17:00:00Z"), Optional.empty(), true, Set.of()),
                new Job(Instant.parse("2026-11-16T00:00:00Z"), Optional.empty(), true, Set.of()),
                new Job(Instant.parse("2026-10-24T00:00:00Z"), Optional.empty(), true, Set.of()));
        assertThat(jobs.get(3)).isEqualTo(
                new Job(Instant.parse("2026-11-22T00:00:00Z"), Optional.empty(), false, Set.of(IDLE)));
        assertThat(jobs.getLast().some()).isEmpty();
        assertThat(jobs).extracting(Job::moment)
                .doesNotHaveDuplicates()
                .allSatisfy(moment -> assertThat(moment).isBetween(NOW.minus(Duration.ofDays(31)), NOW));
        Instant oldest = NOW.minus(Duration.ofDays(8));
        assertThat(MarketPlan.missing(now, oldest, NOW, Set.of())).allSatisfy(
                job -> assertThat(job.moment()).isAfter(oldest));
    }

    @Test
    void whatWasLookedAtIsNotMissing() {
        MarketBook book = new MarketBook();
        book.add(look(NOW, true, Set.of(PAID, ROOT)));
        int looks = 0;
        for (List<Job> jobs = missing(book, Set.of()); !jobs.isEmpty(); jobs = missing(book, Set.of())) {
            Job job = jobs.getFirst();
            book.add(look(job.moment(), true, job.all() ? Set.of(PAID, ROOT) : job.some()));
            assertThat(++looks).isLessThan(70);
        }
        List<Job> more = missing(book, Set.of(IDLE));
        assertThat(more).hasSizeBetween(29, 31).allSatisfy(job -> {
            assertThat(job.known()).as("the block is known").isPresent();
            assertThat(job.some()).containsExactly(IDLE);
        });
    }

    private static List<Job> missing(MarketBook book, Set<Stand> wanted) {
        return MarketPlan.missing(book.looks(), Instant.EPOCH, NOW, wanted);
    }

    @Test
    void fewLooksAreHeldAndAllWindowsAreMeasuredFromThem() {
        MarketBook book = new MarketBook();
        for (Instant at = NOW.minus(Duration.ofDays(45)); !at.isAfter(NOW); at = at.plus(Duration.ofMinutes(20))) {
            book.add(look(at, true, Set.of(PAID, IDLE, ROOT)));
        }
        assertThat(book.looks()).hasSizeLessThan(27 * 3 + 32 * 5 + 2);
        assertThat(book.looks().getFirst().time()).isAfter(NOW.minus(Duration.ofDays(33)));
        assertThat(book.looks()).filteredOn(look -> !look.units().isEmpty()).hasSizeLessThan(27 * 3 + 35);
        MarketNumbers.Result numbers = MarketNumbers.of(book.looks()).orElseThrow();
        for (YieldWindow window : YieldWindow.values()) {
            Yield yield = known(numbers, PAID, window);
            double grown = 0.001 * Duration.between(yield.firstTime(), NOW).toSeconds() / 86_400;
            assertThat(yield.grown().value() * (1 + yield.first().number() / 7_200_000.0))
                    .isBetween(grown * 0.999, grown * 1.001);
            assertThat(known(numbers, IDLE, window).grown().signum()).isZero();
            assertThat(numbers.subnets().get(1).best(window).orElseThrow().hotkey()).isEqualTo(PAID.hotkey());
        }
        SubnetPast subnet = numbers.subnets().get(1);
        assertThat(subnet.month()).hasSizeBetween(30, 32);
        assertThat(subnet.day()).hasSizeBetween(24, 26);
        assertThat(subnet.dayChange(subnet.price()))
                .hasValueSatisfying(change -> assertThat(change.signum()).isPositive());
        assertThat(numbers.validators().get(PAID).growth()).hasSizeBetween(30, 32)
                .last()
                .satisfies(point -> assertThat(point.grown().value()).isBetween(0.024, 0.031));
    }

    private static Yield known(MarketNumbers.Result numbers, Stand stand, YieldWindow window) {
        return numbers.validators().get(stand).measured(window).found().orElseThrow();
    }

    @Test
    void anOlderChainsRootIsNotMeasured() {
        MarketNumbers.Result numbers = MarketNumbers
                .of(List.of(look(NOW.minus(Duration.ofDays(7)), false, Set.of(ROOT)), look(NOW, false, Set.of(ROOT))))
                .orElseThrow();
        assertThat(numbers.validators().get(ROOT).measured(YieldWindow.WEEK)).isInstanceOfSatisfying(
                Measured.Unknown.class, unknown -> assertThat(unknown.gap()).isEqualTo(Gap.NOT_MEASURED));
        assertThat(MarketNumbers.of(List.of())).isEmpty();
        assertThat(new MarketBook().newest()).isEmpty();
    }
}
