package tern.wallet.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tern.wallet.chain.BlockRef;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

class PaymentsTest {

    private static final AccountId ME = account(1);
    private static final AccountId MY_OTHER = account(2);
    private static final AccountId SOMEBODY = account(3);

    private static AccountId account(int seed) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        return AccountId.of(bytes);
    }

    private static ActivityEntry entry(AccountId account, ActivityKind kind, AccountId other, long rao) {
        return new ActivityEntry(account, new BlockRef(7, HistoryStoreTest.hash("b7")), Instant.EPOCH,
                OptionalInt.of(1), OptionalInt.of(1), Optional.empty(), kind, OptionalInt.empty(), OptionalInt.empty(),
                Optional.empty(), Optional.of(other), Optional.of(Rao.of(rao)), Optional.empty(), Rao.of(3),
                Optional.empty(), "", false, "");
    }

    @Test
    void whatOthersPayAndArePaidCountsAndWhatOnesOwnAccountsPayEachOtherDoesNot() {
        List<ActivityEntry> activity = List.of(entry(ME, ActivityKind.RECEIVED, SOMEBODY, 100),
                entry(ME, ActivityKind.SENT, SOMEBODY, 40), entry(ME, ActivityKind.SENT, MY_OTHER, 1_000),
                entry(MY_OTHER, ActivityKind.RECEIVED, ME, 1_000),
                entry(MY_OTHER, ActivityKind.STAKE_RECEIVED, SOMEBODY, 5));
        assertThat(Payments.of(activity, Set.of(ME, MY_OTHER))).isEqualTo(new Payments(Rao.of(105), Rao.of(40)));
        assertThat(Payments.of(activity.subList(0, 3), Set.of(ME)))
                .as("the other account is not looked at")
                .isEqualTo(new Payments(Rao.of(100), Rao.of(1_040)));
    }

    @Test
    void stakingClaimsAndTheLegsOfOtherEntriesAreNoPayments() {
        List<ActivityEntry> activity = List.of(entry(ME, ActivityKind.STAKED, SOMEBODY, 10),
                entry(ME, ActivityKind.UNSTAKED, SOMEBODY, 10), entry(ME, ActivityKind.CLAIMED, SOMEBODY, 10),
                entry(ME, ActivityKind.FAILED, SOMEBODY, 10), entry(ME, ActivityKind.SENT, SOMEBODY, 10).asPart());
        assertThat(Payments.of(activity, Set.of(ME))).isEqualTo(Payments.NONE);
    }
}
