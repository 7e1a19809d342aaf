package tern.wallet.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tern.wallet.metadata.RuntimeMetadata;
import tern.wallet.metadata.StorageItem;
import tern.wallet.metadata.StorageKeys;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;
import tern.wallet.units.Hex;

/// Writes `System.Events` of [SmallMetadata].
final class FakeEvents {

    static final long FEE = 4321;

    private static final RuntimeMetadata METADATA = new SmallMetadata(1).decode();

    private FakeEvents() {}

    static String key() {
        return Hex.encode(StorageKeys.prefix(item()));
    }

    private static StorageItem item() {
        return METADATA.findPallet("System").orElseThrow().findStorage("Events").orElseThrow();
    }

    /// For each extrinsic: a fee, and success.
    static byte[] successes(int extrinsics) {
        List<Value> records = new ArrayList<>();
        for (int i = 0; i < extrinsics; i++) {
            records.add(record(i, fee()));
            records.add(record(i, event("System", Value.variant("ExtrinsicSuccess"))));
        }
        return encode(records);
    }

    static Value fee() {
        return event("TransactionPayment", Value.variant("TransactionFeePaid", Map.of(
                "who", Value.of(new byte[32]), "actual_fee", Value.of(FEE), "tip", Value.of(0))));
    }

    static Value event(String pallet, Value event) {
        return Value.variant(pallet, event);
    }

    static Value failed(Value error) {
        return event("System", Value.variant("ExtrinsicFailed", Map.of("dispatch_error", error)));
    }

    static Value success() {
        return event("System", Value.variant("ExtrinsicSuccess"));
    }

    static Value module(int pallet, int error) {
        return Value.variant("Module", Value.struct(Map.of(
                "index", Value.of(pallet), "error", Value.of(new byte[]{(byte) error, 0, 0, 0}))));
    }

    static Value record(int extrinsic, Value event) {
        return Value.struct(Map.of("phase", Value.variant("ApplyExtrinsic", Value.of(extrinsic)), "event", event,
                "topics", Value.seq()));
    }

    static byte[] of(int extrinsic, Value... events) {
        List<Value> records = new ArrayList<>();
        for (Value event : events) {
            records.add(record(extrinsic, event));
        }
        return encode(records);
    }

    static byte[] encode(List<Value> records) {
        try {
            return METADATA.codec().encode(item().valueType(), Value.seq(records));
        } catch (ScaleException e) {
            throw new AssertionError(e.details().orElse(""), e);
        }
    }
}
