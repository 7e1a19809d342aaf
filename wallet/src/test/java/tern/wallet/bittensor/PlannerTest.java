package tern.wallet.bittensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tern.wallet.bittensor.PlanException.Kind;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

final class PlannerTest {

    private static final String MODULE = "SubtensorModule";
    private static final AccountId ME = FakeChain.account(1);
    private static final AccountId YOU = FakeChain.account(2);
    private static final AccountId HOT = FakeChain.account(3);
    private static final AccountId OWNER = FakeChain.account(4);
    private static final int NET = 4;
    private static final long TAO = 1_000_000_000L;
    private static final long FEE = 150_000;

    /// I own 100 TAO and 50 alpha of subnet 4 at 0.5; anything simulated comes out at `rate` of spot.
    static FakeChain modern(double rate) {
        FakeChain chain = onAccounts(new FakeChain(FakeChain.modern()))
                .item(MODULE, "Owner", Value.of(new byte[32]))
                .put(MODULE, "Owner", FakeChain.key(OWNER), FakeChain.key(HOT))
                .item(MODULE, "NetworksAdded", Value.of(false))
                .put(MODULE, "NetworksAdded", Value.of(true), Value.of(0))
                .put(MODULE, "NetworksAdded", Value.of(true), Value.of(NET))
                .put(MODULE, "SubtokenEnabled", Value.of(true), Value.of(NET))
                .put(MODULE, "Uids", Value.of(7), Value.of(NET), FakeChain.key(HOT))
                .put(MODULE, "NominatorMinRequiredStake", Value.of(10_000_000))
                .put("Swap", "FeeRate", Value.of(33), Value.of(NET))
                .constant(MODULE, "InitialMinStake", Value.of(2_000_000))
                .api("SwapRuntimeApi", "current_alpha_price", args -> Value.of(TAO / 2))
                .api("SwapRuntimeApi", "sim_swap_tao_for_alpha",
                        args -> swap(number(args, 1), (long) (2 * number(args, 1) * rate), 1_007, 0))
                .api("SwapRuntimeApi", "sim_swap_alpha_for_tao",
                        args -> swap((long) (number(args, 1) / 2 * rate), number(args, 1), 0, 2_016))
                .api("StakeInfoRuntimeApi", "get_stake_availability_for_coldkeys",
                        args -> available(50 * TAO));
        return staked(chain, NET, 50 * TAO);
    }

    /// I own 100 free TAO, and the runtime says what a call costs.
    static FakeChain onAccounts(FakeChain chain) {
        return chain
                .item("System", "Account", BalancesTest.info(0, 0, 0))
                .put("System", "Account", BalancesTest.info(100 * TAO, 0, 0), FakeChain.key(ME))
                .put("System", "Account", BalancesTest.info(TAO, 0, 0), FakeChain.key(YOU))
                .raw("TransactionPaymentCallApi_query_call_info", args -> new ScaleWriter()
                        .writeCompact(4_169_000_000L)
                        .writeCompact(9_000)
                        .writeU8(0)
                        .writeU64(FEE)
                        .toBytes());
    }

    static FakeChain staked(FakeChain chain, int netuid, long alpha) {
        Map<String, Value> row = new LinkedHashMap<>();
        row.put("hotkey", FakeChain.key(HOT));
        row.put("netuid", Value.of(netuid));
        row.put("stake", Value.of(alpha));
        row.put("is_registered", Value.of(true));
        return chain.api("StakeInfoRuntimeApi", "get_stake_info_for_coldkeys",
                args -> Value.seq(Value.tuple(FakeChain.key(ME), Value.seq(Value.struct(row)))));
    }

    private static Value available(long alpha) {
        return Value.seq(Value.tuple(FakeChain.key(ME), Value.seq(Value.tuple(Value.of(NET), Value.struct(
                Map.of("total", Value.of(50 * TAO), "locked", Value.of(0), "available", Value.of(alpha)))))));
    }

    static Value swap(long tao, long alpha, long taoFee, long alphaFee) {
        Map<String, Value> six = new LinkedHashMap<>();
        six.put("tao_amount", Value.of(tao));
        six.put("alpha_amount", Value.of(alpha));
        six.put("tao_fee", Value.of(taoFee));
        six.put("alpha_fee", Value.of(alphaFee));
        six.put("tao_slippage", Value.of(0));
        six.put("alpha_slippage", Value.of(0));
        return Value.struct(six);
    }

