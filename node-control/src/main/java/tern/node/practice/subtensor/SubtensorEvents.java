package tern.node.practice.subtensor;

import tern.node.practice.frame.DispatchError;
import tern.node.practice.frame.EventDecl;
import tern.node.practice.frame.Types;
import tern.node.practice.frame.Wrappers;

/// What SubtensorModule tells. Names, indices and fields as on Finney at spec 424.
abstract class SubtensorEvents extends RetiredStorage {

    public final EventDecl networkAddedEvent = event(0, "NetworkAdded", "",
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U16));
    public final EventDecl networkRemovedEvent = event(1, "NetworkRemoved", "",
            EventDecl.Field.of(Types.U16));
    public final EventDecl stakeAddedEvent = event(2, "StakeAdded",
            "",
            EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.U64),
            EventDecl.Field.of(Types.U64), EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U64));
    public final EventDecl stakeRemovedEvent = event(3, "StakeRemoved",
            "",
            EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.U64),
            EventDecl.Field.of(Types.U64), EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U64));
    public final EventDecl stakeMovedEvent = event(4, "StakeMoved",
            "",
            EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U64));
    public final EventDecl weightsSetEvent = event(5, "WeightsSet",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16));
    public final EventDecl neuronRegisteredEvent = event(6, "NeuronRegistered",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.ACCOUNT));
    public final EventDecl bulkNeuronsRegisteredEvent = event(7, "BulkNeuronsRegistered",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16));
    public final EventDecl bulkBalancesSetEvent = event(8, "BulkBalancesSet", "",
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U16));
    public final EventDecl maxAllowedUidsSetEvent = event(9, "MaxAllowedUidsSet",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16));
    public final EventDecl maxWeightLimitSetEvent = event(10, "MaxWeightLimitSet",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16));
    public final EventDecl difficultySetEvent = event(11, "DifficultySet",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U64));
    public final EventDecl adjustmentIntervalSetEvent = event(12, "AdjustmentIntervalSet",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16));
    public final EventDecl registrationPerIntervalSetEvent = event(13, "RegistrationPerIntervalSet",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16));
    public final EventDecl maxRegistrationsPerBlockSetEvent = event(14, "MaxRegistrationsPerBlockSet",
            "", EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U16));
    public final EventDecl activityCutoffSetEvent = event(15, "ActivityCutoffSet",
            "", EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U16));
    public final EventDecl rhoSetEvent = event(16, "RhoSet", "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16));
    public final EventDecl alphaSigmoidSteepnessSetEvent = event(17, "AlphaSigmoidSteepnessSet",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.I16));
    public final EventDecl kappaSetEvent = event(18, "KappaSet", "",
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U16));
    public final EventDecl minAllowedWeightSetEvent = event(19, "MinAllowedWeightSet",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16));
    public final EventDecl validatorPruneLenSetEvent = event(20, "ValidatorPruneLenSet",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U64));
    public final EventDecl scalingLawPowerSetEvent = event(21, "ScalingLawPowerSet",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16));
    public final EventDecl weightsSetRateLimitSetEvent = event(22, "WeightsSetRateLimitSet",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U64));
    public final EventDecl immunityPeriodSetEvent = event(23, "ImmunityPeriodSet",
            "", EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U16));
    public final EventDecl bondsMovingAverageSetEvent = event(24, "BondsMovingAverageSet",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U64));
    public final EventDecl bondsPenaltySetEvent = event(25, "BondsPenaltySet", "",
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U16));
    public final EventDecl bondsResetOnSetEvent = event(26, "BondsResetOnSet", "",
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.BOOL));
    public final EventDecl maxAllowedValidatorsSetEvent = event(27, "MaxAllowedValidatorsSet",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16));
    public final EventDecl axonServedEvent = event(28, "AxonServed",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.ACCOUNT));
    public final EventDecl prometheusServedEvent = event(29, "PrometheusServed",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.ACCOUNT));
    public final EventDecl delegateAddedEvent = event(30, "DelegateAdded", "",
            EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.U16));
    public final EventDecl defaultTakeSetEvent = event(31, "DefaultTakeSet", "",
            EventDecl.Field.of(Types.U16));
    public final EventDecl weightsVersionKeySetEvent = event(32, "WeightsVersionKeySet",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U64));
    public final EventDecl minDifficultySetEvent = event(33, "MinDifficultySet",
            "", EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U64));
    public final EventDecl maxDifficultySetEvent = event(34, "MaxDifficultySet",
            "", EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U64));
    public final EventDecl servingRateLimitSetEvent = event(35, "ServingRateLimitSet",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U64));
    public final EventDecl burnSetEvent = event(36, "BurnSet", "",
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U64));
    public final EventDecl maxBurnSetEvent = event(37, "MaxBurnSet", "",
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U64));
    public final EventDecl minBurnSetEvent = event(38, "MinBurnSet", "",
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U64));
    public final EventDecl maxEpochsPerBlockSetEvent = event(39, "MaxEpochsPerBlockSet",
            "", EventDecl.Field.of(Types.U8));
    public final EventDecl txRateLimitSetEvent = event(40, "TxRateLimitSet", "",
            EventDecl.Field.of(Types.U64));
    public final EventDecl txDelegateTakeRateLimitSetEvent = event(41, "TxDelegateTakeRateLimitSet",
            "", EventDecl.Field.of(Types.U64));
    public final EventDecl txChildKeyTakeRateLimitSetEvent = event(42, "TxChildKeyTakeRateLimitSet",
            "", EventDecl.Field.of(Types.U64));
    public final EventDecl adminFreezeWindowSetEvent = event(43, "AdminFreezeWindowSet",
            "", EventDecl.Field.of(Types.U16));
    public final EventDecl ownerHyperparamRateLimitSetEvent = event(44, "OwnerHyperparamRateLimitSet",
            "", EventDecl.Field.of(Types.U16));
    public final EventDecl minChildKeyTakeSetEvent = event(45, "MinChildKeyTakeSet", "",
            EventDecl.Field.of(Types.U16));
    public final EventDecl minChildKeyTakePerSubnetSetEvent = event(46, "MinChildKeyTakePerSubnetSet",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16));
    public final EventDecl maxChildKeyTakeSetEvent = event(47, "MaxChildKeyTakeSet", "",
            EventDecl.Field.of(Types.U16));
    public final EventDecl childKeyTakeSetEvent = event(48, "ChildKeyTakeSet", "",
            EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.U16));
    public final EventDecl sudidEvent = event(49, "Sudid", "",
            EventDecl.Field.of(Types.outcome(DispatchError.TYPE)));
    public final EventDecl registrationAllowedEvent = event(50, "RegistrationAllowed",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.BOOL));
    public final EventDecl powRegistrationAllowedEvent = event(51, "PowRegistrationAllowed",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.BOOL));
    public final EventDecl tempoSetEvent = event(52, "TempoSet", "",
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U16));
    public final EventDecl raoRecycledForRegistrationSetEvent = event(53, "RAORecycledForRegistrationSet",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U64));
    public final EventDecl stakeThresholdSetEvent = event(54, "StakeThresholdSet",
            "", EventDecl.Field.of(Types.U64));
    public final EventDecl adjustmentAlphaSetEvent = event(55, "AdjustmentAlphaSet",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U64));
    public final EventDecl faucetEvent = event(56, "Faucet", "",
            EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.U64));
    public final EventDecl subnetOwnerCutSetEvent = event(57, "SubnetOwnerCutSet", "",
            EventDecl.Field.of(Types.U16));
    public final EventDecl networkRateLimitSetEvent = event(58, "NetworkRateLimitSet",
            "", EventDecl.Field.of(Types.U64));
    public final EventDecl networkImmunityPeriodSetEvent = event(59, "NetworkImmunityPeriodSet",
            "", EventDecl.Field.of(Types.U64));
    public final EventDecl startCallDelaySetEvent = event(60, "StartCallDelaySet", "",
            EventDecl.Field.of(Types.U64));
    public final EventDecl networkMinLockCostSetEvent = event(61, "NetworkMinLockCostSet",
            "", EventDecl.Field.of(Types.U64));
    public final EventDecl subnetLimitSetEvent = event(62, "SubnetLimitSet", "",
            EventDecl.Field.of(Types.U16));
    public final EventDecl networkLockCostReductionIntervalSetEvent = event(63,
            "NetworkLockCostReductionIntervalSet", "", EventDecl.Field.of(Types.U64));
    public final EventDecl takeDecreasedEvent = event(64, "TakeDecreased", "",
            EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.U16));
    public final EventDecl takeIncreasedEvent = event(65, "TakeIncreased", "",
            EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.U16));
    public final EventDecl hotkeySwappedEvent = event(66, "HotkeySwapped", "",
            EventDecl.Field.of("coldkey", Types.ACCOUNT), EventDecl.Field.of("old_hotkey", Types.ACCOUNT),
            EventDecl.Field.of("new_hotkey", Types.ACCOUNT));
    public final EventDecl maxDelegateTakeSetEvent = event(67, "MaxDelegateTakeSet",
            "", EventDecl.Field.of(Types.U16));
    public final EventDecl minDelegateTakeSetEvent = event(68, "MinDelegateTakeSet",
            "", EventDecl.Field.of(Types.U16));
    public final EventDecl coldkeySwapAnnouncedEvent = event(69, "ColdkeySwapAnnounced",
            "", EventDecl.Field.of("who", Types.ACCOUNT),
            EventDecl.Field.of("new_coldkey_hash", Types.HASH));
    public final EventDecl coldkeySwapResetEvent = event(70, "ColdkeySwapReset", "",
            EventDecl.Field.of("who", Types.ACCOUNT));
    public final EventDecl coldkeySwappedEvent = event(71, "ColdkeySwapped", "",
            EventDecl.Field.of("old_coldkey", Types.ACCOUNT), EventDecl.Field.of("new_coldkey", Types.ACCOUNT));
    public final EventDecl coldkeySwapDisputedEvent = event(72, "ColdkeySwapDisputed",
            "", EventDecl.Field.of("coldkey", Types.ACCOUNT));
    public final EventDecl allBalanceUnstakedAndTransferredToNewColdkeyEvent = event(73,
            "AllBalanceUnstakedAndTransferredToNewColdkey",
            "",
            EventDecl.Field.of("current_coldkey", Types.ACCOUNT), EventDecl.Field.of("new_coldkey", Types.ACCOUNT),
            EventDecl.Field.of("total_balance", Types.U64));
    public final EventDecl arbitrationPeriodExtendedEvent = event(74, "ArbitrationPeriodExtended",
            "", EventDecl.Field.of("coldkey", Types.ACCOUNT));
    public final EventDecl setChildrenScheduledEvent = event(75, "SetChildrenScheduled",
            "", EventDecl.Field.of(Types.ACCOUNT),
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U64),
            EventDecl.Field.of(Types.vec(Types.pair(Types.U64, Types.ACCOUNT))));
    public final EventDecl setChildrenEvent = event(76, "SetChildren", "",
            EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.vec(Types.pair(Types.U64, Types.ACCOUNT))));
    public final EventDecl chainIdentitySetEvent = event(77, "ChainIdentitySet",
            "", EventDecl.Field.of(Types.ACCOUNT));
    public final EventDecl subnetIdentitySetEvent = event(78, "SubnetIdentitySet",
            "", EventDecl.Field.of(Types.U16));
    public final EventDecl subnetIdentityRemovedEvent = event(79, "SubnetIdentityRemoved",
            "", EventDecl.Field.of(Types.U16));
    public final EventDecl dissolveNetworkScheduledEvent = event(80, "DissolveNetworkScheduled",
            "", EventDecl.Field.of("account", Types.ACCOUNT),
            EventDecl.Field.of("netuid", Types.U16), EventDecl.Field.of("execution_block", Types.U32));
    public final EventDecl coldkeySwapAnnouncementDelaySetEvent = event(81, "ColdkeySwapAnnouncementDelaySet",
            "", EventDecl.Field.of(Types.U32));
    public final EventDecl coldkeySwapReannouncementDelaySetEvent = event(82, "ColdkeySwapReannouncementDelaySet",
            "", EventDecl.Field.of(Types.U32));
    public final EventDecl dissolveNetworkScheduleDurationSetEvent = event(83, "DissolveNetworkScheduleDurationSet",
            "", EventDecl.Field.of(Types.U32));
    public final EventDecl crv3WeightsCommittedEvent = event(84, "CRV3WeightsCommitted",
            "", EventDecl.Field.of(Types.ACCOUNT),
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.HASH));
    public final EventDecl weightsCommittedEvent = event(85, "WeightsCommitted",
            "", EventDecl.Field.of(Types.ACCOUNT),
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.HASH));
    public final EventDecl weightsRevealedEvent = event(86, "WeightsRevealed",
            "", EventDecl.Field.of(Types.ACCOUNT),
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.HASH));
    public final EventDecl weightsBatchRevealedEvent = event(87, "WeightsBatchRevealed",
            "", EventDecl.Field.of(Types.ACCOUNT),
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.vec(Types.HASH)));
    public final EventDecl batchWeightsCompletedEvent = event(88, "BatchWeightsCompleted",
            "", EventDecl.Field.of(Types.vec(Types.COMPACT_U16)),
            EventDecl.Field.of(Types.ACCOUNT));
    public final EventDecl batchCompletedWithErrorsEvent = event(89, "BatchCompletedWithErrors",
            "");
    public final EventDecl batchWeightItemFailedEvent = event(90, "BatchWeightItemFailed",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(DispatchError.TYPE));
    public final EventDecl stakeTransferredEvent = event(91, "StakeTransferred",
            "",
            EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.ACCOUNT),
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U64));
    public final EventDecl stakeSwappedEvent = event(92, "StakeSwapped",
            "",
            EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U64));
    public final EventDecl transferToggleEvent = event(93, "TransferToggle",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.BOOL));
    public final EventDecl subnetOwnerHotkeySetEvent = event(94, "SubnetOwnerHotkeySet",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.ACCOUNT));
    public final EventDecl firstEmissionBlockNumberSetEvent = event(95, "FirstEmissionBlockNumberSet",
            "FirstEmissionBlockNumber is set via start call extrinsic Parameters: netuid block number",
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U64));
    public final EventDecl alphaRecycledEvent = event(96, "AlphaRecycled",
            "", EventDecl.Field.of(Types.ACCOUNT),
            EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.U64), EventDecl.Field.of(Types.U16));
    public final EventDecl alphaBurnedEvent = event(97, "AlphaBurned",
            "", EventDecl.Field.of(Types.ACCOUNT),
            EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.U64), EventDecl.Field.of(Types.U16));
    public final EventDecl evmKeyAssociatedEvent = event(98, "EvmKeyAssociated",
            "", EventDecl.Field.of("netuid", Types.U16),
            EventDecl.Field.of("hotkey", Types.ACCOUNT), EventDecl.Field.of("evm_key", Wrappers.H160),
            EventDecl.Field.of("block_associated", Types.U64));
    public final EventDecl crv3WeightsRevealedEvent = event(99, "CRV3WeightsRevealed",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.ACCOUNT));
    public final EventDecl commitRevealPeriodsSetEvent = event(100, "CommitRevealPeriodsSet",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U64));
    public final EventDecl commitRevealEnabledEvent = event(101, "CommitRevealEnabled",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.BOOL));
    public final EventDecl hotkeySwappedOnSubnetEvent = event(102, "HotkeySwappedOnSubnet", "",
            EventDecl.Field.of("coldkey", Types.ACCOUNT), EventDecl.Field.of("old_hotkey", Types.ACCOUNT),
            EventDecl.Field.of("new_hotkey", Types.ACCOUNT), EventDecl.Field.of("netuid", Types.U16));
    public final EventDecl subnetLeaseCreatedEvent = event(103, "SubnetLeaseCreated",
            "", EventDecl.Field.of("beneficiary", Types.ACCOUNT),
            EventDecl.Field.of("lease_id", Types.U32), EventDecl.Field.of("netuid", Types.U16),
            EventDecl.Field.of("end_block", Types.option(Types.U32)));
    public final EventDecl subnetLeaseTerminatedEvent = event(104, "SubnetLeaseTerminated",
            "", EventDecl.Field.of("beneficiary", Types.ACCOUNT),
            EventDecl.Field.of("netuid", Types.U16));
    public final EventDecl symbolUpdatedEvent = event(105, "SymbolUpdated",
            "", EventDecl.Field.of("netuid", Types.U16),
            EventDecl.Field.of("symbol", Types.BYTES));
    public final EventDecl commitRevealVersionSetEvent = event(106, "CommitRevealVersionSet",
            "", EventDecl.Field.of(Types.U16));
    public final EventDecl timelockedWeightsCommittedEvent = event(107, "TimelockedWeightsCommitted",
            "", EventDecl.Field.of(Types.ACCOUNT),
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.HASH), EventDecl.Field.of(Types.U64));
    public final EventDecl timelockedWeightsRevealedEvent = event(108, "TimelockedWeightsRevealed",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.ACCOUNT));
    public final EventDecl autoStakeAddedEvent = event(109, "AutoStakeAdded", "",
            EventDecl.Field.of("netuid", Types.U16), EventDecl.Field.of("destination", Types.ACCOUNT),
            EventDecl.Field.of("hotkey", Types.ACCOUNT), EventDecl.Field.of("owner", Types.ACCOUNT),
            EventDecl.Field.of("incentive", Types.U64));
    public final EventDecl incentiveAlphaEmittedToMinersEvent = event(110, "IncentiveAlphaEmittedToMiners",
            "", EventDecl.Field.of("netuid", Types.U16),
            EventDecl.Field.of("emissions", Types.vec(Types.U64)));
    public final EventDecl minAllowedUidsSetEvent = event(111, "MinAllowedUidsSet",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16));
    public final EventDecl autoStakeDestinationSetEvent = event(112, "AutoStakeDestinationSet",
            "", EventDecl.Field.of("coldkey", Types.ACCOUNT),
            EventDecl.Field.of("netuid", Types.U16), EventDecl.Field.of("hotkey", Types.ACCOUNT));
    public final EventDecl minNonImmuneUidsSetEvent = event(113, "MinNonImmuneUidsSet",
            "", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16));
    public final EventDecl rootClaimedEvent = event(114, "RootClaimed",
            "",
            EventDecl.Field.of("coldkey", Types.ACCOUNT));
    public final EventDecl rootClaimTypeSetEvent = event(115, "RootClaimTypeSet",
            "", EventDecl.Field.of("coldkey", Types.ACCOUNT),
            EventDecl.Field.of("root_claim_type", FinneyTypes.ROOT_CLAIM_TYPE_ENUM));
    public final EventDecl votingPowerTrackingEnabledEvent = event(116, "VotingPowerTrackingEnabled",
            "", EventDecl.Field.of("netuid", Types.U16));
    public final EventDecl votingPowerTrackingDisableScheduledEvent = event(117,
            "VotingPowerTrackingDisableScheduled", "",
            EventDecl.Field.of("netuid", Types.U16), EventDecl.Field.of("disable_at_block", Types.U64));
    public final EventDecl votingPowerTrackingDisabledEvent = event(118, "VotingPowerTrackingDisabled",
            "", EventDecl.Field.of("netuid",
                    Types.U16));
    public final EventDecl votingPowerEmaAlphaSetEvent = event(119, "VotingPowerEmaAlphaSet",
            "", EventDecl.Field.of("netuid", Types.U16),
            EventDecl.Field.of("alpha", Types.U64));
    public final EventDecl subnetLeaseDividendsDistributedEvent = event(120, "SubnetLeaseDividendsDistributed",
            "", EventDecl.Field.of("lease_id", Types.U32),
            EventDecl.Field.of("contributor", Types.ACCOUNT), EventDecl.Field.of("alpha", Types.U64));
    public final EventDecl addStakeBurnEvent = event(121, "AddStakeBurn",
            "'Add stake and burn' event: alpha token was purchased and burned.", EventDecl.Field.of("netuid",
                    Types.U16),
            EventDecl.Field.of("hotkey", Types.ACCOUNT), EventDecl.Field.of("amount", Types.U64),
            EventDecl.Field.of("alpha", Types.U64));
    public final EventDecl coldkeySwapClearedEvent = event(122, "ColdkeySwapCleared",
            "", EventDecl.Field.of("who", Types.ACCOUNT));
    public final EventDecl transactionFeePaidWithAlphaEvent = event(123, "TransactionFeePaidWithAlpha",
            "", EventDecl.Field.of("who", Types.ACCOUNT),
            EventDecl.Field.of("netuid", Types.U16), EventDecl.Field.of("alpha_fee", Types.U64),
            EventDecl.Field.of("tao_amount", Types.U64));
    public final EventDecl burnHalfLifeSetEvent = event(124, "BurnHalfLifeSet",
            "", EventDecl.Field.of("netuid", Types.U16),
            EventDecl.Field.of("burn_half_life", Types.U16));
    public final EventDecl burnIncreaseMultSetEvent = event(125, "BurnIncreaseMultSet",
            "", EventDecl.Field.of("netuid", Types.U16),
            EventDecl.Field.of("burn_increase_mult", Fixed.U64F64));
    public final EventDecl autoParentDelegationEnabledSetEvent = event(126, "AutoParentDelegationEnabledSet",
            "A root validator toggled the 'auto parent delegation' flag.", EventDecl.Field.of("hotkey",
                    Types.ACCOUNT),
            EventDecl.Field.of("enabled", Types.BOOL));
    public final EventDecl stakeLockedEvent = event(127, "StakeLocked",
            "", EventDecl.Field.of("coldkey", Types.ACCOUNT),
            EventDecl.Field.of("hotkey", Types.ACCOUNT), EventDecl.Field.of("netuid", Types.U16),
            EventDecl.Field.of("amount", Types.U64));
    public final EventDecl stakeUnlockedEvent = event(128, "StakeUnlocked",
            "", EventDecl.Field.of("coldkey", Types.ACCOUNT),
            EventDecl.Field.of("hotkey", Types.ACCOUNT), EventDecl.Field.of("netuid", Types.U16),
            EventDecl.Field.of("amount", Types.U64));
    public final EventDecl lockMovedEvent = event(129, "LockMoved",
            "", EventDecl.Field.of("coldkey", Types.ACCOUNT),
            EventDecl.Field.of("origin_hotkey", Types.ACCOUNT), EventDecl.Field.of("destination_hotkey",
                    Types.ACCOUNT),
            EventDecl.Field.of("netuid", Types.U16));
    public final EventDecl activityCutoffFactorMilliSetEvent = event(130, "ActivityCutoffFactorMilliSet",
            "", EventDecl.Field.of("netuid",
                    Types.U16),
            EventDecl.Field.of("factor_milli", Types.U32));
    public final EventDecl epochTriggeredEvent = event(131, "EpochTriggered",
            "", EventDecl.Field.of("netuid", Types.U16),
            EventDecl.Field.of("by", Types.ACCOUNT), EventDecl.Field.of("fires_at", Types.U64));
    public final EventDecl epochDeferredEvent = event(132, "EpochDeferred",
            "",
            EventDecl.Field.of("netuid", Types.U16), EventDecl.Field.of("from_block", Types.U64),
            EventDecl.Field.of("to_block", Types.U64));
    public final EventDecl epochSkippedEvent = event(133, "EpochSkipped",
            "",
            EventDecl.Field.of("netuid", Types.U16), EventDecl.Field.of("block", Types.U64));
    public final EventDecl subnetOwnerChangedEvent = event(134, "SubnetOwnerChanged",
            "", EventDecl.Field.of("netuid", Types.U16),
            EventDecl.Field.of("old_coldkey", Types.ACCOUNT), EventDecl.Field.of("new_coldkey", Types.ACCOUNT));
    public final EventDecl perpetualLockUpdatedEvent = event(135, "PerpetualLockUpdated",
            "", EventDecl.Field.of("coldkey", Types.ACCOUNT),
            EventDecl.Field.of("netuid", Types.U16), EventDecl.Field.of("enabled", Types.BOOL));
    public final EventDecl rejectLockedAlphaUpdatedEvent = event(136, "RejectLockedAlphaUpdated",
            "", EventDecl.Field.of("coldkey",
                    Types.ACCOUNT),
            EventDecl.Field.of("enabled", Types.BOOL));
}
