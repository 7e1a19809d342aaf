package tern.wallet.chain;

import java.util.List;
import java.util.OptionalInt;
import tern.wallet.units.Said;

/// From the chain's error names to sentences, by name and never by number.
///
/// The texts are in `errors.properties` beside this class. A name that is not there gets a sentence that holds the
/// name and the runtime's own explanation, so a new error is never unnamed. Source of the names: runtime metadata;
/// `TransactionValidityError` and `DispatchError` of sp-runtime; the numbers of subtensor's `CustomTransactionError`.
public final class ErrorWords {

    private ErrorWords() {}

    /// A call that ran and failed.
    ///
    /// @param origin pallet (`Balances`), family (`Token`), or empty for a bare `DispatchError` like `BadOrigin`
    /// @param name   the error
    /// @param docs   the runtime's explanation, may be empty
    public static Said dispatch(String origin, String name, String docs) {
        String full = origin.isEmpty() ? name : origin + "." + name;
        for (String known : List.of("dispatch." + full, "dispatch." + origin)) {
            if (Texts.find(known).isPresent()) {
                return Texts.say(known);
            }
        }
        return docs.isBlank()
                ? Texts.say("dispatch.unknown", full)
                : Texts.say("dispatch.unknown.docs", full, docs.strip());
    }

    /// A transaction that the chain says is invalid.
    ///
    /// @param name   `Payment`, `Stale`, `Custom`…
    /// @param custom the number beside `Custom`
    public static Refusal invalid(String name, OptionalInt custom) {
        return new Refusal(name, custom, custom.isPresent()
                ? found("invalid.Custom." + custom.getAsInt(), "invalid.Custom.unknown", custom.getAsInt())
                : found("invalid." + name, "invalid.unknown", name));
    }

    /// A transaction that the chain could not check.
    ///
    /// @param name   `CannotLookup`, `NoUnsignedValidator`, `Custom`
    /// @param custom the number beside `Custom`
    public static Refusal unknown(String name, OptionalInt custom) {
        return new Refusal(name, custom, custom.isPresent()
                ? Texts.say("unknown.Custom", custom.getAsInt())
                : found("unknown." + name, "unknown.unknown", name));
    }

    /// @param otherwise the sentence where there is none for what the chain says
    private static Said found(String key, String otherwise, Object value) {
        return Texts.find(key).isPresent() ? Texts.say(key) : Texts.say(otherwise, value);
    }
}
