package tern.wallet.bittensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tern.wallet.bittensor.PlanException.Kind;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// Moves, swaps, taking everything out, claims and targets, against a chain whose every answer the test says.
final class StakeMovePlansTest {

    private static final String MODULE = "SubtensorModule";
    private static final AccountId ME = FakeChain.account(1);
    private static final AccountId YOU = FakeChain.account(2);
    private static final AccountId HOT = FakeChain.account(3);
    private static final AccountId OWNER = FakeChain.account(4);
    private static final AccountId OTHER = FakeChain.account(6);
    private static final int NET = 4;
    private static final int THERE = 5;
    private static final long TAO = 1_000_000_000L;

    /// 50 alpha of subnet 4 with one validator; subnet 5 and another validator exist as well.
    private static FakeChain chain(double rate) {
        return with(PlannerTest.modern(rate));
    }

    private static FakeChain with(FakeChain chain) {
        return chain.put(MODULE, "NetworksAdded", Value.of(true), Value.of(THERE))
                .put(MODULE, "SubtokenEnabled", Value.of(true), Value.of(THERE))
                .put(MODULE, "Uids", Value.of(1), Value.of(THERE), FakeChain.key(HOT))
                .put(MODULE, "Uids", Value.of(2), Value.of(NET), FakeChain.key(OTHER))
                .put(MODULE, "Owner", FakeChain.key(OWNER), FakeChain.key(OTHER));
    }

    private static Value row(AccountId hotkey, int netuid, long alpha) {
        Map<String, Value> row = new LinkedHashMap<>();
        row.put("hotkey", FakeChain.key(hotkey));
        row.put("netuid", Value.of(netuid));
        row.put("stake", Value.of(alpha));
        row.put("is_registered", Value.of(true));
        return Value.struct(row);
    }

    private static FakeChain stakes(FakeChain chain, Value... rows) {
        return chain.api("StakeInfoRuntimeApi", "get_stake_info_for_coldkeys",
                _ -> Value.seq(Value.tuple(FakeChain.key(ME), Value.seq(rows))))
                .api("StakeInfoRuntimeApi", "get_stake_availability_for_coldkeys", _ -> Value.seq());
    }

    private static Intent.MoveStake move(AccountId to, Long alpha) {
        return new Intent.MoveStake(ME, HOT, to, NET, Optional.ofNullable(alpha).map(Rao::of));
    }

    private static Intent.SwapStake swap(int to, Long alpha, AtLimit atLimit) {
        return new Intent.SwapStake(ME, HOT, HOT, NET, to, Optional.ofNullable(alpha).map(Rao::of), Optional.empty(),
                atLimit);
    }

    private static PlanException refusal(FakeChain chain, Intent intent) {
        return PlannerTest.refusal(chain, intent);
    }

    // --- moves

    @Test
    void aMoveNamesBothValidatorsAndTradesNothing() throws Exception {
        Plan plan = PlannerTest.plan(chain(1), move(OTHER, 20 * TAO));
        assertThat(plan.call().name()).isEqualTo("move_stake");
        Map<String, Value> args = new LinkedHashMap<>();
        args.put("origin_hotkey", FakeChain.key(HOT));
        args.put("destination_hotkey", FakeChain.key(OTHER));
        args.put("origin_netuid", Value.of(NET));
        args.put("destination_netuid", Value.of(NET));
        args.put("alpha_amount", Value.of(20 * TAO));
        assertThat(plan.call().args()).isEqualTo(args);
        assertThat(plan.quote()).isEmpty();
        assertThat(plan.limitPrice()).isEmpty();
        assertThat(plan.amount()).isEqualTo(Rao.of(20 * TAO));
        assertThat(plan.warnings()).isEmpty();
        Plan all = PlannerTest.plan(chain(1), move(OTHER, null));
        assertThat(all.amount()).isEqualTo(Rao.of(50 * TAO));
        assertThat(all.warnings()).singleElement().asString().contains("Dividends that arrive before");
    }

