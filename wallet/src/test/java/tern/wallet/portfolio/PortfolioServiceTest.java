package tern.wallet.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tern.wallet.bittensor.FakeChain;
import tern.wallet.bittensor.Features;
import tern.wallet.bittensor.InfoApis;
import tern.wallet.bittensor.StateException;
import tern.wallet.bittensor.Subnet;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.PositionPicture.ExitSource;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

final class PortfolioServiceTest {

    private static final String MODULE = "SubtensorModule";
    private static final String FUNDS = "BetaBasketRuntimeApi";
    private static final long TAO = 1_000_000_000L;
    private static final AccountId ME = FakeChain.account(1);
    private static final AccountId YOU = FakeChain.account(2);
    private static final AccountId HOT_A = FakeChain.account(11);
    private static final AccountId HOT_B = FakeChain.account(12);
    private static final AccountId OWNER_A = FakeChain.account(21);

    private record Stake(AccountId cold, AccountId hot, int netuid, long alpha) {}

    private static Value account(long free, long reserved, long frozen) {
        return Value.struct(Map.of("nonce", Value.of(0), "consumers", Value.of(0), "providers", Value.of(1),
                "sufficients", Value.of(0), "data", Value.struct(Map.of("free", Value.of(free), "reserved",
                        Value.of(reserved), "frozen", Value.of(frozen)))));
    }

    private static Value text(String text) {
        List<Value> bytes = new ArrayList<>();
        for (byte part : text.getBytes(StandardCharsets.UTF_8)) {
            bytes.add(Value.of(part & 0xff));
        }
        return Value.seq(bytes);
    }

    private static Value subnet(int netuid, String name, String symbol, long taoIn, long alphaIn) {
        Map<String, Value> row = new LinkedHashMap<>();
        row.put("netuid", Value.of(netuid));
        row.put("owner_coldkey", FakeChain.key(OWNER_A));
        row.put("subnet_name", text(name));
        row.put("token_symbol", text(symbol));
        row.put("tempo", Value.of(360));
        row.put("alpha_in", Value.of(alphaIn));
        row.put("alpha_out", Value.of(7));
        row.put("tao_in", Value.of(taoIn));
        row.put("network_registered_at", Value.of(4_000));
        return Value.some(Value.struct(row));
    }

    private static Value stakes(List<Value> coldkeys, List<Stake> stakes) {
        List<Value> answer = new ArrayList<>();
        for (Value cold : coldkeys) {
            List<Value> rows = new ArrayList<>();
            for (Stake stake : stakes) {
                if (FakeChain.key(stake.cold()).equals(cold)) {
                    rows.add(Value.struct(Map.of("hotkey", FakeChain.key(stake.hot()), "netuid",
                            Value.of(stake.netuid()), "stake", Value.of(stake.alpha()), "is_registered",
                            Value.of(true))));
                }
            }
            answer.add(Value.tuple(cold, Value.seq(rows)));
        }
        return Value.seq(answer);
    }

    private static Value swap(long tao) {
        Map<String, Value> six = new LinkedHashMap<>();
        six.put("tao_amount", Value.of(tao));
        for (String field : List.of("alpha_amount", "tao_fee", "alpha_fee", "tao_slippage", "alpha_slippage")) {
            six.put(field, Value.of(tao == 0 ? 0 : 1));
        }
        return Value.struct(six);
    }

    /// Subnet 4 at 0.5 with 1000 TAO, subnet 9 at 0.01; a sale on 4 brings 0.4 for each alpha, on 9 nothing at all.
    private static FakeChain modern(Stake... stakes) {
        return modern(FakeChain.modern(), stakes);
    }

