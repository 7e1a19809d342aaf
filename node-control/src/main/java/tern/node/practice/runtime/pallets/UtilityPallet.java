package tern.node.practice.runtime.pallets;

import java.nio.charset.StandardCharsets;
import java.util.List;
import tern.node.practice.frame.Attempt;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.CallFilter;
import tern.node.practice.frame.CallWeight;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchClass;
import tern.node.practice.frame.DispatchError;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.ErrorDecl;
import tern.node.practice.frame.EventDecl;
import tern.node.practice.frame.Origin;
import tern.node.practice.frame.Pallet;
import tern.node.practice.frame.PalletPath;
import tern.node.practice.frame.RuntimeCalls;
import tern.node.practice.frame.Type;
import tern.node.practice.frame.Types;
import tern.node.practice.frame.UnionType;
import tern.node.practice.frame.Wrappers;
import tern.wallet.crypto.Blake2;
import tern.wallet.keys.AccountId;

/// Several calls in one. Source: `pallet_subtensor_utility`, a fork of `pallet_utility`; a batch is free when all calls
/// in it are (chain.md 3.3).
@SuppressWarnings("ArrayRecordComponent") // carried to the wire, never compared
public final class UtilityPallet extends Pallet {

    /// `batched_calls_limit`.
    static final int MOST_CALLS = 10_922;
    private static final byte[] DERIVATION = "modlpy/utilisuba".getBytes(StandardCharsets.US_ASCII);
    private static final long BATCH = 54_830_000;
    private static final long PER_CALL = 4_388_993;

    /// An origin as a call's argument. Source: `OriginCaller`.
    sealed interface Caller {

        Type<Caller> TYPE = makeType();

        record System(Raw raw) implements Caller {}

        record Ethereum(EthereumOrigin origin) implements Caller {}

        private static Type<Caller> makeType() {
            Type<Raw> raw = UnionType.<Raw>named("frame_support", "dispatch", "RawOrigin")
                    .param("AccountId", Types.ACCOUNT)
                    .empty("Root", 0, Raw.Root.class, new Raw.Root())
                    .one("Signed", 1, Raw.Signed.class, Types.ACCOUNT, Raw.Signed::who, Raw.Signed::new)
                    .empty("None", 2, Raw.None.class, new Raw.None())
                    .empty("Authorized", 3, Raw.Authorized.class, new Raw.Authorized())
                    .build();
            Type<EthereumOrigin> ethereum = UnionType.<EthereumOrigin>named("pallet_ethereum", "RawOrigin")
                    .one("EthereumTransaction", 0, EthereumOrigin.class, Wrappers.H160, EthereumOrigin::address,
                            EthereumOrigin::new)
                    .build();
            return UnionType.<Caller>named("node_subtensor_runtime", "OriginCaller")
                    .one("system", 0, System.class, raw, System::raw, System::new)
                    .one("Ethereum", 21, Ethereum.class, ethereum, Ethereum::origin, Ethereum::new)
                    .build();
        }
    }

    record EthereumOrigin(byte[] address) {}

    sealed interface Raw {

        record Root() implements Raw {}

        record Signed(AccountId who) implements Raw {}

        record None() implements Raw {}

        record Authorized() implements Raw {}
    }

    private final EventDecl batchInterrupted = event(0, "BatchInterrupted",
            "Batch of dispatches did not complete fully. Index of first failing dispatch given, as well as the error.",
            EventDecl.Field.of("index", Types.U32), EventDecl.Field.of("error", DispatchError.TYPE));
    private final EventDecl batchCompleted = event(1, "BatchCompleted",
            "");
    private final EventDecl batchCompletedWithErrors = event(2, "BatchCompletedWithErrors",
            "");
    private final EventDecl itemCompleted = event(3, "ItemCompleted",
            "");
    private final EventDecl itemFailed = event(4, "ItemFailed",
            "",
            EventDecl.Field.of("error", DispatchError.TYPE));
    private final EventDecl dispatchedAs = event(5, "DispatchedAs", "",
            EventDecl.Field.of("result", CoreTypes.DISPATCH_RESULT));
    private final EventDecl mainSuccess = event(6, "IfElseMainSuccess", "");
    private final EventDecl fallbackCalled = event(7, "IfElseFallbackCalled", "",
            EventDecl.Field.of("main_error", DispatchError.TYPE));
    private final ErrorDecl tooManyCalls = error(0, "TooManyCalls", "");

