package tern.node.practice.runtime.pallets;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tern.node.practice.frame.Attempt;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.CallFilter;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.Origin;
import tern.node.practice.frame.RuntimeCalls;
import tern.node.practice.frame.State;
import tern.node.practice.frame.Types;
import tern.node.practice.frame.Types.Pair;
import tern.node.practice.runtime.RuntimeEdition;
import tern.node.practice.runtime.pallets.ProxyPallet.Announcement;
import tern.node.practice.runtime.pallets.ProxyPallet.Definition;
import tern.node.practice.runtime.pallets.ProxyPallet.DepositKind;
import tern.wallet.crypto.Blake2;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;

/// What the calls of Proxy do.
final class ProxyCalls {

    private static final byte[] PURE = "modlpy/proxy____".getBytes(StandardCharsets.US_ASCII);
    private static final Comparator<Definition> ORDER = Comparator.comparing(Definition::delegate)
            .thenComparing(Definition::type)
            .thenComparing(Definition::delay);

    private final ProxyPallet proxy;
    private final RuntimeCalls calls;
    private final SystemPallet system;
    private final BalancesPallet balances;
    private final RuntimeEdition edition;
    private final ProxyFilters filters;

    ProxyCalls(ProxyPallet proxy, RuntimeCalls calls, SystemPallet system, BalancesPallet balances,
            RuntimeEdition edition) {
        this.proxy = proxy;
        this.calls = calls;
        this.system = system;
        this.balances = balances;
        this.edition = edition;
        this.filters = new ProxyFilters(edition);
    }

    void proxy(Dispatch dispatch, Call call) throws DispatchException {
        AccountId who = dispatch.origin().signer();
        AccountId real = account(call, "real");
        Definition definition = find(dispatch.state(), real, who, call.arg("force_proxy_type"));
        proxy.unannounced.unless(definition.delay() == 0);
        act(dispatch, real, definition, call.arg("call"));
    }

    void proxyAnnounced(Dispatch dispatch, Call call) throws DispatchException {
        dispatch.origin().signer();
        AccountId delegate = account(call, "delegate");
        AccountId real = account(call, "real");
        Definition definition = find(dispatch.state(), real, delegate, call.arg("force_proxy_type"));
        Call inner = call.arg("call");
        Hash32 hash = Hash32.of(Blake2.hash256(calls.toBytes(inner)));
        boolean found = dropAnnouncements(dispatch, delegate, made -> made.real().equals(real)
                && made.callHash().equals(hash) && dispatch.block() - made.height() >= definition.delay());
        proxy.unannounced.unless(found);
        act(dispatch, real, definition, inner);
    }

    /// Runs the call as the account acted for. Its failure is an event, not a failure of the outer call.
    private void act(Dispatch dispatch, AccountId real, Definition definition, Call inner) {
        CallFilter filter = filters.of(definition.type());
        boolean allowLists = edition.hasBaskets();
        Dispatch inside = dispatch.as(new Origin.Signed(real)).filtered(call -> {
            if (call.is("Proxy", "add_proxy") || call.is("Proxy", "remove_proxy")) {
                ProxyType wanted = call.arg("proxy_type");
                if (!definition.type().covers(wanted, allowLists)) {
                    return false;
                }
            }
            if ((call.is("Proxy", "remove_proxies") || call.is("Proxy", "kill_pure"))
                    && definition.type() != ProxyType.ANY) {
                return false;
            }
            return filter.allows(call);
        });
        Attempt attempt = inside.attempt(inner);
        proxy.lastCallResult.put(dispatch.state(), real, attempt.error());
        dispatch.emit(proxy.proxyExecuted, attempt.error());
        long saved = inner.weight().refTime() - attempt.weight().refTime();
        dispatch.actualWeight(dispatch.meter().weight().refTime() - Math.max(0, saved));
    }

    void addProxy(Dispatch dispatch, Call call) throws DispatchException {
        AccountId who = dispatch.origin().signer();
        AccountId delegate = account(call, "delegate");
        proxy.noSelfProxy.unless(!who.equals(delegate));
        Definition added = new Definition(delegate, call.arg("proxy_type"), call.<Long>arg("delay"));
        List<Definition> list = new ArrayList<>(proxy.proxies(dispatch.state(), who));
        proxy.duplicate.unless(!list.contains(added));
        proxy.tooMany.unless(list.size() < ProxyPallet.MOST_PROXIES);
        list.add(added);
        list.sort(ORDER);
        keep(dispatch, who, list);
        dispatch.emit(proxy.proxyAdded, who, delegate, added.type(), added.delay());
    }

