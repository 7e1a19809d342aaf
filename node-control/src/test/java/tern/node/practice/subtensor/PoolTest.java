package tern.node.practice.subtensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The arithmetic of pools.
class PoolTest {

    private static final long TAO = 1_000_000_000L;
    private static final long HALF = 500_000_000_000_000_000L;

    private static Pool pool(long weight) {
        return new Pool(10_000 * TAO, 400_000 * TAO, weight, 33, true);
    }

    @Test
    void equalWeightsAreConstantProduct() {
        Pool.Trade trade = pool(HALF).buy(100 * TAO, true);
        assertThat(pool(HALF).price()).isEqualTo(25_000_000L);
        assertThat(trade.fee()).isEqualTo(100 * TAO * 33 / 65_535);
        double expected = 400_000e9 * trade.net() / (10_000e9 + trade.net());
        assertThat((double) trade.out()).isBetween(expected - 100, expected + 1);
    }

    @Test
    void tradesNeverGainByGoingBackAndForth() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2_000; i++) {
            long weight = i % 2 == 0 ? HALF : HALF / 5 * (1 + random.nextInt(8));
            Pool pool = pool(weight);
            long tao = 1 + random.nextLong(1_000 * TAO);
            Pool.Trade bought = pool.buy(tao, false);
            Pool.Trade sold = pool.afterBuy(bought).sell(bought.out(), false);
            assertThat(sold.out()).as("weight %d, tao %d", weight, tao).isLessThanOrEqualTo(tao + 3);
        }
    }

    @Test
    void ordersSizedByALimitEndAtTheLimit() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 500; i++) {
            Pool pool = pool(i % 2 == 0 ? HALF : HALF / 5 * (1 + random.nextInt(8)));
            long up = pool.price() + 1_000 + random.nextLong(pool.price());
            Pool after = pool.afterBuy(pool.buy(pool.maxBuy(up), true));
            assertThat((double) after.price()).as("buy %d", i).isBetween(up * 0.9999 - 2, up * 1.0001 + 2);
            long down = pool.price() - 1_000 - random.nextLong(pool.price() / 2);
            after = pool.afterSell(pool.sell(pool.maxSell(down), true));
            assertThat((double) after.price()).as("sell %d", i).isBetween(down * 0.9999 - 2, down * 1.0001 + 2);
        }
        assertThat(pool(HALF).maxBuy(pool(HALF).price())).isZero();
        assertThat(pool(HALF).maxSell(pool(HALF).price())).isZero();
    }

    @Test
    void safeFloatKeeps21Digits() {
        SafeFloat third = SafeFloat.of(1).timesOver(1, 3);
        assertThat(third.partOf(3_000_000_000L, SafeFloat.of(1))).isBetween(999_999_999L, 1_000_000_000L);
        assertThat(SafeFloat.of(5).plus(SafeFloat.of(7)).minus(SafeFloat.of(12)).isZero()).isTrue();
        assertThat(SafeFloat.of(3).minus(SafeFloat.of(4))).isEqualTo(SafeFloat.ZERO);
        assertThat(SafeFloat.of(Long.MAX_VALUE).partOf(Long.MAX_VALUE, SafeFloat.of(Long.MAX_VALUE)))
                .isEqualTo(Long.MAX_VALUE);
    }
}
