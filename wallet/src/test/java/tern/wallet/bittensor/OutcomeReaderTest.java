package tern.wallet.bittensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tern.wallet.chain.CallSpec;
import tern.wallet.chain.DispatchFailure;
import tern.wallet.chain.Event;
import tern.wallet.chain.Outcome;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

final class OutcomeReaderTest {

    private static final AccountId ME = FakeChain.account(1);
    private static final AccountId YOU = FakeChain.account(2);
    private static final AccountId HOT = FakeChain.account(3);
    private static final Rao FEE = Rao.of(150_000);

    private static Plan plan(Intent intent, Rao amount, Rao limit) {
        return new Plan(intent, new CallSpec("P", "c", Map.of()), limit == null ? Optional.empty() : Optional.of(limit),
                Optional.empty(), amount, Optional.empty(), List.of(), FakeChain.BLOCK);
    }

    private static Outcome outcome(Event... events) {
        return new Outcome(FakeChain.BLOCK, 2, Hash32.of(FakeChain.filled(5)), true, Optional.empty(), FEE, false,
                List.of(events));
    }

    private static Event transfer(AccountId from, AccountId to, long amount) {
        return new Event("Balances", "Transfer", OptionalInt.of(2),
                List.of(named("from", FakeChain.key(from)), named("to", FakeChain.key(to)),
                        named("amount", Value.of(amount))));
    }

    private static Event stake(String name, AccountId cold, int netuid, long tao, long alpha, Long fee) {
        List<Value.Field> fields = new ArrayList<>();
        for (Value value : List.of(FakeChain.key(cold), FakeChain.key(HOT), Value.of(tao), Value.of(alpha),
                Value.of(netuid))) {
            fields.add(new Value.Field(Optional.empty(), value));
        }
        if (fee != null) {
            fields.add(new Value.Field(Optional.empty(), Value.of(fee)));
        }
        return new Event("SubtensorModule", name, OptionalInt.of(2), fields);
    }

    private static Value.Field named(String name, Value value) {
        return new Value.Field(Optional.of(name), value);
    }

    private static Intent.RemoveStake remove(Long alpha) {
        return new Intent.RemoveStake(ME, HOT, 4, Optional.ofNullable(alpha).map(Rao::of), Optional.empty());
    }

    @Test
    void aTransferIsReadFromItsOwnEvent() {
        Plan plan = plan(new Intent.Transfer(ME, YOU, Rao.of(700_000), true), Rao.of(700_000), null);
        OutcomeReport report = OutcomeReader.read(plan, outcome(transfer(YOU, ME, 5), transfer(ME, YOU, 700_000)));
        assertThat(report).isEqualTo(new OutcomeReport(true, Optional.of(Rao.of(700_000)), Optional.empty(), FEE,
                Optional.empty()));
    }

    @Test
    void anotherAmountIsADiscrepancy() {
        Plan plan = plan(new Intent.Transfer(ME, YOU, Rao.of(700_000), true), Rao.of(700_000), null);
        OutcomeReport report = OutcomeReader.read(plan, outcome(transfer(ME, YOU, 600_000)));
        assertThat(report.done()).isTrue();
        assertThat(report.discrepancy().orElseThrow().words()).contains("0.0007 TAO").contains("0.0006 TAO");
    }

    @Test
    void transferAllTakesWhateverAmountMoved() {
        Plan plan = plan(new Intent.TransferAll(ME, YOU, true), Rao.of(1), null);
        OutcomeReport report = OutcomeReader.read(plan, outcome(transfer(ME, YOU, 600_000)));
        assertThat(report.tao()).contains(Rao.of(600_000));
        assertThat(report.discrepancy()).isEmpty();
    }

    @Test
    void successWithoutEventsIsNotDone() {
        Plan plan = plan(new Intent.Transfer(ME, YOU, Rao.of(700_000), true), Rao.of(700_000), null);
        OutcomeReport report = OutcomeReader.read(plan, outcome(transfer(ME, HOT, 700_000)));
        assertThat(report.done()).isFalse();
        assertThat(report.discrepancy()).isPresent();
    }

