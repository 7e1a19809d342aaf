package tern.wallet.scale;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.wallet.scale.ScaleException.Kind;

/// What a SCALE type decodes to and is encoded from, whatever the chain calls the type.
///
/// - `Vec<u8>`, `[u8; N]` and what wraps them (`AccountId32`, `H256`, `BoundedVec<u8, …>`) are [Bytes].
/// - A struct or tuple with exactly one unnamed field is its inner value; encoding accepts the inner value and the
///   wrapper alike.
/// - `Option<T>` is a [Variant] `None` or `Some`, as any enum; [#some], [#none] and [#optional] help.
/// - `Compact<T>` is the number.
///
/// Values are immutable as long as nobody writes into a byte array taken from one. Accessors such as [#asLong] throw
/// a [ScaleException] of kind `MISMATCH` where the value has another shape, since shapes come from the node's metadata.
public sealed interface Value {

    record Bool(boolean value) implements Value {}

    /// Any integer, of fixed width or compact.
    record Int(BigInteger value) implements Value {

        public Int(long value) {
            this(BigInteger.valueOf(value));
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    record Text(String value) implements Value {

        @Override
        public String toString() {
            return '"' + value + '"';
        }
    }

    /// @param value shared, not copied: not to be written to
    @SuppressWarnings("ArrayRecordComponent") // equality and text are defined below
    record Bytes(byte[] value) implements Value {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }

        @Override
        public String toString() {
            return tern.wallet.units.Hex.encode(value);
        }
    }

    /// A list, a set, a map (of pairs) or an array of anything but bytes.
    record Seq(List<Value> items) implements Value {

        public Seq {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return items.toString();
        }
    }

    /// A struct or tuple; the empty one is the unit value.
    record Struct(List<Field> fields) implements Value {

        public Struct {
            fields = List.copyOf(fields);
        }

        public Value get(int index) {
            return fields.get(index).value();
        }

        @Override
        public String toString() {
            return Fields.text(fields);
        }
    }

    /// One variant of an enum.
    ///
    /// @param index on the wire; [#ANY_INDEX] in a value made by name, which is encoded by its name
    record Variant(String name, int index, List<Field> fields) implements Value {

        /// The index of a variant made by name.
        public static final int ANY_INDEX = -1;

        public Variant {
            fields = List.copyOf(fields);
        }

        public Value get(int index) {
            return fields.get(index).value();
        }

        @Override
        public String toString() {
            return fields.isEmpty() ? name : name + Fields.text(fields);
        }
    }

    /// A bit sequence.
    ///
    /// @param length bits
    /// @param bytes bit `i` is bit `i % 8`, from the least significant, of byte `i / 8`; what is left over is zero
    @SuppressWarnings("ArrayRecordComponent") // equality and text are defined below
    record Bits(int length, byte[] bytes) implements Value {

        public Bits {
            if (length < 0 || bytes.length != (length + 7L) / 8) {
                throw new IllegalArgumentException(bytes.length + " bytes for " + length + " bits");
            }
            if ((length & 7) != 0 && (bytes[bytes.length - 1] & 0xff) >> (length & 7) != 0) {
                throw new IllegalArgumentException("bits set after the last one");
            }
        }

        public boolean get(int index) {
            return (bytes[index >> 3] >> (index & 7) & 1) != 0;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Bits bits && length == bits.length && Arrays.equals(bytes, bits.bytes);
        }

        @Override
        public int hashCode() {
            return 31 * length + Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("0b");
            for (int i = 0; i < length; i++) {
                text.append(get(i) ? '1' : '0');
            }
            return text.toString();
        }
    }

    /// @param name empty in tuples
    record Field(Optional<String> name, Value value) {

        @Override
        public String toString() {
            return name.isPresent() ? name.get() + ": " + value : value.toString();
        }
    }

    // --- making values

    static Value of(long value) {
        return new Int(BigInteger.valueOf(value));
    }

    static Value of(BigInteger value) {
        return new Int(value);
    }

    static Value of(boolean value) {
        return new Bool(value);
    }

    /// @param value shared, not copied
    static Value of(byte[] value) {
        return new Bytes(value);
    }

    static Value text(String value) {
        return new Text(value);
    }

    static Value seq(List<Value> items) {
        return new Seq(items);
    }

    static Value seq(Value... items) {
        return new Seq(List.of(items));
    }

    /// @param fields by name; encoded in the order of the type
    static Value struct(Map<String, Value> fields) {
        return new Struct(Fields.named(fields));
    }

    static Value tuple(Value... fields) {
        return new Struct(Fields.unnamed(fields));
    }

    /// The value of a type that encodes to nothing.
    static Value unit() {
        return Fields.UNIT;
    }

    static Value variant(String name, Value... fields) {
        return new Variant(name, Variant.ANY_INDEX, Fields.unnamed(fields));
    }

    /// @param fields by name; encoded in the order of the type
    static Value variant(String name, Map<String, Value> fields) {
        return new Variant(name, Variant.ANY_INDEX, Fields.named(fields));
    }

