package tern.node.practice.subtensor;

import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.State;
import tern.wallet.keys.AccountId;

/// What Subtensor needs of Balances. Amounts in rao. TAO that is staked lies on the subnets' own accounts.
public interface TaoLedger {

    long free(State state, AccountId who);

    /// What can leave without the account dying.
    long spendable(State state, AccountId who);

    long issuance(State state);

    /// Tells it in events. The sender lives on.
    void transfer(Dispatch dispatch, AccountId from, AccountId to, long amount) throws DispatchException;

    /// Without events, from or to accounts of the chain.
    void move(State state, AccountId from, AccountId to, long amount);

    /// New TAO, without an event.
    void create(State state, AccountId to, long amount);

    /// Takes TAO out of the world.
    void recycle(Dispatch dispatch, AccountId from, long amount) throws DispatchException;

    /// Where pool fees go.
    AccountId author();
}