    @Test
    void aFailureSpeaksTheChainsReason() {
        Plan plan = plan(remove(5L), Rao.of(5), null);
        Outcome failed = new Outcome(FakeChain.BLOCK, 2, Hash32.of(FakeChain.filled(5)), false,
                Optional.of(new DispatchFailure("SubtensorModule", "SlippageTooHigh", "", "",
                        OptionalInt.empty())),
                FEE, false, List.of(stake("StakeRemoved", ME, 4, 1, 1, null)));
        OutcomeReport report = OutcomeReader.read(plan, failed);
        assertThat(report.done()).isFalse();
        assertThat(report.tao()).isEmpty();
        assertThat(report.discrepancy().orElseThrow().words()).startsWith("The price moved beyond your limit");
    }

    @Test
    void stakingReportsTaoAndAlpha() {
        Intent.AddStake add = new Intent.AddStake(ME, HOT, 4, Rao.of(2_000_000_000), Optional.empty());
        OutcomeReport report = OutcomeReader.read(plan(add, add.tao(), Rao.of(510_000_000)),
                outcome(stake("StakeAdded", YOU, 4, 9, 9, 0L), stake("StakeAdded", ME, 5, 9, 9, 0L),
                        stake("StakeAdded", ME, 4, 2_000_000_000, 3_990_000_000L, 1_007_000L)));
        assertThat(report).isEqualTo(new OutcomeReport(true, Optional.of(Rao.of(2_000_000_000)),
                Optional.of(Rao.of(3_990_000_000L)), FEE, Optional.empty()));
    }

    @Test
    void stakingLessThanAskedIsSaid() {
        Intent.AddStake add = new Intent.AddStake(ME, HOT, 4, Rao.of(2_000_000_000), Optional.empty());
        OutcomeReport report = OutcomeReader.read(plan(add, add.tao(), null),
                outcome(stake("StakeAdded", ME, 4, 1_999_999_500, 3_990_000_000L, null)));
        assertThat(report.discrepancy().orElseThrow().words()).contains("1.9999995 TAO");
    }

    @Test
    void aPriceBeyondTheLimitIsSaid() {
        Intent.AddStake add = new Intent.AddStake(ME, HOT, 4, Rao.of(2_000_000_000), Optional.empty());
        OutcomeReport report = OutcomeReader.read(plan(add, add.tao(), Rao.of(500_000_000)),
                outcome(stake("StakeAdded", ME, 4, 2_000_000_000, 3_000_000_000L, 0L)));
        assertThat(report.discrepancy().orElseThrow().words()).contains("limit");
    }

    private static Event given(AccountId from, AccountId to, int netuid, long tao) {
        List<Value.Field> fields = new ArrayList<>();
        for (Value value : List.of(FakeChain.key(from), FakeChain.key(to), FakeChain.key(HOT), Value.of(netuid),
                Value.of(netuid), Value.of(tao))) {
            fields.add(new Value.Field(Optional.empty(), value));
        }
        return new Event("SubtensorModule", "StakeTransferred", OptionalInt.of(2), fields);
    }

