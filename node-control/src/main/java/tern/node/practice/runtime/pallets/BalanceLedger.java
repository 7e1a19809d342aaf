package tern.node.practice.runtime.pallets;

import java.util.Optional;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchError;
import tern.node.practice.frame.DispatchError.ArithmeticError;
import tern.node.practice.frame.DispatchError.TokenError;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.EventDecl;
import tern.node.practice.frame.Origin;
import tern.node.practice.frame.State;
import tern.node.practice.runtime.pallets.BalancesPallet.BalanceStatus;
import tern.node.practice.runtime.pallets.BalancesPallet.Existence;
import tern.wallet.keys.AccountId;

/// How balances change, in the order of checks and events of `pallet_balances` (`impl_fungible.rs`,
/// `impl_currency.rs`, `Pallet::try_mutate_account`).
final class BalanceLedger {

    private static final long EXISTENTIAL_DEPOSIT = BalancesPallet.EXISTENTIAL_DEPOSIT;

    /// A change of one account's balances.
    @FunctionalInterface
    private interface Change {
        AccountData apply(AccountData before) throws DispatchException;
    }

    /// Something done with a dispatch that nobody watches.
    @FunctionalInterface
    interface Quiet {
        void run(Dispatch dispatch) throws DispatchException;
    }

    private final SystemPallet system;
    private final BalancesPallet balances;

    BalanceLedger(SystemPallet system, BalancesPallet balances) {
        this.system = system;
        this.balances = balances;
    }

    AccountData data(State state, AccountId who) {
        return system.account(state, who).data();
    }

    long reducible(State state, AccountId who, Existence existence) {
        AccountData data = data(state, who);
        long untouchable = Math.max(0, data.frozen() - data.reserved());
        if (existence == Existence.KEEP_ALIVE || (data.free() != 0 && !system.canDecProvider(state, who))) {
            untouchable = Math.max(untouchable, EXISTENTIAL_DEPOSIT);
        }
        return Math.max(0, data.free() - untouchable);
    }

    void transfer(Dispatch dispatch, AccountId from, AccountId to, long amount, Existence existence)
            throws DispatchException {
        checkWithdraw(dispatch.state(), from, amount, existence);
        checkDeposit(dispatch.state(), to, amount);
        if (from.equals(to)) {
            // as `fungible::Mutate::transfer`: checked, and then nothing happens and nothing is told
            return;
        }
        if (amount != 0) {
            lower(dispatch, from, amount, existence);
            raise(dispatch, to, amount);
        }
        dispatch.emit(balances.transfer, from, to, amount);
    }

    /// Exactly that much leaves the account and issuance.
    void take(Dispatch dispatch, AccountId who, long amount, Existence existence, Optional<EventDecl> event)
            throws DispatchException {
        if (amount < 0 || reducible(dispatch.state(), who, existence) < amount) {
            throw token(TokenError.FundsUnavailable);
        }
        if (amount != 0) {
            lower(dispatch, who, amount, existence);
            long issuance = balances.totalIssuance(dispatch.state());
            if (issuance < amount) {
                throw arithmetic(ArithmeticError.Overflow);
            }
            balances.totalIssuance.put(dispatch.state(), issuance - amount);
        }
        event.ifPresent(decl -> dispatch.emit(decl, who, amount));
    }

    /// Exactly that much enters issuance and the account.
    void give(Dispatch dispatch, AccountId who, long amount, Optional<EventDecl> event) throws DispatchException {
        long issuance = balances.totalIssuance(dispatch.state());
        if (amount < 0 || issuance + amount < 0) {
            throw arithmetic(ArithmeticError.Overflow);
        }
        if (amount != 0) {
            if (data(dispatch.state(), who).free() + amount < EXISTENTIAL_DEPOSIT) {
                throw token(TokenError.BelowMinimum);
            }
            raise(dispatch, who, amount);
            balances.totalIssuance.put(dispatch.state(), issuance + amount);
        }
        event.ifPresent(decl -> dispatch.emit(decl, who, amount));
    }

    void reserve(Dispatch dispatch, AccountId who, long amount) throws DispatchException {
        if (amount == 0) {
            return;
        }
        mutate(dispatch, who, before -> {
            balances.insufficientBalance.unless(amount > 0 && before.free() >= amount);
            AccountData after = before.withFree(before.free() - amount).withReserved(before.reserved() + amount);
            balances.liquidityRestrictions.unless(after.free() >= before.frozen());
            return after;
        });
        dispatch.emit(balances.reserved, who, amount);
    }

    long unreserve(Dispatch dispatch, AccountId who, long amount) throws DispatchException {
        long actual = Math.min(data(dispatch.state(), who).reserved(), amount);
        if (actual > 0) {
            mutate(dispatch, who, before -> before.withFree(before.free() + actual)
                    .withReserved(before.reserved() - actual));
            dispatch.emit(balances.unreserved, who, actual);
        }
        return amount - Math.max(0, actual);
    }

