package tern.wallet.chain;

import java.util.OptionalInt;

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
    public static String dispatch(String origin, String name, String docs) {
        String full = origin.isEmpty() ? name : origin + "." + name;
        return Texts.find("dispatch." + full)
                .or(() -> Texts.find("dispatch." + origin))
                .orElseGet(() -> docs.isBlank()
                        ? Texts.text("dispatch.unknown", full)
                        : Texts.text("dispatch.unknown.docs", full, docs.strip()));
    }

    /// A transaction that the chain says is invalid.
    ///
    /// @param name   `Payment`, `Stale`, `Custom`…
    /// @param custom the number beside `Custom`
    public static Refusal invalid(String name, OptionalInt custom) {
        String sentence;
        if (custom.isPresent()) {
            sentence = Texts.find("invalid.Custom." + custom.getAsInt())
                    .orElseGet(() -> Texts.text("invalid.Custom.unknown", custom.getAsInt()));
        } else {
            sentence = Texts.find("invalid." + name).orElseGet(() -> Texts.text("invalid.unknown", name));
        }
        return new Refusal(name, custom, sentence);
    }

    /// A transaction that the chain could not check.
    ///
    /// @param name   `CannotLookup`, `NoUnsignedValidator`, `Custom`
    /// @param custom the number beside `Custom`
    public static Refusal unknown(String name, OptionalInt custom) {
        String sentence = custom.isPresent()
                ? Texts.text("unknown.Custom", custom.getAsInt())
                : Texts.find("unknown." + name).orElseGet(() -> Texts.text("unknown.unknown", name));
        return new Refusal(name, custom, sentence);
    }
}
