package tern.node.practice.subtensor;

import java.math.BigInteger;
import java.util.List;
import tern.node.practice.frame.RowType;
import tern.node.practice.frame.Storage;
import tern.node.practice.frame.Types;
import tern.node.practice.frame.Wrappers;
import tern.wallet.keys.AccountId;

/// What the chain keeps about neurons and their subnets' settings. As on Finney at spec 424.
abstract class NeuronStorage extends SubnetStorage {

    public final Storage.Map1<Integer, Long> servingRateLimit = map("ServingRateLimit", identity(Types.U16),
            Types.U64, 50L, "");
    public final Storage.Map1<Integer, Integer> rho = map("Rho", identity(Types.U16), Types.U16, 10, "");
    public final Storage.Map1<Integer, Integer> alphaSigmoidSteepness = map("AlphaSigmoidSteepness",
            identity(Types.U16), Types.I16, 1000, "");
    public final Storage.Map1<Integer, Integer> kappa = map("Kappa", identity(Types.U16), Types.U16, 32767, "");
    public final Storage.Map1<Integer, Integer> registrationsThisInterval = map("RegistrationsThisInterval",
            identity(Types.U16), Types.U16, 0, "");
    public final Storage.Map1<Integer, Integer> powRegistrationsThisInterval = map("POWRegistrationsThisInterval",
            identity(Types.U16), Types.U16, 0, "");
    public final Storage.Map1<Integer, Integer> burnRegistrationsThisInterval = map("BurnRegistrationsThisInterval",
            identity(Types.U16), Types.U16, 0, "");
    public final Storage.Map1<Integer, Integer> minAllowedUids = map("MinAllowedUids", identity(Types.U16),
            Types.U16, 64, "");
    public final Storage.Map1<Integer, Integer> maxAllowedUids = map("MaxAllowedUids", identity(Types.U16),
            Types.U16, 256, "");
    public final Storage.Map1<Integer, Integer> immunityPeriod = map("ImmunityPeriod", identity(Types.U16),
            Types.U16, 4096, "");
    public final Storage.Map1<Integer, Integer> activityCutoff = map("ActivityCutoff", identity(Types.U16),
            Types.U16, 5000, "");
    public final Storage.Map1<Integer, Integer> maxWeightsLimit = map("MaxWeightsLimit", identity(Types.U16),
            Types.U16, 65535, "");
    public final Storage.Map1<Integer, Long> weightsVersionKey = map("WeightsVersionKey", identity(Types.U16),
            Types.U64, 0L, "");
    public final Storage.Map1<Integer, Integer> minAllowedWeights = map("MinAllowedWeights", identity(Types.U16),
            Types.U16, 1024, "");
    public final Storage.Map1<Integer, Integer> maxAllowedValidators = map("MaxAllowedValidators",
            identity(Types.U16), Types.U16, 128, "");
    public final Storage.Map1<Integer, Integer> adjustmentInterval = map("AdjustmentInterval", identity(Types.U16),
            Types.U16, 100, "");
    public final Storage.Map1<Integer, Long> bondsMovingAverage = map("BondsMovingAverage", identity(Types.U16),
            Types.U64, 900000L, "");
    public final Storage.Map1<Integer, Integer> bondsPenalty = map("BondsPenalty", identity(Types.U16), Types.U16,
            65535, "");
    public final Storage.Map1<Integer, Boolean> bondsResetOn = map("BondsResetOn", identity(Types.U16), Types.BOOL,
            false, "");
    public final Storage.Map1<Integer, Long> weightsSetRateLimit = map("WeightsSetRateLimit", identity(Types.U16),
            Types.U64, 100L, "");
    public final Storage.Map1<Integer, Long> validatorPruneLen = map("ValidatorPruneLen", identity(Types.U16),
            Types.U64, 1L, "");
    public final Storage.Map1<Integer, Integer> scalingLawPower = map("ScalingLawPower", identity(Types.U16),
            Types.U16, 50, "");
    public final Storage.Map1<Integer, Integer> targetRegistrationsPerInterval = map("TargetRegistrationsPerInterval",
            identity(Types.U16),
            Types.U16, 2, "");
    public final Storage.Map1<Integer, Long> adjustmentAlpha = map("AdjustmentAlpha", identity(Types.U16), Types.U64,
            0L, "");
    public final Storage.Map1<Integer, Boolean> commitRevealWeightsEnabled = map("CommitRevealWeightsEnabled",
            identity(Types.U16), Types.BOOL, true, "");
    public final Storage.Map1<Integer, Long> burn = map("Burn", identity(Types.U16), Types.U64, 100000000L, "");
    public final Storage.Map1<Integer, Long> difficulty = map("Difficulty", identity(Types.U16), Types.U64,
            10000000L, "");
    public final Storage.Map1<Integer, Long> minBurn = map("MinBurn", identity(Types.U16), Types.U64, 500000L, "");
    public final Storage.Map1<Integer, Long> maxBurn = map("MaxBurn", identity(Types.U16), Types.U64, 100000000000L,
            "");
    public final Storage.Map1<Integer, Long> minDifficulty = map("MinDifficulty", identity(Types.U16), Types.U64,
            10000000L, "");
    public final Storage.Map1<Integer, Long> maxDifficulty = map("MaxDifficulty", identity(Types.U16), Types.U64,
            4611686018427387903L, "");
    public final Storage.Map1<Integer, Long> lastAdjustmentBlock = map("LastAdjustmentBlock", identity(Types.U16),
            Types.U64, 0L, "");
    public final Storage.Map1<Integer, Integer> registrationsThisBlock = map("RegistrationsThisBlock",
            identity(Types.U16), Types.U16, 0, "");
    public final Storage.Map1<Integer, Long> emaPriceHalvingBlocks = map("EMAPriceHalvingBlocks",
            identity(Types.U16), Types.U64, 201600L, "");
    public final Storage.Map1<Integer, Long> raoRecycledForRegistration = map("RAORecycledForRegistration",
            identity(Types.U16), Types.U64, 0L, "");
    public final Storage.Value<Integer> maxEpochsPerBlock = value("MaxEpochsPerBlock", Types.U8, 2, "");
    public final Storage.Value<Long> txRateLimit = value("TxRateLimit", Types.U64, 1000L, "");
    public final Storage.Value<Long> txDelegateTakeRateLimit = value("TxDelegateTakeRateLimit", Types.U64, 216000L,
            "");
    public final Storage.Value<Long> txChildkeyTakeRateLimit = value("TxChildkeyTakeRateLimit", Types.U64, 216000L,
            "");
    public final Storage.Map1<Integer, Boolean> liquidAlphaOn = map("LiquidAlphaOn", blake2(Types.U16), Types.BOOL,
            false, "");
    public final Storage.Map1<Integer, Boolean> yuma3On = map("Yuma3On", blake2(Types.U16), Types.BOOL, false, "");
    public final Storage.Map1<Integer, Types.Pair<Integer, Integer>> alphaValues = map("AlphaValues",
            identity(Types.U16), Types.pair(Types.U16, Types.U16), Defaults.read(Types.pair(Types.U16, Types.U16),
                    "33b366e6"),
            "");
    public final Storage.Map1<Integer, Boolean> subtokenEnabled = map("SubtokenEnabled", identity(Types.U16),
            Types.BOOL, false, "");
    public final Storage.Map2<Integer, AccountId, Long> votingPower = map("VotingPower", identity(Types.U16),
            blake2(Types.ACCOUNT), Types.U64, 0L, "");
    public final Storage.Map1<Integer, Boolean> votingPowerTrackingEnabled = map("VotingPowerTrackingEnabled",
            identity(Types.U16), Types.BOOL, false, "");
    public final Storage.Map1<Integer, Long> votingPowerDisableAtBlock = map("VotingPowerDisableAtBlock",
            identity(Types.U16), Types.U64, 0L, "");
    public final Storage.Map1<Integer, Long> votingPowerEmaAlpha = map("VotingPowerEmaAlpha", identity(Types.U16),
            Types.U64, 3570000000000000L, "");
    public final Storage.Map1<Integer, Integer> immuneOwnerUidsLimit = map("ImmuneOwnerUidsLimit",
            identity(Types.U16), Types.U16, 1, "");
    public final Storage.Map1<Integer, List<Integer>> stakeWeight = map("StakeWeight", identity(Types.U16),
            Types.vec(Types.U16), List.of(), "");
    public final Storage.Map2<Integer, AccountId, Integer> uids = optionalMap("Uids", identity(Types.U16),
            blake2(Types.ACCOUNT), Types.U16, "");
    public final Storage.Map2<Integer, Integer, AccountId> keys = map("Keys", identity(Types.U16),
            identity(Types.U16), Types.ACCOUNT, Defaults.read(Types.ACCOUNT,
                    "0000000000000000000000000000000000000000000000000000000000000000"),
            "");
    public final Storage.Map1<Integer, List<List<Object>>> loadedEmission = optionalMap("LoadedEmission",
            identity(Types.U16), Types.vec(RowType.tuple(Types.ACCOUNT, Types.U64, Types.U64)), "");
    public final Storage.Map1<Integer, List<Boolean>> active = map("Active", identity(Types.U16),
            Types.vec(Types.BOOL), List.of(), "");
    public final Storage.Map1<Integer, List<Integer>> consensus = map("Consensus", identity(Types.U16),
            Types.vec(Types.U16), List.of(), "");
    public final Storage.Map1<Integer, List<Integer>> incentive = map("Incentive", identity(Types.U16),
            Types.vec(Types.U16), List.of(), "");
    public final Storage.Map1<Integer, List<Integer>> dividends = map("Dividends", identity(Types.U16),
            Types.vec(Types.U16), List.of(), "");
    public final Storage.Map1<Integer, List<Long>> emission = map("Emission", identity(Types.U16),
            Types.vec(Types.U64), List.of(), "");
    public final Storage.Map1<Integer, List<Long>> lastUpdate = map("LastUpdate", identity(Types.U16),
            Types.vec(Types.U64), List.of(), "");
    public final Storage.Map1<Integer, List<Integer>> validatorTrust = map("ValidatorTrust", identity(Types.U16),
            Types.vec(Types.U16), List.of(), "");
    public final Storage.Map1<Integer, List<Boolean>> validatorPermit = map("ValidatorPermit", identity(Types.U16),
            Types.vec(Types.BOOL), List.of(), "");
    public final Storage.Map2<Integer, Integer, List<Types.Pair<Integer, Integer>>> weights = map("Weights",
            identity(Types.U16), identity(Types.U16), Types.vec(Types.pair(Types.U16, Types.U16)), List.of(), "");
    public final Storage.Map2<Integer, Integer, List<Types.Pair<Integer, Integer>>> bonds = map("Bonds",
            identity(Types.U16), identity(Types.U16), Types.vec(Types.pair(Types.U16, Types.U16)), List.of(), "");
    public final Storage.Map2<Integer, Integer, Long> blockAtRegistration = map("BlockAtRegistration",
            identity(Types.U16), identity(Types.U16), Types.U64, 0L, "");
    public final Storage.Map2<Integer, AccountId, List<Object>> axons = optionalMap("Axons", identity(Types.U16),
            blake2(Types.ACCOUNT), FinneyTypes.AXON_INFO, "");
    public final Storage.Map2<Integer, AccountId, List<Object>> neuronCertificates = optionalMap("NeuronCertificates",
            identity(Types.U16),
            blake2(Types.ACCOUNT), FinneyTypes.NEURON_CERTIFICATE, "");
    public final Storage.Map2<Integer, AccountId, List<Object>> prometheus = optionalMap("Prometheus",
            identity(Types.U16), blake2(Types.ACCOUNT), FinneyTypes.PROMETHEUS_INFO, "");
    public final Storage.Map1<AccountId, List<Object>> identitiesV2 = optionalMap("IdentitiesV2",
            blake2(Types.ACCOUNT), FinneyTypes.CHAIN_IDENTITY_V2, "");
    public final Storage.Map1<Integer, List<Object>> subnetIdentitiesV3 = optionalMap("SubnetIdentitiesV3",
            blake2(Types.U16), FinneyTypes.SUBNET_IDENTITY_V3, "");
    public final Storage.Map3<AccountId, Integer, Integer, Long> transactionKeyLastBlock = map(
            "TransactionKeyLastBlock", blake2(Types.ACCOUNT),
            identity(Types.U16), identity(Types.U16), Types.U64, 0L, "");
    public final Storage.Map1<AccountId, Long> lastTxBlock = map("LastTxBlock", identity(Types.ACCOUNT), Types.U64,
            0L, "");
    public final Storage.Map1<AccountId, Long> lastTxBlockChildKeyTake = map("LastTxBlockChildKeyTake",
            identity(Types.ACCOUNT), Types.U64, 0L, "");
    public final Storage.Map1<AccountId, Long> lastTxBlockDelegateTake = map("LastTxBlockDelegateTake",
            identity(Types.ACCOUNT), Types.U64, 0L, "");
    public final Storage.Value<Long> stakeThreshold = value("StakeThreshold", Types.U64, 0L, "");
    public final Storage.Map2<Integer, AccountId, List<List<Object>>> weightCommits = optionalMap("WeightCommits",
            twox(Types.U16), twox(Types.ACCOUNT), Types.vec(RowType.tuple(Types.HASH, Types.U64, Types.U64,
                    Types.U64)),
            "");
    public final Storage.Map2<Integer, Long, List<List<Object>>> timelockedWeightCommits = map(
            "TimelockedWeightCommits", twox(Types.U16),
            twox(Types.U64), Types.vec(RowType.tuple(Types.ACCOUNT, Types.U64, Wrappers.BOUNDED_BYTES, Types.U64)),
            List.of(),
            "");
    public final Storage.Map2<Integer, Long, List<List<Object>>> crv3WeightCommits = map("CRV3WeightCommits",
            twox(Types.U16), twox(Types.U64),
            Types.vec(RowType.tuple(Types.ACCOUNT, Wrappers.BOUNDED_BYTES, Types.U64)),
            List.of(), "");
    public final Storage.Map2<Integer, Long, List<List<Object>>> crv3WeightCommitsV2 = map("CRV3WeightCommitsV2",
            twox(Types.U16), twox(Types.U64), Types.vec(RowType.tuple(Types.ACCOUNT, Types.U64, Wrappers.BOUNDED_BYTES,
                    Types.U64)),
            List.of(), "");
    public final Storage.Map1<Integer, Long> revealPeriodEpochs = map("RevealPeriodEpochs", twox(Types.U16),
            Types.U64, 1L, "");
    public final Storage.Map2<AccountId, AccountId, Long> lastColdkeyHotkeyStakeBlock = optionalMap(
            "LastColdkeyHotkeyStakeBlock", twox(Types.ACCOUNT),
            twox(Types.ACCOUNT), Types.U64, "");
    public final Storage.Map1<Integer, BigInteger> rootClaimableThreshold = map("RootClaimableThreshold",
            blake2(Types.U16), Fixed.I96F32, Defaults.read(Fixed.I96F32, "0000000020a107000000000000000000"), "");
    public final Storage.Map1<Long, AccountId> stakingColdkeysByIndex = optionalMap("StakingColdkeysByIndex",
            identity(Types.U64), Types.ACCOUNT, "");
    public final Storage.Map1<AccountId, Long> stakingColdkeys = optionalMap("StakingColdkeys",
            identity(Types.ACCOUNT), Types.U64, "");
    public final Storage.Value<Long> numStakingColdkeys = value("NumStakingColdkeys", Types.U64, 0L, "");
    public final Storage.Map2<Integer, Integer, Types.Pair<byte[], Long>> associatedEvmAddress = optionalMap(
            "AssociatedEvmAddress", twox(Types.U16), twox(Types.U16),
            Types.pair(Wrappers.H160, Types.U64), "");
    public final Storage.Map1<Long, List<Object>> subnetLeases = optionalMap("SubnetLeases", twox(Types.U32),
            FinneyTypes.SUBNET_LEASE, "");
    public final Storage.Map2<Long, AccountId, BigInteger> subnetLeaseShares = map("SubnetLeaseShares",
            twox(Types.U32), identity(Types.ACCOUNT), Fixed.U64F64, Defaults.read(Fixed.U64F64,
                    "00000000000000000000000000000000"),
            "");
    public final Storage.Map1<Integer, Long> subnetUidToLeaseId = optionalMap("SubnetUidToLeaseId", twox(Types.U16),
            Types.U32, "");
    public final Storage.Value<Long> nextSubnetLeaseId = value("NextSubnetLeaseId", Types.U32, 0L, "");
    public final Storage.Map1<Long, Long> accumulatedLeaseDividends = map("AccumulatedLeaseDividends",
            twox(Types.U32), Types.U64, 0L, "");
    public final Storage.Value<Integer> commitRevealWeightsVersion = value("CommitRevealWeightsVersion", Types.U16,
            4, "");
    public final Storage.Value<Long> networkRegistrationStartBlock = value("NetworkRegistrationStartBlock",
            Types.U64, 0L, "");
    public final Storage.Value<Long> taoInRefundDeploymentBlock = value("TaoInRefundDeploymentBlock", Types.U64, 0L,
            "");
    public final Storage.Map1<Integer, Integer> minNonImmuneUids = map("MinNonImmuneUids", identity(Types.U16),
            Types.U16, 10, "");
    public final Storage.Value<Integer> maxMechanismCount = value("MaxMechanismCount", Types.U8, 2, "");
    public final Storage.Map1<Integer, Integer> mechanismCountCurrent = map("MechanismCountCurrent", twox(Types.U16),
            Types.U8, 1, "");
    public final Storage.Map1<Integer, List<Integer>> mechanismEmissionSplit = optionalMap("MechanismEmissionSplit",
            twox(Types.U16), Types.vec(Types.U16), "");
    public final Storage.Map1<Integer, Integer> burnHalfLife = map("BurnHalfLife", identity(Types.U16), Types.U16,
            360, "");
    public final Storage.Map1<Integer, BigInteger> burnIncreaseMult = map("BurnIncreaseMult", identity(Types.U16),
            Fixed.U64F64, Defaults.read(Fixed.U64F64, "0090c2f5285c8f420100000000000000"), "");
    public final Storage.Map1<AccountId, Boolean> autoParentDelegationEnabled = map("AutoParentDelegationEnabled",
            blake2(Types.ACCOUNT), Types.BOOL, true, "");
    public final Storage.Map1<byte[], Boolean> hasMigrationRun = map("HasMigrationRun", identity(Types.BYTES),
            Types.BOOL, false, "");
    public final Storage.Value<Long> pendingChildKeyCooldown = value("PendingChildKeyCooldown", Types.U64, 7200L, "");
}
