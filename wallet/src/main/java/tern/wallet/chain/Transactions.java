package tern.wallet.chain;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import tern.wallet.chain.ChainException.Kind;
import tern.wallet.crypto.Ed25519;
import tern.wallet.crypto.Sr25519;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyScheme;
import tern.wallet.rpc.RpcException;
import tern.wallet.units.Hash32;
import tern.wallet.units.TernException;

/// Makes, checks, signs, sends and follows transactions: [#prepare], [#review], [#sign] or [#signAndCheck],
/// [#submitAndFollow]. Every call blocks and is meant for a virtual thread; any thread may call.
///
/// | operation | frames |
/// |---|---|
/// | [#prepare] | 2; 3 where the node does not estimate fees itself, or the era is longer than 4096 blocks |
/// | [#review] | 0 |
/// | [#sign] | 1, the check that the runtime is still the one that was reviewed |
/// | [#validate] | 2 |
/// | [#submitAndFollow] | 1, and 1 or 2 for each block that holds the transaction |
///
/// Metadata that turns out not to be the chain's costs [#prepare] three more.
///
/// What protects the user: nothing is signed for another runtime than the chain's present one, for another chain, or
/// when the bytes say something else than what was asked for; a signature is checked before it is used; nothing is
/// ever sent twice; the verdict is read from the block's events.
///
/// What does not protect the user: a second draft of the same thing. Nothing on the chain ties it to the first one
/// unless both have the same number, and a draft's number is what the node says is next. Where the first transaction
/// waits in that node's pool, or another program has sent one, the second gets the next number, and both are carried
/// out. So after an end without a verdict, the account's activity is to be looked at first; from the block
/// `draft().death()` on, the first can no longer be included. Only a repeat that is given the first one's number
/// ([TxOptions#withNonce]) excludes it.
public final class Transactions {

    private final ChainClient client;
    private final Follower.Limits limits;

    /// Until when a transaction is followed.
    public enum Until {
        /// Until it is in a block, which may still be undone.
        IN_BLOCK,
        /// Until its block can no longer be undone.
        FINALIZED
    }

    public Transactions(ChainClient client) {
        this(client, Follower.Limits.STANDARD);
    }

    Transactions(ChainClient client, Follower.Limits limits) {
        this.client = client;
        this.limits = limits;
    }

    /// The same, for whoever waits for the end: following stops as `OUTCOME_UNKNOWN` when no node has said anything new
    /// for so long, which is ten minutes else.
    public Transactions withPatience(Duration patience) {
        return new Transactions(client, limits.withPatience(patience));
    }

    /// Makes a draft for the runtime of the best block, with a number, an era, a fee estimate, and the metadata digest
    /// where the runtime checks it (see [DigestState]).
    ///
    /// The era begins at the last final block, whose hash nothing can make invalid; where finality lags behind by more
    /// than a quarter of the era, at the best block.
    ///
    /// @throws ChainException `NOT_IN_RUNTIME` when the runtime has no such call or takes other arguments;
    ///                        `UNSUPPORTED_EXTENSION`; `DIGEST_NOT_IN_FORCE` where `options` require it
    public Draft prepare(AccountId signer, KeyScheme scheme, CallSpec call, TxOptions options) throws ChainException {
        return new Drafter(client).draft(signer, scheme, call, options);
    }

    /// Reads the bytes that would be signed, independently of how they were made, and holds them against what was
    /// asked for. To be shown to the person; [#sign] does it again and refuses on any difference.
    ///
    /// @throws ChainException `STALE_RUNTIME`; `REVIEW_FAILED` when the bytes cannot be read at all
    public DraftReview review(Draft draft) throws ChainException {
        Runtime runtime = client.runtime();
        if (!runtime.version().sameCode(draft.runtime().version())) {
            throw Submission.stale(draft, runtime.version());
        }
        return new DraftReviewer(draft, client.genesis(), runtime).review();
    }

    /// Signs a draft. Nothing is sent but the question for the present runtime version. The draft's number is taken
    /// from here on, until the transaction is done, refused, or [#discard]ed.
    ///
    /// @throws ChainException `STALE_RUNTIME`, `REVIEW_FAILED`, `NONCE_TAKEN`, `SIGNING_FAILED`
    public SignedExtrinsic sign(Draft draft, Signer signer) throws ChainException {
        if (!signer.account().equals(draft.signer()) || signer.scheme() != draft.scheme()) {
            throw new ChainException(Kind.SIGNING_FAILED, Texts.say("chain.wrong-signer"),
                    "draft of " + draft.signer() + ", signer " + signer.account());
        }
        requirePresentRuntime(draft);
        DraftReview review = review(draft);
        if (!review.agrees()) {
            throw new ChainException(
                    Kind.REVIEW_FAILED, Texts.say("chain.review-failed"), review.mismatches().toString());
        }
        if (!client.nonces().take(draft.signer(), draft.nonce(), draft.death())) {
            throw new ChainException(Kind.NONCE_TAKEN, Texts.say("chain.nonce-taken"), "nonce " + draft.nonce());
        }
        boolean done = false;
        try {
            byte[] signature = signature(draft, signer);
            byte[] bytes = Extrinsics.assemble(
                    draft.runtime(), draft.signer(), draft.scheme(), signature, draft.extra(), draft.callBytes());
            SignedExtrinsic signed = new SignedExtrinsic(draft, bytes, Extrinsics.hash(bytes));
            done = true;
            return signed;
        } finally {
            if (!done) {
                client.nonces().release(draft.signer(), draft.nonce());
            }
        }
    }

