package tern.node.practice.runtime;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything that is in this chain's metadata and not, or not so, in Finney's of spec 424. The conformance test allows
/// these and nothing else, and fails when a row is no longer needed.
///
/// What Finney has and this chain has not is no row here; it stands in `docs/practice-network.md`.
public final class FinneyDifferences {

    /// @param item   `call Pallet.name`, `storage Pallet.Item`, `event …`, `error …`, `constant …`, `api Trait`,
    ///               `api Trait.method`, `pallet Name`, `extension Id`, `variant Enum.Variant`, `field Struct.field` or
    ///               `tuple Type.Param` for the number of elements of a tuple that a type takes as parameter
    /// @param reason why
    /// @param source where it is known from
    public record Row(String item, String reason, String source) {}

    private static final String TEST_ONLY = "no chain has it: clients must handle what they do not know";
    private static final String NO_PALLET = "the pallet that would hold is not on this chain";

    private static final List<Row> ROWS = join(
            rows("newer than 424", "chain-delta 2.5", "variant ProxyType.BasketTrading"),
            rows("validators' funds, since 441", "chain-delta 1.2", "storage SubtensorModule.BasketShares",
                    "storage SubtensorModule.BasketRate", "storage SubtensorModule.BasketClaimed",
                    "storage SubtensorModule.BasketDepositedTao", "storage SubtensorModule.BasketRedeemedTao",
                    "storage SubtensorModule.PendingBasketDeposits", "storage SubtensorModule.BasketTradingEnabled",
                    "storage SubtensorModule.BasketMinTradeTao", "storage SubtensorModule.RootStakeUnlockInterval"),
            rows("newer than 424", "chain-delta 4.4", "storage SubtensorModule.TotalAlphaStaked",
                    "storage SubtensorModule.CollateralLockShare"),
            rows("newer than 424", "chain-delta 2.8", "call SubtensorModule.pow_register",
                    "storage SubtensorModule.LastPowRegistrationBlock"),
            rows("newer than 424", "chain-delta 4.2", "call SubtensorModule.transfer_stake_and_hotkey",
                    "call SubtensorModule.stake_into_basket", "call SubtensorModule.claim_root_with_hotkey",
                    "call SubtensorModule.move_stake_limit"),
            rows("validators' funds, since 441", "chain-delta 1.4", "event SubtensorModule.BasketClaimed",
                    "event SubtensorModule.BasketDeposited", "event SubtensorModule.BasketStakedIn",
                    "event SubtensorModule.BasketClaimDustSkipped"),
            rows("newer than 424", "chain-delta 2.3", "event SubtensorModule.StakeAndHotkeyTransferred"),
            rows("newer than 424", "chain-delta 8", "error SubtensorModule.RootStakeLocked",
                    "error SubtensorModule.RootClaimTooHeavy", "error SubtensorModule.TooManyStakingHotkeys",
                    "error SubtensorModule.BasketTradingDisabled", "error SubtensorModule.BasketSwapBatchEmpty"),
            rows("newer than 424", "chain-delta 3.2", "field Metagraph.collateral_locked",
                    "field Metagraph.collateral_min", "field Metagraph.collateral_earned",
                    "field SelectiveMetagraph.collateral_locked", "field SelectiveMetagraph.collateral_min",
                    "field SelectiveMetagraph.collateral_earned"),
            rows("newer than 424", "chain-delta 3.1", "api SubnetInfoRuntimeApi.get_block_emission"),
            rows("validators' funds, since 441", "chain-delta 3.3", "api BetaBasketRuntimeApi"),
            rows(NO_PALLET, "docs/practice-network.md", "variant RuntimeHoldReason.Preimage",
                    "variant RuntimeHoldReason.SafeMode", "variant RuntimeHoldReason.Contracts"),
            rows(TEST_ONLY, "RuntimeEdition.FUTURE", "pallet Horizon", "extension CheckHorizon",
                    "tuple UncheckedExtrinsic.Extension"));

    private FinneyDifferences() {}

    public static List<Row> rows() {
        return ROWS;
    }

    /// The row of an item.
    public static Optional<Row> find(String item) {
        return ROWS.stream().filter(row -> row.item().equals(item)).findFirst();
    }

    private static List<Row> rows(String reason, String source, String... items) {
        return Stream.of(items).map(item -> new Row(item, reason, source)).toList();
    }

    @SafeVarargs
    private static List<Row> join(List<Row>... groups) {
        return Stream.of(groups).flatMap(List::stream).toList();
    }
}