    private static FakeChain modern(Features features, Stake... stakes) {
        return new FakeChain(features)
                .item("System", "Account", account(0, 0, 0))
                .put("System", "Account", account(10 * TAO, 2 * TAO, 3 * TAO), FakeChain.key(ME))
                .put("System", "Account", account(1 * TAO, 0, 0), FakeChain.key(YOU))
                .put("Timestamp", "Now", Value.of(1_766_000_000_000L))
                .item(MODULE, "Owner", Value.of(new byte[32]))
                .put(MODULE, "Owner", FakeChain.key(OWNER_A), FakeChain.key(HOT_A))
                .item(MODULE, "Delegates", Value.of(11_796))
                .put(MODULE, "Delegates", Value.of(5_898), FakeChain.key(HOT_A))
                .item(MODULE, "AlphaDividendsPerSubnet", Value.of(0))
                .put(MODULE, "AlphaDividendsPerSubnet", Value.of(123), Value.of(4), FakeChain.key(HOT_A))
                .item(MODULE, "RootAlphaDividendsPerSubnet", Value.of(0))
                .put(MODULE, "RootAlphaDividendsPerSubnet", Value.of(1), Value.of(9), FakeChain.key(HOT_A))
                .put(MODULE, "IdentitiesV2", Value.struct(Map.of("name",
                        Value.of("Bob \u202EValidator".getBytes(StandardCharsets.UTF_8)))), FakeChain.key(OWNER_A))
                .api("StakeInfoRuntimeApi", "get_stake_info_for_coldkeys",
                        args -> stakes(((Value.Seq) args.getFirst()).items(), List.of(stakes)))
                .api("SubnetInfoRuntimeApi", "get_all_dynamic_info", args -> Value.seq(
                        subnet(0, "root", "Τ", 5_000 * TAO, 1), Value.none(),
                        subnet(9, "", "ι", 10 * TAO, 1_000 * TAO),
                        subnet(4, "Targon", "δ", 1_000 * TAO, 2_000 * TAO)))
                .api("SwapRuntimeApi", "current_alpha_price_all", args -> Value.seq(
                        price(0, TAO), price(4, TAO / 2), price(9, TAO / 100)))
                .api("SwapRuntimeApi", "sim_swap_alpha_for_tao",
                        args -> swap(number(args, 0) == 4 ? number(args, 1) * 2 / 5 : 0));
    }

    private static Value price(int netuid, long price) {
        return Value.struct(Map.of("netuid", Value.of(netuid), "price", Value.of(price)));
    }

    private static long number(List<Value> args, int place) {
        return ((Value.Int) args.get(place)).value().longValueExact();
    }

    @Test
    void everythingIsReadInFourRoundTrips() throws ChainException, StateException {
        FakeChain chain = modern(new Stake(ME, HOT_A, 0, 50 * TAO), new Stake(ME, HOT_A, 4, 6 * TAO),
                new Stake(ME, HOT_B, 4, 4 * TAO), new Stake(YOU, HOT_B, 9, 100 * TAO));
        PortfolioSnapshot snapshot = new PortfolioService(chain).load(List.of(ME, YOU, ME));
        assertThat(chain.frames()).isEqualTo(4);
        assertThat(snapshot.networkId()).isEqualTo("fake");
        assertThat(snapshot.block()).isEqualTo(FakeChain.BLOCK);
        assertThat(snapshot.blockTime()).contains(Instant.ofEpochMilli(1_766_000_000_000L));
        assertThat(snapshot.accounts()).extracting(AccountPicture::account).containsExactly(ME, YOU);

        AccountPicture mine = snapshot.accounts().getFirst();
        assertThat(mine.free()).isEqualTo(Rao.of(10 * TAO));
        assertThat(mine.reserved()).isEqualTo(Rao.of(2 * TAO));
        assertThat(mine.locked()).isEqualTo(Rao.of(TAO));
        assertThat(mine.existentialDeposit()).isEqualTo(Rao.of(500));
        assertThat(mine.positions()).containsExactly(
                new PositionPicture(0, "τ", HOT_A, Optional.of("Bob Validator"), Optional.of(5_898), Rao.of(50 * TAO),
                        Rao.of(TAO), Rao.of(50 * TAO), Rao.of(50 * TAO), ExitSource.ROOT, Optional.of(true)),
                new PositionPicture(4, "δ", HOT_A, Optional.of("Bob Validator"), Optional.of(5_898), Rao.of(6 * TAO),
                        Rao.of(TAO / 2), Rao.of(3 * TAO), Rao.of(2_400_000_000L), ExitSource.RUNTIME_SIMULATION,
                        Optional.of(true)),
                new PositionPicture(4, "δ", HOT_B, Optional.empty(), Optional.of(11_796), Rao.of(4 * TAO),
                        Rao.of(TAO / 2), Rao.of(2 * TAO), Rao.of(1_600_000_000L), ExitSource.RUNTIME_SIMULATION,
                        Optional.of(false)));
        assertThat(mine.totalSpot()).isEqualTo(Rao.of(67 * TAO));
        assertThat(mine.totalExit()).isEqualTo(Rao.of(66 * TAO));

        PositionPicture yours = snapshot.accounts().getLast().positions().getFirst();
        assertThat(yours.spot()).isEqualTo(Rao.of(TAO));
        assertThat(yours.exit()).isEqualTo(Rao.ZERO);
        assertThat(yours.exitSource()).isEqualTo(ExitSource.UNAVAILABLE);
        assertThat(snapshot.totalExit()).isEqualTo(Rao.of(67 * TAO));
    }

