package tern.node.practice.runtime;

/// A transaction that can't be in a block: it leaves no trace, not even a fee.
final class TransactionRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Validity reason;

    TransactionRefused(InvalidTransaction reason) {
        this(new Validity.Invalid(reason));
    }

    TransactionRefused(UnknownTransaction reason) {
        this(new Validity.Unknown(reason));
    }

    TransactionRefused(Validity reason) {
        super(reason.toString(), null, false, false);
        this.reason = reason;
    }

    Validity reason() {
        return reason;
    }
}
