package tern.node.practice.subtensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tern.node.practice.runtime.RuntimeEdition;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;

/// A seeded storm of calls and blocks: whatever happens, everything adds up.
class StormTest {

    private static final int PEOPLE = 12;

    @Test
    void everythingAddsUpAfterAThousandSteps() {
        assertThat(storm(RuntimeEdition.CURRENT, 42, 1_000, 20))
                .isEqualTo(storm(RuntimeEdition.CURRENT, 42, 1_000, 20));
    }

    @Test
    void everythingAddsUpUnderOlderRules() {
        storm(RuntimeEdition.OLDER, 43, 400, 20);
    }

    @Test
    @Tag("slow")
    void everythingAddsUpAfterTenThousandSteps() {
        assertThat(storm(RuntimeEdition.CURRENT, 44, 10_000, 20))
                .isEqualTo(storm(RuntimeEdition.CURRENT, 44, 10_000, 20));
    }

    private static Hash32 storm(RuntimeEdition edition, long seed, int steps, int stepsPerBlock) {
        Practice practice = new Practice(edition, seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<AccountId> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(practice.rich(i, 10 + random.nextInt(5_000)));
        }
        TreeMap<String, Integer> outcomes = new TreeMap<>();
        int step = 0;
        try {
            for (; step < steps; step++) {
                if (step % stepsPerBlock == 0) {
                    practice.block();
                    practice.events.clear();
                }
                String outcome = one(practice, random, people, seed, edition);
                outcomes.merge(outcome, 1, Integer::sum);
                if (step % 250 == 249) {
                    practice.check();
                    practice.checkShares();
                }
            }
            practice.check();
            practice.checkShares();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + ", step " + step + ": " + e.getMessage(), e);
        }
        System.out.println("storm " + seed + ": " + outcomes);
        assertThat(outcomes.keySet()).as("the storm does something")
                .contains("add_stake", "remove_stake",
                        "move_stake", "transfer_stake");
        return practice.state.root();
    }

    private static String one(Practice practice, SplittableRandom random, List<AccountId> people, long seed,
            RuntimeEdition edition) {
        AccountId me = people.get(random.nextInt(PEOPLE));
        int netuid = random.nextInt(8);
        int other = random.nextInt(8);
        AccountId hotkey = World.validator(seed, 1 + random.nextInt(4), random.nextInt(2));
        AccountId second = World.validator(seed, 1 + random.nextInt(4), random.nextInt(2));
        long free = practice.free(me);
        long stake = practice.stake(hotkey, me, netuid);
        long tao = random.nextInt(20) == 0 ? random.nextLong() : 1 + (long) (free * random.nextDouble() * 0.4);
        long alpha = random.nextInt(10) == 0 ? random.nextLong() : (long) (stake * random.nextDouble() * 1.05);
        long price = practice.chain.market().pool(practice.state, netuid).price();
        long limit = (long) (price * (0.97 + random.nextDouble() * 0.06));
        boolean partial = random.nextBoolean();
        String call;
        Optional<String> error;
        switch (random.nextInt(edition.hasBaskets() ? 16 : 13)) {
            case 0, 1, 2 -> error = practice.call(me, call = "add_stake", hotkey, netuid, tao);
            case 3 -> error = practice.call(me, call = "add_stake_limit", hotkey, netuid, tao, limit, partial);
            case 4, 5 -> error = practice.call(me, call = "remove_stake", hotkey, netuid, alpha);
            case 6 -> error = practice.call(me, call = "remove_stake_limit", hotkey, netuid, alpha, limit, partial);
            case 7 -> error = practice.call(me, call = "move_stake", hotkey, second, netuid, other, alpha);
            case 8 -> error = practice.call(me, call = "swap_stake_limit", hotkey, netuid, other, alpha,
                    (long) (1e9 * random.nextDouble()), partial);
            case 9 -> error = practice.call(me, call = "transfer_stake", people.get(random.nextInt(PEOPLE)), hotkey,
                    netuid, other, alpha);
            case 10 -> error = practice.call(me, call = "unstake_all", hotkey);
            case 11 -> error = practice.call(me, call = "burned_register", netuid,
                    Practice.account(1_000 + random.nextInt(500)));
            case 12 -> error = practice.call(me, call = "recycle_alpha", hotkey, alpha, netuid);
            case 13 -> error = practice.call(me, call = "claim_root_with_hotkey", hotkey);
            case 14 -> error = practice.call(me, call = "stake_into_basket", hotkey, tao);
            default -> error = practice.call(me, call = "add_stake", hotkey, 0, tao);
        }
        return error.map(name -> name + " by " + call).orElse(call);
    }
}
