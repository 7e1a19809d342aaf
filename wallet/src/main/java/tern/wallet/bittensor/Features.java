package tern.wallet.bittensor;

import java.util.OptionalInt;
import tern.wallet.chain.Runtime;

/// What the connected runtime can do, found by names in its metadata and its list of runtime APIs. A missing feature
/// is hidden or worked around, never an error by itself.
///
/// @param dynamicTao        subnets have pools and alpha (storage `SubnetTAO`)
/// @param infoApis          how the `…InfoRuntimeApi` calls answer
/// @param swapApi           `SwapRuntimeApi` quotes prices and simulates swaps
/// @param priceAll          `SwapRuntimeApi_current_alpha_price_all` exists
/// @param callFeeApi        `TransactionPaymentCallApi_query_call_info` estimates the fee of a bare call
/// @param limitStakeCalls   `add_stake_limit` and `remove_stake_limit` exist
/// @param removeFullLimit   `remove_stake_full_limit` exists
/// @param stakeAvailability `get_stake_availability_for_coldkeys` exists
/// @param identitiesV2      validator names live in `IdentitiesV2` rather than `Identities`
/// @param subtokenSwitch    storage `SubtokenEnabled` exists
/// @param alphaV1           storage `Alpha` (first share map) exists
/// @param alphaV2           storage `AlphaV2` exists
/// @param coldkeySwap       coldkey swaps are announced (`ColdkeySwapAnnouncements`)
/// @param legacyRootClaim   call `set_root_claim_type` exists (root dividends are claimed subnet by subnet)
/// @param baskets           `BetaBasketRuntimeApi` is there (root dividends are shares of validator funds)
/// @param basketVersion     its version
/// @param claimPerHotkey    call `claim_root_with_hotkey` exists
/// @param moveLimit         call `move_stake_limit` exists
/// @param wholePosition     an amount of 2⁶⁴−1 means "everything there" in move, transfer and swap calls; no name
///                          tells, so this one flag goes by runtime number (469)
/// @param basketTrading     fund managers can trade (`swap_basket`)
/// @param collateral        part of a miner's stake may be held (`MinerCollateral`)
/// @param pow               registration by proof of work exists (`pow_register`)
/// @param rootHold          storage `RootStakeUnlockInterval` exists
/// @param locks             stake can be locked (`Lock`)
/// @param limitOrders       pallet `LimitOrders` is there
/// @param mevShield         pallet `MevShield` is there
/// @param hyperparamsV3     `get_subnet_hyperparams_v3` exists
/// @param proxyFiltersV2    `get_proxy_filters` exists
/// @param nullConsensus     storage `SubnetEpochConsensus` exists
/// @param stakeTransfer     call `transfer_stake` exists
public record Features(
        boolean dynamicTao,
        InfoApis infoApis,
        boolean swapApi,
        boolean priceAll,
        boolean callFeeApi,
        boolean limitStakeCalls,
        boolean removeFullLimit,
        boolean stakeAvailability,
        boolean identitiesV2,
        boolean subtokenSwitch,
        boolean alphaV1,
        boolean alphaV2,
        boolean coldkeySwap,
        boolean legacyRootClaim,
        boolean baskets,
        OptionalInt basketVersion,
        boolean claimPerHotkey,
        boolean moveLimit,
        boolean wholePosition,
        boolean basketTrading,
        boolean collateral,
        boolean pow,
        boolean rootHold,
        boolean locks,
        boolean limitOrders,
        boolean mevShield,
        boolean hyperparamsV3,
        boolean proxyFiltersV2,
        boolean nullConsensus,
        boolean stakeTransfer) {

    /// @param runtime the runtime of the block that is read
    public static Features of(Runtime runtime) {
        return FeatureProbe.probe(runtime);
    }
}
