package tern.wallet.metadata;

import java.util.ArrayList;
import java.util.List;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.units.Hash32;

/// The metadata digest of RFC-0078, which a signer puts into the signed bytes (`CheckMetadataHash`, mode 1) so that a
/// device can trust what it is shown, and the proof that a device checks.
///
/// **A runtime compares with the digest of its metadata of version 15**, made when it was built (`metadata_hash.rs` of
/// `substrate-wasm-builder`). The digest depends on the order of type ids, and the versions number types differently:
/// `frame-metadata` before 23.0.1 collects the types of version 16 in another order than those of version 15, so that
/// Finney 424's two digests differ. The digest of another version is well-formed, and the chain refuses what is signed
/// with it as a bad signature. [#isTheRuntimesOwn] tells. Pure functions.
public final class MetadataDigest {

    /// `MetadataDigest::V1`.
    private static final int DIGEST_VERSION = 1;

    private MetadataDigest() {}

    /// Whether a digest of this metadata is what the runtime itself compares with: it is of version 15.
    public static boolean isTheRuntimesOwn(RuntimeMetadata metadata) {
        return metadata.version() == MetadataScanner.V15;
    }

    /// @throws MetadataException with `UNSUPPORTED` when the runtime takes no extrinsics of version 4 or has types that
    ///         the RFC has no form for
    public static Hash32 compute(RuntimeMetadata metadata, ChainInfo chain) throws MetadataException {
        DigestTypes types = types(metadata);
        ScaleWriter digest = new ScaleWriter(128)
                .writeU8(DIGEST_VERSION)
                .writeBytes(new DigestTree(types.leaves()).root())
                .writeBytes(DigestTree.hash(extrinsic(metadata, types)));
        writeChain(chain, digest);
        return Hash32.of(DigestTree.hash(digest.toBytes()));
    }

    /// What a device needs to read one extrinsic and to recompute the digest: the types in it, their places in the
    /// tree, the remaining hashes, the extrinsic's make-up, and the chain's properties.
    ///
    /// @param call encoded
    /// @param extra what the extensions put into the extrinsic
    /// @param implicit what the extensions add to the signed bytes
    /// @throws MetadataException as [#compute], and with `ARGUMENT` when the bytes are not of this runtime
    public static byte[] proof(RuntimeMetadata metadata, ChainInfo chain, byte[] call, byte[] extra, byte[] implicit)
            throws MetadataException {
        DigestTypes types = types(metadata);
        ProofWalker walker = new ProofWalker(metadata.types(), types);
        List<Integer> extraTypes = new ArrayList<>();
        List<Integer> implicitTypes = new ArrayList<>();
        for (SignedExtension extension : metadata.extrinsic().signedExtensions()) {
            extraTypes.add(extension.extraType());
            implicitTypes.add(extension.implicitType());
        }
        walk(walker, "call", List.of(metadata.extrinsic().callType()), call);
        walk(walker, "extra", extraTypes, extra);
        walk(walker, "implicit", implicitTypes, implicit);
        ScaleWriter proof = new ScaleWriter(4096);
        new DigestTree(types.leaves()).writeProof(walker.leaves(), proof);
        proof.writeBytes(extrinsic(metadata, types));
        writeChain(chain, proof);
        return proof.toBytes();
    }

    private static void walk(ProofWalker walker, String what, List<Integer> types, byte[] bytes)
            throws MetadataException {
        ScaleReader in = new ScaleReader(bytes);
        try {
            for (int type : types) {
                walker.walk(type, in);
            }
            in.requireEnd();
        } catch (ScaleException e) {
            throw new MetadataException(
                    MetadataException.Kind.ARGUMENT, what + ": " + e.details().orElse(""), e);
        }
    }

    private static DigestTypes types(RuntimeMetadata metadata) throws MetadataException {
        ExtrinsicInfo extrinsic = metadata.extrinsic();
        if (!extrinsic.supportsVersion4()) {
            throw new MetadataException(
                    MetadataException.Kind.UNSUPPORTED, "extrinsic versions " + extrinsic.versions());
        }
        List<SignedExtension> extensions = extrinsic.signedExtensions();
        int[] roots = new int[3 + 2 * extensions.size()];
        roots[0] = extrinsic.callType();
        roots[1] = extrinsic.addressType();
        roots[2] = extrinsic.signatureType();
        for (int i = 0; i < extensions.size(); i++) {
            roots[3 + 2 * i] = extensions.get(i).extraType();
            roots[4 + 2 * i] = extensions.get(i).implicitType();
        }
        return new DigestTypes(metadata.types(), roots);
    }

    private static byte[] extrinsic(RuntimeMetadata metadata, DigestTypes types) throws MetadataException {
        ExtrinsicInfo extrinsic = metadata.extrinsic();
        ScaleWriter out = new ScaleWriter(512).writeU8(ExtrinsicInfo.VERSION_4);
        types.writeRef(extrinsic.addressType(), out);
        types.writeRef(extrinsic.callType(), out);
        types.writeRef(extrinsic.signatureType(), out);
        out.writeCompact(extrinsic.signedExtensions().size());
        for (SignedExtension extension : extrinsic.signedExtensions()) {
            out.writeText(extension.id());
            types.writeRef(extension.extraType(), out);
            types.writeRef(extension.implicitType(), out);
        }
        return out.toBytes();
    }

    private static void writeChain(ChainInfo chain, ScaleWriter out) {
        out.writeU32(chain.specVersion())
                .writeText(chain.specName())
                .writeU16(chain.base58Prefix())
                .writeU8(chain.decimals())
                .writeText(chain.tokenSymbol());
    }
}
