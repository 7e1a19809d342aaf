package tern.node.practice.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A generic parameter of a type. It changes nothing on the wire, but clients find types by it: the call type by
/// `UncheckedExtrinsic`'s, for example.
///
/// @param name as in Rust
/// @param type what stands for it; empty where the type's author hid it
record TypeParam(String name, Optional<Type<?>> type) {

    static TypeParam hidden(String name) {
        return new TypeParam(name, Optional.empty());
    }

    static TypeParam of(String name, Type<?> type) {
        return new TypeParam(name, Optional.of(type));
    }

    static List<TypeDef.Param> describe(List<TypeParam> params, TypeBook book) {
        return params.stream()
                .map(param -> new TypeDef.Param(param.name(), param.type().map(type -> type.describe(book))))
                .toList();
    }

    /// The list with one more at its end.
    static List<TypeParam> plus(List<TypeParam> params, TypeParam next) {
        List<TypeParam> more = new ArrayList<>(params);
        more.add(next);
        return List.copyOf(more);
    }
}
