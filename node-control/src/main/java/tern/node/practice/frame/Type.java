package tern.node.practice.frame;

import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;

/// A SCALE type declared once: how its Java value is written, how it is read, and how metadata describes it.
///
/// Types are values: two equal types describe the same entry of the portable registry. They hold no state and may be
/// shared between threads.
///
/// @param <T> the Java value; never null
public abstract class Type<T> {

    public abstract void write(T value, ScaleWriter out);

    /// @throws ScaleException when the bytes are not of this type
    public abstract T read(ScaleReader in) throws ScaleException;

    /// The type's number in a registry, entering it on first use.
    public abstract int describe(TypeBook book);

    /// The name that metadata gives beside a field of this type, for example `u64` or `Vec<AccountId32>`.
    public abstract String name();

    /// Whether nobody can change a value of this type, so that one may be kept and given out again.
    boolean isConstant() {
        return false;
    }

    /// Encodes one value alone.
    public final byte[] toBytes(T value) {
        ScaleWriter out = new ScaleWriter();
        write(value, out);
        return out.toBytes();
    }

    /// Decodes one value that fills the bytes.
    ///
    /// @throws ScaleException when the bytes are not exactly one value
    public final T fromBytes(byte[] bytes) throws ScaleException {
        ScaleReader in = new ScaleReader(bytes);
        T value = read(in);
        in.requireEnd();
        return value;
    }

    /// Decodes bytes that this chain wrote itself.
    ///
    /// @throws IllegalStateException when they do not decode: the state or a declaration is broken
    public final T fromTrusted(byte[] bytes) {
        try {
            return fromBytes(bytes);
        } catch (ScaleException e) {
            throw new IllegalStateException("state does not decode as " + name(), e);
        }
    }

    @SuppressWarnings("unchecked")
    final void writeAny(Object value, ScaleWriter out) {
        write((T) value, out);
    }

    @Override
    public String toString() {
        return name();
    }
}
