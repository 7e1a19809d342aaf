package tern.node.practice.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.ExtensionDecl;
import tern.node.practice.frame.Mortality;
import tern.node.practice.frame.RuntimeDecl;
import tern.node.practice.runtime.pallets.MultiAddress;
import tern.node.practice.runtime.pallets.MultiSignature;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;

/// An extrinsic of version 4, decoded and not yet checked. Source: `sp_runtime::generic::UncheckedExtrinsic`.
///
/// @param call      what it does
/// @param callBytes as it stood in the extrinsic
/// @param proof     who signed; empty for what the block's author puts in
/// @param length    bytes in all, length prefix included
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record Extrinsic(Call call, byte[] callBytes, Optional<Proof> proof, int length) {

    private static final int VERSION = 4;
    private static final int SIGNED = 0x80;
    private static final int VERSION_BITS = 0x7f;

    /// @param extras     the extensions' values by id
    /// @param extraBytes as they stood in the extrinsic
    record Proof(MultiAddress signer, MultiSignature signature, Map<String, Object> extras, byte[] extraBytes) {

        Mortality mortality() {
            return (Mortality) extra(Extensions.MORTALITY);
        }

        long nonce() {
            return (Long) extra(Extensions.NONCE);
        }

        /// Rao; raw bits.
        long tip() {
            return (Long) extra(Extensions.PAYMENT);
        }

        boolean signsDigest() {
            return ((Extensions.CheckMetadataHash) extra(Extensions.METADATA_HASH)).mode() == Extensions.Mode.ENABLED;
        }

        private Object extra(String id) {
            Object value = extras.get(id);
            if (value == null) {
                throw new IllegalStateException("no extension " + id);
            }
            return value;
        }
    }

    /// @param bytes with their length prefix
    /// @throws ScaleException when they are no extrinsic of this runtime
    static Extrinsic decode(RuntimeDecl runtime, byte[] bytes) throws ScaleException {
        ScaleReader in = new ScaleReader(bytes);
        int stated = in.readCompactInt();
        if (stated != in.remaining()) {
            throw new ScaleException(ScaleException.Kind.INVALID,
                    "an extrinsic of " + stated + " bytes has " + in.remaining());
        }
        int version = in.readU8();
        if ((version & VERSION_BITS) != VERSION) {
            throw new ScaleException(ScaleException.Kind.INVALID, "extrinsic version " + (version & VERSION_BITS));
        }
        Optional<Proof> proof = (version & SIGNED) == 0 ? Optional.empty() : Optional.of(readProof(runtime, in, bytes));
        int callFrom = in.position();
        Call call = runtime.calls().read(in);
        in.requireEnd();
        return new Extrinsic(call, java.util.Arrays.copyOfRange(bytes, callFrom, bytes.length), proof, bytes.length);
    }

    private static Proof readProof(RuntimeDecl runtime, ScaleReader in, byte[] bytes) throws ScaleException {
        MultiAddress signer = MultiAddress.TYPE.read(in);
        MultiSignature signature = MultiSignature.TYPE.read(in);
        int from = in.position();
        Map<String, Object> extras = new LinkedHashMap<>();
        for (ExtensionDecl extension : runtime.extensions()) {
            extras.put(extension.id(), extension.extra().read(in));
        }
        return new Proof(signer, signature, extras, java.util.Arrays.copyOfRange(bytes, from, in.position()));
    }

    /// An extrinsic that nobody signs.
    static byte[] bare(RuntimeDecl runtime, Call call) {
        byte[] callBytes = runtime.calls().toBytes(call);
        return new ScaleWriter().writeByteList(
                new ScaleWriter().writeU8(VERSION).writeBytes(callBytes).toBytes()).toBytes();
    }

    /// Depth of calls inside calls; 1 for a call that holds none.
    static int depth(Call call) {
        int deepest = 0;
        for (Object arg : call.args()) {
            if (arg instanceof Call inner) {
                deepest = Math.max(deepest, depth(inner));
            } else if (arg instanceof List<?> list) {
                for (Object item : list) {
                    if (item instanceof Call inner) {
                        deepest = Math.max(deepest, depth(inner));
                    }
                }
            }
        }
        return deepest + 1;
    }
}
