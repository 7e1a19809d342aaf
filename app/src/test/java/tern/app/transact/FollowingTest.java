package tern.app.transact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tern.app.transact.TransactionState.Stage;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.Outcome;
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
}
