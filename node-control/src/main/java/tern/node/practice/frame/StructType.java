package tern.node.practice.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;

/// A named struct with named fields, bound to a Java record.
///
/// @param <R> the record
public final class StructType<R> extends Type<R> {

    private record Part<R>(String name, Type<?> type, Function<R, ?> get) {}

    private final List<String> path;
    private final List<TypeParam> params;
    private final List<Part<R>> parts;
    private final Function<Parts, R> make;
    private final boolean isConstant;

    private StructType(List<String> path, List<TypeParam> params, List<Part<R>> parts, Function<Parts, R> make) {
        this.path = List.copyOf(path);
        this.params = List.copyOf(params);
        this.parts = List.copyOf(parts);
        this.make = make;
        this.isConstant = parts.stream().allMatch(part -> part.type().isConstant());
    }

    /// Begins a struct.
    ///
    /// @param path module path and name, as the real chain's metadata has it
    public static <R> Builder<R> named(String... path) {
        return new Builder<>(List.of(path));
    }

    @Override
    public void write(R value, ScaleWriter out) {
        for (Part<R> part : parts) {
            part.type().writeAny(part.get().apply(value), out);
        }
    }

    @Override
    public R read(ScaleReader in) throws ScaleException {
        Object[] values = new Object[parts.size()];
        in.enter();
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.get(i).type().read(in);
        }
        in.leave();
        return make.apply(new Parts(values));
    }

    @Override
    boolean isConstant() {
        return isConstant;
    }

    @Override
    public int describe(TypeBook book) {
        return book.enter(this, () -> {
            List<TypeDef.Field> fields = new ArrayList<>(parts.size());
            for (Part<R> part : parts) {
                fields.add(new TypeDef.Field(Optional.of(part.name()), part.type().describe(book),
                        Optional.of(part.type().name())));
            }
            return new TypeDef(path, TypeParam.describe(params, book), new TypeDef.Composite(fields));
        });
    }

    @Override
    public String name() {
        return path.getLast();
    }

    /// The decoded fields in order.
    public static final class Parts {

        private final Object[] values;

        Parts(Object[] values) {
            this.values = values;
        }

        /// The field at that place, as what its declaration says it is.
        @SuppressWarnings("unchecked")
        public <T> T get(int index) {
            return (T) values[index];
        }
    }

    /// Collects fields in the order of the wire.
    public static final class Builder<R> {

        private final List<String> path;
        private final List<TypeParam> params = new ArrayList<>();
        private final List<Part<R>> parts = new ArrayList<>();

        private Builder(List<String> path) {
            this.path = path;
        }

        /// Adds a generic parameter, which metadata names and does not tell.
        public Builder<R> param(String param) {
            params.add(TypeParam.hidden(param));
            return this;
        }

        /// Adds a generic parameter.
        public Builder<R> param(String param, Type<?> type) {
            params.add(TypeParam.of(param, type));
            return this;
        }

        public <T> Builder<R> field(String name, Type<T> type, Function<R, T> get) {
            parts.add(new Part<>(name, type, get));
            return this;
        }

        /// @param make the record from its decoded fields
        public StructType<R> build(Function<Parts, R> make) {
            return new StructType<>(path, params, parts, make);
        }
    }
}
