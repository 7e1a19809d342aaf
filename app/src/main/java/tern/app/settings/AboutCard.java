package tern.app.settings;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.ui.Lines;
import tern.app.ui.Mark;
import tern.app.ui.Texts;
import tern.app.ui.Wordmark;

/// Version, licence, and what Tern is made of.
final class AboutCard extends VBox {

    AboutCard(String version, List<Library> libraries, Texts texts) {
        getStyleClass().add("card-column");
        HBox brand = new HBox(new Mark(), new Wordmark(texts.get("app.name")));
        brand.getStyleClass().add("brand-line");
        brand.setAlignment(Pos.CENTER_LEFT);
        Label number = Lines.wrapped(texts.get("about.version", version), "settings-name");
        number.setId("about-version");
        getChildren().add(Parts.card(texts.get("settings.about"), brand, number,
                Lines.wrapped(texts.get("about.licence"), "settings-words"),
                Lines.wrapped(texts.get("about.java", System.getProperty("java.version", "-"),
                        System.getProperty("javafx.runtime.version", "-")), "settings-words"),
                Lines.wrapped(texts.get("standing.line"), "settings-name")));
        VBox list = new VBox();
        list.setId("about-libraries");
        for (Library library : libraries) {
            Label licence = Lines.wrapped(library.licence(), "settings-words");
            licence.setMinWidth(Region.USE_PREF_SIZE);
            Label name = Lines.wrapped(library.version().equals(Library.NO_VERSION)
                    ? library.name()
                    : texts.get("about.library", library.name(), library.version()), "label");
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            HBox line = new HBox(name, licence);
            line.getStyleClass().add("fact-row");
            list.getChildren().add(line);
        }
        getChildren().add(Parts.card(texts.get("about.libraries"),
                Lines.wrapped(texts.get("about.libraries.words"), "settings-words"), list));
    }
}
