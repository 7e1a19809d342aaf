package tern.app.node;

import java.util.Optional;

/// The node's program, once it was looked at.
///
/// @param name   of the image or file; empty where none was found yet
/// @param digest of it
/// @param tone   of the trust
/// @param trust  whose word for it there is
record ProgramPicture(Optional<String> name, Optional<String> digest, Tone tone, String trust) {

    static ProgramPicture empty() {
        return new ProgramPicture(Optional.empty(), Optional.empty(), Tone.QUIET, "");
    }
}
