package tern.node.practice.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.CallFilter;
import tern.node.practice.frame.CallWeight;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchClass;
import tern.node.practice.frame.DispatchError;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.Event;
import tern.node.practice.frame.Meter;
import tern.node.practice.frame.Origin;
import tern.node.practice.frame.Pallet;
import tern.node.practice.frame.State;
import tern.node.practice.runtime.pallets.BalancesPallet.Existence;
import tern.node.practice.runtime.pallets.BalancesPallet;
import tern.node.practice.runtime.pallets.BlockLimits;
import tern.node.practice.runtime.pallets.CoreTypes;
import tern.node.practice.runtime.pallets.CoreTypes.DigestItem;
import tern.node.practice.runtime.pallets.CoreTypes.EventRecord;
import tern.node.practice.runtime.pallets.CoreTypes.Phase;
import tern.node.practice.runtime.pallets.SystemPallet;
import tern.node.practice.runtime.pallets.UtilityPallet;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.ScaleException;
import tern.wallet.units.Hash32;

/// A block in the making. Used once, by one thread, and ended with [#end] or [#abandon].
public final class BlockRun {

    private static final CallFilter BASE_FILTER = call -> !UtilityPallet.nestsBatches(call);

    private final PracticeRuntime runtime;
    private final TransactionCheck check;
    private final State state;
    private final long number;
    private final Hash32 parent;
    private final SystemPallet system;
    private final BalancesPallet balances;
    private final Fees fees;
    private final List<byte[]> extrinsics = new ArrayList<>();
    private final List<EventRecord> events = new ArrayList<>();
    private Phase phase = new Phase.Initialization();
    private CoreTypes.PerClass<Long> used = new CoreTypes.PerClass<>(0L, 0L, 0L);
    private long length;
    private boolean open = true;

    BlockRun(PracticeRuntime runtime, TransactionCheck check, State state, long number, Hash32 parent,
            long nowMillis) {
        this.runtime = runtime;
        this.check = check;
        this.state = state;
        this.number = number;
        this.parent = parent;
        this.system = runtime.core().system();
        this.balances = runtime.core().balances();
        this.fees = new Fees(runtime.core().payment());
        state.begin();
        boolean begun = false;
        try {
            initialize();
            applyTime(nowMillis);
            begun = true;
        } finally {
            if (!begun) {
                state.rollback();
            }
        }
    }

    public long number() {
        return number;
    }

    public State state() {
        return state;
    }

    /// How many extrinsics are in it, the time included.
    public int size() {
        return extrinsics.size();
    }

    private void initialize() {
        system.events.remove(state);
        system.blockNumber.put(state, number);
        system.parentHash.put(state, parent);
        system.blockHashes.put(state, number - 1, parent);
        long old = number - SystemPallet.BLOCK_HASH_COUNT - 1;
        if (old > 0) {
            system.blockHashes.remove(state, old);
        }
        system.digest.remove(state);
        Dispatch dispatch = dispatch(new Origin.Root(), new Meter(CallWeight.normal(0)));
        upgradeState(dispatch);
        for (Pallet pallet : runtime.decl().pallets()) {
            pallet.onInitialize(dispatch);
        }
    }

    private void upgradeState(Dispatch dispatch) {
        long to = runtime.edition().specVersion();
        long from = system.lastRuntimeUpgrade.find(state).map(SystemPallet.LastUpgrade::specVersion).orElse(0L);
        if (from != to) {
            system.lastRuntimeUpgrade.put(state, new SystemPallet.LastUpgrade(to, PracticeRuntime.SPEC_NAME));
            for (Pallet pallet : runtime.decl().pallets()) {
                pallet.onRuntimeUpgrade(dispatch, from, to);
            }
        }
    }

    private void applyTime(long nowMillis) {
        Call call = runtime.core().timestamp().call(nowMillis);
        enterExtrinsic();
        Meter meter = new Meter(call.weight());
        try {
            execute(dispatch(new Origin.None(), meter), call);
        } catch (DispatchException e) {
            throw new IllegalStateException("the time was refused: " + e.error(), e);
        }
        finishExtrinsic(Extrinsic.bare(runtime.decl(), call), meter.weight(), Optional.empty());
    }

