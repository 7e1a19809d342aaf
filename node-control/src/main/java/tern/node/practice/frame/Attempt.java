package tern.node.practice.frame;

import java.util.Optional;

/// What came of an inner call whose failure does not fail the outer one.
///
/// @param error  why it failed; its changes and events are gone then
/// @param weight what it really cost
public record Attempt(Optional<DispatchError> error, CallWeight weight) {

    public boolean succeeded() {
        return error.isEmpty();
    }

    /// @throws DispatchException the error, if there was one
    public void orThrow() throws DispatchException {
        if (error.isPresent()) {
            throw error.get().toException();
        }
    }
}
