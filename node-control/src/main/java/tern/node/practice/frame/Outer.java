package tern.node.practice.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How pallets' own enums stand in the runtime's outer enums.
final class Outer {

    private Outer() {}

    static TypeDef.Variant variant(Pallet pallet, int type, String what) {
        return new TypeDef.Variant(pallet.name(),
                List.of(new TypeDef.Field(Optional.empty(), type, Optional.of(pallet.name() + what))),
                pallet.index(), List.of());
    }

    /// The pallet's own error enum.
    static int describeErrors(Pallet pallet, TypeBook book) {
        record Identity(int pallet) {}
        return book.enter(new Identity(pallet.index()), () -> {
            List<TypeDef.Variant> variants = new ArrayList<>();
            for (ErrorDecl error : pallet.errors()) {
                variants.add(new TypeDef.Variant(error.name(), List.of(), error.index(), List.of(error.docs())));
            }
            return pallet.path().errors(variants);
        });
    }

    static int describeRuntimeError(List<Pallet> pallets, TypeBook book) {
        record Identity() {}
        return book.enter(new Identity(), () -> {
            List<TypeDef.Variant> variants = new ArrayList<>();
            for (Pallet pallet : pallets) {
                if (!pallet.errors().isEmpty()) {
                    variants.add(variant(pallet, describeErrors(pallet, book), "Error"));
                }
            }
            return new TypeDef(List.of("node_subtensor_runtime", "RuntimeError"), List.of(),
                    new TypeDef.Variants(variants));
        });
    }
}
