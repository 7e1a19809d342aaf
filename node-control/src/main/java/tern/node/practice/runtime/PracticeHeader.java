package tern.node.practice.runtime;

import java.util.List;
import tern.node.practice.frame.StructType;
import tern.node.practice.frame.Type;
import tern.node.practice.frame.Types;
import tern.node.practice.runtime.pallets.CoreTypes;
import tern.node.practice.runtime.pallets.CoreTypes.DigestItem;
import tern.wallet.crypto.Blake2;
import tern.wallet.scale.ScaleException;
import tern.wallet.units.Hash32;

/// A block's header. Source: `sp_runtime::generic::Header`.
///
/// @param stateRoot      names the state after the block; it proves nothing
/// @param extrinsicsRoot names the extrinsics
public record PracticeHeader(Hash32 parentHash, long number, Hash32 stateRoot, Hash32 extrinsicsRoot,
        List<DigestItem> digest) {

    /// The type as metadata describes it.
    public static final Type<PracticeHeader> TYPE = StructType
            .<PracticeHeader>named("sp_runtime", "generic", "header", "Header")
            .param("Number", Types.U32)
            .param("Hash")
            .field("parent_hash", Types.HASH, PracticeHeader::parentHash)
            .field("number", Types.COMPACT_U32, PracticeHeader::number)
            .field("state_root", Types.HASH, PracticeHeader::stateRoot)
            .field("extrinsics_root", Types.HASH, PracticeHeader::extrinsicsRoot)
            .field("digest", CoreTypes.Digest.TYPE, header -> new CoreTypes.Digest(header.digest()))
            .build(parts -> new PracticeHeader(parts.get(0), parts.get(1), parts.get(2), parts.get(3),
                    parts.<CoreTypes.Digest>get(4).logs()));

    /// A header without a digest.
    public static PracticeHeader of(Hash32 parent, long number, Hash32 stateRoot, List<byte[]> extrinsics) {
        return new PracticeHeader(parent, number, stateRoot, rootOf(extrinsics), List.of());
    }

    public byte[] toBytes() {
        return TYPE.toBytes(this);
    }

    /// @throws ScaleException when the bytes are no header
    public static PracticeHeader ofBytes(byte[] bytes) throws ScaleException {
        return TYPE.fromBytes(bytes);
    }

    /// The block's hash.
    public Hash32 hash() {
        return Hash32.of(Blake2.hash256(toBytes()));
    }

    /// Each entry of the digest as JSON-RPC shows it: encoded.
    public List<byte[]> digestLogs() {
        return digest.stream().map(DigestItem.TYPE::toBytes).toList();
    }

    /// A name of a list of extrinsics: on the real chain the root of a trie, here a hash of hashes.
    static Hash32 rootOf(List<byte[]> extrinsics) {
        byte[][] hashes = extrinsics.stream().map(Blake2::hash256).toArray(byte[][]::new);
        return Hash32.of(Blake2.hash256(hashes));
    }
}