    @Test
    void givenStakeIsReadFromWhatArrives() {
        Intent.TransferStake give = new Intent.TransferStake(ME, YOU, HOT, 4, Rao.of(3_000_000_000L));
        Plan plan = plan(give, give.alpha(), null);
        OutcomeReport all = OutcomeReader.read(plan, outcome(stake("StakeRemoved", ME, 4, 2, 3_000_000_000L, 0L),
                stake("StakeAdded", YOU, 4, 2, 2_999_999_999L, 0L), given(ME, YOU, 4, 2_000)));
        assertThat(all).isEqualTo(new OutcomeReport(true, Optional.of(Rao.of(2_000)),
                Optional.of(Rao.of(2_999_999_999L)), FEE, Optional.empty()));
        OutcomeReport less = OutcomeReader.read(plan, outcome(stake("StakeAdded", YOU, 4, 2, 2_000_000_000L, 0L),
                given(ME, YOU, 4, 2_000)));
        assertThat(less.discrepancy().orElseThrow().words()).contains("3 alpha").contains("2 alpha were given");
        assertThat(OutcomeReader.read(plan, outcome(given(ME, YOU, 4, 2_000))).discrepancy().orElseThrow().words())
                .contains("not how much");
        // to somebody else, or on another subnet, is not what was asked for
        assertThat(OutcomeReader.read(plan, outcome(stake("StakeAdded", HOT, 4, 2, 3_000_000_000L, 0L),
                given(ME, HOT, 4, 2_000))).done()).isFalse();
        assertThat(OutcomeReader.read(plan, outcome(given(ME, YOU, 5, 2_000))).done()).isFalse();
    }

    @Test
    void unstakingCountsThePoolsFeeWhereTheEventLeavesItOut() {
        OutcomeReport report = OutcomeReader.read(plan(remove(4_000_000_000L), Rao.of(4_000_000_000L), null),
                outcome(stake("StakeRemoved", ME, 4, 1_990_000_000, 3_997_984_000L, 2_016_000L)));
        assertThat(report.alpha()).contains(Rao.of(4_000_000_000L));
        assertThat(report.tao()).contains(Rao.of(1_990_000_000));
        assertThat(report.discrepancy()).isEmpty();
    }

    @Test
    void unstakingTakesTheEventAsItIsWhereItHoldsEverything() {
        OutcomeReport report = OutcomeReader.read(plan(remove(4_000_000_000L), Rao.of(4_000_000_000L), null),
                outcome(stake("StakeRemoved", ME, 4, 1_990_000_000, 4_000_000_000L, 2_016_000L)));
        assertThat(report.alpha()).contains(Rao.of(4_000_000_000L));
        assertThat(report.discrepancy()).isEmpty();
    }

    @Test
    void aRestThatIsSoldTooIsSaid() {
        OutcomeReport report = OutcomeReader.read(plan(remove(4_000_000_000L), Rao.of(4_000_000_000L), null),
                outcome(stake("StakeRemoved", ME, 4, 1_990_000_000, 4_000_000_000L, 0L),
                        stake("StakeRemoved", ME, 4, 3_000_000, 6_000_000, 0L)));
        assertThat(report.alpha()).contains(Rao.of(4_006_000_000L));
        assertThat(report.tao()).contains(Rao.of(1_993_000_000));
        assertThat(report.discrepancy().orElseThrow().words()).contains("too little to remain");
    }

    @Test
    void unstakingAllMayBringMoreThanPlanned() {
        OutcomeReport report = OutcomeReader.read(plan(remove(null), Rao.of(4_000_000_000L), null),
                outcome(stake("StakeRemoved", ME, 4, 1_990_000_000, 4_100_000_000L, 0L)));
        assertThat(report.discrepancy()).isEmpty();
        assertThat(report.alpha()).contains(Rao.of(4_100_000_000L));
    }

    @Test
    void anEventOfAnotherFormIsNoProof() {
        Event odd = new Event("SubtensorModule", "StakeRemoved", OptionalInt.of(2),
                List.of(new Value.Field(Optional.empty(), FakeChain.key(ME)),
                        new Value.Field(Optional.empty(), Value.of(5))));
        OutcomeReport report = OutcomeReader.read(plan(remove(5L), Rao.of(5), null), outcome(odd));
        assertThat(report.done()).isFalse();
        assertThat(report.discrepancy().orElseThrow().words()).contains("cannot read");
    }

    // --- moves, swaps, calls made of several

    private static Event at(String pallet, String name, Value... values) {
        List<Value.Field> fields = new ArrayList<>();
        for (Value value : values) {
            fields.add(new Value.Field(Optional.empty(), value));
        }
        return new Event(pallet, name, OptionalInt.of(2), fields);
    }

