package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

/// A keyboard on which keys may be pressed before and after the question.
class SystemTerminalTest {

    /// What is in the queue can be read without waiting; behind it the input ends.
    private static final class Keyboard extends InputStream {

        private final Deque<Integer> keys = new ArrayDeque<>();

        void type(String text) {
            for (byte key : text.getBytes(StandardCharsets.UTF_8)) {
                keys.add(key & 0xff);
            }
        }

        @Override
        public int read() {
            Integer key = keys.poll();
            return key == null ? -1 : key;
        }

        @Override
        public int available() {
            return keys.size();
        }
    }

    private final Keyboard keyboard = new Keyboard();
    private final SystemTerminal terminal = new SystemTerminal(keyboard, TypedAhead::drain);
    private String answerToPrompt = "";

    /// A screen whose reader types the answer once the question has been shown.
    private PrintWriter screen() {
        return new PrintWriter(new StringWriter() {
            @Override
            public void flush() {
                keyboard.type(answerToPrompt);
            }
        });
    }

    @Test
    void aYesTypedBeforeTheQuestionAnswersNothing() {
        keyboard.type("yes\n");
        assertThat(terminal.readLine("Type yes: ", screen(), StandardCharsets.UTF_8)).isNull();
    }

    @Test
    void theAnswerIsWhatIsTypedAfterTheQuestion() {
        keyboard.type("yes\nyes\nye");
        answerToPrompt = "nö\r\nyes\n";
        assertThat(terminal.readLine("Type yes: ", screen(), StandardCharsets.UTF_8)).isEqualTo("nö");
    }

    @Test
    void anEmptyLineIsAnAnswerAndTheEndOfInputIsNone() {
        answerToPrompt = "\n";
        assertThat(terminal.readLine("Type yes: ", screen(), StandardCharsets.UTF_8)).isEmpty();
        answerToPrompt = "";
        assertThat(terminal.readLine("Type yes: ", screen(), StandardCharsets.UTF_8)).isNull();
    }
}
