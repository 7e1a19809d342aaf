package tern.node.practice.subtensor;

import tern.node.practice.frame.DispatchError;
import tern.node.practice.frame.EventDecl;
import tern.node.practice.frame.Types;

/// What SubtensorModule tells. Names, indices and fields as on Finney at spec 424.
abstract class SubtensorEvents extends RetiredStorage {

    public final EventDecl networkAddedEvent = event(0, "NetworkAdded", "a new network is added.",
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U16));
    public final EventDecl networkRemovedEvent = event(1, "NetworkRemoved", "a network is removed.",
            EventDecl.Field.of(Types.U16));
    public final EventDecl stakeAddedEvent = event(2, "StakeAdded",
            "stake has been transferred from the a coldkey account onto the hotkey staking account.",
            EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.U64),
            EventDecl.Field.of(Types.U64), EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U64));
    public final EventDecl stakeRemovedEvent = event(3, "StakeRemoved",
            "stake has been removed from the hotkey staking account onto the coldkey account.",
            EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.U64),
            EventDecl.Field.of(Types.U64), EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U64));
    public final EventDecl stakeMovedEvent = event(4, "StakeMoved",
            "stake has been moved from origin (hotkey, subnet ID) to destination (hotkey, subnet ID)",
            EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U64));
    public final EventDecl weightsSetEvent = event(5, "WeightsSet",
            "a caller successfully sets their weights on a subnetwork.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16));
    public final EventDecl neuronRegisteredEvent = event(6, "NeuronRegistered",
            "a new neuron account has been registered to the chain.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.ACCOUNT));
    public final EventDecl bulkNeuronsRegisteredEvent = event(7, "BulkNeuronsRegistered",
            "multiple uids have been concurrently registered.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16));
    public final EventDecl bulkBalancesSetEvent = event(8, "BulkBalancesSet", "FIXME: Not used yet",
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U16));
    public final EventDecl maxAllowedUidsSetEvent = event(9, "MaxAllowedUidsSet",
            "max allowed uids has been set for a subnetwork.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16));
    public final EventDecl maxWeightLimitSetEvent = event(10, "MaxWeightLimitSet",
            "DEPRECATED: max weight limit updates are no longer supported.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16));
    public final EventDecl difficultySetEvent = event(11, "DifficultySet",
            "the difficulty has been set for a subnet.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U64));
    public final EventDecl adjustmentIntervalSetEvent = event(12, "AdjustmentIntervalSet",
            "the adjustment interval is set for a subnet.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16));
    public final EventDecl registrationPerIntervalSetEvent = event(13, "RegistrationPerIntervalSet",
            "registration per interval is set for a subnet.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16));
    public final EventDecl maxRegistrationsPerBlockSetEvent = event(14, "MaxRegistrationsPerBlockSet",
            "we set max registrations per block.", EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U16));
    public final EventDecl activityCutoffSetEvent = event(15, "ActivityCutoffSet",
            "an activity cutoff is set for a subnet.", EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U16));
    public final EventDecl rhoSetEvent = event(16, "RhoSet", "Rho value is set.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16));
    public final EventDecl alphaSigmoidSteepnessSetEvent = event(17, "AlphaSigmoidSteepnessSet",
            "steepness of the sigmoid used to compute alpha values.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.I16));
    public final EventDecl kappaSetEvent = event(18, "KappaSet", "Kappa is set for a subnet.",
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U16));
    public final EventDecl minAllowedWeightSetEvent = event(19, "MinAllowedWeightSet",
            "minimum allowed weight is set for a subnet.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16));
    public final EventDecl validatorPruneLenSetEvent = event(20, "ValidatorPruneLenSet",
            "the validator pruning length has been set.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U64));
    public final EventDecl scalingLawPowerSetEvent = event(21, "ScalingLawPowerSet",
            "the scaling law power has been set for a subnet.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16));
    public final EventDecl weightsSetRateLimitSetEvent = event(22, "WeightsSetRateLimitSet",
            "weights set rate limit has been set for a subnet.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U64));
    public final EventDecl immunityPeriodSetEvent = event(23, "ImmunityPeriodSet",
            "immunity period is set for a subnet.", EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U16));
    public final EventDecl bondsMovingAverageSetEvent = event(24, "BondsMovingAverageSet",
            "bonds moving average is set for a subnet.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U64));
    public final EventDecl bondsPenaltySetEvent = event(25, "BondsPenaltySet", "bonds penalty is set for a subnet.",
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U16));
    public final EventDecl bondsResetOnSetEvent = event(26, "BondsResetOnSet", "bonds reset is set for a subnet.",
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.BOOL));
    public final EventDecl maxAllowedValidatorsSetEvent = event(27, "MaxAllowedValidatorsSet",
            "setting the max number of allowed validators on a subnet.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16));
    public final EventDecl axonServedEvent = event(28, "AxonServed",
            "the axon server information is added to the network.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.ACCOUNT));
    public final EventDecl prometheusServedEvent = event(29, "PrometheusServed",
            "the prometheus server information is added to the network.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.ACCOUNT));
    public final EventDecl delegateAddedEvent = event(30, "DelegateAdded", "a hotkey has become a delegate.",
            EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.U16));
    public final EventDecl defaultTakeSetEvent = event(31, "DefaultTakeSet", "the default take is set.",
            EventDecl.Field.of(Types.U16));
    public final EventDecl weightsVersionKeySetEvent = event(32, "WeightsVersionKeySet",
            "weights version key is set for a network.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U64));
    public final EventDecl minDifficultySetEvent = event(33, "MinDifficultySet",
            "setting min difficulty on a network.", EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U64));
    public final EventDecl maxDifficultySetEvent = event(34, "MaxDifficultySet",
            "setting max difficulty on a network.", EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U64));
    public final EventDecl servingRateLimitSetEvent = event(35, "ServingRateLimitSet",
            "setting the prometheus serving rate limit.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U64));
    public final EventDecl burnSetEvent = event(36, "BurnSet", "setting burn on a network.",
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U64));
    public final EventDecl maxBurnSetEvent = event(37, "MaxBurnSet", "setting max burn on a network.",
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U64));
    public final EventDecl minBurnSetEvent = event(38, "MinBurnSet", "setting min burn on a network.",
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U64));
    public final EventDecl maxEpochsPerBlockSetEvent = event(39, "MaxEpochsPerBlockSet",
            "setting the per-block epoch cap (dynamic tempo throttle).", EventDecl.Field.of(Types.U8));
    public final EventDecl txRateLimitSetEvent = event(40, "TxRateLimitSet", "setting the transaction rate limit.",
            EventDecl.Field.of(Types.U64));
    public final EventDecl txDelegateTakeRateLimitSetEvent = event(41, "TxDelegateTakeRateLimitSet",
            "setting the delegate take transaction rate limit.", EventDecl.Field.of(Types.U64));
    public final EventDecl txChildKeyTakeRateLimitSetEvent = event(42, "TxChildKeyTakeRateLimitSet",
            "setting the childkey take transaction rate limit.", EventDecl.Field.of(Types.U64));
    public final EventDecl adminFreezeWindowSetEvent = event(43, "AdminFreezeWindowSet",
            "setting the admin freeze window length (last N blocks of tempo)", EventDecl.Field.of(Types.U16));
    public final EventDecl ownerHyperparamRateLimitSetEvent = event(44, "OwnerHyperparamRateLimitSet",
            "setting the owner hyperparameter rate limit in epochs", EventDecl.Field.of(Types.U16));
    public final EventDecl minChildKeyTakeSetEvent = event(45, "MinChildKeyTakeSet", "minimum childkey take set",
            EventDecl.Field.of(Types.U16));
    public final EventDecl minChildKeyTakePerSubnetSetEvent = event(46, "MinChildKeyTakePerSubnetSet",
            "subnet-specific minimum childkey take set", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16));
    public final EventDecl maxChildKeyTakeSetEvent = event(47, "MaxChildKeyTakeSet", "maximum childkey take set",
            EventDecl.Field.of(Types.U16));
    public final EventDecl childKeyTakeSetEvent = event(48, "ChildKeyTakeSet", "childkey take set",
            EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.U16));
    public final EventDecl sudidEvent = event(49, "Sudid", "a sudo call is done.",
            EventDecl.Field.of(Types.outcome(DispatchError.TYPE)));
    public final EventDecl registrationAllowedEvent = event(50, "RegistrationAllowed",
            "registration is allowed/disallowed for a subnet.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.BOOL));
    public final EventDecl powRegistrationAllowedEvent = event(51, "PowRegistrationAllowed",
            "POW registration is allowed/disallowed for a subnet.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.BOOL));
    public final EventDecl tempoSetEvent = event(52, "TempoSet", "setting tempo on a network",
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U16));
    public final EventDecl raoRecycledForRegistrationSetEvent = event(53, "RAORecycledForRegistrationSet",
            "setting the RAO recycled for registration.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U64));
    public final EventDecl stakeThresholdSetEvent = event(54, "StakeThresholdSet",
            "min stake is set for validators to set weights.", EventDecl.Field.of(Types.U64));
    public final EventDecl adjustmentAlphaSetEvent = event(55, "AdjustmentAlphaSet",
            "setting the adjustment alpha on a subnet.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U64));
    public final EventDecl faucetEvent = event(56, "Faucet", "the faucet it called on the test net.",
            EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.U64));
    public final EventDecl subnetOwnerCutSetEvent = event(57, "SubnetOwnerCutSet", "the subnet owner cut is set.",
            EventDecl.Field.of(Types.U16));
    public final EventDecl networkRateLimitSetEvent = event(58, "NetworkRateLimitSet",
            "the network creation rate limit is set.", EventDecl.Field.of(Types.U64));
    public final EventDecl networkImmunityPeriodSetEvent = event(59, "NetworkImmunityPeriodSet",
            "the network immunity period is set.", EventDecl.Field.of(Types.U64));
    public final EventDecl startCallDelaySetEvent = event(60, "StartCallDelaySet", "the start call delay is set.",
            EventDecl.Field.of(Types.U64));
    public final EventDecl networkMinLockCostSetEvent = event(61, "NetworkMinLockCostSet",
            "the network minimum locking cost is set.", EventDecl.Field.of(Types.U64));
    public final EventDecl subnetLimitSetEvent = event(62, "SubnetLimitSet", "the maximum number of subnets is set",
            EventDecl.Field.of(Types.U16));
    public final EventDecl networkLockCostReductionIntervalSetEvent = event(63,
            "NetworkLockCostReductionIntervalSet", "the lock cost reduction is set", EventDecl.Field.of(Types.U64));
    public final EventDecl takeDecreasedEvent = event(64, "TakeDecreased", "the take for a delegate is decreased.",
            EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.U16));
    public final EventDecl takeIncreasedEvent = event(65, "TakeIncreased", "the take for a delegate is increased.",
            EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.U16));
    public final EventDecl hotkeySwappedEvent = event(66, "HotkeySwapped", "the hotkey is swapped",
            EventDecl.Field.of("coldkey", Types.ACCOUNT), EventDecl.Field.of("old_hotkey", Types.ACCOUNT),
            EventDecl.Field.of("new_hotkey", Types.ACCOUNT));
    public final EventDecl maxDelegateTakeSetEvent = event(67, "MaxDelegateTakeSet",
            "maximum delegate take is set by sudo/admin transaction", EventDecl.Field.of(Types.U16));
    public final EventDecl minDelegateTakeSetEvent = event(68, "MinDelegateTakeSet",
            "minimum delegate take is set by sudo/admin transaction", EventDecl.Field.of(Types.U16));
    public final EventDecl coldkeySwapAnnouncedEvent = event(69, "ColdkeySwapAnnounced",
            "A coldkey swap announcement has been made.", EventDecl.Field.of("who", Types.ACCOUNT),
            EventDecl.Field.of("new_coldkey_hash", Types.HASH));
    public final EventDecl coldkeySwapResetEvent = event(70, "ColdkeySwapReset", "A coldkey swap has been reset.",
            EventDecl.Field.of("who", Types.ACCOUNT));
    public final EventDecl coldkeySwappedEvent = event(71, "ColdkeySwapped", "A coldkey has been swapped.",
            EventDecl.Field.of("old_coldkey", Types.ACCOUNT), EventDecl.Field.of("new_coldkey", Types.ACCOUNT));
    public final EventDecl coldkeySwapDisputedEvent = event(72, "ColdkeySwapDisputed",
            "A coldkey swap has been disputed.", EventDecl.Field.of("coldkey", Types.ACCOUNT));
    public final EventDecl allBalanceUnstakedAndTransferredToNewColdkeyEvent = event(73,
            "AllBalanceUnstakedAndTransferredToNewColdkey",
            "All balance of a hotkey has been unstaked and transferred to a new coldkey",
            EventDecl.Field.of("current_coldkey", Types.ACCOUNT), EventDecl.Field.of("new_coldkey", Types.ACCOUNT),
            EventDecl.Field.of("total_balance", Types.U64));
    public final EventDecl arbitrationPeriodExtendedEvent = event(74, "ArbitrationPeriodExtended",
            "The arbitration period has been extended", EventDecl.Field.of("coldkey", Types.ACCOUNT));
    public final EventDecl setChildrenScheduledEvent = event(75, "SetChildrenScheduled",
            "Setting of children of a hotkey have been scheduled", EventDecl.Field.of(Types.ACCOUNT),
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U64),
            EventDecl.Field.of(Types.vec(Types.pair(Types.U64, Types.ACCOUNT))));
    public final EventDecl setChildrenEvent = event(76, "SetChildren", "The children of a hotkey have been set",
            EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.vec(Types.pair(Types.U64, Types.ACCOUNT))));
    public final EventDecl chainIdentitySetEvent = event(77, "ChainIdentitySet",
            "The identity of a coldkey has been set", EventDecl.Field.of(Types.ACCOUNT));
    public final EventDecl subnetIdentitySetEvent = event(78, "SubnetIdentitySet",
            "The identity of a subnet has been set", EventDecl.Field.of(Types.U16));
    public final EventDecl subnetIdentityRemovedEvent = event(79, "SubnetIdentityRemoved",
            "The identity of a subnet has been removed", EventDecl.Field.of(Types.U16));
    public final EventDecl dissolveNetworkScheduledEvent = event(80, "DissolveNetworkScheduled",
            "A dissolve network extrinsic scheduled.", EventDecl.Field.of("account", Types.ACCOUNT),
            EventDecl.Field.of("netuid", Types.U16), EventDecl.Field.of("execution_block", Types.U32));
    public final EventDecl coldkeySwapAnnouncementDelaySetEvent = event(81, "ColdkeySwapAnnouncementDelaySet",
            "The coldkey swap announcement delay has been set.", EventDecl.Field.of(Types.U32));
    public final EventDecl coldkeySwapReannouncementDelaySetEvent = event(82, "ColdkeySwapReannouncementDelaySet",
            "The coldkey swap reannouncement delay has been set.", EventDecl.Field.of(Types.U32));
    public final EventDecl dissolveNetworkScheduleDurationSetEvent = event(83, "DissolveNetworkScheduleDurationSet",
            "The duration of dissolve network has been set", EventDecl.Field.of(Types.U32));
    public final EventDecl crv3WeightsCommittedEvent = event(84, "CRV3WeightsCommitted",
            "Commit-reveal v3 weights have been successfully committed.", EventDecl.Field.of(Types.ACCOUNT),
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.HASH));
    public final EventDecl weightsCommittedEvent = event(85, "WeightsCommitted",
            "Weights have been successfully committed.", EventDecl.Field.of(Types.ACCOUNT),
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.HASH));
    public final EventDecl weightsRevealedEvent = event(86, "WeightsRevealed",
            "Weights have been successfully revealed.", EventDecl.Field.of(Types.ACCOUNT),
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.HASH));
    public final EventDecl weightsBatchRevealedEvent = event(87, "WeightsBatchRevealed",
            "Weights have been successfully batch revealed.", EventDecl.Field.of(Types.ACCOUNT),
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.vec(Types.HASH)));
    public final EventDecl batchWeightsCompletedEvent = event(88, "BatchWeightsCompleted",
            "A batch of weights (or commits) have been force-set.", EventDecl.Field.of(Types.vec(Types.COMPACT_U16)),
            EventDecl.Field.of(Types.ACCOUNT));
    public final EventDecl batchCompletedWithErrorsEvent = event(89, "BatchCompletedWithErrors",
            "A batch extrinsic completed but with some errors.");
    public final EventDecl batchWeightItemFailedEvent = event(90, "BatchWeightItemFailed",
            "A weight set among a batch of weights failed.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(DispatchError.TYPE));
    public final EventDecl stakeTransferredEvent = event(91, "StakeTransferred",
            "Stake has been transferred from one coldkey to another on the same subnet.",
            EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.ACCOUNT),
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U64));
    public final EventDecl stakeSwappedEvent = event(92, "StakeSwapped",
            "Stake has been swapped from one subnet to another for the same coldkey-hotkey pair.",
            EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U64));
    public final EventDecl transferToggleEvent = event(93, "TransferToggle",
            "Event called when transfer is toggled on a subnet.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.BOOL));
    public final EventDecl subnetOwnerHotkeySetEvent = event(94, "SubnetOwnerHotkeySet",
            "The owner hotkey for a subnet has been set.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.ACCOUNT));
    public final EventDecl firstEmissionBlockNumberSetEvent = event(95, "FirstEmissionBlockNumberSet",
            "FirstEmissionBlockNumber is set via start call extrinsic Parameters: netuid block number",
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.U64));
    public final EventDecl alphaRecycledEvent = event(96, "AlphaRecycled",
            "Alpha has been recycled, reducing AlphaOut on a subnet.", EventDecl.Field.of(Types.ACCOUNT),
            EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.U64), EventDecl.Field.of(Types.U16));
    public final EventDecl alphaBurnedEvent = event(97, "AlphaBurned",
            "Alpha have been burned without reducing AlphaOut.", EventDecl.Field.of(Types.ACCOUNT),
            EventDecl.Field.of(Types.ACCOUNT), EventDecl.Field.of(Types.U64), EventDecl.Field.of(Types.U16));
    public final EventDecl evmKeyAssociatedEvent = event(98, "EvmKeyAssociated",
            "An EVM key has been associated with a hotkey.", EventDecl.Field.of("netuid", Types.U16),
            EventDecl.Field.of("hotkey", Types.ACCOUNT), EventDecl.Field.of("evm_key", Types.bytes(20)),
            EventDecl.Field.of("block_associated", Types.U64));
    public final EventDecl crv3WeightsRevealedEvent = event(99, "CRV3WeightsRevealed",
            "CRV3 Weights have been successfully revealed.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.ACCOUNT));
    public final EventDecl commitRevealPeriodsSetEvent = event(100, "CommitRevealPeriodsSet",
            "Commit-Reveal periods has been successfully set.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U64));
    public final EventDecl commitRevealEnabledEvent = event(101, "CommitRevealEnabled",
            "Commit-Reveal has been successfully toggled.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.BOOL));
    public final EventDecl hotkeySwappedOnSubnetEvent = event(102, "HotkeySwappedOnSubnet", "the hotkey is swapped",
            EventDecl.Field.of("coldkey", Types.ACCOUNT), EventDecl.Field.of("old_hotkey", Types.ACCOUNT),
            EventDecl.Field.of("new_hotkey", Types.ACCOUNT), EventDecl.Field.of("netuid", Types.U16));
    public final EventDecl subnetLeaseCreatedEvent = event(103, "SubnetLeaseCreated",
            "A subnet lease has been created.", EventDecl.Field.of("beneficiary", Types.ACCOUNT),
            EventDecl.Field.of("lease_id", Types.U32), EventDecl.Field.of("netuid", Types.U16),
            EventDecl.Field.of("end_block", Types.option(Types.U32)));
    public final EventDecl subnetLeaseTerminatedEvent = event(104, "SubnetLeaseTerminated",
            "A subnet lease has been terminated.", EventDecl.Field.of("beneficiary", Types.ACCOUNT),
            EventDecl.Field.of("netuid", Types.U16));
    public final EventDecl symbolUpdatedEvent = event(105, "SymbolUpdated",
            "The symbol for a subnet has been updated.", EventDecl.Field.of("netuid", Types.U16),
            EventDecl.Field.of("symbol", Types.BYTES));
    public final EventDecl commitRevealVersionSetEvent = event(106, "CommitRevealVersionSet",
            "Commit Reveal Weights version has been updated.", EventDecl.Field.of(Types.U16));
    public final EventDecl timelockedWeightsCommittedEvent = event(107, "TimelockedWeightsCommitted",
            "Timelocked weights have been successfully committed.", EventDecl.Field.of(Types.ACCOUNT),
            EventDecl.Field.of(Types.U16), EventDecl.Field.of(Types.HASH), EventDecl.Field.of(Types.U64));
    public final EventDecl timelockedWeightsRevealedEvent = event(108, "TimelockedWeightsRevealed",
            "Timelocked Weights have been successfully revealed.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.ACCOUNT));
    public final EventDecl autoStakeAddedEvent = event(109, "AutoStakeAdded", "Auto-staking hotkey received stake",
            EventDecl.Field.of("netuid", Types.U16), EventDecl.Field.of("destination", Types.ACCOUNT),
            EventDecl.Field.of("hotkey", Types.ACCOUNT), EventDecl.Field.of("owner", Types.ACCOUNT),
            EventDecl.Field.of("incentive", Types.U64));
    public final EventDecl incentiveAlphaEmittedToMinersEvent = event(110, "IncentiveAlphaEmittedToMiners",
            "End-of-epoch miner incentive alpha by UID", EventDecl.Field.of("netuid", Types.U16),
            EventDecl.Field.of("emissions", Types.vec(Types.U64)));
    public final EventDecl minAllowedUidsSetEvent = event(111, "MinAllowedUidsSet",
            "The minimum allowed UIDs for a subnet have been set.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16));
    public final EventDecl autoStakeDestinationSetEvent = event(112, "AutoStakeDestinationSet",
            "The auto stake destination has been set.", EventDecl.Field.of("coldkey", Types.ACCOUNT),
            EventDecl.Field.of("netuid", Types.U16), EventDecl.Field.of("hotkey", Types.ACCOUNT));
    public final EventDecl minNonImmuneUidsSetEvent = event(113, "MinNonImmuneUidsSet",
            "The minimum allowed non-Immune UIDs has been set.", EventDecl.Field.of(Types.U16),
            EventDecl.Field.of(Types.U16));
    public final EventDecl rootClaimedEvent = event(114, "RootClaimed",
            "Root emissions have been claimed for a coldkey on all subnets and hotkeys.",
            EventDecl.Field.of("coldkey", Types.ACCOUNT));
    public final EventDecl rootClaimTypeSetEvent = event(115, "RootClaimTypeSet",
            "Root claim type for a coldkey has been set.", EventDecl.Field.of("coldkey", Types.ACCOUNT),
            EventDecl.Field.of("root_claim_type", FinneyTypes.ROOT_CLAIM_TYPE_ENUM));
    public final EventDecl votingPowerTrackingEnabledEvent = event(116, "VotingPowerTrackingEnabled",
            "Voting power tracking has been enabled for a subnet.", EventDecl.Field.of("netuid", Types.U16));
    public final EventDecl votingPowerTrackingDisableScheduledEvent = event(117,
            "VotingPowerTrackingDisableScheduled", "Voting power tracking has been scheduled for disabling.",
            EventDecl.Field.of("netuid", Types.U16), EventDecl.Field.of("disable_at_block", Types.U64));
    public final EventDecl votingPowerTrackingDisabledEvent = event(118, "VotingPowerTrackingDisabled",
            "Voting power tracking has been fully disabled and entries cleared.", EventDecl.Field.of("netuid",
                    Types.U16));
    public final EventDecl votingPowerEmaAlphaSetEvent = event(119, "VotingPowerEmaAlphaSet",
            "Voting power EMA alpha has been set for a subnet.", EventDecl.Field.of("netuid", Types.U16),
            EventDecl.Field.of("alpha", Types.U64));
    public final EventDecl subnetLeaseDividendsDistributedEvent = event(120, "SubnetLeaseDividendsDistributed",
            "Subnet lease dividends have been distributed.", EventDecl.Field.of("lease_id", Types.U32),
            EventDecl.Field.of("contributor", Types.ACCOUNT), EventDecl.Field.of("alpha", Types.U64));
    public final EventDecl addStakeBurnEvent = event(121, "AddStakeBurn",
            "'Add stake and burn' event: alpha token was purchased and burned.", EventDecl.Field.of("netuid",
                    Types.U16),
            EventDecl.Field.of("hotkey", Types.ACCOUNT), EventDecl.Field.of("amount", Types.U64),
            EventDecl.Field.of("alpha", Types.U64));
    public final EventDecl coldkeySwapClearedEvent = event(122, "ColdkeySwapCleared",
            "A coldkey swap announcement has been cleared.", EventDecl.Field.of("who", Types.ACCOUNT));
    public final EventDecl transactionFeePaidWithAlphaEvent = event(123, "TransactionFeePaidWithAlpha",
            "Transaction fee was paid in Alpha.", EventDecl.Field.of("who", Types.ACCOUNT),
            EventDecl.Field.of("netuid", Types.U16), EventDecl.Field.of("alpha_fee", Types.U64),
            EventDecl.Field.of("tao_amount", Types.U64));
    public final EventDecl burnHalfLifeSetEvent = event(124, "BurnHalfLifeSet",
            "Burn half-life set for neuron registration.", EventDecl.Field.of("netuid", Types.U16),
            EventDecl.Field.of("burn_half_life", Types.U16));
    public final EventDecl burnIncreaseMultSetEvent = event(125, "BurnIncreaseMultSet",
            "Burn increase multiplier set for neuron registration.", EventDecl.Field.of("netuid", Types.U16),
            EventDecl.Field.of("burn_increase_mult", Fixed.U128));
    public final EventDecl autoParentDelegationEnabledSetEvent = event(126, "AutoParentDelegationEnabledSet",
            "A root validator toggled the 'auto parent delegation' flag.", EventDecl.Field.of("hotkey",
                    Types.ACCOUNT),
            EventDecl.Field.of("enabled", Types.BOOL));
    public final EventDecl stakeLockedEvent = event(127, "StakeLocked",
            "Stake has been locked to a hotkey on a subnet.", EventDecl.Field.of("coldkey", Types.ACCOUNT),
            EventDecl.Field.of("hotkey", Types.ACCOUNT), EventDecl.Field.of("netuid", Types.U16),
            EventDecl.Field.of("amount", Types.U64));
    public final EventDecl stakeUnlockedEvent = event(128, "StakeUnlocked",
            "Stake has been unlocked from a hotkey on a subnet.", EventDecl.Field.of("coldkey", Types.ACCOUNT),
            EventDecl.Field.of("hotkey", Types.ACCOUNT), EventDecl.Field.of("netuid", Types.U16),
            EventDecl.Field.of("amount", Types.U64));
    public final EventDecl lockMovedEvent = event(129, "LockMoved",
            "Stake has been unlocked from a hotkey on a subnet.", EventDecl.Field.of("coldkey", Types.ACCOUNT),
            EventDecl.Field.of("origin_hotkey", Types.ACCOUNT), EventDecl.Field.of("destination_hotkey",
                    Types.ACCOUNT),
            EventDecl.Field.of("netuid", Types.U16));
    public final EventDecl activityCutoffFactorMilliSetEvent = event(130, "ActivityCutoffFactorMilliSet",
            "Activity-cutoff factor (per-mille) set on a subnet by its owner.", EventDecl.Field.of("netuid",
                    Types.U16),
            EventDecl.Field.of("factor_milli", Types.U32));
    public final EventDecl epochTriggeredEvent = event(131, "EpochTriggered",
            "Owner manually triggered an epoch for their subnet.", EventDecl.Field.of("netuid", Types.U16),
            EventDecl.Field.of("by", Types.ACCOUNT), EventDecl.Field.of("fires_at", Types.U64));
    public final EventDecl epochDeferredEvent = event(132, "EpochDeferred",
            "An epoch slot was deferred to the next block due to the per-block epoch cap.",
            EventDecl.Field.of("netuid", Types.U16), EventDecl.Field.of("from_block", Types.U64),
            EventDecl.Field.of("to_block", Types.U64));
    public final EventDecl epochSkippedEvent = event(133, "EpochSkipped",
            "Epoch execution skipped by `is_epoch_input_state_consistent` returned false or other",
            EventDecl.Field.of("netuid", Types.U16), EventDecl.Field.of("block", Types.U64));
    public final EventDecl subnetOwnerChangedEvent = event(134, "SubnetOwnerChanged",
            "Subnet ownership was reassigned by lock conviction.", EventDecl.Field.of("netuid", Types.U16),
            EventDecl.Field.of("old_coldkey", Types.ACCOUNT), EventDecl.Field.of("new_coldkey", Types.ACCOUNT));
    public final EventDecl perpetualLockUpdatedEvent = event(135, "PerpetualLockUpdated",
            "A coldkey's perpetual lock flag was updated.", EventDecl.Field.of("coldkey", Types.ACCOUNT),
            EventDecl.Field.of("netuid", Types.U16), EventDecl.Field.of("enabled", Types.BOOL));
    public final EventDecl rejectLockedAlphaUpdatedEvent = event(136, "RejectLockedAlphaUpdated",
            "A coldkey's reject locked alpha account flag was updated.", EventDecl.Field.of("coldkey",
                    Types.ACCOUNT),
            EventDecl.Field.of("enabled", Types.BOOL));
}