    private static Event added(AccountId hotkey, int netuid, long tao, long alpha, long fee) {
        return at("SubtensorModule", "StakeAdded", FakeChain.key(ME), FakeChain.key(hotkey), Value.of(tao),
                Value.of(alpha), Value.of(netuid), Value.of(fee));
    }

    @Test
    void aMoveIsHeldAgainstWhatArrived() {
        Intent.MoveStake move = new Intent.MoveStake(ME, HOT, YOU, 4, Optional.of(Rao.of(3_000_000_000L)));
        Event moved = at("SubtensorModule", "StakeMoved", FakeChain.key(ME), FakeChain.key(HOT), Value.of(4),
                FakeChain.key(YOU), Value.of(4), Value.of(1_500_000_000));
        OutcomeReport report = OutcomeReader.read(plan(move, Rao.of(3_000_000_000L), null),
                outcome(added(YOU, 4, 1_500_000_000, 2_999_999_999L, 0), moved));
        assertThat(report).isEqualTo(new OutcomeReport(true, Optional.of(Rao.of(1_500_000_000)),
                Optional.of(Rao.of(2_999_999_999L)), FEE, Optional.empty()));
        assertThat(OutcomeReader.read(plan(move, Rao.of(3_000_000_000L), null),
                outcome(added(YOU, 4, 1, 2_000_000_000L, 0), moved)).discrepancy().orElseThrow().words())
                .contains("3 alpha")
                .contains("2 alpha were moved");
        // the chain sold the rest
        Event sold = stake("StakeRemoved", ME, 4, 1_500_000_000, 3_000_000_000L, 0L);
        assertThat(OutcomeReader.read(plan(move, Rao.of(3_000_000_000L), null), outcome(sold,
                added(YOU, 4, 1_500_000_000, 3_000_000_000L, 0), moved)).discrepancy()).isEmpty();
        assertThat(OutcomeReader.read(plan(move, Rao.of(3_000_000_000L), null), outcome(sold,
                added(YOU, 4, 1_500_000_000, 3_000_000_000L, 0), stake("StakeRemoved", ME, 4, 1_000, 2_000, 0L),
                moved)).discrepancy().orElseThrow().words()).contains("sold what was too little to remain");
        // somebody else's move, and none at all
        assertThat(OutcomeReader.read(plan(move, Rao.of(3_000_000_000L), null),
                outcome(at("SubtensorModule", "StakeMoved", FakeChain.key(YOU), FakeChain.key(HOT), Value.of(4),
                        FakeChain.key(YOU), Value.of(4), Value.of(1))))
                .done()).isFalse();
    }

