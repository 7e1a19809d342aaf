package tern.app.transact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tern.app.transact.TransactionState.Stage;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Plan;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.CallSpec;
import tern.wallet.chain.DispatchFailure;
import tern.wallet.chain.Event;
import tern.wallet.chain.Outcome;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// What is said of a transaction in a block whose intent nobody remembers.
class FollowingTest {

    private static final Hash32 HASH = Hash32.parse("0x" + "ab".repeat(32));

    private static Following.Verdict verdict(boolean finalized) {
        return Following.verdict(Optional.empty(), new Outcome(new BlockRef(432_007, HASH), 3, HASH, true,
                Optional.empty(), Rao.of(120_000), finalized, List.of()));
    }

    @Test
    void whereNoAmountIsKnownNoneIsSpokenOf() {
        assertThat(verdict(true).stage()).isEqualTo(Stage.FINALIZED);
        assertThat(verdict(true).sentence()).isEqualTo("Done in block 432,007. It cannot be undone any more.");
        assertThat(verdict(false).stage()).isEqualTo(Stage.IN_BLOCK);
        assertThat(verdict(false).sentence())
                .isEqualTo("In block 432,007. Some seconds more, and it cannot be undone.");
    }

    private static DispatchFailure failure(String name, int item) {
        return new DispatchFailure("SubtensorModule", name, "", "Utility.ItemFailed", OptionalInt.of(item));
    }

    private static Event event(String pallet, String name, Value... values) {
        List<Value.Field> fields = new ArrayList<>();
        for (Value value : values) {
            fields.add(new Value.Field(Optional.empty(), value));
        }
        return new Event(pallet, name, OptionalInt.of(3), fields);
    }

    /// Stake of three subnets is taken out in one call; of the first and the last nothing leaves.
    @Test
    void ofABatchEachFailureKeepsItsReasonAndItsName() {
        AccountId me = AccountId.of(HASH.bytes());
        List<Plan.Part> parts = new ArrayList<>();
        for (int netuid = 1; netuid <= 3; netuid++) {
            parts.add(new Plan.Part(new Intent.RemoveStake(me, me, netuid, Optional.empty(), Optional.empty()),
                    Optional.empty(), Optional.empty(), Rao.of(2_000_000_000)));
        }
        Plan plan = new Plan(new Intent.RemoveAllStake(me, Optional.empty(), Optional.empty()),
                new CallSpec("Utility", "force_batch", Map.of()), Optional.empty(), Optional.empty(), Rao.of(3),
                Optional.empty(), List.of(), new BlockRef(432_000, HASH), parts, 0);
        DispatchFailure first = failure("SlippageTooHigh", 0);
        DispatchFailure last = failure("StakeUnavailable", 2);
        Value key = Value.of(me.bytes());
        Outcome outcome = new Outcome(new BlockRef(432_007, HASH), 3, HASH, false, Optional.of(first),
                Rao.of(120_000), true, List.of(event("Utility", "ItemFailed", Value.unit()),
                        event("SubtensorModule", "StakeRemoved", key, key, Value.of(900_000_000),
                                Value.of(2_000_000_000), Value.of(2), Value.of(0)),
                        event("Utility", "ItemCompleted"), event("Utility", "ItemFailed", Value.unit())),
                List.of(first, last));
        Following.Verdict verdict = Following.verdict(Optional.of(plan), outcome);
        assertThat(verdict.stage()).isEqualTo(Stage.DIFFERS);
        assertThat(verdict.sentence()).contains("2 of 3 parts")
                .contains("Subnet 1: The price moved beyond your limit")
                .contains("Subnet 3: Part of this stake is locked.");
        assertThat(verdict.details()).contains("SubtensorModule.SlippageTooHigh, SubtensorModule.StakeUnavailable");
    }
}