    private static byte[] signature(Draft draft, Signer signer) throws ChainException {
        byte[] message = draft.signedBytes();
        byte[] signature;
        try {
            signature = signer.sign(message.clone());
        } catch (TernException e) {
            throw new ChainException(Kind.SIGNING_FAILED, e.said(), e.details().orElse(null), e);
        }
        byte[] key = draft.signer().bytes();
        boolean good = switch (draft.scheme()) {
            case ED25519 -> Ed25519.verify(key, message, signature);
            case SR25519 -> Sr25519.verify(key, message, signature);
        };
        if (!good) {
            throw new ChainException(Kind.SIGNING_FAILED, Texts.say("chain.bad-signature"),
                    signature.length + " bytes that are no signature of " + draft.signer());
        }
        return signature;
    }

    private void requirePresentRuntime(Draft draft) throws ChainException {
        try {
            RuntimeVersion present = RuntimeVersion.parse(client.rpc().read("state_getRuntimeVersion"));
            if (!present.sameCode(draft.runtime().version())) {
                throw Submission.stale(draft, present);
            }
        } catch (RpcException e) {
            throw Failures.rpc(e);
        }
    }

    /// Signs, then asks the runtime whether it would take the transaction. When it would not, the number is free again
    /// and nothing was sent.
    ///
    /// @throws ChainException as of [#sign] and [#validate]
    public SignedExtrinsic signAndCheck(Draft draft, Signer signer) throws ChainException {
        SignedExtrinsic signed = sign(draft, signer);
        boolean good = false;
        try {
            validate(signed);
            good = true;
            return signed;
        } finally {
            if (!good) {
                discard(signed);
            }
        }
    }

    /// Asks the runtime whether it would take the transaction now. Nothing is sent on.
    ///
    /// @throws ChainException `REFUSED` with the reason in words; `STALE_RUNTIME`
    public void validate(SignedExtrinsic signed) throws ChainException {
        Submission.check(client, signed);
    }

    /// Looks through the blocks that could hold a transaction: 4 frames, 1 for each 16 blocks, and 2 where it is found.
    ///
    /// @param extrinsic blake2b-256 of its bytes
    /// @param birth     the block after which it can be included
    /// @param death     the first block that cannot include it
    /// @throws ChainException `STATE_GONE` where the node has forgotten those blocks
    public Whereabouts find(Hash32 extrinsic, long birth, long death) throws ChainException {
        long finalized = client.finalizedBlock().number();
        long best = Math.max(finalized, client.bestBlock().number());
        BlockSearch search = new BlockSearch(client, extrinsic, birth + 1, death);
        Optional<Hash32> block = search.search(best, finalized);
        if (block.isEmpty()) {
            return search.exhausted() ? new Whereabouts.Expired() : new Whereabouts.Open();
        }
        Optional<Outcome> outcome = client.events().findOutcome(block.get(), extrinsic);
        if (outcome.isEmpty()) {
            throw Failures.malformed("block", "block " + block.get() + " does not hold " + extrinsic);
        }
        Outcome found = outcome.get();
        return new Whereabouts.Included(found.block().number() <= finalized ? found.asFinalized() : found);
    }

    /// Frees the number of a transaction that will not be sent.
    public void discard(SignedExtrinsic signed) {
        client.nonces().release(signed.draft().signer(), signed.draft().nonce());
    }

    /// Sends and follows to the verdict in a final block. See the other [#submitAndFollow].
    public Outcome submitAndFollow(SignedExtrinsic signed, Consumer<TxStatus> watcher) throws ChainException {
        return submitAndFollow(signed, Until.FINALIZED, watcher);
    }

    /// Sends the transaction, once, and follows it to its verdict, also through lost connections.
    ///
    /// An [Outcome] is returned for whatever was included, successful or not. The time it takes is bounded by the
    /// transaction's era. An interrupt ends the waiting, not the transaction.
    ///
    /// @param watcher hears how far it is, on the calling thread
    /// @throws ChainException `REFUSED`, `DROPPED`, `USURPED`, `NONCE_TAKEN`: not taken, or taken out of the waiting
    ///                        room; `EXPIRED`: was not included and can no longer be; `OUTCOME_UNKNOWN`;
    ///                        `STALE_RUNTIME`; `CANCELLED`. After all but the last this client does not hold the
    ///                        number any more. A repeat usually gets the same number, and then at most one of the two
    ///                        is carried out; but not where the node, or a pool that it knows, still counts the first:
    ///                        then the repeat gets the next number and both may be carried out, until the first one's
    ///                        `draft().death()`. After `DROPPED` and `OUTCOME_UNKNOWN` look at the account first.
    ///                        [ChainException#sent] names the transaction, its number and that block
    public Outcome submitAndFollow(SignedExtrinsic signed, Until until, Consumer<TxStatus> watcher)
            throws ChainException {
        boolean free = true;
        try {
            if (!client.runtime().version().sameCode(signed.draft().runtime().version())) {
                throw Submission.stale(signed.draft(), client.runtime().version());
            }
            Outcome outcome = new Follower(client, signed, until == Until.FINALIZED, watcher, limits).follow();
            free = outcome.finalized();
            return outcome;
        } catch (ChainException e) {
            free = e.kind() != Kind.CANCELLED;
            throw e.about(signed);
        } finally {
            if (free) {
                discard(signed);
            }
        }
    }
}
