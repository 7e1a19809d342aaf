package tern.app.onboarding;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tern.app.ui.Lines;
import tern.app.ui.Em;
import tern.app.ui.Mark;
import tern.app.ui.Texts;
import tern.app.ui.Wordmark;

/// What stands around the first start: what Tern is on the left, one column on the right. In a window too narrow for
/// both the left shrinks to the mark above the column.
final class WelcomeFrame extends StackPane {

    /// Below this the column would have less than half of its width.
    private static final double NARROW_EMS = 62;
    /// Below this the left gives room to the column.
    private static final double SLIM_EMS = 95;

    private final BorderPane frame = new BorderPane();
    private final Em em = new Em();
    private final Texts texts;
    private final Node left;
    private final Node top;
    private final StackPane holder;
    private final ScrollPane scroll;

    /// @param content goes into the column
    WelcomeFrame(Texts texts, Optional<String> version, Region content) {
        this.texts = texts;
        content.getStyleClass().add("welcome-column");
        holder = new StackPane(content);
        holder.getStyleClass().add("welcome-right");
        StackPane.setAlignment(content, Pos.TOP_CENTER);
        scroll = new ScrollPane(holder);
        scroll.getStyleClass().add("page-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        left = left(version);
        top = brand("welcome-top");
        frame.setCenter(scroll);
        getStyleClass().add("welcome");
        getChildren().addAll(frame, em);
        widthProperty().addListener((_, _, _) -> arrange());
        em.pixels().addListener((_, _, _) -> arrange());
        arrange();
    }

    /// Back to the top of the column.
    void scrollUp() {
        scroll.setVvalue(0);
    }

    private void arrange() {
        boolean narrow = em.get() > 0 && getWidth() > 0 && getWidth() / em.get() < NARROW_EMS;
        frame.setLeft(narrow ? null : left);
        frame.setTop(narrow ? top : null);
        boolean slim = em.get() > 0 && getWidth() > 0 && getWidth() / em.get() < SLIM_EMS;
        mark(holder, "narrow", narrow);
        mark(holder, "slim", slim && !narrow);
        mark(left, "slim", slim);
    }

    private static void mark(Node node, String styleClass, boolean marked) {
        node.getStyleClass().remove(styleClass);
        if (marked) {
            node.getStyleClass().add(styleClass);
        }
    }

    private Node left(Optional<String> version) {
        Label headline = Lines.wrapped(texts.get("welcome.headline"), "welcome-headline");
        Label words = Lines.wrapped(texts.get("welcome.words"), "welcome-words");
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        Label promise = Lines.wrapped(texts.get("welcome.promise"), "welcome-foot");
        VBox column = new VBox(brand("welcome-brand"), headline, words, space, promise);
        version.ifPresent(text -> column.getChildren()
                .add(Lines.wrapped(texts.get("welcome.version", text), "welcome-foot")));
        column.getStyleClass().add("welcome-left");
        return column;
    }

    private Node brand(String styleClass) {
        HBox brand = new HBox(new Mark(), new Wordmark(texts.get("app.name")));
        brand.getStyleClass().addAll("brand", styleClass);
        brand.setAlignment(Pos.CENTER_LEFT);
        return brand;
    }
}
