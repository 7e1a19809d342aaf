package tern.node.practice.subtensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tern.node.miner.MinerEarnings;
import tern.node.miner.MinerTruth;
import tern.node.practice.frame.Types;
import tern.node.practice.runtime.RuntimeEdition;
import tern.wallet.chain.BlockRef;
import tern.wallet.keys.AccountId;
import tern.wallet.subnets.MinerStand;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// A miner's life by the chain's rules: a seat, an address, ratings, pay, and making room for those who are better.
class MinerOnChainTest {

    private static final int NETUID = 6;
    private static final int TOP = 65_535;

    private final Practice practice = new Practice(RuntimeEdition.CURRENT, 5);
    private final AccountId me = practice.rich(1, 1_000);
    private final AccountId hotkey = Practice.account(100);

    /// All validators rate as is said, now.
    private void rate(List<Types.Pair<Integer, Integer>> weights) {
        List<Long> updates = new ArrayList<>(practice.chain.lastUpdate.get(practice.state, NETUID));
        for (int seat = 0; seat < WorldGenesis.SEATS_OF_VALIDATORS; seat++) {
            practice.chain.weights.put(practice.state, NETUID, seat, weights);
            updates.set(seat, practice.block);
        }
        practice.chain.lastUpdate.put(practice.state, NETUID, updates);
    }

    private void epoch() {
        practice.chain.epochRules().run(World.quiet(practice.state, practice.block), NETUID, practice.block);
    }

    private void blocks(int count) {
        for (int i = 0; i < count; i++) {
            practice.block();
        }
    }

    private MinerTruth truth() {
        Optional<MinerStand.Seat> seat = practice.chain.uids.find(practice.state, NETUID, hotkey)
                .map(uid -> new MinerStand.Seat(uid, practice.chain.blockAtRegistration.get(practice.state, NETUID,
                        uid), 0, Rao.of(practice.chain.emission.get(practice.state, NETUID).get(uid)), 0));
        return MinerTruth.of(true, Optional.empty(), OptionalLong.empty(),
                new MinerStand(new BlockRef(practice.block, Hash32.of(new byte[32])), true, seat,
                        practice.chain.lastEpochBlock.get(practice.state, NETUID),
                        practice.chain.tempo.get(practice.state, NETUID), Rao.ZERO, Rao.ZERO, Rao.ZERO,
                        Optional.empty()),
                List.of());
    }

    private MinerEarnings.Sample sample() {
        return new MinerEarnings.Sample(practice.block, Rao.of(practice.stake(hotkey, me, NETUID)));
    }

    @Test
    void whoIsRatedIsPaidAndWhoIsNotMakesRoom() {
        blocks(20);
        assertThat(practice.call(me, "register_limit", NETUID, hotkey, 900 * Practice.TAO)).isEmpty();
        int uid = practice.chain.uids.find(practice.state, NETUID, hotkey).orElseThrow();
        assertThat(practice.call(hotkey, "serve_axon", NETUID, 1L, BigInteger.valueOf(0x08080808L), 8_091, 4, 4, 0, 0))
                .isEmpty();
        assertThat(practice.chain.axons.find(practice.state, NETUID, hotkey)).isPresent();
        assertThat(truth().verdict()).isEqualTo(MinerTruth.Verdict.TOO_EARLY);

        // it does nothing that validators pay for
        blocks(5);
        int other = uid - 1;
        rate(List.of(new Types.Pair<>(other, TOP)));
        epoch();
        MinerEarnings.Sample first = sample();
        assertThat(truth().verdict()).isEqualTo(MinerTruth.Verdict.NOT_EARNING);

        // it works: all rate it, and another as much
        blocks(20);
        rate(List.of(new Types.Pair<>(uid, TOP), new Types.Pair<>(other, TOP)));
        epoch();
        MinerEarnings.Sample second = sample();
        assertThat(truth().verdict()).isEqualTo(MinerTruth.Verdict.EARNING);
        List<MinerEarnings.Reward> rewards = MinerEarnings.of(List.of(first, second), List.of());
        assertThat(rewards).singleElement().satisfies(reward -> {
            assertThat(reward.alpha()).isPositive();
            // shares may round by a rao
            assertThat(reward.alpha()).isBetween(practice.chain.emission.get(practice.state, NETUID).get(uid) - 2,
                    practice.chain.emission.get(practice.state, NETUID).get(uid) + 2);
        });

        // others are better, its protection is over, the subnet is full, and somebody comes
        blocks(5);
        List<Types.Pair<Integer, Integer>> others = new ArrayList<>();
        int count = practice.chain.subnetworkN.get(practice.state, NETUID);
        for (int each = WorldGenesis.SEATS_OF_VALIDATORS; each < count; each++) {
            if (each != uid) {
                others.add(new Types.Pair<>(each, TOP));
            }
        }
        rate(others);
        epoch();
        assertThat(truth().verdict()).isEqualTo(MinerTruth.Verdict.NOT_EARNING);
        practice.chain.maxAllowedUids.put(practice.state, NETUID, count);
        practice.block += practice.chain.immunityPeriod.get(practice.state, NETUID);
        AccountId newcomer = Practice.account(101);
        assertThat(practice.call(me, "burned_register", NETUID, newcomer)).isEmpty();
        assertThat(practice.chain.uids.find(practice.state, NETUID, hotkey)).isEmpty();
        assertThat(practice.chain.uids.find(practice.state, NETUID, newcomer)).contains(uid);
        assertThat(practice.chain.axons.find(practice.state, NETUID, hotkey)).as("its address goes with it").isEmpty();
        assertThat(practice.stake(hotkey, me, NETUID)).as("what it earned stays").isEqualTo(second.stake().value());
        assertThat(truth().verdict()).isEqualTo(MinerTruth.Verdict.NO_SEAT);
        practice.check();
    }
}
