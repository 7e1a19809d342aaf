package tern.app.dist;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.node.practice.frame.ApiDecl;
import tern.node.practice.frame.CallDecl;
import tern.node.practice.frame.ExtensionDecl;
import tern.node.practice.frame.Pallet;
import tern.node.practice.frame.RuntimeCalls;
import tern.node.practice.frame.RuntimeDecl;
import tern.node.practice.frame.RuntimeEvents;
import tern.node.practice.frame.State;
import tern.node.practice.frame.Storage;
import tern.node.practice.frame.StructType;
import tern.node.practice.frame.Type;
import tern.node.practice.frame.Types;
import tern.node.practice.frame.Types.Pair;
import tern.wallet.keys.AccountId;
import tern.wallet.metadata.Hasher;

/// Just enough of a Bittensor-like runtime to answer one portfolio: balances, stakes on a few subnets, prices and
/// simulated sales. It is there to be read from while the class cache is made, not to be a chain.
final class RehearsalRuntime {

    static final AccountId VALIDATOR = account(7);
    static final int SUBNETS = 24;

    private static final long SPEC_VERSION = 9_001;

    private record AccountData(long free, long reserved, long frozen, BigInteger flags) {}

    private record AccountInfo(long nonce, long consumers, long providers, long sufficients, AccountData data) {}

    private record Stake(AccountId coldkey, int netuid) {}

    private record Price(int netuid, long price) {}

    private record Sale(long taoAmount, long alphaAmount) {}

    private static final Type<AccountData> ACCOUNT_DATA = StructType
            .<AccountData>named("pallet_balances", "AccountData")
            .field("free", Types.U64, AccountData::free)
            .field("reserved", Types.U64, AccountData::reserved)
            .field("frozen", Types.U64, AccountData::frozen)
            .field("flags", Types.U128, AccountData::flags)
            .build(parts -> new AccountData(parts.get(0), parts.get(1), parts.get(2), parts.get(3)));