    /// Puts an extrinsic into the block, if it may be there.
    ///
    /// @param bytes with their length prefix
    /// @throws RuntimeException when a pallet is broken: the extrinsic is taken back whole, and the block may go on
    public Inclusion apply(byte[] bytes) {
        requireOpen();
        try {
            Extrinsic extrinsic = Extrinsic.decode(runtime.decl(), bytes);
            TransactionCheck.Checked checked = check.check(state, extrinsic, number, parent);
            if (!checked.ready()) {
                throw new TransactionRefused(new InvalidTransaction.Future());
            }
            CallWeight weight = checked.weight();
            DispatchClass kind = weight.dispatchClass();
            if (!BlockLimits.fitsBeside(kind, used.of(kind), weight.refTime() + BlockLimits.BASE_EXTRINSIC)
                    || length + bytes.length > BlockLimits.maxLength(kind)) {
                throw new TransactionRefused(new InvalidTransaction.ExhaustsResources());
            }
            return include(extrinsic, checked, bytes);
        } catch (ScaleException e) {
            return new Inclusion.Refused(new Validity.Undecodable(e.details().orElse("it does not decode")));
        } catch (TransactionRefused e) {
            return new Inclusion.Refused(e.reason());
        }
    }

    private Inclusion include(Extrinsic extrinsic, TransactionCheck.Checked checked, byte[] bytes)
            throws TransactionRefused {
        int mark = events.size();
        Phase before = phase;
        state.begin();
        boolean done = false;
        try {
            enterExtrinsic();
            Meter meter = new Meter(checked.weight());
            Dispatch dispatch = dispatch(new Origin.Signed(checked.signer()), meter);
            system.incNonce(state, checked.signer());
            takeFee(dispatch, extrinsic.call(), checked);
            Optional<DispatchError> error = Optional.empty();
            try {
                execute(dispatch, extrinsic.call());
            } catch (DispatchException e) {
                error = Optional.of(e.error());
            }
            long paid = settleFee(dispatch, checked, meter.weight(), extrinsic.length());
            int index = extrinsics.size();
            finishExtrinsic(bytes, meter.weight(), error);
            done = true;
            return new Inclusion.Included(index, error, paid);
        } finally {
            if (done) {
                state.commit();
            } else {
                state.rollback();
                events.subList(mark, events.size()).clear();
                phase = before;
            }
        }
    }

    private void takeFee(Dispatch dispatch, Call call, TransactionCheck.Checked checked) throws TransactionRefused {
        if (checked.fee() == 0) {
            return;
        }
        try {
            if (checked.inAlpha()) {
                runtime.rules().payInAlpha(dispatch, checked.payer(), call, checked.fee());
            } else {
                balances.withdraw(dispatch, checked.payer(), checked.fee(), Existence.KEEP_ALIVE);
            }
        } catch (DispatchException e) {
            throw new TransactionRefused(new InvalidTransaction.Payment());
        }
    }

    /// Gives back what the call did not use, and passes the rest on.
    private long settleFee(Dispatch dispatch, TransactionCheck.Checked checked, CallWeight actual, int bytes) {
        long due = Math.min(checked.fee(), fees.total(actual, bytes, checked.tip()));
        if (!checked.inAlpha() && checked.fee() > 0) {
            long back = checked.fee() - due;
            if (back > 0 && balances.total(state, checked.payer()) > 0) {
                depositIfPossible(dispatch, checked.payer(), back);
            }
            if (runtime.edition().feesRecycled()) {
                runtime.rules().recycled(state, due);
            } else {
                depositIfPossible(dispatch, runtime.core().author(), due);
            }
        }
        dispatch.emit(runtime.core().payment().transactionFeePaid, checked.payer(), due, checked.tip());
        return due;
    }

    /// What can't arrive is lost, as on the chain (`Precision::BestEffort`).
    private void depositIfPossible(Dispatch dispatch, AccountId who, long amount) {
        if (amount > 0 && balances.free(state, who) + amount >= BalancesPallet.EXISTENTIAL_DEPOSIT) {
            try {
                balances.deposit(dispatch, who, amount);
            } catch (DispatchException e) {
                throw new IllegalStateException("a deposit that was checked failed: " + e.error(), e);
            }
        }
    }

