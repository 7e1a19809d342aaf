package tern.node.practice.subtensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tern.node.practice.runtime.RuntimeEdition;
import tern.wallet.keys.AccountId;

/// The world by itself: genesis, living blocks, payouts, coarse history.
class WorldTest {

    private static final long SEED = 11;

    @Test
    void genesisHas128SubnetsWithNamesOfTheirOwn() {
        Practice practice = new Practice(RuntimeEdition.CURRENT, SEED);
        Set<String> names = new HashSet<>();
        Set<String> symbols = new HashSet<>();
        double prices = 0;
        for (int netuid = 1; netuid <= 128; netuid++) {
            names.add(new String((byte[]) practice.chain.subnetIdentitiesV3.find(practice.state, netuid)
                    .orElseThrow()
                    .getFirst(), StandardCharsets.UTF_8));
            symbols.add(new String(practice.chain.tokenSymbol.get(practice.state, netuid), StandardCharsets.UTF_8));
            prices += Fixed.fromF32(practice.chain.subnetMovingPrice.get(practice.state, netuid));
            assertThat(practice.chain.subnetworkN.get(practice.state, netuid)).isEqualTo(33);
        }
        assertThat(names).hasSize(128);
        assertThat(symbols).hasSize(128);
        assertThat(prices).as("root earns only above 1").isBetween(1.0, 20.0);
        assertThat(practice.chain.totalIssuance.get(practice.state)).isBetween(9_000_000_000_000_000L,
                15_000_000_000_000_000L);
        practice.check();
        practice.checkShares();
    }

    @Test
    void sameSeedMakesTheSameWorldAndAnotherSeedAnother() {
        assertThat(new Practice(RuntimeEdition.CURRENT, SEED).state.root())
                .isEqualTo(new Practice(RuntimeEdition.CURRENT, SEED).state.root())
                .isNotEqualTo(new Practice(RuntimeEdition.CURRENT, SEED + 1).state.root());
    }

    @Test
    void aBlockEmitsWhatTheCurveSaysAndPayoutsReachEverybody() {
        Practice practice = new Practice(RuntimeEdition.CURRENT, SEED);
        long issued = practice.chain.totalIssuance.get(practice.state);
        practice.block();
        assertThat(practice.chain.totalIssuance.get(practice.state) - issued)
                .isBetween(Emission.perBlock(issued) - 128, Emission.perBlock(issued));
        AccountId validator = World.validator(SEED, 3, 0);
        AccountId owner = World.account(SEED, "owner", 3);
        int rated = practice.chain.weights.get(practice.state, 3, 0).getFirst().first();
        AccountId miner = practice.chain.keys.get(practice.state, 3, rated);
        long nominated = practice.chain.totalHotkeyAlpha.get(practice.state, validator, 3);
        long owned = practice.stake(World.account(SEED, "owner hotkey", 3), owner, 3);
        long mined = practice.chain.totalHotkeyAlpha.get(practice.state, miner, 3);
        long out = practice.chain.pendingServerEmission.get(practice.state, 3);

        practice.chain.epochRules().run(World.quiet(practice.state, 1), 3, 1);

        assertThat(practice.chain.totalHotkeyAlpha.get(practice.state, validator, 3)).isGreaterThan(nominated);
        assertThat(practice.stake(World.account(SEED, "owner hotkey", 3), owner, 3) - owned)
                .isCloseTo(180_000_000L, Offset.offset(40_000L));
        assertThat(practice.chain.totalHotkeyAlpha.get(practice.state, miner, 3)).isGreaterThan(mined);
        assertThat(out).isCloseTo(410_000_000L, Offset.offset(100_000L));
        assertThat(practice.chain.validatorPermit.get(practice.state, 3).subList(0, 8)).containsOnly(true);
        practice.check();
        practice.checkShares();
    }

    @Test
    void halvingsFollowIssuance() {
        assertThat(Emission.perBlock(0)).isEqualTo(1_000_000_000L);
        assertThat(Emission.perBlock(10_499_999_000_000_000L)).isEqualTo(1_000_000_000L);
        assertThat(Emission.perBlock(10_500_000_000_000_000L)).isEqualTo(500_000_000L);
        assertThat(Emission.perBlock(15_750_000_000_000_000L)).isEqualTo(250_000_000L);
        assertThat(Emission.perBlock(21_000_000_000_000_000L)).isZero();
    }

    @Test
    void hoursAddUp() {
        Practice practice = new Practice(RuntimeEdition.CURRENT, SEED);
        long started = System.nanoTime();
        for (int hour = 1; hour <= 30; hour++) {
            practice.block += 300;
            practice.world.hour(practice.state, practice.block, 300);
        }
        System.out.println("30 hours: " + (System.nanoTime() - started) / 1_000_000 + " ms");
        practice.check();
        practice.checkShares();
    }

    @Test
    void blocksMoveOn() {
        Practice practice = new Practice(RuntimeEdition.CURRENT, SEED);
        long started = System.nanoTime();
        int blocks = 130;
        for (int i = 0; i < blocks; i++) {
            practice.block();
            practice.events.removeIf(each -> practice.events.size() > 10_000);
        }
        System.out.println("ms per block: " + (System.nanoTime() - started) / 1e6 / blocks + ", state entries: "
                + practice.state.size());
        assertThat(practice.events).extracting(each -> each.decl().name())
                .contains("StakeAdded", "StakeRemoved",
                        "IncentiveAlphaEmittedToMiners");
        practice.check();
        practice.checkShares();
    }

    @Test
    @Tag("slow")
    void sixtyDaysOfHoursAddUp() {
        Practice practice = new Practice(RuntimeEdition.CURRENT, SEED);
        long started = System.nanoTime();
        for (int hour = 1; hour <= 1_440; hour++) {
            practice.block += 300;
            practice.world.hour(practice.state, practice.block, 300);
        }
        System.out.println("1440 hours: " + (System.nanoTime() - started) / 1_000_000 + " ms");
        practice.check();
        practice.checkShares();
    }
}
