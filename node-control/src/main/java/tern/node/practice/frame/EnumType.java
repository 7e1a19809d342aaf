package tern.node.practice.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;

/// An enum whose variants carry nothing, bound to a Java enum.
///
/// @param <E> the Java enum
public final class EnumType<E extends Enum<E>> extends Type<E> {

    private final List<String> path;
    private final List<E> values;
    private final Function<E, String> names;
    private final ToIntFunction<E> indexes;

    private EnumType(List<String> path, List<E> values, Function<E, String> names, ToIntFunction<E> indexes) {
        this.path = path;
        this.values = values;
        this.names = names;
        this.indexes = indexes;
    }

    /// @param names   the chain's name of each constant
    /// @param indexes the chain's index of each constant
    public static <E extends Enum<E>> EnumType<E> of(Class<E> values, Function<E, String> names,
            ToIntFunction<E> indexes, String... path) {
        return new EnumType<>(List.of(path), List.of(values.getEnumConstants()), names, indexes);
    }

    /// As [#of], for a chain that knows only some of the constants.
    public static <E extends Enum<E>> EnumType<E> some(Set<E> values, Function<E, String> names,
            ToIntFunction<E> indexes, String... path) {
        return new EnumType<>(List.of(path), values.stream().sorted().toList(), names, indexes);
    }

    @Override
    public void write(E value, ScaleWriter out) {
        if (!values.contains(value)) {
            throw new IllegalArgumentException(name() + " has no variant " + value + " here");
        }
        out.writeU8(indexes.applyAsInt(value));
    }

    @Override
    public E read(ScaleReader in) throws ScaleException {
        int index = in.readU8();
        for (E value : values) {
            if (indexes.applyAsInt(value) == index) {
                return value;
            }
        }
        throw new ScaleException(ScaleException.Kind.INVALID, name() + " has no variant " + index);
    }

    @Override
    public int describe(TypeBook book) {
        return book.enter(this, () -> {
            List<TypeDef.Variant> variants = new ArrayList<>();
            for (E value : values) {
                variants.add(new TypeDef.Variant(names.apply(value), List.of(), indexes.applyAsInt(value), List.of()));
            }
            return new TypeDef(path, List.of(), new TypeDef.Variants(variants));
        });
    }

    @Override
    public String name() {
        return path.getLast();
    }
}
