package tern.app.settings;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tern.app.ui.Buttons;
import tern.app.ui.Copier;
import tern.app.ui.Lines;
import tern.app.ui.Texts;

/// When something breaks: a report that is read here before it is given to anybody.
final class HelpCard extends VBox {

    private final ComboBox<Parts.Choice<String>> part;
    private final TextArea text = new TextArea();
    private final VBox reading;
    private @Nullable SupportBundle bundle;

    /// @param guide opens the user's guide
    HelpCard(SettingsModel model, SupportPresenter presenter, Runnable guide, Copier copier, Texts texts) {
        getStyleClass().add("card-column");
        Button gather = Buttons.small("report-gather", texts.get("report.gather"));
        gather.setOnAction(_ -> presenter.gather());
        part = new ComboBox<>();
        part.setId("report-part");
        part.setAccessibleText(texts.get("report.part"));
        part.setConverter(Parts.<String>converter());
        part.valueProperty().addListener((_, _, now) -> show(now));
        text.setId("report-text");
        text.getStyleClass().add("report-text");
        text.setEditable(false);
        text.setWrapText(true);
        text.setPrefRowCount(14);
        text.setAccessibleText(texts.get("report.text"));
        Button save = Buttons.primary("report-save", texts.get("report.save"));
        save.setOnAction(_ -> presenter.save());
        Button copy = Buttons.small("report-copy", texts.get("report.copy"));
        copy.setOnAction(_ -> copier.copy(texts.get("report.copied"), text.getText()));
        Button drop = Buttons.small("report-drop", texts.get("report.drop"));
        drop.setOnAction(_ -> presenter.drop());
        FlowPane buttons = new FlowPane(save, copy, drop);
        buttons.getStyleClass().add("settings-buttons");
        reading = new VBox(Lines.wrapped(texts.get("report.read"), "settings-words"), part, text, buttons);
        reading.getStyleClass().add("settings-card");
        Button read = Buttons.small("guide-open", texts.get("guide.open"));
        read.setOnAction(_ -> guide.run());
        getChildren().addAll(
                Parts.card(texts.get("guide.title"), Lines.wrapped(texts.get("guide.words"), "settings-words"), read),
                Parts.card(texts.get("help.words.title"), Lines.wrapped(texts.get("standing.line"), "settings-name")),
                Parts.card(texts.get("report.title"), Lines.wrapped(texts.get("report.words"), "settings-words"),
                        gather,
                        reading));
        model.bundle().addListener((_, _, now) -> {
            bundle = now.orElse(null);
            fill();
        });
        bundle = model.bundle().get().orElse(null);
        fill();
    }

    private void fill() {
        SupportBundle now = bundle;
        Lines.shown(reading, now != null);
        part.getItems().clear();
        text.clear();
        if (now != null) {
            now.parts().forEach(one -> part.getItems().add(new Parts.Choice<>(one.name(), one.name())));
            part.getSelectionModel().selectFirst();
        }
    }

    private void show(Parts.@Nullable Choice<String> chosen) {
        SupportBundle now = bundle;
        text.setText(chosen == null || now == null
                ? ""
                : now.parts()
                        .stream()
                        .filter(one -> one.name().equals(chosen.value()))
                        .map(SupportBundle.Part::text)
                        .findFirst()
                        .orElse(""));
    }
}
