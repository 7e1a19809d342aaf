package tern.node.practice.subtensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import tern.node.practice.frame.Types;
import tern.node.practice.runtime.RuntimeEdition;
import tern.wallet.keys.AccountId;

/// Miners and validators live: newcomers, pruning, registration prices, weights, takes, subnets that differ.
class WorldLifeTest {

    private static final long SEED = 11;
    private static final int SEATS = WorldGenesis.SEATS_OF_VALIDATORS;

    private final Practice practice = new Practice(RuntimeEdition.CURRENT, SEED);
    private final SubtensorPallet chain = practice.chain;
    private final WorldCast cast = WorldCast.of(SEED);

    private void hours(int count) {
        for (int i = 0; i < count; i++) {
            practice.block += 300;
            practice.world.hour(practice.state, practice.block, 300);
        }
    }

    private long seats() {
        long seats = 0;
        for (int netuid = 1; netuid <= World.SUBNETS; netuid++) {
            seats += chain.subnetworkN.get(practice.state, netuid);
        }
        return seats;
    }

    private int busiest() {
        int busiest = 1;
        for (int netuid = 2; netuid < WorldSettings.YOUNG.getFirst().netuid(); netuid++) {
            busiest = cast.arrivals()[netuid] > cast.arrivals()[busiest] ? netuid : busiest;
        }
        return busiest;
    }

    @Test
    void subnetsDiffer() {
        Map<Integer, Integer> seats = new HashMap<>();
        Set<Integer> immunity = new HashSet<>();
        Set<Long> burns = new HashSet<>();
        int closed = 0;
        int withoutEmission = 0;
        int unstarted = 0;
        for (int netuid = 1; netuid <= World.SUBNETS; netuid++) {
            seats.merge(chain.maxAllowedUids.get(practice.state, netuid), 1, Integer::sum);
            immunity.add(chain.immunityPeriod.get(practice.state, netuid));
            burns.add(chain.minBurn.get(practice.state, netuid));
            assertThat(chain.burn.get(practice.state, netuid)).isBetween(
                    chain.minBurn.get(practice.state, netuid), chain.maxBurn.get(practice.state, netuid));
            closed += chain.networkRegistrationAllowed.get(practice.state, netuid) ? 0 : 1;
            withoutEmission += chain.subnetEmissionEnabled.get(practice.state, netuid) ? 0 : 1;
            unstarted += chain.firstEmissionBlockNumber.contains(practice.state, netuid) ? 0 : 1;
        }
        assertThat(seats.keySet()).containsExactlyInAnyOrder(64, 128, 192, 256);
        assertThat(seats.get(64)).as("most").isGreaterThan(70);
        assertThat(immunity).hasSizeGreaterThan(3);
        assertThat(burns).hasSizeGreaterThan(4);
        assertThat(closed).isEqualTo(3);
        assertThat(withoutEmission).isEqualTo(1);
        assertThat(unstarted).isEqualTo(2);
    }

    @Test
    void theTwoYoungSubnetsStartWhenTheirTimeHasCome() {
        for (WorldSettings.Young young : WorldSettings.YOUNG) {
            practice.world.hour(practice.state, young.at() - 1, 300);
            assertThat(chain.subtokenEnabled.get(practice.state, young.netuid())).isFalse();
            assertThat(practice.call(practice.rich(1, 10), "add_stake", cast.validator(young.netuid(), 0),
                    young.netuid(), Practice.TAO)).isPresent();
            practice.world.hour(practice.state, young.at(), 300);
            assertThat(chain.networkRegisteredAt.get(practice.state, young.netuid())).isEqualTo(young.at());
            assertThat(chain.subtokenEnabled.get(practice.state, young.netuid())).isTrue();
            assertThat(chain.blockAtRegistration.get(practice.state, young.netuid(), 5)).isEqualTo(young.at());
            assertThat(432_000 - young.at()).as("still immune at the end of the history")
                    .isLessThan(chain.networkImmunityPeriod.get(practice.state));
        }
        assertThat(chain.networkRegisteredAt.get(practice.state, 1)).isZero();
        practice.check();
    }

    @Test
    void newcomersPayOutOfTheSavingsAndPricesJumpAndFall() {
        long before = seats();
        long savings = practice.free(World.savings(practice.state));
        int jumps = 0;
        int falls = 0;
        long[] price = new long[World.SUBNETS + 1];
        for (int hour = 0; hour < 120; hour++) {
            hours(1);
            for (int netuid = 1; netuid <= World.SUBNETS; netuid++) {
                long now = chain.burn.get(practice.state, netuid);
                jumps += price[netuid] > 0 && now > price[netuid] ? 1 : 0;
                falls += now < price[netuid] ? 1 : 0;
                price[netuid] = now;
            }
        }
        assertThat(seats() - before).as("newcomers in five days").isBetween(100L, 800L);
        assertThat(jumps).isGreaterThan(50);
        assertThat(falls).isGreaterThan(50);
        assertThat(practice.free(World.savings(practice.state))).isLessThan(savings);
        for (int netuid : WorldSettings.CLOSED) {
            assertThat(chain.subnetworkN.get(practice.state, netuid)).isEqualTo(33);
        }
        practice.check();
        practice.checkShares();
    }

