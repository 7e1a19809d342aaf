package tern.wallet.bittensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

final class RebalanceTest {

    private static final long TAO = 1_000_000_000L;
    private static final AccountId ME = FakeChain.account(1);
    private static final AccountId A = FakeChain.account(2);
    private static final AccountId B = FakeChain.account(3);
    /// An alpha of subnet 4 is worth half a TAO, one of subnet 64 a tenth.
    private static final Map<Integer, Rao> PRICES = Map.of(4, Rao.of(TAO / 2), 64, Rao.of(TAO / 10), 5, Rao.of(TAO));

    private static StakeRow row(AccountId hotkey, int netuid, long alpha) {
        return new StakeRow(ME, hotkey, netuid, Rao.of(alpha), true);
    }

    private static Rebalance.Holdings holdings(long free, boolean swaps, StakeRow... rows) {
        return new Rebalance.Holdings(ME, Rao.of(free), List.of(rows), PRICES, Rao.of(2_000_000), Rao.of(20_000_000),
                swaps);
    }

    private static StakeTarget.Share share(int netuid, int basisPoints, AccountId hotkey) {
        return new StakeTarget.Share(netuid, basisPoints, Optional.ofNullable(hotkey));
    }

    private static StakeTarget target(StakeTarget.Share... shares) {
        return new StakeTarget(List.of(shares), Set.of());
    }

    private static List<Intent> legs(Rebalance.Holdings holdings, StakeTarget target) throws PlanException {
        return new Rebalance(holdings, target, Optional.empty()).legs();
    }

    @Test
    void freeTaoIsStakedAndTheRestStaysFree() throws Exception {
        assertThat(legs(holdings(90 * TAO, true), target(share(0, 5_000, A), share(64, 3_333, B)))).containsExactly(
                new Intent.AddStake(ME, A, 0, Rao.of(45 * TAO), Optional.empty()),
                new Intent.AddStake(ME, B, 64, Rao.of(29_997_000_000L), Optional.empty()));
    }

    @Test
    void stakeThatMovesIsOneSwapAndNotASaleAndAPurchase() throws Exception {
        // 100 TAO on subnet 4, nothing free; half of it goes to root
        assertThat(legs(holdings(0, true, row(A, 4, 200 * TAO)), target(share(0, 5_000, B), share(4, 5_000, null))))
                .containsExactly(new Intent.SwapStake(ME, A, B, 4, 0, Optional.of(Rao.of(100 * TAO)), Optional.empty(),
                        AtLimit.STOP));
        // all of it
        assertThat(legs(holdings(0, true, row(A, 4, 200 * TAO)), target(share(0, 10_000, B)))).containsExactly(
                new Intent.SwapStake(ME, A, B, 4, 0, Optional.empty(), Optional.empty(), AtLimit.STOP));
    }

    @Test
    void whereAValidatorCannotChangeOnTheWayItIsASaleFirst() throws Exception {
        List<Intent> legs = legs(holdings(0, false, row(A, 4, 200 * TAO)), target(share(0, 10_000, B)));
        assertThat(legs).containsExactly(
                new Intent.RemoveStake(ME, A, 4, Optional.empty(), Optional.empty()),
                new Intent.AddStake(ME, B, 0, Rao.of(100 * TAO), Optional.empty()));
        assertThat(legs(holdings(0, false, row(A, 4, 200 * TAO)), target(share(0, 10_000, A))))
                .hasSize(1)
                .first()
                .isInstanceOf(Intent.SwapStake.class);
    }

    @Test
    void whatIsNotNamedIsSoldAndWhatIsKeptIsLeftAlone() throws Exception {
        StakeRow kept = row(A, 5, 30 * TAO);
        List<Intent> legs = new Rebalance(holdings(0, true, row(A, 4, 20 * TAO), kept), new StakeTarget(List.of(), Set
                .of(5)), Optional.empty()).legs();
        assertThat(legs)
                .containsExactly(new Intent.RemoveStake(ME, A, 4, Optional.empty(), Optional.empty()));
    }

    @Test
    void whatIsThereAlreadyNeedsNothing() throws Exception {
        assertThat(legs(holdings(50 * TAO, true, row(A, 4, 100 * TAO)), target(share(4, 5_000, null)))).isEmpty();
        // 0.2 % off is not worth a fee
        assertThat(legs(holdings(50 * TAO, true, row(A, 4, 100_400_000_000L)), target(share(4, 5_000, null))))
                .isEmpty();
    }

