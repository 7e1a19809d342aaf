package tern.node.practice.runtime.pallets;

import java.util.Optional;
import tern.node.practice.frame.Attempt;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.CallWeight;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.ErrorDecl;
import tern.node.practice.frame.EventDecl;
import tern.node.practice.frame.Origin;
import tern.node.practice.frame.Pallet;
import tern.node.practice.frame.PalletPath;
import tern.node.practice.frame.RuntimeCalls;
import tern.node.practice.frame.State;
import tern.node.practice.frame.Storage;
import tern.node.practice.frame.Types;
import tern.wallet.keys.AccountId;

/// One key that may do everything. Source: `pallet_sudo`. The practice chain has no key unless a test sets one.
public final class SudoPallet extends Pallet {

    private final Storage.Value<AccountId> key = optionalValue("Key", Types.ACCOUNT,
            "");
    private final EventDecl sudid = event(0, "Sudid", "",
            EventDecl.Field.of("sudo_result", CoreTypes.DISPATCH_RESULT));
    private final EventDecl keyChanged = event(1, "KeyChanged", "",
            EventDecl.Field.of("old", Types.option(Types.ACCOUNT)), EventDecl.Field.of("new", Types.ACCOUNT));
    private final EventDecl keyRemoved = event(2, "KeyRemoved", "");
    private final EventDecl sudoAsDone = event(3, "SudoAsDone", "A sudo_as call just took place.",
            EventDecl.Field.of("sudo_result", CoreTypes.DISPATCH_RESULT));
    private final ErrorDecl requireSudo = error(0, "RequireSudo", "");

    public SudoPallet(RuntimeCalls calls) {
        super("Sudo", 12, PalletPath.of("pallet_sudo"));
        weighedCall(0, "sudo", "",
                this::sudo, SudoPallet::weigh, arg("call", calls));
        weighedCall(1, "sudo_unchecked_weight",
                "Authenticates the sudo key and dispatches a function call with `Root` origin, without weight check.",
                this::sudo, call -> call.<Call>arg("call")
                        .weight()
                        .withRefTime(
                                call.<CoreTypes.Weight>arg("weight").refTime()),
                arg("call", calls), arg("weight", CoreTypes.WEIGHT));
        call(2, "set_key", 130_000_000, "Authenticates the current sudo key and sets the given AccountId as the new.",
                this::setKey, arg("new", MultiAddress.TYPE));
        weighedCall(3, "sudo_as",
                "Authenticates the sudo key and dispatches a function call with `Signed` origin from a given account.",
                this::sudoAs, SudoPallet::weigh, arg("who", MultiAddress.TYPE), arg("call", calls));
        call(4, "remove_key", 130_000_000, "", this::removeKey);
    }

    public Optional<AccountId> key(State state) {
        return key.find(state);
    }

    /// For genesis.
    public void start(State state, AccountId who) {
        key.put(state, who);
    }

    private static CallWeight weigh(Call call) {
        return call.<Call>arg("call").weight().plus(36_000_000);
    }

    private void requireKey(Dispatch dispatch) throws DispatchException {
        AccountId who = dispatch.origin().signer();
        requireSudo.unless(key.find(dispatch.state()).equals(Optional.of(who)));
    }

    private void sudo(Dispatch dispatch, Call call) throws DispatchException {
        requireKey(dispatch);
        Attempt attempt = dispatch.as(new Origin.Root()).unfiltered().attempt(call.arg("call"));
        dispatch.emit(sudid, attempt.error());
        dispatch.free();
    }

    private void sudoAs(Dispatch dispatch, Call call) throws DispatchException {
        requireKey(dispatch);
        AccountId who = call.<MultiAddress>arg("who").lookup();
        Attempt attempt = dispatch.as(new Origin.Signed(who)).unfiltered().attempt(call.arg("call"));
        dispatch.emit(sudoAsDone, attempt.error());
        dispatch.free();
    }

    private void setKey(Dispatch dispatch, Call call) throws DispatchException {
        requireKey(dispatch);
        AccountId next = call.<MultiAddress>arg("new").lookup();
        Optional<AccountId> old = key.find(dispatch.state());
        key.put(dispatch.state(), next);
        dispatch.emit(keyChanged, old, next);
        dispatch.free();
    }

    private void removeKey(Dispatch dispatch, Call call) throws DispatchException {
        requireKey(dispatch);
        key.remove(dispatch.state());
        dispatch.emit(keyRemoved);
        dispatch.free();
    }

    /// Whether `SudoTransactionExtension` lets the call pass: calls of this pallet are for the key alone.
    public boolean mayCall(State state, AccountId signer, Call call) {
        return !call.decl().pallet().equals(name()) || key.find(state).equals(Optional.of(signer));
    }
}
