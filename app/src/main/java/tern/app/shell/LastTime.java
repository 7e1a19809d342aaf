package tern.app.shell;

import java.util.List;
import java.util.Optional;
import tern.app.feed.Problem;
import tern.wallet.units.TernException;

/// What was read from files, and what went wrong while doing so.
///
/// @param trouble what the wallets are listed without
record LastTime(
        Optional<Choices> choices,
        List<WalletItem> wallets,
        Optional<Problem> memoryProblem,
        Optional<Problem> walletsProblem,
        Optional<Problem> trouble) {

    /// Not to be called on the FX thread.
    static LastTime read(Memory memory, WalletDirectory directory) {
        Optional<Choices> kept = Optional.empty();
        Optional<Problem> memoryProblem = Optional.empty();
        try {
            kept = Optional.of(memory.load());
        } catch (TernException e) {
            memoryProblem = Optional.of(Problem.of(e));
        }
        try {
            WalletDirectory.Listing listing = directory.listing();
            return new LastTime(kept, listing.wallets(), memoryProblem, Optional.empty(), listing.trouble());
        } catch (TernException e) {
            return new LastTime(kept, List.of(), memoryProblem, Optional.of(Problem.of(e)), Optional.empty());
        }
    }

    /// Whether there is no wallet on this computer, as far as can be seen.
    boolean isWithoutWallets() {
        return walletsProblem.isEmpty() && wallets.isEmpty();
    }
}