    private final RuntimeCalls calls;

    public UtilityPallet(RuntimeCalls calls) {
        super("Utility", 11, PalletPath.of("pallet_subtensor_utility").withPlainEvents());
        this.calls = calls;
        error(1, "InvalidDerivedAccount", "Bad input data for derived account ID.");
        constant("batched_calls_limit", Types.U32, (long) MOST_CALLS, "");
        Type<List<Call>> list = Types.vec(calls);
        weighedCall(0, "batch", "", this::batch, UtilityPallet::weighBatch,
                arg("calls", list));
        weighedCall(1, "as_derivative", "", this::asDerivative,
                call -> call.<Call>arg("call").weight().plus(80_000_000), arg("index", Types.U16), arg("call", calls));
        weighedCall(2, "batch_all", "", this::batchAll,
                UtilityPallet::weighBatch, arg("calls", list));
        weighedCall(3, "dispatch_as", "", this::dispatchAs,
                call -> call.<Call>arg("call").weight().plus(80_000_000), arg("as_origin", Caller.TYPE),
                arg("call", calls));
        weighedCall(4, "force_batch", "Send a batch of dispatch calls. Unlike `batch`, it allows errors.",
                this::forceBatch, UtilityPallet::weighBatch, arg("calls", list));
        weighedCall(5, "with_weight", "", this::withWeight,
                call -> call.<Call>arg("call")
                        .weight()
                        .withRefTime(
                                call.<CoreTypes.Weight>arg("weight").refTime()),
                arg("call", calls), arg("weight", CoreTypes.WEIGHT));
        weighedCall(6, "if_else", "",
                this::ifElse,
                call -> call.<Call>arg("main").weight().plus(call.<Call>arg("fallback").weight().refTime()),
                arg("main", calls), arg("fallback", calls));
        weighedCall(7, "dispatch_as_fallible", "Dispatches a function call with a provided origin; may fail.",
                this::dispatchAsFallible, call -> call.<Call>arg("call").weight().plus(80_000_000),
                arg("as_origin", Caller.TYPE), arg("call", calls));
    }

    /// The type of any call.
    public RuntimeCalls callType() {
        return calls;
    }

    /// Whether the call is one of the three batches.
    public static boolean isBatch(Call call) {
        return call.is("Utility", "batch") || call.is("Utility", "batch_all") || call.is("Utility", "force_batch");
    }

    /// The chain's base filter: no batch directly inside a batch. Source: `NoNestingCallFilter`.
    public static boolean nestsBatches(Call call) {
        return isBatch(call) && call.<List<Call>>arg("calls").stream().anyMatch(UtilityPallet::isBatch);
    }

    private static CallWeight weighBatch(Call call) {
        List<Call> calls = call.arg("calls");
        long sum = base(calls.size());
        boolean pays = calls.isEmpty();
        boolean operational = !calls.isEmpty();
        for (Call inner : calls) {
            CallWeight weight = inner.weight();
            long more = sum + weight.refTime();
            sum = more < 0 ? Long.MAX_VALUE : more;
            pays |= weight.paysFee();
            operational &= weight.dispatchClass() == DispatchClass.OPERATIONAL;
        }
        return new CallWeight(sum, 0, operational ? DispatchClass.OPERATIONAL : DispatchClass.NORMAL, pays);
    }

    private static long base(int calls) {
        return BATCH + PER_CALL * calls;
    }

    private List<Call> checked(Dispatch dispatch, Call call) throws DispatchException {
        if (dispatch.origin() instanceof Origin.None) {
            throw new DispatchError.BadOrigin().toException();
        }
        List<Call> calls = call.arg("calls");
        tooManyCalls.unless(calls.size() <= MOST_CALLS);
        return calls;
    }

