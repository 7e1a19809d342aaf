package tern.node.practice.runtime.pallets;

import java.util.List;
import java.util.Optional;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.CallDecl;
import tern.node.practice.frame.CallWeight;
import tern.node.practice.frame.DispatchError;
import tern.node.practice.frame.EnumType;
import tern.node.practice.frame.ErrorDecl;
import tern.node.practice.frame.EventDecl;
import tern.node.practice.frame.Pallet;
import tern.node.practice.frame.PalletPath;
import tern.node.practice.frame.RuntimeCalls;
import tern.node.practice.frame.State;
import tern.node.practice.frame.Storage;
import tern.node.practice.frame.StructType;
import tern.node.practice.frame.Type;
import tern.node.practice.frame.Types;
import tern.node.practice.frame.Types.Pair;
import tern.node.practice.frame.Wrappers;
import tern.node.practice.runtime.RuntimeEdition;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;

/// Accounts that act for other accounts. Source: `pallet_subtensor_proxy`, a fork of `pallet_proxy`.
public final class ProxyPallet extends Pallet {

    static final long DEPOSIT_BASE = 60_000_000;
    static final long DEPOSIT_EACH = 33_000_000;
    static final int MOST_PROXIES = 20;
    static final long ANNOUNCEMENT_BASE = 36_000_000;
    static final long ANNOUNCEMENT_EACH = 68_000_000;
    static final int MOST_PENDING = 75;
    /// Measured on the live chain: `proxy(add_stake_limit)` costs 82,545 rao more than `add_stake_limit`, 18 of them
    /// for its length.
    private static final long WRAPPER = 330_108_000;

    /// One delegate of an account.
    ///
    /// @param delay blocks between announcement and call; 0 = at once
    public record Definition(AccountId delegate, ProxyType type, long delay) {}

    /// A call that a delegate said it would make.
    record Announcement(AccountId real, Hash32 callHash, long height) {}

    enum DepositKind {
        Proxies, Announcements
    }

    private static final Type<Announcement> ANNOUNCEMENT = StructType
            .<Announcement>named("pallet_subtensor_proxy", "Announcement")
            .param("AccountId", Types.ACCOUNT)
            .param("Hash", Types.HASH)
            .param("BlockNumber", Types.U32)
            .field("real", Types.ACCOUNT, Announcement::real)
            .field("call_hash", Types.HASH, Announcement::callHash)
            .field("height", Types.U32, Announcement::height)
            .build(parts -> new Announcement(parts.get(0), parts.get(1), parts.get(2)));
    private static final Type<DepositKind> DEPOSIT_KIND = EnumType.of(DepositKind.class, Enum::name, Enum::ordinal,
            "pallet_subtensor_proxy", "DepositKind");

    final Storage.Map1<AccountId, Pair<List<Definition>, Long>> proxies;
    final Storage.Map1<AccountId, Pair<List<Announcement>, Long>> announcements = map("Announcements",
            twox(Types.ACCOUNT), Types.pair(Wrappers.bounded(ANNOUNCEMENT), Types.U64), new Pair<>(List.of(), 0L),
            "");
    final Storage.Map1<AccountId, Optional<DispatchError>> lastCallResult = optionalMap("LastCallResult",
            twox(Types.ACCOUNT), CoreTypes.DISPATCH_RESULT, "");
    final Storage.Map2<AccountId, AccountId, Types.Unit> realPaysFee = optionalMap("RealPaysFee", twox(Types.ACCOUNT),
            twox(Types.ACCOUNT), Types.UNIT, "Whether the real account pays the fees of this proxy's calls.");

