package tern.wallet.bittensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tern.wallet.bittensor.PlanException.Kind;
import tern.wallet.bittensor.SeatWork.Challenge;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.CallSpec;
import tern.wallet.chain.Event;
import tern.wallet.chain.Outcome;
import tern.wallet.chain.Runtime;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;
import tern.wallet.units.Hex;
import tern.wallet.units.Rao;

/// Seats for miners: bought, worked for, and the address that is announced then.
final class SeatPlansTest {

    private static final String MODULE = "SubtensorModule";
    private static final AccountId ME = FakeChain.account(1);
    private static final AccountId HOT = FakeChain.account(3);
    private static final AccountId OTHER = FakeChain.account(6);
    private static final int NET = 4;
    private static final long TAO = 1_000_000_000L;

    private static FakeChain chain(Features features) {
        FakeChain chain = new FakeChain(features)
                .item("System", "Account", BalancesTest.info(0, 0, 0))
                .item(MODULE, "Owner", Value.of(new byte[32]))
                .item(MODULE, "NetworksAdded", Value.of(false))
                .item(MODULE, "Uids", null)
                .item(MODULE, "Axons", null)
                .put("System", "Account", BalancesTest.info(10 * TAO, 0, 0), FakeChain.key(ME))
                .raw("TransactionPaymentCallApi_query_call_info",
                        _ -> new ScaleWriter().writeCompact(1).writeCompact(1).writeU8(0).writeU64(120_000).toBytes());
        for (Map.Entry<String, Value> one : Map.of("NetworksAdded", Value.of(true), "Burn", Value.of(2 * TAO),
                "NetworkRegistrationAllowed", Value.of(true), "SubnetworkN", Value.of(256), "MaxAllowedUids",
                Value.of(256), "ImmunityPeriod", Value.of(5_000), "ServingRateLimit", Value.of(50)).entrySet()) {
            chain.put(MODULE, one.getKey(), one.getValue(), Value.of(NET));
        }
        return chain;
    }

    private static FakeChain chain() {
        return chain(FakeChain.modern());
    }

    private static Intent.Register buy(long limit) {
        return new Intent.Register(ME, HOT, NET, Rao.of(limit));
    }

    private static PlanException refusal(FakeChain chain, Intent intent) {
        return catchThrowableOfType(PlanException.class, () -> new Planner(chain).plan(intent));
    }

    @Test
    void aSeatIsBoughtWithALimitInTheCall() throws Exception {
        FakeChain chain = chain();
        Plan plan = new Planner(chain).plan(buy(3 * TAO));
        assertThat(plan.call()).isEqualTo(new CallSpec(MODULE, "register_limit", Map.of("netuid", Value.of(NET),
                "hotkey", FakeChain.key(HOT), "limit_price", Value.of(3 * TAO))));
        assertThat(plan.amount()).isEqualTo(Rao.of(2 * TAO));
        assertThat(plan.limitPrice()).contains(Rao.of(3 * TAO));
        assertThat(plan.warnings()).hasSize(2);
        assertThat(plan.warnings().getFirst()).contains("does not come back");
        assertThat(plan.warnings().getLast()).contains("somebody makes room").contains("17 hours");
        assertThat(chain.frames()).as("best block, and one round").isEqualTo(2);
    }

    @Test
    void whereTheRuntimeHasNoLimitTernHoldsIt() throws Exception {
        FakeChain chain = chain().lacks("register_limit");
        Plan plan = new Planner(chain).plan(buy(3 * TAO));
        assertThat(plan.call().name()).isEqualTo("burned_register");
        assertThat(plan.call().args()).doesNotContainKey("limit_price");
        assertThat(plan.limitPrice()).isEmpty();
        assertThat(plan.warnings().getFirst()).contains("cannot limit the price");
        assertThat(refusal(chain, buy(TAO)).kind()).isEqualTo(Kind.PRICE);
        assertThat(refusal(chain.lacks("burned_register"), buy(TAO)).kind()).isEqualTo(Kind.UNSUPPORTED);
    }