    static long number(List<Value> args, int place) {
        return ((Value.Int) args.get(place)).value().longValueExact();
    }

    private static Intent.AddStake add(long tao) {
        return new Intent.AddStake(ME, HOT, NET, Rao.of(tao), Optional.empty());
    }

    private static Intent.RemoveStake remove(Long alpha) {
        return new Intent.RemoveStake(ME, HOT, NET, Optional.ofNullable(alpha).map(Rao::of), Optional.empty());
    }

    private static Intent.AddStake add(long tao, int basisPoints) {
        return new Intent.AddStake(ME, HOT, NET, Rao.of(tao), Optional.of(new Tolerance(basisPoints)));
    }

    private static Intent.RemoveStake remove(Long alpha, int basisPoints) {
        return new Intent.RemoveStake(ME, HOT, NET, Optional.ofNullable(alpha).map(Rao::of),
                Optional.of(new Tolerance(basisPoints)));
    }

    static Plan plan(FakeChain chain, Intent intent) throws PlanException, ChainException, StateException {
        return new Planner(chain).plan(intent);
    }

    static PlanException refusal(FakeChain chain, Intent intent) {
        PlanException refused = catchThrowableOfType(PlanException.class, () -> plan(chain, intent));
        assertThat(refused).isNotNull();
        assertThat(refused.sentence()).endsWith(".");
        return refused;
    }

    // --- transfers

    @Test
    void aTransferBecomesTheCallThatKeepsTheAccountAlive() throws PlanException, ChainException, StateException {
        FakeChain chain = modern(1);
        Plan plan = plan(chain, new Intent.Transfer(ME, YOU, Rao.of(5 * TAO), true));
        assertThat(plan.call().pallet()).isEqualTo("Balances");
        assertThat(plan.call().name()).isEqualTo("transfer_keep_alive");
        assertThat(plan.call().args()).containsExactlyInAnyOrderEntriesOf(
                Map.of("dest", Value.variant("Id", FakeChain.key(YOU)), "value", Value.of(5 * TAO)));
        assertThat(plan.fee()).contains(Rao.of(FEE));
        assertThat(plan.amount()).isEqualTo(Rao.of(5 * TAO));
        assertThat(plan.warnings()).isEmpty();
        assertThat(plan.quote()).isEmpty();
        assertThat(chain.frames()).isEqualTo(2);
    }

    @Test
    void aTransferLeavesRoomForFeeAndDeposit() throws PlanException, ChainException, StateException {
        long most = 100 * TAO - 500 - FEE;
        assertThat(plan(modern(1), new Intent.Transfer(ME, YOU, Rao.of(most), true)).warnings()).isEmpty();
        assertThat(refusal(modern(1), new Intent.Transfer(ME, YOU, Rao.of(most + 1), true)).kind())
                .isEqualTo(Kind.BALANCE);
    }

    @Test
    void lockedTaoIsNotSent() {
        FakeChain chain = modern(1).put("System", "Account", BalancesTest.info(100 * TAO, 0, 96 * TAO),
                FakeChain.key(ME));
        assertThat(refusal(chain, new Intent.Transfer(ME, YOU, Rao.of(5 * TAO), true)).kind())
                .isEqualTo(Kind.BALANCE);
    }

    @Test
    void aTransferThatEndsTheAccountSaysWhatIsLost() throws PlanException, ChainException, StateException {
        Plan plan = plan(modern(1), new Intent.Transfer(ME, YOU, Rao.of(100 * TAO - FEE - 100), false));
        assertThat(plan.call().name()).isEqualTo("transfer_allow_death");
        assertThat(plan.warnings()).singleElement().asString().contains("about 0.0000001 TAO, is lost");
        Plan last = plan(modern(1), new Intent.Transfer(ME, YOU, Rao.of(100 * TAO - FEE), false));
        assertThat(last.warnings()).singleElement().asString().contains("empties the account");
    }

