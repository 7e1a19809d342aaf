package tern.wallet.chain;

import java.util.Arrays;
import java.util.Optional;
import tern.wallet.chain.ChainException.Kind;
import tern.wallet.crypto.Blake2;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyScheme;
import tern.wallet.metadata.ExtrinsicInfo;
import tern.wallet.metadata.SignedExtension;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// Writes signed extrinsics of version 4 by the runtime's own list of signed extensions.
///
/// An extension that this class does not know is left out when it puts nothing into the transaction and nothing among
/// the signed bytes; otherwise nothing can be signed for that runtime, and the error names the extension. One that it
/// knows must also have the form that it knows: what is written is read back with the metadata's type.
final class Extrinsics {

    static final String CHECK_METADATA_HASH = "CheckMetadataHash";
    /// Longer payloads are signed as their hash. Source: `SignedPayload` of sp-runtime.
    private static final int LONGEST_UNHASHED = 256;
    private static final int SIGNED_V4 = 0x84;
    private static final byte[] NOTHING = new byte[0];

    private Extrinsics() {}

    /// What the extensions are filled with.
    ///
    /// @param birth hash of the era's birth block; genesis for an immortal era
    record Terms(Era era, Hash32 birth, long nonce, Rao tip, Hash32 genesis, Optional<Hash32> digest) {}

    /// @param extra    goes into the transaction, and is signed
    /// @param implicit is signed only
    @SuppressWarnings("ArrayRecordComponent") // carried from one method to the next, never compared
    record Extensions(byte[] extra, byte[] implicit) {}

    /// @throws ChainException `UNSUPPORTED_EXTENSION`
    static Extensions extensions(Runtime runtime, Terms terms) throws ChainException {
        ScaleWriter extra = new ScaleWriter();
        ScaleWriter implicit = new ScaleWriter();
        for (SignedExtension extension : runtime.metadata().extrinsic().signedExtensions()) {
            Extensions part = part(runtime, extension, terms);
            extra.writeBytes(part.extra());
            implicit.writeBytes(part.implicit());
        }
        return new Extensions(extra.toBytes(), implicit.toBytes());
    }

    private static Extensions part(Runtime runtime, SignedExtension extension, Terms terms) throws ChainException {
        byte[] extra = NOTHING;
        byte[] implicit = NOTHING;
        switch (extension.id()) {
            case "CheckSpecVersion" -> implicit = u32(runtime.specVersion());
            case "CheckTxVersion" -> implicit = u32(runtime.transactionVersion());
            case "CheckGenesis" -> implicit = terms.genesis().bytes();
            case "CheckMortality", "CheckEra" -> {
                extra = terms.era().encode();
                implicit = terms.birth().bytes();
            }
            case "CheckNonce" -> extra = new ScaleWriter().writeCompact(terms.nonce()).toBytes();
            case "ChargeTransactionPayment" ->
                extra = new ScaleWriter().writeCompact(terms.tip().value()).toBytes();
            case CHECK_METADATA_HASH -> {
                extra = new byte[]{(byte) (terms.digest().isPresent() ? 1 : 0)};
                implicit = terms.digest().isPresent()
                        ? concat(new byte[]{1}, terms.digest().get().bytes())
                        : new byte[1];
            }
            default -> {
            }
        }
        if (!fits(runtime, extension.extraType(), extra) || !fits(runtime, extension.implicitType(), implicit)) {
            throw new ChainException(Kind.UNSUPPORTED_EXTENSION,
                    Texts.say("chain.unsupported-extension", extension.id()),
                    extension.id() + ": " + runtime.codec().typeName(extension.extraType()) + " / "
                            + runtime.codec().typeName(extension.implicitType()));
        }
        return new Extensions(extra, implicit);
    }

    /// Whether the bytes are exactly one value of that type; no bytes are one of a type without content.
    private static boolean fits(Runtime runtime, int type, byte[] bytes) {
        if (bytes.length == 0) {
            return runtime.codec().isZeroSized(type);
        }
        try {
            // the way back too: a longer form of the same value would be another payload than the node's
            return Arrays.equals(runtime.codec().encode(type, runtime.codec().decode(type, bytes)), bytes);
        } catch (ScaleException otherForm) {
            return false;
        }
    }

    /// The complete transaction.
    ///
    /// @param signature 64 bytes
    /// @return with its length in front
    static byte[] assemble(
            Runtime runtime, AccountId signer, KeyScheme scheme, byte[] signature, byte[] extra, byte[] call)
            throws ChainException {
        ExtrinsicInfo form = runtime.metadata().extrinsic();
        if (!form.supportsVersion4()) {
            throw new ChainException(Kind.UNSUPPORTED_EXTENSION, Texts.say("chain.unsupported-version"),
                    "versions " + form.versions());
        }
        Value key = Value.of(signer.bytes());
        String name = switch (scheme) {
            case ED25519 -> "Ed25519";
            case SR25519 -> "Sr25519";
        };
        byte[] body;
        try {
            body = concat(
                    new byte[]{(byte) SIGNED_V4},
                    address(runtime, form.addressType(), key),
                    runtime.codec().encode(form.signatureType(), Value.variant(name, Value.of(signature))),
                    extra,
                    call);
        } catch (ScaleException e) {
            throw new ChainException(Kind.UNSUPPORTED_EXTENSION, Texts.say("chain.unsupported-version"),
                    Failures.technical(e), e);
        }
        return new ScaleWriter(body.length + 5).writeByteList(body).toBytes();
    }

    /// `MultiAddress::Id`, or the bare key on a chain that has no `MultiAddress`.
    private static byte[] address(Runtime runtime, int type, Value key) throws ScaleException {
        try {
            return runtime.codec().encode(type, Value.variant("Id", key));
        } catch (ScaleException noMultiAddress) {
            return runtime.codec().encode(type, key);
        }
    }

    /// What is signed for a payload.
    static byte[] signedBytes(byte[] payload) {
        return payload.length > LONGEST_UNHASHED ? Blake2.hash256(payload) : payload;
    }

    /// The transaction's name: blake2b-256 of all its bytes, length prefix included.
    static Hash32 hash(byte[] extrinsic) {
        return Hash32.of(Blake2.hash256(extrinsic));
    }

    static byte[] concat(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static byte[] u32(long value) {
        return new ScaleWriter(4).writeU32(value).toBytes();
    }
}
