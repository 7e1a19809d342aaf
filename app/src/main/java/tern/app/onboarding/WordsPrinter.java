package tern.app.onboarding;

import java.util.Optional;
import java.util.function.Consumer;
import tern.app.wallets.SecretWords;

/// Puts recovery words on paper.
@FunctionalInterface
public interface WordsPrinter {

    /// Returns at once.
    ///
    /// @param words   stay the caller's and must stay open until the outcome is told
    /// @param wallet  the name of their wallet
    /// @param outcome is told on the FX thread
    void print(SecretWords words, String wallet, Consumer<Outcome> outcome);

    /// What came of it.
    ///
    /// @param onPaper  whether the printer took the words
    /// @param sentence for the person; empty when they changed their mind
    record Outcome(boolean onPaper, Optional<String> sentence) {}
}