    @Test
    void whatTheChainWouldNotMoveIsRefused() {
        assertThat(refusal(chain(1), move(HOT, null)).kind()).isEqualTo(Kind.RECIPIENT);
        assertThat(refusal(chain(1), move(YOU, null)).kind()).isEqualTo(Kind.HOTKEY);
        assertThat(refusal(chain(1), move(OTHER, 51 * TAO)).sentence()).contains("50 alpha");
        assertThat(refusal(chain(1), move(OTHER, 0L)).kind()).isEqualTo(Kind.AMOUNT);
        assertThat(refusal(chain(1).lacks("move_stake"), move(OTHER, null)).kind()).isEqualTo(Kind.UNSUPPORTED);
        assertThat(refusal(chain(1).put(MODULE, "SubtokenEnabled", Value.of(false), Value.of(NET)),
                move(OTHER, null)).kind()).isEqualTo(Kind.TRADING);
        FakeChain held = stakes(chain(1), row(HOT, 0, TAO))
                .put(MODULE, "RootStakeUnlockInterval", Value.of(100))
                .put(MODULE, "LastColdkeyHotkeyStakeBlock", Value.of(FakeChain.BLOCK.number() - 40),
                        FakeChain.key(ME), FakeChain.key(HOT));
        PlanException hold = refusal(held, new Intent.MoveStake(ME, HOT, OTHER, 0, Optional.empty()));
        assertThat(hold.kind()).isEqualTo(Kind.ROOT_HOLD);
        assertThat(hold.sentence()).contains("from block " + (FakeChain.BLOCK.number() + 60));
    }

    @Test
    void whatStaysBehindIsNeverDustWithoutAWord() throws Exception {
        // 0.003 alpha stay, worth 0.0015 TAO: below the chain's floor of 0.02 TAO
        assertThat(PlannerTest.plan(chain(1), move(OTHER, 50 * TAO - 3_000_000)).warnings()).singleElement()
                .asString()
                .contains("the chain sells it");
        FakeChain own = chain(1).put(MODULE, "Owner", FakeChain.key(ME), FakeChain.key(HOT));
        assertThat(PlannerTest.plan(own, move(OTHER, 50 * TAO - 3_000_000)).warnings()).singleElement()
                .asString()
                .contains("0.003 alpha remain")
                .contains("Choose all");
    }

    // --- swaps

    @Test
    void aSwapIsLimitedByTheRatioOfBothPrices() throws Exception {
        Plan plan = PlannerTest.plan(chain(1), swap(THERE, 20 * TAO, AtLimit.STOP));
        assertThat(plan.call().name()).isEqualTo("swap_stake_limit");
        assertThat(plan.call().args()).containsEntry("origin_netuid", Value.of(NET))
                .containsEntry("destination_netuid", Value.of(THERE))
                .containsEntry("alpha_amount", Value.of(20 * TAO))
                .containsEntry("limit_price", Value.of(995_000_000))
                .containsEntry("allow_partial", Value.of(false));
        Quote quote = plan.quote().orElseThrow();
        assertThat(quote.side()).isEqualTo(Quote.Side.SWAP);
        assertThat(quote.netuid()).isEqualTo(THERE);
        assertThat(quote.priceNow()).isEqualTo(Rao.of(TAO));
        assertThat(quote.paid()).isEqualTo(Rao.of(20 * TAO));
        // both simulations bring spot; the second is asked with its fee on top, which a swap does not take twice
        assertThat(quote.received().value()).isBetween(20 * TAO, 20 * TAO * 10_006 / 10_000);
        assertThat(StakePlan.worst(plan).value()).isBetween(19_899_000_000L, 19_900_000_000L);
    }

    @Test
    void aSwapThatIsTooLargeIsRefusedInPartTooWhereNothingFits() {
        assertThat(refusal(chain(0.99), swap(THERE, 20 * TAO, AtLimit.STOP)).kind()).isEqualTo(Kind.LIQUIDITY);
        // this chain's answers are one per cent worse however little is swapped
        assertThat(refusal(chain(0.99), swap(THERE, 20 * TAO, AtLimit.PARTIAL)).kind()).isEqualTo(Kind.LIQUIDITY);
    }