    @Test
    void allAlphaOfASubnetIsSoldAtOnceAndSharedToTheRao() throws ChainException, StateException {
        FakeChain chain = modern(new Stake(ME, HOT_A, 4, 3), new Stake(ME, HOT_B, 4, 5),
                new Stake(ME, FakeChain.account(13), 4, 3));
        List<PositionPicture> positions = new PortfolioService(chain).load(List.of(ME))
                .accounts()
                .getFirst()
                .positions();
        // 11 alpha rao bring 4 rao: 1, 1 and 1 by share, the last rao to the largest
        assertThat(positions).extracting(PositionPicture::exit)
                .containsExactly(Rao.of(2), Rao.of(1), Rao.of(1));
        assertThat(chain.asked()).filteredOn(asked -> asked.startsWith("SwapRuntimeApi_sim_swap"))
                .containsExactly("SwapRuntimeApi_sim_swap_alpha_for_tao[4, 11]");
    }

    @Test
    void oneSimulationThatTrapsLeavesTheRestWhole() throws ChainException, StateException {
        FakeChain chain = modern(new Stake(ME, HOT_A, 4, 6 * TAO)).trap("SwapRuntimeApi_sim_swap_alpha_for_tao");
        PositionPicture position = new PortfolioService(chain).load(List.of(ME))
                .accounts()
                .getFirst()
                .positions()
                .getFirst();
        assertThat(position.exitSource()).isEqualTo(ExitSource.UNAVAILABLE);
        assertThat(position.spot()).isEqualTo(Rao.of(3 * TAO));
    }

    /// Only the first of the two is owed something.
    private static FakeChain withFunds() {
        return modern(FakeChain.withFunds(), new Stake(ME, HOT_A, 4, 6 * TAO))
                .item(MODULE, "RootClaimableThreshold", Value.struct(Map.of("bits", Value.of(0))))
                .api(FUNDS, "get_root_basket_claim_previews", args -> args.getFirst().equals(FakeChain.key(ME))
                        ? Value.seq(preview(TAO / 2), preview(TAO / 4))
                        : Value.seq());
    }

    private static Value preview(long redeemable) {
        Map<String, Value> row = new LinkedHashMap<>();
        row.put("hotkey", FakeChain.key(HOT_A));
        row.put("owed_shares", Value.of(1));
        row.put("accrued", Value.of(redeemable + 1));
        row.put("redeemable", Value.of(redeemable));
        row.put("forfeited_est", Value.of(0));
        row.put("rows", Value.of(1));
        row.put("rows_to_sell", Value.of(1));
        return Value.struct(row);
    }

