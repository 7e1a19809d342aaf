package tern.wallet.chain;

import org.jspecify.annotations.Nullable;

/// One answer of a [ChainRead], there after [ChainRead#execute]. Safe to read from any thread afterwards.
public final class Pending<T> {

    private volatile @Nullable T value;
    private volatile @Nullable ChainException failure;

    Pending() {}

    void complete(T answer) {
        value = answer;
        failure = null;
    }

    void fail(ChainException reason) {
        failure = reason;
    }

    /// @throws ChainException        why this one answer is missing (the others may be there)
    /// @throws IllegalStateException before the read was executed
    public T get() throws ChainException {
        ChainException failed = failure;
        if (failed != null) {
            throw failed;
        }
        T answer = value;
        if (answer == null) {
            throw new IllegalStateException("the read was not executed");
        }
        return answer;
    }

    /// Whether [#get] throws a [ChainException].
    public boolean failed() {
        return failure != null;
    }
}
