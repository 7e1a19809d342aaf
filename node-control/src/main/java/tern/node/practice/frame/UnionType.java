package tern.node.practice.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;

/// An enum whose variants carry values, bound to a sealed Java interface with one record per variant.
///
/// @param <S> the sealed interface
public final class UnionType<S> extends Type<S> {

    private record Part<V>(Optional<String> name, Type<?> type, Function<V, ?> get) {}

    private record Case<V>(String name, int index, Class<V> record, List<Part<V>> parts,
            Function<StructType.Parts, V> make) {

        void write(Object value, ScaleWriter out) {
            V own = record.cast(value);
            for (Part<V> part : parts) {
                part.type().writeAny(part.get().apply(own), out);
            }
        }
    }

    private final List<String> path;
    private final List<TypeParam> params;
    private final List<Case<? extends S>> cases;

    private UnionType(List<String> path, List<TypeParam> params, List<Case<? extends S>> cases) {
        this.path = path;
        this.params = params;
        this.cases = cases;
    }

    public static <S> Builder<S> named(String... path) {
        return new Builder<>(List.of(path));
    }

    @Override
    public void write(S value, ScaleWriter out) {
        for (Case<? extends S> option : cases) {
            if (option.record().isInstance(value)) {
                out.writeU8(option.index());
                option.write(value, out);
                return;
            }
        }
        throw new IllegalArgumentException(name() + " has no variant for " + value.getClass().getSimpleName());
    }

    @Override
    public S read(ScaleReader in) throws ScaleException {
        int index = in.readU8();
        for (Case<? extends S> option : cases) {
            if (option.index() == index) {
                Object[] values = new Object[option.parts().size()];
                in.enter();
                for (int i = 0; i < values.length; i++) {
                    values[i] = option.parts().get(i).type().read(in);
                }
                in.leave();
                return option.make().apply(new StructType.Parts(values));
            }
        }
        throw new ScaleException(ScaleException.Kind.INVALID, name() + " has no variant " + index);
    }

    @Override
    public int describe(TypeBook book) {
        return book.enter(this, () -> {
            List<TypeDef.Variant> variants = new ArrayList<>();
            for (Case<? extends S> option : cases) {
                List<TypeDef.Field> fields = new ArrayList<>();
                for (Part<?> part : option.parts()) {
                    fields.add(new TypeDef.Field(part.name(), part.type().describe(book),
                            Optional.of(part.type().name())));
                }
                variants.add(new TypeDef.Variant(option.name(), fields, option.index(), List.of()));
            }
            return new TypeDef(path, TypeParam.describe(params, book), new TypeDef.Variants(variants));
        });
    }

    @Override
    public String name() {
        return path.getLast();
    }

    /// Collects variants.
    public static final class Builder<S> {

        private final List<String> path;
        private final List<TypeParam> params = new ArrayList<>();
        private final List<Case<? extends S>> cases = new ArrayList<>();

        private Builder(List<String> path) {
            this.path = path;
        }

        /// Adds a generic parameter, which metadata names and does not tell.
        public Builder<S> param(String param) {
            params.add(TypeParam.hidden(param));
            return this;
        }

        /// Adds a generic parameter.
        public Builder<S> param(String param, Type<?> type) {
            params.add(TypeParam.of(param, type));
            return this;
        }

        /// A variant that carries nothing.
        public <V extends S> Builder<S> empty(String name, int index, Class<V> record, V value) {
            cases.add(new Case<>(name, index, record, List.of(), parts -> value));
            return this;
        }

        /// A variant with one unnamed field.
        public <V extends S, T> Builder<S> one(String name, int index, Class<V> record, Type<T> type,
                Function<V, T> get, Function<T, V> make) {
            cases.add(new Case<>(name, index, record, List.of(new Part<V>(Optional.empty(), type, get)),
                    parts -> make.apply(parts.get(0))));
            return this;
        }

        /// A variant with two unnamed fields.
        public <V extends S, A, B> Builder<S> two(String name, int index, Class<V> record, Type<A> first,
                Function<V, A> getFirst, Type<B> second, Function<V, B> getSecond, BiFunction<A, B, V> make) {
            cases.add(new Case<>(name, index, record,
                    List.of(new Part<V>(Optional.empty(), first, getFirst),
                            new Part<V>(Optional.empty(), second, getSecond)),
                    parts -> make.apply(parts.get(0), parts.get(1))));
            return this;
        }

        /// A variant with named fields.
        public <V extends S> CaseBuilder<S, V> fields(String name, int index, Class<V> record) {
            return new CaseBuilder<>(this, name, index, record);
        }

        public UnionType<S> build() {
            return new UnionType<>(path, List.copyOf(params), List.copyOf(cases));
        }
    }

    /// Collects the named fields of one variant.
    public static final class CaseBuilder<S, V extends S> {

        private final Builder<S> owner;
        private final String name;
        private final int index;
        private final Class<V> record;
        private final List<Part<V>> parts = new ArrayList<>();

        private CaseBuilder(Builder<S> owner, String name, int index, Class<V> record) {
            this.owner = owner;
            this.name = name;
            this.index = index;
            this.record = record;
        }

        public <T> CaseBuilder<S, V> field(String field, Type<T> type, Function<V, T> get) {
            parts.add(new Part<>(Optional.of(field), type, get));
            return this;
        }

        public Builder<S> make(Function<StructType.Parts, V> make) {
            owner.cases.add(new Case<>(name, index, record, List.copyOf(parts), make));
            return owner;
        }
    }
}
