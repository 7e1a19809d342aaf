package tern.node.practice.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;

/// An enum without Java types of its own: its value is the name of the variant and the list of what it carries.
public final class ChoiceType extends Type<ChoiceType.Choice> {

    /// One value of such an enum.
    ///
    /// @param variant name of the variant
    /// @param values  one Java value per field
    public record Choice(String variant, List<Object> values) {

        public Choice {
            values = List.copyOf(values);
        }

        public static Choice of(String variant, Object... values) {
            return new Choice(variant, List.of(values));
        }
    }

    /// A field of a variant; an empty name for fields without one.
    public record Field(String name, Type<?> type) {}

    private record Option(String name, int index, List<Field> fields) {}

    private final List<String> path;
    private final List<TypeParam> params;
    private final List<Option> options;

    private ChoiceType(List<String> path, List<TypeParam> params, List<Option> options) {
        this.path = List.copyOf(path);
        this.params = params;
        this.options = List.copyOf(options);
    }

    /// An enum without variants yet; see [#or].
    public static ChoiceType named(String... path) {
        return new ChoiceType(List.of(path), List.of(), List.of());
    }

    /// The same enum with one more generic parameter, which metadata names and does not tell.
    public ChoiceType param(String param) {
        return new ChoiceType(path, TypeParam.plus(params, TypeParam.hidden(param)), options);
    }

    /// The same enum with one more generic parameter.
    public ChoiceType param(String param, Type<?> type) {
        return new ChoiceType(path, TypeParam.plus(params, TypeParam.of(param, type)), options);
    }

    /// The same enum with one more variant.
    public ChoiceType or(String variant, int index, Field... fields) {
        List<Option> more = new ArrayList<>(options);
        more.add(new Option(variant, index, List.of(fields)));
        return new ChoiceType(path, params, more);
    }

    @Override
    public void write(Choice value, ScaleWriter out) {
        Option option = options.stream()
                .filter(each -> each.name().equals(value.variant()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name() + " has no variant " + value.variant()));
        out.writeU8(option.index());
        for (int i = 0; i < option.fields().size(); i++) {
            option.fields().get(i).type().writeAny(value.values().get(i), out);
        }
    }

    @Override
    public Choice read(ScaleReader in) throws ScaleException {
        int index = in.readU8();
        for (Option option : options) {
            if (option.index() == index) {
                List<Object> values = new ArrayList<>();
                in.enter();
                for (Field field : option.fields()) {
                    values.add(field.type().read(in));
                }
                in.leave();
                return new Choice(option.name(), values);
            }
        }
        throw new ScaleException(ScaleException.Kind.INVALID, name() + " has no variant " + index);
    }

    @Override
    public int describe(TypeBook book) {
        return book.enter(this, () -> {
            List<TypeDef.Variant> variants = new ArrayList<>();
            for (Option option : options) {
                List<TypeDef.Field> fields = new ArrayList<>();
                for (Field field : option.fields()) {
                    fields.add(new TypeDef.Field(field.name().isEmpty() ? Optional.empty() : Optional.of(field.name()),
                            field.type().describe(book), Optional.of(field.type().name())));
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
}