    @Test
    void anAccountWithDepositsCannotEnd() {
        FakeChain chain = modern(1).put("System", "Account", BalancesTest.info(100 * TAO, 5, 0), FakeChain.key(ME));
        assertThat(refusal(chain, new Intent.Transfer(ME, YOU, Rao.of(100 * TAO - FEE), false)).sentence())
                .contains("have to stay");
    }

    @Test
    void protocolAccountsAndTheSenderAreNoRecipients() {
        for (AccountId to : List.of(SystemAccounts.subnetPot(4), SystemAccounts.fundEscrow(),
                SystemAccounts.burnPot(), AccountId.of(new byte[32]), ME)) {
            FakeChain chain = modern(1);
            assertThat(refusal(chain, new Intent.Transfer(ME, to, Rao.of(TAO), true)).kind())
                    .isEqualTo(Kind.RECIPIENT);
            assertThat(refusal(chain, new Intent.TransferAll(ME, to, true)).kind()).isEqualTo(Kind.RECIPIENT);
        }
    }

    @Test
    void tooLittleAndTooMuchAreRefused() {
        assertThat(refusal(modern(1), new Intent.Transfer(ME, YOU, Rao.of(99_999), true)).kind())
                .isEqualTo(Kind.AMOUNT);
        assertThat(refusal(modern(1), new Intent.Transfer(ME, YOU, Rao.of(99_999), true)).sentence())
                .contains("Tern does not send less than 0.0001 TAO");
        assertThat(refusal(modern(1), new Intent.Transfer(ME, YOU, Rao.of(Long.MAX_VALUE), true)).kind())
                .isEqualTo(Kind.AMOUNT);
    }

    @Test
    void unusedRecipientsAndHotkeysAreWarnedAbout() throws PlanException, ChainException, StateException {
        FakeChain chain = modern(1).put("System", "Account", unused(), FakeChain.key(HOT));
        assertThat(plan(chain, new Intent.Transfer(ME, HOT, Rao.of(TAO), true)).warnings())
                .anyMatch(text -> text.contains("never been used"))
                .anyMatch(text -> text.contains("hotkey"));
    }

    private static Value unused() {
        return Value.struct(Map.of("nonce", Value.of(0), "consumers", Value.of(0), "providers", Value.of(0),
                "sufficients", Value.of(0), "data", Value.struct(Map.of("free", Value.of(0), "reserved", Value.of(0),
                        "frozen", Value.of(0)))));
    }

    @Test
    void sendingAllWorksOutTheAmount() throws PlanException, ChainException, StateException {
        Plan kept = plan(modern(1), new Intent.TransferAll(ME, YOU, true));
        assertThat(kept.amount()).isEqualTo(Rao.of(100 * TAO - 500 - FEE));
        assertThat(kept.call().name()).isEqualTo("transfer_all");
        assertThat(kept.call().args()).containsEntry("keep_alive", Value.of(true));
        FakeChain staked = modern(1).put(MODULE, "StakingHotkeys", Value.seq(FakeChain.key(HOT)), FakeChain.key(ME));
        Plan emptied = plan(staked, new Intent.TransferAll(ME, YOU, false));
        assertThat(emptied.amount()).isEqualTo(Rao.of(100 * TAO - FEE));
        assertThat(emptied.warnings())
                .anyMatch(text -> text.contains("empties the account"))
                .anyMatch(text -> text.contains("What is staked stays"));
    }

    @Test
    void theExactFeeGivesTheExactAmountOfSendingAll() throws PlanException, ChainException, StateException {
        Plan all = plan(modern(1), new Intent.TransferAll(ME, YOU, true)).withFee(Rao.of(FEE - 7));
        assertThat(all.fee()).contains(Rao.of(FEE - 7));
        assertThat(all.amount()).isEqualTo(Rao.of(100 * TAO - 500 - FEE + 7));
        Plan part = plan(modern(1), new Intent.Transfer(ME, YOU, Rao.of(TAO), true)).withFee(Rao.of(FEE - 7));
        assertThat(part.fee()).contains(Rao.of(FEE - 7));
        assertThat(part.amount()).isEqualTo(Rao.of(TAO));
        FakeChain silent = modern(1).trap("TransactionPaymentCallApi_query_call_info");
        Plan guessed = plan(silent, new Intent.TransferAll(ME, YOU, true));
        assertThat(guessed.fee()).isEmpty();
        assertThat(guessed.withFee(Rao.of(FEE)).amount()).isEqualTo(Rao.of(100 * TAO - 500 - FEE));
    }

