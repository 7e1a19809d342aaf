package tern.wallet.chain;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import tern.wallet.chain.ChainException.Kind;
import tern.wallet.rpc.RpcException;
import tern.wallet.rpc.RpcSubscription;
import tern.wallet.rpc.SubscriptionListener;
import tern.wallet.rpc.SubscriptionSpec;
import tern.wallet.units.Hash32;
import tern.wallet.units.Hex;
import tools.jackson.databind.JsonNode;

/// Hands a signed transaction to the node, once. Never repeated: where it is not known whether it arrived, the blocks
/// tell.
final class Submission {

    /// Error codes of `author_submit…`. Source: `sc-rpc-api/src/author/error.rs`.
    private static final int INVALID = 1010;
    private static final int UNKNOWN_VALIDITY = 1011;
    private static final int TEMPORARILY_BANNED = 1012;
    private static final int ALREADY_IMPORTED = 1013;
    private static final int TOO_LOW_PRIORITY = 1014;
    private static final int IMMEDIATELY_DROPPED = 1016;

    private final ChainClient client;
    private final SignedExtrinsic signed;

    /// What the follower hears.
    sealed interface Signal {
        /// The node reports on the transaction.
        record Report(JsonNode status) implements Signal {}

        /// The node will not report any more.
        record ReportsEnded() implements Signal {}

        /// A new best block.
        record Best(BlockRef block) implements Signal {}

        /// A new final block.
        record Final(BlockRef block) implements Signal {}
    }

    /// Whether the node watches it.
    enum Result {
        /// Reports will come.
        WATCHED,
        /// It may have arrived, or the node has it already: the blocks must be searched.
        UNWATCHED
    }

    Submission(ChainClient client, SignedExtrinsic signed) {
        this.client = client;
        this.signed = signed;
    }

    /// @param signals gets what the node reports
    /// @param opened  gets the subscription, to be closed
    /// @throws ChainException when it is certain that this node did not take it
    Result send(BlockingQueue<Signal> signals, List<Watch> opened) throws ChainException {
        SubscriptionListener listener = new SubscriptionListener() {
            @Override
            public void onItem(JsonNode item) {
                if (!signals.offer(new Signal.Report(item))) {
                    Log.log().warn("a node reports faster on {} than can be heard", signed.hash());
                }
            }

            @Override
            public void onEnd(RpcException reason) {
                signals.offer(new Signal.ReportsEnded());
            }
        };
        try {
            RpcSubscription subscription = client.rpc()
                    .subscribe(
                            SubscriptionSpec.of("author_submitAndWatchExtrinsic", "author_unwatchExtrinsic",
                                    List.of(Hex.encode(signed.bytes()))),
                            listener);
            opened.add(subscription::close);
            return Result.WATCHED;
        } catch (RpcException e) {
            return refused(e);
        }
    }

    private Result refused(RpcException e) throws ChainException {
        if (e.kind() != RpcException.Kind.SERVER_ERROR) {
            if (e.kind() == RpcException.Kind.INTERRUPTED || !e.mayHaveArrived()) {
                throw Failures.rpc(e);
            }
            return Result.UNWATCHED;
        }
        return switch (e.code().orElse(0)) {
            // waits in the pool already, or was there a short time ago and may be in a block by now
            case ALREADY_IMPORTED, TEMPORARILY_BANNED -> Result.UNWATCHED;
            case INVALID, UNKNOWN_VALIDITY -> throw reason(e);
            case TOO_LOW_PRIORITY ->
                throw new ChainException(Kind.NONCE_TAKEN, Texts.say("chain.nonce-waiting"), details(e), e);
            case IMMEDIATELY_DROPPED ->
                throw new ChainException(Kind.DROPPED, Texts.say("chain.pool-full"), details(e), e);
            default -> throw new ChainException(Kind.NODE_ERROR, Texts.say("chain.node-refused"), details(e), e);
        };
    }

    /// The node says "invalid" in its own words; the runtime's typed answer is asked for.
    private ChainException reason(RpcException e) throws ChainException {
        try {
            check(client, signed);
        } catch (ChainException typed) {
            if (typed.kind() == Kind.REFUSED || typed.kind() == Kind.STALE_RUNTIME) {
                return typed;
            }
            typed.addSuppressed(e);
            throw typed;
        }
        return new ChainException(Kind.REFUSED, Texts.say("chain.node-refused"), details(e), e);
    }

    private static String details(RpcException e) {
        return e.serverMessage() + e.data().map(data -> ": " + data).orElse("");
    }

    /// Asks the runtime at the best block whether it would take the transaction. Two frames, three when it would not
    /// take the signature.
    ///
    /// @throws ChainException `REFUSED` with the reason; `STALE_RUNTIME` when the runtime was upgraded
    static Validity check(ChainClient client, SignedExtrinsic signed) throws ChainException {
        Hash32 best = client.bestBlock().hash();
        Validity validity;
        try {
            JsonNode answer = client.rpc()
                    .read("state_call", Validity.METHOD,
                            Validity.arguments(signed.bytes(), best), best.toString());
            validity = Validity.read(Json.bytes(answer, "validity"));
        } catch (RpcException e) {
            throw Failures.state(e);
        }
        Refusal refusal = switch (validity) {
            case Validity.Valid _ -> null;
            case Validity.Invalid(Refusal reason) -> reason;
            case Validity.Unknown(Refusal reason) -> reason;
        };
        if (refusal == null) {
            return validity;
        }
        if (refusal.name().equals("BadProof")) {
            // what a runtime upgrade does to everything that was signed before
            RuntimeVersion present = client.runtimeAt(best).version();
            if (!present.sameCode(signed.draft().runtime().version())) {
                throw stale(signed.draft(), present);
            }
        }
        throw new ChainException(Kind.REFUSED, refusal.said(), "the runtime answers " + refusal.name()
                + (refusal.custom().isPresent() ? " " + refusal.custom().getAsInt() : ""), null, refusal);
    }

    static ChainException stale(Draft draft, RuntimeVersion present) {
        return new ChainException(Kind.STALE_RUNTIME, Texts.say("chain.stale-runtime"),
                "prepared for version " + draft.specVersion() + ", the chain runs " + present.specVersion());
    }
}
