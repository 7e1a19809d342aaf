package tern.node.practice.frame;

import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;

/// `[u8; N]`.
final class ByteArray extends Type<byte[]> {

    private record Identity(int length) {}

    private final int length;

    ByteArray(int length) {
        this.length = length;
    }

    @Override
    public void write(byte[] value, ScaleWriter out) {
        if (value.length != length) {
            throw new IllegalArgumentException("expected " + length + " bytes, got " + value.length);
        }
        out.writeBytes(value);
    }

    @Override
    public byte[] read(ScaleReader in) throws ScaleException {
        return in.readBytes(length);
    }

    @Override
    public int describe(TypeBook book) {
        return book.enter(new Identity(length),
                () -> TypeDef.anonymous(new TypeDef.Array(length, Types.U8.describe(book))));
    }

    @Override
    public String name() {
        return "[u8; " + length + "]";
    }
}