    @Test
    void whatTheChainWouldRefuseIsRefusedBefore() {
        assertThat(refusal(chain(), buy(2 * TAO - 1)).kind()).isEqualTo(Kind.PRICE);
        assertThat(refusal(chain(), buy(0)).kind()).isEqualTo(Kind.AMOUNT);
        assertThat(refusal(chain(), new Intent.Register(ME, HOT, 0, Rao.of(TAO))).kind()).isEqualTo(Kind.SUBNET);
        assertThat(refusal(chain(), new Intent.Register(ME, HOT, 5, Rao.of(TAO))).kind()).isEqualTo(Kind.SUBNET);
        FakeChain taken = chain().put(MODULE, "Uids", Value.of(7), Value.of(NET), FakeChain.key(HOT));
        assertThat(refusal(taken, buy(3 * TAO)).sentence()).contains("number 7");
        FakeChain closed = chain().put(MODULE, "NetworkRegistrationAllowed", Value.of(false), Value.of(NET));
        assertThat(refusal(closed, buy(3 * TAO)).kind()).isEqualTo(Kind.SEAT);
        FakeChain others = chain().put(MODULE, "Owner", FakeChain.key(OTHER), FakeChain.key(HOT));
        assertThat(refusal(others, buy(3 * TAO)).kind()).isEqualTo(Kind.HOTKEY);
        FakeChain poor = chain().put("System", "Account", BalancesTest.info(2 * TAO, 0, 0), FakeChain.key(ME));
        assertThat(refusal(poor, buy(3 * TAO)).kind()).isEqualTo(Kind.BALANCE);
    }

    // --- work

    private static final BlockRef WORK_BLOCK = new BlockRef(9, Hash32.of(FakeChain.filled(1)));

    private static Challenge challenge(BlockRef block, int netuid, AccountId hot, AccountId cold, long difficulty) {
        return new Challenge(block, netuid, hot, cold, BigInteger.valueOf(difficulty));
    }

    @ParameterizedTest
    @CsvSource({"0, 7cdaced691a70795a7656ad9b76ef2c16b961686a14a790bcb22eed6226ef103",
            "1, c2291b632879447b6fe0785b0f25b5151c85a7e07df23a7860cf029e8a03f466",
            "-1, 69f1aef50783893195365b4fb62a4745085c31fee525a0984bc20301ab377aaf"})
    void sealsAreThoseOfTheChain(long nonce, String seal) {
        Challenge challenge = challenge(WORK_BLOCK, 1, AccountId.of(bytes(2)), AccountId.of(bytes(3)), 1);
        assertThat(challenge.seal(nonce).toString()).isEqualTo("0x" + seal);
        assertThat(challenge.isSolvedBy(challenge.seal(nonce))).isTrue();
    }

    private static byte[] bytes(int value) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    @Test
    void aSealCountsWhereItTimesTheDifficultyFits() {
        BigInteger space = BigInteger.ONE.shiftLeft(256);
        for (long difficulty : List.of(1L, 2L, 3L, 1_000L, 10_000_000L, Long.MAX_VALUE)) {
            Challenge challenge = challenge(WORK_BLOCK, 1, HOT, ME, difficulty);
            for (BigInteger seal : List.of(challenge.target(), challenge.target()
                    .add(BigInteger.ONE)
                    .min(space
                            .subtract(BigInteger.ONE)))) {
                boolean fits = seal.multiply(BigInteger.valueOf(difficulty)).compareTo(space) < 0;
                byte[] turned = new byte[32];
                for (int i = 0; i < 32; i++) {
                    turned[i] = seal.shiftRight(8 * i).byteValue();
                }
                assertThat(challenge.isSolvedBy(Hash32.of(turned))).as("%d, %s", difficulty, seal).isEqualTo(fits);
            }
        }
    }

    private static FakeChain worked() {
        return chain(FakeChain.newest()).put(MODULE, "NetworkPowRegistrationAllowed", Value.of(true), Value.of(NET))
                .put(MODULE, "Difficulty", Value.of(30_000), Value.of(NET))
                .put(MODULE, "MinDifficulty", Value.of(10), Value.of(NET))
                .put(MODULE, "MaxDifficulty", Value.of(20_000), Value.of(NET))
                .item(MODULE, "LastPowRegistrationBlock", null);
    }

    private static Features withWork() {
        Features f = FakeChain.newest();
        return new Features(f.dynamicTao(), f.infoApis(), f.swapApi(), f.priceAll(), f.callFeeApi(),
                f.limitStakeCalls(), f.removeFullLimit(), f.stakeAvailability(), f.identitiesV2(), f.subtokenSwitch(),
                f.alphaV1(), f.alphaV2(), f.coldkeySwap(), f.legacyRootClaim(), f.baskets(), f.basketVersion(),
                f.claimPerHotkey(), f.moveLimit(), f.wholePosition(), f.basketTrading(), f.collateral(), true,
                f.rootHold(), f.locks(), f.limitOrders(), f.mevShield(), f.hyperparamsV3(), f.proxyFiltersV2(),
                f.nullConsensus(), f.stakeTransfer());
    }

