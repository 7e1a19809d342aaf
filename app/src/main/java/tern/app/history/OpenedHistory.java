package tern.app.history;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.feed.Problem;
import tern.wallet.history.HistoryException;
import tern.wallet.history.HistoryStore;

/// What came of opening the history file.
///
/// @param store    null where it cannot even be read
/// @param readOnly another Tern writes it
/// @param problem  why nothing is written
record OpenedHistory(@Nullable HistoryStore store, boolean readOnly, Optional<Problem> problem) {

    private static final Logger LOG = LoggerFactory.getLogger(OpenedHistory.class);

    /// To write, or to read where another Tern writes. Blocks.
    static OpenedHistory open(Path file) {
        try {
            return new OpenedHistory(HistoryStore.open(file), false, Optional.empty());
        } catch (HistoryException e) {
            LOG.warn("the history is not written: {} {}", e.sentence(), e.details().orElse(""));
            return e.kind() == HistoryException.Kind.IN_USE
                    ? read(file, e)
                    : new OpenedHistory(null, false, Optional.of(Problem.of(e)));
        }
    }

    private static OpenedHistory read(Path file, HistoryException unwritten) {
        try {
            return new OpenedHistory(HistoryStore.openReadOnly(file), true, Optional.of(Problem.of(unwritten)));
        } catch (HistoryException unreadable) {
            return new OpenedHistory(null, false, Optional.of(Problem.of(unreadable)));
        }
    }
}