    // --- staking

    @Test
    void stakingIsBoundByALimitPrice() throws PlanException, ChainException, StateException {
        FakeChain chain = modern(0.999);
        Plan plan = plan(chain, add(2 * TAO));
        assertThat(plan.call().name()).isEqualTo("add_stake_limit");
        assertThat(plan.limitPrice()).contains(Rao.of(502_500_000));
        assertThat(plan.call().args()).containsExactlyInAnyOrderEntriesOf(Map.of("hotkey", FakeChain.key(HOT),
                "netuid", Value.of(NET), "amount_staked", Value.of(2 * TAO), "limit_price", Value.of(502_500_000),
                "allow_partial", Value.of(false)));
        Quote quote = plan.quote().orElseThrow();
        assertThat(quote.received()).isEqualTo(Rao.of(3_996_000_000L));
        assertThat(quote.impactBasisPoints()).isEqualTo(11);
        assertThat(quote.source()).isEqualTo(Quote.Source.RUNTIME_SIMULATION);
        assertThat(plan.warnings()).isEmpty();
        assertThat(chain.frames()).isEqualTo(2);
    }

    @Test
    void aTradeThatBreaksItsOwnLimitIsRefused() {
        assertThat(refusal(modern(0.99), add(2 * TAO)).kind()).isEqualTo(Kind.LIQUIDITY);
    }

    @Test
    void aTradeThatEndsNearItsLimitIsWarnedAbout() throws PlanException, ChainException, StateException {
        // 0.4 % worse on average ends 0.8 % away: beyond the half per cent allowed
        assertThat(plan(modern(0.996), add(2 * TAO)).warnings())
                .singleElement()
                .asString()
                .contains("probably refuse");
    }

    @Test
    void widerToleranceLetsItThroughWithAWord() throws PlanException, ChainException, StateException {
        Plan plan = plan(modern(0.97),
                new Intent.AddStake(ME, HOT, NET, Rao.of(2 * TAO), Optional.of(new Tolerance(1_000))));
        assertThat(plan.limitPrice()).contains(Rao.of(550_000_000));
        assertThat(plan.warnings()).singleElement().asString().contains("3.10 % more");
    }

    @Test
    void aPoolThatCannotTradeIsRefused() {
        FakeChain chain = modern(1).api("SwapRuntimeApi", "sim_swap_tao_for_alpha", args -> swap(0, 0, 0, 0));
        assertThat(refusal(chain, add(2 * TAO)).kind()).isEqualTo(Kind.LIQUIDITY);
    }

    @Test
    void whatTheChainWouldRefuseIsSaidBefore() {
        assertThat(refusal(modern(1), add(2_001_007)).kind()).isEqualTo(Kind.AMOUNT);
        assertThat(refusal(modern(1), add(100 * TAO)).kind()).isEqualTo(Kind.BALANCE);
        assertThat(refusal(modern(1), new Intent.AddStake(ME, YOU, NET, Rao.of(TAO), Optional.empty())).kind())
                .isEqualTo(Kind.HOTKEY);
        assertThat(refusal(modern(1), new Intent.AddStake(ME, HOT, 99, Rao.of(TAO), Optional.empty())).kind())
                .isEqualTo(Kind.SUBNET);
        assertThat(refusal(modern(1), new Intent.AddStake(ME, HOT, 70_000, Rao.of(TAO), Optional.empty())).kind())
                .isEqualTo(Kind.SUBNET);
        FakeChain closed = modern(1).put(MODULE, "SubtokenEnabled", Value.of(false), Value.of(NET));
        assertThat(refusal(closed, add(TAO)).kind()).isEqualTo(Kind.TRADING);
        FakeChain safe = modern(1).put("SafeMode", "EnteredUntil", Value.of(9));
        assertThat(refusal(safe, add(TAO)).kind()).isEqualTo(Kind.SAFE_MODE);
    }

