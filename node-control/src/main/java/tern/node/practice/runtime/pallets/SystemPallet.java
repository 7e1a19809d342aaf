package tern.node.practice.runtime.pallets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchError;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.ErrorDecl;
import tern.node.practice.frame.EventDecl;
import tern.node.practice.frame.Pallet;
import tern.node.practice.frame.PalletPath;
import tern.node.practice.frame.RuntimeEvents;
import tern.node.practice.frame.State;
import tern.node.practice.frame.Storage;
import tern.node.practice.frame.StructType;
import tern.node.practice.frame.Type;
import tern.node.practice.frame.Types;
import tern.node.practice.frame.Wrappers;
import tern.node.practice.runtime.pallets.CoreTypes.DigestItem;
import tern.node.practice.runtime.pallets.CoreTypes.EventRecord;
import tern.node.practice.runtime.pallets.CoreTypes.PerClass;
import tern.node.practice.runtime.pallets.CoreTypes.Phase;
import tern.node.practice.runtime.pallets.CoreTypes.Weight;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;

/// Accounts, block numbers and hashes, events, and the code itself. Source: `frame_system` of the polkadot-sdk.
public final class SystemPallet extends Pallet {

    public static final long BLOCK_HASH_COUNT = 2400;
    /// `MaxConsumers`: how many things may depend on one account.
    static final long MAX_CONSUMERS = 16;

    /// What `System.LastRuntimeUpgrade` keeps.
    public record LastUpgrade(long specVersion, String specName) {}

    /// A permission for anybody to bring this code.
    record Authorized(Hash32 codeHash, boolean checkVersion) {}

    private static final Type<LastUpgrade> LAST_UPGRADE = StructType
            .<LastUpgrade>named("frame_system", "LastRuntimeUpgradeInfo")
            .field("spec_version", Types.COMPACT_U32, LastUpgrade::specVersion)
            .field("spec_name", Wrappers.cow(Types.TEXT), LastUpgrade::specName)
            .build(parts -> new LastUpgrade(parts.get(0), parts.get(1)));
    private static final Type<Authorized> AUTHORIZED = StructType
            .<Authorized>named("frame_system", "CodeUpgradeAuthorization")
            .param("T")
            .field("code_hash", Types.HASH, Authorized::codeHash)
            .field("check_version", Types.BOOL, Authorized::checkVersion)
            .build(parts -> new Authorized(parts.get(0), parts.get(1)));
    private static final PerClass<Weight> NO_WEIGHT = new PerClass<>(Weight.ZERO, Weight.ZERO, Weight.ZERO);
    private static final Hash32 ZERO_HASH = Hash32.of(new byte[32]);

    public final Storage.Map1<AccountId, AccountInfo> accounts = map("Account", blake2(Types.ACCOUNT),
            AccountInfo.TYPE, AccountInfo.NONE, "");
    public final Storage.Value<Long> extrinsicCount = optionalValue("ExtrinsicCount", Types.U32,
            "");
    public final Storage.Value<PerClass<Weight>> blockWeight = value("BlockWeight", PerClass.type(CoreTypes.WEIGHT),
            NO_WEIGHT, "");
    public final Storage.Value<Long> allExtrinsicsLength = optionalValue("AllExtrinsicsLen", Types.U32,
            "");
    public final Storage.Map1<Long, Hash32> blockHashes = map("BlockHash", twox(Types.U32), Types.HASH, ZERO_HASH,
            "");
    public final Storage.Value<Long> blockNumber = value("Number", Types.U32, 0L,
            "");
    public final Storage.Value<Hash32> parentHash = value("ParentHash", Types.HASH, ZERO_HASH,
            "");
    public final Storage.Value<CoreTypes.Digest> digest = value("Digest", CoreTypes.Digest.TYPE,
            new CoreTypes.Digest(List.of()), "Digest of the current block.");
    public final Storage.Value<List<EventRecord>> events;
    public final Storage.Value<Long> eventCount = value("EventCount", Types.U32, 0L,
            "The number of events in the `Events` list.");
    public final Storage.Value<LastUpgrade> lastRuntimeUpgrade = optionalValue("LastRuntimeUpgrade", LAST_UPGRADE,
            "Stores the spec version and name of when the last runtime upgrade happened.");
    public final Storage.Value<Phase> executionPhase = optionalValue("ExecutionPhase", Phase.TYPE,
            "");
    final Storage.Value<Authorized> authorizedUpgrade = optionalValue("AuthorizedUpgrade", AUTHORIZED,
            "A code upgrade that was authorized.");

