package tern.wallet.chain;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tern.wallet.chain.ChainException.Kind;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keys.Ss58;
import tern.wallet.metadata.MetadataException;
import tern.wallet.rpc.RpcException;
import tern.wallet.rpc.RpcReply;
import tern.wallet.rpc.RpcRequest;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// Makes drafts for the runtime of the best block: what [Transactions#prepare] does. Blocks; any thread may call.
final class Drafter {

    /// Failures that wrong metadata can cause.
    private static final Set<Kind> METADATA_DOUBTS = EnumSet.of(
            Kind.REVIEW_FAILED, Kind.NOT_IN_RUNTIME, Kind.UNSUPPORTED_EXTENSION);

    private final ChainClient client;

    Drafter(ChainClient client) {
        this.client = client;
    }

    /// What the chain is at when a draft is made.
    private record Now(Runtime runtime, BlockRef best, Hash32 finalized, long nonceAtNode) {
        Now with(Runtime fresh) {
            return new Now(fresh, best, finalized, nonceAtNode);
        }
    }

    /// See [Transactions#prepare].
    Draft draft(AccountId signer, KeyScheme scheme, CallSpec call, TxOptions options) throws ChainException {
        Now now = now(signer);
        long nonce = options.nonce().isPresent()
                ? options.nonce().getAsLong()
                : client.nonces().next(signer, now.nonceAtNode(), now.best().number());
        Estimate estimate;
        try {
            estimate = estimate(now, signer, scheme, call, nonce, options);
        } catch (ChainException e) {
            // metadata that is not the chain's may lack the call, or make bytes that the runtime takes in no way
            Optional<Runtime> fresh = METADATA_DOUBTS.contains(e.kind())
                    ? client.refetch(now.runtime(), now.best().hash())
                    : Optional.empty();
            if (fresh.isEmpty()) {
                throw e;
            }
            now = now.with(fresh.get());
            estimate = estimate(now, signer, scheme, call, nonce, options);
        }
        if (estimate.digestState() == DigestState.REFUSED) {
            Optional<Runtime> fresh = client.refetch(now.runtime(), now.best().hash());
            if (fresh.isPresent()) {
                now = now.with(fresh.get());
                estimate = estimate(now, signer, scheme, call, nonce, options);
            }
        }
        Runtime runtime = now.runtime();
        byte[] callBytes = encode(runtime, call);
        Optional<Hash32> digest = runtime.digest();
        DigestState state = estimate.digestState();
        if (state != DigestState.IN_FORCE && options.digest() == DigestPolicy.REQUIRE) {
            throw new ChainException(Kind.DIGEST_NOT_IN_FORCE, Texts.say(state == DigestState.REFUSED
                    ? "chain.digest-refused"
                    : "chain.digest-not-supported"), "metadata digest " + digest.map(Hash32::toString).orElse("none"));
        }
        Optional<Hash32> signedDigest = state == DigestState.IN_FORCE ? digest : Optional.empty();
        BlockRef birth = birth(options.eraBlocks(), now.best(), estimate.finalized());
        Era era = Era.at(options.eraBlocks(), birth.number());
        Extrinsics.Extensions extensions = Extrinsics.extensions(runtime, new Extrinsics.Terms(
                era, birth.hash(), nonce, options.tip(), client.genesis(), signedDigest));
        return new Draft(signer, scheme, call, callBytes, extensions.extra(), extensions.implicit(), nonce, era, birth,
                options.tip(), client.genesis(), runtime, signedDigest, state, estimate.fee());
    }

    private Now now(AccountId signer) throws ChainException {
        try {
            List<RpcReply> replies = client.rpc()
                    .readBatch(List.of(
                            RpcRequest.of("state_getRuntimeVersion"),
                            RpcRequest.of("system_accountNextIndex", Ss58.encode(signer)),
                            RpcRequest.of("chain_getFinalizedHead"),
                            RpcRequest.of("chain_getHeader")));
            Header best = Header.parse(replies.get(3).resultOrThrow());
            return new Now(
                    client.adopt(RuntimeVersion.parse(replies.get(0).resultOrThrow()), best.hash()),
                    best.ref(),
                    Json.hash(replies.get(2).resultOrThrow(), "finalized head"),
                    Json.number(replies.get(1).resultOrThrow(), "nonce"));
        } catch (RpcException e) {
            throw Failures.rpc(e);
        }
    }