    private static final Type<AccountInfo> ACCOUNT_INFO = StructType.<AccountInfo>named("frame_system", "AccountInfo")
            .field("nonce", Types.U32, AccountInfo::nonce)
            .field("consumers", Types.U32, AccountInfo::consumers)
            .field("providers", Types.U32, AccountInfo::providers)
            .field("sufficients", Types.U32, AccountInfo::sufficients)
            .field("data", ACCOUNT_DATA, AccountInfo::data)
            .build(parts -> new AccountInfo(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4)));

    private static final Type<Stake> STAKE_INFO = StructType.<Stake>named("rpc_info", "StakeInfo")
            .field("hotkey", Types.ACCOUNT, stake -> VALIDATOR)
            .field("coldkey", Types.ACCOUNT, Stake::coldkey)
            .field("netuid", Types.COMPACT_U16, Stake::netuid)
            .field("stake", Types.COMPACT_U64, stake -> 1_000_000_000L * (stake.netuid() + 1))
            .field("locked", Types.COMPACT_U64, stake -> 0L)
            .field("emission", Types.COMPACT_U64, stake -> 1L)
            .field("tao_emission", Types.COMPACT_U64, stake -> 0L)
            .field("drain", Types.COMPACT_U64, stake -> 0L)
            .field("is_registered", Types.BOOL, stake -> true)
            .build(parts -> {
                throw new UnsupportedOperationException("only written");
            });

    private static final Type<Integer> DYNAMIC_INFO = StructType.<Integer>named("rpc_info", "DynamicInfo")
            .field("netuid", Types.COMPACT_U16, netuid -> netuid)
            .field("owner_hotkey", Types.ACCOUNT, netuid -> VALIDATOR)
            .field("owner_coldkey", Types.ACCOUNT, netuid -> VALIDATOR)
            .field("subnet_name", Types.COMPACT_BYTES_TEXT, netuid -> "rehearsal " + netuid)
            .field("token_symbol", Types.COMPACT_BYTES_TEXT, netuid -> "α")
            .field("tempo", Types.COMPACT_U16, netuid -> 360)
            .field("last_step", Types.COMPACT_U64, netuid -> 1L)
            .field("blocks_since_last_step", Types.COMPACT_U64, netuid -> 1L)
            .field("emission", Types.COMPACT_U64, netuid -> 0L)
            .field("alpha_in", Types.COMPACT_U64, netuid -> 10_000_000_000_000L)
            .field("alpha_out", Types.COMPACT_U64, netuid -> 20_000_000_000_000L)
            .field("tao_in", Types.COMPACT_U64, netuid -> 1_000_000_000_000L)
            .field("alpha_out_emission", Types.COMPACT_U64, netuid -> 1L)
            .field("alpha_in_emission", Types.COMPACT_U64, netuid -> 1L)
            .field("tao_in_emission", Types.COMPACT_U64, netuid -> 1L)
            .field("pending_alpha_emission", Types.COMPACT_U64, netuid -> 1L)
            .field("pending_root_emission", Types.COMPACT_U64, netuid -> 0L)
            .field("subnet_volume", Types.COMPACT_U128, netuid -> BigInteger.TEN)
            .field("network_registered_at", Types.COMPACT_U64, netuid -> 1L)
            .field("subnet_identity", Types.option(Types.UNIT), netuid -> Optional.empty())
            .field("moving_price", Types.I128, netuid -> BigInteger.ONE.shiftLeft(32))
            .build(parts -> parts.get(0));

    private static final Type<Price> PRICE = StructType.<Price>named("rpc_info", "SubnetPrice")
            .field("netuid", Types.U16, Price::netuid)
            .field("price", Types.U64, Price::price)
            .build(parts -> new Price(parts.get(0), parts.get(1)));

    private static final Type<Sale> SALE = StructType.<Sale>named("swap", "SimSwapResult")
            .field("tao_amount", Types.U64, Sale::taoAmount)
            .field("alpha_amount", Types.U64, Sale::alphaAmount)
            .field("tao_fee", Types.U64, sale -> 0L)
            .field("alpha_fee", Types.U64, sale -> sale.alphaAmount() / 2000)
            .field("tao_slippage", Types.U64, sale -> 0L)
            .field("alpha_slippage", Types.U64, sale -> 0L)
            .build(parts -> new Sale(parts.get(0), parts.get(1)));

    /// `sp_version::RuntimeVersion`, of which only the spec version differs here.
    private static final Type<Long> VERSION = StructType.<Long>named("sp_version", "RuntimeVersion")
            .field("spec_name", Types.TEXT, spec -> "node-subtensor")
            .field("impl_name", Types.TEXT, spec -> "node-subtensor")
            .field("authoring_version", Types.U32, spec -> 1L)
            .field("spec_version", Types.U32, spec -> spec)
            .field("impl_version", Types.U32, spec -> 1L)
            .field("apis", Types.vec(Types.pair(Types.bytes(8), Types.U32)), spec -> List.of())
            .field("transaction_version", Types.U32, spec -> 1L)
            .field("system_version", Types.U8, spec -> 1)
            .build(parts -> parts.get(3));

    private final State state = new State();
    private final RuntimeDecl decl;

    RehearsalRuntime() {
        RuntimeCalls calls = new RuntimeCalls();
        List<Pallet> pallets = List.of(new SystemPallet(state), new TimestampPallet(state), new BalancesPallet(),
                new SubtensorPallet(state));
        decl = new RuntimeDecl(new RuntimeDecl.RuntimeVersion("node-subtensor", SPEC_VERSION, 1), pallets, apis(),
                List.of(new ExtensionDecl("CheckNonce", Types.COMPACT_U32, Types.UNIT)), calls, new RuntimeEvents(),
                new RuntimeDecl.ExtrinsicTypes(Types.ACCOUNT, Types.bytes(64)));
    }

    RuntimeDecl decl() {
        return decl;
    }

    State state() {
        return state;
    }

    private static AccountId account(int fill) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) fill);
        return AccountId.of(bytes);
    }

    private static List<ApiDecl> apis() {
        Type<List<Pair<AccountId, List<Stake>>>> stakes = Types.vec(Types.pair(Types.ACCOUNT, Types.vec(STAKE_INFO)));
        return List.of(
                new ApiDecl("StakeInfoRuntimeApi", 1, "").method("get_stake_info_for_coldkeys", stakes, "",
                        (query, args) -> stakesOf(args), new CallDecl.Arg("coldkeys", Types.vec(Types.ACCOUNT))),
                new ApiDecl("SubnetInfoRuntimeApi", 2, "").method("get_all_dynamic_info",
                        Types.vec(Types.option(DYNAMIC_INFO)), "", (query, args) -> subnets()),
                new ApiDecl("SwapRuntimeApi", 1, "")
                        .method("current_alpha_price_all", Types.vec(PRICE), "", (query, args) -> prices())
                        .method("sim_swap_alpha_for_tao", SALE, "",
                                (query, args) -> new Sale((Long) args.get(1) / 10, (Long) args.get(1)),
                                new CallDecl.Arg("netuid", Types.U16), new CallDecl.Arg("alpha", Types.U64)));
    }

    @SuppressWarnings("unchecked")
    private static List<Pair<AccountId, List<Stake>>> stakesOf(List<Object> args) {
        List<Pair<AccountId, List<Stake>>> result = new ArrayList<>();
        for (AccountId coldkey : (List<AccountId>) args.getFirst()) {
            List<Stake> stakes = new ArrayList<>();
            for (int netuid = 0; netuid < SUBNETS; netuid++) {
                stakes.add(new Stake(coldkey, netuid));
            }
            result.add(new Pair<>(coldkey, stakes));
        }
        return result;
    }

    private static List<Optional<Integer>> subnets() {
        List<Optional<Integer>> subnets = new ArrayList<>();
        for (int netuid = 0; netuid < SUBNETS; netuid++) {
            subnets.add(Optional.of(netuid));
        }
        return subnets;
    }

    private static List<Price> prices() {
        List<Price> prices = new ArrayList<>();
        for (int netuid = 0; netuid < SUBNETS; netuid++) {
            prices.add(new Price(netuid, netuid == 0 ? 1_000_000_000L : 100_000_000L));
        }
        return prices;
    }

    private static final class SystemPallet extends Pallet {
        SystemPallet(State state) {
            super("System", 0);
            constant("Version", VERSION, SPEC_VERSION, "");
            Storage.Map1<AccountId, AccountInfo> accounts = map("Account", blake2(Types.ACCOUNT), ACCOUNT_INFO,
                    new AccountInfo(0, 0, 0, 0, new AccountData(0, 0, 0, BigInteger.ZERO)), "");
            accounts.put(state, VALIDATOR, new AccountInfo(0, 0, 1, 0,
                    new AccountData(5_000_000_000L, 0, 0, BigInteger.ZERO)));
        }
    }

    private static final class TimestampPallet extends Pallet {
        TimestampPallet(State state) {
            super("Timestamp", 2);
            value("Now", Types.U64, 0L, "").put(state, 1_790_000_000_000L);
        }
    }

    private static final class BalancesPallet extends Pallet {
        BalancesPallet() {
            super("Balances", 5);
            constant("ExistentialDeposit", Types.U64, 500L, "");
        }
    }

    private static final class SubtensorPallet extends Pallet {
        SubtensorPallet(State state) {
            super("SubtensorModule", 7);
            map("SubnetTAO", new Storage.KeyPart<>(Types.U16, Hasher.IDENTITY), Types.U64, 0L, "");
            map("SubnetAlphaIn", new Storage.KeyPart<>(Types.U16, Hasher.IDENTITY), Types.U64, 0L, "");
            map("Owner", blake2(Types.ACCOUNT), Types.ACCOUNT, account(0), "").put(state, VALIDATOR, VALIDATOR);
            map("Delegates", blake2(Types.ACCOUNT), Types.U16, 11_796, "").put(state, VALIDATOR, 11_796);
            map("AlphaDividendsPerSubnet", new Storage.KeyPart<>(Types.U16, Hasher.IDENTITY), blake2(Types.ACCOUNT),
                    Types.U64, 0L, "").put(state, 1, VALIDATOR, 5L);
        }
    }
}
