package tern.app.cli;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The person at the keyboard, when there is one. Separate from the streams, since those may be a pipe while passwords
/// and words must come from and go to a terminal only.
public interface Terminal {

    /// The clock that whoever sits here goes by.
    default InstantSource clock() {
        return InstantSource.system();
    }

    /// Whether both the keyboard and the screen are a person's.
    boolean isInteractive();

    /// Asks without echo. What was typed before the question is on the screen does not count.
    ///
    /// @return what was typed, for the caller to zero; null at the end of input
    char @Nullable [] readSecret(String prompt);

    /// Asks with echo; never for anything secret. What was typed before the question is on the screen does not count.
    ///
    /// @return null at the end of input
    @Nullable
    String readLine(String prompt);

    /// Forgets what was typed while nobody asked, so that it reaches neither a later question nor the shell.
    default void discardTyped() {}

    /// Shows characters on the screen itself, never into a redirected stream. The caller zeroes them afterwards.
    void show(char[] text);

    /// Nobody is there.
    static Terminal none() {
        return new Terminal() {
            @Override
            public boolean isInteractive() {
                return false;
            }

            @Override
            public char @Nullable [] readSecret(String prompt) {
                return null;
            }

            @Override
            public @Nullable String readLine(String prompt) {
                return null;
            }

            @Override
            public void show(char[] text) {
                throw new IllegalStateException("there is no terminal");
            }
        };
    }
}