    /// Whatever its price does, or whoever sells it meanwhile; it counts all the same.
    @Test
    void whatStaysAsItIsIsNeitherSoldNorBoughtBack() throws Exception {
        StakeTarget target = target(share(0, 5_000, A), StakeTarget.Share.asItIs(4), StakeTarget.Share.asItIs(5));
        for (long alpha : new long[]{40 * TAO, 80 * TAO, 1}) {
            Rebalance.Holdings holdings = holdings(100 * TAO, true, row(A, 4, alpha), row(A, 64, 300 * TAO));
            List<Intent> legs = legs(holdings, target);
            assertThat(legs).hasSize(2);
            assertThat(legs.getFirst()).isEqualTo(
                    new Intent.SwapStake(ME, A, A, 64, 0, Optional.empty(), Optional.empty(), AtLimit.STOP));
            // half of everything is on root then
            assertThat(((Intent.AddStake) legs.get(1)).tao())
                    .isEqualTo(Rao.of((130 * TAO + alpha / 2) / 2 - 30 * TAO));
        }
        Rebalance.Holdings full = holdings(10 * TAO, true, row(A, 4, 180 * TAO));
        PlanException refused = catchThrowableOfType(PlanException.class, () -> legs(full, target));
        assertThat(refused.kind()).isEqualTo(PlanException.Kind.AMOUNT);
        assertThat(refused.sentence()).contains("140").contains("100");
    }

    /// Of 10,000 TAO a hundredth of a per cent is a whole one.
    @Test
    void whatIsNamedAsAnAmountIsPlannedToTheRao() throws Exception {
        Rao typed = Rao.parseTao("12.500000001");
        StakeTarget target = target(new StakeTarget.Share(0, typed, Optional.of(A)));
        assertThat(legs(holdings(10_000 * TAO, true), target))
                .containsExactly(new Intent.AddStake(ME, A, 0, typed, Optional.empty()));
        // what there is too much of it goes, also where that is little of everything
        assertThat(legs(holdings(10_000 * TAO, true, row(A, 0, 13 * TAO)), target)).containsExactly(
                new Intent.RemoveStake(ME, A, 0, Optional.of(Rao.of(499_999_999)), Optional.empty()));
        Rao stays = new Rebalance(holdings(10_000 * TAO, true), target, Optional.empty()).stays();
        assertThat(stays).as("half a per cent of it").isEqualTo(Rao.of(62_500_000));
        assertThat(legs(holdings(10_000 * TAO, true, row(A, 0, typed.value() + stays.value())), target)).isEmpty();
        // from stake that is sold anyway
        assertThat(legs(holdings(0, true, row(A, 4, 200 * TAO)), target)).containsExactly(
                new Intent.RemoveStake(ME, A, 4, Optional.of(Rao.of(174_999_999_998L)), Optional.empty()),
                new Intent.SwapStake(ME, A, A, 4, 0, Optional.of(Rao.of(25_000_000_002L)), Optional.empty(),
                        AtLimit.STOP));
        PlanException refused = catchThrowableOfType(PlanException.class, () -> legs(holdings(12 * TAO, true), target));
        assertThat(refused.kind()).isEqualTo(PlanException.Kind.AMOUNT);
    }

    @Test
    void aPositionIsNotLeftWithDust() throws Exception {
        // two positions of 50 and 5 TAO: of 55, 5.01 stay wanted, so the large one goes whole, not all but 0.01
        List<Intent> legs = legs(holdings(0, true, row(A, 4, 100 * TAO), row(B, 4, 10 * TAO)),
                target(share(4, 911, null)));
        assertThat(legs)
                .containsExactly(new Intent.RemoveStake(ME, A, 4, Optional.empty(), Optional.empty()));
    }

    @Test
    void aSubnetWithoutStakeNeedsAValidator() {
        PlanException refused = catchThrowableOfType(PlanException.class,
                () -> legs(holdings(90 * TAO, true), target(share(64, 3_333, null))));
        assertThat(refused.kind()).isEqualTo(PlanException.Kind.HOTKEY);
        assertThat(refused.sentence()).contains("subnet 64").contains("name the validator");
    }

