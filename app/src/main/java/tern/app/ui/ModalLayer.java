package tern.app.ui;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The layer above everything in which one dialog stands at a time. What is below it can be neither pressed nor reached
/// by keyboard until the dialog is closed. A part of the scene and no window of its own.
public final class ModalLayer extends StackPane {

    private final ChangeListener<@Nullable Node> focusMoved = (_, _, now) -> keepInside(now);
    private @Nullable Region dialog;
    private @Nullable Node focusBefore;
    private Runnable escape = () -> {};

    public ModalLayer() {
        setId("modal");
        getStyleClass().add("modal-layer");
        setAlignment(Pos.CENTER);
        setVisible(false);
        setPickOnBounds(true);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                escape.run();
            }
        });
        sceneProperty().addListener((_, before, now) -> {
            if (before != null) {
                before.focusOwnerProperty().removeListener(focusMoved);
            }
            if (now != null) {
                now.focusOwnerProperty().addListener(focusMoved);
            }
        });
    }

    /// Shows a dialog in the middle, in place of one that is open.
    ///
    /// @param first    gets the focus
    /// @param onEscape what the Escape key does
    public void open(Region content, Node first, Runnable onEscape) {
        if (dialog == null && getScene() != null) {
            focusBefore = getScene().getFocusOwner();
        }
        dialog = content;
        escape = onEscape;
        getChildren().setAll(content);
        setVisible(true);
        applyCss();
        layout();
        first.requestFocus();
    }

    /// Closes what is open; the focus goes back to where it was.
    public void close() {
        if (dialog == null) {
            return;
        }
        dialog = null;
        escape = () -> {};
        Node back = focusBefore;
        focusBefore = null;
        getChildren().clear();
        setVisible(false);
        if (back != null) {
            back.requestFocus();
        }
    }

    /// Walking past the last control by keyboard begins again at the first. Where nothing in the dialog can have the
    /// focus, as while a transaction is signed, the dialog itself has it.
    private void keepInside(@Nullable Node focused) {
        Region open = dialog;
        if (open == null || focused == null || isInside(focused, open)) {
            return;
        }
        // a step of the keyboard's own, so that the focus is seen where it comes to
        boolean moved = open.requestFocusTraversal(TraversalDirection.NEXT);
        Node reached = open.getScene() == null ? null : open.getScene().getFocusOwner();
        // with nothing to come to inside, the step goes on to what is behind the dialog, and counts as done
        if (!moved || reached == null || !isInside(reached, open)) {
            open.requestFocus();
        }
    }

    private static boolean isInside(Node node, Node dialog) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(dialog)) {
                return true;
            }
        }
        return false;
    }
}