    @Test
    void whatTheChainWouldNotSwapIsRefused() {
        assertThat(refusal(chain(1), swap(NET, null, AtLimit.STOP)).kind()).isEqualTo(Kind.RECIPIENT);
        assertThat(refusal(chain(1), swap(99, null, AtLimit.STOP)).kind()).isEqualTo(Kind.SUBNET);
        assertThat(refusal(chain(1), swap(THERE, 3_000_000L, AtLimit.STOP)).sentence()).contains("more than 0.002 TAO");
        assertThat(refusal(chain(1).put(MODULE, "SubtokenEnabled", Value.of(false), Value.of(THERE)),
                swap(THERE, null, AtLimit.STOP)).kind()).isEqualTo(Kind.TRADING);
        assertThat(refusal(chain(1), new Intent.SwapStake(ME, HOT, OTHER, NET, THERE, Optional.empty(),
                Optional.empty(), AtLimit.STOP)).sentence()).contains("Swap the stake to the other subnet first");
        assertThat(refusal(chain(1).lacks("swap_stake_limit").lacks("swap_stake").lacks("move_stake"),
                swap(THERE, null, AtLimit.STOP)).kind()).isEqualTo(Kind.UNSUPPORTED);
    }

    @Test
    void withoutLimitsTheNetworkIsTold() throws Exception {
        Plan plan = PlannerTest.plan(chain(1).lacks("swap_stake_limit"), swap(THERE, 20 * TAO, AtLimit.STOP));
        assertThat(plan.call().name()).isEqualTo("swap_stake");
        assertThat(plan.limitPrice()).isEmpty();
        assertThat(plan.warnings()).singleElement().asString().contains("cannot limit the price");
    }

    // --- everything

    @Test
    void everyPositionLeavesWithALimitOfItsOwn() throws Exception {
        FakeChain chain = stakes(chain(1), row(HOT, NET, 50 * TAO), row(OTHER, NET, 10 * TAO), row(HOT, 0, 3 * TAO));
        Plan plan = PlannerTest.plan(chain, new Intent.RemoveAllStake(ME, Optional.empty(), Optional.empty()));
        assertThat(plan.call().pallet() + "." + plan.call().name()).isEqualTo("Utility.force_batch");
        assertThat(plan.parts()).extracting(part -> ((Intent.RemoveStake) part.intent()).netuid())
                .containsExactly(0, NET, NET);
        assertThat(plan.parts()).extracting(part -> part.limitPrice().orElseThrow())
                .containsExactly(Rao.of(TAO), Rao.of(497_500_000), Rao.of(497_500_000));
        assertThat(plan.amount()).isEqualTo(Rao.of(33 * TAO));
        assertThat(plan.left()).isZero();
        Value calls = plan.call().args().get("calls");
        assertThat(calls.asList()).hasSize(3);
        assertThat(calls.at(0).at(0).asVariant().name()).isEqualTo("remove_stake_full_limit");

        Plan one = PlannerTest.plan(chain, new Intent.RemoveAllStake(ME, Optional.of(OTHER), Optional.empty()));
        assertThat(one.call().name()).isEqualTo("remove_stake_full_limit");
        assertThat(one.parts()).hasSize(1);
        assertThat(refusal(chain, new Intent.RemoveAllStake(ME, Optional.of(YOU), Optional.empty())).kind())
                .isEqualTo(Kind.STAKE);
    }

    @Test
    void whatCannotLeaveStaysAndIsSaid() throws Exception {
        FakeChain chain = stakes(chain(1), row(HOT, NET, 50 * TAO), row(HOT, THERE, 10 * TAO))
                .put(MODULE, "SubtokenEnabled", Value.of(false), Value.of(THERE));
        Plan plan = PlannerTest.plan(chain, new Intent.RemoveAllStake(ME, Optional.empty(), Optional.empty()));
        assertThat(plan.parts()).as("calls with a limit leave closed subnets as well").hasSize(2);
        assertThat(plan.warnings()).singleElement().asString().contains("subnet 5 is not open");
        PlanException none = refusal(stakes(chain(0.9), row(HOT, NET, 50 * TAO)),
                new Intent.RemoveAllStake(ME, Optional.empty(), Optional.empty()));
        assertThat(none.sentence()).contains("Nothing can leave now").contains("you allow 0.5 %");
    }

