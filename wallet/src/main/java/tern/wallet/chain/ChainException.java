package tern.wallet.chain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.wallet.units.Hash32;
import tern.wallet.units.Said;
import tern.wallet.units.TernException;

/// Something between this wallet and the chain did not work. Branch on [#kind]; the message is for a person.
public final class ChainException extends TernException {

    private static final long serialVersionUID = 1L;

    /// What went wrong, for code to branch on.
    public enum Kind {
        /// No endpoint answers.
        UNREACHABLE,
        /// The node took too long.
        TIMEOUT,
        /// The node asks to slow down.
        RATE_LIMITED,
        /// The endpoint is of another chain, or was refused for another reason.
        WRONG_CHAIN,
        /// The node answered something that cannot be read.
        MALFORMED,
        /// The node no longer keeps the state of that block.
        STATE_GONE,
        /// This runtime has no such call, storage item or runtime call.
        NOT_IN_RUNTIME,
        /// The runtime's metadata could not be had or does not belong to the runtime.
        METADATA,
        /// The runtime was upgraded since the draft was made.
        STALE_RUNTIME,
        /// The runtime wants something in transactions that this wallet does not know.
        UNSUPPORTED_EXTENSION,
        /// The bytes to be signed are not what was asked for.
        REVIEW_FAILED,
        /// The runtime does not check the metadata digest and the caller requires that it does.
        DIGEST_NOT_IN_FORCE,
        /// The signer did not sign or signed something else.
        SIGNING_FAILED,
        /// Another transaction of this account took the same number meanwhile.
        NONCE_TAKEN,
        /// The chain refuses the transaction; [#refusal] says why.
        REFUSED,
        /// The node dropped the transaction from its waiting room.
        DROPPED,
        /// Another transaction with the same number replaced it.
        USURPED,
        /// Was not included and can no longer be.
        EXPIRED,
        /// Was sent, and nobody could be asked whether it was included.
        OUTCOME_UNKNOWN,
        /// The waiting was interrupted.
        CANCELLED,
        /// The node answered with an error.
        NODE_ERROR
    }

    private final Kind kind;
    private final transient @Nullable Refusal refusal;
    private transient @Nullable Sent sent;

    /// The signed transaction whose sending or following ended with this.
    ///
    /// @param hash  its name on explorers
    /// @param nonce its number
    /// @param death first block that cannot include it; `Long.MAX_VALUE` when there is none
    public record Sent(Hash32 hash, long nonce, long death) {}

    ChainException(Kind kind, Said said) {
        this(kind, said, null, null, null);
    }

    ChainException(Kind kind, Said said, @Nullable String details) {
        this(kind, said, details, null, null);
    }

    ChainException(Kind kind, Said said, @Nullable String details, @Nullable Throwable cause) {
        this(kind, said, details, cause, null);
    }

    ChainException(Kind kind, Said said, @Nullable String details, @Nullable Throwable cause,
            @Nullable Refusal refusal) {
        super(said, details, cause);
        this.kind = kind;
        this.refusal = refusal;
    }

    /// What went wrong.
    public Kind kind() {
        return kind;
    }

    /// The transaction that this is about; present where [Transactions#submitAndFollow] threw it. It may have been
    /// sent: [#kind] tells what is known.
    public Optional<Sent> sent() {
        return Optional.ofNullable(sent);
    }

    /// This exception, once it names the transaction that was being sent.
    ChainException about(SignedExtrinsic signed) {
        sent = new Sent(signed.hash(), signed.draft().nonce(), signed.draft().death());
        return this;
    }

    /// Why the chain refuses the transaction; present with [Kind#REFUSED].
    public Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }
}