    @Test
    void anAnnouncedKeySwapIsAnAlarm() {
        FakeChain announced = modern(1).put(MODULE, "ColdkeySwapAnnouncements",
                Value.tuple(Value.of(5_030_000), Value.of(new byte[32])), FakeChain.key(ME));
        PlanException alarm = refusal(announced, new Intent.Transfer(ME, YOU, Rao.of(TAO), true));
        assertThat(alarm.kind()).isEqualTo(Kind.KEY_SWAP);
        assertThat(alarm.sentence()).startsWith("Alarm").contains("5030000").contains("dispute");
        FakeChain disputed = modern(1).put(MODULE, "ColdkeySwapDisputes", Value.of(1), FakeChain.key(ME));
        assertThat(refusal(disputed, remove(null)).kind()).isEqualTo(Kind.KEY_SWAP);
    }

    @Test
    void validatorsWithoutAPlaceAndSmallStakesAreWarnedAbout() throws PlanException, ChainException, StateException {
        FakeChain chain = staked(modern(1), 9, TAO).put(MODULE, "Owner", FakeChain.key(OWNER), FakeChain.key(YOU));
        Plan plan = plan(chain, new Intent.AddStake(ME, YOU, NET, Rao.of(5_000_000), Optional.empty()));
        assertThat(plan.warnings())
                .anyMatch(text -> text.contains("no place on subnet 4"))
                .anyMatch(text -> text.contains("less than 0.02 TAO"));
    }

    @Test
    void rootIsOneToOneAndItsLimitSaysSo() throws PlanException, ChainException, StateException {
        FakeChain chain = modern(1).put(MODULE, "RootStakeUnlockInterval", Value.of(7_200));
        Plan plan = plan(chain, new Intent.AddStake(ME, HOT, 0, Rao.of(2 * TAO), Optional.empty()));
        assertThat(plan.limitPrice()).contains(Rao.of(TAO));
        assertThat(plan.quote().orElseThrow().source()).isEqualTo(Quote.Source.ONE_TO_ONE);
        assertThat(plan.quote().orElseThrow().received()).isEqualTo(Rao.of(2 * TAO));
        assertThat(plan.warnings()).singleElement().asString().contains("7200 blocks (about 24 hours)");
    }

    // --- unstaking

    @Test
    void unstakingAllLetsTheChainWorkOutTheAmount() throws PlanException, ChainException, StateException {
        FakeChain chain = modern(0.999);
        Plan plan = plan(chain, remove(null));
        assertThat(plan.call().name()).isEqualTo("remove_stake_full_limit");
        assertThat(plan.limitPrice()).contains(Rao.of(497_500_000));
        assertThat(plan.call().args()).containsEntry("limit_price", Value.some(Value.of(497_500_000)));
        assertThat(plan.amount()).isEqualTo(Rao.of(50 * TAO));
        assertThat(plan.quote().orElseThrow().received()).isEqualTo(Rao.of(24_975_000_000L));
        assertThat(chain.frames()).isEqualTo(3);
    }

    @Test
    void unstakingAPartNamesTheAmount() throws PlanException, ChainException, StateException {
        FakeChain chain = modern(0.999);
        Plan plan = plan(chain, remove(10 * TAO));
        assertThat(plan.call().name()).isEqualTo("remove_stake_limit");
        assertThat(plan.call().args()).containsEntry("amount_unstaked", Value.of(10 * TAO))
                .containsEntry("limit_price", Value.of(497_500_000));
        assertThat(chain.frames()).isEqualTo(2);
    }

    @Test
    void stakeThatIsNotThereOrLockedIsRefused() {
        assertThat(refusal(modern(1), remove(50 * TAO + 1)).kind()).isEqualTo(Kind.STAKE);
        FakeChain none = staked(modern(1), 9, TAO);
        assertThat(refusal(none, remove(null)).sentence()).contains("no stake");
        FakeChain locked = modern(1).api("StakeInfoRuntimeApi", "get_stake_availability_for_coldkeys",
                args -> available(20 * TAO));
        assertThat(refusal(locked, remove(null)).sentence()).contains("20 alpha can leave");
    }

