package tern.node.practice.runtime.pallets;

import java.util.List;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.CallDecl;
import tern.node.practice.frame.CallWeight;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchClass;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.Pallet;
import tern.node.practice.frame.PalletPath;
import tern.node.practice.frame.State;
import tern.node.practice.frame.Storage;
import tern.node.practice.frame.Types;

/// The time, which the block's author says in the first extrinsic of every block. Source: `pallet_timestamp`.
public final class TimestampPallet extends Pallet {

    private final Storage.Value<Long> now = value("Now", Types.U64, 0L, "");
    private final Storage.Value<Boolean> didUpdate = value("DidUpdate", Types.BOOL, false,
            "");
    private final CallDecl set;

    public TimestampPallet() {
        super("Timestamp", 2, PalletPath.of("pallet_timestamp"));
        // Finney's minimum is half of its slot, 6,000 ms; blocks here may be 0.25 s apart, so it is not enforced
        constant("MinimumPeriod", Types.U64, 6_000L, "");
        set = weighedCall(0, "set", "", this::set,
                call -> new CallWeight(160_000_000, 0, DispatchClass.MANDATORY, true),
                arg("now", Types.COMPACT_U64));
    }

    /// Milliseconds since 1970.
    public long now(State state) {
        return now.get(state);
    }

    /// For genesis, where no extrinsic says it.
    public void start(State state, long millis) {
        now.put(state, millis);
    }

    /// The extrinsic's call that says the time.
    ///
    /// @param millis since 1970
    public Call call(long millis) {
        return new Call(set, List.of(millis));
    }

    private void set(Dispatch dispatch, Call call) throws DispatchException {
        dispatch.origin().requireNone();
        if (didUpdate.get(dispatch.state())) {
            throw new IllegalStateException("Timestamp must be updated only once in the block");
        }
        now.put(dispatch.state(), call.<Long>arg("now"));
        didUpdate.put(dispatch.state(), true);
    }

    @Override
    public void onFinalize(Dispatch dispatch) {
        didUpdate.remove(dispatch.state());
    }
}
