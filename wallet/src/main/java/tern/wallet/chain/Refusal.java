package tern.wallet.chain;

import java.util.OptionalInt;
import tern.wallet.units.Said;

/// Why the chain does not take a transaction into its pool. Source: `TransactionValidityError` of sp-runtime.
///
/// @param name   the runtime's word: `Payment`, `Stale`, `BadProof`, `Custom`, `CannotLookup`…
/// @param custom the number beside `Custom`
/// @param said   what to tell a person
public record Refusal(String name, OptionalInt custom, Said said) {

    /// What to tell a person, in the language of now.
    public String sentence() {
        return said.words();
    }
}
