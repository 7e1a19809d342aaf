package tern.app.update;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.update.UpdateAnswer.None;
import tern.app.web.WebAddress;

/// Looks for newer versions while the window is open and the person wants that: at most once a day, after the page about
/// what leaves this computer was read and the window can be seen; and whenever the person presses the button.
///
/// To be used on one thread; only the question itself is asked elsewhere.
public final class UpdateService implements AutoCloseable {

    /// Between two looks whether a day has passed.
    private static final Duration LOOK = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(UpdateService.class);

    private final Ports ports;
    private final List<Consumer<UpdateState>> watchers = new ArrayList<>();
    private UpdateChoice choice = UpdateChoice.standard();
    private @Nullable Long lookedAt;
    private boolean closed;
    private UpdateState state;

    /// What the service works with.
    ///
    /// @param key        the makers'; empty where this copy brings none
    /// @param background runs what waits for the network
    /// @param ui         runs on the one thread of this service
    /// @param nanos      a clock that nobody can set
    /// @param allowed    whether the person has read what leaves this computer
    public record Ports(UpdateCheck check, Optional<ReleaseKey> key, Executor background, Executor ui,
            LongSupplier nanos, BooleanSupplier allowed) {}

    @FunctionalInterface
    private interface Question {
        Optional<UpdateAnswer> ask(WebAddress address, ReleaseKey key) throws InterruptedException;
    }

    public UpdateService(Ports ports) {
        this.ports = ports;
        state = new UpdateState(ports.key().isPresent(), false, "", Optional.empty());
    }

    public UpdateState current() {
        return state;
    }

    /// Calls back once at once and then on change, until this is closed.
    public void watch(Consumer<UpdateState> listener) {
        watchers.add(listener);
        listener.accept(state);
    }

    /// Takes what the person chose. What another address said is forgotten.
    public void choose(UpdateChoice wanted) {
        boolean moved = !wanted.address().equals(choice.address());
        choice = wanted;
        if (moved) {
            publish(new UpdateState(state.hasKey(), state.asking(), "", Optional.empty()));
        }
    }

    /// Asks if it is time to. To be called about once a second.
    ///
    /// @param visible whether the window can be seen
    public void tick(boolean visible) {
        if (!visible || !choice.on() || !ports.allowed().getAsBoolean()) {
            return;
        }
        long now = ports.nanos().getAsLong();
        Long last = lookedAt;
        if (last != null && now - last < LOOK.toNanos()) {
            return;
        }
        if (ask(ports.check()::ifDue)) {
            lookedAt = now;
        }
    }

    /// Asks at once, however long ago the last question was.
    public void now() {
        ask((address, key) -> Optional.of(ports.check().now(address, key)));
    }

    private boolean ask(Question question) {
        if (closed || state.asking() || choice.address().isEmpty() || ports.key().isEmpty()) {
            return false;
        }
        WebAddress address = choice.address().get();
        ReleaseKey key = ports.key().get();
        publish(new UpdateState(true, true, state.host(), state.answer()));
        ports.background().execute(() -> {
            Optional<UpdateAnswer> answer;
            try {
                answer = question.ask(address, key);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                answer = Optional.of(new None(NoUpdate.UNREACHABLE, "interrupted"));
            } catch (RuntimeException e) {
                LOG.error("a newer version could not be looked for", e);
                answer = Optional.of(new None(NoUpdate.UNREADABLE, e.toString()));
            }
            Optional<UpdateAnswer> whole = answer;
            ports.ui().execute(() -> take(address, whole));
        });
        return true;
    }

    private void take(WebAddress from, Optional<UpdateAnswer> answer) {
        if (answer.isPresent() && answer.get() instanceof None none) {
            LOG.info("no update from {}: {}, {}", from.host(), none.reason(), none.details());
        }
        boolean wanted = choice.address().filter(from::equals).isPresent();
        publish(answer.isPresent() && wanted
                ? new UpdateState(state.hasKey(), false, from.host(), answer)
                : new UpdateState(state.hasKey(), false, state.host(), state.answer()));
    }

    private void publish(UpdateState next) {
        if (!closed && !next.equals(state)) {
            state = next;
            List.copyOf(watchers).forEach(watcher -> watcher.accept(next));
        }
    }

    /// Nobody is asked or told any more.
    @Override
    public void close() {
        closed = true;
        watchers.clear();
    }
}
