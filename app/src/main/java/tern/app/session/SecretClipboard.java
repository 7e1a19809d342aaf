package tern.app.session;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import tern.app.fx.Fx;
import tern.wallet.crypto.Blake2;

/// Puts secrets on the clipboard and takes them off again, if they are still there, after a while and when the window
/// is closed or locked. To be used on the FX thread.
///
/// What was copied is not kept, only its hash.
public final class SecretClipboard {

    private final Board board;
    private final Later later;
    private final IntSupplier seconds;
    private byte @Nullable [] copied;
    private Fx.Stop pending = () -> {};

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
        pending.stop();
        int stay = seconds.getAsInt();
        board.writeSecret(secret);
        copied = hash(secret);
        pending = later.after(Duration.ofSeconds(stay), this::empty);
        return stay;
    }

    /// Takes the secret off now if it is still there. What the person copied since stays.
    public void empty() {
        pending.stop();
        byte[] mine = copied;
        copied = null;
        if (mine == null) {
            return;
        }
        boolean still = board.read().filter(text -> Arrays.equals(hash(text), mine)).isPresent();
        if (still) {
            board.clear();
        }
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