    /// As spec 218 writes it: `StakeMoved` has no amount, `StakeRemoved` and `StakeAdded` no fee.
    @Test
    void aMoveWhoseEventHasNoAmountIsReadFromWhatLeftAndArrived() {
        Intent.MoveStake move = new Intent.MoveStake(ME, HOT, YOU, 2, Optional.of(Rao.of(500_000_000)));
        Plan plan = plan(move, Rao.of(500_000_000), null);
        Event moved = at("SubtensorModule", "StakeMoved", FakeChain.key(ME), FakeChain.key(HOT), Value.of(2),
                FakeChain.key(YOU), Value.of(2));
        Event left = at("SubtensorModule", "StakeRemoved", FakeChain.key(ME), FakeChain.key(HOT),
                Value.of(233_394_694), Value.of(500_000_000), Value.of(2));
        Event arrived = at("SubtensorModule", "StakeAdded", FakeChain.key(ME), FakeChain.key(YOU),
                Value.of(233_394_694), Value.of(499_999_999), Value.of(2));
        assertThat(OutcomeReader.read(plan, outcome(left, arrived, moved))).isEqualTo(new OutcomeReport(true,
                Optional.of(Rao.of(233_394_694)), Optional.of(Rao.of(499_999_999)), FEE, Optional.empty()));
        assertThat(OutcomeReader.read(plan, outcome(arrived, moved)).tao()).as("not known is not zero").isEmpty();
        OutcomeReport nothingSaid = OutcomeReader.read(plan, outcome(moved));
        assertThat(nothingSaid.done()).isTrue();
        assertThat(nothingSaid.tao()).isEmpty();
        assertThat(nothingSaid.alpha()).isEmpty();
        assertThat(nothingSaid.discrepancy().orElseThrow().words()).contains("but not how much");

        Intent.SwapStake swap = new Intent.SwapStake(ME, HOT, HOT, 2, 3, Optional.of(Rao.of(500_000_000)),
                Optional.empty(), AtLimit.STOP);
        Event swapped = at("SubtensorModule", "StakeMoved", FakeChain.key(ME), FakeChain.key(HOT), Value.of(2),
                FakeChain.key(HOT), Value.of(3));
        Event bought = at("SubtensorModule", "StakeAdded", FakeChain.key(ME), FakeChain.key(HOT),
                Value.of(233_394_694), Value.of(700_000_000), Value.of(3));
        assertThat(OutcomeReader.read(plan(swap, Rao.of(500_000_000), null), outcome(left, bought, swapped)))
                .isEqualTo(new OutcomeReport(true, Optional.of(Rao.of(233_394_694)),
                        Optional.of(Rao.of(700_000_000)), FEE, Optional.empty()));
    }

    @Test
    void aSwapIsHeldAgainstItsLimitAndAmount() {
        Intent.SwapStake swap = new Intent.SwapStake(ME, HOT, HOT, 4, 5, Optional.of(Rao.of(2_000_000_000)),
                Optional.empty(), AtLimit.PARTIAL);
        Event swapped = at("SubtensorModule", "StakeSwapped", FakeChain.key(ME), FakeChain.key(HOT), Value.of(4),
                Value.of(5), Value.of(1_000_000_000));
        Plan plan = plan(swap, Rao.of(2_000_000_000), Rao.of(995_000_000));
        OutcomeReport good = OutcomeReader.read(plan, outcome(
                stake("StakeRemoved", ME, 4, 1_000_000_000, 2_000_000_000, 1_000_000L),
                stake("StakeAdded", ME, 5, 1_000_000_000, 1_995_000_000, 0L), swapped));
        assertThat(good).isEqualTo(new OutcomeReport(true, Optional.of(Rao.of(1_000_000_000)),
                Optional.of(Rao.of(1_995_000_000)), FEE, Optional.empty()));
        OutcomeReport part = OutcomeReader.read(plan, outcome(
                stake("StakeRemoved", ME, 4, 500_000_000, 1_000_000_000, 500_000L),
                stake("StakeAdded", ME, 5, 500_000_000, 997_000_000, 0L), swapped));
        assertThat(part.discrepancy().orElseThrow().words()).contains("only 1.0005 alpha")
                .contains("before the price reached");
        OutcomeReport worse = OutcomeReader.read(plan, outcome(
                stake("StakeRemoved", ME, 4, 1_000_000_000, 2_000_000_000, 1_000_000L),
                stake("StakeAdded", ME, 5, 1_000_000_000, 1_900_000_000, 0L), swapped));
        assertThat(worse.discrepancy().orElseThrow().words()).contains("worse than your limit");
    }

    private static Plan several(int... netuids) {
        List<Plan.Part> parts = new ArrayList<>();
        for (int netuid : netuids) {
            parts.add(new Plan.Part(new Intent.RemoveStake(ME, HOT, netuid, Optional.empty(), Optional.empty()),
                    Optional.of(Rao.of(1)), Optional.empty(), Rao.of(2_000_000_000)));
        }
        return new Plan(new Intent.RemoveAllStake(ME, Optional.empty(), Optional.empty()),
                new CallSpec("Utility", "force_batch", Map.of()), Optional.empty(), Optional.empty(),
                Rao.of(2_000_000_000), Optional.empty(), List.of(), FakeChain.BLOCK, parts, 0);
    }