    @Test
    void partsAndRestsBelowTheMinimumAreRefused() {
        assertThat(refusal(modern(1), remove(3_999_999L)).kind()).isEqualTo(Kind.AMOUNT);
        assertThat(refusal(modern(1), remove(50 * TAO - 3_000_000)).sentence()).contains("Unstake all");
    }

    @Test
    void aRestBelowTheNominatorFloorIsWarnedAbout() throws PlanException, ChainException, StateException {
        assertThat(plan(modern(1), remove(50 * TAO - 30_000_000)).warnings())
                .singleElement()
                .asString()
                .contains("less than 0.02 TAO")
                .contains("sells it too");
        FakeChain own = modern(1).put(MODULE, "Owner", FakeChain.key(ME), FakeChain.key(HOT));
        assertThat(plan(own, remove(50 * TAO - 30_000_000)).warnings()).isEmpty();
    }

    @Test
    void rootStakeThatIsHeldIsRefusedWithTheBlock() throws PlanException, ChainException, StateException {
        FakeChain held = staked(modern(1), 0, 10 * TAO)
                .put(MODULE, "RootStakeUnlockInterval", Value.of(7_200))
                .put(MODULE, "LastColdkeyHotkeyStakeBlock", Value.of(4_995_000), FakeChain.key(ME),
                        FakeChain.key(HOT));
        Intent.RemoveStake root = new Intent.RemoveStake(ME, HOT, 0, Optional.empty(), Optional.empty());
        PlanException refused = refusal(held, root);
        assertThat(refused.kind()).isEqualTo(Kind.ROOT_HOLD);
        assertThat(refused.sentence()).contains("5002200");
        held.put(MODULE, "LastColdkeyHotkeyStakeBlock", Value.of(4_992_800), FakeChain.key(ME), FakeChain.key(HOT));
        Plan plan = plan(held, root);
        assertThat(plan.limitPrice()).contains(Rao.of(TAO));
        assertThat(plan.quote().orElseThrow().received()).isEqualTo(Rao.of(10 * TAO));
    }

    @Test
    void aFeeThatFreeTaoDoesNotCoverIsSaid() throws PlanException, ChainException, StateException {
        FakeChain poor = modern(1).put("System", "Account", BalancesTest.info(600, 0, 0), FakeChain.key(ME));
        assertThat(plan(poor, remove(null)).warnings()).singleElement().asString().contains("does not cover the fee");
    }

    // --- giving stake

    private static Intent.TransferStake give(AccountId to, long alpha) {
        return new Intent.TransferStake(ME, to, HOT, NET, Rao.of(alpha));
    }

    @Test
    void givingStakeNamesWhoseItIsAfterwardsAndTradesNothing()
            throws PlanException, ChainException, StateException {
        FakeChain chain = modern(1);
        Plan plan = plan(chain, give(YOU, 10 * TAO));
        assertThat(plan.call().pallet()).isEqualTo(MODULE);
        assertThat(plan.call().name()).isEqualTo("transfer_stake");
        assertThat(plan.call().args()).containsExactlyInAnyOrderEntriesOf(Map.of(
                "destination_coldkey", FakeChain.key(YOU), "hotkey", FakeChain.key(HOT),
                "origin_netuid", Value.of(NET), "destination_netuid", Value.of(NET),
                "alpha_amount", Value.of(10 * TAO)));
        assertThat(plan.amount()).isEqualTo(Rao.of(10 * TAO));
        assertThat(plan.limitPrice()).isEmpty();
        assertThat(plan.quote()).isEmpty();
        assertThat(plan.fee()).contains(Rao.of(FEE));
        assertThat(plan.warnings()).singleElement().asString().contains("cannot be called back");
        assertThat(chain.frames()).isEqualTo(2);
    }