    @Test
    void aFullSubnetPrunesWhoEarnsNothing() {
        int netuid = busiest();
        hours(150);
        int count = chain.subnetworkN.get(practice.state, netuid);
        chain.maxAllowedUids.put(practice.state, netuid, count);
        List<AccountId> before = keys(netuid, count);
        List<Integer> incentive = chain.incentive.get(practice.state, netuid);
        List<Integer> dividends = chain.dividends.get(practice.state, netuid);
        hours(96);
        List<AccountId> after = keys(netuid, count);
        assertThat(chain.subnetworkN.get(practice.state, netuid)).isEqualTo(count);
        int pruned = 0;
        for (int uid = 0; uid < count; uid++) {
            if (!before.get(uid).equals(after.get(uid))) {
                pruned++;
                assertThat(incentive.get(uid) + dividends.get(uid)).as("uid " + uid).isZero();
                assertThat(chain.uids.find(practice.state, netuid, before.get(uid))).isEmpty();
            }
        }
        assertThat(pruned).isPositive();
        practice.check();
    }

    private List<AccountId> keys(int netuid, int count) {
        List<AccountId> keys = new ArrayList<>();
        for (int uid = 0; uid < count; uid++) {
            keys.add(chain.keys.get(practice.state, netuid, uid));
        }
        return keys;
    }

    @Test
    void inBlocksValidatorsRateOnceATempoAndMinersRegister() {
        int netuid = 6;
        int tempo = Math.max(100, chain.tempo.get(practice.state, netuid));
        boolean registered = false;
        for (int i = 0; i < tempo; i++) {
            practice.block();
            registered |= practice.events.stream().anyMatch(each -> each.decl() == chain.neuronRegisteredEvent);
            if (i == 20) {
                assertThat(practice.events).extracting(each -> each.decl().name()).contains("WeightsSet");
            }
            practice.events.removeIf(each -> practice.events.size() > 2_000);
        }
        assertThat(registered).isTrue();
        List<Long> updates = chain.lastUpdate.get(practice.state, netuid);
        for (int seat = 0; seat < SEATS; seat++) {
            int uid = chain.uids.find(practice.state, netuid, cast.validator(netuid, seat)).orElseThrow();
            if (chain.active.get(practice.state, netuid).get(uid) && updates.get(uid) > 0) {
                List<Types.Pair<Integer, Integer>> row = chain.weights.get(practice.state, netuid, uid);
                assertThat(row).extracting(Types.Pair::second).contains(65_535);
            }
        }
        assertThat(updates.subList(0, SEATS).stream().filter(each -> each > 0).count()).isGreaterThan(5);
        practice.check();
        practice.checkShares();
    }

    @Test
    void theHolderHasOneValidatorThatEarnsNothing() {
        hours(200);
        long idle = holdersStake(WorldValidators.IDLE_NETUID);
        hours(160);
        assertThat(holdersStake(WorldValidators.IDLE_NETUID)).as("nothing earned").isEqualTo(idle);
        WorldHolder.assertOneIdle(practice);
    }

    private long holdersStake(int netuid) {
        AccountId hotkey = cast.validator(netuid, netuid % SEATS);
        return practice.stake(hotkey, World.HOLDER, netuid);
    }

    @Test
    void takesChange() {
        Map<AccountId, Integer> before = new HashMap<>();
        cast.validators().forEach(hotkey -> before.put(hotkey, chain.delegates.get(practice.state, hotkey)));
        hours(500);
        List<AccountId> changed = cast.validators()
                .stream()
                .filter(hotkey -> !before.get(hotkey).equals(chain.delegates.get(practice.state, hotkey)))
                .toList();
        assertThat(changed).as("in three weeks").hasSizeBetween(1, 12);
        assertThat(changed).allSatisfy(
                hotkey -> assertThat(chain.lastTxBlockDelegateTake.get(practice.state, hotkey)).isPositive());
        assertThat(cast.validators()).allSatisfy(
                hotkey -> assertThat(chain.delegates.get(practice.state, hotkey)).isBetween(0, 11_796));
    }

    @Test
    void whatIsWrittenPerEpochIsForOneTempo() {
        hours(290);
        int netuid = 3;
        double tempo = chain.tempo.get(practice.state, netuid);
        long sum = chain.emission.get(practice.state, netuid).stream().mapToLong(each -> each).sum();
        assertThat((double) sum).isCloseTo(0.82 * tempo * Practice.TAO, Offset.offset(0.02 * tempo * Practice.TAO));
    }

    @Test
    void theSameSeedLivesTheSameLife() {
        Practice other = new Practice(RuntimeEdition.CURRENT, SEED);
        for (int i = 0; i < 30; i++) {
            practice.block();
            other.block();
        }
        hours(100);
        for (int i = 0; i < 100; i++) {
            other.block += 300;
            new World(other.runtime).hour(other.state, other.block, 300);
        }
        assertThat(other.state.root()).isEqualTo(practice.state.root());
    }

    @Test
    void underOlderRulesTheWorldLivesToo() {
        Practice older = new Practice(RuntimeEdition.OLDER, SEED);
        for (int i = 0; i < 20; i++) {
            older.block();
        }
        for (int i = 0; i < 160; i++) {
            older.block += 300;
            older.world.hour(older.state, older.block, 300);
        }
        older.check();
        older.checkShares();
    }
}
