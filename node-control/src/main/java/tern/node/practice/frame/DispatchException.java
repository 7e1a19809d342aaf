package tern.node.practice.frame;

/// A call that fails: its block keeps the fee and nothing else of it.
public final class DispatchException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient DispatchError error;

    public DispatchException(DispatchError error) {
        super(error.toString(), null, false, false);
        this.error = error;
    }

    public DispatchError error() {
        return error;
    }
}
