package tern.wallet.bittensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tern.wallet.chain.Runtime;
import tern.wallet.keys.AccountId;
import tern.wallet.metadata.ApiMethod;
import tern.wallet.metadata.MetadataException;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// Answers made with the types of real metadata, read back by those types and by the layouts kept by hand: both have to
/// say the same.
final class MetadataLayoutsTest {

    private static final AccountId HOTKEY = FakeChain.account(0x11);
    private static final AccountId COLDKEY = FakeChain.account(0x22);

    private static byte[] encode(Runtime runtime, String api, String method, Value answer)
            throws ScaleException {
        return runtime.codec().encode(method(runtime, api, method).outputType(), answer);
    }

    private static Value decode(Runtime runtime, String api, String method, byte[] answer) throws ScaleException {
        return runtime.codec().decode(method(runtime, api, method).outputType(), answer);
    }

    private static ApiMethod method(Runtime runtime, String api, String method) {
        return runtime.metadata().findApiMethod(api, method).orElseThrow();
    }

    private static Value text(String text) {
        List<Value> bytes = new ArrayList<>();
        for (byte part : text.getBytes(StandardCharsets.UTF_8)) {
            bytes.add(Value.of(part & 0xff));
        }
        return Value.seq(bytes);
    }

    private static Value stakes() {
        Map<String, Value> row = new LinkedHashMap<>();
        row.put("hotkey", FakeChain.key(HOTKEY));
        row.put("coldkey", FakeChain.key(COLDKEY));
        row.put("netuid", Value.of(64));
        row.put("stake", Value.of(5_000_000_000L));
        row.put("locked", Value.of(0));
        row.put("emission", Value.of(77));
        row.put("tao_emission", Value.of(0));
        row.put("drain", Value.of(0));
        row.put("is_registered", Value.of(true));
        return Value.seq(Value.tuple(FakeChain.key(COLDKEY), Value.seq(Value.struct(row))));
    }

    @ParameterizedTest
    @CsvSource({"finney-424.metadata.scale, 424", "finney-393.metadata.scale, 393",
            "devnet-240-v15.metadata.scale, 240"})
    void stakesAreReadByMetadataAsByHand(String file, long spec) throws ScaleException, MetadataException {
        Runtime runtime = RealRuntimes.load(file, spec);
        byte[] answer = encode(runtime, "StakeInfoRuntimeApi", "get_stake_info_for_coldkeys", stakes());
        List<StakeRow> wanted = List.of(new StakeRow(COLDKEY, HOTKEY, 64, Rao.of(5_000_000_000L), true));
        assertThat(StakeReader.read(decode(runtime, "StakeInfoRuntimeApi", "get_stake_info_for_coldkeys", answer)))
                .isEqualTo(wanted);
        assertThat(StakeReader.readRows(new ScaleReader(answer), true)).isEqualTo(wanted);
    }

    @Test
    void subnetsAreReadByMetadataAsByHand() throws ScaleException, MetadataException {
        Runtime runtime = RealRuntimes.load("finney-424.metadata.scale", 424);
        Map<String, Value> identity = new LinkedHashMap<>();
        for (String field : List.of("subnet_name", "github_repo", "subnet_contact", "subnet_url", "discord",
                "description", "logo_url", "additional")) {
            identity.put(field, Value.of(field.getBytes(StandardCharsets.UTF_8)));
        }
        Map<String, Value> row = new LinkedHashMap<>();
        row.put("netuid", Value.of(64));
        row.put("owner_hotkey", FakeChain.key(HOTKEY));
        row.put("owner_coldkey", FakeChain.key(COLDKEY));
        row.put("subnet_name", text("Chütes\u202E"));
        row.put("token_symbol", text("ش"));
        row.put("tempo", Value.of(360));
        for (String field : List.of("last_step", "blocks_since_last_step", "emission")) {
            row.put(field, Value.of(9));
        }
        row.put("alpha_in", Value.of(1_000_000_000_001L));
        row.put("alpha_out", Value.of(2_000_000_000_002L));
        row.put("tao_in", Value.of(3_000_000_000_003L));
        for (String field : List.of("alpha_out_emission", "alpha_in_emission", "tao_in_emission",
                "pending_alpha_emission", "pending_root_emission")) {
            row.put(field, Value.of(8));
        }
        row.put("subnet_volume", Value.of(BigInteger.ONE.shiftLeft(90)));
        row.put("network_registered_at", Value.of(4_123_456));
        row.put("subnet_identity", Value.some(Value.struct(identity)));
        row.put("moving_price", Value.struct(Map.of("bits", Value.of(123))));
        byte[] answer = encode(runtime, "SubnetInfoRuntimeApi", "get_all_dynamic_info",
                Value.seq(Value.none(), Value.some(Value.struct(row))));
        SubnetRow wanted = new SubnetRow(64, Optional.of("Chütes"), Optional.of("ش"), Rao.of(3_000_000_000_003L),
                Rao.of(1_000_000_000_001L), Rao.of(2_000_000_000_002L), 360, Optional.of(COLDKEY),
                Optional.of(4_123_456L));
        assertThat(SubnetReader.read(decode(runtime, "SubnetInfoRuntimeApi", "get_all_dynamic_info", answer)))
                .containsExactly(Map.entry(64, wanted));
        assertThat(SubnetReader.readRows425(new ScaleReader(answer))).containsExactly(Map.entry(64, wanted));
    }

