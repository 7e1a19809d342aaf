package tern.app.transact;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tern.wallet.bittensor.AtLimit;
import tern.wallet.bittensor.AxonAddress;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Plan;
import tern.wallet.bittensor.SeatWork;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.CallSpec;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// What the list of pending transactions keeps is enough to hold an outcome against the intent after a restart.
class IntentFactsTest {

    private static final AccountId ME = account(1);
    private static final AccountId YOU = account(2);
    private static final AccountId HOT = account(3);
    private static final AccountId OTHER = account(4);
    private static final Rao SOME = Rao.of(1_234_567_890L);
    private static final Rao LIMIT = Rao.of(497_500_000);
    private static final BlockRef BLOCK = new BlockRef(7, Hash32.of(new byte[32]));

    private static AccountId account(int number) {
        byte[] id = new byte[32];
        Arrays.fill(id, (byte) number);
        return AccountId.of(id);
    }

    private static Plan plan(Intent intent, Plan.Part... parts) {
        return new Plan(intent, new CallSpec("P", "c", Map.of()), Optional.of(LIMIT), Optional.empty(), SOME,
                Optional.of(Rao.of(5)), List.of("said"), BLOCK, List.of(parts), 0);
    }

    @Test
    void everyIntentComesBack() {
        Optional<Rao> some = Optional.of(SOME);
        Optional<Rao> all = Optional.empty();
        for (Intent intent : List.of(
                new Intent.Transfer(ME, YOU, SOME, false),
                new Intent.TransferAll(ME, YOU, true),
                new Intent.AddStake(ME, HOT, 64, SOME, Optional.empty(), AtLimit.PARTIAL),
                new Intent.AddStake(ME, HOT, 0, SOME, Optional.empty()),
                new Intent.RemoveStake(ME, HOT, 64, some, Optional.empty(), AtLimit.PARTIAL),
                new Intent.RemoveStake(ME, HOT, 64, all, Optional.empty()),
                new Intent.TransferStake(ME, YOU, HOT, 3, SOME),
                new Intent.MoveStake(ME, HOT, OTHER, 3, some),
                new Intent.MoveStake(ME, HOT, OTHER, 3, all),
                new Intent.SwapStake(ME, HOT, OTHER, 3, 0, some, Optional.empty(), AtLimit.PARTIAL),
                new Intent.SwapStake(ME, HOT, 3, 64, all, Optional.empty()),
                new Intent.ClaimRoot(ME, Optional.empty()),
                new Intent.ClaimRoot(ME, Optional.of(HOT)),
                new Intent.RootClaimChoice(ME, true),
                new Intent.RootClaimChoice(ME, false),
                new Intent.Register(ME, HOT, 64, LIMIT),
                new Intent.RegisterByWork(ME, HOT, 64, new SeatWork(BLOCK, -7, BLOCK.hash())),
                new Intent.ServeAxon(ME, 64, new AxonAddress(InetAddress.ofLiteral("2606:4700::1111"), 8_091)),
                new Intent.RemoveAllStake(ME, Optional.of(HOT), Optional.empty()))) {
            Plan read = IntentFacts.read(IntentFacts.write(plan(intent)), ME, BLOCK).orElseThrow();
            assertThat(read.intent()).isEqualTo(intent);
            assertThat(read.amount()).isEqualTo(SOME);
            assertThat(read.limitPrice()).contains(LIMIT);
        }
        assertThat(Intent.class.getPermittedSubclasses()).as("a new intent needs its facts").hasSize(13);
    }

    @Test
    void partsComeBackWithTheirLimits() {
        Plan.Part one = new Plan.Part(new Intent.RemoveStake(ME, HOT, 4, Optional.empty(), Optional.empty()),
                Optional.of(LIMIT), Optional.empty(), SOME);
        Plan.Part two = new Plan.Part(new Intent.RemoveStake(ME, OTHER, 0, Optional.empty(), Optional.empty()),
                Optional.empty(), Optional.empty(), Rao.of(9));
        Plan exit = plan(new Intent.RemoveAllStake(ME, Optional.empty(), Optional.empty()), one, two);
        assertThat(IntentFacts.read(IntentFacts.write(exit), ME, BLOCK).orElseThrow().parts())
                .containsExactly(one, two);
        Plan.Part claim = new Plan.Part(new Intent.ClaimRoot(ME, Optional.of(OTHER)), Optional.empty(),
                Optional.empty(), SOME);
        Plan claims = plan(new Intent.ClaimRoot(ME, Optional.empty()), claim);
        assertThat(IntentFacts.read(IntentFacts.write(claims), ME, BLOCK).orElseThrow().parts())
                .containsExactly(claim);
    }

    @Test
    void whatAnotherVersionWroteIsNoIntentRatherThanAWrongOne() {
        Map<String, String> good = IntentFacts.write(plan(new Intent.SwapStake(ME, HOT, OTHER, 3, 5,
                Optional.of(SOME), Optional.empty(), AtLimit.STOP)));
        for (String name : List.of("action", "amountRao", "hotkey", "toHotkey", "netuid", "toNetuid")) {
            Map<String, String> broken = new LinkedHashMap<>(good);
            broken.put(name, "x");
            assertThat(IntentFacts.read(broken, ME, BLOCK)).as(name).isEmpty();
            broken.remove(name);
            assertThat(IntentFacts.read(broken, ME, BLOCK)).as(name).isEmpty();
        }
        // older versions kept the name of what was done with stake, and no more
        for (String action : List.of("stake-add", "stake-remove", "stake-transfer")) {
            assertThat(IntentFacts.read(Map.of("action", action), ME, BLOCK)).isEmpty();
        }
        Map<String, String> parts = new LinkedHashMap<>(IntentFacts.write(plan(new Intent.RemoveAllStake(ME,
                Optional.empty(), Optional.empty()))));
        for (String text : List.of("x", "a:b:c", ":::", HOT.address() + ":4:x:", HOT.address() + ":4:1:2:3")) {
            parts.put("parts", text);
            assertThat(IntentFacts.read(parts, ME, BLOCK)).as(text).isEmpty();
        }
    }
}