    @Test
    void whatIsToClaimTravelsWithTheRestAndCountsInNoTotal() throws ChainException, StateException {
        FakeChain chain = withFunds();
        List<AccountPicture> accounts = new PortfolioService(chain).load(List.of(ME, YOU)).accounts();
        assertThat(accounts.getFirst().claims().orElseThrow().claimable()).isEqualTo(Rao.of(TAO * 3 / 4));
        assertThat(accounts.getLast().claims().orElseThrow().claimable()).isEqualTo(Rao.ZERO);
        assertThat(accounts.getLast().totalExit()).isEqualTo(Rao.of(TAO));
        assertThat(chain.frames()).isEqualTo(4);
    }

    @Test
    void aPreviewOfClaimsThatTrapsLeavesTheRestWhole() throws ChainException, StateException {
        FakeChain chain = withFunds().trap(FUNDS + "_get_root_basket_claim_previews");
        AccountPicture account = new PortfolioService(chain).load(List.of(ME)).accounts().getFirst();
        assertThat(account.claims()).isEmpty();
        assertThat(account.positions()).hasSize(1);
    }

    @Test
    void aPreviewOfAnotherFormLeavesTheRestWhole() throws ChainException, StateException {
        FakeChain chain = withFunds().api(FUNDS, "get_root_basket_claim_previews",
                args -> Value.seq(Value.struct(Map.of("hotkey", FakeChain.key(HOT_A)))));
        AccountPicture account = new PortfolioService(chain).load(List.of(ME)).accounts().getFirst();
        assertThat(account.claims()).isEmpty();
        assertThat(account.positions()).hasSize(1);
    }

    @Test
    void claimsOfSeveralAccountsThatCannotAddUpAreRefused() {
        Value[] most = new Value[60];
        Arrays.fill(most, preview(99_000_000_000_000_000L));
        FakeChain chain = withFunds().api(FUNDS, "get_root_basket_claim_previews", args -> Value.seq(most));
        assertThatThrownBy(() -> new PortfolioService(chain).load(List.of(ME, YOU)))
                .isInstanceOf(StateException.class);
    }

    @Test
    void claimsThatCannotAddUpAreRefused() {
        Value[] most = new Value[120];
        Arrays.fill(most, preview(99_000_000_000_000_000L));
        FakeChain chain = withFunds().api(FUNDS, "get_root_basket_claim_previews",
                args -> Value.seq(most));
        assertThatThrownBy(() -> new PortfolioService(chain).load(List.of(ME))).isInstanceOf(StateException.class);
    }

    @Test
    void subnetsAreListedByNetuidWithSafeWords() throws ChainException, StateException {
        PortfolioSnapshot snapshot = new PortfolioService(modern()).load(List.of(ME));
        assertThat(snapshot.subnets().keySet()).containsExactly(0, 4, 9);
        assertThat(snapshot.subnets().get(0)).isEqualTo(new Subnet(0, "Root", "τ", Rao.of(TAO), Rao.of(5_000 * TAO),
                Rao.of(1), Rao.of(7), 360, Optional.of(OWNER_A), Optional.of(4_000L)));
        assertThat(snapshot.subnets().get(9).name()).isEqualTo("Subnet 9");
        assertThat(snapshot.subnets().get(9).price()).isEqualTo(Rao.of(TAO / 100));
    }

    @Test
    void withoutStakeOneRoundTripDoes() throws ChainException, StateException {
        FakeChain chain = modern();
        PortfolioSnapshot snapshot = new PortfolioService(chain).load(List.of(ME), FakeChain.BLOCK);
        assertThat(chain.frames()).isEqualTo(1);
        assertThat(snapshot.accounts().getFirst().positions()).isEmpty();
    }