    @Test
    void manyPositionsNeedSeveralTransactions() throws Exception {
        List<Value> rows = new ArrayList<>();
        FakeChain chain = chain(1);
        for (int netuid = 10; netuid < 90; netuid++) {
            rows.add(row(HOT, netuid, 4 * TAO));
            chain.put(MODULE, "NetworksAdded", Value.of(true), Value.of(netuid));
        }
        stakes(chain, rows.toArray(Value[]::new));
        Intent.RemoveAllStake all = new Intent.RemoveAllStake(ME, Optional.empty(), Optional.empty());
        Plan plan = PlannerTest.plan(chain, all);
        assertThat(plan.parts()).hasSize(16);
        assertThat(plan.left()).isEqualTo(64);
        assertThat(plan.warnings()).singleElement().asString().contains("64 positions are left");
        // without batches, or without free TAO for the fee of one, it is one position at a time
        Plan single = PlannerTest.plan(chain.lacks("force_batch"), all);
        assertThat(single.call().name()).isEqualTo("remove_stake_full_limit");
        assertThat(single.left()).isEqualTo(79);
    }

    // --- claims

    private static FakeChain funds(long... redeemable) {
        List<Value> previews = new ArrayList<>();
        for (int i = 0; i < redeemable.length; i++) {
            Map<String, Value> row = new LinkedHashMap<>();
            row.put("hotkey", FakeChain.key(FakeChain.account(20 + i)));
            row.put("owed_shares", Value.of(900));
            row.put("accrued", Value.of(redeemable[i]));
            row.put("redeemable", Value.of(redeemable[i]));
            row.put("forfeited_est", Value.of(0));
            row.put("rows", Value.of(12));
            row.put("rows_to_sell", Value.of(10));
            previews.add(Value.struct(row));
        }
        return PlannerTest.onAccounts(new FakeChain(FakeChain.withFunds()))
                .api("BetaBasketRuntimeApi", "get_root_basket_claim_previews", _ -> Value.seq(previews))
                .put(MODULE, "RootClaimableThreshold", Value.struct(Map.of("bits",
                        Value.of(BigInteger.valueOf(500_000).shiftLeft(32)))), Value.of(0));
    }

    @Test
    void claimsThatPayAreMadeTogether() throws Exception {
        Intent.ClaimRoot claim = new Intent.ClaimRoot(ME, Optional.empty());
        Plan two = PlannerTest.plan(funds(2 * TAO, 400_000, 3 * TAO), claim);
        assertThat(two.call().name()).isEqualTo("force_batch");
        assertThat(two.parts()).extracting(Plan.Part::amount).containsExactly(Rao.of(3 * TAO), Rao.of(2 * TAO));
        assertThat(two.amount()).isEqualTo(Rao.of(5 * TAO));
        Plan six = PlannerTest.plan(funds(1 * TAO, 2 * TAO, 3 * TAO, 4 * TAO, 5 * TAO, 6 * TAO), claim);
        assertThat(six.parts()).hasSize(4);
        assertThat(six.left()).isEqualTo(2);
        Plan one = PlannerTest.plan(funds(2 * TAO, 3 * TAO),
                new Intent.ClaimRoot(ME, Optional.of(FakeChain.account(20))));
        assertThat(one.call().name()).isEqualTo("claim_root_with_hotkey");
        assertThat(one.amount()).isEqualTo(Rao.of(2 * TAO));
    }

    @Test
    void aClaimThatPaysNothingIsRefused() throws Exception {
        Intent.ClaimRoot claim = new Intent.ClaimRoot(ME, Optional.empty());
        PlanException little = refusal(funds(400_000), claim);
        assertThat(little.kind()).isEqualTo(Kind.AMOUNT);
        assertThat(little.sentence()).contains("pay nothing").contains("0.0005 TAO").contains("0.0004 TAO");
        assertThat(refusal(funds(), claim).sentence()).isEqualTo("There is nothing to claim.");
        // the fee of the test's chain is 150,000 rao
        assertThat(PlannerTest.plan(funds(600_000), claim).warnings()).isEmpty();
        assertThat(PlannerTest.plan(funds(600_000).put(MODULE, "RootStakeUnlockInterval", Value.of(300)), claim)
                .warnings()).singleElement().asString().contains("300 blocks").contains("do that first");
    }

