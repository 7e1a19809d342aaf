package tern.node.practice.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;

/// A struct, tuple or array without a Java record of its own: its value is the list of its parts. For the wide structs
/// that runtime APIs answer with, and for what no rule of this chain looks into.
public final class RowType extends Type<List<Object>> {

    private enum Kind {
        STRUCT, TUPLE, ARRAY
    }

    private record Part(String name, Type<?> type) {}

    private record Identity(Kind kind, List<Integer> elements) {}

    private final Kind kind;
    private final List<String> path;
    private final List<TypeParam> params;
    private final List<Part> parts;

    private RowType(Kind kind, List<String> path, List<TypeParam> params, List<Part> parts) {
        this.kind = kind;
        this.path = List.copyOf(path);
        this.params = params;
        this.parts = List.copyOf(parts);
    }

    /// A struct without fields yet; see [#with].
    public static RowType struct(String... path) {
        return new RowType(Kind.STRUCT, List.of(path), List.of(), List.of());
    }

    public static RowType tuple(Type<?>... elements) {
        List<Part> parts = new ArrayList<>();
        for (Type<?> element : elements) {
            parts.add(new Part("", element));
        }
        return new RowType(Kind.TUPLE, List.of(), List.of(), parts);
    }

    /// `[T; length]`.
    public static RowType array(int length, Type<?> element) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            parts.add(new Part("", element));
        }
        return new RowType(Kind.ARRAY, List.of(), List.of(), parts);
    }

    /// The same struct with one more generic parameter, which metadata names and does not tell.
    public RowType param(String param) {
        return new RowType(kind, path, TypeParam.plus(params, TypeParam.hidden(param)), parts);
    }

    /// The same struct with one more generic parameter.
    public RowType param(String param, Type<?> type) {
        return new RowType(kind, path, TypeParam.plus(params, TypeParam.of(param, type)), parts);
    }

    /// The same struct with one more field at its end.
    public RowType with(String field, Type<?> type) {
        List<Part> more = new ArrayList<>(parts);
        more.add(new Part(field, type));
        return new RowType(kind, path, params, more);
    }

    /// Names of the fields in the order of the wire.
    public List<String> fields() {
        return parts.stream().map(Part::name).toList();
    }

    @Override
    public void write(List<Object> value, ScaleWriter out) {
        if (value.size() != parts.size()) {
            throw new IllegalArgumentException(name() + " has " + parts.size() + " parts, not " + value.size());
        }
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).type().writeAny(value.get(i), out);
        }
    }

    @Override
    public List<Object> read(ScaleReader in) throws ScaleException {
        List<Object> values = new ArrayList<>(parts.size());
        in.enter();
        for (Part part : parts) {
            values.add(part.type().read(in));
        }
        in.leave();
        return values;
    }

    @Override
    public int describe(TypeBook book) {
        return switch (kind) {
            case STRUCT -> book.enter(this, () -> {
                List<TypeDef.Field> fields = new ArrayList<>();
                for (Part part : parts) {
                    fields.add(new TypeDef.Field(Optional.of(part.name()), part.type().describe(book),
                            Optional.of(part.type().name())));
                }
                return new TypeDef(path, TypeParam.describe(params, book), new TypeDef.Composite(fields));
            });
            case TUPLE -> {
                List<Integer> elements = parts.stream().map(part -> part.type().describe(book)).toList();
                yield book.enter(new Identity(kind, elements),
                        () -> TypeDef.anonymous(new TypeDef.Tuple(elements)));
            }
            case ARRAY -> {
                List<Integer> elements = parts.stream().map(part -> part.type().describe(book)).toList();
                yield book.enter(new Identity(kind, elements),
                        () -> TypeDef.anonymous(new TypeDef.Array(elements.size(), elements.getFirst())));
            }
        };
    }

    @Override
    public String name() {
        return switch (kind) {
            case STRUCT -> path.getLast();
            case TUPLE -> "(" + String.join(", ", parts.stream().map(part -> part.type().name()).toList()) + ")";
            case ARRAY -> "[" + parts.getFirst().type().name() + "; " + parts.size() + "]";
        };
    }
}
