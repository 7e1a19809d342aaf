package tern.wallet.metadata;

import java.util.List;
import java.util.OptionalInt;

/// One type of a runtime.
///
/// @param path where the runtime's source defines it; empty for built-in types
/// @param params its generic parameters
public record Type(int id, List<String> path, List<Param> params, TypeDef def) {

    public Type {
        path = List.copyOf(path);
        params = List.copyOf(params);
    }

    /// @param type type id; empty where the parameter has no type
    public record Param(String name, OptionalInt type) {}

    /// The type of the generic parameter of that name.
    public OptionalInt findParam(String name) {
        for (Param param : params) {
            if (param.name().equals(name)) {
                return param.type();
            }
        }
        return OptionalInt.empty();
    }
}