    /// Does something as the chain itself, outside extrinsics. Its changes are gone when it fails.
    ///
    /// @throws DispatchException what the step failed with
    public void system(SystemStep step) throws DispatchException {
        requireOpen();
        Phase before = phase;
        phase = extrinsics.size() <= 1 ? new Phase.Initialization() : new Phase.Finalization();
        try {
            inLayer(() -> step.run(dispatch(new Origin.Root(), new Meter(CallWeight.normal(0)))));
        } finally {
            phase = before;
        }
    }

    /// Changes the runtime: in force from the next block. The spec version may go down, which no real chain allows.
    public void upgrade(RuntimeEdition to) {
        requireOpen();
        to.install(state);
        system.log(state, new DigestItem.RuntimeEnvironmentUpdated());
        events.add(new EventRecord(new Phase.Initialization(), system.codeUpdated.of(), List.of()));
    }

    /// Ends the block and keeps it.
    public PracticeBlock end() {
        requireOpen();
        phase = new Phase.Finalization();
        Dispatch dispatch = dispatch(new Origin.Root(), new Meter(CallWeight.normal(0)));
        for (Pallet pallet : runtime.decl().pallets()) {
            pallet.onFinalize(dispatch);
        }
        system.recordEvents(state, List.copyOf(events));
        system.blockWeight.put(state, new CoreTypes.PerClass<>(weight(used.normal()), weight(used.operational()),
                weight(used.mandatory())));
        system.executionPhase.remove(state);
        system.extrinsicCount.remove(state);
        system.allExtrinsicsLength.remove(state);
        PracticeHeader header = new PracticeHeader(parent, number, state.root(), PracticeHeader.rootOf(extrinsics),
                system.digest.get(state).logs());
        open = false;
        return new PracticeBlock(header, header.hash(), List.copyOf(extrinsics), state.commit());
    }

    /// Takes everything back.
    public void abandon() {
        if (open) {
            open = false;
            state.rollback();
        }
    }

    private void enterExtrinsic() {
        phase = new Phase.ApplyExtrinsic(extrinsics.size());
        system.extrinsicCount.put(state, (long) extrinsics.size());
    }

    private void finishExtrinsic(byte[] bytes, CallWeight actual, Optional<DispatchError> error) {
        CallWeight all = actual.plus(BlockLimits.BASE_EXTRINSIC);
        CoreTypes.DispatchInfo info = CoreTypes.DispatchInfo.of(all);
        Event outcome = error.isEmpty()
                ? system.extrinsicSuccess.of(info)
                : system.extrinsicFailed.of(error.get(), info);
        events.add(new EventRecord(phase, outcome, List.of()));
        used = used.with(all.dispatchClass(), used.of(all.dispatchClass()) + all.refTime());
        length += bytes.length;
        system.allExtrinsicsLength.put(state, length);
        extrinsics.add(bytes);
    }

    private Dispatch dispatch(Origin origin, Meter meter) {
        return new Dispatch(origin, state, number, event -> events.add(new EventRecord(phase, event, List.of())),
                this::execute, BASE_FILTER, meter);
    }

    /// Runs a call in a layer of its own, if its origin may make it.
    private void execute(Dispatch dispatch, Call call) throws DispatchException {
        if (!(dispatch.origin() instanceof Origin.Root) && !dispatch.filter().allows(call)) {
            throw system.callFiltered();
        }
        inLayer(() -> {
            if (dispatch.origin() instanceof Origin.Signed) {
                runtime.rules().beforeDispatch(dispatch, call);
            }
            call.decl().handler().run(dispatch, call);
        });
    }

    @FunctionalInterface
    private interface Work {
        void run() throws DispatchException;
    }

    private void inLayer(Work work) throws DispatchException {
        int mark = events.size();
        state.begin();
        boolean done = false;
        try {
            work.run();
            done = true;
        } finally {
            if (done) {
                state.commit();
            } else {
                state.rollback();
                events.subList(mark, events.size()).clear();
            }
        }
    }

    private static CoreTypes.Weight weight(@Nullable Long refTime) {
        return new CoreTypes.Weight(refTime == null ? 0 : refTime, 0);
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException("the block has ended");
        }
    }
}
