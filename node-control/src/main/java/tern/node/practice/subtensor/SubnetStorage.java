package tern.node.practice.subtensor;

import java.math.BigInteger;
import tern.node.practice.frame.ChoiceType;
import tern.node.practice.frame.Storage;
import tern.node.practice.frame.Types;
import tern.wallet.keys.AccountId;

/// What the chain keeps about subnets and their emission. Names, keys and types as on Finney at spec 424.
abstract class SubnetStorage extends StakeStorage {

    public final Storage.Map1<Integer, Long> subnetTaoFlow = map("SubnetTaoFlow", identity(Types.U16), Types.I64, 0L,
            "");
    public final Storage.Map1<Integer, Types.Pair<Long, BigInteger>> subnetEmaTaoFlow = optionalMap("SubnetEmaTaoFlow",
            identity(Types.U16),
            Types.pair(Types.U64, Fixed.I64F64), "");
    public final Storage.Value<Boolean> netTaoFlowEnabled = value("NetTaoFlowEnabled", Types.BOOL, true, "");
    public final Storage.Map1<Integer, Long> subnetProtocolFlow = map("SubnetProtocolFlow", identity(Types.U16),
            Types.I64, 0L, "");
    public final Storage.Map1<Integer, Types.Pair<Long, BigInteger>> subnetEmaProtocolFlow = optionalMap(
            "SubnetEmaProtocolFlow", identity(Types.U16),
            Types.pair(Types.U64, Fixed.I64F64), "");
    public final Storage.Value<BigInteger> taoFlowCutoff = value("TaoFlowCutoff", Fixed.I64F64,
            Defaults.read(Fixed.I64F64, "00000000000000000000000000000000"), "");
    public final Storage.Value<BigInteger> flowNormExponent = value("FlowNormExponent", Fixed.U64F64,
            Defaults.read(Fixed.U64F64, "00000000000000000100000000000000"), "");
    public final Storage.Value<Long> flowEmaSmoothingFactor = value("FlowEmaSmoothingFactor", Types.U64,
            29597889189277L, "");
    public final Storage.Map1<byte[], Long> usedWork = map("UsedWork", identity(Types.BYTES), Types.U64, 0L, "");
    public final Storage.Map1<Integer, Integer> maxRegistrationsPerBlock = map("MaxRegistrationsPerBlock",
            identity(Types.U16), Types.U16, 1, "");
    public final Storage.Value<Integer> totalNetworks = value("TotalNetworks", Types.U16, 0, "");
    public final Storage.Value<Long> networkImmunityPeriod = value("NetworkImmunityPeriod", Types.U64, 1296000L, "");
    public final Storage.Value<Long> startCallDelay = value("StartCallDelay", Types.U64, 0L, "");
    public final Storage.Value<Long> networkMinLockCost = value("NetworkMinLockCost", Types.U64, 1000000000000L, "");
    public final Storage.Value<Long> networkLastLockCost = value("NetworkLastLockCost", Types.U64, 1000000000000L,
            "");
    public final Storage.Value<Long> networkLockReductionInterval = value("NetworkLockReductionInterval", Types.U64,
            100800L, "");
    public final Storage.Value<Integer> subnetOwnerCut = value("SubnetOwnerCut", Types.U16, 11796, "");
    public final Storage.Map1<Integer, Boolean> ownerCutEnabled = map("OwnerCutEnabled", identity(Types.U16),
            Types.BOOL, true, "");
    public final Storage.Value<Long> networkRateLimit = value("NetworkRateLimit", Types.U64, 7200L, "");
    public final Storage.Value<Long> nominatorMinRequiredStake = value("NominatorMinRequiredStake", Types.U64, 0L,
            "");
    public final Storage.Value<Long> weightsVersionKeyRateLimit = value("WeightsVersionKeyRateLimit", Types.U64, 5L,
            "");
    public final Storage.Map1<ChoiceType.Choice, Long> lastRateLimitedBlock = map("LastRateLimitedBlock",
            identity(FinneyTypes.RATE_LIMIT_KEY), Types.U64, 0L, "");
    public final Storage.Map1<Integer, Boolean> transferToggle = map("TransferToggle", identity(Types.U16),
            Types.BOOL, true, "");
    public final Storage.Map1<Integer, Long> subnetLocked = map("SubnetLocked", identity(Types.U16), Types.U64, 0L,
            "");
    public final Storage.Map1<Integer, Long> largestLocked = map("LargestLocked", identity(Types.U16), Types.U64, 0L,
            "");
    public final Storage.Map1<Integer, Integer> tempo = map("Tempo", identity(Types.U16), Types.U16, 360, "");
    public final Storage.Map1<Integer, Long> lastEpochBlock = map("LastEpochBlock", identity(Types.U16), Types.U64,
            0L, "");
    public final Storage.Map1<Integer, Long> pendingEpochAt = map("PendingEpochAt", identity(Types.U16), Types.U64,
            0L, "");
    public final Storage.Map1<Integer, Long> subnetEpochIndex = map("SubnetEpochIndex", identity(Types.U16),
            Types.U64, 0L, "");
    public final Storage.Map1<Integer, Long> activityCutoffFactorMilli = map("ActivityCutoffFactorMilli",
            identity(Types.U16), Types.U32, 13889L, "");
    public final Storage.Map1<Integer, Long> firstEmissionBlockNumber = optionalMap("FirstEmissionBlockNumber",
            identity(Types.U16), Types.U64, "");
    public final Storage.Map1<Integer, Integer> subnetMechanism = map("SubnetMechanism", identity(Types.U16),
            Types.U16, 0, "");
    public final Storage.Map1<Integer, Integer> subnetworkN = map("SubnetworkN", identity(Types.U16), Types.U16, 0,
            "");
    public final Storage.Map1<Integer, Boolean> networksAdded = map("NetworksAdded", identity(Types.U16), Types.BOOL,
            false, "");
    public final Storage.Map2<AccountId, Integer, Boolean> isNetworkMember = map("IsNetworkMember",
            blake2(Types.ACCOUNT), identity(Types.U16), Types.BOOL, false, "");
    public final Storage.Map1<Integer, Boolean> networkRegistrationAllowed = map("NetworkRegistrationAllowed",
            identity(Types.U16), Types.BOOL, true, "");
    public final Storage.Map1<Integer, Boolean> networkPowRegistrationAllowed = map("NetworkPowRegistrationAllowed",
            identity(Types.U16), Types.BOOL, true, "");
    public final Storage.Map1<Integer, Long> networkRegisteredAt = map("NetworkRegisteredAt", identity(Types.U16),
            Types.U64, 0L, "");
    public final Storage.Map1<Integer, Long> registeredSubnetCounter = map("RegisteredSubnetCounter",
            identity(Types.U16), Types.U64, 0L, "");
    public final Storage.Map1<Integer, Long> pendingServerEmission = map("PendingServerEmission",
            identity(Types.U16), Types.U64, 0L, "");
    public final Storage.Map1<Integer, Long> pendingValidatorEmission = map("PendingValidatorEmission",
            identity(Types.U16), Types.U64, 0L, "");
    public final Storage.Map1<Integer, Long> pendingRootAlphaDivs = map("PendingRootAlphaDivs", identity(Types.U16),
            Types.U64, 0L, "");
    public final Storage.Map1<Integer, Long> pendingOwnerCut = map("PendingOwnerCut", identity(Types.U16), Types.U64,
            0L, "");
    public final Storage.Map1<Integer, BigInteger> minerBurned = map("MinerBurned", identity(Types.U16), Fixed.U96F32,
            Defaults.read(Fixed.U96F32, "00000000000000000000000000000000"), "");
    public final Storage.Map1<Integer, Long> blocksSinceLastStep = map("BlocksSinceLastStep", identity(Types.U16),
            Types.U64, 0L, "");
    public final Storage.Map1<Integer, Long> lastMechansimStepBlock = map("LastMechansimStepBlock",
            identity(Types.U16), Types.U64, 0L, "");
    public final Storage.Map1<Integer, AccountId> subnetOwner = map("SubnetOwner", identity(Types.U16),
            Types.ACCOUNT, Defaults.read(Types.ACCOUNT,
                    "0000000000000000000000000000000000000000000000000000000000000000"),
            "");
    public final Storage.Map1<Integer, AccountId> subnetOwnerHotkey = map("SubnetOwnerHotkey", identity(Types.U16),
            Types.ACCOUNT, Defaults.read(Types.ACCOUNT,
                    "0000000000000000000000000000000000000000000000000000000000000000"),
            "");
    public final Storage.Map1<Integer, ChoiceType.Choice> recycleOrBurn = map("RecycleOrBurn", identity(Types.U16),
            FinneyTypes.RECYCLE_OR_BURN_ENUM, Defaults.read(FinneyTypes.RECYCLE_OR_BURN_ENUM, "00"), "");
}
