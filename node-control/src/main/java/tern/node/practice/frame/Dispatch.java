package tern.node.practice.frame;

import java.util.function.Consumer;

/// What a call runs in.
///
/// @param origin   on whose behalf
/// @param state    the chain's state, inside a layer of this call
/// @param block    number of the block being made
/// @param deposit  takes an event
/// @param runtime  runs inner calls and holds the pallets
public record Dispatch(Origin origin, State state, long block, Consumer<Event> deposit, Executor runtime) {

    /// The same with another origin, for calls inside calls.
    public Dispatch as(Origin other) {
        return new Dispatch(other, state, block, deposit, runtime);
    }

    public void emit(EventDecl event, Object... values) {
        deposit.accept(event.of(values));
    }

    /// Runs an inner call in a layer of its own.
    ///
    /// @throws DispatchException what the inner call failed with; its changes and events are gone
    public void inner(Call call) throws DispatchException {
        runtime.dispatch(this, call);
    }

    /// Runs calls inside calls.
    public interface Executor {
        void dispatch(Dispatch dispatch, Call call) throws DispatchException;
    }
}
