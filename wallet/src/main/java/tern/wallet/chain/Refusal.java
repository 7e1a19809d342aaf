package tern.wallet.chain;

import java.util.OptionalInt;

/// Why the chain does not take a transaction into its pool. Source: `TransactionValidityError` of sp-runtime.
///
/// @param name     the runtime's word: `Payment`, `Stale`, `BadProof`, `Custom`, `CannotLookup`…
/// @param custom   the number beside `Custom`
/// @param sentence what to tell a person
public record Refusal(String name, OptionalInt custom, String sentence) {}
