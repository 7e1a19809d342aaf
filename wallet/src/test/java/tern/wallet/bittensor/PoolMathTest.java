package tern.wallet.bittensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tern.wallet.units.Rao;

final class PoolMathTest {

    @Test
    void spotPriceIsTaoOverAlpha() {
        assertThat(PoolMath.spotPrice(Rao.of(1_000), Rao.of(3_000))).isEqualTo(Rao.of(333_333_333));
        assertThat(PoolMath.spotPrice(Rao.of(1_000), Rao.ZERO)).isEqualTo(Rao.ZERO);
    }

    @Test
    void valueSurvivesProductsBeyond64Bits() {
        assertThat(PoolMath.value(Rao.of(21_000_000_000_000_000L), Rao.of(1_000_000_000)))
                .isEqualTo(Rao.of(21_000_000_000_000_000L));
    }

    @Test
    void sellFollowsTheConstantProduct() {
        // 1000 TAO against 4000 alpha: 1000 alpha bring 1000·1000/5000
        assertThat(PoolMath.sell(Rao.of(1_000_000), Rao.of(4_000_000), Rao.of(1_000_000))).isEqualTo(Rao.of(200_000));
        assertThat(PoolMath.buy(Rao.of(1_000_000), Rao.of(4_000_000), Rao.of(1_000_000))).isEqualTo(Rao.of(2_000_000));
        assertThat(PoolMath.sell(Rao.ZERO, Rao.ZERO, Rao.ZERO)).isEqualTo(Rao.ZERO);
    }

    @Test
    void whatIsBoughtAndSoldBackNeverGains() {
        long seed = 7_341L;
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < 20_000; run++) {
            Rao tao = Rao.of(random.nextLong(1, 6_000_000_000_000_000L));
            Rao alpha = Rao.of(random.nextLong(1, 21_000_000_000_000_000L));
            Rao in = Rao.of(random.nextLong(1, 1_000_000_000_000_000L));
            Rao bought = PoolMath.buy(tao, alpha, in);
            Rao back = PoolMath.sell(tao.plus(in), alpha.minus(bought), bought);
            assertThat(back).as("seed %d", seed).isLessThanOrEqualTo(in);
            assertThat(bought).as("seed %d", seed).isLessThan(alpha);
        }
    }

    @Test
    void sharesAddUpToTheRao() {
        long seed = 99_117L;
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < 5_000; run++) {
            List<Rao> weights = new ArrayList<>();
            for (int i = 1 + random.nextInt(8); i > 0; i--) {
                weights.add(Rao.of(random.nextLong(1, 21_000_000_000_000_000L)));
            }
            Rao total = Rao.of(random.nextLong(21_000_000_000_000_000L));
            List<Rao> parts = PoolMath.share(total, weights);
            assertThat(parts.stream().mapToLong(Rao::value).sum()).as("seed %d", seed).isEqualTo(total.value());
            BigInteger sum = weights.stream().map(PoolMath::big).reduce(BigInteger.ZERO, BigInteger::add);
            for (int i = 0; i < parts.size(); i++) {
                long fair = total.scaled(PoolMath.big(weights.get(i)), sum).value();
                assertThat(parts.get(i).value()).as("seed %d", seed).isBetween(fair, fair + weights.size());
            }
        }
    }

    @Test
    void theRemainderGoesToTheLargest() {
        assertThat(PoolMath.share(Rao.of(10), List.of(Rao.of(1), Rao.of(2), Rao.of(1))))
                .containsExactly(Rao.of(2), Rao.of(6), Rao.of(2));
        assertThat(PoolMath.share(Rao.ZERO, List.of(Rao.ZERO))).containsExactly(Rao.ZERO);
        assertThat(PoolMath.share(Rao.of(5), List.of())).isEmpty();
    }

    @Test
    void buyQuoteCountsImpactAgainstSpot() {
        // 2 TAO for 3.9 alpha at 0.5: worth 1.95, so 2.56 % dearer
        Quote quote = PoolMath.quote(3, Quote.Side.BUY, Rao.of(2_000_000_000), Rao.of(3_900_000_000L), Rao.of(1_007),
                Rao.of(500_000_000), Quote.Source.RUNTIME_SIMULATION);
        assertThat(quote.pricePaid()).isEqualTo(Rao.of(512_820_513));
        assertThat(quote.impactBasisPoints()).isEqualTo(257);
    }

    @Test
    void sellQuoteCountsImpactAgainstSpot() {
        // 4 alpha at 0.5 are worth 2 TAO; 1.9 come out: 5 % less
        Quote quote = PoolMath.quote(3, Quote.Side.SELL, Rao.of(4_000_000_000L), Rao.of(1_900_000_000), Rao.ZERO,
                Rao.of(500_000_000), Quote.Source.POOL_FORMULA);
        assertThat(quote.pricePaid()).isEqualTo(Rao.of(475_000_000));
        assertThat(quote.impactBasisPoints()).isEqualTo(500);
    }

    @Test
    void betterThanSpotIsNoImpact() {
        Quote quote = PoolMath.quote(3, Quote.Side.SELL, Rao.of(4_000_000_000L), Rao.of(2_100_000_000), Rao.ZERO,
                Rao.of(500_000_000), Quote.Source.POOL_FORMULA);
        assertThat(quote.impactBasisPoints()).isZero();
    }

    @Test
    void limitsNeverCutTheToleranceShort() {
        assertThat(Tolerance.DEFAULT.buyLimit(Rao.of(52_237_813))).isEqualTo(Rao.of(52_499_003));
        assertThat(Tolerance.DEFAULT.sellLimit(Rao.of(52_237_813))).isEqualTo(Rao.of(51_976_623));
        assertThat(new Tolerance(50).buyLimit(Rao.of(1))).isEqualTo(Rao.of(2));
        assertThat(new Tolerance(50).sellLimit(Rao.of(1))).isEqualTo(Rao.of(0));
    }

    @Test
    void toleranceSpeaksPercent() {
        assertThat(Tolerance.DEFAULT.percentText()).isEqualTo("0.5 %");
        assertThat(new Tolerance(100).percentText()).isEqualTo("1 %");
        assertThat(new Tolerance(1_025).percentText()).isEqualTo("10.25 %");
    }
}
