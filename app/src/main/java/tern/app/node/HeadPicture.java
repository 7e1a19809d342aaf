package tern.app.node;

import java.util.Optional;

/// The page's first card: how the node stands and what its buttons do.
///
/// @param tone     of the chip
/// @param chip     the state in a word or two; empty where nothing runs
/// @param what     which node: `Finney, lite node`
/// @param headline the one thing to know
/// @param sentence what follows from it
/// @param button   of the main action
/// @param action   what it does
/// @param restarts whether it can be started anew
record HeadPicture(Tone tone, Optional<String> chip, String what, String headline, String sentence, String button,
        Action action, boolean restarts) {

    /// What the main button does.
    enum Action {
        START,
        STOP,
        /// Something is being done already.
        WAIT
    }

    static HeadPicture empty() {
        return new HeadPicture(Tone.QUIET, Optional.empty(), "", "", "", "", Action.WAIT, false);
    }
}