    private static FakeChain givesForWork() {
        FakeChain chain = chain(withWork());
        for (Map.Entry<String, Value> one : Map.of("NetworkPowRegistrationAllowed", Value.of(true), "Difficulty",
                Value.of(30_000), "MinDifficulty", Value.of(10), "MaxDifficulty", Value.of(20_000)).entrySet()) {
            chain.put(MODULE, one.getKey(), one.getValue(), Value.of(NET));
        }
        return chain.item(MODULE, "LastPowRegistrationBlock", null);
    }

    @Test
    void workIsFoundOnSeveralCoresAndPlannedWithoutAPrice() throws Exception {
        // the chain's own bounds count, not the number alone: 20,000 instead of 30,000
        Challenge challenge = challenge(FakeChain.BLOCK, NET, HOT, ME, 20_000);
        SeatWorkSolver solver = new SeatWorkSolver(2);
        SeatWork work = solver.solve(challenge, -5_000, () -> false).orElseThrow();
        assertThat(challenge.seal(work.nonce())).isEqualTo(work.seal());
        assertThat(challenge.isSolvedBy(work.seal())).isTrue();
        assertThat(solver.tried()).isPositive();
        Intent.RegisterByWork intent = new Intent.RegisterByWork(ME, HOT, NET, work);
        Plan plan = new Planner(givesForWork()).plan(intent);
        assertThat(plan.call().name()).isEqualTo("pow_register");
        assertThat(plan.call().args()).containsEntry("nonce",
                Value.of(new BigInteger(Long.toUnsignedString(work.nonce()))))
                .containsEntry("work", Value.of(work.seal().bytes()))
                .containsEntry("work_block", Value.of(FakeChain.BLOCK.number()));
        assertThat(plan.amount().isZero()).isTrue();

        SeatWork wrong = new SeatWork(work.block(), work.nonce() + 1, work.seal());
        assertThat(refusal(givesForWork(), new Intent.RegisterByWork(ME, HOT, NET, wrong)).kind())
                .isEqualTo(Kind.WORK);
        SeatWork late = new SeatWork(new BlockRef(FakeChain.BLOCK.number() - 3, FakeChain.BLOCK.hash()), work.nonce(),
                work.seal());
        assertThat(refusal(givesForWork(), new Intent.RegisterByWork(ME, HOT, NET, late)).kind()).isEqualTo(Kind.WORK);
        FakeChain used = givesForWork().put(MODULE, "LastPowRegistrationBlock", Value.of(FakeChain.BLOCK.number()),
                FakeChain.key(HOT));
        assertThat(refusal(used, intent).kind()).isEqualTo(Kind.WORK);
        assertThat(refusal(chain().lacks("pow_register"), intent).kind()).isEqualTo(Kind.UNSUPPORTED);
        assertThat(refusal(worked(), intent).kind()).as("no call in the metadata").isEqualTo(Kind.SEAT);
    }

    @Test
    void aSearchEndsWhenItIsNotWantedAnyMore() throws Exception {
        Challenge hopeless = challenge(WORK_BLOCK, NET, HOT, ME, Long.MAX_VALUE);
        SeatWorkSolver solver = new SeatWorkSolver(2);
        assertThat(solver.solve(hopeless, 0, () -> solver.tried() > 20_000)).isEmpty();
    }

    // --- addresses

    @ParameterizedTest
    @CsvSource({"127.0.0.1, LOOPBACK", "127.8.9.1, LOOPBACK", "::1, LOOPBACK", "0.0.0.0, NOBODY", "::, NOBODY",
            "255.255.255.255, NOBODY", "224.0.0.5, NOBODY", "ff02::1, NOBODY", "10.1.2.3, PRIVATE",
            "172.16.0.1, PRIVATE", "172.31.255.255, PRIVATE", "192.168.1.20, PRIVATE", "100.64.0.1, PRIVATE",
            "169.254.3.4, PRIVATE", "fe80::1, PRIVATE", "fd12::1, PRIVATE", "203.0.113.5, EXAMPLE",
            "2001:db8::7, EXAMPLE"})
    void addressesThatNobodyReachesAreRefused(String host, AxonAddress.Reach reach) throws Exception {
        AxonAddress address = AxonAddress.parse(host, 8_091);
        assertThat(address.wrong()).contains(reach);
        PlanException refused = refusal(seated(), new Intent.ServeAxon(HOT, NET, address));
        assertThat(refused.kind()).isEqualTo(Kind.ADDRESS);
        assertThat(refused.sentence()).contains("address that the internet sees");
    }

    private static FakeChain seated() {
        return chain().put(MODULE, "Uids", Value.of(7), Value.of(NET), FakeChain.key(HOT));
    }