    static Value some(Value value) {
        return new Variant("Some", 1, Fields.unnamed(value));
    }

    static Value none() {
        return new Variant("None", 0, List.of());
    }

    // --- reading values

    /// The content of an `Option`.
    ///
    /// @throws ScaleException when the value is not `None` or `Some`
    static Optional<Value> optional(Value value) throws ScaleException {
        if (value instanceof Variant variant) {
            if (variant.name().equals("None") && variant.fields().isEmpty()) {
                return Optional.empty();
            }
            if (variant.name().equals("Some") && variant.fields().size() == 1) {
                return Optional.of(variant.get(0));
            }
        }
        throw ScaleException.mismatch("an option", value);
    }

    /// The field of that name of a struct or variant; empty when there is none, or for other values.
    default Optional<Value> find(String name) {
        for (Field field : Fields.of(this)) {
            if (field.name().isPresent() && field.name().get().equals(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    /// The field of that name.
    ///
    /// @throws ScaleException when there is none
    default Value field(String name) throws ScaleException {
        Optional<Value> found = find(name);
        if (found.isEmpty()) {
            throw ScaleException.mismatch("a field " + name, this);
        }
        return found.get();
    }

    /// The field at that place of a struct, tuple or variant, or the element of a list.
    ///
    /// @throws ScaleException when there is none
    default Value at(int index) throws ScaleException {
        if (this instanceof Seq seq && index >= 0 && index < seq.items().size()) {
            return seq.items().get(index);
        }
        List<Field> fields = Fields.of(this);
        if (index < 0 || index >= fields.size()) {
            throw ScaleException.mismatch("a part " + index, this);
        }
        return fields.get(index).value();
    }

    default BigInteger asInteger() throws ScaleException {
        if (this instanceof Int number) {
            return number.value();
        }
        throw ScaleException.mismatch("a number", this);
    }

    /// @throws ScaleException also when the number does not fit
    default long asLong() throws ScaleException {
        BigInteger value = asInteger();
        if (value.bitLength() > 63) {
            throw new ScaleException(Kind.RANGE, value + " as a 64-bit number");
        }
        return value.longValue();
    }

    /// @throws ScaleException also when the number does not fit
    default int asInt() throws ScaleException {
        long value = asLong();
        if ((int) value != value) {
            throw new ScaleException(Kind.RANGE, value + " as a 32-bit number");
        }
        return (int) value;
    }

    default boolean asBool() throws ScaleException {
        if (this instanceof Bool bool) {
            return bool.value();
        }
        throw ScaleException.mismatch("a bool", this);
    }

    /// Bytes; also a list of numbers 0 to 255, which is how `Vec<Compact<u8>>` decodes.
    default byte[] asBytes() throws ScaleException {
        if (this instanceof Bytes bytes) {
            return bytes.value();
        }
        if (this instanceof Seq seq) {
            byte[] bytes = new byte[seq.items().size()];
            for (int i = 0; i < bytes.length; i++) {
                int value = seq.items().get(i).asInt();
                if (value < 0 || value > 255) {
                    throw ScaleException.mismatch("bytes", this);
                }
                bytes[i] = (byte) value;
            }
            return bytes;
        }
        throw ScaleException.mismatch("bytes", this);
    }

    /// Text; also bytes (in either form of [#asBytes]) read as UTF-8, with `�` for what is not.
    default String asText() throws ScaleException {
        return this instanceof Text text ? text.value() : new String(asBytes(), StandardCharsets.UTF_8);
    }

    default List<Value> asList() throws ScaleException {
        if (this instanceof Seq seq) {
            return seq.items();
        }
        throw ScaleException.mismatch("a list", this);
    }

    default Variant asVariant() throws ScaleException {
        if (this instanceof Variant variant) {
            return variant;
        }
        throw ScaleException.mismatch("a variant", this);
    }
}

/// What the factories and accessors of [Value] share.
final class Fields {

    static final Value UNIT = new Value.Struct(List.of());

    private Fields() {}

    /// Of a struct or variant; not a pattern switch, the first of which costs a JVM 10 ms.
    static List<Value.Field> of(Value value) {
        if (value instanceof Value.Struct struct) {
            return struct.fields();
        }
        return value instanceof Value.Variant variant ? variant.fields() : List.of();
    }

    static List<Value.Field> unnamed(Value... values) {
        List<Value.Field> fields = new ArrayList<>(values.length);
        for (Value value : values) {
            fields.add(new Value.Field(Optional.empty(), value));
        }
        return fields;
    }

    static List<Value.Field> named(Map<String, Value> values) {
        List<Value.Field> fields = new ArrayList<>(values.size());
        for (Map.Entry<String, Value> entry : values.entrySet()) {
            fields.add(new Value.Field(Optional.of(entry.getKey()), entry.getValue()));
        }
        return fields;
    }

    static String text(List<Value.Field> fields) {
        StringBuilder text = new StringBuilder("{");
        for (Value.Field field : fields) {
            text.append(text.length() == 1 ? "" : ", ").append(field);
        }
        return text.append('}').toString();
    }
}
