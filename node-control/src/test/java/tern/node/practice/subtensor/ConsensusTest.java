package tern.node.practice.subtensor;

import static org.assertj.core.api.Assertions.assertThat;

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
        practice.chain.weights.put(practice.state, netuid, stranger,
                List.of(new Types.Pair<>(last, 65_535)));
        for (int i = 0; i < 50; i++) {
            practice.block();
        }
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
