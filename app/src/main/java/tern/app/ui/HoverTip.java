package tern.app.ui;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Cell;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// What is said of a control while the pointer rests on it. A [Tooltip] is a window with a scene of its own, and a table
/// has hundreds of cells: it is made when the pointer comes, not before. Who cannot point is told the same as help. For
/// the FX thread.
public final class HoverTip {

    private static final double LONGEST_EMS = 38;
    private static final double NORMAL = 14;

    private final Control control;
    private final List<String> styles;
    private Optional<String> words = Optional.empty();
    private @Nullable Tooltip made;

    /// @param styles classes of its own
    public HoverTip(Control control, String... styles) {
        this.control = control;
        this.styles = List.of(styles);
        control.addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> show());
    }

    public void say(String now) {
        say(Optional.of(now));
    }

    /// Empty says nothing.
    public void say(Optional<String> now) {
        words = now.filter(text -> !text.isEmpty());
        control.setAccessibleHelp(words.orElse(null));
        if (made != null) {
            show();
        }
    }

    private void show() {
        boolean empty = control instanceof Cell<?> cell && cell.isEmpty();
        if (words.isEmpty() || empty) {
            control.setTooltip(null);
            return;
        }
        Tooltip tip = made;
        if (tip == null) {
            tip = new Tooltip();
            tip.getStyleClass().addAll(styles);
            tip.setWrapText(true);
            made = tip;
        }
        tip.setText(words.get());
        tip.setMaxWidth(LONGEST_EMS * (control instanceof Labeled label ? label.getFont().getSize() : NORMAL));
        control.setTooltip(tip);
    }
}
