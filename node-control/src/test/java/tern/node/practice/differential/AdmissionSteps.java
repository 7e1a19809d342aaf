package tern.node.practice.differential;

import static tern.node.practice.differential.Scene.TAO;

import java.util.List;
import tern.wallet.chain.CallSpec;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.Draft;
import tern.wallet.chain.SignedExtrinsic;
import tern.wallet.chain.Signer;
import tern.wallet.chain.TxOptions;
import tern.wallet.crypto.Blake2;
import tern.wallet.keys.KeyPair;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.units.Hash32;
import tern.wallet.units.Hex;

/// What is turned away before it is in a block.
final class AdmissionSteps {

    private static final String VALIDATE = "TaggedTransactionQueue_validate_transaction";
    private static final int EXTERNAL = 2;
    private static final int SIGNATURE_AT = 1 + 1 + 32 + 1;
    private static final int SPEC_VERSION_AT = 0;
    private static final int GENESIS_AT = 8;
    private static final int HASHED_ABOVE = 256;

    private AdmissionSteps() {}

    static List<Step> all() {
        return List.of(
                new Step("a nonce used before", (scene, seen) -> {
                    scene.side.send(scene.key("number"), small(scene));
                    refused(scene, seen, sign(scene, "number", Side.options().withNonce(0)));
                }),
                new Step("a nonce too far ahead", (scene, seen) -> waits(scene, seen,
                        sign(scene, "number", Side.options().withNonce(3)))),
                new Step("a changed signature", (scene, seen) -> {
                    SignedExtrinsic good = sign(scene, "number", Side.options());
                    byte[] bytes = good.bytes();
                    bytes[start(bytes) + SIGNATURE_AT + 20] ^= 1;
                    refused(scene, seen, again(good, bytes));
                }),
                new Step("a changed call", (scene, seen) -> {
                    SignedExtrinsic good = sign(scene, "number", Side.options());
                    byte[] bytes = good.bytes();
                    bytes[bytes.length - 6] ^= 1;
                    refused(scene, seen, again(good, bytes));
                }),
                new Step("another chain's genesis", (scene, seen) -> otherTerms(scene, seen, GENESIS_AT)),
                new Step("another spec version", (scene, seen) -> otherTerms(scene, seen, SPEC_VERSION_AT)),
                new Step("an era that has ended", (scene, seen) -> {
                    Draft draft = scene.side.draft(scene.key("number"), small(scene),
                            Side.options().withEraBlocks(4));
                    SignedExtrinsic signed = scene.side.transactions.sign(draft, Signer.of(scene.key("number")));
                    scene.side.makeBlocks(5);
                    refused(scene, seen, signed);
                }),
                new Step("an immortal transaction", (scene, seen) -> {
                    SignedExtrinsic signed = sign(scene, "number", Side.options().withEraBlocks(0));
                    seen.say("outcome", scene.side.follow(signed).success());
                }),
                new Step("too little for the fee", (scene, seen) -> {
                    refused(scene, seen, sign(scene, "beggar", Side.options()));
                }),
                new Step("a fee that would leave less than the existential deposit", (scene, seen) -> {
                    long fee = scene.side.draft(scene.key("edge"), small(scene), Side.options()).fee().value();
                    scene.fund("edge2", fee + 499);
                    refused(scene, seen, sign(scene, "edge2", Side.options()));
                }),
                new Step("an account that does not exist", (scene, seen) -> refused(scene, seen,
                        sign(scene, "stranger", Side.options()))),
                new Step("a tip above the balance", (scene, seen) -> refused(scene, seen, sign(scene, "number",
                        Side.options().withTip(tern.wallet.units.Rao.of(100 * TAO))))),
                new Step("an inherent signed by somebody", (scene, seen) -> {
                    Draft draft = scene.side.draft(scene.key("number"), new CallSpec("Timestamp", "set",
                            Scene.args("now", 1L)), Side.options());
                    refused(scene, seen, scene.side.transactions.sign(draft, Signer.of(scene.key("number"))));
                }),
                new Step("bytes that are no transaction", (scene, seen) -> seen.say("taken by the node",
                        scene.side.submissionCode(Hex.decode("0x1084ffffff")).isEmpty())));
    }

    private static CallSpec small(Scene scene) {
        return scene.transfer("transfer_keep_alive", "//Alice", 1_000);
    }

    private static SignedExtrinsic sign(Scene scene, String who, TxOptions options) throws Exception {
        KeyPair key = scene.key(who);
        return scene.side.transactions.sign(scene.side.draft(key, small(scene), options), Signer.of(key));
    }

    /// Notes the runtime's reason and the node's code.
    private static void refused(Scene scene, Observation seen, SignedExtrinsic signed) throws Exception {
        try {
            scene.side.transactions.validate(signed);
            seen.say("outcome", "valid");
        } catch (ChainException e) {
            if (e.kind() != ChainException.Kind.REFUSED) {
                throw e;
            }
            seen.say("outcome", "refused: " + Side.refusal(e));
            seen.say("told in words", e.sentence());
            seen.say("code", scene.side.submissionCode(signed.bytes()).map(String::valueOf).orElse("taken"));
        } finally {
            scene.side.transactions.discard(signed);
        }
    }

    /// Notes what the runtime wants to see first.
    private static void waits(Scene scene, Observation seen, SignedExtrinsic signed) throws Exception {
        try {
            byte[] args = new ScaleWriter().writeU8(EXTERNAL)
                    .writeBytes(signed.bytes())
                    .writeBytes(scene.side.best().hash().bytes())
                    .toBytes();
            ScaleReader in = new ScaleReader(
                    Hex.decode(scene.side.client.rpc().call("state_call", VALIDATE, args).asString()));
            seen.say("outcome", in.readU8() == 0 ? "valid" : "refused");
            in.skip(8);
            seen.say("requires", tags(in));
            seen.say("provides", tags(in));
            seen.say("propagates", in.remaining() == 9);
        } finally {
            scene.side.transactions.discard(signed);
        }
    }

    private static String tags(ScaleReader in) throws Exception {
        StringBuilder tags = new StringBuilder();
        int count = in.readLength(1);
        for (int i = 0; i < count; i++) {
            tags.append(Hex.encode(in.readBytes(in.readLength(1)))).append(' ');
        }
        return tags.toString();
    }

    /// Signs with one byte of the implicit terms changed.
    private static void otherTerms(Scene scene, Observation seen, int at) throws Exception {
        SignedExtrinsic good = sign(scene, "number", Side.options());
        Draft draft = good.draft();
        byte[] implicit = draft.implicit();
        implicit[at] ^= 1;
        byte[] payload = new ScaleWriter().writeBytes(draft.callBytes())
                .writeBytes(draft.extra())
                .writeBytes(implicit)
                .toBytes();
        byte[] signature = scene.key("number")
                .sign(payload.length > HASHED_ABOVE ? Blake2.hash256(payload) : payload);
        byte[] bytes = good.bytes();
        System.arraycopy(signature, 0, bytes, start(bytes) + SIGNATURE_AT, signature.length);
        refused(scene, seen, again(good, bytes));
    }

    private static SignedExtrinsic again(SignedExtrinsic good, byte[] bytes) {
        return new SignedExtrinsic(good.draft(), bytes, Hash32.of(Blake2.hash256(bytes)));
    }

    /// Where the extrinsic begins behind its compact length.
    private static int start(byte[] bytes) {
        return (bytes[0] & 3) == 0 ? 1 : (bytes[0] & 3) == 1 ? 2 : 4;
    }

}