    @Test
    void manyColdkeysTravelInOneFrame() throws ChainException, StateException {
        FakeChain chain = modern(new Stake(FakeChain.account(300), HOT_A, 4, TAO));
        List<AccountId> coldkeys = new ArrayList<>();
        for (int i = 201; i <= 300; i++) {
            coldkeys.add(FakeChain.account(i));
        }
        PortfolioSnapshot snapshot = new PortfolioService(chain).load(coldkeys);
        assertThat(snapshot.accounts()).hasSize(100);
        assertThat(snapshot.accounts().getLast().positions()).hasSize(1);
        assertThat(chain.frames()).isEqualTo(4);
    }

    @Test
    void noColdkeysIsAnEmptyPicture() throws ChainException, StateException {
        PortfolioSnapshot snapshot = new PortfolioService(modern()).load(List.of());
        assertThat(snapshot.accounts()).isEmpty();
        assertThat(snapshot.totalExit()).isEqualTo(Rao.ZERO);
        assertThat(snapshot.subnets()).hasSize(3);
    }

    @Test
    void aSubnetThatIsNotListedIsReadFromStorage() throws ChainException, StateException {
        FakeChain chain = modern(new Stake(ME, HOT_A, 77, 2 * TAO))
                .put(MODULE, "SubnetOwner", Value.of(new byte[32]), Value.of(77))
                .put(MODULE, "Tempo", Value.of(99), Value.of(77))
                .put(MODULE, "SubnetTAO", Value.of(100 * TAO), Value.of(77))
                .put(MODULE, "SubnetAlphaIn", Value.of(400 * TAO), Value.of(77))
                .put(MODULE, "SubnetAlphaOut", Value.of(5), Value.of(77))
                .put(MODULE, "NetworkRegisteredAt", Value.of(8), Value.of(77))
                .put(MODULE, "TokenSymbol", Value.of("ж".getBytes(StandardCharsets.UTF_8)), Value.of(77))
                .put(MODULE, "SubnetIdentitiesV3", Value.struct(Map.of("subnet_name",
                        Value.of("Ghost".getBytes(StandardCharsets.UTF_8)))), Value.of(77));
        PortfolioSnapshot snapshot = new PortfolioService(chain).load(List.of(ME));
        assertThat(snapshot.subnets().get(77)).isEqualTo(new Subnet(77, "Ghost", "ж", Rao.of(TAO / 4),
                Rao.of(100 * TAO), Rao.of(400 * TAO), Rao.of(5), 99, Optional.empty(), Optional.of(8L)));
        assertThat(snapshot.accounts().getFirst().positions().getFirst().spot()).isEqualTo(Rao.of(TAO / 2));
        assertThat(chain.frames()).isEqualTo(4);
    }

    @Test
    void earningIsUnknownWhereTheRuntimeKeepsNoRecord() throws ChainException, StateException {
        FakeChain chain = modern(new Stake(ME, HOT_A, 4, TAO), new Stake(ME, HOT_A, 0, TAO));
        FakeChain silent = new FakeChain(FakeChain.modern())
                .item("System", "Account", account(0, 0, 0));
        // the same answers without any dividend item
        silent.api("StakeInfoRuntimeApi", "get_stake_info_for_coldkeys",
                args -> stakes(((Value.Seq) args.getFirst()).items(),
                        List.of(new Stake(ME, HOT_A, 4, TAO), new Stake(ME, HOT_A, 0, TAO))))
                .api("SubnetInfoRuntimeApi", "get_all_dynamic_info",
                        args -> Value.seq(subnet(0, "root", "Τ", TAO, 1), subnet(4, "x", "δ", TAO, TAO)))
                .api("SwapRuntimeApi", "current_alpha_price_all", args -> Value.seq(price(4, TAO)))
                .api("SwapRuntimeApi", "sim_swap_alpha_for_tao", args -> swap(5));
        assertThat(new PortfolioService(silent).load(List.of(ME)).accounts().getFirst().positions())
                .extracting(PositionPicture::earning)
                .containsOnly(Optional.empty());
        assertThat(new PortfolioService(chain).load(List.of(ME)).accounts().getFirst().positions())
                .extracting(PositionPicture::earning)
                .doesNotContain(Optional.empty());
    }

