package tern.app.session;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tern.app.fx.Fx;
import tern.wallet.crypto.Blake2;

/// Puts secrets on the clipboard and takes them off again, if they are still there, after a while and when the window
/// is closed or locked. So it does with a secret that somebody else put there and the person pasted into Tern. To be
/// used on the FX thread.
///
/// What was copied is not kept, only its hash.
public final class SecretClipboard {

    /// How long it is said that a secret was taken off.
    private static final Duration SAID = Duration.ofSeconds(30);

    private final Board board;
    private final Later later;
    private final IntSupplier seconds;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.FREE);
    private byte @Nullable [] copied;
    private int stay;
    private Fx.Stop pending = () -> {};

    /// What of a secret is on the clipboard.
    public enum State {
        /// None that this knows of.
        FREE,
        /// One that will be taken off.
        HOLDS,
        /// One was taken off a moment ago.
        EMPTIED
    }

    /// The system's clipboard.
    public interface Board {

        /// The text on it, if it holds one.
        Optional<String> read();

        /// Puts a text on it, marked as a secret for the programs that keep a history of the clipboard.
        void writeSecret(String text);

        void clear();
    }

    /// Runs something later.
    @FunctionalInterface
    public interface Later {
        Fx.Stop after(Duration delay, Runnable action);
    }

    /// @param seconds how long a secret may stay, asked at each copy
    public SecretClipboard(Board board, Later later, IntSupplier seconds) {
        this.board = board;
        this.later = later;
        this.seconds = seconds;
    }

    /// Copies a secret.
    ///
    /// @return after how many seconds it will be taken off, for the words that say so
    public int copy(String secret) {
        board.writeSecret(secret);
        holds(secret);
        return stay;
    }

    /// What is on the clipboard now was pasted where only secrets go.
    public void pasted() {
        board.read().filter(text -> !text.isBlank()).ifPresent(this::holds);
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// How long the last secret may stay.
    public int seconds() {
        return stay;
    }

    /// Takes the secret off now if it is still there. What the person copied since stays.
    public void empty() {
        byte[] mine = copied;
        if (mine == null) {
            return;
        }
        pending.stop();
        copied = null;
        boolean still = board.read().filter(text -> Arrays.equals(hash(text), mine)).isPresent();
        if (still) {
            board.clear();
        }
        state.set(still ? State.EMPTIED : State.FREE);
        pending = later.after(SAID, () -> state.set(State.FREE));
    }

    private void holds(String secret) {
        pending.stop();
        stay = seconds.getAsInt();
        copied = hash(secret);
        // told anew, since the time may be another
        state.set(State.FREE);
        state.set(State.HOLDS);
        pending = later.after(Duration.ofSeconds(stay), this::empty);
    }

    private static byte[] hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            return Blake2.hash256(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
