package tern.app.ui;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The layer above the window's content in which panels open. Panels are part of the scene and no windows of their
/// own, so that they stand where they should on every desktop.
public final class OverlayLayer extends Pane implements Popovers {

    private static final double DISTANCE = 6;
    private static final double MARGIN = 12;

    private final ChangeListener<@Nullable Node> focusMoved = (_, _, now) -> closeWhenOutside(now);
    private @Nullable StackPane panel;
    private @Nullable Node anchor;
    private @Nullable Node focusBefore;

    public OverlayLayer() {
        setVisible(false);
        setPickOnBounds(true);
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::closeOnPressOutside);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                close();
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

    @Override
    public void open(Node content, Node below) {
        close();
        Scene scene = getScene();
        if (scene == null) {
            return;
        }
        focusBefore = scene.getFocusOwner();
        anchor = below;
        StackPane opened = new StackPane(content);
        opened.getStyleClass().add("popover");
        panel = opened;
        getChildren().setAll(opened);
        setVisible(true);
        applyCss();
        layout();
        focusFirst(content);
    }

    @Override
    public void close() {
        if (panel == null) {
            return;
        }
        panel = null;
        anchor = null;
        Node back = focusBefore;
        focusBefore = null;
        boolean inside = getScene() != null && getScene().getFocusOwner() != null
                && isInside(getScene().getFocusOwner());
        getChildren().clear();
        setVisible(false);
        if (inside && back != null) {
            back.requestFocus();
        }
    }

    @Override
    protected void layoutChildren() {
        if (panel == null || anchor == null) {
            return;
        }
        double width = Math.min(panel.prefWidth(-1), getWidth() - 2 * MARGIN);
        double height = Math.min(panel.prefHeight(width), getHeight() - 2 * MARGIN);
        Bounds at = sceneToLocal(anchor.localToScene(anchor.getLayoutBounds()));
        double x = at.getCenterX() > getWidth() / 2 ? at.getMaxX() - width : at.getMinX();
        double below = at.getMaxY() + DISTANCE;
        double y = below + height > getHeight() - MARGIN && at.getMinY() - DISTANCE - height > MARGIN
                ? at.getMinY() - DISTANCE - height
                : below;
        panel.resizeRelocate(
                snapPositionX(Math.clamp(x, MARGIN, Math.max(MARGIN, getWidth() - width - MARGIN))),
                snapPositionY(Math.clamp(y, MARGIN, Math.max(MARGIN, getHeight() - height - MARGIN))),
                width, height);
    }

    private void closeOnPressOutside(MouseEvent event) {
        if (event.getTarget() instanceof Node target && !isInside(target)) {
            event.consume();
            close();
        }
    }

    private void closeWhenOutside(@Nullable Node focused) {
        // null while the window itself is left: the panel stays
        if (panel != null && focused != null && !isInside(focused)) {
            focusBefore = null;
            close();
        }
    }

    private boolean isInside(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(panel)) {
                return true;
            }
        }
        return false;
    }

    private static void focusFirst(Node content) {
        Node first = firstFocusable(content);
        (first == null ? content : first).requestFocus();
    }

    private static @Nullable Node firstFocusable(Node node) {
        if (node instanceof Control control && control.isFocusTraversable() && !control.isDisabled()) {
            return control;
        }
        if (node instanceof Region region) {
            for (Node child : region.getChildrenUnmodifiable()) {
                Node found = firstFocusable(child);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