    @Test
    void stakeThatCannotBeGivenIsRefusedWithTheReason() {
        for (AccountId to : List.of(SystemAccounts.subnetPot(4), SystemAccounts.fundEscrow(),
                SystemAccounts.burnPot(), AccountId.of(new byte[32]), ME)) {
            assertThat(refusal(modern(1), give(to, TAO)).kind()).isEqualTo(Kind.RECIPIENT);
        }
        assertThat(refusal(modern(1), give(YOU, 0)).kind()).isEqualTo(Kind.AMOUNT);
        assertThat(refusal(modern(1), give(YOU, 199_999)).sentence()).contains("worth at least 0.0001 TAO");
        assertThat(refusal(modern(1), give(YOU, 50 * TAO + 1)).kind()).isEqualTo(Kind.STAKE);
        FakeChain locked = modern(1).api("StakeInfoRuntimeApi", "get_stake_availability_for_coldkeys",
                args -> available(20 * TAO));
        assertThat(refusal(locked, give(YOU, 21 * TAO)).sentence()).contains("20 alpha can leave");
        FakeChain off = modern(1).put(MODULE, "TransferToggle", Value.of(false), Value.of(NET));
        assertThat(refusal(off, give(YOU, TAO)).kind()).isEqualTo(Kind.TRADING);
        PlanException lacking = refusal(old(), give(YOU, TAO));
        assertThat(lacking.kind()).isEqualTo(Kind.UNSUPPORTED);
        assertThat(lacking.sentence()).contains("This network cannot give stake");
    }

    @Test
    void aRestThatTheChainWouldSellIsSaidBeforeStakeIsGiven() throws PlanException, ChainException, StateException {
        assertThat(plan(modern(1), give(YOU, 50 * TAO - 30_000_000)).warnings())
                .anyMatch(text -> text.contains("the chain sells it"));
        FakeChain poor = modern(1).put("System", "Account", BalancesTest.info(600, 0, 0), FakeChain.key(ME));
        assertThat(plan(poor, give(YOU, TAO)).warnings()).anyMatch(text -> text.contains("does not cover the fee"));
        FakeChain stranger = modern(1).put("System", "Account", unused(), FakeChain.key(HOT));
        assertThat(plan(stranger, give(HOT, TAO)).warnings())
                .anyMatch(text -> text.contains("never been used"))
                .anyMatch(text -> text.contains("is a hotkey"));
    }

    // --- older runtimes and odd ones

    /// Spec 218: a pool of 1000 TAO and 2000 alpha, no limits, no simulation.
    private static FakeChain old() {
        byte[] rows = new ScaleWriter().writeCompact(1)
                .writeBytes(ME.bytes())
                .writeCompact(1)
                .writeBytes(HOT.bytes())
                .writeBytes(ME.bytes())
                .writeCompact(NET)
                .writeCompact(50 * TAO)
                .writeCompact(0)
                .writeCompact(0)
                .writeCompact(0)
                .writeBool(true)
                .toBytes();
        return new FakeChain(FakeChain.old())
                .item("System", "Account", BalancesTest.info(0, 0, 0))
                .put("System", "Account", BalancesTest.info(100 * TAO, 0, 0), FakeChain.key(ME))
                .item(MODULE, "Owner", Value.of(new byte[32]))
                .put(MODULE, "Owner", FakeChain.key(OWNER), FakeChain.key(HOT))
                .put(MODULE, "NetworksAdded", Value.of(true), Value.of(NET))
                .put(MODULE, "SubnetTAO", Value.of(1_000 * TAO), Value.of(NET))
                .put(MODULE, "SubnetAlphaIn", Value.of(2_000 * TAO), Value.of(NET))
                .put(MODULE, "SubnetMechanism", Value.of(1), Value.of(NET))
                .put(MODULE, "Uids", Value.of(7), Value.of(NET), FakeChain.key(HOT))
                .raw("StakeInfoRuntimeApi_get_stake_info_for_coldkeys",
                        args -> new ScaleWriter().writeByteList(rows).toBytes());
    }

    @Test
    void aRuntimeWithoutLimitsIsPlannedWithAWarning() throws PlanException, ChainException, StateException {
        Plan plan = plan(old(), add(10 * TAO, 101));
        assertThat(plan.call().name()).isEqualTo("add_stake");
        assertThat(plan.call().args()).containsOnlyKeys("hotkey", "netuid", "amount_staked");
        assertThat(plan.limitPrice()).isEmpty();
        Quote quote = plan.quote().orElseThrow();
        assertThat(quote.source()).isEqualTo(Quote.Source.POOL_FORMULA);
        assertThat(quote.received()).isEqualTo(Rao.of(19_801_980_198L));
        assertThat(plan.fee()).isEmpty();
        assertThat(plan.warnings())
                .anyMatch(text -> text.contains("cannot limit the price"))
                .anyMatch(text -> text.contains("did not estimate"));
    }

