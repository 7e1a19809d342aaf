package tern.app.settings;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import tern.app.ui.Lines;

/// What the cards of Settings are made of.
final class Parts {

    private Parts() {}

    static VBox card(String title, Node... content) {
        VBox card = new VBox(Lines.wrapped(title, "card-title"));
        card.getChildren().addAll(content);
        card.getStyleClass().addAll("card", "settings-card");
        return card;
    }

    /// A line: what it is and what it means, and the control at its end, or below where there is too little room.
    static SettingsLine line(String title, String explanation, Region control) {
        Label name = Lines.wrapped(title, "settings-name");
        name.setLabelFor(control);
        VBox left = new VBox(name);
        if (!explanation.isEmpty()) {
            left.getChildren().add(Lines.wrapped(explanation, "settings-words"));
        }
        left.getStyleClass().add("settings-line-words");
        control.setMinWidth(Region.USE_PREF_SIZE);
        return new SettingsLine(left, control);
    }

    /// A value with the words for it.
    record Choice<T>(T value, String words) {}

    static <T> ComboBox<Choice<T>> choice(
            String id, String accessible, List<Choice<T>> choices, T now, Consumer<T> chosen) {
        ComboBox<Choice<T>> box = new ComboBox<>();
        box.setId(id);
        box.setAccessibleText(accessible);
        box.getItems().setAll(choices);
        box.setConverter(converter());
        select(box, now);
        box.valueProperty().addListener((_, _, choice) -> {
            if (choice != null) {
                chosen.accept(choice.value());
            }
        });
        return box;
    }

    static <T> StringConverter<Choice<T>> converter() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable Choice<T> choice) {
                return choice == null ? "" : choice.words();
            }

            @Override
            public Choice<T> fromString(String text) {
                throw new UnsupportedOperationException("nothing can be typed here");
            }
        };
    }

    static <T> void select(ComboBox<Choice<T>> box, T value) {
        box.getItems()
                .stream()
                .filter(choice -> choice.value().equals(value))
                .findFirst()
                .ifPresent(box::setValue);
    }
}
