package tern.node.practice.subtensor;

import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.State;
import tern.node.practice.runtime.pallets.BalancesPallet;
import tern.node.practice.runtime.pallets.BalancesPallet.Existence;
import tern.wallet.keys.AccountId;

/// The ledger that Balances keeps.
final class BalancesLedger implements TaoLedger {

    private final BalancesPallet balances;
    private final AccountId author;

    BalancesLedger(BalancesPallet balances, AccountId author) {
        this.balances = balances;
        this.author = author;
    }

    @Override
    public long free(State state, AccountId who) {
        return balances.free(state, who);
    }

    @Override
    public long spendable(State state, AccountId who) {
        return balances.spendable(state, who, Existence.KEEP_ALIVE);
    }

    @Override
    public long issuance(State state) {
        return balances.totalIssuance(state);
    }

    @Override
    public void transfer(Dispatch dispatch, AccountId from, AccountId to, long amount) throws DispatchException {
        balances.transfer(dispatch, from, to, amount, Existence.KEEP_ALIVE);
    }

    @Override
    public void move(State state, AccountId from, AccountId to, long amount) {
        balances.move(state, from, to, amount);
    }

    @Override
    public void create(State state, AccountId to, long amount) {
        balances.endow(state, to, amount);
    }

    @Override
    public void recycle(Dispatch dispatch, AccountId from, long amount) throws DispatchException {
        balances.withdraw(dispatch, from, amount, Existence.KEEP_ALIVE);
    }

    @Override
    public AccountId author() {
        return author;
    }
}