    void removeProxy(Dispatch dispatch, Call call) throws DispatchException {
        AccountId who = dispatch.origin().signer();
        Definition removed = new Definition(account(call, "delegate"), call.arg("proxy_type"),
                call.<Long>arg("delay"));
        List<Definition> list = new ArrayList<>(proxy.proxies(dispatch.state(), who));
        proxy.notFound.unless(list.remove(removed));
        keep(dispatch, who, list);
        if (!isProxy(dispatch.state(), who, removed.delegate())) {
            proxy.realPaysFee.remove(dispatch.state(), who, removed.delegate());
        }
        dispatch.emit(proxy.proxyRemoved, who, removed.delegate(), removed.type(), removed.delay());
    }

    void removeProxies(Dispatch dispatch, Call call) throws DispatchException {
        AccountId who = dispatch.origin().signer();
        keep(dispatch, who, List.of());
        for (AccountId delegate : proxy.realPaysFee.keys(dispatch.state(), who)) {
            proxy.realPaysFee.remove(dispatch.state(), who, delegate);
        }
    }

    void createPure(Dispatch dispatch, Call call) throws DispatchException {
        AccountId who = dispatch.origin().signer();
        ProxyType type = call.arg("proxy_type");
        int index = call.<Integer>arg("index");
        long extrinsic = system.extrinsicCount.find(dispatch.state()).orElse(0L);
        AccountId pure = pure(who, dispatch.block(), extrinsic, type, index);
        proxy.duplicate.unless(!proxy.proxies.contains(dispatch.state(), pure));
        long deposit = deposit(1);
        balances.reserve(dispatch, who, deposit);
        proxy.proxies.put(dispatch.state(), pure,
                new Pair<>(List.of(new Definition(who, type, call.<Long>arg("delay"))), deposit));
        dispatch.emit(proxy.pureCreated, pure, who, type, index);
    }

    void killPure(Dispatch dispatch, Call call) throws DispatchException {
        AccountId pure = dispatch.origin().signer();
        AccountId spawner = account(call, "spawner");
        ProxyType type = call.arg("proxy_type");
        int index = call.<Integer>arg("index");
        AccountId expected = pure(spawner, call.<Long>arg("height"), call.<Long>arg("ext_index"), type, index);
        proxy.noPermission.unless(expected.equals(pure));
        long deposit = proxy.proxies.get(dispatch.state(), pure).second();
        proxy.proxies.remove(dispatch.state(), pure);
        balances.unreserve(dispatch, spawner, deposit);
        dispatch.emit(proxy.pureKilled, pure, spawner, type, index);
    }

    private AccountId pure(AccountId who, long height, long extrinsic, ProxyType type, int index) {
        return AccountId.of(Blake2.hash256(PURE, who.bytes(), Types.U32.toBytes(height), Types.U32.toBytes(extrinsic),
                proxy.proxyType.toBytes(type), Types.U16.toBytes(index)));
    }

    void announce(Dispatch dispatch, Call call) throws DispatchException {
        AccountId who = dispatch.origin().signer();
        AccountId real = account(call, "real");
        Hash32 hash = call.arg("call_hash");
        proxy.notProxy.unless(isProxy(dispatch.state(), real, who));
        List<Announcement> list = new ArrayList<>(proxy.announcements.get(dispatch.state(), who).first());
        proxy.tooMany.unless(list.size() < ProxyPallet.MOST_PENDING);
        list.add(new Announcement(real, hash, dispatch.block()));
        keepAnnouncements(dispatch, who, list);
        dispatch.emit(proxy.announced, real, who, hash);
    }

    void removeAnnouncement(Dispatch dispatch, Call call) throws DispatchException {
        AccountId who = dispatch.origin().signer();
        AccountId real = account(call, "real");
        Hash32 hash = call.arg("call_hash");
        proxy.notFound.unless(dropAnnouncements(dispatch, who,
                made -> made.real().equals(real) && made.callHash().equals(hash)));
    }

