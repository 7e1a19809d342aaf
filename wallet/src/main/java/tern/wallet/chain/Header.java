package tern.wallet.chain;

import java.util.ArrayList;
import java.util.List;
import tern.wallet.crypto.Blake2;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.units.Hash32;
import tools.jackson.databind.JsonNode;

/// A block's header. The hash is not something that the node says, it is computed here: blake2b-256 of the encoded
/// header, as on every chain whose hashing is `BlakeTwo256`.
///
/// @param number height
/// @param hash   the block's hash
/// @param parent the previous block's hash
record Header(long number, Hash32 hash, Hash32 parent) {

    /// @param node what `chain_getHeader` answers: `{parentHash, number, stateRoot, extrinsicsRoot, digest: {logs}}`
    static Header parse(JsonNode node) throws ChainException {
        Hash32 parent = Json.hash(node.path("parentHash"), "header.parentHash");
        long number = Json.number(node.path("number"), "header.number");
        Hash32 state = Json.hash(node.path("stateRoot"), "header.stateRoot");
        Hash32 extrinsics = Json.hash(node.path("extrinsicsRoot"), "header.extrinsicsRoot");
        JsonNode logs = node.path("digest").path("logs");
        if (!logs.isArray()) {
            throw Failures.malformed("header.digest", "logs expected");
        }
        List<byte[]> digests = new ArrayList<>();
        for (JsonNode log : logs) {
            digests.add(Json.bytes(log, "header.digest"));
        }
        ScaleWriter writer = new ScaleWriter(200);
        writer.writeBytes(parent.bytes())
                .writeCompact(number)
                .writeBytes(state.bytes())
                .writeBytes(extrinsics.bytes())
                .writeCompact(digests.size());
        for (byte[] log : digests) {
            writer.writeBytes(log);
        }
        return new Header(number, Hash32.of(Blake2.hash256(writer.toBytes())), parent);
    }

    BlockRef ref() {
        return new BlockRef(number, hash);
    }
}
