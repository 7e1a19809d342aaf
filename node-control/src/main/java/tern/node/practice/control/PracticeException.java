package tern.node.practice.control;

import org.jspecify.annotations.Nullable;
import tern.wallet.units.TernException;

/// The practice node could not be started, asked or stopped.
public final class PracticeException extends TernException {

    private static final long serialVersionUID = 1L;

    PracticeException(String sentence, @Nullable String details, @Nullable Throwable cause) {
        super(sentence, details, cause);
    }

    PracticeException(String sentence, @Nullable String details) {
        super(sentence, details, null);
    }
}