    @Test
    void amountsThatCannotExistAreRefused() {
        FakeChain rich = modern(new Stake(ME, HOT_A, 4, Long.MAX_VALUE));
        assertThatThrownBy(() -> new PortfolioService(rich).load(List.of(ME))).isInstanceOf(StateException.class);
        Stake[] many = new Stake[120];
        for (int i = 0; i < many.length; i++) {
            many[i] = new Stake(ME, FakeChain.account(1_000 + i), 4, 100_000_000_000_000_000L);
        }
        assertThatThrownBy(() -> new PortfolioService(modern(many)).load(List.of(ME)))
                .isInstanceOf(StateException.class);
    }

    @Test
    void aRuntimeThatChangedIsReadAgainWithItsOwnFeatures() throws ChainException, StateException {
        FakeChain chain = modern(new Stake(ME, HOT_A, 4, TAO)).outdatedAfter(2);
        assertThat(new PortfolioService(chain).load(List.of(ME)).accounts().getFirst().positions()).hasSize(1);
        assertThat(chain.frames()).isEqualTo(6);
    }

    @Test
    void aChainWithoutSubnetTokensIsRefusedInWords() {
        FakeChain none = new FakeChain(FakeChain.features(InfoApis.NONE, false));
        assertThatThrownBy(() -> new PortfolioService(none).load(List.of(ME)))
                .isInstanceOfSatisfying(StateException.class,
                        wrong -> assertThat(wrong.kind()).isEqualTo(StateException.Kind.UNSUPPORTED));
    }

    /// Spec 218: rows of zero, names and symbols in storage, one subnet without pool.
    private static FakeChain old() {
        ScaleWriter rows = new ScaleWriter().writeCompact(1).writeBytes(ME.bytes()).writeCompact(4);
        for (Stake stake : List.of(new Stake(ME, HOT_A, 0, 7 * TAO), new Stake(ME, HOT_A, 1, 3 * TAO),
                new Stake(ME, HOT_A, 4, 50 * TAO), new Stake(ME, HOT_B, 4, 0))) {
            rows.writeBytes(stake.hot().bytes())
                    .writeBytes(ME.bytes())
                    .writeCompact(stake.netuid())
                    .writeCompact(stake.alpha())
                    .writeCompact(0)
                    .writeCompact(0)
                    .writeCompact(0)
                    .writeBool(true);
        }
        ScaleWriter subnets = new ScaleWriter().writeCompact(3);
        for (int netuid : List.of(0, 1, 4)) {
            subnets.writeU8(1)
                    .writeBytes(OWNER_A.bytes())
                    .writeCompact(netuid)
                    .writeCompact(20)
                    .writeCompact(0)
                    .writeCompact(0)
                    .writeCompact(0)
                    .writeCompact(2_000 * TAO)
                    .writeCompact(9)
                    .writeCompact(1_000 * TAO)
                    .writeCompact(0)
                    .writeCompact(0);
        }
        return new FakeChain(FakeChain.old())
                .item("System", "Account", account(5 * TAO, 0, 0))
                .put(MODULE, "Owner", FakeChain.key(OWNER_A), FakeChain.key(HOT_A))
                .put(MODULE, "HotkeyDividendsPerSubnet", Value.of(5), Value.of(4), FakeChain.key(HOT_A))
                .item(MODULE, "HotkeyDividendsPerSubnet", Value.of(0))
                .put(MODULE, "Identities", Value.struct(Map.of("name", Value.of("Old Bob".getBytes(
                        StandardCharsets.UTF_8)))), FakeChain.key(OWNER_A))
                .put(MODULE, "SubnetIdentities", Value.struct(Map.of("subnet_name", Value.of("Praxis".getBytes(
                        StandardCharsets.UTF_8)))), Value.of(4))
                .item(MODULE, "TokenSymbol", Value.of("𝜏".getBytes(StandardCharsets.UTF_8)))
                .item(MODULE, "SubnetMechanism", Value.of(1))
                .put(MODULE, "SubnetMechanism", Value.of(0), Value.of(1))
                .raw("StakeInfoRuntimeApi_get_stake_info_for_coldkeys",
                        args -> new ScaleWriter().writeByteList(rows.toBytes()).toBytes())
                .raw("SubnetInfoRuntimeApi_get_all_dynamic_info",
                        args -> new ScaleWriter().writeByteList(subnets.toBytes()).toBytes());
    }

