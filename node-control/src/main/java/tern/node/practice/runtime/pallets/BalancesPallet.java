package tern.node.practice.runtime.pallets;

import java.util.List;
import java.util.Optional;
import tern.node.practice.frame.CallDecl;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.EnumType;
import tern.node.practice.frame.ErrorDecl;
import tern.node.practice.frame.EventDecl;
import tern.node.practice.frame.Pallet;
import tern.node.practice.frame.PalletPath;
import tern.node.practice.frame.State;
import tern.node.practice.frame.Storage;
import tern.node.practice.frame.StructType;
import tern.node.practice.frame.Type;
import tern.node.practice.frame.Types;
import tern.node.practice.frame.UnionType;
import tern.node.practice.frame.Wrappers;
import tern.wallet.keys.AccountId;

/// TAO in accounts. All amounts are rao. Source: `pallet_balances` of the polkadot-sdk, with 64-bit balances.
@SuppressWarnings("ArrayRecordComponent") // carried to the wire, never compared
public final class BalancesPallet extends Pallet {

    /// The least a living account has; what is left below it is lost.
    public static final long EXISTENTIAL_DEPOSIT = 500;

    /// Whether an account may die of what is taken from it.
    public enum Existence {
        KEEP_ALIVE, ALLOW_DEATH
    }

    private enum Reasons {
        Fee, Misc, All
    }

    /// Where repatriated money goes.
    enum BalanceStatus {
        Free, Reserved
    }

    enum AdjustmentDirection {
        Increase, Decrease
    }

    private record Lock(byte[] id, long amount, Reasons reasons) {}

    private record Reserve(byte[] id, long amount) {}

    private static final Type<Reasons> REASONS = EnumType.of(Reasons.class, Enum::name, Enum::ordinal,
            "pallet_balances", "types", "Reasons");
    private static final Type<Lock> LOCK = StructType.<Lock>named("pallet_balances", "types", "BalanceLock")
            .param("Balance", Types.U64)
            .field("id", Types.bytes(8), Lock::id)
            .field("amount", Types.U64, Lock::amount)
            .field("reasons", REASONS, Lock::reasons)
            .build(parts -> new Lock(parts.get(0), parts.get(1), parts.get(2)));
    private static final Type<Reserve> RESERVE = StructType
            .<Reserve>named("pallet_balances", "types", "ReserveData")
            .param("ReserveIdentifier", Types.bytes(8))
            .param("Balance", Types.U64)
            .field("id", Types.bytes(8), Reserve::id)
            .field("amount", Types.U64, Reserve::amount)
            .build(parts -> new Reserve(parts.get(0), parts.get(1)));
    private static final Type<BalanceStatus> STATUS = EnumType.of(BalanceStatus.class, Enum::name, Enum::ordinal,
            "frame_support", "traits", "tokens", "misc", "BalanceStatus");
    private static final Type<AdjustmentDirection> DIRECTION = EnumType.of(AdjustmentDirection.class, Enum::name,
            Enum::ordinal, "pallet_balances", "types", "AdjustmentDirection");

    /// A reason to hold or freeze; no pallet here has one.
    private interface NoReason {}

    private record IdAmount(NoReason id, long amount) {}

    final Storage.Value<Long> totalIssuance = value("TotalIssuance", Types.U64, 0L,
            "");

    final EventDecl endowed = event(0, "Endowed", "",
            field("account", Types.ACCOUNT), field("free_balance", Types.U64));
    final EventDecl dustLost = event(1, "DustLost",
            "",
            field("account", Types.ACCOUNT), field("amount", Types.U64));
    final EventDecl transfer = event(2, "Transfer", "", field("from", Types.ACCOUNT),
            field("to", Types.ACCOUNT), field("amount", Types.U64));
    final EventDecl balanceSet = event(3, "BalanceSet", "", field("who", Types.ACCOUNT),
            field("free", Types.U64));
    final EventDecl reserved = whoAmount(4, "Reserved", "");
    final EventDecl unreserved = whoAmount(5, "Unreserved",
            "");
    final EventDecl reserveRepatriated = event(6, "ReserveRepatriated",
            "",
            field("from", Types.ACCOUNT), field("to", Types.ACCOUNT), field("amount", Types.U64),
            field("destination_status", STATUS));
    final EventDecl deposit = whoAmount(7, "Deposit", "");
    final EventDecl withdraw = whoAmount(8, "Withdraw",
            "");
    final EventDecl minted = whoAmount(10, "Minted", "");
    final EventDecl burned = whoAmount(11, "Burned", "");
    final EventDecl upgraded = event(14, "Upgraded", "", field("who", Types.ACCOUNT));
    final EventDecl totalIssuanceForced = event(21, "TotalIssuanceForced",
            "", field("old", Types.U64), field("new", Types.U64));

