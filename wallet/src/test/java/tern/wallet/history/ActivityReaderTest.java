package tern.wallet.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tern.wallet.bittensor.SystemAccounts;
import tern.wallet.chain.AppliedExtrinsic;
import tern.wallet.chain.BlockContent;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.Event;
import tern.wallet.keys.AccountId;
import tern.wallet.metadata.Calls;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// Events in the forms of older runtimes. What the present form gives is shown against the practice network.
class ActivityReaderTest {

    private static final AccountId ME = account("11");
    private static final AccountId FROM = account("22");
    private static final AccountId TO = account("33");

    private static AccountId account(String twoDigits) {
        return AccountId.of(Hash32.parse("0x" + twoDigits.repeat(32)).bytes());
    }

    private static Event event(String name, Object... values) {
        List<Value.Field> fields = new ArrayList<>();
        for (Object value : values) {
            fields.add(new Value.Field(Optional.empty(), value instanceof AccountId account
                    ? Value.of(account.bytes())
                    : Value.of(((Number) value).longValue())));
        }
        return new Event("SubtensorModule", name, OptionalInt.of(1), fields);
    }

    private static List<ActivityEntry> read(Event... events) {
        return read(Optional.empty(), events);
    }

    private static List<ActivityEntry> read(Optional<Calls.Call> call, Event... events) {
        AppliedExtrinsic move = new AppliedExtrinsic(1, Hash32.parse("0x" + "44".repeat(32)), Optional.of(ME),
                call, true, Optional.empty(), Rao.ZERO, List.of(events));
        Hash32 hash = Hash32.parse("0x" + "55".repeat(32));
        return ActivityReader.read(new BlockContent(new BlockRef(80, hash), hash, Optional.of(Instant.EPOCH),
                List.of(move), List.of(events)), Set.of(ME));
    }

    private static Event paid(AccountId to, long amount) {
        return new Event("Balances", "Transfer", OptionalInt.of(1), List.of(
                new Value.Field(Optional.of("from"), Value.of(ME.bytes())),
                new Value.Field(Optional.of("to"), Value.of(to.bytes())),
                new Value.Field(Optional.of("amount"), Value.of(amount))));
    }

    private static Value transfer(AccountId to, long amount) {
        return Value.variant("Balances", Value.variant("transfer_keep_alive", Map.of(
                "dest", Value.variant("Id", Value.of(to.bytes())), "value", Value.of(amount))));
    }

    /// Staking pays the subnet's account; who sends it something by a call of its own in the same batch did that too.
    @Test
    void aRealPaymentToASubnetsAccountStaysBesideTheOneOfStaking() {
        AccountId pot = SystemAccounts.subnetPot(2);
        Value stake = Value.variant("SubtensorModule", Value.variant("add_stake", Map.of(
                "hotkey", Value.of(FROM.bytes()), "netuid", Value.of(2), "amount_staked", Value.of(5))));
        for (boolean both : List.of(true, false)) {
            Calls.Call call = new Calls.Call("Utility", "force_batch", List.of(new Value.Field(Optional.of("calls"),
                    both ? Value.seq(transfer(pot, 7), stake) : Value.seq(stake))));
            Event[] events = {paid(pot, 7), paid(pot, 5), event("StakeAdded", ME, FROM, 5, 9, 2)};
            List<ActivityEntry> entries = read(Optional.of(call), both ? events : Arrays.copyOfRange(events, 1, 3));
            assertThat(entries).filteredOn(entry -> !entry.part())
                    .extracting(entry -> entry.kind() + " " + entry.tao().orElseThrow().value())
                    .containsExactlyElementsOf(both ? List.of("SENT 7", "STAKED 5") : List.of("STAKED 5"));
        }
    }

    /// Spec 218: five fields, no amount.
    @Test
    void aMoveWithoutAnAmountIsAMoveWhoseAmountIsNotKnown() {
        List<ActivityEntry> entries = read(
                event("StakeRemoved", ME, FROM, 233_394_694, 500_000_000, 2),
                event("StakeAdded", ME, TO, 233_394_694, 499_999_999, 2),
                event("StakeMoved", ME, FROM, 2, TO, 2));
        assertThat(entries).extracting(ActivityEntry::kind)
                .containsExactly(ActivityKind.UNSTAKED, ActivityKind.STAKED, ActivityKind.STAKE_MOVED);
        assertThat(entries).extracting(ActivityEntry::part).containsExactly(true, true, false);
        ActivityEntry moved = entries.getLast();
        assertThat(moved.tao()).as("not known is not zero").isEmpty();
        assertThat(moved.netuid()).hasValue(2);
        assertThat(moved.toNetuid()).hasValue(2);
        assertThat(moved.hotkey()).contains(FROM);
        assertThat(moved.other()).contains(TO);
        assertThat(moved.alpha()).as("its legs tell").contains(Rao.of(500_000_000));
        assertThat(moved.toAlpha()).contains(Rao.of(499_999_999));
        assertThat(entries.getFirst().alpha()).as("legs stay as they are").contains(Rao.of(500_000_000));
    }

    @Test
    void aSwapTellsWhatLeftAndWhatArrivedAndARestThatIsSoldIsNoPartOfIt() {
        ActivityEntry swapped = read(
                event("StakeRemoved", ME, FROM, 700, 1_000, 2),
                // the chain sells what is too little to remain
                event("StakeRemoved", ME, FROM, 3, 4, 2),
                event("StakeAdded", ME, FROM, 700, 350, 5),
                event("StakeSwapped", ME, FROM, 2, 5, 700)).getLast();
        assertThat(swapped.kind()).isEqualTo(ActivityKind.STAKE_SWAPPED);
        assertThat(swapped.alpha()).contains(Rao.of(1_000));
        assertThat(swapped.toAlpha()).contains(Rao.of(350));
        assertThat(swapped.tao()).contains(Rao.of(700));
    }

    /// A runtime that writes no legs.
    @Test
    void whereNoLegTellsTheAlphaIsNotKnown() {
        ActivityEntry moved = read(event("StakeMoved", ME, FROM, 2, TO, 2, 233_394_694)).getFirst();
        assertThat(moved.alpha()).isEmpty();
        assertThat(moved.toAlpha()).isEmpty();
    }

    @Test
    void aMoveWithAnAmountTellsIt() {
        assertThat(read(event("StakeMoved", ME, FROM, 2, TO, 2, 233_394_694)).getFirst().tao())
                .contains(Rao.of(233_394_694));
    }
}