    @Test
    void spec218IsValuedByThePoolsFormula() throws ChainException, StateException {
        FakeChain chain = old();
        PortfolioSnapshot snapshot = new PortfolioService(chain).load(List.of(ME));
        assertThat(chain.frames()).isEqualTo(4);
        assertThat(snapshot.accounts().getFirst().positions()).containsExactly(
                new PositionPicture(4, "α", HOT_A, Optional.of("Old Bob"), Optional.empty(), Rao.of(50 * TAO),
                        Rao.of(TAO / 2), Rao.of(25 * TAO), Rao.of(24_390_243_902L), ExitSource.POOL_FORMULA,
                        Optional.of(true)),
                new PositionPicture(0, "τ", HOT_A, Optional.of("Old Bob"), Optional.empty(), Rao.of(7 * TAO),
                        Rao.of(TAO), Rao.of(7 * TAO), Rao.of(7 * TAO), ExitSource.ROOT, Optional.of(true)),
                new PositionPicture(1, "α", HOT_A, Optional.of("Old Bob"), Optional.empty(), Rao.of(3 * TAO),
                        Rao.of(TAO), Rao.of(3 * TAO), Rao.of(3 * TAO), ExitSource.POOL_FORMULA, Optional.of(false)));
        assertThat(snapshot.subnets().get(4).name()).isEqualTo("Praxis");
        assertThat(snapshot.subnets().get(1).name()).isEqualTo("Subnet 1");
        assertThat(snapshot.subnets().get(4).symbol()).isEqualTo("α");
    }