    final ErrorDecl liquidityRestrictions = error(1, "LiquidityRestrictions",
            "");
    final ErrorDecl insufficientBalance = error(2, "InsufficientBalance", "");
    final ErrorDecl existentialDeposit = error(3, "ExistentialDeposit",
            "");
    final ErrorDecl issuanceDeactivated = error(10, "IssuanceDeactivated",
            "");
    final ErrorDecl deltaZero = error(11, "DeltaZero", "");

    private final BalanceLedger ledger;

    public BalancesPallet(SystemPallet system) {
        super("Balances", 5, PalletPath.of("pallet_balances").withInstances());
        ledger = new BalanceLedger(system, this);
        declareStorage();
        declareRest();
        constant("ExistentialDeposit", Types.U64, EXISTENTIAL_DEPOSIT,
                "");
        constant("MaxLocks", Types.U32, 50L, "");
        constant("MaxReserves", Types.U32, 50L, "");
        constant("MaxFreezes", Types.U32, 50L,
                "");
        declareCalls(new BalanceCalls(ledger, this));
    }

    private void declareStorage() {
        value("InactiveIssuance", Types.U64, 0L, "");
        map("Account", blake2(Types.ACCOUNT), AccountData.TYPE, AccountData.NONE,
                "Unused: balances are kept by System.");
        map("Locks", blake2(Types.ACCOUNT), Wrappers.weaklyBounded(LOCK), List.of(),
                "");
        map("Reserves", blake2(Types.ACCOUNT), Wrappers.bounded(RESERVE), List.of(),
                "");
        map("Holds", blake2(Types.ACCOUNT), Wrappers.bounded(idAmount("RuntimeHoldReason")), List.of(),
                "");
        map("Freezes", blake2(Types.ACCOUNT), Wrappers.bounded(idAmount("RuntimeFreezeReason")), List.of(),
                "");
    }

    private static Type<IdAmount> idAmount(String reasons) {
        Type<NoReason> reason = UnionType.<NoReason>named("node_subtensor_runtime", reasons).build();
        return StructType.<IdAmount>named("frame_support", "traits", "tokens", "misc", "IdAmount")
                .param("Id", reason)
                .param("Balance", Types.U64)
                .field("id", reason, IdAmount::id)
                .field("amount", Types.U64, IdAmount::amount)
                .build(parts -> new IdAmount(parts.get(0), parts.get(1)));
    }

    /// Events and errors that nothing here causes, so that clients find them as on the real chain.
    private void declareRest() {
        whoAmount(9, "Slashed", "");
        whoAmount(12, "Suspended", "");
        whoAmount(13, "Restored", "");
        event(15, "Issued", "",
                field("amount", Types.U64));
        event(16, "Rescinded", "",
                field("amount", Types.U64));
        whoAmount(17, "Locked", "");
        whoAmount(18, "Unlocked", "");
        whoAmount(19, "Frozen", "");
        whoAmount(20, "Thawed", "");
        error(0, "VestingBalance", "");
        error(4, "Expendability", "");
        error(5, "ExistingVestingSchedule", "");
        error(6, "DeadAccount", "");
        error(7, "TooManyReserves", "");
        error(8, "TooManyHolds", "");
        error(9, "TooManyFreezes", "");
    }

    private void declareCalls(BalanceCalls does) {
        CallDecl.Arg dest = arg("dest", MultiAddress.TYPE);
        CallDecl.Arg value = arg("value", Types.COMPACT_U64);
        call(0, "transfer_allow_death", 175_062_000, "",
                does::transferAllowDeath, dest, value);
        call(2, "force_transfer", 302_164_000,
                "",
                does::forceTransfer, arg("source", MultiAddress.TYPE), dest, value);
        call(3, "transfer_keep_alive", 164_542_000,
                "",
                does::transferKeepAlive, dest, value);
        call(4, "transfer_all", 174_250_000, "",
                does::transferAll, dest, arg("keep_alive", Types.BOOL));
        call(5, "force_unreserve", 142_464_000, "", does::forceUnreserve,
                arg("who", MultiAddress.TYPE), arg("amount", Types.U64));
        call(6, "upgrade_accounts", 141_700_000, "", does::upgradeAccounts,
                arg("who", Types.vec(Types.ACCOUNT)));
        call(8, "force_set_balance", 146_750_000, "", does::forceSetBalance,
                arg("who", MultiAddress.TYPE), arg("new_free", Types.COMPACT_U64));
        call(9, "force_adjust_total_issuance", 130_000_000, "",
                does::forceAdjustIssuance, arg("direction", DIRECTION), arg("delta", Types.COMPACT_U64));
        call(10, "burn", 156_259_000, "", does::burn,
                value, arg("keep_alive", Types.BOOL));
    }

