package tern.wallet.chain;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import tern.wallet.crypto.Ed25519;
import tern.wallet.crypto.Sr25519;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.units.Hash32;
import tern.wallet.units.Hex;
import tools.jackson.databind.JsonNode;

/// The runtime calls of [FakeNode]: metadata, a sum, and a real check of signatures, which builds the signed bytes from
/// the extrinsic by its own hand.
final class FakeRuntimeCalls {

    /// What the runtime does with metadata digests.
    enum Digests {
        /// Checks them against the metadata that it serves.
        CHECKED,
        /// Holds another one.
        OTHER,
        /// Built without.
        NONE
    }

    private final FakeNode node;
    private volatile Digests digests = Digests.CHECKED;
    private static final byte[] VALID = new ScaleWriter().writeU8(0)
            .writeU64(1)
            .writeCompact(0)
            .writeCompact(0)
            .writeU64(64)
            .writeBool(true)
            .toBytes();

    FakeRuntimeCalls(FakeNode node) {
        this.node = node;
    }

    FakeRuntimeCalls with(Digests kind) {
        digests = kind;
        return this;
    }

    JsonNode answer(JsonNode params) throws FakeNode.Refused {
        byte[] args = Hex.decode(params.get(1).stringValue());
        long spec = node.at(params, 2).spec();
        try {
            return switch (params.get(0).stringValue()) {
                case "Metadata_metadata_versions" -> FakeNode.text("0x0c0e0000000f000000ffffffff");
                case "Metadata_metadata_at_version" -> {
                    byte[] metadata = new SmallMetadata(spec).toBytes();
                    yield FakeNode.text(Hex.encode(new ScaleWriter().writeU8(1).writeByteList(metadata).toBytes()));
                }
                case "NumbersApi_double" -> FakeNode.text(Hex.encode(
                        new ScaleWriter().writeU64(2 * new ScaleReader(args).readU32()).toBytes()));
                case "TaggedTransactionQueue_validate_transaction" -> FakeNode.text(Hex.encode(validate(args, spec)));
                default -> throw new FakeNode.Refused(4003, "Execution failed: no such function");
            };
        } catch (ScaleException e) {
            throw new FakeNode.Refused(4003, "Execution failed: " + e.details().orElse(""));
        }
    }

    /// Source, extrinsic, block hash.
    private byte[] validate(byte[] args, long spec) throws ScaleException {
        ScaleReader in = new ScaleReader(args);
        if (in.readU8() != 2) {
            throw new ScaleException(ScaleException.Kind.INVALID, "not external");
        }
        int length = in.readCompactInt();
        int start = in.position();
        if (in.readU8() != 0x84 || in.readU8() != 0) {
            throw new ScaleException(ScaleException.Kind.INVALID, "form");
        }
        byte[] account = in.readBytes(32);
        int scheme = in.readU8();
        byte[] signature = in.readBytes(64);
        int extraStart = in.position();
        Era era = Era.read(in);
        long nonce = in.readCompactLong();
        in.readCompactLong();
        int mode = in.readU8();
        byte[] extra = Arrays.copyOfRange(args, extraStart, in.position());
        byte[] call = in.readBytes(start + length - in.position());
        if (mode == 1 && digests == Digests.NONE) {
            return new byte[]{1, 1, 0};
        }
        Runtime runtime = runtime(spec);
        Hash32 digest = digests == Digests.OTHER ? Hash32.of(new byte[32]) : runtime.digest().orElseThrow();
        Hash32 birth = node.block(era.birth(node.best().number())).parsed().hash();
        byte[] implicit = Extrinsics.concat(
                new ScaleWriter().writeU32(spec).writeU32(1).toBytes(), node.genesis().bytes(), birth.bytes(),
                mode == 1 ? Extrinsics.concat(new byte[]{1}, digest.bytes()) : new byte[1]);
        byte[] signed = Extrinsics.signedBytes(Extrinsics.concat(call, extra, implicit));
        boolean good = scheme == 1
                ? Sr25519.verify(account, signed, signature)
                : Ed25519.verify(account, signed, signature);
        if (!good) {
            return new byte[]{1, 0, 4};
        }
        return nonce < 5 ? new byte[]{1, 0, 3} : VALID;
    }

    static Runtime runtime(long spec) {
        return Runtime.of(new RuntimeVersion("tern-test", "tern-test", spec, 1, 1, Map.of()),
                new SmallMetadata(spec).decode(), ChainOptions.Token.TAO);
    }

    static Optional<Hash32> digest(long spec) {
        return runtime(spec).digest();
    }
}