    /// Metadata of version 14 describes no runtime calls: the same answers by hand.
    @Test
    void typedAnswersAreReadByHandWhereTheMetadataDoesNotDescribeThem() throws ChainException, StateException {
        ScaleWriter rows = new ScaleWriter().writeCompact(1)
                .writeBytes(ME.bytes())
                .writeCompact(1)
                .writeBytes(HOT_A.bytes())
                .writeBytes(ME.bytes())
                .writeCompact(4)
                .writeCompact(6 * TAO)
                .writeCompact(0)
                .writeCompact(0)
                .writeCompact(0)
                .writeCompact(0)
                .writeBool(true);
        ScaleWriter subnets = new ScaleWriter().writeCompact(1)
                .writeU8(1)
                .writeCompact(4)
                .writeBytes(HOT_A.bytes())
                .writeBytes(OWNER_A.bytes());
        compactText(subnets, "Targon");
        compactText(subnets, "δ");
        subnets.writeCompact(360)
                .writeCompact(0)
                .writeCompact(0)
                .writeCompact(0)
                .writeCompact(2_000 * TAO)
                .writeCompact(7)
                .writeCompact(1_000 * TAO);
        for (int i = 0; i < 6; i++) {
            subnets.writeCompact(0);
        }
        subnets.writeCompact(4_000).writeU8(0).writeBytes(new byte[16]);
        FakeChain chain = new FakeChain(FakeChain.features(InfoApis.BY_HAND, true))
                .item("System", "Account", account(TAO, 0, 0))
                .raw("StakeInfoRuntimeApi_get_stake_info_for_coldkeys", args -> rows.toBytes())
                .raw("SubnetInfoRuntimeApi_get_all_dynamic_info", args -> subnets.toBytes())
                .raw("SwapRuntimeApi_current_alpha_price_all",
                        args -> new ScaleWriter().writeCompact(1).writeU16(4).writeU64(TAO / 2).toBytes())
                .raw("SwapRuntimeApi_sim_swap_alpha_for_tao", args -> {
                    assertThat(args).isEqualTo(new ScaleWriter().writeU16(4).writeU64(6 * TAO).toBytes());
                    return new ScaleWriter().writeU64(2 * TAO)
                            .writeU64(6 * TAO)
                            .writeU64(0)
                            .writeU64(0)
                            .writeU64(0)
                            .writeU64(0)
                            .toBytes();
                });
        PortfolioSnapshot snapshot = new PortfolioService(chain).load(List.of(ME));
        assertThat(snapshot.subnets().get(4)).isEqualTo(new Subnet(4, "Targon", "δ", Rao.of(TAO / 2),
                Rao.of(1_000 * TAO), Rao.of(2_000 * TAO), Rao.of(7), 360, Optional.of(OWNER_A), Optional.of(4_000L)));
        PositionPicture position = snapshot.accounts().getFirst().positions().getFirst();
        assertThat(position.spot()).isEqualTo(Rao.of(3 * TAO));
        assertThat(position.exit()).isEqualTo(Rao.of(2 * TAO));
        assertThat(position.exitSource()).isEqualTo(ExitSource.RUNTIME_SIMULATION);
    }

    private static void compactText(ScaleWriter out, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeCompact(utf8.length);
        for (byte part : utf8) {
            out.writeCompact(part & 0xff);
        }
    }

    @Test
    void pricesAreAskedOneByOneWhereThereIsNoCallForAll() throws ChainException, StateException {
        Features f = FakeChain.modern();
        Features noList = new Features(true, f.infoApis(), true, false, f.callFeeApi(), f.limitStakeCalls(),
                f.removeFullLimit(), f.stakeAvailability(), f.identitiesV2(), f.subtokenSwitch(), f.alphaV1(),
                f.alphaV2(), f.coldkeySwap(), f.legacyRootClaim(), false, OptionalInt.empty(), false, false, false,
                false, false, false, false, f.locks(), f.limitOrders(), f.mevShield(), f.hyperparamsV3(), false,
                false, f.stakeTransfer());
        FakeChain chain = new FakeChain(noList)
                .item("System", "Account", account(TAO, 0, 0))
                .api("StakeInfoRuntimeApi", "get_stake_info_for_coldkeys", args -> Value.seq())
                .api("SubnetInfoRuntimeApi", "get_all_dynamic_info", args -> Value.seq(
                        subnet(0, "root", "Τ", TAO, 1), subnet(4, "x", "δ", TAO, TAO), subnet(9, "y", "ι", TAO, TAO)))
                .api("SwapRuntimeApi", "current_alpha_price", args -> Value.of(number(args, 0) * 1_000));
        PortfolioSnapshot snapshot = new PortfolioService(chain).load(List.of(ME));
        assertThat(snapshot.subnets().get(0).price()).isEqualTo(Rao.of(TAO));
        assertThat(snapshot.subnets().get(4).price()).isEqualTo(Rao.of(4_000));
        assertThat(snapshot.subnets().get(9).price()).isEqualTo(Rao.of(9_000));
        assertThat(chain.frames()).isEqualTo(3);
    }

    @Test
    void subnetsAloneTakeTwoRoundTrips() throws ChainException, StateException {
        FakeChain chain = modern();
        assertThat(new PortfolioService(chain).subnets()).extracting(Subnet::netuid).containsExactly(0, 4, 9);
        assertThat(chain.frames()).isEqualTo(2);
    }
}
