package tern.node.practice.runtime.pallets;

import java.util.List;
import java.util.Optional;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.State;
import tern.node.practice.runtime.pallets.BalancesPallet.AdjustmentDirection;
import tern.node.practice.runtime.pallets.BalancesPallet.Existence;
import tern.wallet.keys.AccountId;

/// What the calls of Balances do.
final class BalanceCalls {

    private final BalanceLedger ledger;
    private final BalancesPallet balances;

    BalanceCalls(BalanceLedger ledger, BalancesPallet balances) {
        this.ledger = ledger;
        this.balances = balances;
    }

    void transferAllowDeath(Dispatch dispatch, Call call) throws DispatchException {
        AccountId from = dispatch.origin().signer();
        ledger.transfer(dispatch, from, account(call, "dest"), call.<Long>arg("value"), Existence.ALLOW_DEATH);
    }

    void transferKeepAlive(Dispatch dispatch, Call call) throws DispatchException {
        AccountId from = dispatch.origin().signer();
        ledger.transfer(dispatch, from, account(call, "dest"), call.<Long>arg("value"), Existence.KEEP_ALIVE);
    }

    void forceTransfer(Dispatch dispatch, Call call) throws DispatchException {
        dispatch.origin().requireRoot();
        ledger.transfer(dispatch, account(call, "source"), account(call, "dest"), call.<Long>arg("value"),
                Existence.ALLOW_DEATH);
    }

    void transferAll(Dispatch dispatch, Call call) throws DispatchException {
        AccountId from = dispatch.origin().signer();
        Existence existence = call.<Boolean>arg("keep_alive") ? Existence.KEEP_ALIVE : Existence.ALLOW_DEATH;
        long all = ledger.reducible(dispatch.state(), from, existence);
        ledger.transfer(dispatch, from, account(call, "dest"), all, existence);
    }

    void forceUnreserve(Dispatch dispatch, Call call) throws DispatchException {
        dispatch.origin().requireRoot();
        ledger.unreserve(dispatch, account(call, "who"), call.<Long>arg("amount"));
    }

    /// All accounts here count the new way: there is nothing to upgrade, and asking for nothing costs nothing.
    void upgradeAccounts(Dispatch dispatch, Call call) throws DispatchException {
        dispatch.origin().signer();
        if (call.<List<AccountId>>arg("who").isEmpty()) {
            dispatch.free();
        }
    }

    void forceSetBalance(Dispatch dispatch, Call call) throws DispatchException {
        dispatch.origin().requireRoot();
        ledger.set(dispatch, account(call, "who"), call.<Long>arg("new_free"));
    }

    void forceAdjustIssuance(Dispatch dispatch, Call call) throws DispatchException {
        dispatch.origin().requireRoot();
        State state = dispatch.state();
        long delta = call.<Long>arg("delta");
        balances.deltaZero.unless(delta > 0);
        long before = balances.totalIssuance(state);
        long sum = before + delta;
        long after = call.<AdjustmentDirection>arg("direction") == AdjustmentDirection.Increase
                ? (sum < 0 ? Long.MAX_VALUE : sum)
                : Math.max(0, before - delta);
        balances.totalIssuance.put(state, after);
        dispatch.emit(balances.totalIssuanceForced, before, after);
    }

    void burn(Dispatch dispatch, Call call) throws DispatchException {
        AccountId who = dispatch.origin().signer();
        Existence existence = call.<Boolean>arg("keep_alive") ? Existence.KEEP_ALIVE : Existence.ALLOW_DEATH;
        ledger.take(dispatch, who, call.<Long>arg("value"), existence, Optional.of(balances.burned));
    }

    private static AccountId account(Call call, String argument) throws DispatchException {
        return call.<MultiAddress>arg(argument).lookup();
    }
}
