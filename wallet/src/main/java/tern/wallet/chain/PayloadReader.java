package tern.wallet.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tern.wallet.metadata.Calls;
import tern.wallet.metadata.SignedExtension;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;

/// Reads a payload that is about to be signed, from its bytes and the metadata alone: call, then what each extension
/// puts into the transaction, then what each adds to the signed bytes. Shares nothing with [Extrinsics], which wrote
/// the bytes.
final class PayloadReader {

    private final Runtime runtime;
    private final ScaleReader in;
    private @Nullable Era era;
    private @Nullable Hash32 birth;
    private @Nullable Hash32 genesis;
    private @Nullable Hash32 digest;
    private OptionalLong nonce = OptionalLong.empty();
    private OptionalLong tip = OptionalLong.empty();
    private OptionalLong specVersion = OptionalLong.empty();
    private OptionalLong txVersion = OptionalLong.empty();
    private boolean digestMode;
    private final List<String> unread = new ArrayList<>();

    /// What a payload says. What it does not say is empty.
    ///
    /// @param callLength bytes of the call, from the front
    /// @param digestMode whether the transaction asks for the digest check
    /// @param unread     extensions with content that has no known meaning
    record Payload(
            Calls.Call call,
            int callLength,
            Optional<Era> era,
            Optional<Hash32> birth,
            OptionalLong nonce,
            OptionalLong tip,
            Optional<Hash32> genesis,
            OptionalLong specVersion,
            OptionalLong txVersion,
            boolean digestMode,
            Optional<Hash32> digest,
            List<String> unread) {}

    private PayloadReader(Runtime runtime, byte[] payload) {
        this.runtime = runtime;
        this.in = new ScaleReader(payload);
    }

    /// @throws ScaleException when the bytes are not a payload of this runtime, also when bytes are left over
    static Payload read(Runtime runtime, byte[] payload) throws ScaleException {
        return new PayloadReader(runtime, payload).read(payload.length);
    }

    private Payload read(int length) throws ScaleException {
        Calls.Call call = runtime.calls().decode(in);
        int callLength = length - in.remaining();
        List<SignedExtension> extensions = runtime.metadata().extrinsic().signedExtensions();
        for (SignedExtension extension : extensions) {
            extra(extension);
        }
        for (SignedExtension extension : extensions) {
            implicit(extension);
        }
        in.requireEnd();
        return new Payload(call, callLength, Optional.ofNullable(era), Optional.ofNullable(birth), nonce, tip,
                Optional.ofNullable(genesis), specVersion, txVersion, digestMode, Optional.ofNullable(digest),
                List.copyOf(unread));
    }

    private void extra(SignedExtension extension) throws ScaleException {
        switch (extension.id()) {
            case "CheckMortality", "CheckEra" -> era = Era.read(in);
            case "CheckNonce" -> nonce = OptionalLong.of(number(in(extension.extraType())));
            case "ChargeTransactionPayment" -> tip = OptionalLong.of(number(in(extension.extraType())));
            case "CheckMetadataHash" -> digestMode = mode(in(extension.extraType()));
            default -> skip(extension.id(), extension.extraType());
        }
    }

    private void implicit(SignedExtension extension) throws ScaleException {
        switch (extension.id()) {
            case "CheckSpecVersion" -> specVersion = OptionalLong.of(in.readU32());
            case "CheckTxVersion" -> txVersion = OptionalLong.of(in.readU32());
            case "CheckGenesis" -> genesis = Hash32.of(in.readBytes(32));
            case "CheckMortality", "CheckEra" -> birth = Hash32.of(in.readBytes(32));
            case "CheckMetadataHash" -> digest = in.readBool() ? Hash32.of(in.readBytes(32)) : null;
            default -> skip(extension.id(), extension.implicitType());
        }
    }

    private Value in(int type) throws ScaleException {
        return runtime.codec().decode(type, in);
    }

    private void skip(String id, int type) throws ScaleException {
        int before = in.remaining();
        in(type);
        if (in.remaining() != before) {
            unread.add(id);
        }
    }

    /// The number in a struct around it.
    private static long number(Value value) throws ScaleException {
        return value instanceof Value.Struct struct && struct.fields().size() == 1
                ? number(struct.get(0))
                : value.asLong();
    }

    private static boolean mode(Value value) throws ScaleException {
        Value inner = value instanceof Value.Struct struct && struct.fields().size() == 1 ? struct.get(0) : value;
        return inner.asVariant().name().equals("Enabled");
    }
}
