package tern.node.practice.subtensor;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import tern.node.practice.frame.Pallet;
import tern.node.practice.frame.PalletPath;
import tern.node.practice.frame.Storage;
import tern.node.practice.frame.Types;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;

/// What the chain keeps about stake, hotkeys and pools. Names, keys and types as on Finney at spec 424.
abstract class StakeStorage extends Pallet {

    public final Storage.Value<Integer> minActivityCutoff = value("MinActivityCutoff", Types.U16, 360, "");
    public final Storage.Value<Integer> adminFreezeWindow = value("AdminFreezeWindow", Types.U16, 10, "");
    public final Storage.Value<Integer> ownerHyperparamRateLimit = value("OwnerHyperparamRateLimit", Types.U16, 2,
            "");
    public final Storage.Value<Long> dissolveNetworkScheduleDuration = value("DissolveNetworkScheduleDuration",
            Types.U32, 36000L, "");
    public final Storage.Map2<Integer, AccountId, Long> lastHotkeySwapOnNetuid = map("LastHotkeySwapOnNetuid",
            identity(Types.U16), blake2(Types.ACCOUNT), Types.U64, 0L, "");
    public final Storage.Value<Long> nextStakeJobId = value("NextStakeJobId", Types.U64, 0L, "");
    public final Storage.Value<Long> taoWeight = value("TaoWeight", Types.U64, 971718665099567868L, "");
    public final Storage.Value<Long> ckBurn = value("CKBurn", Types.U64, 0L, "");
    public final Storage.Value<Integer> maxDelegateTake = value("MaxDelegateTake", Types.U16, 11796, "");
    public final Storage.Value<Integer> minDelegateTake = value("MinDelegateTake", Types.U16, 0, "");
    public final Storage.Value<Integer> maxChildkeyTake = value("MaxChildkeyTake", Types.U16, 11796, "");
    public final Storage.Value<Integer> minChildkeyTake = value("MinChildkeyTake", Types.U16, 0, "");
    public final Storage.Map1<Integer, Integer> minChildkeyTakePerSubnet = map("MinChildkeyTakePerSubnet",
            identity(Types.U16), Types.U16, 0, "");
    public final Storage.Map1<AccountId, AccountId> owner = map("Owner", blake2(Types.ACCOUNT), Types.ACCOUNT,
            Defaults.read(Types.ACCOUNT, "0000000000000000000000000000000000000000000000000000000000000000"), "");
    public final Storage.Map1<AccountId, BigInteger> accountFlags = map("AccountFlags", blake2(Types.ACCOUNT),
            Types.U128, Defaults.read(Types.U128, "00000000000000000000000000000000"), "");
    public final Storage.Map1<AccountId, Integer> delegates = map("Delegates", blake2(Types.ACCOUNT), Types.U16,
            11796, "");
    public final Storage.Map2<AccountId, Integer, Integer> childkeyTake = map("ChildkeyTake", blake2(Types.ACCOUNT),
            identity(Types.U16), Types.U16, 0, "");
    public final Storage.Map2<Integer, AccountId, Types.Pair<List<Types.Pair<Long, AccountId>>, Long>> pendingChildKeys = map(
            "PendingChildKeys", identity(Types.U16), blake2(Types.ACCOUNT),
            Types.pair(Types.vec(Types.pair(Types.U64, Types.ACCOUNT)), Types.U64),
            Defaults.read(Types.pair(Types.vec(Types.pair(Types.U64, Types.ACCOUNT)), Types.U64),
                    "000000000000000000"),
            "");
    public final Storage.Map2<AccountId, Integer, List<Types.Pair<Long, AccountId>>> childKeys = map("ChildKeys",
            blake2(Types.ACCOUNT), identity(Types.U16), Types.vec(Types.pair(Types.U64, Types.ACCOUNT)), List.of(),
            "");
    public final Storage.Map2<AccountId, Integer, List<Types.Pair<Long, AccountId>>> parentKeys = map("ParentKeys",
            blake2(Types.ACCOUNT), identity(Types.U16), Types.vec(Types.pair(Types.U64, Types.ACCOUNT)), List.of(),
            "");
    public final Storage.Map2<Integer, AccountId, Long> alphaDividendsPerSubnet = map("AlphaDividendsPerSubnet",
            identity(Types.U16), blake2(Types.ACCOUNT), Types.U64, 0L, "");
    public final Storage.Map2<Integer, AccountId, Long> rootAlphaDividendsPerSubnet = map("RootAlphaDividendsPerSubnet",
            identity(Types.U16),
            blake2(Types.ACCOUNT), Types.U64, 0L, "");
    public final Storage.Value<Long> blockEmission = value("BlockEmission", Types.U64, 1000000000L, "");
    public final Storage.Map2<AccountId, Integer, Long> lastHotkeyEmissionOnNetuid = map("LastHotkeyEmissionOnNetuid",
            blake2(Types.ACCOUNT),
            identity(Types.U16), Types.U64, 0L, "");
    public final Storage.Value<Integer> subnetLimit = value("SubnetLimit", Types.U16, 128, "");
    public final Storage.Value<Long> totalIssuance = value("TotalIssuance", Types.U64, 0L, "");
    public final Storage.Value<Long> totalStake = value("TotalStake", Types.U64, 0L, "");
    public final Storage.Value<BigInteger> subnetMovingAlpha = value("SubnetMovingAlpha", Fixed.I96F32,
            Defaults.read(Fixed.I96F32, "55320000000000000000000000000000"), "");
    public final Storage.Map1<Integer, BigInteger> subnetMovingPrice = map("SubnetMovingPrice", identity(Types.U16),
            Fixed.I96F32, Defaults.read(Fixed.I96F32, "00000000000000000000000000000000"), "");
    public final Storage.Map1<Integer, BigInteger> rootProp = map("RootProp", identity(Types.U16), Fixed.U96F32,
            Defaults.read(Fixed.U96F32, "00000000000000000000000000000000"), "");
    public final Storage.Map1<Integer, BigInteger> subnetVolume = map("SubnetVolume", identity(Types.U16),
            Types.U128, Defaults.read(Types.U128, "00000000000000000000000000000000"), "");
    public final Storage.Map1<Integer, Long> subnetTAO = map("SubnetTAO", identity(Types.U16), Types.U64, 0L, "");
    public final Storage.Map1<Integer, Long> subnetAlphaInEmission = map("SubnetAlphaInEmission",
            identity(Types.U16), Types.U64, 0L, "");
    public final Storage.Map1<Integer, Boolean> subnetEmissionEnabled = map("SubnetEmissionEnabled",
            identity(Types.U16), Types.BOOL, true, "");
    public final Storage.Map1<Integer, Long> subnetAlphaOutEmission = map("SubnetAlphaOutEmission",
            identity(Types.U16), Types.U64, 0L, "");
    public final Storage.Map1<Integer, Long> subnetTaoInEmission = map("SubnetTaoInEmission", identity(Types.U16),
            Types.U64, 0L, "");
    public final Storage.Map1<Integer, Long> subnetExcessTao = map("SubnetExcessTao", identity(Types.U16), Types.U64,
            0L, "");
    public final Storage.Map1<Integer, Long> subnetRootSellTao = map("SubnetRootSellTao", identity(Types.U16),
            Types.U64, 0L, "");
    public final Storage.Map1<Integer, Long> subnetAlphaIn = map("SubnetAlphaIn", identity(Types.U16), Types.U64, 0L,
            "");
    public final Storage.Map1<Integer, Long> subnetAlphaOut = map("SubnetAlphaOut", identity(Types.U16), Types.U64,
            0L, "");
    public final Storage.Map1<Integer, Long> subnetProtocolAlpha = map("SubnetProtocolAlpha", identity(Types.U16),
            Types.U64, 0L, "");
    public final Storage.Map1<AccountId, List<AccountId>> stakingHotkeys = map("StakingHotkeys",
            blake2(Types.ACCOUNT), Types.vec(Types.ACCOUNT), List.of(), "");
    public final Storage.Map1<AccountId, List<AccountId>> ownedHotkeys = map("OwnedHotkeys", blake2(Types.ACCOUNT),
            Types.vec(Types.ACCOUNT), List.of(), "");
    public final Storage.Map2<AccountId, Integer, AccountId> autoStakeDestination = optionalMap("AutoStakeDestination",
            blake2(Types.ACCOUNT),
            identity(Types.U16), Types.ACCOUNT, "");
    public final Storage.Map2<AccountId, Integer, List<AccountId>> autoStakeDestinationColdkeys = map(
            "AutoStakeDestinationColdkeys",
            blake2(Types.ACCOUNT), identity(Types.U16), Types.vec(Types.ACCOUNT), List.of(), "");
    public final Storage.Value<Long> coldkeySwapAnnouncementDelay = value("ColdkeySwapAnnouncementDelay", Types.U32,
            36000L, "");
    public final Storage.Value<Long> coldkeySwapReannouncementDelay = value("ColdkeySwapReannouncementDelay",
            Types.U32, 7200L, "");
    public final Storage.Map1<AccountId, Types.Pair<Long, Hash32>> coldkeySwapAnnouncements = optionalMap(
            "ColdkeySwapAnnouncements", twox(Types.ACCOUNT),
            Types.pair(Types.U32, Types.HASH), "");
    public final Storage.Map1<AccountId, Long> coldkeySwapDisputes = optionalMap("ColdkeySwapDisputes",
            twox(Types.ACCOUNT), Types.U32, "");
    public final Storage.Map2<AccountId, Integer, Long> totalHotkeyAlpha = map("TotalHotkeyAlpha",
            blake2(Types.ACCOUNT), identity(Types.U16), Types.U64, 0L, "");
    public final Storage.Map2<AccountId, Integer, Long> totalHotkeyAlphaLastEpoch = map("TotalHotkeyAlphaLastEpoch",
            blake2(Types.ACCOUNT), identity(Types.U16), Types.U64, 0L, "");
    public final Storage.Map2<AccountId, Integer, SafeFloat> totalHotkeySharesV2 = map("TotalHotkeySharesV2",
            blake2(Types.ACCOUNT), identity(Types.U16), SafeFloat.TYPE, SafeFloat.ZERO, "");
    public final Storage.Map3<AccountId, AccountId, Integer, SafeFloat> alphaV2 = map("AlphaV2",
            blake2(Types.ACCOUNT), blake2(Types.ACCOUNT), identity(Types.U16), SafeFloat.TYPE, SafeFloat.ZERO, "");
    public final Storage.Map3<AccountId, Integer, AccountId, LockState> lock = optionalMap("Lock",
            blake2(Types.ACCOUNT), identity(Types.U16), blake2(Types.ACCOUNT), LockState.TYPE, "");
    public final Storage.Map3<Integer, AccountId, AccountId, Types.Unit> lockingColdkeys = optionalMap(
            "LockingColdkeys", identity(Types.U16), blake2(Types.ACCOUNT),
            blake2(Types.ACCOUNT), Types.UNIT, "");
    public final Storage.Map2<Integer, AccountId, LockState> hotkeyLock = optionalMap("HotkeyLock",
            identity(Types.U16), blake2(Types.ACCOUNT), LockState.TYPE, "");
    public final Storage.Map2<Integer, AccountId, LockState> decayingHotkeyLock = optionalMap("DecayingHotkeyLock",
            identity(Types.U16), blake2(Types.ACCOUNT), LockState.TYPE, "");
    public final Storage.Map1<Integer, LockState> ownerLock = optionalMap("OwnerLock", identity(Types.U16),
            LockState.TYPE, "");
    public final Storage.Map1<Integer, LockState> decayingOwnerLock = optionalMap("DecayingOwnerLock",
            identity(Types.U16), LockState.TYPE, "");
    public final Storage.Map2<AccountId, Integer, Boolean> decayingLock = optionalMap("DecayingLock",
            blake2(Types.ACCOUNT), identity(Types.U16), Types.BOOL, "");
    public final Storage.Map1<Integer, Boolean> ownerCutAutoLockEnabled = map("OwnerCutAutoLockEnabled",
            identity(Types.U16), Types.BOOL, false, "");
    public final Storage.Value<Long> maturityRate = value("MaturityRate", Types.U64, 934866L, "");
    public final Storage.Value<Long> unlockRate = value("UnlockRate", Types.U64, 934866L, "");
    public final Storage.Value<Optional<byte[]>> alphaV2MapLastKey = value("AlphaV2MapLastKey",
            Types.option(Types.BYTES), Defaults.read(Types.option(Types.BYTES), "00"), "");
    public final Storage.Map1<Integer, byte[]> tokenSymbol = map("TokenSymbol", identity(Types.U16), Types.BYTES,
            Defaults.read(Types.BYTES, "10f09d9c8f"), "");

    StakeStorage() {
        super("SubtensorModule", 7, PalletPath.of("pallet_subtensor"));
    }
}
