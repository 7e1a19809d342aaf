package tern.node.practice.frame;

import java.util.List;
import java.util.Optional;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;

/// A named struct of one unnamed field, which costs nothing on the wire.
final class NewType<T> extends Type<T> {

    private record Identity(List<String> path, int inner) {}

    private final List<String> path;
    private final String name;
    private final Type<T> inner;

    NewType(List<String> path, String name, Type<T> inner) {
        this.path = List.copyOf(path);
        this.name = name;
        this.inner = inner;
    }

    @Override
    public void write(T value, ScaleWriter out) {
        inner.write(value, out);
    }

    @Override
    public T read(ScaleReader in) throws ScaleException {
        return inner.read(in);
    }

    @Override
    boolean isConstant() {
        return inner.isConstant();
    }

    @Override
    public int describe(TypeBook book) {
        int type = inner.describe(book);
        return book.enter(new Identity(path, type), () -> new TypeDef(path, List.of(), new TypeDef.Composite(
                List.of(new TypeDef.Field(Optional.empty(), type, Optional.of(inner.name()))))));
    }

    @Override
    public String name() {
        return name;
    }
}
