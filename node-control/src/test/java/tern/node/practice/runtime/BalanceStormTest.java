package tern.node.practice.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tern.node.practice.frame.Attempt;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.Origin;
import tern.node.practice.runtime.pallets.AccountInfo;
import tern.node.practice.runtime.pallets.MultiAddress;
import tern.node.practice.runtime.pallets.ProxyType;
import tern.node.practice.runtime.pallets.SystemPallet;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.KeyScheme;
import tern.wallet.units.Hash32;

/// Random calls, some signed and some made inside the block: nothing may be made or lost but fees, burns and dust.
class BalanceStormTest {

    private static final int ACCOUNTS = 24;
    private static final int STEPS_PER_BLOCK = 20;

    private final List<KeyPair> people = new ArrayList<>();
    private int signed;
    private int worked;
    private int died;

    BalanceStormTest() {
        for (int i = 0; i < ACCOUNTS; i++) {
            // ed25519 signatures of the same bytes are the same; sr25519 ones are not, and block hashes would differ
            people.add(TestChain.key(KeyScheme.ED25519, 100 + i));
        }
    }

    @Test
    void aThousandRandomCallsKeepTheBooksStraight() throws Exception {
        storm(RuntimeEdition.CURRENT, 11, 1_000);
    }

    @Test
    void theSameSeedGivesTheSameStateAndAnotherSeedAnother() throws Exception {
        Hash32 once = storm(RuntimeEdition.OLDER, 5, 300);
        assertThat(storm(RuntimeEdition.OLDER, 5, 300)).isEqualTo(once);
        assertThat(storm(RuntimeEdition.OLDER, 6, 300)).isNotEqualTo(once);
    }

    @Test
    @Tag("slow")
    void tenThousandRandomCallsKeepTheBooksStraight() throws Exception {
        Hash32 once = storm(RuntimeEdition.CURRENT, 2026, 10_000);
        assertThat(storm(RuntimeEdition.CURRENT, 2026, 10_000)).isEqualTo(once);
    }

    private Hash32 storm(RuntimeEdition edition, long seed, int steps) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        TestChain chain = new TestChain(edition, SubtensorParts.NONE);
        signed = 0;
        worked = 0;
        died = 0;
        for (KeyPair person : people) {
            chain.endow(person, random.nextLong(500, 3_000_000_000L));
        }
        for (int step = 0; step < steps; step += STEPS_PER_BLOCK) {
            BlockRun run = chain.begin();
            for (int i = 0; i < STEPS_PER_BLOCK; i++) {
                step(chain, run, random);
            }
            chain.end(run);
            check(chain, "seed " + seed + ", step " + step);
        }
        assertThat(signed).as("signed extrinsics in blocks, seed " + seed).isGreaterThan(steps / 20);
        assertThat(worked).as("calls that worked, seed " + seed).isGreaterThan(steps / 4);
        assertThat(died).as("accounts that died, seed " + seed).isPositive();
        return chain.state.root();
    }

    private void step(TestChain chain, BlockRun run, SplittableRandom random) throws Exception {
        KeyPair who = people.get(random.nextInt(ACCOUNTS));
        KeyPair other = people.get(random.nextInt(ACCOUNTS));
        Call call = call(chain, who, other, random, 2);
        if (random.nextInt(3) == 0) {
            Inclusion result = run.apply(chain.sign(who, call, chain.terms(who)
                    .withTip(random.nextInt(4) == 0 ? random.nextLong(5_000) : 0)));
            if (result instanceof Inclusion.Included included) {
                signed++;
                worked += included.error().isEmpty() ? 1 : 0;
            }
            return;
        }
        run.system(dispatch -> {
            Attempt attempt = dispatch.as(new Origin.Signed(who.account())).attempt(call);
            worked += attempt.succeeded() ? 1 : 0;
        });
        if (random.nextInt(40) == 0) {
            long gift = random.nextLong(100, 2_000_000_000L);
            run.system(dispatch -> {
                if (gift >= 500 || chain.free(other) > 500) {
                    chain.balances().mint(dispatch, other.account(), gift);
                }
            });
        }
    }

    private Call call(TestChain chain, KeyPair who, KeyPair other, SplittableRandom random, int depth) {
        long have = chain.free(who);
        long amount = switch (random.nextInt(6)) {
            case 0 -> have;
            case 1 -> Math.max(0, have - random.nextLong(1_000));
            case 2 -> random.nextLong(1_000);
            case 3 -> -1 - random.nextLong(1_000);
            default -> have == 0 ? 1 : random.nextLong(have);
        };
        MultiAddress to = MultiAddress.of(other.account());
        return switch (random.nextInt(depth > 0 ? 14 : 9)) {
            case 0, 1 -> chain.call("Balances", "transfer_allow_death", to, amount);
            case 2, 3, 4 -> chain.call("Balances", "transfer_keep_alive", to, amount);
            case 5 -> chain.call("Balances", "transfer_all", to, random.nextBoolean());
            case 6 -> chain.call("Balances", "burn", amount / 4, random.nextBoolean());
            case 7 -> chain.call("Proxy", "add_proxy", to, random.nextBoolean() ? ProxyType.ANY : ProxyType.TRANSFER,
                    0L);
            case 8 -> chain.call("Proxy", "remove_proxies");
            case 9 -> chain.call("Proxy", "proxy", to, Optional.empty(), call(chain, other, who, random, depth - 1));
            case 10 -> chain.call("Proxy", "create_pure", ProxyType.ANY, 0L, random.nextInt(10));
            default -> chain.call("Utility", List.of("batch", "batch_all", "force_batch").get(random.nextInt(3)),
                    List.of(call(chain, who, other, random, 0), call(chain, who, other, random, 0)));
        };
    }

    private void check(TestChain chain, String when) {
        SystemPallet system = chain.runtime().core().system();
        long sum = 0;
        for (AccountId who : system.accounts.keys(chain.state)) {
            AccountInfo info = system.account(chain.state, who);
            assertThat(info.data().free()).as(when + ": " + who).isGreaterThanOrEqualTo(500);
            assertThat(info.data().reserved()).as(when).isNotNegative();
            assertThat(info.providers()).as(when).isEqualTo(1);
            assertThat(info.consumers()).as(when).isEqualTo(info.data().reserved() > 0 ? 1 : 0);
            sum += info.data().free() + info.data().reserved();
        }
        assertThat(chain.balances().totalIssuance(chain.state)).as(when).isEqualTo(sum);
        died += (int) chain.records()
                .stream()
                .filter(record -> record.event().decl().toString().equals("System.KilledAccount"))
                .count();
    }
}
