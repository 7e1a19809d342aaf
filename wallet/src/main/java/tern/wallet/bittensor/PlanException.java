package tern.wallet.bittensor;

import org.jspecify.annotations.Nullable;
import tern.wallet.units.TernException;

/// An intent that the chain would refuse, or that Tern refuses because it would lose money. Nothing was signed.
public final class PlanException extends TernException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /// Why it is refused.
    public enum Kind {
        /// No amount, or below what the chain accepts.
        AMOUNT,
        /// Free TAO does not cover amount, fee and the reserve that has to stay.
        BALANCE,
        /// More stake asked for than there is, or part of it is locked.
        STAKE,
        /// The recipient belongs to the protocol, or is the sender; stake is already where it is to go.
        RECIPIENT,
        /// No such subnet.
        SUBNET,
        /// The subnet does not trade.
        TRADING,
        /// Nobody owns this hotkey on chain.
        HOTKEY,
        /// The pool cannot take the trade.
        LIQUIDITY,
        /// The account's coldkey swap is announced or disputed: the chain refuses everything else.
        KEY_SWAP,
        /// The chain runs in safe mode.
        SAFE_MODE,
        /// Root stake changed recently and cannot leave yet.
        ROOT_HOLD,
        /// The seat is taken already, is not there, or none is given out.
        SEAT,
        /// A seat costs more than it may.
        PRICE,
        /// An address that nobody could reach.
        ADDRESS,
        /// A proof of work that the chain would not take.
        WORK,
        /// The connected chain lacks what the intent needs.
        UNSUPPORTED
    }

    public PlanException(Kind kind, String message, @Nullable String details) {
        super(message, details);
        this.kind = kind;
    }

    public PlanException(Kind kind, String message) {
        this(kind, message, null);
    }

    public Kind kind() {
        return kind;
    }
}
