package tern.wallet.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.scale.Value;

/// The calls of a runtime: built by name, and read back from bytes. Safe for several threads.
public final class Calls {

    private final RuntimeMetadata metadata;

    public Calls(RuntimeMetadata metadata) {
        this.metadata = metadata;
    }

    /// A call with its arguments, as the bytes say.
    ///
    /// @param args in order, all named on real chains
    public record Call(String pallet, String name, List<Value.Field> args) {

        public Call {
            args = List.copyOf(args);
        }

        public Optional<Value> find(String arg) {
            for (Value.Field field : args) {
                if (field.name().isPresent() && field.name().get().equals(arg)) {
                    return Optional.of(field.value());
                }
            }
            return Optional.empty();
        }

        @Override
        public String toString() {
            return pallet + "." + name + args;
        }
    }

    /// What a call takes.
    ///
    /// @param type type id
    public record Arg(String name, int type) {}

    public boolean has(String pallet, String call) {
        Optional<Pallet> found = metadata.findPallet(pallet);
        return found.isPresent() && found.get().hasCall(call);
    }

    /// @throws MetadataException with `NOT_FOUND` when the runtime has no such call
    public List<Arg> args(String pallet, String call) throws MetadataException {
        List<TypeField> fields = call(pallet(pallet), call).fields();
        List<Arg> args = new ArrayList<>(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            args.add(new Arg(name(fields, i), fields.get(i).type()));
        }
        return args;
    }

    /// @param args by name, all of them and no others
    /// @return pallet index, call index, arguments
    /// @throws MetadataException with `NOT_FOUND` when the runtime has no such call, with `ARGUMENT` when an argument
    ///         is missing, unknown, or does not fit
    public byte[] encode(String pallet, String call, Map<String, Value> args) throws MetadataException {
        Pallet found = pallet(pallet);
        VariantCase variant = call(found, call);
        List<TypeField> fields = variant.fields();
        ScaleWriter out = new ScaleWriter(128);
        out.writeU8(found.index()).writeU8(variant.index());
        for (int i = 0; i < fields.size(); i++) {
            String name = name(fields, i);
            Value value = args.get(name);
            if (value == null) {
                throw argument(pallet, call, "the argument " + name + " is missing", null);
            }
            try {
                metadata.codec().encode(fields.get(i).type(), value, out);
            } catch (ScaleException e) {
                throw argument(pallet, call, name + ": " + e.details().orElse(""), e);
            }
        }
        if (args.size() > fields.size()) {
            throw argument(pallet, call, "unknown arguments among " + args.keySet(), null);
        }
        return out.toBytes();
    }

    /// @param bytes exactly one call
    /// @throws ScaleException when they are not, also when bytes are left over
    public Call decode(byte[] bytes) throws ScaleException {
        return of(metadata.codec().decode(metadata.extrinsic().callType(), bytes));
    }

    /// Decodes one call and stops after it.
    public Call decode(ScaleReader in) throws ScaleException {
        return of(metadata.codec().decode(metadata.extrinsic().callType(), in));
    }

    /// A call as an argument of another one (`Utility.batch`, `Proxy.proxy`).
    public static Value value(String pallet, String call, Map<String, Value> args) {
        return Value.variant(pallet, Value.variant(call, args));
    }

    /// A decoded call argument as a call.
    ///
    /// @throws ScaleException when the value is not a call
    public static Call of(Value runtimeCall) throws ScaleException {
        Value.Variant pallet = runtimeCall.asVariant();
        Value.Variant call = pallet.at(0).asVariant();
        if (pallet.fields().size() != 1) {
            throw ScaleException.mismatch("a call", runtimeCall);
        }
        return new Call(pallet.name(), call.name(), call.fields());
    }

    private Pallet pallet(String pallet) throws MetadataException {
        Optional<Pallet> found = metadata.findPallet(pallet);
        if (found.isEmpty()) {
            throw new MetadataException(MetadataException.Kind.NOT_FOUND, "no pallet " + pallet);
        }
        return found.get();
    }

    private static VariantCase call(Pallet pallet, String call) throws MetadataException {
        Optional<VariantCase> found = pallet.findCall(call);
        if (found.isEmpty()) {
            throw new MetadataException(MetadataException.Kind.NOT_FOUND, "no call " + pallet + "." + call);
        }
        return found.get();
    }

    private static String name(List<TypeField> fields, int i) {
        return fields.get(i).name().orElse(Integer.toString(i));
    }

    private static MetadataException argument(
            String pallet, String call, String what, @Nullable Throwable cause) {
        return new MetadataException(MetadataException.Kind.ARGUMENT, pallet + "." + call + ": " + what, cause);
    }
}
