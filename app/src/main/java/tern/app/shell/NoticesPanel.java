package tern.app.shell;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.fx.Fx;
import tern.app.ui.Buttons;
import tern.app.ui.Copier;
import tern.app.ui.Icon;
import tern.app.ui.Lines;
import tern.app.ui.Popovers;
import tern.app.ui.Texts;

/// What happened since the window was opened, newest first: when and how long ago, the technical text on demand, to be
/// copied and cleared.
final class NoticesPanel extends VBox {

    private final ShellPresenter presenter;
    private final Texts texts;
    private final Copier copier;
    private final DateTimeFormatter time;

    NoticesPanel(
            ShellModel model,
            ShellPresenter presenter,
            Texts texts,
            Locale locale,
            ZoneId zone,
            Copier copier,
            Popovers popovers) {
        this.presenter = presenter;
        this.texts = texts;
        this.copier = copier;
        time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT).withLocale(locale).withZone(zone);
        setId("notices-panel");
        getStyleClass().addAll("choice-panel", "notices-panel");
        Label title = new Label(texts.get("notices.title"));
        title.getStyleClass().add("card-title");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button clear = Buttons.small("notices-clear", texts.get("notices.clear"));
        clear.setDisable(model.notices().isEmpty());
        clear.setMinWidth(Region.USE_PREF_SIZE);
        clear.setOnAction(_ -> {
            presenter.notices().clear();
            popovers.close();
        });
        HBox head = new HBox(title, clear);
        head.getStyleClass().add("notices-head");
        VBox list = new VBox();
        list.getStyleClass().add("notice-list");
        for (int i = 0; i < model.notices().size(); i++) {
            list.getChildren().add(entry(model.notices().get(i), "notice-" + i));
        }
        if (model.notices().isEmpty()) {
            list.getChildren().add(Lines.wrapped(texts.get("notices.none"), "faint"));
        }
        ScrollPane scroll = new ScrollPane(list);
        scroll.getStyleClass().add("choice-scroll");
        scroll.setFitToWidth(true);
        // left to itself it would be as tall as the words are before they are wrapped; what is asked for in the middle of
        // a layout is not heard, so it is asked for after it
        list.heightProperty()
                .addListener((_, _, height) -> Fx.later(() -> scroll.setPrefViewportHeight(height.doubleValue())));
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getChildren().addAll(head, scroll);
        setFocusTraversable(true);
    }

    private VBox entry(Notice notice, String id) {
        Label words = Lines.wrapped(notice.words(), "notice-words");
        words.setId(id);
        words.textProperty().bind(presenter.notices().words(notice.words()));
        Label at = Lines.wrapped(time.format(notice.at()) + " · " + presenter.notices().age(notice), "faint");
        at.setId(id + "-at");
        at.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(at, Priority.ALWAYS);
        Button copy = Buttons.icon(id + "-copy", Icon.COPY, texts.get("notices.copy"));
        copy.setOnAction(_ -> copier.copy(texts.get("notices.copied"), time.format(notice.at()) + " "
                + words.getText() + notice.details().map(details -> "\n" + details).orElse("")));
        HBox foot = new HBox(at, copy);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("notice-foot");
        VBox entry = new VBox(words, foot);
        entry.getStyleClass().add("notice-entry");
        notice.details().ifPresent(text -> {
            Label details = Lines.wrapped(text, "notice-details");
            details.setId(id + "-text");
            details.textProperty().bind(presenter.notices().words(text));
            ToggleButton more = new ToggleButton(texts.get("problem.details"));
            more.setId(id + "-details");
            more.getStyleClass().addAll("small", "quiet");
            more.setMinWidth(Region.USE_PREF_SIZE);
            details.visibleProperty().bind(more.selectedProperty());
            details.managedProperty().bind(more.selectedProperty());
            foot.getChildren().add(1, more);
            entry.getChildren().add(details);
        });
        return entry;
    }
}