    @Test
    void beforeFundsTheSubnetsThatOweMostAreClaimed() throws Exception {
        List<Value> rates = new ArrayList<>();
        FakeChain chain = stakes(chain(1), row(HOT, 0, 100 * TAO));
        for (int netuid = 1; netuid <= 7; netuid++) {
            // netuid thousandths of an alpha for each TAO
            rates.add(Value.tuple(Value.of(netuid), Value.struct(Map.of("bits",
                    Value.of(BigInteger.valueOf(netuid).shiftLeft(32).divide(BigInteger.valueOf(1_000)))))));
        }
        chain.put(MODULE, "RootClaimable", Value.seq(rates), FakeChain.key(HOT))
                .put(MODULE, "RootClaimed", Value.of(699_000_000L), Value.of(7), FakeChain.key(HOT), FakeChain.key(ME))
                .item(MODULE, "RootClaimableThreshold", Value.struct(Map.of("bits",
                        Value.of(BigInteger.valueOf(500_000).shiftLeft(32)))));
        Plan plan = PlannerTest.plan(chain, new Intent.ClaimRoot(ME, Optional.empty()));
        assertThat(plan.call().name()).isEqualTo("claim_root");
        assertThat(plan.call().args()).containsEntry("subnets", Value.seq(Value.of(2), Value.of(3), Value.of(4),
                Value.of(5), Value.of(6)));
        assertThat(plan.left()).isEqualTo(2);
        // 2 to 6 tenths of an alpha at half a TAO
        assertThat(plan.amount().value()).isBetween(TAO - 100, TAO);
        assertThat(refusal(chain, new Intent.ClaimRoot(ME, Optional.of(HOT))).kind()).isEqualTo(Kind.UNSUPPORTED);
    }

    @Test
    void whatBecomesOfDividendsIsAskedOnOldRuntimesAlone() throws Exception {
        Plan keep = PlannerTest.plan(chain(1), new Intent.RootClaimChoice(ME, true));
        assertThat(keep.call().args()).containsEntry("new_root_claim_type", Value.variant("Keep"));
        assertThat(refusal(funds(), new Intent.RootClaimChoice(ME, true)).kind()).isEqualTo(Kind.UNSUPPORTED);
    }

    // --- effect on the price

    @Test
    void theEffectOnThePriceIsSaidFromTwoPerCentAndWarnedOfFromFive() throws Exception {
        assertThat(effect(0.981)).noneMatch(one -> one.contains("present price"));
        assertThat(effect(0.97)).anyMatch(one -> one.startsWith("You get 3.00 % less"));
        assertThat(effect(0.94).getFirst()).startsWith("A trade of this size is dear here: you get 6.00 % less");
    }

    private static List<String> effect(double rate) throws Exception {
        return PlannerTest.plan(chain(rate), new Intent.RemoveStake(ME, HOT, NET, Optional.of(Rao.of(20 * TAO)),
                Optional.of(new Tolerance(2_000)))).warnings();
    }

    // --- targets

    @Test
    void aTargetIsPlannedWithTheWorstCaseOfEachLeg() throws Exception {
        StakeTarget target = new StakeTarget(List.of(
                new StakeTarget.Share(0, 6_000, Optional.of(HOT)),
                new StakeTarget.Share(THERE, 1_000, Optional.of(OTHER))), Set.of());
        // 25 TAO on subnet 4, 100 free
        StakePlan plan = new Planner(chain(1)).plan(ME, target, Optional.empty());
        assertThat(plan.legs()).extracting(leg -> leg.call().name())
                .containsExactly("swap_stake_limit", "add_stake_limit", "add_stake_limit");
        assertThat(plan.freeAfter().value()).isBetween(37 * TAO, 38 * TAO);
        assertThat(plan.freeWorst()).isLessThanOrEqualTo(plan.freeAfter());
        assertThat(plan.outlook()).extracting(StakePlan.Outlook::wanted).containsExactly(6_000, 0, 1_000, 3_000);
        assertThat(plan.outlook().get(1).after()).as("subnet 4 is emptied").isEqualTo(Rao.ZERO);
    }

    @Test
    void theLegThatWouldBeRefusedIsNamed() {
        StakeTarget target = new StakeTarget(List.of(new StakeTarget.Share(THERE, 5_000, Optional.of(YOU))),
                Set.of(NET));
        PlanException refused = catchThrowableOfType(PlanException.class,
                () -> new Planner(chain(1)).plan(ME, target, Optional.empty()));
        assertThat(refused.kind()).isEqualTo(Kind.HOTKEY);
        assertThat(refused.sentence()).startsWith("Step 1 of 1, staking on subnet 5: This hotkey is not known");
    }
}
