package tern.node.practice.frame;

/// An error as its pallet declares it.
///
/// @param palletIndex index of the pallet
/// @param index       index of the error in its pallet
/// @param name        as on the real chain
/// @param docs        one line for readers
public record ErrorDecl(int palletIndex, int index, String name, String docs) {

    /// The exception that fails a call with this error.
    public DispatchException toException() {
        return new DispatchError.Module(palletIndex, index).toException();
    }

    /// Fails the call unless the condition holds.
    public void unless(boolean condition) throws DispatchException {
        if (!condition) {
            throw toException();
        }
    }
}
