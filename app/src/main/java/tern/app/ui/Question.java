package tern.app.ui;

import java.util.List;
import java.util.Optional;

/// What the person is asked before something that is not easily taken back, in a dialog.
///
/// @param id       begins the ids of its controls: `node-quit`
/// @param words    sentences
/// @param code     to be read closely, such as a digest
/// @param choices  the last one is what the person came for
/// @param remember the box that makes the answer hold from now on; empty where there is none
public record Question(String id, String title, List<String> words, Optional<String> code, List<Choice> choices,
        Optional<String> remember) {

    public Question {
        words = List.copyOf(words);
        choices = List.copyOf(choices);
    }

    /// One answer.
    ///
    /// @param id of its button
    /// @param does what; told whether the box is ticked
    public record Choice(String id, String words, Kind kind, Answer does) {}

    public enum Kind {
        /// Leaves everything as it is; Escape does that too.
        BACK,
        PLAIN,
        PRIMARY
    }

    /// Carries an answer out.
    @FunctionalInterface
    public interface Answer {
        void run(boolean remember);
    }
}