    private EventDecl whoAmount(int index, String name, String docs) {
        return event(index, name, docs, field("who", Types.ACCOUNT), field("amount", Types.U64));
    }

    private static EventDecl.Field field(String name, Type<?> type) {
        return EventDecl.Field.of(name, type);
    }

    // --- what other pallets use

    public long free(State state, AccountId who) {
        return ledger.data(state, who).free();
    }

    public long reserved(State state, AccountId who) {
        return ledger.data(state, who).reserved();
    }

    public long total(State state, AccountId who) {
        return ledger.data(state, who).total();
    }

    /// What could be taken from the account at most.
    public long spendable(State state, AccountId who, Existence existence) {
        return ledger.reducible(state, who, existence);
    }

    public long totalIssuance(State state) {
        return totalIssuance.get(state);
    }

    /// Moves free balance. Event `Transfer`.
    ///
    /// @throws DispatchException `Token` errors as the real chain words them
    public void transfer(Dispatch dispatch, AccountId from, AccountId to, long amount, Existence existence)
            throws DispatchException {
        ledger.transfer(dispatch, from, to, amount, existence);
    }

    /// Takes free balance out of issuance. Event `Withdraw`.
    public void withdraw(Dispatch dispatch, AccountId who, long amount, Existence existence) throws DispatchException {
        ledger.take(dispatch, who, amount, existence, Optional.of(withdraw));
    }

    /// Puts new balance into an account. Event `Deposit`.
    ///
    /// @throws DispatchException `Token.BelowMinimum` when the account would have less than the existential deposit
    public void deposit(Dispatch dispatch, AccountId who, long amount) throws DispatchException {
        ledger.give(dispatch, who, amount, Optional.of(deposit));
    }

    /// As [#deposit], with event `Minted`.
    public void mint(Dispatch dispatch, AccountId who, long amount) throws DispatchException {
        ledger.give(dispatch, who, amount, Optional.of(minted));
    }

    /// As [#withdraw], with event `Burned`.
    public void burn(Dispatch dispatch, AccountId who, long amount, Existence existence) throws DispatchException {
        ledger.take(dispatch, who, amount, existence, Optional.of(burned));
    }

    /// Moves free balance into deposit.
    ///
    /// @throws DispatchException `InsufficientBalance`, `LiquidityRestrictions` or `ConsumerRemaining`
    public void reserve(Dispatch dispatch, AccountId who, long amount) throws DispatchException {
        ledger.reserve(dispatch, who, amount);
    }

    /// Moves deposit back into free balance.
    ///
    /// @return what was not on deposit
    public long unreserve(Dispatch dispatch, AccountId who, long amount) throws DispatchException {
        return ledger.unreserve(dispatch, who, amount);
    }

    /// Moves one account's deposit to another.
    ///
    /// @param toFree whether it arrives as free balance
    /// @return what was not on deposit
    public long repatriateReserved(Dispatch dispatch, AccountId from, AccountId to, long amount, boolean toFree)
            throws DispatchException {
        return ledger.repatriate(dispatch, from, to, amount, toFree ? BalanceStatus.Free : BalanceStatus.Reserved);
    }

    /// Gives new balance without events, for genesis and for history that is made fast.
    ///
    /// @throws IllegalArgumentException when the account would have less than the existential deposit
    public void endow(State state, AccountId who, long amount) {
        ledger.silently(state, dispatch -> ledger.give(dispatch, who, amount, Optional.empty()));
    }

    /// Takes balance out of issuance without events.
    ///
    /// @throws IllegalArgumentException when it is not there
    public void remove(State state, AccountId who, long amount) {
        ledger.silently(state,
                dispatch -> ledger.take(dispatch, who, amount, Existence.KEEP_ALIVE, Optional.empty()));
    }

    /// Moves balance without events.
    ///
    /// @throws IllegalArgumentException when it is not there, or one of the two would not live
    public void move(State state, AccountId from, AccountId to, long amount) {
        ledger.silently(state, dispatch -> ledger.transfer(dispatch, from, to, amount, Existence.KEEP_ALIVE));
    }
}
