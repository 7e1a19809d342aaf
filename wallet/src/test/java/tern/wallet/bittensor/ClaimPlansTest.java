package tern.wallet.bittensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static tern.wallet.bittensor.StakeWorld.ME;
import static tern.wallet.bittensor.StakeWorld.MODULE;
import static tern.wallet.bittensor.StakeWorld.TAO;
import static tern.wallet.bittensor.StakeWorld.hot;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tern.wallet.bittensor.PlanException.Kind;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// Claims of what root stake has earned: from funds, and from subnets before there were funds.
final class ClaimPlansTest {

    private static final Intent.ClaimRoot ALL = new Intent.ClaimRoot(ME, Optional.empty());
    private static final long CLAIM_FEE = 60_000_000;

    private static StakeWorld funds() {
        return new StakeWorld(FakeChain.newest()).fee(CLAIM_FEE).threshold(500_000);
    }

    private static Plan plan(StakeWorld world, Intent intent) throws PlanException, ChainException, StateException {
        return new Planner(world.chain()).plan(intent);
    }

    private static PlanException refusal(StakeWorld world, Intent intent) {
        PlanException refused = catchThrowableOfType(PlanException.class, () -> plan(world, intent));
        assertThat(refused).isNotNull();
        return refused;
    }

    private static List<AccountId> claimed(Plan plan) {
        return plan.parts().stream().map(part -> ((Intent.ClaimRoot) part.intent()).hotkey().orElseThrow()).toList();
    }

    @Test
    void aClaimThatDoesNotCoverItsFeeIsLeftOutAndSaid() throws PlanException, ChainException, StateException {
        Plan plan = plan(funds().owes(hot(1), 2 * TAO).owes(hot(2), CLAIM_FEE).owes(hot(3), CLAIM_FEE + 1), ALL);
        assertThat(claimed(plan)).containsExactly(hot(1), hot(3));
        assertThat(plan.call().name()).isEqualTo("force_batch");
        assertThat(Batch.names(plan.call())).containsExactly("claim_root_with_hotkey", "claim_root_with_hotkey");
        assertThat(plan.fee()).contains(Rao.of(2 * CLAIM_FEE));
        assertThat(plan.amount()).isEqualTo(Rao.of(2 * TAO + CLAIM_FEE + 1));
        assertThat(plan.left()).as("what is left out is not for a next transaction").isZero();
        assertThat(plan.warnings()).singleElement().asString().contains("1 fund is left out").contains("0.06 TAO");
    }

    @Test
    void whereNoClaimCoversItsFeeNothingIsClaimedUnlessTheFundIsNamed()
            throws PlanException, ChainException, StateException {
        StakeWorld world = funds().owes(hot(1), CLAIM_FEE - 1).owes(hot(2), CLAIM_FEE - 2);
        PlanException refused = refusal(world, ALL);
        assertThat(refused.kind()).isEqualTo(Kind.AMOUNT);
        assertThat(refused.sentence()).contains("0.06 TAO")
                .contains("rises and falls with the fund")
                .doesNotContain("lost");
        Plan named = plan(world, new Intent.ClaimRoot(ME, Optional.of(hot(1))));
        assertThat(named.call().name()).isEqualTo("claim_root_with_hotkey");
        assertThat(named.warnings()).singleElement().asString().contains("as much as the claim brings, or more");
    }

    @Test
    void soManyClaimsAreMadeAsFreeTaoPaysFor() throws PlanException, ChainException, StateException {
        StakeWorld world = funds().free(2 * CLAIM_FEE + 500);
        for (int n = 1; n <= 6; n++) {
            world.owes(hot(n), n * TAO);
        }
        Plan plan = plan(world, ALL);
        assertThat(claimed(plan)).as("those that owe most").containsExactly(hot(6), hot(5));
        assertThat(plan.left()).isEqualTo(4);
        assertThat(plan.warnings()).singleElement().asString().contains("this many claims: 2").endsWith(": 4.");
        assertThat(refusal(world.free(CLAIM_FEE), ALL).kind()).isEqualTo(Kind.BALANCE);
    }

    @Test
    void moreThanFourFundsAreForAnotherTransaction() throws PlanException, ChainException, StateException {
        StakeWorld world = funds();
        for (int n = 1; n <= 6; n++) {
            world.owes(hot(n), n * TAO);
        }
        Plan plan = plan(world, ALL);
        assertThat(claimed(plan)).containsExactly(hot(6), hot(5), hot(4), hot(3));
        assertThat(plan.left()).isEqualTo(2);
        assertThat(plan.warnings()).singleElement().asString().contains("2 are left");
    }

