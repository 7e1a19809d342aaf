package tern.wallet.chain;

import java.util.OptionalInt;
import tern.wallet.units.Said;

/// A call that ran and failed.
///
/// @param origin   the pallet whose error it is (`SubtensorModule`), or the family (`Token`, `Arithmetic`), or empty
/// @param name     the error's name in the metadata: `SlippageTooHigh`
/// @param docs     the runtime's own explanation, may be empty
/// @param where    what failed inside a successful wrapper: `Proxy.ProxyExecuted`; empty when the call itself failed
/// @param item     which call of a batch failed, from 0, where the chain tells
public record DispatchFailure(
        String origin,
        String name,
        String docs,
        String where,
        OptionalInt item) {

    /// What to tell a person.
    public Said said() {
        return ErrorWords.dispatch(origin, name, docs);
    }

    /// The same in the language of now.
    public String sentence() {
        return said().words();
    }
}