    @ParameterizedTest
    @CsvSource({"8.8.8.8, 134744072, 4", "172.32.0.1, 2887778305, 4",
            "2606:4700::1111, 50543257672059871404715951523469725969, 6"})
    void publicAddressesAreAnnouncedAsNumbers(String host, BigInteger number, int version) throws Exception {
        Plan plan = new Planner(seated()).plan(new Intent.ServeAxon(HOT, NET, AxonAddress.parse(host, 8_091)));
        assertThat(plan.call().name()).isEqualTo("serve_axon");
        assertThat(plan.call().args()).containsEntry("ip", Value.of(number))
                .containsEntry("ip_type", Value.of(version))
                .containsEntry("port", Value.of(8_091));
        assertThat(refusal(chain(), new Intent.ServeAxon(HOT, NET, AxonAddress.parse(host, 1))).kind())
                .as("without a seat")
                .isEqualTo(Kind.SEAT);
    }

    @Test
    void whatIsNoAddressIsSaid() {
        for (String typed : List.of("example.org", "", "1.2.3.4.5", "localhost", "1.2.3")) {
            assertThat(catchThrowableOfType(PlanException.class, () -> AxonAddress.parse(typed, 80))
                    .kind()).as(typed).isEqualTo(Kind.ADDRESS);
        }
        assertThat(catchThrowableOfType(PlanException.class, () -> AxonAddress.parse("8.8.8.8", 0)).sentence())
                .contains("1 to 65535");
    }

    // --- outcomes

    private static Event event(String pallet, String name, Value... values) {
        return new Event(pallet, name, OptionalInt.of(2),
                List.of(values).stream().map(value -> new Value.Field(Optional.empty(), value)).toList());
    }

    private static Outcome outcome(Event... events) {
        return new Outcome(FakeChain.BLOCK, 2, Hash32.of(FakeChain.filled(5)), true, Optional.empty(), Rao.of(9), false,
                List.of(events));
    }

    @Test
    void theSeatAndItsPriceAreReadFromEvents() throws Exception {
        Plan plan = new Planner(chain()).plan(buy(3 * TAO));
        Event seat = event(MODULE, "NeuronRegistered", Value.of(NET), Value.of(12), FakeChain.key(HOT));
        Event paid = event("Balances", "Transfer", FakeChain.key(ME), FakeChain.key(SystemAccounts.subnetPot(NET)),
                Value.of(2 * TAO));
        OutcomeReport report = OutcomeReader.read(plan, outcome(paid, seat));
        assertThat(report.done()).isTrue();
        assertThat(report.uid()).hasValue(12);
        assertThat(report.tao()).contains(Rao.of(2 * TAO));
        assertThat(report.discrepancy()).isEmpty();
        Event dear = event("Balances", "Transfer", FakeChain.key(ME), FakeChain.key(SystemAccounts.subnetPot(NET)),
                Value.of(4 * TAO));
        assertThat(OutcomeReader.read(plan, outcome(dear, seat)).discrepancy().orElseThrow().words()).contains("4 TAO");
        Event others = event(MODULE, "NeuronRegistered", Value.of(NET), Value.of(12), FakeChain.key(OTHER));
        assertThat(OutcomeReader.read(plan, outcome(paid, others)).done()).isFalse();
        Plan serve = new Planner(seated()).plan(new Intent.ServeAxon(HOT, NET, AxonAddress.parse("8.8.8.8", 1)));
        assertThat(OutcomeReader.read(serve, outcome(event(MODULE, "AxonServed", Value.of(NET), FakeChain.key(HOT))))
                .done()).isTrue();
        assertThat(OutcomeReader.read(serve, outcome()).done()).isFalse();
    }

    @Test
    void theRealRuntimeTakesTheCalls() throws Exception {
        Runtime runtime = RealRuntimes.load("finney-424.metadata.scale", 424);
        assertThat(runtime.hasCall(MODULE, "pow_register")).isFalse();
        Plan plan = new Planner(chain()).plan(buy(3 * TAO));
        assertThat(Hex.encode(encoded(runtime, plan))).startsWith("0x0786").hasSize(2 + 2 * (2 + 2 + 32 + 8));
        Plan serve = new Planner(seated()).plan(new Intent.ServeAxon(HOT, NET, AxonAddress.parse("8.8.8.8", 8_091)));
        assertThat(Hex.encode(encoded(runtime, serve))).startsWith("0x0704");
    }

    private static byte[] encoded(Runtime runtime, Plan plan) throws Exception {
        CallSpec call = plan.call();
        return runtime.calls().encode(call.pallet(), call.name(), call.args());
    }
}