    @Test
    void eachPartIsHeldAgainstItsOwnEvents() {
        Event done = at("Utility", "ItemCompleted");
        OutcomeReport all = OutcomeReader.read(several(4, 5), outcome(
                stake("StakeRemoved", ME, 4, 900_000_000, 2_000_000_000, 0L), done,
                stake("StakeRemoved", ME, 5, 800_000_000, 2_000_000_000, 0L), done));
        assertThat(all.done()).isTrue();
        assertThat(all.tao()).contains(Rao.of(1_700_000_000));
        assertThat(all.discrepancy()).isEmpty();
        assertThat(all.parts()).extracting(OutcomeReport.PartReport::done).containsExactly(true, true);
        // the first did not leave, whatever the second's events say
        Outcome half = new Outcome(FakeChain.BLOCK, 2, Hash32.of(FakeChain.filled(5)), false,
                Optional.of(new DispatchFailure("SubtensorModule", "SlippageTooHigh", "",
                        "Utility.ItemFailed", OptionalInt.of(0))),
                FEE, false, List.of(at("Utility", "ItemFailed", Value.unit()),
                        stake("StakeRemoved", ME, 5, 800_000_000, 2_000_000_000, 0L), done));
        OutcomeReport report = OutcomeReader.read(several(4, 5), half);
        assertThat(report.done()).isTrue();
        assertThat(report.tao()).contains(Rao.of(800_000_000));
        assertThat(report.parts()).extracting(OutcomeReport.PartReport::done).containsExactly(false, true);
        assertThat(report.discrepancy().orElseThrow().words()).contains("1 of 2 parts")
                .endsWith("Subnet 4: The price moved beyond your limit: nothing was done.");
        // each failure with its own reason, each difference of the others as well
        DispatchFailure first = new DispatchFailure("SubtensorModule", "SlippageTooHigh", "",
                "Utility.ItemFailed", OptionalInt.of(0));
        DispatchFailure third = new DispatchFailure("SubtensorModule", "StakeUnavailable", "",
                "Utility.ItemFailed", OptionalInt.of(2));
        Event failed = at("Utility", "ItemFailed", Value.unit());
        Outcome two = new Outcome(FakeChain.BLOCK, 2, Hash32.of(FakeChain.filled(5)), false, Optional.of(first), FEE,
                false, List.of(failed, stake("StakeRemoved", ME, 5, 800_000_000, 1_000_000_000, 0L), done, failed),
                List.of(first, third));
        OutcomeReport mixed = OutcomeReader.read(several(4, 5, 6), two);
        assertThat(mixed.discrepancy().orElseThrow().words()).startsWith("2 of 3 parts were not carried out")
                .contains("Subnet 4: The price moved beyond your limit")
                .contains("Subnet 5: You asked to unstake 2 alpha; only 1 alpha left.")
                .contains("Subnet 6: Part of this stake is locked.");
    }

    @Test
    void aClaimThatPaidNothingIsSaid() {
        Plan plan = plan(new Intent.ClaimRoot(ME, Optional.of(HOT)), Rao.of(700_000), null);
        assertThat(OutcomeReader.read(plan, outcome()).done()).isFalse();
        assertThat(OutcomeReader.read(plan, outcome()).discrepancy().orElseThrow().words()).contains("paid nothing");
        OutcomeReport paid = OutcomeReader.read(plan, outcome(at("SubtensorModule", "BasketClaimed",
                FakeChain.key(HOT), FakeChain.key(ME), Value.of(690_000))));
        assertThat(paid.tao()).contains(Rao.of(690_000));
        Plan old = plan(new Intent.ClaimRoot(ME, Optional.empty()), Rao.of(700_000), null);
        assertThat(OutcomeReader.read(old, outcome(at("SubtensorModule", "RootClaimed", FakeChain.key(ME)))).done())
                .isTrue();
    }
}
