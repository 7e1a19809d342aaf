package tern.node.practice.frame;

import java.util.Optional;
import java.util.function.Consumer;

/// What a call runs in.
///
/// @param origin   on whose behalf
/// @param state    the chain's state, inside a layer of this call
/// @param block    number of the block being made
/// @param deposit  takes an event
/// @param runtime  runs inner calls and holds the pallets
/// @param filter   what the origin may call; inner calls inherit it
/// @param meter    what this call really cost
public record Dispatch(Origin origin, State state, long block, Consumer<Event> deposit, Executor runtime,
        CallFilter filter, Meter meter) {

    public Dispatch(Origin origin, State state, long block, Consumer<Event> deposit, Executor runtime) {
        this(origin, state, block, deposit, runtime, CallFilter.ALL, new Meter(CallWeight.normal(0)));
    }

    /// The same with another origin, for calls inside calls. The filter stays, as on the chain since spec 453.
    public Dispatch as(Origin other) {
        return new Dispatch(other, state, block, deposit, runtime, filter, meter);
    }

    /// The same with one more condition on every inner call.
    public Dispatch filtered(CallFilter more) {
        return new Dispatch(origin, state, block, deposit, runtime, filter.and(more), meter);
    }

    /// The same without conditions: what `Root` makes of an origin.
    public Dispatch unfiltered() {
        return new Dispatch(origin, state, block, deposit, runtime, CallFilter.ALL, meter);
    }

    public void emit(EventDecl event, Object... values) {
        deposit.accept(event.of(values));
    }

    /// Runs an inner call in a layer of its own.
    ///
    /// @throws DispatchException what the inner call failed with; its changes and events are gone
    public void inner(Call call) throws DispatchException {
        attempt(call).orThrow();
    }

    /// Runs an inner call in a layer of its own and tells what came of it.
    public Attempt attempt(Call call) {
        Meter own = new Meter(call.weight());
        Dispatch inside = new Dispatch(origin, state, block, deposit, runtime, filter, own);
        try {
            runtime.dispatch(inside, call);
            return new Attempt(Optional.empty(), own.weight());
        } catch (DispatchException e) {
            return new Attempt(Optional.of(e.error()), own.weight());
        }
    }

    /// Says that this call did less work than declared; the fee follows.
    ///
    /// @param refTime picoseconds of the whole call
    public void actualWeight(long refTime) {
        meter.actual(refTime);
    }

    /// Says that this call turned out to cost no fee (`Pays::No` after the work).
    public void free() {
        meter.free();
    }

    /// Runs calls inside calls.
    public interface Executor {
        void dispatch(Dispatch dispatch, Call call) throws DispatchException;
    }
}
