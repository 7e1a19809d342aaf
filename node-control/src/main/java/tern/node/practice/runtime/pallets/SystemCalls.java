package tern.node.practice.runtime.pallets;

import java.util.List;
import java.util.Optional;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.State;
import tern.node.practice.frame.Types;
import tern.node.practice.runtime.RuntimeEdition;
import tern.node.practice.runtime.pallets.CoreTypes.DigestItem;
import tern.wallet.crypto.Blake2;
import tern.wallet.units.Hash32;

/// What System's calls do.
final class SystemCalls {

    private static final State.Key HEAP_PAGES = new State.Key(
            ":heappages".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    private final SystemPallet system;

    SystemCalls(SystemPallet system) {
        this.system = system;
    }

    void setHeapPages(Dispatch dispatch, Call call) throws DispatchException {
        dispatch.origin().requireRoot();
        dispatch.state().put(HEAP_PAGES, Types.U64.toBytes(call.<Long>arg("pages")));
        system.log(dispatch.state(), new DigestItem.RuntimeEnvironmentUpdated());
    }

    void setCode(Dispatch dispatch, Call call) throws DispatchException {
        dispatch.origin().requireRoot();
        install(dispatch, edition(call), true);
    }

    void setCodeUnchecked(Dispatch dispatch, Call call) throws DispatchException {
        dispatch.origin().requireRoot();
        install(dispatch, edition(call), false);
    }

    void setStorage(Dispatch dispatch, Call call) throws DispatchException {
        dispatch.origin().requireRoot();
        for (Types.Pair<byte[], byte[]> item : call.<List<Types.Pair<byte[], byte[]>>>arg("items")) {
            dispatch.state().put(new State.Key(item.first()), item.second());
        }
    }

    void killStorage(Dispatch dispatch, Call call) throws DispatchException {
        dispatch.origin().requireRoot();
        for (byte[] key : call.<List<byte[]>>arg("keys")) {
            dispatch.state().remove(new State.Key(key));
        }
    }

    void killPrefix(Dispatch dispatch, Call call) throws DispatchException {
        dispatch.origin().requireRoot();
        dispatch.state().forEach(call.arg("prefix"), (key, value) -> dispatch.state().remove(key));
    }

    void remarkWithEvent(Dispatch dispatch, Call call) throws DispatchException {
        byte[] remark = call.arg("remark");
        dispatch.emit(system.remarked, dispatch.origin().signer(), Hash32.of(Blake2.hash256(remark)));
    }

    void authorize(Dispatch dispatch, Call call) throws DispatchException {
        authorize(dispatch, call, true);
    }

    void authorizeUnchecked(Dispatch dispatch, Call call) throws DispatchException {
        authorize(dispatch, call, false);
    }

    private void authorize(Dispatch dispatch, Call call, boolean checkVersion) throws DispatchException {
        dispatch.origin().requireRoot();
        Hash32 hash = call.arg("code_hash");
        system.authorizedUpgrade.put(dispatch.state(), new SystemPallet.Authorized(hash, checkVersion));
        dispatch.emit(system.upgradeAuthorized, hash, checkVersion);
    }

    /// Anybody may bring code that was authorized.
    void applyAuthorized(Dispatch dispatch, Call call) throws DispatchException {
        Optional<SystemPallet.Authorized> authorized = system.authorizedUpgrade.find(dispatch.state());
        system.nothingAuthorized.unless(authorized.isPresent());
        byte[] code = call.arg("code");
        system.unauthorized.unless(authorized.get().codeHash().equals(Hash32.of(Blake2.hash256(code))));
        install(dispatch, edition(call), authorized.get().checkVersion());
        system.authorizedUpgrade.remove(dispatch.state());
        dispatch.free();
    }

    private RuntimeEdition edition(Call call) throws DispatchException {
        Optional<RuntimeEdition> edition = RuntimeEdition.ofCode(call.arg("code"));
        system.failedToExtractRuntimeVersion.unless(edition.isPresent());
        return edition.get();
    }

    private void install(Dispatch dispatch, RuntimeEdition to, boolean mustIncrease) throws DispatchException {
        State state = dispatch.state();
        if (mustIncrease) {
            long now = RuntimeEdition.of(state).map(RuntimeEdition::specVersion).orElse(0L);
            system.specVersionNeedsToIncrease.unless(to.specVersion() > now);
        }
        to.install(state);
        system.log(state, new DigestItem.RuntimeEnvironmentUpdated());
        dispatch.emit(system.codeUpdated);
    }
}
