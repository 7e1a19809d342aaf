package tern.app.help;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.ui.Buttons;
import tern.app.ui.Lines;
import tern.app.ui.Texts;

/// The guide: a page, the way back, and the way to the contents. To be used on the FX thread.
public final class GuideView extends BorderPane {

    private static final Logger LOG = LoggerFactory.getLogger(GuideView.class);

    private final Guide guide;
    private final Texts texts;
    private final ScrollPane scroll = new ScrollPane();
    private final StackPane holder = new StackPane();
    private final Button back;
    private final Deque<GuidePage> before = new ArrayDeque<>();
    private GuidePage shown = GuidePage.README;

    /// @param close what Escape does
    public GuideView(Guide guide, Texts texts, Runnable close) {
        this.guide = guide;
        this.texts = texts;
        setId("guide");
        getStyleClass().add("guide");
        getStylesheets()
                .add(Objects.requireNonNull(GuideView.class.getResource("/tern/assets/css/help.css"), "help.css")
                        .toExternalForm());
        back = Buttons.small("guide-back", texts.get("guide.back"));
        back.setOnAction(_ -> back());
        Button contents = Buttons.small("guide-contents", texts.get("guide.contents"));
        contents.setOnAction(_ -> open(GuidePage.README));
        Label language = Lines.wrapped(texts.get("guide.language"), "guide-mark");
        language.setId("guide-language");
        HBox.setHgrow(language, Priority.ALWAYS);
        HBox bar = new HBox(back, contents, language);
        bar.getStyleClass().add("guide-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        holder.getStyleClass().add("guide-holder");
        scroll.setId("guide-scroll");
        scroll.getStyleClass().add("page-scroll");
        scroll.setFitToWidth(true);
        scroll.setContent(holder);
        setTop(bar);
        setCenter(scroll);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                close.run();
            } else if (event.isAltDown() && event.getCode() == KeyCode.LEFT) {
                event.consume();
                back();
            }
        });
    }

    /// Shows a page; the one before it is a step back.
    public void open(GuidePage page) {
        if (page != shown && !holder.getChildren().isEmpty()) {
            before.push(shown);
        }
        show(page);
    }

    /// The page that is shown.
    public GuidePage shown() {
        return shown;
    }

    private void back() {
        if (!before.isEmpty()) {
            show(before.pop());
        }
    }

    private void show(GuidePage page) {
        shown = page;
        holder.getChildren().setAll(made(page));
        back.setDisable(before.isEmpty());
        scroll.setVvalue(0);
        scroll.requestFocus();
    }

    private VBox made(GuidePage page) {
        try {
            return new PageNodes(guide, this::open).page(guide.read(page));
        } catch (IOException e) {
            LOG.warn("the guide's page {} cannot be read", page.file(), e);
            Label missing = Lines.wrapped(texts.get("guide.missing", page.file()), "guide-text");
            missing.setId("guide-missing");
            VBox column = new VBox(missing);
            column.getStyleClass().add("guide-page");
            return column;
        }
    }
}