    public final EventDecl extrinsicSuccess = event(0, "ExtrinsicSuccess", "",
            EventDecl.Field.of("dispatch_info", CoreTypes.DISPATCH_INFO));
    public final EventDecl extrinsicFailed = event(1, "ExtrinsicFailed", "",
            EventDecl.Field.of("dispatch_error", DispatchError.TYPE),
            EventDecl.Field.of("dispatch_info", CoreTypes.DISPATCH_INFO));
    public final EventDecl codeUpdated = event(2, "CodeUpdated", "");
    final EventDecl newAccount = event(3, "NewAccount", "",
            EventDecl.Field.of("account", Types.ACCOUNT));
    final EventDecl killedAccount = event(4, "KilledAccount", "",
            EventDecl.Field.of("account", Types.ACCOUNT));
    final EventDecl remarked = event(5, "Remarked", "",
            EventDecl.Field.of("sender", Types.ACCOUNT), EventDecl.Field.of("hash", Types.HASH));
    final EventDecl upgradeAuthorized = event(6, "UpgradeAuthorized", "",
            EventDecl.Field.of("code_hash", Types.HASH), EventDecl.Field.of("check_version", Types.BOOL));

    final ErrorDecl invalidSpecName = error(0, "InvalidSpecName",
            "The name of specification does not match between the current runtime and the new runtime.");
    final ErrorDecl specVersionNeedsToIncrease = error(1, "SpecVersionNeedsToIncrease",
            "The specification version is not allowed to decrease between the current runtime and the new runtime.");
    final ErrorDecl failedToExtractRuntimeVersion = error(2, "FailedToExtractRuntimeVersion",
            "");
    final ErrorDecl nonDefaultComposite = error(3, "NonDefaultComposite",
            "");
    final ErrorDecl nonZeroRefCount = error(4, "NonZeroRefCount",
            "");
    private final ErrorDecl callFiltered = error(5, "CallFiltered", "The origin filter prevent the call.");
    final ErrorDecl multiBlockMigrationsOngoing = error(6, "MultiBlockMigrationsOngoing",
            "");
    final ErrorDecl nothingAuthorized = error(7, "NothingAuthorized", "");
    final ErrorDecl unauthorized = error(8, "Unauthorized", "");

    /// @param version what the constant `Version` says; asked for when metadata is made
    public SystemPallet(RuntimeEvents runtimeEvents, Supplier<CoreTypes.Version> version) {
        super("System", 0, PalletPath.of("frame_system"));
        events = value("Events", Types.vec(EventRecord.type(runtimeEvents)), List.of(),
                "");
        value("InherentsApplied", Types.BOOL, false, "");
        map("ExtrinsicData", twox(Types.U32), Types.BYTES, new byte[0],
                "");
        map("EventTopics", blake2(Types.HASH), Types.vec(Types.pair(Types.U32, Types.U32)), List.of(),
                "Mapping between a topic and a vector of indexes of events.");
        value("UpgradedToU32RefCount", Types.BOOL, false, "");
        value("UpgradedToTripleRefCount", Types.BOOL, false,
                "");
        value("ExtrinsicWeightReclaimed", CoreTypes.WEIGHT, Weight.ZERO, "");
        BlockLimits.declare(new BlockLimits.Declarer() {
            @Override
            public <V> void constant(String name, Type<V> type, V value, String docs) {
                SystemPallet.this.constant(name, type, value, docs);
            }
        });
        constant("BlockHashCount", Types.U32, BLOCK_HASH_COUNT,
                "Maximum number of block number to block hash mappings.");
        lateConstant("Version", CoreTypes.Version.TYPE, version, "");
        constant("SS58Prefix", Types.U16, 42, "");
        SystemCalls calls = new SystemCalls(this);
        call(0, "remark", 2_091_000, "", (dispatch, call) -> dispatch.origin(),
                arg("remark", Types.BYTES));
        call(1, "set_heap_pages", 4_102_000, "",
                calls::setHeapPages, arg("pages", Types.U64));
        call(2, "set_code", 95_893_000_000L, "", calls::setCode, arg("code", Types.BYTES));
        call(3, "set_code_without_checks", 95_893_000_000L,
                "", calls::setCodeUnchecked,
                arg("code", Types.BYTES));
        call(4, "set_storage", 2_038_000, "", calls::setStorage,
                arg("items", Types.vec(Types.pair(Types.BYTES, Types.BYTES))));
        call(5, "kill_storage", 2_038_000, "", calls::killStorage,
                arg("keys", Types.vec(Types.BYTES)));
        call(6, "kill_prefix", 3_979_000, "",
                calls::killPrefix, arg("prefix", Types.BYTES), arg("subkeys", Types.U32));
        call(7, "remark_with_event", 6_000_000, "", calls::remarkWithEvent,
                arg("remark", Types.BYTES));
        call(9, "authorize_upgrade", 110_000_000, "",
                calls::authorize, arg("code_hash", Types.HASH));
        call(10, "authorize_upgrade_without_checks", 110_000_000,
                "Authorize an upgrade to a given `code_hash` for the runtime, without checks.",
                calls::authorizeUnchecked, arg("code_hash", Types.HASH));
        call(11, "apply_authorized_upgrade", 95_893_000_000L,
                "",
                calls::applyAuthorized, arg("code", Types.BYTES));
    }