    @Test
    void pricesAndSwapsAreReadByMetadataAsByHand() throws ScaleException, MetadataException {
        Runtime runtime = RealRuntimes.load("finney-424.metadata.scale", 424);
        byte[] prices = encode(runtime, "SwapRuntimeApi", "current_alpha_price_all",
                Value.seq(Value.struct(Map.of("netuid", Value.of(0), "price", Value.of(1_000_000_000))),
                        Value.struct(Map.of("netuid", Value.of(64), "price", Value.of(52_237_813)))));
        Map<Integer, Rao> wanted = Map.of(0, Rao.of(1_000_000_000), 64, Rao.of(52_237_813));
        assertThat(SwapReader.readPrices(decode(runtime, "SwapRuntimeApi", "current_alpha_price_all", prices)))
                .isEqualTo(wanted);
        assertThat(SwapReader.readPrices(prices)).isEqualTo(wanted);

        Map<String, Value> six = new LinkedHashMap<>();
        long next = 1;
        for (String field : List.of("tao_amount", "alpha_amount", "tao_fee", "alpha_fee", "tao_slippage",
                "alpha_slippage")) {
            six.put(field, Value.of(next++));
        }
        byte[] swap = encode(runtime, "SwapRuntimeApi", "sim_swap_alpha_for_tao", Value.struct(six));
        SwapReader.Swap read = new SwapReader.Swap(Rao.of(1), Rao.of(2), Rao.of(3), Rao.of(4), true);
        assertThat(SwapReader.readSwap(decode(runtime, "SwapRuntimeApi", "sim_swap_alpha_for_tao", swap)))
                .isEqualTo(read);
        assertThat(SwapReader.readSwap(swap)).isEqualTo(read);
    }

    @Test
    void accountsAreReadByMetadata() throws ScaleException, MetadataException {
        Runtime runtime = RealRuntimes.load("finney-424.metadata.scale", 424);
        int type = runtime.metadata()
                .findPallet("System")
                .orElseThrow()
                .findStorage("Account")
                .orElseThrow()
                .valueType();
        Value info = BalancesTest.info(5_000, 100, 700);
        Balances read = Balances.read(Optional.of(runtime.codec().decode(type, runtime.codec().encode(type, info))));
        assertThat(read).isEqualTo(new Balances(Rao.of(5_000), Rao.of(100), Rao.of(600), 0, true));
    }

    /// Every call that a plan can make, under the argument names that the planner uses.
    @ParameterizedTest
    @CsvSource({"finney-424.metadata.scale, 424", "finney-393.metadata.scale, 393",
            "raonet-218-v15.metadata.scale, 218"})
    void callsHaveTheArgumentsThatPlansFill(String file, long spec) throws MetadataException, ScaleException {
        Runtime runtime = RealRuntimes.load(file, spec);
        Value dest = Value.variant("Id", FakeChain.key(COLDKEY));
        assertThat(runtime.calls()
                .encode("Balances", "transfer_keep_alive",
                        Map.of("dest", dest, "value", Value.of(1))))
                .hasSize(2 + 33 + 1);
        runtime.calls().encode("Balances", "transfer_allow_death", Map.of("dest", dest, "value", Value.of(1)));
        runtime.calls().encode("Balances", "transfer_all", Map.of("dest", dest, "keep_alive", Value.of(true)));
        Map<String, Value> stake = new LinkedHashMap<>();
        stake.put("hotkey", FakeChain.key(HOTKEY));
        stake.put("netuid", Value.of(3));
        stake.put("amount_staked", Value.of(1));
        Map<String, Value> unstake = new LinkedHashMap<>(stake);
        unstake.remove("amount_staked");
        Map<String, Value> all = new LinkedHashMap<>(unstake);
        unstake.put("amount_unstaked", Value.of(1));
        runtime.calls().encode("SubtensorModule", "add_stake", stake);
        runtime.calls().encode("SubtensorModule", "remove_stake", unstake);
        if (Features.of(runtime).limitStakeCalls()) {
            stake.put("limit_price", Value.of(1));
            stake.put("allow_partial", Value.of(false));
            runtime.calls().encode("SubtensorModule", "add_stake_limit", stake);
            unstake.put("limit_price", Value.of(1));
            unstake.put("allow_partial", Value.of(false));
            runtime.calls().encode("SubtensorModule", "remove_stake_limit", unstake);
            all.put("limit_price", Value.some(Value.of(1)));
            assertThat(runtime.calls().encode("SubtensorModule", "remove_stake_full_limit", all))
                    .hasSize(2 + 32 + 2 + 9);
        }
    }
}
