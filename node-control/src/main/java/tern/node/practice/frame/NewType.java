package tern.node.practice.frame;

import java.util.List;
import java.util.Optional;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;

/// A named struct of one unnamed field, which costs nothing on the wire. Neither the field nor a parameter may hold the
/// struct itself.
///
/// @param <T> the Java value of the field, and so of the struct
public final class NewType<T> extends Type<T> {

    private record Identity(List<String> path, List<TypeDef.Param> params, int inner) {}

    private final List<String> path;
    private final List<TypeParam> params;
    private final String name;
    private final Type<T> inner;

    NewType(List<String> path, String name, Type<T> inner) {
        this(path, List.of(), name, inner);
    }

    private NewType(List<String> path, List<TypeParam> params, String name, Type<T> inner) {
        this.path = List.copyOf(path);
        this.params = params;
        this.name = name;
        this.inner = inner;
    }

    /// The same struct with one more generic parameter, which metadata names and does not tell.
    public NewType<T> param(String param) {
        return new NewType<>(path, TypeParam.plus(params, TypeParam.hidden(param)), name, inner);
    }

    /// The same struct with one more generic parameter.
    public NewType<T> param(String param, Type<?> type) {
        return new NewType<>(path, TypeParam.plus(params, TypeParam.of(param, type)), name, inner);
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
        List<TypeDef.Param> described = TypeParam.describe(params, book);
        return book.enter(new Identity(path, described, type),
                () -> new TypeDef(path, described, new TypeDef.Composite(
                        List.of(new TypeDef.Field(Optional.empty(), type, Optional.of(inner.name()))))));
    }

    @Override
    public String name() {
        return name;
    }
}
