package tern.node.practice.subtensor;

import tern.node.practice.frame.ErrorDecl;

/// What calls of SubtensorModule fail with. Names and indices as on Finney at spec 424.
abstract class SubtensorErrors extends SubtensorEvents {

    public final ErrorDecl rootNetworkDoesNotExist = error(0, "RootNetworkDoesNotExist",
            "");
    public final ErrorDecl invalidIpType = error(1, "InvalidIpType",
            "");
    public final ErrorDecl invalidIpAddress = error(2, "InvalidIpAddress",
            "");
    public final ErrorDecl invalidPort = error(3, "InvalidPort", "");
    public final ErrorDecl hotKeyNotRegisteredInSubNet = error(4, "HotKeyNotRegisteredInSubNet",
            "");
    public final ErrorDecl hotKeyAccountNotExists = error(5, "HotKeyAccountNotExists", "");
    public final ErrorDecl hotKeyNotRegisteredInNetwork = error(6, "HotKeyNotRegisteredInNetwork",
            "");
    public final ErrorDecl nonAssociatedColdKey = error(7, "NonAssociatedColdKey",
            "");
    public final ErrorDecl notEnoughStake = error(8, "NotEnoughStake",
            "");
    public final ErrorDecl notEnoughStakeToWithdraw = error(9, "NotEnoughStakeToWithdraw",
            "");
    public final ErrorDecl notEnoughStakeToSetWeights = error(10, "NotEnoughStakeToSetWeights",
            "");
    public final ErrorDecl notEnoughStakeToSetChildkeys = error(11, "NotEnoughStakeToSetChildkeys",
            "");
    public final ErrorDecl notEnoughBalanceToStake = error(12, "NotEnoughBalanceToStake",
            "");
    public final ErrorDecl balanceWithdrawalError = error(13, "BalanceWithdrawalError",
            "");
    public final ErrorDecl zeroBalanceAfterWithdrawn = error(14, "ZeroBalanceAfterWithdrawn",
            "");
    public final ErrorDecl neuronNoValidatorPermit = error(15, "NeuronNoValidatorPermit",
            "");
    public final ErrorDecl weightVecNotEqualSize = error(16, "WeightVecNotEqualSize",
            "");
    public final ErrorDecl duplicateUids = error(17, "DuplicateUids",
            "");
    public final ErrorDecl uidVecContainInvalidOne = error(18, "UidVecContainInvalidOne",
            "");
    public final ErrorDecl weightVecLengthIsLow = error(19, "WeightVecLengthIsLow",
            "");
    public final ErrorDecl tooManyRegistrationsThisBlock = error(20, "TooManyRegistrationsThisBlock",
            "");
    public final ErrorDecl hotKeyAlreadyRegisteredInSubNet = error(21, "HotKeyAlreadyRegisteredInSubNet",
            "");
    public final ErrorDecl newHotKeyIsSameWithOld = error(22, "NewHotKeyIsSameWithOld",
            "");
    public final ErrorDecl newHotKeyNotCleanForRootSwap = error(23, "NewHotKeyNotCleanForRootSwap",
            "The new hotkey has outstanding root claimable or non-zero root stake, so the root");
    public final ErrorDecl invalidWorkBlock = error(24, "InvalidWorkBlock",
            "");
    public final ErrorDecl invalidDifficulty = error(25, "InvalidDifficulty",
            "");
    public final ErrorDecl invalidSeal = error(26, "InvalidSeal",
            "");
    public final ErrorDecl maxWeightExceeded = error(27, "MaxWeightExceeded",
            "");
    public final ErrorDecl hotKeyAlreadyDelegate = error(28, "HotKeyAlreadyDelegate",
            "");
    public final ErrorDecl settingWeightsTooFast = error(29, "SettingWeightsTooFast",
            "");
    public final ErrorDecl incorrectWeightVersionKey = error(30, "IncorrectWeightVersionKey",
            "");
    public final ErrorDecl servingRateLimitExceeded = error(31, "ServingRateLimitExceeded",
            "");
    public final ErrorDecl uidsLengthExceedUidsInSubNet = error(32, "UidsLengthExceedUidsInSubNet",
            "");
    public final ErrorDecl networkTxRateLimitExceeded = error(33, "NetworkTxRateLimitExceeded",
            "");
    public final ErrorDecl delegateTxRateLimitExceeded = error(34, "DelegateTxRateLimitExceeded",
            "");
    public final ErrorDecl hotKeySetTxRateLimitExceeded = error(35, "HotKeySetTxRateLimitExceeded",
            "");
    public final ErrorDecl stakingRateLimitExceeded = error(36, "StakingRateLimitExceeded",
            "");
    public final ErrorDecl subNetRegistrationDisabled = error(37, "SubNetRegistrationDisabled",
            "");
    public final ErrorDecl tooManyRegistrationsThisInterval = error(38, "TooManyRegistrationsThisInterval",
            "");
    public final ErrorDecl transactorAccountShouldBeHotKey = error(39, "TransactorAccountShouldBeHotKey",
            "");
    public final ErrorDecl faucetDisabled = error(40, "FaucetDisabled", "");
    public final ErrorDecl notSubnetOwner = error(41, "NotSubnetOwner", "");
    public final ErrorDecl registrationNotPermittedOnRootSubnet = error(42, "RegistrationNotPermittedOnRootSubnet",
            "");
    public final ErrorDecl stakeTooLowForRoot = error(43, "StakeTooLowForRoot",
            "");
    public final ErrorDecl allNetworksInImmunity = error(44, "AllNetworksInImmunity",
            "");
    public final ErrorDecl notEnoughBalanceToPaySwapHotKey = error(45, "NotEnoughBalanceToPaySwapHotKey",
            "");
    public final ErrorDecl notRootSubnet = error(46, "NotRootSubnet",
            "");
    public final ErrorDecl canNotSetRootNetworkWeights = error(47, "CanNotSetRootNetworkWeights",
            "");
    public final ErrorDecl noNeuronIdAvailable = error(48, "NoNeuronIdAvailable", "");
    public final ErrorDecl delegateTakeTooLow = error(49, "DelegateTakeTooLow", "");
    public final ErrorDecl delegateTakeTooHigh = error(50, "DelegateTakeTooHigh", "");
    public final ErrorDecl noWeightsCommitFound = error(51, "NoWeightsCommitFound",
            "");
    public final ErrorDecl invalidRevealCommitHashNotMatch = error(52, "InvalidRevealCommitHashNotMatch",
            "");
    public final ErrorDecl commitRevealEnabled = error(53, "CommitRevealEnabled",
            "");
    public final ErrorDecl commitRevealDisabled = error(54, "CommitRevealDisabled",
            "");
    public final ErrorDecl liquidAlphaDisabled = error(55, "LiquidAlphaDisabled",
            "");
    public final ErrorDecl alphaHighTooLow = error(56, "AlphaHighTooLow", "");
    public final ErrorDecl alphaLowOutOfRange = error(57, "AlphaLowOutOfRange",
            "");
    public final ErrorDecl coldKeyAlreadyAssociated = error(58, "ColdKeyAlreadyAssociated",
            "");
    public final ErrorDecl notEnoughBalanceToPaySwapColdKey = error(59, "NotEnoughBalanceToPaySwapColdKey",
            "");
    public final ErrorDecl invalidChild = error(60, "InvalidChild",
            "");
    public final ErrorDecl duplicateChild = error(61, "DuplicateChild", "");
    public final ErrorDecl proportionOverflow = error(62, "ProportionOverflow",
            "");
    public final ErrorDecl tooManyChildren = error(63, "TooManyChildren", "");
    public final ErrorDecl txRateLimitExceeded = error(64, "TxRateLimitExceeded",
            "");
    public final ErrorDecl coldkeySwapAnnouncementNotFound = error(65, "ColdkeySwapAnnouncementNotFound",
            "");
    public final ErrorDecl coldkeySwapTooEarly = error(66, "ColdkeySwapTooEarly", "");
    public final ErrorDecl coldkeySwapReannouncedTooEarly = error(67, "ColdkeySwapReannouncedTooEarly",
            "");
    public final ErrorDecl announcedColdkeyHashDoesNotMatch = error(68, "AnnouncedColdkeyHashDoesNotMatch",
            "");
    public final ErrorDecl coldkeySwapAlreadyDisputed = error(69, "ColdkeySwapAlreadyDisputed",
            "");
    public final ErrorDecl newColdKeyIsHotkey = error(70, "NewColdKeyIsHotkey", "");
    public final ErrorDecl invalidChildkeyTake = error(71, "InvalidChildkeyTake", "");
    public final ErrorDecl txChildkeyTakeRateLimitExceeded = error(72, "TxChildkeyTakeRateLimitExceeded",
            "");
    public final ErrorDecl invalidIdentity = error(73, "InvalidIdentity", "");
    public final ErrorDecl mechanismDoesNotExist = error(74, "MechanismDoesNotExist",
            "");
    public final ErrorDecl stakeUnavailable = error(75, "StakeUnavailable",
            "");
    public final ErrorDecl subnetNotExists = error(76, "SubnetNotExists",
            "");
    public final ErrorDecl tooManyUnrevealedCommits = error(77, "TooManyUnrevealedCommits",
            "");
    public final ErrorDecl expiredWeightCommit = error(78, "ExpiredWeightCommit",
            "");
    public final ErrorDecl revealTooEarly = error(79, "RevealTooEarly", "");
    public final ErrorDecl inputLengthsUnequal = error(80, "InputLengthsUnequal",
            "");
    public final ErrorDecl committingWeightsTooFast = error(81, "CommittingWeightsTooFast",
            "");
    public final ErrorDecl amountTooLow = error(82, "AmountTooLow", "");
    public final ErrorDecl insufficientLiquidity = error(83, "InsufficientLiquidity", "");
    public final ErrorDecl slippageTooHigh = error(84, "SlippageTooHigh",
            "");
    public final ErrorDecl transferDisallowed = error(85, "TransferDisallowed", "");
    public final ErrorDecl activityCutoffTooLow = error(86, "ActivityCutoffTooLow",
            "");
    public final ErrorDecl callDisabled = error(87, "CallDisabled", "");
    public final ErrorDecl firstEmissionBlockNumberAlreadySet = error(88, "FirstEmissionBlockNumberAlreadySet",
            "");
    public final ErrorDecl needWaitingMoreBlocksToStarCall = error(89, "NeedWaitingMoreBlocksToStarCall",
            "");
    public final ErrorDecl notEnoughAlphaOutToRecycle = error(90, "NotEnoughAlphaOutToRecycle",
            "");
    public final ErrorDecl cannotBurnOrRecycleOnRootSubnet = error(91, "CannotBurnOrRecycleOnRootSubnet",
            "");
    public final ErrorDecl unableToRecoverPublicKey = error(92, "UnableToRecoverPublicKey",
            "");
    public final ErrorDecl invalidRecoveredPublicKey = error(93, "InvalidRecoveredPublicKey",
            "");
    public final ErrorDecl subtokenDisabled = error(94, "SubtokenDisabled", "");
    public final ErrorDecl hotKeySwapOnSubnetIntervalNotPassed = error(95, "HotKeySwapOnSubnetIntervalNotPassed",
            "");
    public final ErrorDecl sameNetuid = error(96, "SameNetuid", "");
    public final ErrorDecl insufficientBalance = error(97, "InsufficientBalance",
            "");
    public final ErrorDecl invalidLeaseBeneficiary = error(98, "InvalidLeaseBeneficiary",
            "");
    public final ErrorDecl leaseCannotEndInThePast = error(99, "LeaseCannotEndInThePast",
            "");
    public final ErrorDecl leaseNetuidNotFound = error(100, "LeaseNetuidNotFound", "");
    public final ErrorDecl leaseDoesNotExist = error(101, "LeaseDoesNotExist", "");
    public final ErrorDecl leaseHasNoEndBlock = error(102, "LeaseHasNoEndBlock", "");
    public final ErrorDecl leaseHasNotEnded = error(103, "LeaseHasNotEnded", "");
    public final ErrorDecl overflow = error(104, "Overflow", "");
    public final ErrorDecl beneficiaryDoesNotOwnHotkey = error(105, "BeneficiaryDoesNotOwnHotkey",
            "");
    public final ErrorDecl expectedBeneficiaryOrigin = error(106, "ExpectedBeneficiaryOrigin",
            "");
    public final ErrorDecl adminActionProhibitedDuringWeightsWindow = error(107,
            "AdminActionProhibitedDuringWeightsWindow",
            "");
    public final ErrorDecl symbolDoesNotExist = error(108, "SymbolDoesNotExist", "");
    public final ErrorDecl symbolAlreadyInUse = error(109, "SymbolAlreadyInUse", "");
    public final ErrorDecl incorrectCommitRevealVersion = error(110, "IncorrectCommitRevealVersion",
            "");
    public final ErrorDecl invalidRevealRound = error(111, "InvalidRevealRound",
            "");
    public final ErrorDecl revealPeriodTooLarge = error(112, "RevealPeriodTooLarge", "");
    public final ErrorDecl revealPeriodTooSmall = error(113, "RevealPeriodTooSmall", "");
    public final ErrorDecl invalidValue = error(114, "InvalidValue",
            "");
    public final ErrorDecl subnetLimitReached = error(115, "SubnetLimitReached",
            "");
    public final ErrorDecl cannotAffordLockCost = error(116, "CannotAffordLockCost",
            "");
    public final ErrorDecl evmKeyAssociateRateLimitExceeded = error(117, "EvmKeyAssociateRateLimitExceeded",
            "");
    public final ErrorDecl sameAutoStakeHotkeyAlreadySet = error(118, "SameAutoStakeHotkeyAlreadySet",
            "");
    public final ErrorDecl uidMapCouldNotBeCleared = error(119, "UidMapCouldNotBeCleared",
            "");
    public final ErrorDecl trimmingWouldExceedMaxImmunePercentage = error(120,
            "TrimmingWouldExceedMaxImmunePercentage", "");
    public final ErrorDecl childParentInconsistency = error(121, "ChildParentInconsistency",
            "");
    public final ErrorDecl invalidNumRootClaim = error(122, "InvalidNumRootClaim", "");
    public final ErrorDecl invalidRootClaimThreshold = error(123, "InvalidRootClaimThreshold",
            "");
    public final ErrorDecl invalidSubnetNumber = error(124, "InvalidSubnetNumber",
            "");
    public final ErrorDecl tooManyUIDsPerMechanism = error(125, "TooManyUIDsPerMechanism",
            "");
    public final ErrorDecl votingPowerTrackingNotEnabled = error(126, "VotingPowerTrackingNotEnabled",
            "");
    public final ErrorDecl invalidVotingPowerEmaAlpha = error(127, "InvalidVotingPowerEmaAlpha",
            "");
    public final ErrorDecl deprecated = error(128, "Deprecated", "");
    public final ErrorDecl addStakeBurnRateLimitExceeded = error(129, "AddStakeBurnRateLimitExceeded",
            "'Add stake and burn' exceeded the operation rate limit");
    public final ErrorDecl coldkeySwapAnnounced = error(130, "ColdkeySwapAnnounced",
            "");
    public final ErrorDecl coldkeySwapDisputed = error(131, "ColdkeySwapDisputed",
            "");
    public final ErrorDecl coldkeySwapClearTooEarly = error(132, "ColdkeySwapClearTooEarly",
            "");
    public final ErrorDecl disabledTemporarily = error(133, "DisabledTemporarily", "");
    public final ErrorDecl registrationPriceLimitExceeded = error(134, "RegistrationPriceLimitExceeded",
            "");
    public final ErrorDecl lockHotkeyMismatch = error(135, "LockHotkeyMismatch",
            "");
    public final ErrorDecl insufficientStakeForLock = error(136, "InsufficientStakeForLock",
            "");
    public final ErrorDecl noExistingLock = error(137, "NoExistingLock",
            "");
    public final ErrorDecl activeLockExists = error(138, "ActiveLockExists",
            "");
    public final ErrorDecl cannotUseSystemAccount = error(139, "CannotUseSystemAccount",
            "");
    public final ErrorDecl unlockAmountTooHigh = error(140, "UnlockAmountTooHigh",
            "");
    public final ErrorDecl tempoOutOfBounds = error(141, "TempoOutOfBounds",
            "");
    public final ErrorDecl activityCutoffFactorMilliOutOfBounds = error(142, "ActivityCutoffFactorMilliOutOfBounds",
            "");
    public final ErrorDecl epochTriggerAlreadyPending = error(143, "EpochTriggerAlreadyPending",
            "An epoch trigger is already pending for this subnet; wait for it to fire before");
    public final ErrorDecl autoEpochAlreadyImminent = error(144, "AutoEpochAlreadyImminent",
            "The next automatic epoch is already imminent; a manual trigger would have no effect.");
    public final ErrorDecl dynamicTempoBlockedByCommitReveal = error(145, "DynamicTempoBlockedByCommitReveal",
            "`trigger_epoch` is blocked because commit-reveal is enabled for this subnet: an");
    public final ErrorDecl accountRejectsLockedAlpha = error(146, "AccountRejectsLockedAlpha",
            "");
}