    long repatriate(Dispatch dispatch, AccountId from, AccountId to, long amount, BalanceStatus status)
            throws DispatchException {
        if (amount == 0) {
            return 0;
        }
        if (from.equals(to)) {
            return status == BalanceStatus.Free
                    ? unreserve(dispatch, from, amount)
                    : amount - Math.min(amount, data(dispatch.state(), from).reserved());
        }
        long actual = Math.min(data(dispatch.state(), from).reserved(), amount);
        if (data(dispatch.state(), to).total() == 0) {
            // the beneficiary must exist before
            throw token(TokenError.CannotCreate);
        }
        mutate(dispatch, to, before -> status == BalanceStatus.Free
                ? before.withFree(before.free() + actual)
                : before.withReserved(before.reserved() + actual));
        mutate(dispatch, from, before -> before.withReserved(before.reserved() - actual));
        dispatch.emit(balances.reserveRepatriated, from, to, actual, status);
        return amount - actual;
    }

    /// Root's way: the account has exactly that much free balance, or none when it is below the existential deposit.
    void set(Dispatch dispatch, AccountId who, long wanted) throws DispatchException {
        long free = wanted < EXISTENTIAL_DEPOSIT ? 0 : wanted;
        long before = data(dispatch.state(), who).free();
        long issuance = balances.totalIssuance(dispatch.state()) + free - before;
        if (issuance < 0) {
            throw arithmetic(ArithmeticError.Overflow);
        }
        mutate(dispatch, who, data -> data.withFree(free));
        balances.totalIssuance.put(dispatch.state(), issuance);
        dispatch.emit(balances.balanceSet, who, free);
    }

    void silently(State state, Quiet work) {
        Dispatch dispatch = new Dispatch(new Origin.Root(), state, system.number(state), event -> {},
                (inside, call) -> {
                    throw new IllegalStateException("no calls here");
                });
        try {
            work.run(dispatch);
        } catch (DispatchException e) {
            throw new IllegalArgumentException("balances can't change so: " + e.error(), e);
        }
    }

    private void checkWithdraw(State state, AccountId who, long amount, Existence existence)
            throws DispatchException {
        if (amount == 0) {
            return;
        }
        if (amount < 0 || balances.totalIssuance(state) < amount) {
            throw arithmetic(ArithmeticError.Underflow);
        }
        long left = data(state, who).free() - amount;
        if (left < 0) {
            throw token(TokenError.FundsUnavailable);
        }
        if (amount > reducible(state, who, Existence.ALLOW_DEATH)) {
            throw token(TokenError.Frozen);
        }
        if (left < EXISTENTIAL_DEPOSIT) {
            if (!system.canDecProvider(state, who)) {
                throw token(TokenError.OnlyProvider);
            }
            if (existence == Existence.KEEP_ALIVE) {
                throw token(TokenError.NotExpendable);
            }
        }
    }

    private void checkDeposit(State state, AccountId who, long amount) throws DispatchException {
        if (amount == 0) {
            return;
        }
        AccountData data = data(state, who);
        long free = data.free() + amount;
        if (free < 0 || free + data.reserved() < 0) {
            throw arithmetic(ArithmeticError.Overflow);
        }
        if (free < EXISTENTIAL_DEPOSIT) {
            throw token(TokenError.BelowMinimum);
        }
    }

    private void lower(Dispatch dispatch, AccountId who, long amount, Existence existence) throws DispatchException {
        long actual = Math.min(amount, reducible(dispatch.state(), who, existence));
        if (actual != amount) {
            throw token(TokenError.FundsUnavailable);
        }
        mutate(dispatch, who, before -> before.withFree(before.free() - actual));
    }

    private void raise(Dispatch dispatch, AccountId who, long amount) throws DispatchException {
        mutate(dispatch, who, before -> {
            if (before.free() + amount < 0) {
                throw arithmetic(ArithmeticError.Overflow);
            }
            return before.withFree(before.free() + amount);
        });
    }

    /// Changes an account, counts its references, and lets dust go.
    private void mutate(Dispatch dispatch, AccountId who, Change change) throws DispatchException {
        State state = dispatch.state();
        AccountData before = data(state, who);
        boolean isNew = before.equals(AccountData.NONE);
        boolean didProvide = before.free() >= EXISTENTIAL_DEPOSIT;
        boolean didConsume = consumes(before);
        AccountData after = change.apply(before);
        boolean provides = after.free() >= EXISTENTIAL_DEPOSIT;
        if (!didProvide && provides) {
            system.incProviders(dispatch, who);
        }
        if (didConsume && !consumes(after)) {
            system.decConsumers(dispatch, who);
        }
        if (!didConsume && consumes(after)) {
            system.incConsumers(dispatch, who);
        }
        if (didProvide && !provides) {
            system.decProviders(dispatch, who);
        }
        boolean dies = after.free() < EXISTENTIAL_DEPOSIT && after.reserved() == 0;
        system.putData(state, who, dies ? AccountData.NONE : after);
        if (isNew) {
            dispatch.emit(balances.endowed, who, after.free());
        }
        if (dies && after.free() > 0) {
            dispatch.emit(balances.dustLost, who, after.free());
            balances.totalIssuance.put(state, balances.totalIssuance(state) - after.free());
        }
    }

    private static boolean consumes(AccountData data) {
        return data.reserved() != 0 || data.frozen() != 0;
    }

    private static DispatchException token(TokenError error) {
        return new DispatchError.Token(error).toException();
    }

    private static DispatchException arithmetic(ArithmeticError error) {
        return new DispatchError.Arithmetic(error).toException();
    }
}
