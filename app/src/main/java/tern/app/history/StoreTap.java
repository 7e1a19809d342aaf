package tern.app.history;

import java.util.Optional;
import java.util.function.Consumer;
import tern.app.feed.PortfolioSource.Watch;
import tern.app.feed.Watched;
import tern.wallet.history.HistoryStore;

/// Lets other services keep what they find in the history file, which only one of a process can have open to write.
///
/// Safe for any thread. The store belongs to the history: whoever uses it lets go of it when it is withdrawn, before
/// the listener returns, and closes it never.
public final class StoreTap {

    /// @param readOnly another process writes it
    public record Held(HistoryStore store, boolean readOnly) {}

    private final Watched<Optional<Held>> held = new Watched<>(Optional.empty(), new Object());

    StoreTap() {}

    /// Calls `listener` with the open store, or none, before it returns, then whenever that changes.
    public Watch watch(Consumer<Optional<Held>> listener) {
        return held.watch(listener);
    }

    void offer(HistoryStore store, boolean readOnly) {
        held.change(_ -> Optional.of(new Held(store, readOnly)));
    }

    void withdraw() {
        held.change(_ -> Optional.empty());
    }
}
