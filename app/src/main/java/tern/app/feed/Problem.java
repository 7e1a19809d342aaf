package tern.app.feed;

import java.util.Optional;
import tern.node.practice.control.PracticeException;
import tern.wallet.units.TernException;

/// What went wrong, for a person.
///
/// @param sentence what happened and what to do, one or two sentences
/// @param details  the technical text behind «Details»
/// @param stopped  whether the person stopped the practice network, so that [PortfolioSource#retry] starts it
public record Problem(String sentence, Optional<String> details, boolean stopped) {

    public Problem(String sentence, Optional<String> details) {
        this(sentence, details, false);
    }

    public static Problem of(TernException error) {
        return new Problem(error.sentence(), error.details(),
                error instanceof PracticeException practice
                        && practice.kind() == PracticeException.Kind.STOPPED);
    }
}
