package tern.node.practice.frame;

import java.math.BigInteger;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;

/// `Compact<T>` of an integer of at most 64 bits.
final class CompactType<T> extends Type<T> {

    private record Identity(int inner) {}

    private final Type<T> inner;
    private final Types.Mapping<T, Long> toBits;
    private final Types.Mapping<Long, T> ofBits;

    CompactType(Type<T> inner, Types.Mapping<T, Long> toBits, Types.Mapping<Long, T> ofBits) {
        this.inner = inner;
        this.toBits = toBits;
        this.ofBits = ofBits;
    }

    @Override
    public void write(T value, ScaleWriter out) {
        long bits = toBits.map(value);
        if (bits >= 0) {
            out.writeCompact(bits);
            return;
        }
        try {
            out.writeCompact(new BigInteger(Long.toUnsignedString(bits)));
        } catch (ScaleException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public T read(ScaleReader in) throws ScaleException {
        BigInteger bits = in.readCompact(width());
        return ofBits.map(bits.longValue());
    }

    private int width() {
        return Integer.parseInt(inner.name().substring(1));
    }

    @Override
    public int describe(TypeBook book) {
        int type = inner.describe(book);
        return book.enter(new Identity(type), () -> TypeDef.anonymous(new TypeDef.Compact(type)));
    }

    @Override
    public String name() {
        return "Compact<" + inner.name() + ">";
    }
}
