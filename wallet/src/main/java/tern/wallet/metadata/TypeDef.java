package tern.wallet.metadata;

import java.util.List;

/// The shape of a type. Numbers called types are ids in the [TypeRegistry]. Source: `scale-info` `TypeDef`.
public sealed interface TypeDef {

    /// A struct: all fields named, or none.
    record Composite(List<TypeField> fields) implements TypeDef {

        public Composite {
            fields = List.copyOf(fields);
        }
    }

    /// An enum.
    record Variants(List<VariantCase> cases) implements TypeDef {

        public Variants {
            cases = List.copyOf(cases);
        }
    }

    record Sequence(int element) implements TypeDef {}

    /// @param length up to 2³²−1
    record Array(long length, int element) implements TypeDef {}

    record Tuple(List<Integer> elements) implements TypeDef {

        public Tuple {
            elements = List.copyOf(elements);
        }
    }

    record Primitive(PrimitiveKind kind) implements TypeDef {}

    record Compact(int inner) implements TypeDef {}

    /// @param store the unsigned integer that bits are packed into
    /// @param order an empty struct named `Lsb0` or `Msb0`
    record BitSequence(int store, int order) implements TypeDef {}
}
