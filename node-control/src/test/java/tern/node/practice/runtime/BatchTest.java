package tern.node.practice.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static tern.node.practice.runtime.TestChain.TAO;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.DispatchError;
import tern.node.practice.frame.DispatchError.TokenError;
import tern.node.practice.runtime.pallets.MultiAddress;
import tern.node.practice.runtime.pallets.UtilityPallet;
import tern.wallet.keys.KeyPair;

/// Batches: what stays when one of the calls fails, and what is paid.
class BatchTest {

    private static final DispatchError FILTERED = new DispatchError.Module(0, 5);

    private final TestChain chain = new TestChain(RuntimeEdition.CURRENT);
    private final KeyPair alice = TestChain.key(1);
    private final KeyPair bob = TestChain.key(2);
    private final KeyPair carol = TestChain.key(3);

    @BeforeEach
    void endow() {
        chain.endow(alice, 100 * TAO);
    }

    private Call batch(String kind, Call... calls) {
        return chain.call("Utility", kind, List.of(calls));
    }

    private Call good(KeyPair to) {
        return chain.transfer(to, TAO);
    }

    private Call bad() {
        return chain.transfer(bob, 100_000 * TAO);
    }

    @Test
    void aBatchStopsAtTheFirstFailureAndKeepsWhatWentBefore() throws Exception {
        chain.endow(carol, 1_000_000 * TAO);
        chain.succeeds(chain.sign(alice, batch("batch", good(bob), bad(), good(bob))));
        assertThat(chain.free(bob)).isEqualTo(TAO);
        assertThat(chain.event("Utility.BatchInterrupted"))
                .isEqualTo(List.of(1L, new DispatchError.Token(TokenError.FundsUnavailable)));
        assertThat(chain.events(1)).containsOnlyOnce("Utility.ItemCompleted")
                .contains("System.ExtrinsicSuccess")
                .doesNotContain("Utility.BatchCompleted");
    }

    @Test
    void whatAnInterruptedBatchDidNotDoIsPaidBack() throws Exception {
        chain.endow(carol, 1_000_000 * TAO);
        long whole = chain.succeeds(chain.sign(alice, batch("batch", good(bob), good(bob), good(bob)))).fee();
        long cut = chain.succeeds(chain.sign(alice, batch("batch", bad(), good(bob), good(bob)))).fee();
        // two transfers of 164,542,000 ps and two places in the batch of 4,388,993 ps less; four more bytes in the value
        assertThat(whole - cut).isBetween(84_000L, 84_600L);
        assertThat(chain.events(1)).contains("Balances.Deposit");
        long before = chain.free(alice);
        long again = chain.succeeds(chain.sign(alice, batch("batch", bad(), good(bob), good(bob)))).fee();
        assertThat(chain.free(alice)).isEqualTo(before - again);
    }

    @Test
    void batchAllIsAllOrNothing() throws Exception {
        chain.endow(carol, 1_000_000 * TAO);
        assertThat(chain.fails(chain.sign(alice, batch("batch_all", good(bob), bad()))))
                .isEqualTo(new DispatchError.Token(TokenError.FundsUnavailable));
        assertThat(chain.free(bob)).isZero();
        assertThat(chain.events(1)).doesNotContain("Balances.Transfer", "Utility.ItemCompleted");
        chain.succeeds(chain.sign(alice, batch("batch_all", good(bob), good(carol))));
        assertThat(chain.free(bob)).isEqualTo(TAO);
        assertThat(chain.events(1)).contains("Utility.BatchCompleted");
    }

    @Test
    void forceBatchGoesOn() throws Exception {
        chain.endow(carol, 1_000_000 * TAO);
        chain.succeeds(chain.sign(alice, batch("force_batch", bad(), good(bob))));
        assertThat(chain.free(bob)).isEqualTo(TAO);
        assertThat(chain.events(1)).containsSubsequence("Utility.ItemFailed", "Balances.Transfer",
                "Utility.ItemCompleted", "Utility.BatchCompletedWithErrors");
    }

