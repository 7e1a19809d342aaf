package tern.wallet.chain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.KeyScheme;
import tern.wallet.rpc.RpcException;
import tern.wallet.rpc.RpcReply;
import tern.wallet.rpc.RpcRequest;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// Finds out whether the runtime checks the metadata digest, before the user's key signs anything.
///
/// A runtime checks a transaction's signature before it looks at the account, the number or the payment. So a
/// transaction signed by a key that is made up for the purpose tells whether the signed bytes are what the runtime
/// expects: it answers `BadProof` when they are not, `CannotLookup` when it was built without a digest, and something
/// else (the account is empty) when they are. Two such transactions are checked: one with the digest, one without, so
/// that a digest that is refused can be told from signed bytes that are wrong for another reason.
///
/// The node can lie about all this. It can only make the result worse, and the result is shown: a digest is either
/// among the signed bytes, and then metadata that the node made up makes the signature worthless on the real chain, or
/// it is not, and then the draft says so and [DigestPolicy] decides.
final class DigestProbe {

    private final Runtime runtime;
    private final Hash32 genesis;
    private final Hash32 digest;
    private final byte[] call;
    private final Hash32 at;

    /// @param call any encoded call; `System.remark` or the one that is being prepared
    /// @param at   the best block
    DigestProbe(Runtime runtime, Hash32 genesis, Hash32 digest, byte[] call, Hash32 at) {
        this.runtime = runtime;
        this.genesis = genesis;
        this.digest = digest;
        this.call = call.clone();
        this.at = at;
    }

    /// Two runtime calls: with the digest, and without.
    List<RpcRequest> requests() throws ChainException {
        try (Secret seed = Secret.random(32); KeyPair nobody = KeyPair.ofMiniSecret(KeyScheme.SR25519, seed)) {
            return List.of(request(nobody, Optional.of(digest)), request(nobody, Optional.empty()));
        }
    }

    private RpcRequest request(KeyPair nobody, Optional<Hash32> withDigest) throws ChainException {
        Extrinsics.Extensions extensions = Extrinsics.extensions(runtime,
                new Extrinsics.Terms(new Era.Immortal(), genesis, 0, Rao.ZERO, genesis, withDigest));
        byte[] payload = Extrinsics.concat(call, extensions.extra(), extensions.implicit());
        byte[] extrinsic = Extrinsics.assemble(runtime, nobody.account(), nobody.scheme(),
                nobody.sign(Extrinsics.signedBytes(payload)), extensions.extra(), call);
        return RpcRequest.of("state_call", Validity.METHOD, Validity.arguments(extrinsic, at), at.toString());
    }

    /// @throws ChainException `REVIEW_FAILED` when the runtime takes no signature of ours at all
    static DigestState read(RpcReply with, RpcReply without) throws ChainException, RpcException {
        if (signatureTaken(with)) {
            return DigestState.IN_FORCE;
        }
        if (!signatureTaken(without)) {
            throw new ChainException(ChainException.Kind.REVIEW_FAILED, Texts.say("chain.signature-not-taken"),
                    "a signature is refused with and without metadata digest");
        }
        return name(with).equals("BadProof") ? DigestState.REFUSED : DigestState.NOT_SUPPORTED;
    }

    private static boolean signatureTaken(RpcReply reply) throws ChainException, RpcException {
        String name = name(reply);
        return !name.equals("BadProof") && !name.equals("CannotLookup") && !name.equals("IndeterminateImplicit");
    }

    private static String name(RpcReply reply) throws ChainException, RpcException {
        return switch (Validity.read(Json.bytes(reply.resultOrThrow(), "validity"))) {
            case Validity.Valid _ -> "";
            case Validity.Invalid(Refusal refusal) -> refusal.name();
            case Validity.Unknown(Refusal refusal) -> refusal.name();
        };
    }

    /// The runtime versions that are known to check the digest. Only the good news is remembered: whether another node
    /// says the same must be asked each time.
    static final class Memory {

        private final Set<RuntimeVersion> inForce = ConcurrentHashMap.newKeySet();

        boolean inForce(Runtime runtime) {
            return inForce.contains(runtime.version());
        }

        void put(Runtime runtime, DigestState state) {
            if (state == DigestState.IN_FORCE) {
                inForce.add(runtime.version());
            }
        }
    }
}
