package tern.app.shell;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.ui.Texts;

/// What happened since the window was opened, newest first.
final class NoticesPanel extends VBox {

    NoticesPanel(ShellModel model, Texts texts, Locale locale, ZoneId zone) {
        setId("notices-panel");
        getStyleClass().addAll("choice-panel", "notices-panel");
        Label title = new Label(texts.get("notices.title"));
        title.getStyleClass().add("card-title");
        VBox list = new VBox();
        list.getStyleClass().add("notice-list");
        DateTimeFormatter time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(zone);
        for (Notice notice : model.notices()) {
            Label words = new Label(notice.words());
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
            notice.details().ifPresent(details -> words.setTooltip(new Tooltip(details)));
            Label at = new Label(time.format(notice.at()));
            at.getStyleClass().add("faint");
            VBox entry = new VBox(words, at);
            entry.getStyleClass().add("notice-entry");
            list.getChildren().add(entry);
        }
        if (model.notices().isEmpty()) {
            Label none = new Label(texts.get("notices.none"));
            none.getStyleClass().add("faint");
            none.setWrapText(true);
            list.getChildren().add(none);
        }
        ScrollPane scroll = new ScrollPane(list);
        scroll.getStyleClass().add("choice-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getChildren().addAll(title, scroll);
        setFocusTraversable(true);
    }
}
