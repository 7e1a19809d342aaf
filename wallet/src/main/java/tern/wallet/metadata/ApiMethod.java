package tern.wallet.metadata;

import java.util.List;

/// A method of a runtime API, called as `Api_name`.
///
/// @param outputType type id
public record ApiMethod(String api, String name, List<Param> params, int outputType) {

    public ApiMethod {
        params = List.copyOf(params);
    }

    /// @param type type id
    public record Param(String name, int type) {}

    /// What `state_call` takes: `Api_name`.
    public String callName() {
        return api + "_" + name;
    }
}
