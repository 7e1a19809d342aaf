package tern.app.feed;

import java.util.Optional;
import tern.wallet.units.TernException;

/// What went wrong, for a person.
///
/// @param sentence what happened and what to do, one or two sentences
/// @param details  the technical text behind «Details»
public record Problem(String sentence, Optional<String> details) {

    public static Problem of(TernException error) {
        return new Problem(error.sentence(), error.details());
    }
}