    final EventDecl proxyExecuted = event(0, "ProxyExecuted",
            "A proxy was executed correctly, with the given result.", field("result", CoreTypes.DISPATCH_RESULT));
    final EventDecl pureCreated;
    final EventDecl pureKilled;
    final EventDecl announced = event(3, "Announced", "",
            field("real", Types.ACCOUNT), field("proxy", Types.ACCOUNT), field("call_hash", Types.HASH));
    final EventDecl proxyAdded;
    final EventDecl proxyRemoved;
    final EventDecl depositPoked = event(6, "DepositPoked",
            "", field("who", Types.ACCOUNT),
            field("kind", DEPOSIT_KIND), field("old_deposit", Types.U64), field("new_deposit", Types.U64));
    final EventDecl realPaysFeeSet = event(7, "RealPaysFeeSet", "Who pays a proxy's fees was set.",
            field("real", Types.ACCOUNT), field("delegate", Types.ACCOUNT), field("pays_fee", Types.BOOL));

    final ErrorDecl tooMany = error(0, "TooMany",
            "");
    final ErrorDecl notFound = error(1, "NotFound", "");
    final ErrorDecl notProxy = error(2, "NotProxy", "");
    final ErrorDecl duplicate = error(4, "Duplicate", "");
    final ErrorDecl noPermission = error(5, "NoPermission",
            "");
    final ErrorDecl unannounced = error(6, "Unannounced", "");
    final ErrorDecl noSelfProxy = error(7, "NoSelfProxy", "");

    final Type<ProxyType> proxyType;
    private final ProxyCalls does;

    public ProxyPallet(RuntimeCalls calls, SystemPallet system, BalancesPallet balances, RuntimeEdition edition) {
        super("Proxy", 16, PalletPath.of("pallet_subtensor_proxy"));
        proxyType = ProxyType.type(edition.atLeast(459));
        Type<Definition> definition = StructType.<Definition>named("pallet_subtensor_proxy", "ProxyDefinition")
                .param("AccountId", Types.ACCOUNT)
                .param("ProxyType", proxyType)
                .param("BlockNumber", Types.U32)
                .field("delegate", Types.ACCOUNT, Definition::delegate)
                .field("proxy_type", proxyType, Definition::type)
                .field("delay", Types.U32, Definition::delay)
                .build(parts -> new Definition(parts.get(0), parts.get(1), parts.get(2)));
        proxies = map("Proxies", twox(Types.ACCOUNT), Types.pair(Wrappers.bounded(definition), Types.U64),
                new Pair<>(List.of(), 0L), "");
        EventDecl.Field[] pure = {field("proxy_type", proxyType), field("disambiguation_index", Types.U16)};
        pureCreated = event(1, "PureCreated", "",
                field("pure", Types.ACCOUNT), field("who", Types.ACCOUNT), pure[0], pure[1]);
        pureKilled = event(2, "PureKilled", "", field("pure", Types.ACCOUNT),
                field("spawner", Types.ACCOUNT), pure[0], pure[1]);
        EventDecl.Field[] change = {field("delegator", Types.ACCOUNT), field("delegatee", Types.ACCOUNT),
                field("proxy_type", proxyType), field("delay", Types.U32)};
        proxyAdded = event(4, "ProxyAdded", "", change);
        proxyRemoved = event(5, "ProxyRemoved", "", change);
        error(3, "Unproxyable", "");
        error(8, "AnnouncementDepositInvariantViolated",
                "");
        error(9, "InvalidDerivedAccountId", "");
        constant("ProxyDepositBase", Types.U64, DEPOSIT_BASE, "The base amount of currency needed to reserve.");
        constant("ProxyDepositFactor", Types.U64, DEPOSIT_EACH, "");
        constant("MaxProxies", Types.U32, (long) MOST_PROXIES, "The maximum amount of proxies of one account.");
        constant("MaxPending", Types.U32, (long) MOST_PENDING, "The maximum amount of time-delayed announcements.");
        constant("AnnouncementDepositBase", Types.U64, ANNOUNCEMENT_BASE, "The base amount of an announcement.");
        constant("AnnouncementDepositFactor", Types.U64, ANNOUNCEMENT_EACH, "The amount per announcement made.");
        does = new ProxyCalls(this, calls, system, balances, edition);
        declareCalls(calls);
    }

