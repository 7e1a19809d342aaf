package tern.app.node;

import java.util.List;
import java.util.Optional;

/// What the person is asked before something that is not easily taken back, in a dialog.
///
/// @param id       begins the ids of its controls: `node-quit`
/// @param words    sentences
/// @param code     to be read closely, such as a digest
/// @param choices  the last one is what the person came for
/// @param remember the box that makes the answer hold from now on; empty where there is none
record Question(String id, String title, List<String> words, Optional<String> code, List<Choice> choices,
        Optional<String> remember) {

    Question {
        words = List.copyOf(words);
        choices = List.copyOf(choices);
    }

    /// One answer.
    ///
    /// @param id of its button
    /// @param does what; told whether the box is ticked
    record Choice(String id, String words, Kind kind, Answer does) {}

    enum Kind {
        /// Leaves everything as it is; Escape does that too.
        BACK,
        PLAIN,
        PRIMARY
    }

    /// Carries an answer out.
    @FunctionalInterface
    interface Answer {
        void run(boolean remember);
    }
}