    private static byte[] encode(Runtime runtime, CallSpec call) throws ChainException {
        try {
            return runtime.calls().encode(call.pallet(), call.name(), call.args());
        } catch (MetadataException e) {
            throw new ChainException(Kind.NOT_IN_RUNTIME, Texts.say("chain.not-in-runtime"),
                    call.pallet() + '.' + call.name() + ": " + Failures.technical(e), e);
        }
    }

    /// What a node says about a draft in the making.
    private record Estimate(BlockRef finalized, Rao fee, DigestState digestState) {}

    private Estimate estimate(
            Now now, AccountId signer, KeyScheme scheme, CallSpec spec, long nonce, TxOptions options)
            throws ChainException {
        Runtime runtime = now.runtime();
        byte[] call = encode(runtime, spec);
        Optional<Hash32> digest = runtime.digest();
        // of the right length in every part, which is all that the fee depends on
        Extrinsics.Extensions extensions = Extrinsics.extensions(runtime, new Extrinsics.Terms(
                Era.at(options.eraBlocks(), 0), client.genesis(), nonce, options.tip(), client.genesis(), digest));
        byte[] alike = Extrinsics.assemble(runtime, signer, scheme, new byte[64], extensions.extra(), call);
        List<RpcRequest> requests = new ArrayList<>();
        requests.add(RpcRequest.of("chain_getHeader", now.finalized().toString()));
        requests.add(RpcRequest.of("payment_queryInfo", (Object) alike));
        boolean probe = digest.isPresent() && !client.digests().inForce(runtime);
        if (probe) {
            requests.addAll(new DigestProbe(
                    runtime, client.genesis(), digest.get(), probeCall(runtime, call), now.best().hash()).requests());
        }
        try {
            List<RpcReply> replies = client.rpc().readBatch(requests);
            Header finalized = ChainClient.checked(
                    Header.parse(replies.get(0).resultOrThrow()), now.finalized());
            DigestState state = digest.isEmpty() ? DigestState.NOT_SUPPORTED : DigestState.IN_FORCE;
            if (probe) {
                state = DigestProbe.read(replies.get(2), replies.get(3));
                client.digests().put(runtime, state);
            }
            return new Estimate(finalized.ref(), fee(replies.get(1), alike, now), state);
        } catch (RpcException e) {
            throw Failures.rpc(e);
        }
    }

    /// A call without effect, so that the probe does not depend on what the user's call may do.
    private static byte[] probeCall(Runtime runtime, byte[] call) throws ChainException {
        return runtime.hasCall("System", "remark")
                ? encode(runtime, new CallSpec("System", "remark", Map.of("remark", Value.of(new byte[0]))))
                : call;
    }

    private Rao fee(RpcReply answer, byte[] extrinsic, Now now) throws ChainException, RpcException {
        Optional<RpcException> failure = answer.failure();
        if (failure.isPresent() && failure.get().kind() == RpcException.Kind.SERVER_ERROR) {
            return Fees.readEncoded(Json.bytes(
                    client.rpc()
                            .read("state_call", Fees.RUNTIME_CALL, Fees.arguments(extrinsic),
                                    now.best().hash().toString()),
                    "fee"));
        }
        return Fees.read(answer.resultOrThrow());
    }

    private BlockRef birth(int eraBlocks, BlockRef best, BlockRef finalized) throws ChainException {
        if (eraBlocks == 0) {
            return new BlockRef(0, client.genesis());
        }
        BlockRef from = best.number() - finalized.number() <= eraBlocks / 4 ? finalized : best;
        long number = Era.at(eraBlocks, from.number()).birth(from.number());
        if (number == from.number()) {
            return from;
        }
        try {
            return new BlockRef(number, Json.hash(client.rpc().read("chain_getBlockHash", number), "block hash"));
        } catch (RpcException e) {
            throw Failures.rpc(e);
        }
    }
}
