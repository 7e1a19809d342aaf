package tern.node.practice.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a pallet stands in Rust, which names its enums of calls, events and errors.
///
/// @param modules     crate and modules, without the pallet's own module `pallet`
/// @param params      generic parameters of the enums
/// @param plainEvents whether the enum of events has none: no event carries a type of the runtime's
public record PalletPath(List<String> modules, List<String> params, boolean plainEvents) {

    public PalletPath {
        modules = List.copyOf(modules);
        params = List.copyOf(params);
    }

    /// A pallet that is generic over the runtime, as all are.
    public static PalletPath of(String... modules) {
        return new PalletPath(List.of(modules), List.of("T"), false);
    }

    /// A pallet that a runtime may have several of.
    public PalletPath withInstances() {
        return new PalletPath(modules, List.of("T", "I"), plainEvents);
    }

    /// A pallet whose events carry no type of the runtime's.
    public PalletPath withPlainEvents() {
        return new PalletPath(modules, params, true);
    }

    TypeDef calls(List<TypeDef.Variant> variants) {
        return define("Call", false, variants);
    }

    TypeDef events(List<TypeDef.Variant> variants) {
        return define("Event", plainEvents, variants);
    }

    TypeDef errors(List<TypeDef.Variant> variants) {
        return define("Error", false, variants);
    }

    private TypeDef define(String what, boolean plain, List<TypeDef.Variant> variants) {
        List<String> path = new ArrayList<>(modules);
        path.add("pallet");
        path.add(what);
        List<TypeDef.Param> hidden = plain
                ? List.of()
                : params.stream().map(param -> new TypeDef.Param(param, Optional.empty())).toList();
        return new TypeDef(path, hidden, new TypeDef.Variants(variants));
    }
}
