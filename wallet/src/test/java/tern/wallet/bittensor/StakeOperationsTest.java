package tern.wallet.bittensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static tern.wallet.bittensor.StakeWorld.ME;
import static tern.wallet.bittensor.StakeWorld.MODULE;
import static tern.wallet.bittensor.StakeWorld.TAO;
import static tern.wallet.bittensor.StakeWorld.hot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tern.wallet.bittensor.PlanException.Kind;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// Trades done in part, taking all stake out, swaps and moves, over pools that follow the formula.
final class StakeOperationsTest {

    private static final Optional<Tolerance> HALF_PERCENT = Optional.of(new Tolerance(50));
    private static final Intent.RemoveAllStake ALL = new Intent.RemoveAllStake(ME, Optional.empty(), HALF_PERCENT);

    private static StakeWorld world() {
        return new StakeWorld(FakeChain.newest());
    }

    private static Plan plan(StakeWorld world, Intent intent) throws PlanException, ChainException, StateException {
        return new Planner(world.chain()).plan(intent);
    }

    private static PlanException refusal(StakeWorld world, Intent intent) {
        PlanException refused = catchThrowableOfType(PlanException.class, () -> plan(world, intent));
        assertThat(refused).isNotNull();
        return refused;
    }

    // --- what fits within the limit

    @Test
    void aPurchaseInPartIsShownAsWhatFits() throws PlanException, ChainException, StateException {
        Intent.AddStake add = new Intent.AddStake(ME, hot(1), 1, Rao.of(50 * TAO), HALF_PERCENT, AtLimit.PARTIAL);
        Plan plan = plan(world(), add);
        Quote quote = plan.quote().orElseThrow();
        // 1000·(√1.005 − 1) = 2.4969 TAO bring the price half a per cent up
        assertThat(quote.paid().value()).isBetween(2_480_000_000L, 2_496_900_000L);
        assertThat(quote.impactBasisPoints()).isBetween(24, 26);
        assertThat(plan.amount()).as("the call still asks for all").isEqualTo(Rao.of(50 * TAO));
        assertThat(plan.call().args()).containsEntry("amount_staked", Value.of(50 * TAO))
                .containsEntry("allow_partial", Value.of(true));
        assertThat(plan.warnings()).filteredOn(text -> text.contains("more than the 0.5 %"))
                .singleElement()
                .asString()
                .contains("about 2.4");
        assertThat(plan.warnings()).as("no word of a trade that cannot happen")
                .noneMatch(text -> text.contains("dear"));
        assertThat(refusal(world(), new Intent.AddStake(ME, hot(1), 1, Rao.of(50 * TAO), HALF_PERCENT)).kind())
                .isEqualTo(Kind.LIQUIDITY);
    }

    @Test
    void aSaleInPartIsShownAsWhatFits() throws PlanException, ChainException, StateException {
        StakeWorld world = world().stake(hot(1), 1, 400 * TAO);
        Plan plan = plan(world, new Intent.RemoveStake(ME, hot(1), 1, Optional.empty(), HALF_PERCENT, AtLimit.PARTIAL));
        Quote quote = plan.quote().orElseThrow();
        // 2000·(√(1/0.995) − 1) = 5.0188 alpha
        assertThat(quote.paid().value()).isBetween(4_990_000_000L, 5_018_900_000L);
        assertThat(plan.call().name()).isEqualTo("remove_stake_limit");
        assertThat(plan.amount()).isEqualTo(Rao.of(400 * TAO));
        assertThat(plan.warnings()).noneMatch(text -> text.contains("dear"));
        assertThat(plan.warnings()).anyMatch(text -> text.contains("alpha now"));
    }

    @Test
    void aSwapInPartIsShownAsWhatFits() throws PlanException, ChainException, StateException {
        StakeWorld world = world().stake(hot(1), 1, 400 * TAO);
        Plan plan = plan(world, new Intent.SwapStake(ME, hot(1), hot(1), 1, 2, Optional.of(Rao.of(300 * TAO)),
                HALF_PERCENT, AtLimit.PARTIAL));
        // two pools of the same depth: half of what one of them takes
        assertThat(plan.quote().orElseThrow().paid().value()).isBetween(2_480_000_000L, 2_509_500_000L);
        assertThat(plan.warnings()).anyMatch(text -> text.contains("alpha now"));
    }

    @Test
    void whereNextToNothingFitsATradeInPartIsRefused() {
        Intent.AddStake add = new Intent.AddStake(ME, hot(1), 1, Rao.of(50 * TAO), HALF_PERCENT, AtLimit.PARTIAL);
        StakeWorld dear = world();
        // one per cent worse, however little is bought
        dear.chain()
                .api("SwapRuntimeApi", "sim_swap_tao_for_alpha",
                        args -> StakeWorld.swap(StakeWorld.number(args, 1), StakeWorld.number(args, 1) * 198 / 100));
        assertThat(refusal(dear, add).kind()).isEqualTo(Kind.LIQUIDITY);
    }