    /// Whatever the holdings: amounts fit, order holds, there are fewer legs than places, and carried out at spot the
    /// target is reached within what is negligible.
    @Test
    void anyTargetIsReached() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            List<StakeRow> rows = new ArrayList<>();
            Map<Integer, Rao> prices = new HashMap<>();
            int subnets = 1 + random.nextInt(6);
            for (int netuid = 0; netuid <= subnets; netuid++) {
                prices.put(netuid, netuid == 0 ? Rao.of(TAO) : Rao.of(1_000_000 + random.nextLong(TAO)));
                for (AccountId hotkey : List.of(A, B)) {
                    if (random.nextInt(3) == 0) {
                        rows.add(row(hotkey, netuid, 50_000_000 + random.nextLong(500 * TAO)));
                    }
                }
            }
            List<StakeTarget.Share> shares = new ArrayList<>();
            int left = StakeTarget.WHOLE;
            for (int netuid = 0; netuid <= subnets && left > 0; netuid++) {
                if (random.nextBoolean()) {
                    int part = 1 + random.nextInt(left);
                    shares.add(share(netuid, part, random.nextBoolean() ? A : B));
                    left -= part;
                }
            }
            Rao free = Rao.of(random.nextInt(4) == 0 ? 0 : random.nextLong(1_000 * TAO));
            StakeTarget target = new StakeTarget(shares, Set.of());
            Rebalance rebalance = new Rebalance(new Rebalance.Holdings(ME, free, rows, prices, Rao.of(2_000_000),
                    Rao.of(20_000_000), random.nextBoolean()), target, Optional.empty());
            String what = "seed " + seed + ", round " + round + ": " + rows + " " + free + " " + target;
            check(rebalance, rows, prices, free, target, what);
        }
    }

    private static void check(Rebalance rebalance, List<StakeRow> rows, Map<Integer, Rao> prices, Rao free,
            StakeTarget target, String what) throws PlanException {
        List<Intent> legs = rebalance.legs();
        Map<String, Long> alpha = new HashMap<>();
        Map<Integer, Long> worth = new TreeMap<>();
        for (StakeRow row : rows) {
            alpha.put(row.netuid() + " " + row.hotkey(), row.alpha().value());
            worth.merge(row.netuid(), rebalance.worth(row).value(), Long::sum);
        }
        long purse = free.value();
        int order = 0;
        for (Intent leg : legs) {
            int kind = leg instanceof Intent.RemoveStake ? 0 : leg instanceof Intent.SwapStake ? 1 : 2;
            assertThat(kind).as(what + legs).isGreaterThanOrEqualTo(order);
            order = kind;
            switch (leg) {
                case Intent.RemoveStake sale -> purse += out(alpha, worth, prices, sale.netuid(), sale.hotkey(),
                        sale.alpha(), what);
                case Intent.SwapStake swap -> {
                    assertThat(swap.fromNetuid()).as(what).isNotEqualTo(swap.toNetuid());
                    long moved = out(alpha, worth, prices, swap.fromNetuid(), swap.fromHotkey(), swap.alpha(), what);
                    worth.merge(swap.toNetuid(), moved, Long::sum);
                }
                case Intent.AddStake purchase -> {
                    purse -= purchase.tao().value();
                    worth.merge(purchase.netuid(), purchase.tao().value(), Long::sum);
                }
                default -> throw new AssertionError(leg);
            }
        }
        assertThat(legs.size()).as(what + legs).isLessThanOrEqualTo(2 * (rows.size() + target.shares().size()));
        // what is negligible may be missing at each place that is near enough
        double total = rebalance.total().value();
        double slack = (total / 200 + 4_000_000) * (target.shares().size() + 2) + 30_000_000 + legs.size();
        assertThat((double) purse).as("spent no more than there is: " + what + legs).isGreaterThan(-slack);
        for (StakeTarget.Share share : target.shares()) {
            assertThat((double) worth.getOrDefault(share.netuid(), 0L)).as(what + legs)
                    .isCloseTo(total * share.basisPoints() / StakeTarget.WHOLE, org.assertj.core.data.Offset
                            .offset(slack));
        }
    }

    private static long out(Map<String, Long> alpha, Map<Integer, Long> worth, Map<Integer, Rao> prices, int netuid,
            AccountId hotkey, Optional<Rao> wanted, String what) {
        String place = netuid + " " + hotkey;
        long there = alpha.getOrDefault(place, 0L);
        long goes = wanted.map(Rao::value).orElse(there);
        assertThat(goes).as(what).isPositive().isLessThanOrEqualTo(there);
        alpha.put(place, there - goes);
        long value = PoolMath.value(Rao.of(goes), prices.get(netuid)).value();
        worth.merge(netuid, -value, Long::sum);
        return value;
    }
}
