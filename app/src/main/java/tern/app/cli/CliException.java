package tern.app.cli;

import org.jspecify.annotations.Nullable;
import tern.wallet.units.TernException;

/// A command stops here: what to say and which exit code to end with.
final class CliException extends TernException {

    private static final long serialVersionUID = 1L;

    private final Trouble trouble;

    CliException(Trouble trouble, String sentence) {
        this(trouble, sentence, null, null);
    }

    CliException(Trouble trouble, String sentence, @Nullable String details, @Nullable Throwable cause) {
        super(sentence, details, cause);
        this.trouble = trouble;
    }

    Trouble trouble() {
        return trouble;
    }
}
