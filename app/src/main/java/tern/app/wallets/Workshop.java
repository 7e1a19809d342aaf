package tern.app.wallets;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.feed.Problem;
import tern.app.ui.Texts;
import tern.wallet.keys.AccountId;
import tern.wallet.keystore.Keystore;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.TernException;

/// What every presenter that works on wallets needs: the keystore, and a way to do the slow part elsewhere.
///
/// @param background runs what touches files or works for seconds, one thing after the other
/// @param ui         runs on the FX thread
public record Workshop(Keystore keystore, Executor background, Executor ui, Texts texts) {

    private static final Logger LOG = LoggerFactory.getLogger(Workshop.class);

    /// Work that may fail with a sentence.
    @FunctionalInterface
    public interface Work<T> {
        T run() throws TernException;
    }

    /// Does the work in the background and hands over, on the FX thread, what came of it.
    public <T> void run(Work<T> work, Consumer<T> done, Consumer<Problem> failed) {
        background.execute(() -> {
            T result;
            try {
                result = work.run();
            } catch (TernException e) {
                ui.execute(() -> failed.accept(Problem.of(e)));
                return;
            } catch (RuntimeException e) {
                // a defect of Tern must not leave the person before a screen that waits for ever
                LOG.error("work on wallets failed", e);
                ui.execute(() -> failed.accept(new Problem(texts.get("work.defect"),
                        Optional.of(e.getClass().getName()))));
                return;
            }
            ui.execute(() -> done.accept(result));
        });
    }

    /// Whether a new coldkey may have this name. Touches the disk.
    ///
    /// @param account whose; a wallet that only watches this account is completed and stands in nobody's way
    /// @return what is wrong with the name; empty when it is free
    public Optional<String> nameProblem(String name, Optional<AccountId> account) {
        try {
            Keystore.requireNewName(name);
            Optional<WalletEntry> there = keystore.findWallet(name);
            boolean taken = there.isPresent() && (there.get().canSign() || there.get().coldkey().isPresent()
                    && !there.get().coldkey().equals(account));
            return taken ? Optional.of(texts.get("wallet.name.taken", name)) : Optional.empty();
        } catch (TernException e) {
            return Optional.of(e.sentence());
        }
    }
}
