package tern.wallet.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tern.wallet.chain.BlockRef;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

class EarningsTest {

    private static final Instant START = HistoryStoreTest.START;
    private static final AccountId ME = HistoryStoreTest.ME;
    private static final AccountId VALIDATOR = HistoryStoreTest.account("validator");
    private static final AccountId SECOND = HistoryStoreTest.account("second");
    private static final Earnings.Place ROOT = new Earnings.Place(0, VALIDATOR);
    private static final Earnings.Place CHUTES = new Earnings.Place(64, VALIDATOR);

    private static Sample sample(long block, long free, PositionSample... positions) {
        return new Sample(ME, new BlockRef(block, HistoryStoreTest.hash("b" + block)), START.plusSeconds(block * 12),
                Rao.of(1), Rao.of(1), Rao.of(free), Rao.ZERO, Rao.ZERO, List.of(positions));
    }

    private static PositionSample root(long alpha) {
        return new PositionSample(0, VALIDATOR, Rao.of(alpha), Rao.of(Rao.PER_TAO), Rao.of(alpha));
    }

    private static PositionSample chutes(long alpha, long price) {
        return new PositionSample(64, VALIDATOR, Rao.of(alpha), Rao.of(price), Rao.of(alpha / 10));
    }

    private static ActivityEntry flow(ActivityKind kind, long block, int netuid, long alpha, int to) {
        return new ActivityEntry(ME, new BlockRef(block, HistoryStoreTest.hash("b" + block)),
                START.plusSeconds(block * 12), OptionalInt.of(1), OptionalInt.of(1), Optional.empty(), kind,
                OptionalInt.of(netuid), to < 0 ? OptionalInt.empty() : OptionalInt.of(to), Optional.of(VALIDATOR),
                Optional.of(SECOND), Optional.of(Rao.of(1)), alpha == 0 ? Optional.empty() : Optional.of(Rao.of(alpha)),
                Rao.ZERO, Optional.empty(), "", false, "");
    }

    @Test
    void growthOfAnAccountThatDidNothingIsEarnedAtThePriceOfTheLaterSample() {
        Earnings.Result result = Earnings.between(
                List.of(sample(1, 5, root(1_000), chutes(10_000, 100_000_000)),
                        sample(300, 5, root(1_010), chutes(10_400, 200_000_000))),
                List.of(), (_, _) -> false);
        assertThat(result.complete()).isTrue();
        assertThat(result.byPlace()).containsEntry(ROOT, Rao.of(10)).containsEntry(CHUTES, Rao.of(80));
        assertThat(result.total()).isEqualTo(Rao.of(90));
    }

    @Test
    void whatWasAddedIsNotEarned() {
        List<Sample> samples = List.of(sample(1, 500, chutes(10_000, 100_000_000)),
                sample(300, 100, chutes(15_100, 100_000_000)), sample(600, 150, chutes(15_000, 100_000_000)));
        Earnings.Result result = Earnings.between(samples,
                List.of(flow(ActivityKind.STAKED, 200, 64, 5_000, -1), flow(ActivityKind.UNSTAKED, 400, 64, 300, -1)),
                (_, _) -> true);
        assertThat(result.complete()).isTrue();
        assertThat(result.byPlace()).containsEntry(CHUTES, Rao.of(10 + 20));
    }

    @Test
    void aTimeThatNobodyWatchedIsNotGuessedAt() {
        List<Sample> samples = List.of(sample(1, 500, chutes(10_000, 100_000_000)),
                sample(300, 100, chutes(15_100, 100_000_000)), sample(600, 100, chutes(15_200, 100_000_000)));
        Earnings.Result result = Earnings.between(samples, List.of(), (_, _) -> false);
        assertThat(result.complete()).isFalse();
        assertThat(result.total()).as("only the quiet span").isEqualTo(Rao.of(10));
        assertThat(result.byPlace()).isEmpty();
    }

    @Test
    void aMoveOnOneSubnetSaysNotHowMuchAlphaWent() {
        PositionSample second = new PositionSample(64, SECOND, Rao.of(4_000), Rao.of(100_000_000), Rao.of(1));
        List<Sample> samples = List.of(sample(1, 500, root(100), chutes(10_000, 100_000_000)),
                sample(300, 499, root(110), chutes(6_000, 100_000_000), second));
        Earnings.Result result = Earnings.between(samples,
                List.of(flow(ActivityKind.STAKE_MOVED, 200, 64, 0, 64)), (_, _) -> true);
        assertThat(result.complete()).isFalse();
        assertThat(result.byPlace()).containsOnlyKeys(ROOT);
        assertThat(result.total()).isEqualTo(Rao.of(10));
    }

    @Test
    void lessAlphaThanBeforeIsNoEarning() {
        Earnings.Result result = Earnings.between(
                List.of(sample(1, 5, chutes(10_000, 100_000_000)), sample(9, 5, chutes(9_000, 100_000_000))),
                List.of(), (_, _) -> true);
        assertThat(result.byPlace()).containsEntry(CHUTES, Rao.ZERO);
        assertThat(result.total()).isEqualTo(Rao.ZERO);
    }
}
