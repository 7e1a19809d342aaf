package tern.wallet.yields;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import tern.wallet.chain.BlockRef;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// Yields against pools that are kept in exact integers: whatever others stake and unstake, what one unit grew is what
/// somebody's untouched shares grew.
class YieldMeterTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final long BLOCK = 12;
    private static final int TEMPO = 360;
    private static final int TAKE = 11_796;

    private static UnitPoint point(long block, long paid, Unit unit, long price) {
        return new UnitPoint(new BlockRef(block, Hash32.of(new byte[32])),
                NOW.minusSeconds((1_000_000 - block) * BLOCK),
                paid, 7, Rao.of(price), 503_548, unit);
    }

    private static Unit pool(BigInteger alpha, BigInteger shares, int take) {
        return new Unit(Unit.perShare(Rao.of(alpha), shares, BigInteger.ONE).orElse(0L), 0, take, Rao.of(alpha));
    }

    private static Unit share(long billionths) {
        return new Unit(billionths * 1_000_000, 0, TAKE, Rao.of(1_000));
    }

    private static Unit fund(long perShare, long credited, int take) {
        return new Unit(perShare, credited, take, Rao.of(1_000));
    }

    private static Yield known(Measured measured) {
        assertThat(measured).isInstanceOf(Measured.Known.class);
        return measured.found().orElseThrow();
    }

    private static void gap(Measured measured, Gap wanted) {
        assertThat(measured).isInstanceOfSatisfying(Measured.Unknown.class,
                unknown -> assertThat(unknown.gap()).isEqualTo(wanted));
    }

    @Test
    void whatOneUnitGrewIsWhatUntouchedSharesGrew() {
        for (long seed = 1; seed <= 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            BigInteger alpha = BigInteger.valueOf(random.nextLong(10_000_000_000L, 5_000_000_000_000_000L));
            BigInteger shares = alpha.multiply(BigInteger.valueOf(random.nextLong(500, 1_000)))
                    .divide(BigInteger.valueOf(1_000));
            BigInteger mine = shares.divide(BigInteger.valueOf(random.nextLong(2, 50)));
            long end = 1_000_000;
            long begin = end - 7 * 7_200 + random.nextLong(-2_000, 2_000);
            List<UnitPoint> points = new ArrayList<>();
            List<BigDecimal> owned = new ArrayList<>();
            long price = random.nextLong(1_000_000, 900_000_000);
            for (long block = begin; block <= end; block++) {
                if (block % TEMPO == 0) {
                    alpha = alpha.add(alpha.divide(BigInteger.valueOf(random.nextLong(2_000, 9_000))));
                }
                if (random.nextInt(500) == 0) {
                    // others come and go at what a share is worth, cut off as the chain does
                    BigInteger amount = alpha.divide(BigInteger.valueOf(random.nextLong(3, 100)));
                    BigInteger moved = amount.multiply(shares).divide(alpha);
                    boolean comes = random.nextBoolean() || shares.subtract(moved).compareTo(mine) <= 0;
                    alpha = comes ? alpha.add(amount) : alpha.subtract(amount);
                    shares = comes ? shares.add(moved) : shares.subtract(moved);
                }
                if (block == begin || block == end || random.nextInt(4_000) == 0) {
                    owned.add(new BigDecimal(alpha.multiply(mine)).divide(new BigDecimal(shares),
                            MathContext.DECIMAL128));
                    price += random.nextLong(-1_000, 1_000);
                    points.add(point(block, block / TEMPO * TEMPO, pool(alpha, shares, TAKE), price));
                }
            }
            Yield yield = known(YieldMeter.measure(9, points, YieldWindow.WEEK, NOW));
            // the look that is nearest to a week ago
            int at = points.size() - yield.samples();
            assertThat(yield.first()).isEqualTo(points.get(at).block());
            assertThat(yield.firstTime()).isBetween(NOW.minus(Duration.ofDays(8)), NOW.minus(Duration.ofDays(6)));
            double exact = owned.getLast()
                    .subtract(owned.get(at))
                    .divide(owned.get(at), MathContext.DECIMAL128)
                    .doubleValue();
            assertThat(yield.grown().value()).as("seed " + seed).isCloseTo(exact, within(2e-9));
            assertThat(yield.emission().plus(yield.take()).plus(yield.price())).as("seed " + seed)
                    .isEqualTo(yield.tao());
            assertThat(yield.emission().plus(yield.take())).isEqualTo(yield.alpha());
            assertThat(yield.emission().value() * (1 - TAKE / 65_535.0)).as("seed " + seed)
                    .isCloseTo(yield.alpha().value(), within(1e-7));
            double worth = (1 + yield.alpha().value()) * points.getLast().price().value()
                    / points.get(at).price().value() - 1;
            assertThat(yield.tao().value()).as("seed " + seed).isCloseTo(worth, within(1e-8));
        }
    }

    private static Offset<Double> within(double off) {
        return Offset.offset(off);
    }

    @Test
    void whereThePayoutsFallBetweenTheLooksMakesNoDifference() {
        // a tenth of a per cent at each payout of a subnet that pays every two days
        long tempo = 14_400;
        double year = 0.001 * 365 / 2;
        for (long offset = 0; offset < tempo; offset += 731) {
            List<UnitPoint> points = new ArrayList<>();
            for (long block : new long[]{1_000_000 - 7 * 7_200, 1_000_000}) {
                long payouts = (block + offset) / tempo;
                points.add(point(block, payouts * tempo - offset, share(1_000_000_000 + payouts * 1_000_000),
                        500_000_000));
            }
            double base = points.getFirst().unit().perShare() / 1e15;
            Yield yield = known(YieldMeter.measure(9, points, YieldWindow.WEEK, NOW));
            assertThat(yield.alphaYear().value() * base).as("offset " + offset).isCloseTo(year, within(year / 1_000));
            assertThat(yield.price().billionths()).isZero();
        }
    }

    @Test
    void rootStakeGrowsByWhatItWasCreditedAtWhatAShareWouldFetch() {
        for (long seed = 1; seed <= 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long from = random.nextLong(1L << 40);
            long to = from + random.nextLong(1L << 30);
            long worth = random.nextLong(Unit.ONE / 2, 2 * Unit.ONE);
            Yield yield = known(YieldMeter.measure(0, List.of(
                    point(1_000_000 - 30 * 7_200, 1_000_000, fund(random.nextLong(1, 2 * Unit.ONE), from, 0),
                            Rao.PER_TAO),
                    point(1_000_000, 1_000_000, fund(worth, to, 0), Rao.PER_TAO)), YieldWindow.MONTH, NOW));
            // so many rao, all exact: (credited · stake / 2³²) shares at worth / 10¹⁵
            BigInteger stake = BigInteger.TEN.pow(18);
            BigInteger owed = BigInteger.valueOf(to - from)
                    .multiply(stake)
                    .shiftRight(32)
                    .multiply(BigInteger.valueOf(worth))
                    .divide(BigInteger.valueOf(Unit.ONE));
            assertThat(yield.grown().billionths()).as("seed " + seed)
                    .isEqualTo(owed.divide(BigInteger.TEN.pow(9)).longValueExact());
            assertThat(yield.tao()).isEqualTo(yield.alpha()).isEqualTo(yield.grown());
            assertThat(yield.take().billionths()).isZero();
            assertThat(yield.enter()).isEqualTo(Rate.ZERO);
            assertThat(yield.alphaYear().value()).isCloseTo(yield.grown().value() * 365 / 30, within(1e-8));
        }
    }

    @Test
    void aFundThatWasNotCreditedWithinTheWindowSaysNothingOfAYear() {
        UnitPoint weekAgo = point(1_000_000 - 7 * 7_200, 0, fund(Unit.ONE, 1_000_000, 0), Rao.PER_TAO);
        UnitPoint dayAgo = point(1_000_000 - 7_200, 0, fund(Unit.ONE, 9_000_000, 0), Rao.PER_TAO);
        UnitPoint now = point(1_000_000, 0, fund(Unit.ONE, 9_000_000, 0), Rao.PER_TAO);
        List<UnitPoint> points = List.of(weekAgo, dayAgo, now);
        gap(YieldMeter.measure(0, points, YieldWindow.DAY, NOW), Gap.NO_PAYOUT);
        assertThat(known(YieldMeter.measure(0, points, YieldWindow.WEEK, NOW)).grown().signum()).isPositive();
        // all of it was claimed: what was owed is valued at what it fetched last
        UnitPoint empty = point(1_000_000, 0, fund(0, 9_000_000, 0), Rao.PER_TAO);
        assertThat(known(YieldMeter.measure(0, List.of(weekAgo, dayAgo, empty), YieldWindow.WEEK, NOW)).grown())
                .isEqualTo(known(YieldMeter.measure(0, points, YieldWindow.WEEK, NOW)).grown());
    }

    @Test
    void howMuchOfAWindowWasLookedAtIsSaid() {
        UnitPoint twoDaysAgo = point(1_000_000 - 2 * 7_200, 0, share(1_000_000_000), 1_000);
        UnitPoint now = point(1_000_000, 999_900, share(1_010_000_000), 1_000);
        assertThat(YieldMeter.measure(9, List.of(twoDaysAgo, now), YieldWindow.WEEK, NOW))
                .isInstanceOfSatisfying(Measured.Unknown.class, unknown -> {
                    assertThat(unknown.isYoung()).isTrue();
                    assertThat(unknown.spanned()).isEqualTo(Duration.ofDays(2));
                });
    }

    @Test
    void theTakeThatWasInForceCounts() {
        List<UnitPoint> points = List.of(
                point(1_000_000 - 7_200, 990_000, new Unit(1_000_000 * 1_000_000_000L, 0, 0, Rao.of(9)), 1_000),
                point(1_000_000 - 3_600, 995_000, new Unit(1_001_000 * 1_000_000_000L, 0, 0, Rao.of(9)), 1_000),
                point(1_000_000, 997_200, new Unit(1_002_000 * 1_000_000_000L, 0, 32_768, Rao.of(9)), 1_000));
        Yield yield = known(YieldMeter.measure(9, points, YieldWindow.DAY, NOW));
        assertThat(yield.alpha().billionths()).isEqualTo(2_000_000);
        assertThat(yield.emission().billionths()).isBetween(2_999_900L, 3_000_100L);
        assertThat(yield.take()).isEqualTo(yield.alpha().minus(yield.emission()));
        assertThat(yield.enter()).isEqualTo(new Rate(503_548));
    }

    @Test
    void notEnoughIsSaidWithItsReason() {
        UnitPoint now = point(1_000_000, 999_900, share(1_010_000_000), 1_000);
        UnitPoint dayAgo = point(1_000_000 - 7_200, 992_800, share(1_000_000_000), 1_000);
        gap(YieldMeter.measure(9, List.of(), YieldWindow.DAY, NOW), Gap.NOT_SAMPLED);
        gap(YieldMeter.measure(9, List.of(now), YieldWindow.DAY, NOW), Gap.TOO_SHORT);
        gap(YieldMeter.measure(9, List.of(dayAgo, now), YieldWindow.WEEK, NOW), Gap.TOO_SHORT);
        gap(YieldMeter.measure(9, List.of(dayAgo, now), YieldWindow.DAY, NOW.plus(Duration.ofHours(5))),
                Gap.TOO_SHORT);
        assertThat(YieldMeter.measure(9, List.of(dayAgo, now), YieldWindow.DAY, NOW).found()).isPresent();
        gap(YieldMeter.measure(9, List.of(point(1_000_000 - 7_200, 999_900, share(1_000_000_000), 1_000), now),
                YieldWindow.DAY, NOW), Gap.NO_PAYOUT);
        gap(YieldMeter.measure(9, List.of(point(1_000_000 - 7_200, 9, share(0), 1_000), now), YieldWindow.DAY, NOW),
                Gap.NO_STAKE);
        gap(YieldMeter.measure(9, List.of(dayAgo, point(1_000_000 - 900, 999_000, share(900_000_000), 1_000), now),
                YieldWindow.DAY, NOW), Gap.BEGAN_ANEW);
        UnitPoint other = new UnitPoint(dayAgo.block(), dayAgo.time(), dayAgo.paid(), 6, dayAgo.price(), 0,
                dayAgo.unit());
        gap(YieldMeter.measure(9, List.of(other, now), YieldWindow.DAY, NOW), Gap.OTHER_SUBNET);
        gap(YieldMeter.measure(9, List.of(point(1_000_000 - 7_200, 992_800, share(1_000_000_000), 0), now),
                YieldWindow.DAY, NOW), Gap.NOT_MEASURED);
    }

    @Test
    void ratesAreCutOffDownwards() {
        assertThat(Rate.of(1, 3)).isEqualTo(new Rate(333_333_333));
        assertThat(Rate.of(-1, 3)).isEqualTo(new Rate(-333_333_334));
        assertThat(Rate.of(1, -3)).isEqualTo(new Rate(-333_333_334));
        assertThat(Rate.of(BigInteger.TEN.pow(40), BigInteger.ONE).billionths()).isPositive();
        assertThat(new Rate(172_345_678).percent(1)).isEqualByComparingTo("17.2");
        assertThat(new Rate(-5_500_000).percent(2)).isEqualByComparingTo("-0.55");
    }
}
