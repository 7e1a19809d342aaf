package tern.node.practice.subtensor;

import tern.node.practice.frame.ErrorDecl;

/// What calls of SubtensorModule fail with. Names and indices as on Finney at spec 424.
abstract class SubtensorErrors extends SubtensorEvents {

    public final ErrorDecl rootNetworkDoesNotExist = error(0, "RootNetworkDoesNotExist",
            "The root network does not exist.");
    public final ErrorDecl invalidIpType = error(1, "InvalidIpType",
            "The user is trying to serve an axon which is not of type 4 (IPv4) or 6 (IPv6).");
    public final ErrorDecl invalidIpAddress = error(2, "InvalidIpAddress",
            "An invalid IP address is passed to the serve function.");
    public final ErrorDecl invalidPort = error(3, "InvalidPort", "An invalid port is passed to the serve function.");
    public final ErrorDecl hotKeyNotRegisteredInSubNet = error(4, "HotKeyNotRegisteredInSubNet",
            "The hotkey is not registered in subnet");
    public final ErrorDecl hotKeyAccountNotExists = error(5, "HotKeyAccountNotExists", "The hotkey does not exists");
    public final ErrorDecl hotKeyNotRegisteredInNetwork = error(6, "HotKeyNotRegisteredInNetwork",
            "The hotkey is not registered in any subnet.");
    public final ErrorDecl nonAssociatedColdKey = error(7, "NonAssociatedColdKey",
            "Request to stake, unstake or subscribe is made by a coldkey that is not associated with");
    public final ErrorDecl notEnoughStake = error(8, "NotEnoughStake",
            "DEPRECATED: Stake amount to withdraw is zero.");
    public final ErrorDecl notEnoughStakeToWithdraw = error(9, "NotEnoughStakeToWithdraw",
            "The caller is requesting removing more stake than there exists in the staking account.");
    public final ErrorDecl notEnoughStakeToSetWeights = error(10, "NotEnoughStakeToSetWeights",
            "The caller is requesting to set weights but the caller has less than minimum stake");
    public final ErrorDecl notEnoughStakeToSetChildkeys = error(11, "NotEnoughStakeToSetChildkeys",
            "The parent hotkey doesn't have enough own stake to set childkeys.");
    public final ErrorDecl notEnoughBalanceToStake = error(12, "NotEnoughBalanceToStake",
            "The caller is requesting adding more stake than there exists in the coldkey account.");
    public final ErrorDecl balanceWithdrawalError = error(13, "BalanceWithdrawalError",
            "The caller is trying to add stake, but for some reason the requested amount could not be");
    public final ErrorDecl zeroBalanceAfterWithdrawn = error(14, "ZeroBalanceAfterWithdrawn",
            "Unsuccessfully withdraw, balance could be zero (can not make account exist) after");
    public final ErrorDecl neuronNoValidatorPermit = error(15, "NeuronNoValidatorPermit",
            "The caller is attempting to set non-self weights without being a permitted validator.");
    public final ErrorDecl weightVecNotEqualSize = error(16, "WeightVecNotEqualSize",
            "The caller is attempting to set the weight keys and values but these vectors have");
    public final ErrorDecl duplicateUids = error(17, "DuplicateUids",
            "The caller is attempting to set weights with duplicate UIDs in the weight matrix.");
    public final ErrorDecl uidVecContainInvalidOne = error(18, "UidVecContainInvalidOne",
            "The caller is attempting to set weight to at least one UID that does not exist in the");
    public final ErrorDecl weightVecLengthIsLow = error(19, "WeightVecLengthIsLow",
            "The dispatch is attempting to set weights on chain with fewer elements than are allowed.");
    public final ErrorDecl tooManyRegistrationsThisBlock = error(20, "TooManyRegistrationsThisBlock",
            "Number of registrations in this block exceeds the allowed number (i.e., exceeds the");
    public final ErrorDecl hotKeyAlreadyRegisteredInSubNet = error(21, "HotKeyAlreadyRegisteredInSubNet",
            "The caller is requesting registering a neuron which already exists in the active set.");
    public final ErrorDecl newHotKeyIsSameWithOld = error(22, "NewHotKeyIsSameWithOld",
            "The new hotkey is the same as old one");
    public final ErrorDecl newHotKeyNotCleanForRootSwap = error(23, "NewHotKeyNotCleanForRootSwap",
            "The new hotkey has outstanding root claimable or non-zero root stake, so the root");
    public final ErrorDecl invalidWorkBlock = error(24, "InvalidWorkBlock",
            "The supplied PoW hash block is in the future or negative.");
    public final ErrorDecl invalidDifficulty = error(25, "InvalidDifficulty",
            "The supplied PoW hash block does not meet the network difficulty.");
    public final ErrorDecl invalidSeal = error(26, "InvalidSeal",
            "The supplied PoW hash seal does not match the supplied work.");
    public final ErrorDecl maxWeightExceeded = error(27, "MaxWeightExceeded",
            "The dispatch is attempting to set weights on chain with weight value exceeding the");
    public final ErrorDecl hotKeyAlreadyDelegate = error(28, "HotKeyAlreadyDelegate",
            "The hotkey is attempting to become a delegate when the hotkey is already a delegate.");
    public final ErrorDecl settingWeightsTooFast = error(29, "SettingWeightsTooFast",
            "A transactor exceeded the rate limit for setting weights.");
    public final ErrorDecl incorrectWeightVersionKey = error(30, "IncorrectWeightVersionKey",
            "A validator is attempting to set weights from a validator with incorrect weight version.");
    public final ErrorDecl servingRateLimitExceeded = error(31, "ServingRateLimitExceeded",
            "An axon or prometheus serving exceeded the rate limit for a registered neuron.");
    public final ErrorDecl uidsLengthExceedUidsInSubNet = error(32, "UidsLengthExceedUidsInSubNet",
            "The caller is attempting to set weights with more UIDs than allowed.");
    public final ErrorDecl networkTxRateLimitExceeded = error(33, "NetworkTxRateLimitExceeded",
            "A transactor exceeded the rate limit for add network transaction.");
    public final ErrorDecl delegateTxRateLimitExceeded = error(34, "DelegateTxRateLimitExceeded",
            "A transactor exceeded the rate limit for delegate transaction.");
    public final ErrorDecl hotKeySetTxRateLimitExceeded = error(35, "HotKeySetTxRateLimitExceeded",
            "A transactor exceeded the rate limit for setting or swapping hotkey.");
    public final ErrorDecl stakingRateLimitExceeded = error(36, "StakingRateLimitExceeded",
            "A transactor exceeded the rate limit for staking.");
    public final ErrorDecl subNetRegistrationDisabled = error(37, "SubNetRegistrationDisabled",
            "Registration is disabled.");
    public final ErrorDecl tooManyRegistrationsThisInterval = error(38, "TooManyRegistrationsThisInterval",
            "The number of registration attempts exceeded the allowed number in the interval.");
    public final ErrorDecl transactorAccountShouldBeHotKey = error(39, "TransactorAccountShouldBeHotKey",
            "The hotkey is required to be the origin.");
    public final ErrorDecl faucetDisabled = error(40, "FaucetDisabled", "Faucet is disabled.");
    public final ErrorDecl notSubnetOwner = error(41, "NotSubnetOwner", "Not a subnet owner.");
    public final ErrorDecl registrationNotPermittedOnRootSubnet = error(42, "RegistrationNotPermittedOnRootSubnet",
            "Operation is not permitted on the root subnet.");
    public final ErrorDecl stakeTooLowForRoot = error(43, "StakeTooLowForRoot",
            "A hotkey with too little stake is attempting to join the root subnet.");
    public final ErrorDecl allNetworksInImmunity = error(44, "AllNetworksInImmunity",
            "All subnets are in the immunity period.");
    public final ErrorDecl notEnoughBalanceToPaySwapHotKey = error(45, "NotEnoughBalanceToPaySwapHotKey",
            "Not enough balance to pay swapping hotkey.");
    public final ErrorDecl notRootSubnet = error(46, "NotRootSubnet",
            "Netuid does not match for setting root network weights.");
    public final ErrorDecl canNotSetRootNetworkWeights = error(47, "CanNotSetRootNetworkWeights",
            "Can not set weights for the root network.");
    public final ErrorDecl noNeuronIdAvailable = error(48, "NoNeuronIdAvailable", "No neuron ID is available.");
    public final ErrorDecl delegateTakeTooLow = error(49, "DelegateTakeTooLow", "Delegate take is too low.");
    public final ErrorDecl delegateTakeTooHigh = error(50, "DelegateTakeTooHigh", "Delegate take is too high.");
    public final ErrorDecl noWeightsCommitFound = error(51, "NoWeightsCommitFound",
            "No commit found for the provided hotkey+netuid combination when attempting to reveal the");
    public final ErrorDecl invalidRevealCommitHashNotMatch = error(52, "InvalidRevealCommitHashNotMatch",
            "Committed hash does not equal the hashed reveal data.");
    public final ErrorDecl commitRevealEnabled = error(53, "CommitRevealEnabled",
            "Attempting to call set_weights when commit/reveal is enabled");
    public final ErrorDecl commitRevealDisabled = error(54, "CommitRevealDisabled",
            "Attemtping to commit/reveal weights when disabled.");
    public final ErrorDecl liquidAlphaDisabled = error(55, "LiquidAlphaDisabled",
            "Attempting to set alpha high/low while disabled");
    public final ErrorDecl alphaHighTooLow = error(56, "AlphaHighTooLow", "Alpha high is too low: alpha_high > 0.8");
    public final ErrorDecl alphaLowOutOfRange = error(57, "AlphaLowOutOfRange",
            "Alpha low is out of range: alpha_low > 0 && alpha_low < 0.8");
    public final ErrorDecl coldKeyAlreadyAssociated = error(58, "ColdKeyAlreadyAssociated",
            "The coldkey has already been swapped");
    public final ErrorDecl notEnoughBalanceToPaySwapColdKey = error(59, "NotEnoughBalanceToPaySwapColdKey",
            "The coldkey balance is not enough to pay for the swap");
    public final ErrorDecl invalidChild = error(60, "InvalidChild",
            "Attempting to set an invalid child for a hotkey on a network.");
    public final ErrorDecl duplicateChild = error(61, "DuplicateChild", "Duplicate child when setting children.");
    public final ErrorDecl proportionOverflow = error(62, "ProportionOverflow",
            "Proportion overflow when setting children.");
    public final ErrorDecl tooManyChildren = error(63, "TooManyChildren", "Too many children MAX 5.");
    public final ErrorDecl txRateLimitExceeded = error(64, "TxRateLimitExceeded",
            "Default transaction rate limit exceeded.");
    public final ErrorDecl coldkeySwapAnnouncementNotFound = error(65, "ColdkeySwapAnnouncementNotFound",
            "Coldkey swap announcement not found");
    public final ErrorDecl coldkeySwapTooEarly = error(66, "ColdkeySwapTooEarly", "Coldkey swap too early.");
    public final ErrorDecl coldkeySwapReannouncedTooEarly = error(67, "ColdkeySwapReannouncedTooEarly",
            "Coldkey swap reannounced too early.");
    public final ErrorDecl announcedColdkeyHashDoesNotMatch = error(68, "AnnouncedColdkeyHashDoesNotMatch",
            "The announced coldkey hash does not match the new coldkey hash.");
    public final ErrorDecl coldkeySwapAlreadyDisputed = error(69, "ColdkeySwapAlreadyDisputed",
            "Coldkey swap already disputed");
    public final ErrorDecl newColdKeyIsHotkey = error(70, "NewColdKeyIsHotkey", "New coldkey is hotkey");
    public final ErrorDecl invalidChildkeyTake = error(71, "InvalidChildkeyTake", "Childkey take is invalid.");
    public final ErrorDecl txChildkeyTakeRateLimitExceeded = error(72, "TxChildkeyTakeRateLimitExceeded",
            "Childkey take rate limit exceeded.");
    public final ErrorDecl invalidIdentity = error(73, "InvalidIdentity", "Invalid identity.");
    public final ErrorDecl mechanismDoesNotExist = error(74, "MechanismDoesNotExist",
            "Subnet mechanism does not exist.");
    public final ErrorDecl stakeUnavailable = error(75, "StakeUnavailable",
            "Trying to unstake or re-lock the locked amount.");
    public final ErrorDecl subnetNotExists = error(76, "SubnetNotExists",
            "Trying to perform action on non-existent subnet.");
    public final ErrorDecl tooManyUnrevealedCommits = error(77, "TooManyUnrevealedCommits",
            "Maximum commit limit reached");
    public final ErrorDecl expiredWeightCommit = error(78, "ExpiredWeightCommit",
            "Attempted to reveal weights that are expired.");
    public final ErrorDecl revealTooEarly = error(79, "RevealTooEarly", "Attempted to reveal weights too early.");
    public final ErrorDecl inputLengthsUnequal = error(80, "InputLengthsUnequal",
            "Attempted to batch reveal weights with mismatched vector input lenghts.");
    public final ErrorDecl committingWeightsTooFast = error(81, "CommittingWeightsTooFast",
            "A transactor exceeded the rate limit for setting weights.");
    public final ErrorDecl amountTooLow = error(82, "AmountTooLow", "Stake amount is too low.");
    public final ErrorDecl insufficientLiquidity = error(83, "InsufficientLiquidity", "Not enough liquidity.");
    public final ErrorDecl slippageTooHigh = error(84, "SlippageTooHigh",
            "Slippage is too high for the transaction.");
    public final ErrorDecl transferDisallowed = error(85, "TransferDisallowed", "Subnet disallows transfer.");
    public final ErrorDecl activityCutoffTooLow = error(86, "ActivityCutoffTooLow",
            "Activity cutoff is being set too low.");
    public final ErrorDecl callDisabled = error(87, "CallDisabled", "Call is disabled");
    public final ErrorDecl firstEmissionBlockNumberAlreadySet = error(88, "FirstEmissionBlockNumberAlreadySet",
            "FirstEmissionBlockNumber is already set.");
    public final ErrorDecl needWaitingMoreBlocksToStarCall = error(89, "NeedWaitingMoreBlocksToStarCall",
            "need wait for more blocks to accept the start call extrinsic.");
    public final ErrorDecl notEnoughAlphaOutToRecycle = error(90, "NotEnoughAlphaOutToRecycle",
            "Not enough AlphaOut on the subnet to recycle");
    public final ErrorDecl cannotBurnOrRecycleOnRootSubnet = error(91, "CannotBurnOrRecycleOnRootSubnet",
            "Cannot burn or recycle TAO from root subnet");
    public final ErrorDecl unableToRecoverPublicKey = error(92, "UnableToRecoverPublicKey",
            "Public key cannot be recovered.");
    public final ErrorDecl invalidRecoveredPublicKey = error(93, "InvalidRecoveredPublicKey",
            "Recovered public key is invalid.");
    public final ErrorDecl subtokenDisabled = error(94, "SubtokenDisabled", "SubToken disabled now");
    public final ErrorDecl hotKeySwapOnSubnetIntervalNotPassed = error(95, "HotKeySwapOnSubnetIntervalNotPassed",
            "Too frequent hotkey swap on subnet");
    public final ErrorDecl sameNetuid = error(96, "SameNetuid", "Invalid netuid duplication");
    public final ErrorDecl insufficientBalance = error(97, "InsufficientBalance",
            "The caller does not have enough balance for the operation.");
    public final ErrorDecl invalidLeaseBeneficiary = error(98, "InvalidLeaseBeneficiary",
            "Invalid lease beneficiary to register the leased network.");
    public final ErrorDecl leaseCannotEndInThePast = error(99, "LeaseCannotEndInThePast",
            "Lease cannot end in the past.");
    public final ErrorDecl leaseNetuidNotFound = error(100, "LeaseNetuidNotFound", "Couldn't find the lease netuid.");
    public final ErrorDecl leaseDoesNotExist = error(101, "LeaseDoesNotExist", "Lease does not exist.");
    public final ErrorDecl leaseHasNoEndBlock = error(102, "LeaseHasNoEndBlock", "Lease has no end block.");
    public final ErrorDecl leaseHasNotEnded = error(103, "LeaseHasNotEnded", "Lease has not ended.");
    public final ErrorDecl overflow = error(104, "Overflow", "An overflow occurred.");
    public final ErrorDecl beneficiaryDoesNotOwnHotkey = error(105, "BeneficiaryDoesNotOwnHotkey",
            "Beneficiary does not own hotkey.");
    public final ErrorDecl expectedBeneficiaryOrigin = error(106, "ExpectedBeneficiaryOrigin",
            "Expected beneficiary origin.");
    public final ErrorDecl adminActionProhibitedDuringWeightsWindow = error(107,
            "AdminActionProhibitedDuringWeightsWindow",
            "Admin operation is prohibited during the protected weights window");
    public final ErrorDecl symbolDoesNotExist = error(108, "SymbolDoesNotExist", "Symbol does not exist.");
    public final ErrorDecl symbolAlreadyInUse = error(109, "SymbolAlreadyInUse", "Symbol already in use.");
    public final ErrorDecl incorrectCommitRevealVersion = error(110, "IncorrectCommitRevealVersion",
            "Incorrect commit-reveal version.");
    public final ErrorDecl invalidRevealRound = error(111, "InvalidRevealRound",
            "Reveal round is older than the most recently stored DRAND round.");
    public final ErrorDecl revealPeriodTooLarge = error(112, "RevealPeriodTooLarge", "Reveal period is too large.");
    public final ErrorDecl revealPeriodTooSmall = error(113, "RevealPeriodTooSmall", "Reveal period is too small.");
    public final ErrorDecl invalidValue = error(114, "InvalidValue",
            "Generic error for out-of-range parameter value");
    public final ErrorDecl subnetLimitReached = error(115, "SubnetLimitReached",
            "Subnet limit reached & there is no eligible subnet to prune");
    public final ErrorDecl cannotAffordLockCost = error(116, "CannotAffordLockCost",
            "Insufficient funds to meet the subnet lock cost");
    public final ErrorDecl evmKeyAssociateRateLimitExceeded = error(117, "EvmKeyAssociateRateLimitExceeded",
            "exceeded the rate limit for associating an EVM key.");
    public final ErrorDecl sameAutoStakeHotkeyAlreadySet = error(118, "SameAutoStakeHotkeyAlreadySet",
            "Same auto stake hotkey already set");
    public final ErrorDecl uidMapCouldNotBeCleared = error(119, "UidMapCouldNotBeCleared",
            "The UID map for the subnet could not be cleared");
    public final ErrorDecl trimmingWouldExceedMaxImmunePercentage = error(120,
            "TrimmingWouldExceedMaxImmunePercentage", "Trimming would exceed the max immune neurons percentage");
    public final ErrorDecl childParentInconsistency = error(121, "ChildParentInconsistency",
            "Violating the rules of Childkey-Parentkey consistency");
    public final ErrorDecl invalidNumRootClaim = error(122, "InvalidNumRootClaim", "Invalid number of root claims");
    public final ErrorDecl invalidRootClaimThreshold = error(123, "InvalidRootClaimThreshold",
            "Invalid value of root claim threshold");
    public final ErrorDecl invalidSubnetNumber = error(124, "InvalidSubnetNumber",
            "Exceeded subnet limit number or zero.");
    public final ErrorDecl tooManyUIDsPerMechanism = error(125, "TooManyUIDsPerMechanism",
            "The maximum allowed UIDs times mechanism count should not exceed 256.");
    public final ErrorDecl votingPowerTrackingNotEnabled = error(126, "VotingPowerTrackingNotEnabled",
            "Voting power tracking is not enabled for this subnet.");
    public final ErrorDecl invalidVotingPowerEmaAlpha = error(127, "InvalidVotingPowerEmaAlpha",
            "Invalid voting power EMA alpha value (must be <= 10^18).");
    public final ErrorDecl deprecated = error(128, "Deprecated", "Deprecated call.");
    public final ErrorDecl addStakeBurnRateLimitExceeded = error(129, "AddStakeBurnRateLimitExceeded",
            "'Add stake and burn' exceeded the operation rate limit");
    public final ErrorDecl coldkeySwapAnnounced = error(130, "ColdkeySwapAnnounced",
            "A coldkey swap has been announced for this account.");
    public final ErrorDecl coldkeySwapDisputed = error(131, "ColdkeySwapDisputed",
            "A coldkey swap for this account is under dispute.");
    public final ErrorDecl coldkeySwapClearTooEarly = error(132, "ColdkeySwapClearTooEarly",
            "Coldkey swap clear too early.");
    public final ErrorDecl disabledTemporarily = error(133, "DisabledTemporarily", "Disabled temporarily.");
    public final ErrorDecl registrationPriceLimitExceeded = error(134, "RegistrationPriceLimitExceeded",
            "Registration Price Limit Exceeded");
    public final ErrorDecl lockHotkeyMismatch = error(135, "LockHotkeyMismatch",
            "Lock hotkey mismatch: existing lock is for a different hotkey.");
    public final ErrorDecl insufficientStakeForLock = error(136, "InsufficientStakeForLock",
            "Insufficient stake on subnet to cover the lock amount.");
    public final ErrorDecl noExistingLock = error(137, "NoExistingLock",
            "No existing lock found for the given coldkey and subnet.");
    public final ErrorDecl activeLockExists = error(138, "ActiveLockExists",
            "There is already an active lock for the given coldkey.");
    public final ErrorDecl cannotUseSystemAccount = error(139, "CannotUseSystemAccount",
            "A system account cannot be used in this operation");
    public final ErrorDecl unlockAmountTooHigh = error(140, "UnlockAmountTooHigh",
            "Trying to unlock more than locked");
    public final ErrorDecl tempoOutOfBounds = error(141, "TempoOutOfBounds",
            "The supplied tempo is outside the allowed range.");
    public final ErrorDecl activityCutoffFactorMilliOutOfBounds = error(142, "ActivityCutoffFactorMilliOutOfBounds",
            "The supplied activity-cutoff factor is outside the allowed range.");
    public final ErrorDecl epochTriggerAlreadyPending = error(143, "EpochTriggerAlreadyPending",
            "An epoch trigger is already pending for this subnet; wait for it to fire before");
    public final ErrorDecl autoEpochAlreadyImminent = error(144, "AutoEpochAlreadyImminent",
            "The next automatic epoch is already imminent; a manual trigger would have no effect.");
    public final ErrorDecl dynamicTempoBlockedByCommitReveal = error(145, "DynamicTempoBlockedByCommitReveal",
            "`trigger_epoch` is blocked because commit-reveal is enabled for this subnet: an");
    public final ErrorDecl accountRejectsLockedAlpha = error(146, "AccountRejectsLockedAlpha",
            "The destination coldkey rejects incoming locked alpha.");
}
