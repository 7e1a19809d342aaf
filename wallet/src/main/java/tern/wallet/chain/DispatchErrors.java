package tern.wallet.chain;

import java.util.Optional;
import java.util.OptionalInt;
import tern.wallet.metadata.Errors;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;

/// From a decoded `DispatchError` to its name. Pallets' errors come as numbers that change between
/// runtimes, so they are named with the metadata of the runtime that raised them.
final class DispatchErrors {

    private final Runtime runtime;

    DispatchErrors(Runtime runtime) {
        this.runtime = runtime;
    }

    /// @param where `Proxy.ProxyExecuted`, or empty when the call itself failed
    /// @param item  which call of a batch
    DispatchFailure failure(Value error, String where, OptionalInt item) throws ScaleException {
        Value.Variant kind = error.asVariant();
        if (kind.name().equals("Module")) {
            return module(kind.at(0), where, item);
        }
        if (kind.fields().size() == 1 && kind.get(0) instanceof Value.Variant inner) {
            return named(kind.name(), inner.name(), "", where, item);
        }
        return named("", kind.name(), "", where, item);
    }

    /// @param module `{index, error}`; `error` is four bytes, the first is the number (one byte in old runtimes)
    private DispatchFailure module(Value module, String where, OptionalInt item) throws ScaleException {
        int pallet = module.field("index").asInt();
        Value code = module.field("error");
        int number = code instanceof Value.Int ? code.asInt() : code.asBytes()[0] & 0xff;
        Optional<Errors.ModuleError> error = runtime.errors().find(pallet, number);
        return error.isPresent()
                ? named(error.get().pallet(), error.get().name(), error.get().docs(), where, item)
                : named("pallet " + pallet, "error " + number, "", where, item);
    }

    private static DispatchFailure named(String origin, String name, String docs, String where, OptionalInt item) {
        return new DispatchFailure(origin, name, docs, where, item);
    }

    /// Whether a value is an error of a dispatched call: what stands in `Err` of events like `ProxyExecuted`.
    static boolean isDispatchError(Value value) {
        return value instanceof Value.Variant variant && switch (variant.name()) {
            case "Other", "CannotLookup", "BadOrigin", "Module", "ConsumerRemaining", "NoProviders", "TooManyConsumers",
                    "Token", "Arithmetic", "Transactional", "Exhausted", "Corruption", "Unavailable", "RootNotAllowed",
                    "Trie" ->
                true;
            default -> false;
        };
    }
}
