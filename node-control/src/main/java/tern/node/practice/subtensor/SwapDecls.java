package tern.node.practice.subtensor;

import java.math.BigInteger;
import java.util.List;
import tern.node.practice.frame.ErrorDecl;
import tern.node.practice.frame.EventDecl;
import tern.node.practice.frame.Pallet;
import tern.node.practice.frame.PalletPath;
import tern.node.practice.frame.Storage;
import tern.node.practice.frame.Type;
import tern.node.practice.frame.Types;
import tern.node.practice.frame.Wrappers;

/// What the pallet of subnet pools declares. As on Finney at spec 424.
abstract class SwapDecls extends Pallet {

    private static final Type<Integer> TICK = Types.newtype(List.of("pallet_subtensor_swap", "pallet", "TickIndex"),
            "TickIndex", Types.I32);
    private static final Type<BigInteger> POSITION = Types.newtype(
            List.of("pallet_subtensor_swap", "pallet", "PositionId"), "PositionId", Types.U128);

    public final Storage.Map1<Integer, Integer> feeRate = map("FeeRate", twox(Types.U16), Types.U16, 33, "");
    public final Storage.Map1<Integer, List<Object>> swapBalancer = map("SwapBalancer", twox(Types.U16),
            FinneyTypes.BALANCER, Defaults.read(FinneyTypes.BALANCER, "0000b2d3595bf006"), "");
    public final Storage.Map1<Integer, Boolean> palSwapInitialized = map("PalSwapInitialized", twox(Types.U16),
            Types.BOOL, false, "");
    public final Storage.Map1<byte[], Boolean> hasMigrationRun = map("HasMigrationRun",
            identity(Wrappers.BOUNDED_BYTES),
            Types.BOOL, false, "");
    public final Storage.Map1<Integer, Long> scrapReservoirAlpha = map("ScrapReservoirAlpha", twox(Types.U16),
            Types.U64, 0L, "");
    public final EventDecl feeRateSetEvent = event(0, "FeeRateSet",
            "", EventDecl.Field.of("netuid", Types.U16),
            EventDecl.Field.of("rate", Types.U16));
    public final ErrorDecl feeRateTooHigh = error(0, "FeeRateTooHigh", "");
    public final ErrorDecl insufficientInputAmount = error(1, "InsufficientInputAmount",
            "");
    public final ErrorDecl insufficientLiquidity = error(2, "InsufficientLiquidity",
            "");
    public final ErrorDecl priceLimitExceeded = error(3, "PriceLimitExceeded",
            "");
    public final ErrorDecl insufficientBalance = error(4, "InsufficientBalance",
            "");
    public final ErrorDecl invalidTickRange = error(5, "InvalidTickRange", "");
    public final ErrorDecl invalidLiquidityValue = error(6, "InvalidLiquidityValue",
            "");
    public final ErrorDecl reservesTooLow = error(7, "ReservesTooLow", "");
    public final ErrorDecl mechanismDoesNotExist = error(8, "MechanismDoesNotExist", "");
    public final ErrorDecl subtokenDisabled = error(9, "SubtokenDisabled",
            "");
    public final ErrorDecl reservesOutOfBalance = error(10, "ReservesOutOfBalance",
            "");
    public final ErrorDecl swapInputTooLarge = error(11, "SwapInputTooLarge",
            "");
    public final ErrorDecl deprecated = error(12, "Deprecated", "");

    SwapDecls() {
        super("Swap", 28, PalletPath.of("pallet_subtensor_swap", "pallet"));
        constant("ProtocolId", Wrappers.PALLET_ID, Defaults.read(Types.bytes(8), "74656e2f73776170"), "");
        constant("MaxFeeRate", Types.U16, 10000, "");
        constant("MinimumLiquidity", Types.U64, 1000L, "");
        constant("MinimumReserve", Wrappers.NON_ZERO_U64, 1000000L, "");
    }

    final void declareCalls(SubtensorCalls.Handlers on) {
        call(0, "set_fee_rate", 400_000_000L, "",
                on.handler("set_fee_rate"), arg("netuid", Types.U16), arg("rate", Types.U16));
        call(4, "toggle_user_liquidity", 400_000_000L, "DEPRECATED", on.handler("toggle_user_liquidity"),
                arg("netuid", Types.U16), arg("enable", Types.BOOL));
        call(1, "add_liquidity", 400_000_000L, "DEPRECATED", on.handler("add_liquidity"), arg("hotkey",
                Types.ACCOUNT), arg("netuid", Types.U16), arg("tick_low", TICK), arg("tick_high", TICK),
                arg("liquidity", Types.U64));
        call(2, "remove_liquidity", 400_000_000L, "DEPRECATED", on.handler("remove_liquidity"), arg("hotkey",
                Types.ACCOUNT), arg("netuid", Types.U16), arg("position_id", POSITION));
        call(3, "modify_position", 400_000_000L, "DEPRECATED", on.handler("modify_position"), arg("hotkey",
                Types.ACCOUNT), arg("netuid", Types.U16), arg("position_id", POSITION),
                arg("liquidity_delta",
                        Types.I64));
        call(5, "disable_lp", 400_000_000L, "DEPRECATED", on.handler("disable_lp"));
    }
}
