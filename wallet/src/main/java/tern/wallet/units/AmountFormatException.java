package tern.wallet.units;

/// Text that is not an amount.
public final class AmountFormatException extends TernException {

    private static final long serialVersionUID = 1L;

    public AmountFormatException(String message) {
        super(message);
    }
}