    // --- blocks

    public long number(State state) {
        return blockNumber.get(state);
    }

    /// What happened in the block that is made.
    public void recordEvents(State state, List<EventRecord> happened) {
        events.put(state, happened);
        eventCount.put(state, (long) happened.size());
    }

    /// The hash of one of the last 2,400 blocks or of genesis.
    public Optional<Hash32> blockHash(State state, long number) {
        return blockHashes.find(state, number);
    }

    /// Writes into the header that is being made.
    public void log(State state, DigestItem item) {
        List<DigestItem> logs = new ArrayList<>(digest.get(state).logs());
        logs.add(item);
        digest.put(state, new CoreTypes.Digest(List.copyOf(logs)));
    }

    /// `CallFiltered`: what calls answer that this chain knows and does not run.
    public DispatchException callFiltered() {
        return callFiltered.toException();
    }

    // --- accounts

    public AccountInfo account(State state, AccountId who) {
        return accounts.get(state, who);
    }

    /// Whether something lets the account exist.
    public boolean exists(State state, AccountId who) {
        return accounts.contains(state, who);
    }

    public void incNonce(State state, AccountId who) {
        AccountInfo info = account(state, who);
        accounts.put(state, who, info.withNonce(info.nonce() + 1));
    }

    /// Adds a reason to exist; the first makes the account.
    public void incProviders(Dispatch dispatch, AccountId who) {
        AccountInfo info = account(dispatch.state(), who);
        boolean isNew = info.providers() == 0 && info.sufficients() == 0;
        accounts.put(dispatch.state(), who, info.withProviders(info.providers() + 1));
        if (isNew) {
            dispatch.emit(newAccount, who);
        }
    }

    /// Takes a reason to exist away; the last removes the account.
    ///
    /// @throws DispatchException `ConsumerRemaining` when something depends on the account
    public void decProviders(Dispatch dispatch, AccountId who) throws DispatchException {
        AccountInfo info = account(dispatch.state(), who);
        if (info.providers() <= 1) {
            if (info.consumers() > 0) {
                throw new DispatchError.ConsumerRemaining().toException();
            }
            if (info.sufficients() == 0) {
                kill(dispatch, who);
                return;
            }
        }
        accounts.put(dispatch.state(), who, info.withProviders(Math.max(0, info.providers() - 1)));
    }

    /// @throws DispatchException `NoProviders` or `TooManyConsumers`
    public void incConsumers(Dispatch dispatch, AccountId who) throws DispatchException {
        AccountInfo info = account(dispatch.state(), who);
        if (info.providers() == 0) {
            throw new DispatchError.NoProviders().toException();
        }
        if (info.consumers() >= MAX_CONSUMERS) {
            throw new DispatchError.TooManyConsumers().toException();
        }
        accounts.put(dispatch.state(), who, info.withConsumers(info.consumers() + 1));
    }

    public void decConsumers(Dispatch dispatch, AccountId who) {
        AccountInfo info = account(dispatch.state(), who);
        if (info.consumers() > 0) {
            accounts.put(dispatch.state(), who, info.withConsumers(info.consumers() - 1));
        }
    }

    /// Adds a reason to exist that needs no balance.
    public void incSufficients(Dispatch dispatch, AccountId who) {
        AccountInfo info = account(dispatch.state(), who);
        boolean isNew = info.providers() == 0 && info.sufficients() == 0;
        accounts.put(dispatch.state(), who, info.withSufficients(info.sufficients() + 1));
        if (isNew) {
            dispatch.emit(newAccount, who);
        }
    }

    public void decSufficients(Dispatch dispatch, AccountId who) {
        AccountInfo info = account(dispatch.state(), who);
        if (info.sufficients() <= 1 && info.providers() == 0) {
            kill(dispatch, who);
        } else {
            accounts.put(dispatch.state(), who, info.withSufficients(Math.max(0, info.sufficients() - 1)));
        }
    }

    /// Whether the account could lose a provider without harm to what depends on it.
    boolean canDecProvider(State state, AccountId who) {
        AccountInfo info = account(state, who);
        return info.consumers() == 0 || info.providers() > 1;
    }

    /// Keeps balances with the account, as long as it exists.
    void putData(State state, AccountId who, AccountData data) {
        AccountInfo info = account(state, who);
        if (info.providers() > 0 || info.sufficients() > 0) {
            accounts.put(state, who, info.withData(data));
        } else {
            accounts.remove(state, who);
        }
    }

    private void kill(Dispatch dispatch, AccountId who) {
        accounts.remove(dispatch.state(), who);
        dispatch.emit(killedAccount, who);
    }
}
