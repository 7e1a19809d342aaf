package tern.wallet.metadata;

import java.util.List;
import java.util.Optional;

/// A runtime API (a trait of the runtime) and its methods.
public record RuntimeApi(String name, List<ApiMethod> methods) {

    public RuntimeApi {
        methods = List.copyOf(methods);
    }

    public Optional<ApiMethod> findMethod(String method) {
        for (ApiMethod candidate : methods) {
            if (candidate.name().equals(method)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