    private void declareCalls(RuntimeCalls calls) {
        CallDecl.Arg real = arg("real", MultiAddress.TYPE);
        CallDecl.Arg delegate = arg("delegate", MultiAddress.TYPE);
        CallDecl.Arg type = arg("proxy_type", proxyType);
        CallDecl.Arg delay = arg("delay", Types.U32);
        CallDecl.Arg index = arg("index", Types.U16);
        CallDecl.Arg hash = arg("call_hash", Types.HASH);
        CallDecl.Arg forced = arg("force_proxy_type", Types.option(proxyType));
        CallDecl.Arg call = arg("call", calls);
        weighedCall(0, "proxy", "Dispatch the given `call` from an account that the sender is authorised for.",
                does::proxy, ProxyPallet::weighWrapper, real, forced, call);
        call(1, "add_proxy", 150_000_000, "Register a proxy account for the sender.", does::addProxy, delegate, type,
                delay);
        call(2, "remove_proxy", 150_000_000, "", does::removeProxy, delegate,
                type, delay);
        call(3, "remove_proxies", 150_000_000, "", does::removeProxies);
        call(4, "create_pure", 150_000_000, "", does::createPure, type, delay, index);
        call(5, "kill_pure", 150_000_000, "", does::killPure,
                arg("spawner", MultiAddress.TYPE), type, index, arg("height", Types.COMPACT_U32),
                arg("ext_index", Types.COMPACT_U32));
        call(6, "announce", 260_000_000, "",
                does::announce, real, hash);
        call(7, "remove_announcement", 230_000_000, "", does::removeAnnouncement, real,
                hash);
        call(8, "reject_announcement", 230_000_000, "",
                does::rejectAnnouncement, delegate, hash);
        weighedCall(9, "proxy_announced", "", does::proxyAnnounced,
                inner -> weighWrapper(inner).plus(230_000_000), delegate, real, forced, call);
        call(10, "poke_deposit", 250_000_000, "Poke / Adjust deposits made for proxies and announcements.",
                does::pokeDeposit);
        call(11, "set_real_pays_fee", 150_000_000, "Set whether the real account pays the fees of a proxy's calls.",
                does::setRealPaysFee, delegate, arg("pays_fee", Types.BOOL));
    }

    private static EventDecl.Field field(String name, Type<?> type) {
        return EventDecl.Field.of(name, type);
    }

    private static CallWeight weighWrapper(Call call) {
        return call.<Call>arg("call").weight().plus(WRAPPER);
    }

    /// The delegates of an account.
    public List<Definition> proxies(State state, AccountId real) {
        return proxies.get(state, real).first();
    }

    /// Who pays for a call besides its sender: the account acted for, when it said so. A batch counts when all its
    /// calls act for the same one. Source: `charge_transaction_payment` wrapper (chain.md 3.3).
    public Optional<AccountId> payer(State state, AccountId signer, Call call) {
        if (UtilityPallet.isBatch(call)) {
            List<Optional<AccountId>> payers = call.<List<Call>>arg("calls")
                    .stream()
                    .map(inner -> UtilityPallet.isBatch(inner)
                            ? Optional.<AccountId>empty()
                            : payer(state, signer, inner))
                    .distinct()
                    .toList();
            return payers.size() == 1 ? payers.getFirst() : Optional.empty();
        }
        boolean announced = call.is("Proxy", "proxy_announced");
        if ((!announced && !call.is("Proxy", "proxy"))
                || !(call.<MultiAddress>arg("real") instanceof MultiAddress.Id(AccountId real))) {
            return Optional.empty();
        }
        AccountId delegate = signer;
        if (announced) {
            if (!(call.<MultiAddress>arg("delegate") instanceof MultiAddress.Id(AccountId named))) {
                return Optional.empty();
            }
            delegate = named;
        }
        if (!realPaysFee.contains(state, real, delegate) || !does.isProxy(state, real, delegate)) {
            return Optional.empty();
        }
        // a proxy inside the proxied call may pass the bill on once
        Call inner = call.arg("call");
        return inner.is("Proxy", "proxy") ? payer(state, real, inner).or(() -> Optional.of(real)) : Optional.of(real);
    }
}
