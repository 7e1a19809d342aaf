package tern.app.history;

import java.util.Optional;
import tern.app.feed.Problem;

/// How the history stands. Immutable.
///
/// @param samples  rises whenever what accounts owned at some moment was added
/// @param activity rises whenever what accounts did was added or undone
/// @param fill     the past that is being fetched now
/// @param problem  why nothing is recorded, or why the past could not be fetched
/// @param fillable whether a node is known that keeps the past of the network shown
public record HistoryState(
        long samples, long activity, Optional<Fill> fill, Optional<Problem> problem, boolean fillable) {

    /// Fetching the past.
    ///
    /// @param done  steps behind it
    /// @param steps all
    public record Fill(int done, int steps) {}

    static HistoryState empty() {
        return new HistoryState(0, 0, Optional.empty(), Optional.empty(), false);
    }

    HistoryState withSamples() {
        return new HistoryState(samples + 1, activity, fill, problem, fillable);
    }

    HistoryState withActivity() {
        return new HistoryState(samples, activity + 1, fill, problem, fillable);
    }

    HistoryState withFill(Optional<Fill> now) {
        return new HistoryState(samples, activity, now, problem, fillable);
    }

    HistoryState withProblem(Optional<Problem> now) {
        return new HistoryState(samples, activity, fill, now, fillable);
    }

    HistoryState withFillable(boolean now) {
        return new HistoryState(samples, activity, fill, problem, now);
    }
}