    @Test
    void theToleranceHoldsForTheQuoteWhereTheChainHasNoLimits() {
        // 10 TAO into 1000 moves the average price by one per cent
        PlanException buying = refusal(old(), add(10 * TAO, 99));
        assertThat(buying.kind()).isEqualTo(Kind.LIQUIDITY);
        assertThat(buying.sentence()).contains("0.99 %");
        assertThat(refusal(old(), add(10 * TAO)).kind()).isEqualTo(Kind.LIQUIDITY);
        // 50 alpha into 2000 brings 2.44 per cent less than spot
        PlanException selling = refusal(old(), remove(null, 243));
        assertThat(selling.kind()).isEqualTo(Kind.LIQUIDITY);
        assertThat(selling.sentence()).contains("2.43 %");
        assertThat(refusal(old(), remove(50 * TAO, 50)).kind()).isEqualTo(Kind.LIQUIDITY);
    }

    @Test
    void theRefusalSaysWhichToleranceWouldDo() throws PlanException, ChainException, StateException {
        // 10 TAO into 1000 leave the price 2.01 per cent higher, and a little for what is rounded
        String sentence = refusal(old(), add(10 * TAO)).sentence();
        assertThat(sentence).contains("about 2.02 %").contains("the 0.5 % you allow").endsWith("or allow 3 %.");
        assertThat(plan(old(), add(10 * TAO, 300)).quote()).isPresent();
        assertThat(refusal(old(), remove(50 * TAO, 50)).sentence()).endsWith("or allow 5 %.");
        assertThat(plan(old(), remove(50 * TAO, 500)).quote()).isPresent();
    }

    @Test
    void withinTheToleranceASaleWithoutLimitIsPlannedWithAWarning()
            throws PlanException, ChainException, StateException {
        Plan plan = plan(old(), remove(null, 244));
        assertThat(plan.limitPrice()).isEmpty();
        assertThat(plan.warnings()).anyMatch(text -> text.contains("cannot limit the price")
                && text.contains("2.44 %"));
    }

    @Test
    void aRuntimeWithoutFullRemovalTakesTheExactAmount() throws PlanException, ChainException, StateException {
        Plan plan = plan(old(), remove(null, 300));
        assertThat(plan.call().name()).isEqualTo("remove_stake");
        assertThat(plan.call().args()).containsEntry("amount_unstaked", Value.of(50 * TAO));
        assertThat(plan.quote().orElseThrow().received()).isEqualTo(Rao.of(24_390_243_902L));
    }

    @Test
    void aSubnetWithoutPoolIsOneToOne() throws PlanException, ChainException, StateException {
        FakeChain stable = old().put(MODULE, "SubnetMechanism", Value.of(0), Value.of(NET));
        Quote quote = plan(stable, add(10 * TAO)).quote().orElseThrow();
        assertThat(quote.source()).isEqualTo(Quote.Source.ONE_TO_ONE);
        assertThat(quote.received()).isEqualTo(Rao.of(10 * TAO));
    }

    @Test
    void aRuntimeThatChangedIsAskedAgain() throws PlanException, ChainException, StateException {
        FakeChain chain = modern(0.999).outdatedAfter(2);
        assertThat(plan(chain, add(2 * TAO)).call().name()).isEqualTo("add_stake_limit");
        assertThat(chain.frames()).isEqualTo(4);
    }

    @Test
    void quotesNeedNoAccount() throws PlanException, ChainException, StateException {
        FakeChain chain = modern(0.98);
        Quote quote = new Planner(chain).quote(NET, Quote.Side.SELL, Rao.of(4 * TAO), FakeChain.BLOCK);
        assertThat(quote.received()).isEqualTo(Rao.of(1_960_000_000L));
        assertThat(quote.impactBasisPoints()).isEqualTo(200);
        assertThat(quote.poolFee()).isEqualTo(Rao.of(2_016));
        assertThat(chain.frames()).isEqualTo(1);
    }
}
