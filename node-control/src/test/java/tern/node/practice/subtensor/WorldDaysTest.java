package tern.node.practice.subtensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tern.node.practice.runtime.RuntimeEdition;
import tern.wallet.keys.AccountId;

/// The whole made-up history: what 60 days bring.
@Tag("slow")
class WorldDaysTest {

    private static final int HOURS = 1_440;
    private static final int SEATS = WorldGenesis.SEATS_OF_VALIDATORS;

    @ParameterizedTest
    @ValueSource(longs = {1, 11, 42})
    void sixtyDaysOfLife(long seed) {
        Practice practice = new Practice(RuntimeEdition.CURRENT, seed);
        SubtensorPallet chain = practice.chain;
        WorldCast cast = WorldCast.of(seed);
        Map<AccountId, Integer> takes = new HashMap<>();
        Map<Integer, AccountId> occupants = new HashMap<>();
        Set<Integer> lost = new HashSet<>();
        int takeChanges = 0;
        int pruned = 0;
        long keys = 0;
        for (int hour = 0; hour <= HOURS; hour++) {
            if (hour > 0) {
                practice.block += 300;
                practice.state.begin();
                practice.world.hour(practice.state, practice.block, 300);
                keys += practice.state.commit().size();
            }
            for (AccountId hotkey : cast.validators()) {
                Integer before = takes.put(hotkey, chain.delegates.get(practice.state, hotkey));
                takeChanges += before != null && !before.equals(takes.get(hotkey)) ? 1 : 0;
            }
            for (int netuid = 1; hour % 24 == 0 && netuid <= World.SUBNETS; netuid++) {
                for (int uid = 0; uid < chain.subnetworkN.get(practice.state, netuid); uid++) {
                    AccountId now = chain.keys.get(practice.state, netuid, uid);
                    AccountId before = occupants.put(netuid * 1_000 + uid, now);
                    pruned += before != null && !before.equals(now) ? 1 : 0;
                }
                for (int seat = 0; seat < SEATS; seat++) {
                    if (chain.uids.find(practice.state, netuid, cast.validator(netuid, seat)).isEmpty()) {
                        lost.add(netuid * SEATS + seat);
                    }
                }
            }
        }
        assertThat(takeChanges).as("takes: one or two a week").isBetween(6, 26);
        assertThat(pruned).as("pruned neurons").isGreaterThan(300);
        assertThat(lost).as("validators that lost a seat").hasSizeBetween(2, 30);
        assertThat(keys / HOURS).as("keys a step changes").isLessThan(1_300);
        end(practice, cast);
        WorldHolder.assertOneIdle(practice);
        practice.check();
        practice.checkShares();
    }

    private static void end(Practice practice, WorldCast cast) {
        SubtensorPallet chain = practice.chain;
        int full = 0;
        int miners = 0;
        int earning = 0;
        int validators = 0;
        int idle = 0;
        int young = 0;
        for (int netuid = 1; netuid <= World.SUBNETS; netuid++) {
            int count = chain.subnetworkN.get(practice.state, netuid);
            full += count == chain.maxAllowedUids.get(practice.state, netuid) ? 1 : 0;
            young += practice.block
                    - chain.networkRegisteredAt.get(practice.state, netuid) < chain.networkImmunityPeriod
                            .get(practice.state) ? 1 : 0;
            for (int uid = 0; uid < count; uid++) {
                if (cast.isValidator(chain.keys.get(practice.state, netuid, uid))) {
                    validators++;
                    boolean late = practice.block - chain.lastUpdate.get(practice.state, netuid).get(uid) > 50_000;
                    idle += late ? 1 : 0;
                    if (late) {
                        assertThat(chain.dividends.get(practice.state, netuid).get(uid)).isZero();
                    }
                } else {
                    miners++;
                    earning += chain.incentive.get(practice.state, netuid).get(uid) > 0 ? 1 : 0;
                }
            }
        }
        assertThat(full).as("full subnets").isBetween(10, 70);
        assertThat(young).isEqualTo(2);
        assertThat((double) earning / miners).as("miners that earn").isBetween(0.25, 0.65);
        assertThat((double) idle / validators).as("idle validators").isBetween(0.02, 0.08);
    }
}
