package tern.app.history;

import java.util.Optional;
import tern.app.feed.Problem;

/// How the history stands. Immutable.
///
/// @param revision rises whenever something was added
/// @param fill     the past that is being fetched now
/// @param problem  why nothing is recorded, or why the past could not be fetched
/// @param fillable whether a node is known that keeps the past of the network shown
public record HistoryState(long revision, Optional<Fill> fill, Optional<Problem> problem, boolean fillable) {

    /// Fetching the past.
    ///
    /// @param done  steps behind it
    /// @param steps all
    public record Fill(int done, int steps) {}

    static HistoryState empty() {
        return new HistoryState(0, Optional.empty(), Optional.empty(), false);
    }

    HistoryState changed() {
        return new HistoryState(revision + 1, fill, problem, fillable);
    }

    HistoryState withFill(Optional<Fill> now) {
        return new HistoryState(revision, now, problem, fillable);
    }

    HistoryState withProblem(Optional<Problem> now) {
        return new HistoryState(revision, fill, now, fillable);
    }

    HistoryState withFillable(boolean now) {
        return new HistoryState(revision, fill, problem, now);
    }
}
