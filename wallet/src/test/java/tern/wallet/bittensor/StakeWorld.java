package tern.wallet.bittensor;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.scale.Value;

/// A chain of canned answers with pools that follow the formula, for plans that trade: subnet n from 1 to 40 has a pool
/// of 1000 TAO and 2000 alpha without a fee, I own 100 TAO, and validator n is `hot(n)`.
final class StakeWorld {

    static final String MODULE = "SubtensorModule";
    static final long TAO = 1_000_000_000L;
    static final AccountId ME = FakeChain.account(1);
    static final AccountId OWNER = FakeChain.account(2);

    private final FakeChain chain;
    private final List<Value> rows = new ArrayList<>();
    private final List<Value> owed = new ArrayList<>();
    private final Map<Integer, Long> staked = new TreeMap<>();
    private final Map<Integer, Long> locked = new HashMap<>();
    private long feeOfOne = 150_000;

    StakeWorld(Features features) {
        chain = new FakeChain(features)
                .item("System", "Account", BalancesTest.info(0, 0, 0))
                .item(MODULE, "Owner", Value.of(new byte[32]))
                .item(MODULE, "NetworksAdded", Value.of(false))
                .put(MODULE, "NetworksAdded", Value.of(true), Value.of(0))
                .put(MODULE, "NominatorMinRequiredStake", Value.of(10_000_000))
                .item("Swap", "FeeRate", Value.of(0))
                .constant(MODULE, "InitialMinStake", Value.of(2_000_000))
                .api("SwapRuntimeApi", "current_alpha_price", args -> Value.of(TAO / 2))
                .api("SwapRuntimeApi", "sim_swap_tao_for_alpha", args -> swap(number(args, 1),
                        formula(2_000 * TAO, 1_000 * TAO, number(args, 1))))
                .api("SwapRuntimeApi", "sim_swap_alpha_for_tao", args -> swap(
                        formula(1_000 * TAO, 2_000 * TAO, number(args, 1)), number(args, 1)))
                .api("StakeInfoRuntimeApi", "get_stake_info_for_coldkeys",
                        args -> Value.seq(Value.tuple(FakeChain.key(ME), Value.seq(rows.toArray(Value[]::new)))))
                .api("StakeInfoRuntimeApi", "get_stake_availability_for_coldkeys", args -> available())
                .api("BetaBasketRuntimeApi", "get_root_basket_claim_previews",
                        args -> Value.seq(owed.toArray(Value[]::new)))
                .raw("TransactionPaymentCallApi_query_call_info", this::fee);
        for (int n = 1; n <= 40; n++) {
            chain.put(MODULE, "NetworksAdded", Value.of(true), Value.of(n))
                    .put(MODULE, "SubtokenEnabled", Value.of(true), Value.of(n))
                    .put(MODULE, "Owner", FakeChain.key(OWNER), FakeChain.key(hot(n)));
        }
        free(100 * TAO);
    }

    FakeChain chain() {
        return chain;
    }

    static AccountId hot(int number) {
        return FakeChain.account(100 + number);
    }

    StakeWorld free(long rao) {
        chain.put("System", "Account", BalancesTest.info(rao, 0, 0), FakeChain.key(ME));
        return this;
    }

    /// Of one call; a batch of n costs n times as much.
    StakeWorld fee(long rao) {
        feeOfOne = rao;
        return this;
    }

    StakeWorld stake(AccountId hotkey, int netuid, long alpha) {
        Map<String, Value> row = new LinkedHashMap<>();
        row.put("hotkey", FakeChain.key(hotkey));
        row.put("netuid", Value.of(netuid));
        row.put("stake", Value.of(alpha));
        row.put("is_registered", Value.of(true));
        rows.add(Value.struct(row));
        staked.merge(netuid, alpha, Long::sum);
        return this;
    }

    StakeWorld owes(AccountId hotkey, long worth) {
        Map<String, Value> row = new LinkedHashMap<>();
        row.put("hotkey", FakeChain.key(hotkey));
        for (String name : List.of("owed_shares", "accrued", "redeemable")) {
            row.put(name, Value.of(worth));
        }
        row.put("forfeited_est", Value.of(0));
        row.put("rows", Value.of(12));
        row.put("rows_to_sell", Value.of(10));
        owed.add(Value.struct(row));
        return this;
    }

    /// A claim of less pays nothing.
    StakeWorld threshold(long rao) {
        chain.put(MODULE, "RootClaimableThreshold",
                Value.struct(Map.of("bits", Value.of(BigInteger.valueOf(rao).shiftLeft(32)))), Value.of(0));
        return this;
    }

    StakeWorld lock(int netuid, long alpha) {
        locked.put(netuid, alpha);
        return this;
    }

    private Value available() {
        List<Value> subnets = new ArrayList<>();
        staked.forEach((netuid, alpha) -> subnets.add(Value.tuple(Value.of(netuid), Value.struct(Map.of("total",
                Value.of(alpha), "locked", Value.of(locked.getOrDefault(netuid, 0L)), "available",
                Value.of(alpha - locked.getOrDefault(netuid, 0L)))))));
        return Value.seq(Value.tuple(FakeChain.key(ME), Value.seq(subnets.toArray(Value[]::new))));
    }

    private byte[] fee(byte[] args) {
        return new ScaleWriter().writeCompact(4_169_000_000L)
                .writeCompact(9_000)
                .writeU8(0)
                .writeU64(feeOfOne * args[0])
                .toBytes();
    }

    private static long formula(long out, long in, long amount) {
        return BigInteger.valueOf(out)
                .multiply(BigInteger.valueOf(amount))
                .divide(BigInteger.valueOf(in).add(BigInteger.valueOf(amount)))
                .longValueExact();
    }

    static Value swap(long tao, long alpha) {
        Map<String, Value> six = new LinkedHashMap<>();
        six.put("tao_amount", Value.of(tao));
        six.put("alpha_amount", Value.of(alpha));
        six.put("tao_fee", Value.of(0));
        six.put("alpha_fee", Value.of(0));
        six.put("tao_slippage", Value.of(0));
        six.put("alpha_slippage", Value.of(0));
        return Value.struct(six);
    }

    static long number(List<Value> args, int place) {
        return ((Value.Int) args.get(place)).value().longValueExact();
    }
}
