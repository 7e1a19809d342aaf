package tern.node.practice.subtensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import tern.node.practice.frame.Types;
import tern.node.practice.runtime.RuntimeEdition;
import tern.wallet.keys.AccountId;

/// What validators agree on, and what it does to payouts.
class ConsensusTest {

    private static final Offset<Double> CLOSE = Offset.offset(1e-12);

    @Test
    void aMinorityCannotLiftAMiner() {
        Consensus consensus = Consensus.of(0.5, new double[]{40, 35, 25},
                new double[][]{{0.5, 0.5, 0}, {0.4, 0.6, 0}, {0.1, 0, 0.9}}, 3);
        assertThat(consensus.agreed()).containsExactly(0.4, 0.5, 0);
        assertThat(consensus.trust()[0]).isCloseTo(0.9, CLOSE);
        assertThat(consensus.trust()[1]).isCloseTo(0.9, CLOSE);
        assertThat(consensus.trust()[2]).isCloseTo(0.1, CLOSE);
        double first = 0.4 * 75 + 0.1 * 25;
        double second = 0.5 * 75;
        assertThat(consensus.incentive()[0]).isCloseTo(first / (first + second), CLOSE);
        assertThat(consensus.incentive()[1]).isCloseTo(second / (first + second), CLOSE);
        assertThat(consensus.incentive()[2]).isZero();
    }

    @Test
    void whoAgreesIsTrustedFullyAndWhoSaysNothingNotAtAll() {
        Consensus consensus = Consensus.of(0.5, new double[]{3, 2, 1},
                new double[][]{{0.25, 0.75}, {0.25, 0.75}, {0, 0}}, 2);
        assertThat(consensus.trust()).containsExactly(1, 1, 0);
        assertThat(consensus.incentive()).containsExactly(0.25, 0.75);
        Consensus none = Consensus.of(0.5, new double[0], new double[0][], 2);
        assertThat(none.incentive()).containsExactly(0, 0);
    }

    @Test
    void aValidatorThatRatesAgainstTheOthersEarnsLess() {
        Practice practice = new Practice(RuntimeEdition.CURRENT, 5);
        int netuid = 6;
        int stranger = WorldGenesis.SEATS_OF_VALIDATORS - 1;
        int last = WorldGenesis.SEATS_OF_VALIDATORS + WorldGenesis.MINERS;
        AccountId hotkey = practice.chain.keys.get(practice.state, netuid, stranger);
        for (int i = 0; i < 50; i++) {
            practice.block();
        }
        practice.chain.weights.put(practice.state, netuid, stranger,
                List.of(new Types.Pair<>(last, 65_535)));
        long before = practice.chain.totalHotkeyAlpha.get(practice.state, hotkey, netuid);
        practice.chain.epochRules().run(World.quiet(practice.state, practice.block), netuid, practice.block);
        long earned = practice.chain.totalHotkeyAlpha.get(practice.state, hotkey, netuid) - before;
        assertThat(practice.chain.validatorTrust.get(practice.state, netuid).get(stranger)).isLessThan(10_000);
        assertThat(practice.chain.validatorTrust.get(practice.state, netuid).getFirst()).isGreaterThan(55_000);
        AccountId first = practice.chain.keys.get(practice.state, netuid, 0);
        double perStake = (double) earned / before;
        double firstPerStake = (double) practice.chain.alphaDividendsPerSubnet.get(practice.state, netuid, first)
                / practice.chain.totalHotkeyAlpha.get(practice.state, first, netuid);
        assertThat(perStake).isLessThan(firstPerStake / 4);
        practice.check();
        practice.checkShares();
    }

    @Test
    void whoLetItBeTooLongDoesNotCount() {
        Practice practice = new Practice(RuntimeEdition.CURRENT, 5);
        int netuid = 6;
        long cutoff = practice.chain.activityCutoffFactorMilli.get(practice.state, netuid)
                * practice.chain.tempo.get(practice.state, netuid) / 1_000;
        practice.block();
        practice.block = cutoff + 10;
        List<Long> updates = new ArrayList<>(practice.chain.lastUpdate.get(practice.state, netuid));
        for (int uid = 0; uid < WorldGenesis.SEATS_OF_VALIDATORS; uid++) {
            updates.set(uid, uid < 2 ? 9L : 10L);
        }
        practice.chain.lastUpdate.put(practice.state, netuid, updates);
        AccountId idle = practice.chain.keys.get(practice.state, netuid, 1);
        practice.chain.alphaDividendsPerSubnet.put(practice.state, netuid, idle, 77L);
        long before = practice.chain.totalHotkeyAlpha.get(practice.state, idle, netuid);

        practice.chain.epochRules().run(World.quiet(practice.state, practice.block), netuid, practice.block);

        assertThat(practice.chain.active.get(practice.state, netuid).subList(0, 8))
                .containsExactly(false, false, true, true, true, true, true, true);
        assertThat(practice.chain.validatorPermit.get(practice.state, netuid).subList(0, 8)).containsOnly(true);
        assertThat(practice.chain.dividends.get(practice.state, netuid).subList(0, 2)).containsOnly(0);
        assertThat(practice.chain.dividends.get(practice.state, netuid).subList(2, 8)).doesNotContain(0);
        assertThat(practice.chain.totalHotkeyAlpha.get(practice.state, idle, netuid)).isEqualTo(before);
        assertThat(practice.chain.alphaDividendsPerSubnet.contains(practice.state, netuid, idle))
                .as("nothing stays of earlier dividends")
                .isFalse();
        practice.check();
        practice.checkShares();
    }

    @Test
    void weightsForWhoSatThereBeforeDoNotCount() {
        Practice practice = new Practice(RuntimeEdition.CURRENT, 5);
        int netuid = 6;
        practice.block();
        int rated = practice.chain.weights.get(practice.state, netuid, 0).getFirst().first();
        practice.block = 40;
        practice.chain.registrationRules()
                .place(World.quiet(practice.state, 40), netuid, rated, associated(practice));
        practice.chain.epochRules().run(World.quiet(practice.state, 41), netuid, 41);
        assertThat(practice.chain.incentive.get(practice.state, netuid).get(rated)).isZero();
        assertThat(practice.chain.incentive.get(practice.state, netuid)).anyMatch(each -> each > 0);
    }

    private static AccountId associated(Practice practice) {
        practice.chain.registrationRules().associate(practice.state, Practice.account(1), Practice.account(2));
        return Practice.account(2);
    }

    @Test
    void withoutWeightsForMinersStakeAloneCounts() {
        Practice practice = new Practice(RuntimeEdition.CURRENT, 5);
        int netuid = 6;
        for (int uid = 0; uid < WorldGenesis.SEATS_OF_VALIDATORS; uid++) {
            practice.chain.weights.put(practice.state, netuid, uid, List.of(new Types.Pair<>(uid, 65_535)));
        }
        practice.block();
        practice.chain.epochRules().run(World.quiet(practice.state, practice.block), netuid, practice.block);
        assertThat(practice.chain.dividends.get(practice.state, netuid).subList(0, 8)).doesNotContain(0);
        assertThat(practice.chain.incentive.get(practice.state, netuid)).containsOnly(0);
        assertThat(practice.chain.pendingServerEmission.get(practice.state, netuid)).isZero();
        practice.check();
        practice.checkShares();
    }
}
