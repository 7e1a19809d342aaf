package tern.app.window;

import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// When the window's stage is shown, hidden and gone for good. To be used on the FX thread.
///
/// Closing the window ends Tern, unless there is an entry in the tray that it can come back by. Where it stands is
/// remembered whenever it goes.
final class StageLife {

    private final Stage stage;
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private @Nullable Runnable keepPlace;
    private final Consumer<Runnable> asks;
    private boolean ends = true;
    private boolean agreed;

    /// @param stays whether the window's closing leaves Tern running
    /// @param keep  what remembers where the stage stands: reads that at once, and gives what writes it down
    StageLife(Stage stage, BooleanSupplier stays, Function<Stage, Runnable> keep) {
        this(stage, stays, keep, Runnable::run);
    }

    /// @param asks before it ends: runs what it is given once nothing is in the way, at once or later or never
    StageLife(Stage stage, BooleanSupplier stays, Function<Stage, Runnable> keep, Consumer<Runnable> asks) {
        this.stage = stage;
        this.asks = asks;
        stage.setOnCloseRequest(event -> {
            ends = !stays.getAsBoolean();
            if (ends && !mayEnd(stage::hide)) {
                event.consume();
            }
        });
        stage.setOnHiding(_ -> keepPlace = keep.apply(stage));
        stage.setOnHidden(_ -> {
            if (ends) {
                end();
            }
        });
    }

    /// The exit code, once it was closed for good.
    CompletableFuture<Integer> closed() {
        return closed;
    }

    /// From behind other windows, from the task bar, or from the tray.
    void comeToFront() {
        if (closed.isDone()) {
            return;
        }
        ends = true;
        if (!stage.isShowing()) {
            stage.show();
        }
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    /// Whether nothing is in the way of an end now.
    ///
    /// @param later what ends it where the answer comes later
    private boolean mayEnd(Runnable later) {
        if (agreed) {
            return true;
        }
        boolean[] asking = {true};
        asks.accept(() -> {
            agreed = true;
            if (!asking[0]) {
                later.run();
            }
        });
        asking[0] = false;
        return agreed;
    }

    /// Closes the window for good, whether it can be seen or not. Where something is to be asked first it comes to
    /// front.
    void quit() {
        if (!mayEnd(this::quit)) {
            comeToFront();
            return;
        }
        ends = true;
        if (stage.isShowing()) {
            stage.hide();
        } else {
            end();
        }
    }

    private void end() {
        Runnable keep = keepPlace;
        Thread _ = Thread.ofVirtual().name("window-place").start(() -> {
            if (keep != null) {
                keep.run();
            }
            closed.complete(0);
        });
    }
}
