package tern.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tern.app.session.SecretClipboard.State;

class SecretClipboardTest {

    private Optional<String> board = Optional.empty();
    private final List<Runnable> later = new ArrayList<>();
    private final List<Duration> delays = new ArrayList<>();
    private final SecretClipboard clipboard = new SecretClipboard(new SecretClipboard.Board() {
        @Override
        public Optional<String> read() {
            return board;
        }

        @Override
        public void writeSecret(String text) {
            board = Optional.of(text);
        }

        @Override
        public void clear() {
            board = Optional.empty();
        }
    }, (delay, action) -> {
        delays.add(delay);
        later.add(action);
        return () -> later.remove(action);
    }, () -> 30);

    @Test
    void aSecretIsTakenOffAfterHalfAMinute() {
        assertThat(clipboard.copy("legal winner thank")).isEqualTo(30);
        assertThat(board).contains("legal winner thank");
        assertThat(delays).containsExactly(Duration.ofSeconds(30));
        later.getFirst().run();
        assertThat(board).isEmpty();
    }

    @Test
    void whatWasCopiedSinceStays() {
        clipboard.copy("legal winner thank");
        board = Optional.of("a shopping list");
        later.getFirst().run();
        assertThat(board).contains("a shopping list");
        clipboard.empty();
        assertThat(board).contains("a shopping list");
    }

    @Test
    void theSecondSecretHasItsOwnTimeAndClosingTakesItOffAtOnce() {
        clipboard.copy("first");
        clipboard.copy("second");
        assertThat(later).as("the first one's clock was stopped").hasSize(1);
        clipboard.empty();
        assertThat(board).isEmpty();
        assertThat(clipboard.state().get()).isEqualTo(State.EMPTIED);
        later.getLast().run();
        assertThat(clipboard.state().get()).as("not said for ever").isEqualTo(State.FREE);
    }

    @Test
    void whatWasPastedIsTakenOffToo() {
        board = Optional.of("legal winner thank");
        clipboard.pasted();
        assertThat(clipboard.state().get()).isEqualTo(State.HOLDS);
        assertThat(clipboard.seconds()).isEqualTo(30);
        later.getFirst().run();
        assertThat(board).isEmpty();
        assertThat(clipboard.state().get()).isEqualTo(State.EMPTIED);
    }

    @Test
    void anEmptyClipboardHoldsNoSecret() {
        clipboard.pasted();
        board = Optional.of("  ");
        clipboard.pasted();
        assertThat(later).isEmpty();
        assertThat(clipboard.state().get()).isEqualTo(State.FREE);
        clipboard.empty();
        assertThat(board).contains("  ");
    }
}
