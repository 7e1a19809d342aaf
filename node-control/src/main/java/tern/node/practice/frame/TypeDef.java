package tern.node.practice.frame;

import java.util.List;
import java.util.Optional;

/// One entry of a portable type registry, as scale-info defines it.
///
/// @param path   module path and name, empty for anonymous types
/// @param params generic parameters by name
/// @param shape  what it is
record TypeDef(List<String> path, List<Param> params, Shape shape) {

    record Param(String name, Optional<Integer> type) {}

    record Field(Optional<String> name, int type, Optional<String> typeName) {}

    record Variant(String name, List<Field> fields, int index, List<String> docs) {}

    sealed interface Shape {}

    record Composite(List<Field> fields) implements Shape {}

    record Variants(List<Variant> variants) implements Shape {}

    record Sequence(int element) implements Shape {}

    record Array(int length, int element) implements Shape {}

    record Tuple(List<Integer> elements) implements Shape {}

    /// @param index in scale-info's `TypeDefPrimitive`
    record Primitive(int index) implements Shape {}

    record Compact(int inner) implements Shape {}

    static TypeDef anonymous(Shape shape) {
        return new TypeDef(List.of(), List.of(), shape);
    }
}
