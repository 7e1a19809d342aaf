package tern.app.home;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import tern.app.history.Span;
import tern.app.ui.Texts;

/// Day, week, month, year, all: one of them is always chosen.
final class SpanChoice extends HBox {

    SpanChoice(HomeModel model, ChartPresenter presenter, Texts texts) {
        setId("home-span");
        getStyleClass().add("segments");
        setAccessibleText(texts.get("home.span.accessible"));
        ToggleGroup group = new ToggleGroup();
        Map<Span, ToggleButton> buttons = new EnumMap<>(Span.class);
        for (Span span : Span.values()) {
            ToggleButton button = new ToggleButton(switch (span) {
                case DAY -> texts.get("home.segment.day");
                case WEEK -> texts.get("home.segment.week");
                case MONTH -> texts.get("home.segment.month");
                case YEAR -> texts.get("home.segment.year");
                case ALL -> texts.get("home.segment.all");
            });
            button.setId("home-span-" + span.name().toLowerCase(Locale.ROOT));
            button.getStyleClass().addAll("small", "segment");
            button.setMinWidth(USE_PREF_SIZE);
            button.setMaxHeight(Double.MAX_VALUE);
            button.setToggleGroup(group);
            button.setOnAction(_ -> {
                // pressing the chosen one again does not leave none
                button.setSelected(true);
                presenter.choose(span);
            });
            buttons.put(span, button);
            getChildren().add(button);
        }
        addEventFilter(KeyEvent.KEY_PRESSED, this::step);
        model.span().addListener((_, _, now) -> select(buttons, now));
        select(buttons, model.span().get());
    }

    private static void select(Map<Span, ToggleButton> buttons, Span span) {
        ToggleButton button = buttons.get(span);
        if (button != null) {
            button.setSelected(true);
        }
    }

    private void step(KeyEvent event) {
        int by = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
        int at = getChildren().indexOf(getScene().getFocusOwner());
        if (by != 0 && at >= 0 && at + by >= 0 && at + by < getChildren().size()) {
            getChildren().get(at + by).requestFocus();
            event.consume();
        }
    }
}