    private void batch(Dispatch dispatch, Call call) throws DispatchException {
        List<Call> calls = checked(dispatch, call);
        long spent = 0;
        for (int i = 0; i < calls.size(); i++) {
            Attempt attempt = dispatch.attempt(calls.get(i));
            spent += attempt.weight().refTime();
            if (attempt.error().isPresent()) {
                dispatch.emit(batchInterrupted, (long) i, attempt.error().get());
                dispatch.actualWeight(base(i + 1) + spent);
                return;
            }
            dispatch.emit(itemCompleted);
        }
        dispatch.emit(batchCompleted);
        dispatch.actualWeight(base(calls.size()) + spent);
    }

    private void batchAll(Dispatch dispatch, Call call) throws DispatchException {
        List<Call> calls = checked(dispatch, call);
        CallFilter notItself = inner -> !inner.is("Utility", "batch_all");
        Dispatch inside = dispatch.origin() instanceof Origin.Root ? dispatch : dispatch.filtered(notItself);
        long spent = 0;
        for (int i = 0; i < calls.size(); i++) {
            Attempt attempt = inside.attempt(calls.get(i));
            spent += attempt.weight().refTime();
            if (!attempt.succeeded()) {
                dispatch.actualWeight(base(i + 1) + spent);
            }
            attempt.orThrow();
            dispatch.emit(itemCompleted);
        }
        dispatch.emit(batchCompleted);
        dispatch.actualWeight(base(calls.size()) + spent);
    }

    private void forceBatch(Dispatch dispatch, Call call) throws DispatchException {
        List<Call> calls = checked(dispatch, call);
        long spent = 0;
        boolean failed = false;
        for (Call inner : calls) {
            Attempt attempt = dispatch.attempt(inner);
            spent += attempt.weight().refTime();
            if (attempt.error().isPresent()) {
                failed = true;
                dispatch.emit(itemFailed, attempt.error().get());
            } else {
                dispatch.emit(itemCompleted);
            }
        }
        dispatch.emit(failed ? batchCompletedWithErrors : batchCompleted);
        dispatch.actualWeight(base(calls.size()) + spent);
    }

    private void asDerivative(Dispatch dispatch, Call call) throws DispatchException {
        AccountId derived = derive(dispatch.origin().signer(), call.<Integer>arg("index"));
        dispatch.as(new Origin.Signed(derived)).inner(call.arg("call"));
    }

    /// The account behind an indexed pseudonym.
    public static AccountId derive(AccountId who, int index) {
        return AccountId.of(Blake2.hash256(DERIVATION, who.bytes(), Types.U16.toBytes(index)));
    }

    private void dispatchAs(Dispatch dispatch, Call call) throws DispatchException {
        dispatch.emit(dispatchedAs, asOther(dispatch, call).error());
    }

    private void dispatchAsFallible(Dispatch dispatch, Call call) throws DispatchException {
        asOther(dispatch, call).orThrow();
        dispatch.emit(dispatchedAs, java.util.Optional.<DispatchError>empty());
    }

    private static Attempt asOther(Dispatch dispatch, Call call) throws DispatchException {
        dispatch.origin().requireRoot();
        Origin other = switch (call.<Caller>arg("as_origin")) {
            case Caller.System(Raw.Root()) -> new Origin.Root();
            case Caller.System(Raw.Signed(AccountId who)) -> new Origin.Signed(who);
            case Caller.System(Raw.None()),Caller.System(Raw.Authorized()) -> new Origin.None();
            case Caller.Ethereum(EthereumOrigin origin) -> throw new DispatchError.BadOrigin().toException();
        };
        return dispatch.as(other).attempt(call.arg("call"));
    }

    private void withWeight(Dispatch dispatch, Call call) throws DispatchException {
        dispatch.origin().requireRoot();
        dispatch.inner(call.arg("call"));
    }

    private void ifElse(Dispatch dispatch, Call call) throws DispatchException {
        if (dispatch.origin() instanceof Origin.None) {
            throw new DispatchError.BadOrigin().toException();
        }
        Attempt main = dispatch.attempt(call.arg("main"));
        if (main.succeeded()) {
            dispatch.emit(mainSuccess);
            dispatch.actualWeight(main.weight().refTime());
            return;
        }
        Attempt fallback = dispatch.attempt(call.arg("fallback"));
        dispatch.actualWeight(main.weight().refTime() + fallback.weight().refTime());
        fallback.orThrow();
        dispatch.emit(fallbackCalled, main.error().orElseThrow());
    }
}
