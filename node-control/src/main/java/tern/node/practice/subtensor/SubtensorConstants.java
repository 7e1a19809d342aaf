package tern.node.practice.subtensor;

import tern.node.practice.frame.Types;
import tern.node.practice.frame.Wrappers;

/// The constants of SubtensorModule. Names, types and values as on Finney at spec 424.
abstract class SubtensorConstants extends SubtensorErrors {

    SubtensorConstants() {
        constant("InitialIssuance", Types.U64, 0L, "");
        constant("InitialMinAllowedWeights", Types.U16, 1024, "");
        constant("InitialEmissionValue", Types.U16, 0, "");
        constant("InitialTempo", Types.U16, 360, "");
        constant("InitialDifficulty", Types.U64, 10000000L, "");
        constant("InitialMaxDifficulty", Types.U64, 4611686018427387903L, "");
        constant("InitialMinDifficulty", Types.U64, 10000000L, "");
        constant("InitialRAORecycledForRegistration", Types.U64, 0L, "");
        constant("InitialBurn", Types.U64, 100000000L, "");
        constant("InitialMaxBurn", Types.U64, 100000000000L, "");
        constant("InitialMinBurn", Types.U64, 500000L, "");
        constant("InitialMinStake", Types.U64, 2000000L, "");
        constant("MinBurnUpperBound", Types.U64, 1000000000L, "");
        constant("MaxBurnLowerBound", Types.U64, 100000000L, "");
        constant("MinTempo", Types.U16, 360, "");
        constant("MaxTempo", Types.U16, 50400, "");
        constant("MinActivityCutoffFactorMilli", Types.U32, 1000L, "");
        constant("MaxActivityCutoffFactorMilli", Types.U32, 50000L, "");
        constant("InitialAdjustmentInterval", Types.U16, 100, "");
        constant("InitialBondsMovingAverage", Types.U64, 900000L, "");
        constant("InitialBondsPenalty", Types.U16, 65535, "");
        constant("InitialBondsResetOn", Types.BOOL, false, "");
        constant("InitialTargetRegistrationsPerInterval", Types.U16, 2, "");
        constant("InitialRho", Types.U16, 10, "");
        constant("InitialAlphaSigmoidSteepness", Types.I16, 1000, "");
        constant("InitialKappa", Types.U16, 32767, "");
        constant("InitialMinAllowedUids", Types.U16, 64, "");
        constant("InitialMaxAllowedUids", Types.U16, 256, "");
        constant("InitialValidatorPruneLen", Types.U64, 1L, "");
        constant("InitialScalingLawPower", Types.U16, 50, "");
        constant("InitialImmunityPeriod", Types.U16, 4096, "");
        constant("InitialActivityCutoff", Types.U16, 5000, "");
        constant("InitialMaxRegistrationsPerBlock", Types.U16, 1, "");
        constant("InitialPruningScore", Types.U16, 65535, "");
        constant("InitialMaxAllowedValidators", Types.U16, 128, "");
        constant("InitialDefaultDelegateTake", Types.U16, 11796, "");
        constant("InitialMinDelegateTake", Types.U16, 0, "");
        constant("InitialDefaultChildKeyTake", Types.U16, 0, "");
        constant("InitialMinChildKeyTake", Types.U16, 0, "");
        constant("InitialMaxChildKeyTake", Types.U16, 11796, "");
        constant("InitialWeightsVersionKey", Types.U64, 0L, "");
        constant("InitialServingRateLimit", Types.U64, 50L, "");
        constant("InitialTxRateLimit", Types.U64, 1000L, "");
        constant("InitialTxDelegateTakeRateLimit", Types.U64, 216000L, "");
        constant("InitialTxChildKeyTakeRateLimit", Types.U64, 216000L, "");
        constant("InitialAdjustmentAlpha", Types.U64, 0L, "");
        constant("InitialNetworkImmunityPeriod", Types.U64, 1296000L, "");
        constant("InitialNetworkMinLockCost", Types.U64, 1000000000000L, "");
        constant("InitialSubnetOwnerCut", Types.U16, 11796, "");
        constant("InitialNetworkLockReductionInterval", Types.U64, 100800L, "");
        constant("InitialNetworkRateLimit", Types.U64, 7200L, "");
        constant("KeySwapCost", Types.U64, 100000000L, "");
        constant("AlphaHigh", Types.U16, 58982, "");
        constant("AlphaLow", Types.U16, 45875, "");
        constant("LiquidAlphaOn", Types.BOOL, false, "");
        constant("Yuma3On", Types.BOOL, false, "");
        constant("InitialColdkeySwapAnnouncementDelay", Types.U32, 36000L, "");
        constant("InitialColdkeySwapReannouncementDelay", Types.U32, 7200L, "");
        constant("InitialDissolveNetworkScheduleDuration", Types.U32, 36000L, "");
        constant("InitialTaoWeight", Types.U64, 971718665099567868L, "");
        constant("InitialEmaPriceHalvingPeriod", Types.U64, 201600L, "");
        constant("InitialStartCallDelay", Types.U64, 0L, "");
        constant("KeySwapOnSubnetCost", Types.U64, 1000000L, "");
        constant("HotkeySwapOnSubnetInterval", Types.U64, 7200L, "");
        constant("LeaseDividendsDistributionInterval", Types.U32, 100L, "");
        constant("MaxImmuneUidsPercentage", Wrappers.PERCENT, 80, "");
        constant("SubtensorPalletId", Wrappers.PALLET_ID, Defaults.read(Types.bytes(8), "73756274656e7372"), "");
        constant("BurnAccountId", Wrappers.PALLET_ID, Defaults.read(Types.bytes(8), "6275726e746e7372"), "");
        constant("InitialMaxEpochsPerBlock", Types.U8, 2, "");
    }
}
