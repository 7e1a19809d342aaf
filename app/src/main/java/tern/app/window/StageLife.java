package tern.app.window;

import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
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
    private boolean ends = true;

    /// @param stays whether the window's closing leaves Tern running
    /// @param keep  what remembers where the stage stands: reads that at once, and gives what writes it down
    StageLife(Stage stage, BooleanSupplier stays, Function<Stage, Runnable> keep) {
        this.stage = stage;
        stage.setOnCloseRequest(_ -> ends = !stays.getAsBoolean());
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

    /// Closes the window for good, whether it can be seen or not.
    void quit() {
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