    @Test
    void belowTheThresholdNothingIsPaidAndTheHoldIsSaid() throws PlanException, ChainException, StateException {
        assertThat(refusal(funds(), ALL).sentence()).contains("nothing to claim");
        assertThat(refusal(funds().threshold(2 * TAO).owes(hot(1), TAO), ALL).sentence())
                .contains("pays from 2 TAO on")
                .contains("1 TAO are owed")
                .contains("What is owed stays owed; its value rises and falls with the fund.");
        StakeWorld held = funds().owes(hot(1), TAO);
        held.chain().put(MODULE, "RootStakeUnlockInterval", Value.of(7_200));
        assertThat(plan(held, ALL).warnings()).singleElement().asString().contains("7200 blocks");
    }

    @Test
    void anUnknownFeeOfAClaimIsAssumedByItsWeight() throws PlanException, ChainException, StateException {
        StakeWorld world = funds().owes(hot(1), TAO).owes(hot(2), TAO);
        world.chain().trap("TransactionPaymentCallApi_query_call_info");
        Plan plan = plan(world, ALL);
        assertThat(plan.fee()).isEmpty();
        assertThat(plan.warnings()).singleElement().asString().contains("usually below 0.125 TAO");
        assertThat(refusal(world.free(62_500_000), ALL).kind()).isEqualTo(Kind.BALANCE);
    }

    // --- before funds

    /// 10 TAO on root with validator 1, and subnets that owe `alpha` each.
    private static StakeWorld subnets(long... alpha) {
        StakeWorld world = new StakeWorld(FakeChain.modern()).stake(hot(1), 0, 10 * TAO);
        Value[] rates = new Value[alpha.length];
        for (int i = 0; i < alpha.length; i++) {
            BigInteger bits = BigInteger.valueOf(alpha[i])
                    .shiftLeft(32)
                    .divide(BigInteger.valueOf(10 * TAO))
                    .add(BigInteger.ONE);
            rates[i] = Value.tuple(Value.of(i + 1), Value.struct(Map.of("bits", Value.of(bits))));
        }
        world.chain()
                .put(MODULE, "RootClaimable", Value.seq(rates), FakeChain.key(hot(1)))
                // alpha of subnet 1 is dear, that of the others costs half a TAO
                .api("SwapRuntimeApi", "current_alpha_price",
                        args -> Value.of(args.getFirst().equals(Value.of(1)) ? 10 * TAO : TAO / 2));
        return world;
    }

    @Test
    void subnetsThatOweMostByWorthAreClaimed() throws PlanException, ChainException, StateException {
        Plan plan = plan(subnets(TAO / 10, 7 * TAO, 6 * TAO, 5 * TAO, 4 * TAO, 3 * TAO, TAO / 2), ALL);
        assertThat(plan.call().name()).isEqualTo("claim_root");
        assertThat(plan.call().args()).containsEntry("subnets",
                Value.seq(Value.of(2), Value.of(3), Value.of(4), Value.of(5), Value.of(6)));
        assertThat(plan.left()).isEqualTo(2);
        Plan dear = plan(subnets(TAO, 7 * TAO, 6 * TAO, 5 * TAO, 4 * TAO, 3 * TAO, TAO / 2), ALL);
        assertThat(dear.call().args()).as("one alpha of subnet 1 is worth more than seven of subnet 2")
                .containsEntry(
                        "subnets", Value.seq(Value.of(1), Value.of(2), Value.of(3), Value.of(4), Value.of(5)));
        assertThat(dear.amount().value()).isBetween(20_990_000_000L, 21_010_000_000L);
        assertThat(dear.warnings()).anyMatch(text -> text.contains("are sold") && text.contains(": 1, 2, 3, 4, 5."));
    }

    @Test
    void whatIsKeptBringsNoTao() throws PlanException, ChainException, StateException {
        StakeWorld world = subnets(TAO, 8 * TAO);
        world.chain().put(MODULE, "RootClaimType", Value.variant("Keep"), FakeChain.key(ME));
        Plan kept = plan(world, ALL);
        assertThat(kept.amount()).isEqualTo(Rao.ZERO);
        assertThat(kept.warnings()).singleElement()
                .asString()
                .contains("stay alpha")
                .contains("1, 2;")
                .contains("about 14");
        world.chain()
                .put(MODULE, "RootClaimType",
                        Value.variant("KeepSubnets", Map.of("subnets", Value.seq(Value.of(1), Value.of(9)))),
                        FakeChain.key(ME));
        Plan some = plan(world, ALL);
        assertThat(some.amount().value()).as("the rest is sold").isBetween(3_990_000_000L, 4_010_000_000L);
        assertThat(some.warnings())
                .anyMatch(text -> text.contains("are sold") && text.endsWith(": 2."))
                .anyMatch(text -> text.contains("stay alpha") && text.contains(": 1;"));
    }
}
