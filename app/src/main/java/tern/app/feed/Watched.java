package tern.app.feed;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tern.app.feed.PortfolioSource.Watch;

/// A state, and those who hear of each change of it, in one order.
///
/// Safe for any thread. Listeners are called under the lock and must not block.
///
/// @param <S> an immutable state
public final class Watched<S> {

    private final Object lock;
    private final Set<Consumer<S>> listeners = new LinkedHashSet<>();
    private S state;

    /// @param lock the owner's, where what it decides and what is told must be one step
    public Watched(S first, Object lock) {
        this.state = first;
        this.lock = lock;
    }

    public S current() {
        synchronized (lock) {
            return state;
        }
    }

    /// Calls `listener` with the present state before it returns, then with each other one.
    public Watch watch(Consumer<S> listener) {
        synchronized (lock) {
            listeners.add(listener);
            listener.accept(state);
        }
        return () -> {
            synchronized (lock) {
                listeners.remove(listener);
            }
        };
    }

    /// Tells nobody where nothing has changed.
    public void change(UnaryOperator<S> change) {
        synchronized (lock) {
            S newer = change.apply(state);
            if (!Objects.equals(newer, state)) {
                state = newer;
                List.copyOf(listeners).forEach(listener -> listener.accept(newer));
            }
        }
    }

    /// Nobody hears of anything any more.
    public void forget() {
        synchronized (lock) {
            listeners.clear();
        }
    }
}