    @Test
    void aBatchInABatchIsFiltered() throws Exception {
        Call nested = batch("batch", batch("batch_all", good(bob)));
        assertThat(chain.fails(chain.sign(alice, nested))).isEqualTo(FILTERED);
        assertThat(chain.free(bob)).isZero();
        // behind another wrapper it is not directly inside; the second batch_all is filtered by the first
        Call hidden = batch("batch_all", chain.call("Utility", "as_derivative", 1, batch("batch_all")));
        assertThat(chain.fails(chain.sign(alice, hidden))).isEqualTo(FILTERED);
        chain.succeeds(chain.sign(alice, batch("batch", chain.call("Utility", "as_derivative", 1, batch("batch")))));
    }

    @Test
    void anEmptyBatchCompletes() throws Exception {
        chain.succeeds(chain.sign(alice, batch("batch_all")));
        assertThat(chain.events(1)).contains("Utility.BatchCompleted");
    }

    @Test
    void aDerivativeActsForItself() throws Exception {
        var derived = UtilityPallet.derive(alice.account(), 7);
        chain.balances().endow(chain.state, derived, 5 * TAO);
        chain.succeeds(chain.sign(alice, chain.call("Utility", "as_derivative", 7, good(bob))));
        assertThat(chain.balances().free(chain.state, derived)).isEqualTo(4 * TAO);
        assertThat(chain.event("Balances.Transfer")).isEqualTo(List.of(derived, bob.account(), TAO));
    }

    @Test
    void ifElseTakesTheSecondWayOnlyWhenTheFirstFails() throws Exception {
        chain.endow(carol, 1_000_000 * TAO);
        chain.succeeds(chain.sign(alice, chain.call("Utility", "if_else", bad(), good(bob))));
        assertThat(chain.free(bob)).isEqualTo(TAO);
        assertThat(chain.events(1)).contains("Utility.IfElseFallbackCalled");
        chain.succeeds(chain.sign(alice, chain.call("Utility", "if_else", good(bob), good(carol))));
        assertThat(chain.events(1)).contains("Utility.IfElseMainSuccess");
        assertThat(chain.free(bob)).isEqualTo(2 * TAO);
        assertThat(chain.fails(chain.sign(alice, chain.call("Utility", "if_else", bad(), bad()))))
                .isEqualTo(new DispatchError.Token(TokenError.FundsUnavailable));
    }

    @Test
    void onlyRootActsAsAnybody() throws Exception {
        chain.runtime().core().sudo().start(chain.state, carol.account());
        chain.endow(carol, TAO);
        Call asAlice = chain.call("Utility", "with_weight", good(bob),
                new tern.node.practice.runtime.pallets.CoreTypes.Weight(1, 1));
        assertThat(chain.fails(chain.sign(alice, asAlice))).isEqualTo(new DispatchError.BadOrigin());
        Call force = chain.call("Balances", "force_transfer", MultiAddress.of(alice.account()),
                MultiAddress.of(bob.account()), TAO);
        Inclusion.Included result = chain.succeeds(chain.sign(carol, chain.call("Sudo", "sudo", force)));
        assertThat(result.fee()).as("sudo calls are paid back").isZero();
        assertThat(chain.free(carol)).isEqualTo(TAO);
        assertThat(chain.free(bob)).isEqualTo(TAO);
        Call set = chain.call("Balances", "force_set_balance", MultiAddress.of(bob.account()), 499L);
        chain.succeeds(chain.sign(carol, chain.call("Sudo", "sudo", set)));
        assertThat(chain.runtime().core().system().exists(chain.state, bob.account())).isFalse();
        assertThat(chain.balances().totalIssuance(chain.state)).isEqualTo(chain.free(alice) + chain.free(carol));
    }
}
