package tern.app.settings;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.ui.Buttons;
import tern.app.ui.Copier;
import tern.app.ui.Icon;
import tern.app.ui.Lines;
import tern.app.ui.Texts;

/// Where Tern keeps its things.
final class FoldersCard extends VBox {

    FoldersCard(List<Place> places, Consumer<Place> open, Copier copier, Texts texts) {
        VBox card = Parts.card(texts.get("settings.folders"),
                Lines.wrapped(texts.get("folders.words"), "settings-words"));
        for (Place place : places) {
            Label path = Lines.wrapped(place.path().toString(), "folder-path");
            path.setId("folder-" + place.id());
            VBox words = new VBox(Lines.wrapped(texts.get(place.key()), "settings-name"), path);
            words.getStyleClass().add("settings-line-words");
            HBox.setHgrow(words, Priority.ALWAYS);
            Button copy = Buttons.icon("folder-" + place.id() + "-copy", Icon.COPY,
                    texts.get("folders.copy", texts.get(place.key())));
            copy.setOnAction(_ -> copier.copy(texts.get("folders.copied"), place.path().toString()));
            Button show = Buttons.small("folder-" + place.id() + "-open", texts.get("folders.open"));
            show.setAccessibleText(texts.get("folders.open.accessible", texts.get(place.key())));
            show.setMinWidth(Region.USE_PREF_SIZE);
            show.setOnAction(_ -> open.accept(place));
            HBox line = new HBox(words, copy, show);
            line.getStyleClass().add("settings-line");
            line.setAlignment(Pos.CENTER_LEFT);
            card.getChildren().add(line);
        }
        getChildren().add(card);
    }
}
