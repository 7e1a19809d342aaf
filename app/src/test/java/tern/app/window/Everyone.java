package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// What a page owes everybody, asked of whatever a scene shows now.
final class Everyone {

    private Everyone() {}

    /// Controls without a name or a role, with what they lack.
    static List<String> nameless(Scene scene) {
        List<String> nameless = new ArrayList<>();
        seen(scene.getRoot()).stream()
                .filter(node -> node instanceof ButtonBase || node instanceof TextInputControl
                        || node instanceof TableView || node instanceof ListView || node instanceof ComboBoxBase)
                .filter(node -> node.getId() != null || node.isFocusTraversable())
                // the list inside a closed combo box, which is read out by the box itself
                .filter(node -> !"list-view".equals(node.getId()))
                .forEach(node -> {
                    boolean named = node.getAccessibleText() != null && !node.getAccessibleText().isBlank()
                            || node instanceof Labeled labeled && labeled.getText() != null
                                    && !labeled.getText().isBlank();
                    if (!named) {
                        nameless.add("name: " + node);
                    }
                    if (node.getAccessibleRole() == null || node.getAccessibleRole() == AccessibleRole.NODE) {
                        nameless.add("role: " + node);
                    }
                });
        return nameless;
    }

    /// Goes round with the Tab key from where the focus is. Wherever it comes, the focus can be seen.
    ///
    /// @return what can have the focus and did not get it
    static List<Node> unreached(Scene scene) {
        // while a dialog is open nothing under it can be reached, and nothing should
        Parent top = scene.lookup("#modal") instanceof Parent modal && modal.isVisible() ? modal : scene.getRoot();
        Set<Node> wanted = new LinkedHashSet<>(seen(top).stream()
                .filter(node -> node.isFocusTraversable() && !node.isDisabled())
                .filter(node -> !(node instanceof ToggleButton))
                .toList());
        Node first = scene.getFocusOwner();
        for (int i = 0; i < 80; i++) {
            Node at = scene.getFocusOwner();
            wanted.remove(at);
            assertThat(at.getPseudoClassStates().stream().map(Object::toString)).as("focus of %s", at)
                    .contains("focused");
            WindowRig.key(KeyCode.TAB);
            assertThat(scene.getFocusOwner().getPseudoClassStates().stream().map(Object::toString))
                    .as("focus of %s after the Tab key", scene.getFocusOwner())
                    .contains("focus-visible");
            if (scene.getFocusOwner().equals(first)) {
                break;
            }
        }
        return List.copyOf(wanted);
    }

    /// Texts that are not shown whole: with dots for their end, beyond the window's edge, or a hint wider than its
    /// field.
    static List<String> cut(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return seen(scene.getRoot()).stream()
                .filter(node -> node instanceof Label || node instanceof ButtonBase || node instanceof ListCell
                        || node instanceof TextInputControl)
                .filter(node -> node instanceof Labeled labeled && isCut(labeled)
                        || node instanceof TextInputControl field && isCut(field) || isOutside(node, scene))
                .map(node -> node instanceof Labeled labeled
                        ? labeled.getText()
                        : "hint or place of " + node.getId() + " " + ((TextInputControl) node).getPromptText())
                .toList();
    }

    /// Whatever has a place and passes the edge of the page it stands on, or of the window, at the left or right: cards
    /// and lines as well as words.
    static List<String> passing(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return seen(scene.getRoot()).stream()
                .filter(node -> node instanceof Region && !(node instanceof ScrollBar) && passes(node, scene))
                .map(node -> "passes the edge: " + node + ", at least " + Math.round(node.minWidth(-1)) + " wide")
                .toList();
    }

    private static boolean passes(Node node, Scene scene) {
        double left = 0;
        double right = scene.getWidth();
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof TableView || at instanceof ListView || at instanceof TextInputControl) {
                // they scroll sideways where there is too little room
                return false;
            }
            if (at instanceof ScrollBar) {
                return false;
            }
            if (at instanceof ScrollPane page) {
                Bounds seen = page.localToScene(page.getLayoutBounds());
                Bounds view = page.getViewportBounds();
                left = Math.max(left, seen.getMinX());
                right = Math.min(right, seen.getMinX() + view.getWidth() + page.snappedLeftInset());
            } else if (at.getClip() != null && !(at.getParent() instanceof ScrollPane)) {
                // a drawing, cut where it should be
                return false;
            }
        }
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        return bounds.getWidth() > 0 && bounds.getHeight() > 0
                && (bounds.getMinX() < left - 1 || bounds.getMaxX() > right + 1);
    }

    private static List<Node> seen(Parent parent) {
        List<Node> all = new ArrayList<>();
        for (Node node : parent.getChildrenUnmodifiable()) {
            if (node.isVisible()) {
                all.add(node);
                if (node instanceof Parent inner) {
                    all.addAll(seen(inner));
                }
            }
        }
        return all;
    }

    private static boolean isOutside(Node node, Scene scene) {
        boolean scrolls = false;
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof TableView || at instanceof ListView) {
                // a table scrolls sideways where its columns need more room than there is
                return false;
            }
            scrolls |= at instanceof ScrollPane;
        }
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        return bounds.getWidth() > 0 && (bounds.getMinX() < -1 || bounds.getMaxX() > scene.getWidth() + 1
                || !scrolls && (bounds.getMinY() < -1 || bounds.getMaxY() > scene.getHeight() + 1));
    }

    /// What stands there is shorter than what should: the skin has put dots in its place.
    private static boolean isCut(Labeled labeled) {
        String text = labeled.getText();
        if (text == null || text.isEmpty() || labeled.getWidth() <= 0
                || labeled.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY) {
            return false;
        }
        return labeled.getChildrenUnmodifiable()
                .stream()
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .anyMatch(shown -> !shown.getText().equals(text));
    }

    /// The hint of an empty field does not fit into it.
    private static boolean isCut(TextInputControl field) {
        String hint = field.getPromptText();
        if (hint == null || hint.isEmpty() || !field.getText().isEmpty() || field.getWidth() <= 0) {
            return false;
        }
        Text whole = new Text(hint);
        whole.setFont(field.getFont());
        double room = field.getWidth() - field.snappedLeftInset() - field.snappedRightInset();
        return whole.getLayoutBounds().getWidth() > room + 1;
    }
}