    void rejectAnnouncement(Dispatch dispatch, Call call) throws DispatchException {
        AccountId who = dispatch.origin().signer();
        AccountId delegate = account(call, "delegate");
        Hash32 hash = call.arg("call_hash");
        proxy.notFound.unless(dropAnnouncements(dispatch, delegate,
                made -> made.real().equals(who) && made.callHash().equals(hash)));
    }

    /// Deposits never changed on this chain, so what is kept is what is due; the call says so by changing nothing.
    void pokeDeposit(Dispatch dispatch, Call call) throws DispatchException {
        AccountId who = dispatch.origin().signer();
        Pair<List<Definition>, Long> kept = proxy.proxies.get(dispatch.state(), who);
        long due = deposit(kept.first().size());
        if (due != kept.second()) {
            keep(dispatch, who, kept.first());
            dispatch.emit(proxy.depositPoked, who, DepositKind.Proxies, kept.second(), due);
            dispatch.free();
        }
    }

    void setRealPaysFee(Dispatch dispatch, Call call) throws DispatchException {
        AccountId real = dispatch.origin().signer();
        AccountId delegate = account(call, "delegate");
        boolean pays = call.<Boolean>arg("pays_fee");
        proxy.notProxy.unless(isProxy(dispatch.state(), real, delegate));
        if (pays) {
            proxy.realPaysFee.put(dispatch.state(), real, delegate, Types.Unit.UNIT);
        } else {
            proxy.realPaysFee.remove(dispatch.state(), real, delegate);
        }
        dispatch.emit(proxy.realPaysFeeSet, real, delegate, pays);
    }

    boolean isProxy(State state, AccountId real, AccountId delegate) {
        return proxy.proxies(state, real).stream().anyMatch(def -> def.delegate().equals(delegate));
    }

    private Definition find(State state, AccountId real, AccountId delegate, Optional<ProxyType> forced)
            throws DispatchException {
        Optional<Definition> found = proxy.proxies(state, real)
                .stream()
                .filter(def -> def.delegate().equals(delegate))
                .filter(def -> forced.isEmpty() || forced.get() == def.type())
                .findFirst();
        proxy.notProxy.unless(found.isPresent());
        return found.get();
    }

    private void keep(Dispatch dispatch, AccountId who, List<Definition> list) throws DispatchException {
        long before = proxy.proxies.get(dispatch.state(), who).second();
        long after = deposit(list.size());
        adjust(dispatch, who, before, after);
        if (list.isEmpty()) {
            proxy.proxies.remove(dispatch.state(), who);
        } else {
            proxy.proxies.put(dispatch.state(), who, new Pair<>(List.copyOf(list), after));
        }
    }

    private void keepAnnouncements(Dispatch dispatch, AccountId who, List<Announcement> list)
            throws DispatchException {
        long before = proxy.announcements.get(dispatch.state(), who).second();
        long after = list.isEmpty()
                ? 0
                : ProxyPallet.ANNOUNCEMENT_BASE + ProxyPallet.ANNOUNCEMENT_EACH * list.size();
        adjust(dispatch, who, before, after);
        if (list.isEmpty()) {
            proxy.announcements.remove(dispatch.state(), who);
        } else {
            proxy.announcements.put(dispatch.state(), who, new Pair<>(List.copyOf(list), after));
        }
    }

    private boolean dropAnnouncements(Dispatch dispatch, AccountId delegate, Predicate<Announcement> which)
            throws DispatchException {
        List<Announcement> list = new ArrayList<>(proxy.announcements.get(dispatch.state(), delegate).first());
        if (!list.removeIf(which)) {
            return false;
        }
        keepAnnouncements(dispatch, delegate, list);
        return true;
    }

    private void adjust(Dispatch dispatch, AccountId who, long before, long after) throws DispatchException {
        if (after > before) {
            balances.reserve(dispatch, who, after - before);
        } else {
            balances.unreserve(dispatch, who, before - after);
        }
    }

    private static long deposit(int count) {
        return count == 0 ? 0 : ProxyPallet.DEPOSIT_BASE + ProxyPallet.DEPOSIT_EACH * count;
    }

    private static AccountId account(Call call, String argument) throws DispatchException {
        return call.<MultiAddress>arg(argument).lookup();
    }
}
