package tern.app.wallets;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.feed.Problem;
import tern.app.transact.PasswordBrake;
import tern.app.ui.Texts;
import tern.wallet.keys.AccountId;
import tern.wallet.keystore.Keystore;
import tern.wallet.keystore.KeystoreException;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.TernException;

/// What every presenter that works on wallets needs: the keystore, and a way to do the slow part elsewhere.
///
/// @param background runs what touches files or works for seconds, one thing after the other
/// @param ui         runs on the FX thread
/// @param brake      slows down whoever guesses passwords; the window has one
public record Workshop(Keystore keystore, Executor background, Executor ui, Texts texts, PasswordBrake brake) {

    private static final Logger LOG = LoggerFactory.getLogger(Workshop.class);

    /// With a brake of its own.
    public Workshop(Keystore keystore, Executor background, Executor ui, Texts texts) {
        this(keystore, background, ui, texts, new PasswordBrake(InstantSource.system()));
    }

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

    /// Opens something with a password, where the pause after wrong ones is over. Blocks.
    ///
    /// @param what a wallet's name, or whatever else the password belongs to
    public <T> T withPassword(String what, PasswordBrake.Attempt<T> attempt) throws TernException {
        Optional<String> pause = pause(what);
        if (pause.isPresent()) {
            throw new PasswordException(pause.get(), null);
        }
        try {
            return brake.tried(what, attempt);
        } catch (KeystoreException e) {
            Optional<String> next = pause(what);
            if (next.isPresent()) {
                throw new PasswordException(e.sentence() + " " + next.get(), e);
            }
            throw e;
        }
    }

    private Optional<String> pause(String what) {
        Duration left = brake.left(what);
        return left.isZero()
                ? Optional.empty()
                : Optional.of(texts.get("password.pause", Long.toString(left.plusMillis(999).toSeconds())));
    }

    /// A password was wrong, or comes too soon.
    private static final class PasswordException extends TernException {

        private static final long serialVersionUID = 1L;

        PasswordException(String sentence, @Nullable KeystoreException cause) {
            super(sentence, cause == null ? null : cause.details().orElse(null), cause);
        }
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
            if (taken) {
                return Optional.of(texts.get("wallet.name.taken", name));
            }
            // one that differs in capital letters alone is the same to a person, and on some disks
            return keystore.list()
                    .stream()
                    .map(WalletEntry::name)
                    .filter(other -> !other.equals(name) && other.equalsIgnoreCase(name))
                    .findFirst()
                    .map(other -> texts.get("wallet.name.taken", other));
        } catch (TernException e) {
            return Optional.of(e.sentence());
        }
    }
}