    @Test
    void whatFitsAsAWholeIsTradedAsAWhole() throws PlanException, ChainException, StateException {
        Plan plan = plan(world(), new Intent.AddStake(ME, hot(1), 1, Rao.of(2 * TAO), HALF_PERCENT, AtLimit.PARTIAL));
        assertThat(plan.quote().orElseThrow().paid()).isEqualTo(Rao.of(2 * TAO));
        assertThat(plan.warnings()).noneMatch(text -> text.contains("what fits"));
    }

    // --- all of it

    private static List<AccountId> leaving(Plan plan) {
        return plan.parts().stream().map(part -> ((Intent.RemoveStake) part.intent()).hotkey()).toList();
    }

    @Test
    void everySaleHasItsOwnLimitAndMeetsWhatThoseBeforeItLeft() throws PlanException, ChainException, StateException {
        StakeWorld world = world().stake(hot(1), 1, 3 * TAO).stake(hot(2), 1, TAO).stake(hot(3), 2, TAO);
        Plan plan = plan(world, ALL);
        assertThat(leaving(plan)).as("the smallest of a subnet first").containsExactly(hot(2), hot(1), hot(3));
        assertThat(Batch.names(plan.call())).containsOnly("remove_stake_full_limit").hasSize(3);
        assertThat(plan.parts()).allMatch(part -> part.limitPrice().equals(Optional.of(Rao.of(497_500_000))));
        Rao together = PoolMath.sell(Rao.of(1_000 * TAO), Rao.of(2_000 * TAO), Rao.of(4 * TAO));
        assertThat(plan.parts()
                .get(0)
                .quote()
                .orElseThrow()
                .received()
                .plus(plan.parts().get(1).quote().orElseThrow().received())).isEqualTo(together);
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    void whatStaysDoesNotMoveThePriceForTheOthers() throws PlanException, ChainException, StateException {
        // 300 alpha move the price by far too much, 4 alpha do not
        StakeWorld world = world().stake(hot(1), 1, 300 * TAO).stake(hot(2), 1, 4 * TAO);
        Plan plan = plan(world, ALL);
        assertThat(leaving(plan)).containsExactly(hot(2));
        assertThat(plan.parts().getFirst().quote().orElseThrow().received())
                .isEqualTo(PoolMath.sell(Rao.of(1_000 * TAO), Rao.of(2_000 * TAO), Rao.of(4 * TAO)));
        assertThat(plan.warnings()).singleElement().asString().contains("300 alpha on subnet 1").contains("0.5 %");
    }

    @Test
    void aSaleThatEndsNearTheLimitLeavesWithAWarning() throws PlanException, ChainException, StateException {
        // 0.4 % worse on average ends 0.8 % away: beyond the half per cent, yet the chain may take it
        Plan plan = plan(world().stake(hot(1), 1, 8 * TAO), ALL);
        assertThat(leaving(plan)).containsExactly(hot(1));
        assertThat(plan.warnings()).anyMatch(text -> text.contains("may refuse"));
    }

    @Test
    void locksHoldAndClosedSubnetsAreSaidAndOnlyWhatLeavesUsesUpWhatIsFree()
            throws PlanException, ChainException, StateException {
        StakeWorld world = world().stake(hot(1), 1, 2 * TAO)
                .stake(hot(2), 1, TAO)
                .lock(1, TAO)
                .stake(hot(3), 0, 5 * TAO)
                .stake(hot(4), 3, TAO);
        world.chain()
                .put(MODULE, "RootStakeUnlockInterval", Value.of(7_200))
                .put(MODULE, "LastColdkeyHotkeyStakeBlock", Value.of(4_999_000), FakeChain.key(ME),
                        FakeChain.key(hot(3)))
                .put(MODULE, "SubtokenEnabled", Value.of(false), Value.of(3));
        Plan plan = plan(world, ALL);
        assertThat(leaving(plan)).as("of 3 alpha 2 are free: the smaller position").containsExactly(hot(2), hot(4));
        assertThat(plan.warnings())
                .anyMatch(text -> text.contains("2 alpha on subnet 1") && text.contains("locked"))
                .anyMatch(text -> text.contains("5 TAO on subnet 0") && text.contains("5006200"))
                .anyMatch(text -> text.contains("subnet 3 is not open"));
        long questions = world.chain()
                .asked()
                .stream()
                .filter(text -> text.contains("get_stake_availability_for_coldkeys")
                        || text.contains("RootStakeUnlockInterval"))
                .count();
        assertThat(questions).as("once for the coldkey").isEqualTo(2);
        assertThat(world.chain().frames()).isEqualTo(5);
    }

    @Test
    void collateralStaysWithItsOwnHotkey() throws PlanException, ChainException, StateException {
        StakeWorld world = world().stake(hot(1), 1, 2 * TAO).stake(hot(2), 1, 3 * TAO);
        world.chain()
                .put(MODULE, "MinerCollateral", Value.struct(Map.of("locked", Value.of(TAO))), Value.of(1),
                        FakeChain.key(hot(1)), FakeChain.key(ME));
        Plan plan = plan(world, ALL);
        assertThat(leaving(plan)).containsExactly(hot(2));
        assertThat(plan.warnings()).anyMatch(text -> text.contains("collateral: 1 alpha can leave"));
        assertThat(refusal(world, new Intent.SwapStake(ME, hot(1), 1, 2, Optional.empty(), HALF_PERCENT)).sentence())
                .contains("1 alpha can leave");
        assertThat(refusal(world, new Intent.RemoveStake(ME, hot(1), 1, Optional.empty(), HALF_PERCENT)).sentence())
                .contains("1 alpha can leave");
        assertThat(plan(world, new Intent.MoveStake(ME, hot(1), hot(2), 1, Optional.empty())).warnings())
                .anyMatch(text -> text.contains("1 alpha are free to leave"));
        // an older runtime keeps it by subnet and hotkey
        StakeWorld older = world().stake(hot(1), 1, 2 * TAO);
        older.chain()
                .put(MODULE, "MinerCollateral", Value.struct(Map.of("locked", Value.of(TAO))), Value.of(1),
                        FakeChain.key(hot(1)));
        assertThat(refusal(older, ALL).sentence()).contains("1 alpha can leave");
    }

    @Test
    void moreThanSixteenPositionsNeedAnotherTransaction() throws PlanException, ChainException, StateException {
        StakeWorld world = world();
        for (int n = 1; n <= 18; n++) {
            world.stake(hot(n), n, TAO);
        }
        Plan plan = plan(world, ALL);
        assertThat(plan.parts()).hasSize(RemoveAllStakePlans.MOST_PARTS);
        assertThat(plan.left()).isEqualTo(2);
        assertThat(plan.warnings()).singleElement().asString().contains("2 positions are left");
    }

    @Test
    void whereFreeTaoDoesNotPayTheFeeStakeOfOnePositionDoes() throws PlanException, ChainException, StateException {
        StakeWorld world = world().stake(hot(1), 1, TAO).stake(hot(2), 2, 2 * TAO).free(600);
        Plan plan = plan(world, ALL);
        assertThat(leaving(plan)).containsExactly(hot(2));
        assertThat(plan.call().name()).isEqualTo("remove_stake_full_limit");
        assertThat(plan.left()).isEqualTo(1);
        assertThat(plan.warnings()).anyMatch(text -> text.contains("does not cover the fee"));
    }

    @Test
    void stakeLeavesAClosedSubnetByCallsThatTakeALimit() throws PlanException, ChainException, StateException {
        StakeWorld world = world().stake(hot(1), 1, TAO);
        world.chain().put(MODULE, "SubtokenEnabled", Value.of(false), Value.of(1));
        Intent.RemoveStake remove = new Intent.RemoveStake(ME, hot(1), 1, Optional.empty(), HALF_PERCENT);
        assertThat(plan(world, remove).warnings()).anyMatch(text -> text.contains("can be taken out, but not put in"));
        assertThat(refusal(world, new Intent.SwapStake(ME, hot(1), 1, 2, Optional.empty(), HALF_PERCENT)).kind())
                .isEqualTo(Kind.TRADING);
    }

    // --- moves

    @Test
    void theFloorIsThatOfTheValidatorItGoesTo() throws PlanException, ChainException, StateException {
        StakeWorld world = world().stake(hot(1), 1, 10 * TAO);
        Intent.MoveStake little = new Intent.MoveStake(ME, hot(1), hot(2), 1, Optional.of(Rao.of(10_000_000)));
        assertThat(plan(world, little).warnings()).anyMatch(text -> text.contains("Move more to stay above"));
        // my own validator keeps what is small
        world.chain().put(MODULE, "Owner", FakeChain.key(ME), FakeChain.key(hot(2)));
        assertThat(plan(world, little).warnings()).noneMatch(text -> text.contains("Move more"));
        // and it does not help that the one it leaves is mine
        world.chain()
                .put(MODULE, "Owner", FakeChain.key(StakeWorld.OWNER), FakeChain.key(hot(2)))
                .put(MODULE, "Owner", FakeChain.key(ME), FakeChain.key(hot(1)));
        assertThat(plan(world, little).warnings()).anyMatch(text -> text.contains("Move more to stay above"));
    }

    @Test
    void aRestThatAMoveLeavesIsSoldByItselfNotToo() throws PlanException, ChainException, StateException {
        StakeWorld world = world().stake(hot(1), 1, 10 * TAO);
        Plan plan = plan(world,
                new Intent.MoveStake(ME, hot(1), hot(2), 1, Optional.of(Rao.of(10 * TAO - 10_000_000))));
        assertThat(plan.warnings()).anyMatch(text -> text.contains("the chain sells it, in the same step"));
        assertThat(plan.warnings()).noneMatch(text -> text.contains("too"));
    }

    @Test
    void swapsAskForTheStakesOnce() throws PlanException, ChainException, StateException {
        StakeWorld world = world().stake(hot(1), 1, 4 * TAO);
        plan(world, new Intent.SwapStake(ME, hot(1), hot(2), 1, 2, Optional.of(Rao.of(TAO)), HALF_PERCENT,
                AtLimit.STOP));
        assertThat(world.chain().asked()).filteredOn(text -> text.contains("get_stake_info_for_coldkeys")).hasSize(1);
    }
}
